"""A talk after hard reading: asked for in one tap, known to the two who talk."""

from django.db import transaction

from forum.ground import clock
from forum.people import policy
from forum.people.care.actions.whose import member_called, note
from forum.people.care.models import Debrief
from forum.people.care.rules import Words
from forum.people.membership.models import Office
from forum.people.membership.queries import in_post


@transaction.atomic
def ask_debrief(*, actor: policy.Actor, called: str = "") -> Debrief:
    """Ask for a talk with whoever is on duty, or with somebody whom one names. A second tap asks nothing more."""
    policy.require(actor, "care.ask_debrief")
    key = actor.person or 0
    if waiting := Debrief.objects.filter(person=key, looked_after_at__isnull=True).first():
        return waiting
    other = member_called(called, but=key) if called.strip() else None
    told = [other.pk] if other else sorted(
        {one.person_id for one in in_post(Office.objects.filter(is_duty=True))} - {key}
    )  # fmt: skip
    if not told:
        raise policy.Refused(Words.NOBODY_THERE)
    asked = Debrief.objects.create(person_id=key, talks_with=other)
    note("care.ask_debrief", actor, debrief=asked.public_id, to=told)
    return asked


@transaction.atomic
def look_after(*, actor: policy.Actor, debrief: Debrief) -> None:
    """Say that whoever asked is looked after: by them, by whom they named, or by whoever is on duty."""
    mine = actor.person in {debrief.person_id, debrief.talks_with_id}
    if debrief.talks_with_id and not mine:
        raise policy.NotYours(policy.POLICY.row("care.look_after"))
    policy.require(actor, "care.look_after", also={policy.Role.SELF} if mine else set())
    Debrief.objects.filter(pk=debrief.pk, looked_after_at__isnull=True).update(looked_after_at=clock.now())
    note("care.look_after", actor)
