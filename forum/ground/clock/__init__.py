"""The only source of time."""
