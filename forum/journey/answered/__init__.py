"""Stages 8 and 9: everybody is told, and tells us whether it answers them."""
