"""Putting together what two people wrote at once, from the same beginning: nothing of either is lost."""

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # it has no types


def together(*, base: str, theirs: str, mine: str, tried: str = "") -> str:
    """What stands when I save.

    Args:
        base: what I had before me when I began.
        theirs: what stands now, because somebody else saved meanwhile.
        mine: what I wrote.
        tried: what I sent before without hearing whether it arrived.
    """
    if theirs in (base, mine, tried or base):
        return mine
    if mine == base:
        return theirs
    differ = diff_match_patch()
    differ.Match_Threshold = 0.4
    patches = differ.patch_make(base, mine)
    merged, placed = differ.patch_apply(patches, theirs)
    if all(placed):
        return str(merged)
    # Where my place is gone from theirs, what I added stands at the end, for somebody to put in order.
    added = [
        text
        for patch, found in zip(patches, placed, strict=True)
        if not found
        for way, text in patch.diffs
        if way == differ.DIFF_INSERT
    ]
    return "\n".join([str(merged).rstrip(), *(text.strip() for text in added if text.strip())])
