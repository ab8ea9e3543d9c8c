"""The front door: what `make` runs."""
