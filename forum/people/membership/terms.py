"""Terms of reference: a new version, and what it changes. Who must agree stands where it is decided."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from forum.ground import journal
from forum.people.membership.models import Constituency, Group, QuorumShare, Terms
from forum.people.membership.models.bodies import TermsSaid


@transaction.atomic
def adopt_terms(*, group: Group, shares: Mapping[str, int], why: str = "", **said: Any) -> Terms:
    """Bring a new version of the terms of reference into force today.

    Args:
        group: whose terms.
        shares: for each side, by its slug, how many of its seats a quorum needs at least.
        why: why they change, in plain words.
        said: the rest of it, by the names in `TermsSaid.SAID`.
    """
    terms = Terms.objects.create(group=group, why=why, **said)
    sides = dict(Constituency.objects.filter(slug__in=shares).values_list("slug", "pk"))
    QuorumShare.objects.bulk_create(
        QuorumShare(terms=terms, constituency_id=sides[side], at_least=least) for side, least in shares.items() if least
    )
    journal.note(act="membership.adopt_terms", actor=None, subject=f"group:{group.public_id}")
    return terms


def changes(before: TermsSaid | None, after: TermsSaid, sides: Iterable[Constituency]) -> list[tuple[str, str, str]]:
    """What differs: its name (of a field, or of one of these sides), as it was, as it is then; for the page to word."""
    was = before.said() if before else {}
    rows = [(name, _plain(was.get(name)), _plain(value)) for name, value in after.said().items()]
    had, has = before.sides() if before else {}, after.sides()
    rows += [(side.name, str(had.get(side.slug, 0)), str(has.get(side.slug, 0))) for side in sides]
    return [row for row in rows if row[1] != row[2]]


def _plain(value: Any) -> str:
    return value.name if isinstance(value, Constituency) else "" if value is None else str(value)
