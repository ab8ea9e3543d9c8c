"""A new forum: the group itself, its sides and seats, its first terms of reference, and what is ours to get on with."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify

from forum.ground import journal
from forum.ground.codes import new_id
from forum.people.membership.models import Constituency, Group, Mandate, Office, Organisation, QuorumShare, Seat, Terms
from forum.people.membership.rules import GroupKind

# Sides that a forum starts with; it may change them in its terms of reference.
SIDES = (
    ("lived-experience", "People with lived experience"),
    ("carers", "Carers"),
    ("voluntary", "Voluntary organisations"),
    ("staff", "Staff of the trust"),
    ("governors", "Governors"),
)
# Neutral names, so that a seat says nothing about whoever sits in it.
SEATS = (
    ("River", "lived-experience"),
    ("Heron", "lived-experience"),
    ("Willow", "lived-experience"),
    ("Lantern", "carers"),
    ("Bridge", "carers"),
    ("Market", "voluntary"),
    ("Mill", "voluntary"),
    ("Ferry", "staff"),
    ("Barn", "staff"),
    ("Beacon", "governors"),
)
QUORUM = 5
QUORUM_SHARES = (("lived-experience", 2), ("carers", 1), ("staff", 1))
OURS = (
    "Call and run an open meeting or a pop-up forum",
    "Put voices under themes and take matters up",
    "Answer a question, say thank you, mend what can be mended",
    "Write to anybody in the forum's name",
    "Change the words on this site",
)


@transaction.atomic
def found(*, name: str, seats: Sequence[tuple[str, str]] = SEATS) -> Group:
    """Found the forum if there is none yet, and return it. Safe to repeat."""
    forum = Group.objects.filter(kind=GroupKind.FORUM).first()
    if forum is not None:
        return forum
    forum = Group.objects.create(slug="forum", name=name, kind=GroupKind.FORUM)
    sides = {
        slug: Constituency.objects.create(slug=slug, name=words, order=order)
        for order, (slug, words) in enumerate(SIDES, start=1)
    }
    for order, (seat, side) in enumerate(seats, start=1):
        Seat.objects.create(slug=seat.lower(), name=seat, group=forum, constituency=sides[side], order=order)
    terms = Terms.objects.create(group=forum, quorum=QUORUM)
    for side, least in QUORUM_SHARES:
        QuorumShare.objects.create(terms=terms, constituency=sides[side], at_least=least)
    for order, words in enumerate(OURS, start=1):
        Mandate.objects.create(words=words, order=order)
    Organisation.objects.create(slug="forum", name=name)
    journal.note(act="membership.found", actor=None, subject=f"group:{forum.public_id}")
    return forum


@transaction.atomic
def organisation_named(name: str, *, is_host: bool = False) -> Organisation:
    """The organisation of that name, made when it is first named; one of them houses the forum."""
    named = Organisation.objects.filter(name__iexact=name.strip()).first()
    if named is None:
        named = Organisation.objects.create(name=name.strip(), slug=_free_slug(Organisation, name), is_host=is_host)
        journal.note(act="membership.name_organisation", actor=None, subject=f"organisation:{named.public_id}")
    return named


@transaction.atomic
def office_named(
    name: str, *, of: Organisation, is_duty: bool = False, is_coordinator: bool = False, is_payer: bool = False
) -> Office:
    """The office of that name in an organisation, made when it is first held."""
    named = Office.objects.filter(name__iexact=name.strip(), organisation=of).first()
    if named is None:
        named = Office.objects.create(
            name=name.strip(),
            slug=_free_slug(Office, name),
            organisation=of,
            is_duty=is_duty,
            is_coordinator=is_coordinator,
            is_payer=is_payer,
        )
        journal.note(act="membership.name_office", actor=None, subject=f"office:{named.public_id}")
    return named


def _free_slug(model: type[Organisation] | type[Office], name: str) -> str:
    slug = slugify(name)[:40] or new_id()
    return f"{slug}-{new_id()[:6]}" if model.objects.filter(slug=slug).exists() else slug
