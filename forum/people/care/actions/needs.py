"""How somebody can be told things: written down once, asked again after a year, and kept to."""

from collections.abc import Sequence
from datetime import date, time

from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.care.actions.whose import note
from forum.people.care.models import Need, NeedsOverride, NeedsSheet, QuietHours
from forum.people.care.queries import is_buddy_of
from forum.people.care.rules import Code, Words
from forum.people.membership.models import Person
from forum.people.roles.actions.whose import require_self


@transaction.atomic
def record_needs(
    *, actor: policy.Actor, person: Person, codes: Sequence[str], words: str = "", postal: str = ""
) -> NeedsSheet:
    """Write down what somebody needs, all of it anew; their own act, or recorded by whoever helps them.

    Nothing chosen says that they were asked and need nothing.
    """
    also = {policy.Role.SELF} if actor.person == person.pk else set()
    if is_buddy_of(actor.person, person.pk):
        also.add(policy.Role.BUDDY)
    policy.require(actor, "care.record_needs", also=also)
    sheet, _fresh = NeedsSheet.objects.update_or_create(
        person=person,
        defaults={
            "words": words.strip(), "postal": postal.strip(), "recorded_by_id": actor.person, "asked_on": clock.today(),
        },
    )  # fmt: skip
    Need.objects.filter(person=person).delete()
    Need.objects.bulk_create([Need(person=person, code=Code(code)) for code in dict.fromkeys(codes)])
    note("care.record_needs", actor, person=person.pk)
    return sheet


@transaction.atomic
def override_needs(
    *, actor: policy.Actor, person: Person, way: str, reason: str, until: date | None = None
) -> NeedsOverride:
    """Let something leave in another way than somebody can use, today or until a day, and say why. They can read it."""
    policy.require(actor, "care.override_needs")
    if not reason.strip():
        raise policy.Refused(Words.NO_REASON)
    last = until or clock.today()
    if last < clock.today():
        raise policy.Refused(Words.NOT_A_DAY)
    made = NeedsOverride.objects.create(person=person, way=way, reason=reason.strip(), by_id=actor.person, until=last)
    note("care.override_needs", actor, person=person.pk)
    return made


@transaction.atomic
def set_quiet_hours(*, actor: policy.Actor, begins: time | None, ends: time | None) -> None:
    """Choose hours in which nothing comes; none of both takes the choice away."""
    person = require_self(actor, "care.set_quiet_hours")
    if begins is None or ends is None or begins == ends:
        QuietHours.objects.filter(person=person).delete()
    else:
        QuietHours.objects.update_or_create(person_id=person, defaults={"begins": begins, "ends": ends})
    note("care.set_quiet_hours", actor)
