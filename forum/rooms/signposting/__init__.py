"""Listings of community groups and services."""
