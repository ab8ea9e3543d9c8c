"""Receipt codes: twelve characters and a check character, written in groups, like `bk7m-2qxw-9ft4-r`.

The alphabet has 29 signs, none alike to the eye (no 0, 1, i, l, o, and no u or z,
which are read as v and 2). 29 is prime, so the weighted sum catches every
single wrong sign and every two neighbours changed round (as in ISBN-10). 12 signs carry 58 bits.
"""

import hashlib
import hmac
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxy"
LENGTH = 12
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
# What people may write for what we print.
_HEARD_AS = str.maketrans({"u": "v", "z": "2"})


def _check_sign(body: str) -> str:
    return ALPHABET[sum(_VALUE[sign] * place for place, sign in enumerate(body, start=1)) % len(ALPHABET)]


def drawn() -> str:
    """Draw a new code by chance."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return body + _check_sign(body)


def derived(*, key: str, sending: str) -> str:
    """The code that belongs to one sending of a form: the same sending, sent again, shows the same receipt."""
    number = int.from_bytes(hmac.digest(key.encode(), b"derive:" + sending.encode(), hashlib.sha256), "big")
    signs = []
    for _ in range(LENGTH):
        number, value = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[value])
    body = "".join(signs)
    return body + _check_sign(body)


def tidy(typed: str) -> str:
    """What somebody typed, without spaces, dashes and capitals; u is read as v and z as 2, which we never print."""
    kept = "".join(sign for sign in typed[:200].lower() if sign.isalnum())
    return kept.translate(_HEARD_AS)


def check(typed: str) -> bool:
    """Whether this can be a code of ours: right length, right signs, right check character."""
    code = tidy(typed)
    if len(code) != LENGTH + 1 or any(sign not in _VALUE for sign in code):
        return False
    return _check_sign(code[:-1]) == code[-1]


def fingerprint(typed: str, *, key: str) -> str:
    """The keyed hash under which a receipt is stored; the code itself is stored nowhere."""
    return hmac.digest(key.encode(), b"receipt:" + tidy(typed).encode(), hashlib.sha256).hex()


def as_spoken(code: str) -> str:
    """In groups of four, to read aloud and to print."""
    code = tidy(code)
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))
