"""A field that nobody has filled in looks the same for everybody, so it is drawn once for each language.

The design system's macros take longer than all the rest of a page. What somebody wrote is never kept here.
"""

import json
from collections import OrderedDict
from collections.abc import Callable

from django.forms import BoundField
from django.utils.translation import get_language
from markupsafe import Markup

from forum.ground.forms.macros import Arguments

KEPT = 256
KNOWN: OrderedDict[tuple[str | None, str, str], Markup] = OrderedDict()


def drawn_once(draw: Callable[[str, Arguments], Markup], bound: BoundField, kind: str, arguments: Arguments) -> Markup:
    """Draw a field, or take it from before."""
    if bound.form.is_bound or bound.form.initial:
        return draw(kind, arguments)
    key = (get_language(), kind, json.dumps(arguments, sort_keys=True))
    found = KNOWN.get(key)
    if found is None:
        found = KNOWN[key] = draw(kind, arguments)
        while len(KNOWN) > KEPT:
            KNOWN.popitem(last=False)
    return found
