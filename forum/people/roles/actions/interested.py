"""Saying that one would like a role: begun and kept, or sent; sent twice it is once."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.rules import Way
from forum.people.roles import codes_of
from forum.people.roles.actions.counting import count_step
from forum.people.roles.models import BegunExpression, Expression, InvolvementRole, PutOff, Step
from forum.people.roles.rules import Counted, StepKind, Words


@transaction.atomic
def begin(*, actor: policy.Actor, role: InvolvementRole, seed: str, answers: dict[str, Any]) -> BegunExpression | None:
    """Keep what somebody has typed so far, exactly as they typed it. None once it has been sent."""
    policy.require(actor, "roles.begin")
    mark = codes_of.fingerprint(codes_of.code_of(seed))
    if Expression.objects.filter(fingerprint=mark).exists():
        return None
    begun, fresh = BegunExpression.objects.get_or_create(
        fingerprint=mark, defaults={"role": role, "person_id": actor.person}
    )
    begun.answers, begun.touched_at = {**answers, "seed": seed}, clock.now()
    begun.save(update_fields=["answers", "touched_at"])
    if fresh:
        count_step(step=Counted.BEGUN, begun_on=begun.begun_on)
        journal.note(act="roles.begin", actor=actor.person, subject=f"role:{role.public_id}")
    return begun


@transaction.atomic
def express(
    *,
    actor: policy.Actor,
    role: InvolvementRole,
    seed: str,
    called: str,
    way: str = Way.NONE,
    address: str = "",
    words: str = "",
    wants_to_talk: bool = False,
) -> Expression:
    """Say that somebody would like a role. The same sending, or a member's second one, is the first again."""
    policy.require(actor, "roles.express")
    mark = codes_of.fingerprint(codes_of.code_of(seed))
    already = Expression.objects.filter(fingerprint=mark).first()
    if actor.person and not already:
        already = Expression.objects.filter(role=role, person=actor.person).first()
    if already:
        return already
    if not InvolvementRole.objects.get(pk=role.pk).is_looking:
        raise policy.Refused(Words.SHUT)
    if not called.strip():
        raise policy.Refused(Words.NO_WORDS)
    begun = BegunExpression.objects.filter(fingerprint=mark).first()
    begun_on = begun.begun_on if begun else clock.today()
    try:
        with transaction.atomic():
            made = Expression.objects.create(
                fingerprint=mark, role=role, person_id=actor.person, called=called.strip(), way=way, address=address,
                words=words, wants_to_talk=wants_to_talk, begun_on=begun_on,
            )  # fmt: skip
    except IntegrityError:
        return Expression.objects.get(fingerprint=mark)  # Sent twice at the same moment.
    if begun:
        begun.delete()
    else:
        count_step(step=Counted.BEGUN, begun_on=begun_on)
    count_step(step=Counted.SENT, begun_on=begun_on)
    Step.objects.create(expression=made, kind=StepKind.INTERESTED, by_id=actor.person)
    journal.note(
        act="roles.express",
        actor=actor.person,
        subject=f"role:{role.public_id}",
        about={"expression": made.public_id},
    )
    return made


@transaction.atomic
def say_what_put_off(*, actor: policy.Actor, role: InvolvementRole, leave: str, words: str) -> PutOff:
    """Keep what put somebody off, once for each leave to say it. Not even the journal says who it was."""
    policy.require(actor, "roles.say_what_put_off")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    given = {"role": role, "words": words, "month": clock.today().replace(day=1)}
    said, fresh = PutOff.objects.get_or_create(once=codes_of.fingerprint(leave), defaults=given)
    if not fresh:
        return said
    journal.note(act="roles.say_what_put_off", actor=None, subject="roles")
    return said


@transaction.atomic
def forget_ended(*, before: datetime) -> int:
    """Forget names, addresses and words of those who stopped, or had a no, before then. Only the steps stay."""
    gone = Expression.objects.ended(before).update(called="", way=Way.NONE, address="", words="")
    if gone:
        journal.note(act="roles.forget_ended", actor=None, subject="roles", about={"number": gone})
    return gone


@transaction.atomic
def forget_begun(*, before: datetime) -> int:
    """Throw away what nobody has gone on with since then."""
    gone = BegunExpression.objects.untouched(before).delete()[0]
    if gone:
        journal.note(act="roles.forget_begun", actor=None, subject="roles", about={"number": gone})
    return gone
