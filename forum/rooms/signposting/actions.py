"""Keeping the directory right: adding, changing, checking, and taking out of sight what is wrong."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forum.ground import clock, journal
from forum.ground.places.grid import cell_of
from forum.ground.places.models import Area
from forum.ground.places.where import Point, Where
from forum.people import policy
from forum.rooms.signposting.models import ANY_DAY, Listing, ListingNeed, Wrong
from forum.rooms.signposting.needs import BY_SLUG, looked_through
from forum.rooms.signposting.rules import EVENING, Status, Words
from forum.rooms.signposting.searching import LISTINGS, stems_of

Time = dict[str, Any]


@transaction.atomic
def add_listing(
    *,
    actor: policy.Actor,
    name: str,
    what: str,
    area: Area,
    checked_by: str,
    needs: Sequence[str] = (),
    **details: Any,
) -> Listing:
    """Add a group or service, checked today.

    Args:
        actor: a member, a partner or the coordinator.
        name: what it is called.
        what: what it is, in a line or two.
        area: the part of the county.
        checked_by: who looked whether all this is right.
        needs: what somebody finds there (`needs.NEEDS`).
        details: further fields of `Listing`.

    Raises:
        Refused: without a name or what it is, or with times that make no sense.
    """
    policy.require(actor, "signposting.add_listing")
    listing = Listing(name=name, what=what, area=area, checked_by=checked_by, checked_on=clock.today(), **details)
    keep(listing, needs=needs, where=Where())
    journal.note(act="signposting.add_listing", actor=actor.person, subject=f"listing:{listing.public_id}")
    return listing


@transaction.atomic
def change_listing(*, actor: policy.Actor, listing: Listing, needs: Sequence[str], **details: Any) -> Listing:
    """Put an entry right; whoever does has looked at it today."""
    policy.require(actor, "signposting.change_listing")
    held = hold_listing(listing)
    for name, value in details.items():
        setattr(held, name, value)
    held.checked_on = clock.today()
    if "postcode" in details or "where" in details:
        held.lat = held.lon = None
    keep(held, needs=needs, where=Where())
    _look_at_all(held, by=actor.person)
    journal.note(act="signposting.change_listing", actor=actor.person, subject=f"listing:{held.public_id}")
    return held


def keep(listing: Listing, *, needs: Iterable[str], where: Where) -> None:
    """Save an entry with all that is derived from it: where it lies, on which days, and the words it is found by.

    Raises:
        Refused: without a name or what it is, or with times that make no sense.
    """
    if not (listing.name.strip() and listing.what.strip()):
        raise policy.Refused(Words.NO_NAME)
    settle(listing, where=where)
    wanted = [need for need in dict.fromkeys(needs) if need in BY_SLUG]
    text = words_by_which(listing, wanted)
    listing.stems, listing.changed_at = stems_of(text), clock.now()
    listing.save()
    ListingNeed.objects.filter(listing=listing).exclude(need__in=wanted).delete()
    ListingNeed.objects.bulk_create([ListingNeed(listing=listing, need=one) for one in wanted], ignore_conflicts=True)
    LISTINGS.put([(listing.pk, text)])


@transaction.atomic
def look_through_again() -> None:
    """Make the index of words anew from the entries, where it did not come along with them."""
    needs: dict[int, list[str]] = {}
    for listing, need in ListingNeed.objects.order_by("pk").values_list("listing", "need"):
        needs.setdefault(listing, []).append(need)
    listings = Listing.objects.select_related("organisation").order_by("pk").iterator(chunk_size=500)
    LISTINGS.put((one.pk, words_by_which(one, needs.get(one.pk, ()))) for one in listings)


def settle(listing: Listing, *, where: Where) -> None:
    """Work out where an entry lies and when it is open, before it is saved."""
    if listing.lat is None or listing.lon is None:
        found = lies_at(listing.postcode, listing.where, where)
        listing.lat, listing.lon = (found.lat, found.lon) if found else (None, None)
    listing.cell = None if listing.lat is None or listing.lon is None else cell_of(listing.lat, listing.lon)
    listing.times = [_time(one) for one in listing.times]
    listing.days = sum({1 << one["day"] for one in listing.times}) or ANY_DAY
    listing.evening = any(one["closes"] > f"{EVENING}:30" for one in listing.times)


def lies_at(postcode: str, words: str, where: Where) -> Point | None:
    """Where something lies: at its postcode, or at the last place that its address names and we know."""
    named = [postcode, *reversed(words.split(","))]
    return next((point for part in named if part.strip() and (point := where.point(part))), None)


def words_by_which(listing: Listing, needs: Iterable[str]) -> str:
    """The text by which an entry is found."""
    by = listing.organisation.name if listing.organisation else ""
    said = (listing.name, listing.what, listing.more, listing.for_whom, listing.where, listing.languages, by)
    return " ".join([*said, looked_through(needs)])


def _time(given: Time) -> Time:
    try:
        opens, closes = (time.fromisoformat(str(given[name])) for name in ("opens", "closes"))
        day = int(given["day"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise policy.Refused(Words.TIMES) from wrong
    if not 0 <= day < 7 or opens >= closes:  # noqa: PLR2004 - days of a week
        raise policy.Refused(Words.TIMES)
    return {"day": day, "opens": opens.isoformat("minutes"), "closes": closes.isoformat("minutes")}


@transaction.atomic
def say_wrong(*, actor: policy.Actor, listing: Listing, words: str = "") -> Wrong:
    """Say that an entry is wrong. Nobody is asked who they are; said twice without words, it is once."""
    policy.require(actor, "signposting.say_wrong")
    held = hold_listing(listing)
    words = words.strip()[:500]
    waits = Wrong.objects.filter(listing=held, looked_at=None)
    if not words and (there := waits.first()):
        return there
    made = waits.filter(words="").first() or Wrong(listing=held)
    made.words = words
    made.save()
    journal.note(act="signposting.say_wrong", actor=actor.person, subject=f"listing:{held.public_id}")
    return made


@transaction.atomic
def confirm_listing(*, actor: policy.Actor, listing: Listing, checked_by: str) -> Listing:
    """Say that somebody has looked, and all of it is right today."""
    policy.require(actor, "signposting.confirm_listing")
    held = hold_listing(listing)
    held.checked_on, held.checked_by, held.changed_at = clock.today(), checked_by.strip() or _("a member"), clock.now()
    held.save(update_fields=["checked_on", "checked_by", "changed_at"])
    _look_at_all(held, by=actor.person)
    journal.note(act="signposting.confirm_listing", actor=actor.person, subject=f"listing:{held.public_id}")
    return held


@transaction.atomic
def close_listing(*, actor: policy.Actor, listing: Listing) -> Listing:
    """Say that it is closed for good. It stays for three months and says so, so that nobody goes there in vain."""
    policy.require(actor, "signposting.change_listing")
    held = hold_listing(listing)
    if held.closed_on is None:
        held.status, held.closed_on, held.changed_at = Status.CLOSED, clock.today(), clock.now()
        held.save(update_fields=["status", "closed_on", "changed_at"])
        _look_at_all(held, by=actor.person)
        journal.note(act="signposting.close_listing", actor=actor.person, subject=f"listing:{held.public_id}")
    return held


@transaction.atomic
def hide_listing(*, actor: policy.Actor, listing: Listing, why: str) -> Listing:
    """Take an entry out of sight that is known to be wrong, or not safe to show. Being unchecked is no reason.

    Raises:
        Refused: without a reason, for whoever looks after it next.
    """
    policy.require(actor, "signposting.hide_listing")
    if not why.strip():
        raise policy.Refused(Words.NO_REASON)
    held = hold_listing(listing)
    held.hidden_at, held.hidden_why, held.changed_at = clock.now(), why.strip()[:200], clock.now()
    held.save(update_fields=["hidden_at", "hidden_why", "changed_at"])
    _look_at_all(held, by=actor.person)
    journal.note(act="signposting.hide_listing", actor=actor.person, subject=f"listing:{held.public_id}")
    return held


@transaction.atomic
def show_listing(*, actor: policy.Actor, listing: Listing) -> Listing:
    """Show an entry again."""
    policy.require(actor, "signposting.show_listing")
    held = hold_listing(listing)
    held.hidden_at, held.hidden_why, held.changed_at = None, "", clock.now()
    held.save(update_fields=["hidden_at", "hidden_why", "changed_at"])
    journal.note(act="signposting.show_listing", actor=actor.person, subject=f"listing:{held.public_id}")
    return held


def hold_listing(listing: Listing) -> Listing:
    """The entry as it stands, held until the act is done.

    Raises:
        Refused: when it is not there any more.
    """
    found = Listing.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=listing.pk).first()
    if found is None:
        raise policy.Refused(Words.GONE)
    return found


def _look_at_all(listing: Listing, *, by: int | None) -> None:
    """Whoever put an entry right has looked at all that was said of it."""
    Wrong.objects.filter(listing=listing, looked_at=None).update(looked_at=clock.now(), looked_by=by)
