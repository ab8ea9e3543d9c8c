"""Stage 1: somebody says something and holds a receipt at once."""
