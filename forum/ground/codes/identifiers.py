"""Identifiers for addresses: random, so that counting or guessing from one gives no other."""

import secrets

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12


def new_id() -> str:
    """Twelve characters, 59 bits, none of them look alike (no 0, 1, i, l, o)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def public_id() -> "models.CharField[str, str]":
    """The field that every row shown in an address has."""
    return models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
