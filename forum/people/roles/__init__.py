"""Involvement roles, what people have done, what they are paid, and what they declare an interest in."""
