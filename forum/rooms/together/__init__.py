"""What we are working on together."""
