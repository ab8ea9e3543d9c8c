"""Gatherings, venues and time slots."""
