"""What a device seals to this forum and cannot read back itself (JWE: RFC 7516, with ECDH-ES and A256GCM)."""

import json
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

ALGORITHMS = ["ECDH-ES", "A256GCM"]
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256
LONGEST = 200_000  # signs of one sealed row: more than the longest words take


class NotOurs(ValueError):  # noqa: N818 - reads as what it says
    """Raised for what was not sealed to this forum, or is no row of a notebook."""


def public_key() -> dict[str, Any]:
    """The public key of this forum, as a JWK for a device."""
    found = _key(settings.RECEIPT_KEY).as_dict(private=False)
    return {name: found[name] for name in ("kty", "crv", "x", "y")}


def unseal(sealed: str) -> dict[str, Any]:
    """What a device sealed.

    Raises:
        NotOurs: when it was sealed to somebody else, or is cut off.
    """
    if not isinstance(sealed, str) or len(sealed) > LONGEST:
        raise NotOurs
    try:
        opened = jwe.decrypt_compact(sealed, _key(settings.RECEIPT_KEY), algorithms=ALGORITHMS)
        said = json.loads(opened.plaintext or b"")
    except (JoseError, ValueError, TypeError, KeyError) as no:
        raise NotOurs from no
    if not isinstance(said, dict):
        raise NotOurs
    return said


@cache
def _key(secret: str) -> ECKey:
    """The key pair of this forum, from the secret that its receipts hang on: a backup of that one is enough."""
    stretched = HKDF(algorithm=hashes.SHA512(), length=48, salt=None, info=b"notebook").derive(secret.encode())
    number = int.from_bytes(stretched, "big") % (ORDER - 1) + 1
    pair = ec.derive_private_key(number, ec.SECP256R1())
    return ECKey.import_key(pair)
