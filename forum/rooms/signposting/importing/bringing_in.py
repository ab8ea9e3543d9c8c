"""Bringing in what was looked at: all of it or nothing. What people here have checked is never written over."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction

from forum.ground import clock, journal
from forum.ground.places.where import Where
from forum.people import policy
from forum.rooms.signposting.actions import keep
from forum.rooms.signposting.importing.candidates import Candidate
from forum.rooms.signposting.importing.looking import Look, key_in
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.rules import GOOD_FOR

NOTHING: tuple[object, ...] = ("", None, [])
NOT_FILLED_IN = frozenset({"checked_on", "lat", "lon", "there"})


@transaction.atomic
def bring_in(
    *,
    actor: policy.Actor,
    look: Look,
    source: str,
    checked_on: date | None = None,
    seen: Callable[[int], None] = lambda _number: None,
) -> tuple[int, int]:
    """Keep what is new, and fill in what was not known of what is here; return how many of each.

    Args:
        actor: the coordinator.
        look: what the dry run found.
        source: what the list is called.
        checked_on: the day on which whoever made the list checked it. Without one it stands in grey.
        seen: told after each entry.
    """
    policy.require(actor, "signposting.bring_in")
    where, old = Where(), clock.today() - GOOD_FOR
    for number, (one, area) in enumerate(look.new, 1):
        details = {"checked_on": checked_on or old, "checked_by": source[:100]} | _within_today(one.details)
        listing = Listing(area=area, source=key_in(source, one), **details)
        keep(listing, needs=one.needs, where=where)
        seen(number)
    merged = sum(_fill_in(one, listing, where, source) for one, listing in look.merges)
    journal.note(
        act="signposting.bring_in", actor=actor.person, subject="listings",
        about={"new": len(look.new), "merged": merged},
    )  # fmt: skip
    return len(look.new), merged


def _within_today(details: dict[str, Any]) -> dict[str, Any]:
    """No list was checked in the days to come."""
    if details.get("checked_on") and details["checked_on"] > clock.today():
        return {**details, "checked_on": clock.today()}
    return details


def _fill_in(one: Candidate, listing: Listing, where: Where, source: str) -> bool:
    """Write only what nobody here has said; say whether there was any of that."""
    empty = {
        name: value
        for name, value in one.details.items()
        if name not in NOT_FILLED_IN and value not in NOTHING and getattr(listing, name) in NOTHING
    }
    needs = {need.need for need in listing.needs.all()}
    more = [need for need in one.needs if need not in needs]
    if not (empty or more or not listing.source):
        return False
    for name, value in empty.items():
        setattr(listing, name, value)
    listing.source = listing.source or key_in(source, one)
    keep(listing, needs=[*sorted(needs), *more], where=where)
    return True
