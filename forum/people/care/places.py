"""What somebody finds under 'me'. An address that does not stand in this house yet is listed and not shown."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Place(NamedTuple):
    address: str
    name: str | Promise
    here: bool = True


PLACES: tuple[tuple[str | Promise, tuple[Place, ...]], ...] = (
    (
        _("Taking care"),
        (
            Place("/me/pace", _("How much today?")),
            Place("/me/buddy", _("My buddy")),
            Place("/me/small-things", _("Somebody carry the small things for me")),
            Place("/me/when-unwell", _("What helps when I am not well")),
            Place("/me/circles", _("My circles")),
            Place("/me/needs", _("How to tell me things")),
        ),
    ),
    (
        _("What I take part in"),
        (
            Place("/desk", _("My desk")),
            Place("/me/roles", _("My roles")),
            Place("/groups", _("Groups")),
            Place("/calendar", _("My calendar")),
            Place("/me/seats", _("Seats, and who covers")),
            Place("/me/done", _("What I have done")),
            Place("/me/money", _("Expenses and payments")),
            Place("/me/interests", _("What I could gain from")),
        ),
    ),
    (
        _("About me"),
        (
            Place("/me/details", _("My name, and how to reach me")),
            Place("/me/introduction", _("Whether I am shown in who's who")),
            Place("/me/perspectives", _("Where I speak from")),
            Place("/me/consents", _("What I said yes to")),
            Place("/me/data", _("What you hold about me")),
            Place("/me/sign-in", _("How I sign in")),
            Place("/me/wishes", _("My words, after me")),
            Place("/me/goodbye", _("Saying goodbye")),
        ),
    ),
)


def places_here() -> list[tuple[str | Promise, list[Place]]]:
    """The places that stand in this house, under their headings."""
    return [(heading, [place for place in places if place.here]) for heading, places in PLACES]
