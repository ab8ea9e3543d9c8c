"""Deliveries: one message to one person in one way."""
