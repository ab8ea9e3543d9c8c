"""Doors to gatherings, to coming along, to places, visits and series."""
