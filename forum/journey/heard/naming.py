"""Leaving names out of somebody's words, and nothing else: who reads says which words, and can write none."""

import re
from collections.abc import Iterable

LEFT_OUT = "[a name]"
MOST = 40


def without(words: str, names: Iterable[str]) -> tuple[str, int]:
    """The words with each of these names replaced, in any case and as whole words; and how many places that were."""
    wanted = sorted({" ".join(name.split()) for name in names} - {""}, key=len, reverse=True)[:MOST]
    if not wanted:
        return words, 0
    each = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wanted)
    return re.subn(rf"(?<!\w)(?:{each})(?!\w)", LEFT_OUT, words, flags=re.IGNORECASE)


def listed(typed: str) -> list[str]:
    """Names as somebody types them: one a line, or with commas between."""
    return [name.strip() for name in re.split(r"[,;\n]", typed) if name.strip()]
