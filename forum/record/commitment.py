"""A promise that words have not been changed, without the words."""

import hmac

SHORTEST_SALT = 16


def commitment(words: str, salt: bytes) -> str:
    """Tie an entry to words kept elsewhere. Once words and salt are deleted it says nothing about them any more."""
    if len(salt) < SHORTEST_SALT:
        raise ValueError(f"A salt has at least {SHORTEST_SALT} random bytes, or the words could be guessed.")
    return hmac.digest(salt, words.encode(), "sha256").hex()
