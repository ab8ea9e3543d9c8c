"""Suggesting themes: what is learned from what members have sorted. A suggestion is never applied by itself."""
