"""'Still right?', asked of the group itself by text or email, with a link that needs no sign-in."""

from itertools import islice

from django.core import signing
from django.db import transaction
from phonenumbers import NumberParseException, parse

from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.signposting.models import Listing, Wrong
from forum.rooms.signposting.rules import LINK_GOOD_FOR, Words

SALT = "signposting.still_right"
AT_ONCE = 100
TEXT, EMAIL = "text", "email"
UK = 44


def way_to(listing: Listing) -> tuple[str, str] | None:
    """How its group is reached: by email, or by text where its number is a mobile one; else somebody rings."""
    if listing.email:
        return EMAIL, listing.email
    try:
        number = parse(listing.phone, "GB")
    except NumberParseException:
        return None
    mobile = number.country_code == UK and str(number.national_number).startswith("7")
    return (TEXT, listing.phone) if mobile else None


@transaction.atomic
def ask_if_right(limit: int = AT_ONCE) -> int:
    """Ask the groups whose entries nobody has checked for half a year; say how many were asked."""
    rows = Listing.objects.to_ask_by_message()
    reached = (one.pk for one in rows.iterator(chunk_size=500) if way_to(one))  # others can only be rung
    due = list(rows.select_for_update(of=("self",), skip_locked=True).filter(pk__in=list(islice(reached, limit))))
    for one in due:
        one.asked_on = clock.today()
        one.save(update_fields=["asked_on"])
        journal.note(act="signposting.ask_if_right", actor=None, subject=f"listing:{one.public_id}")
    return len(due)


def code_for(listing: Listing) -> str:
    """What the link carries. It is for the entry as it was asked about, and for nothing else."""
    return signing.dumps([listing.public_id, listing.checked_on.isoformat()], salt=SALT, compress=True)


def asked_by(code: str) -> Listing | None:
    """The entry that a link is about, while nobody has checked it since."""
    try:
        public_id, checked = signing.loads(code, salt=SALT, max_age=LINK_GOOD_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Listing.objects.shown().filter(public_id=public_id, closed_on=None).select_related("area").first()
    return found if found and found.checked_on.isoformat() == checked else None


@transaction.atomic
def say_by_link(*, actor: policy.Actor, code: str, closed: bool = False, wrong: str = "") -> Listing:
    """Say by that link that it is right; that it is closed or not right, which somebody of the forum looks at.

    Raises:
        Refused: when the link works no more.
    """
    policy.require(actor, "signposting.say_by_link")
    found = asked_by(code)
    if found is None:
        raise policy.Refused(Words.LINK_OVER)
    held = Listing.objects.select_for_update().get(pk=found.pk)
    if closed or wrong.strip():
        Wrong.objects.create(listing=held, words=wrong.strip()[:500] or "It is closed, the group itself says.")
    else:
        held.checked_on, held.checked_by = clock.today(), held.name[:100]
        held.save(update_fields=["checked_on", "checked_by"])
    journal.note(act="signposting.say_by_link", actor=actor.person, subject=f"listing:{held.public_id}")
    return held
