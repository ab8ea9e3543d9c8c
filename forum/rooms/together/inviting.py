"""Inviting others: sessions, talks, things to try. Anybody may; what comes from outside a member shows first."""

from datetime import date

from django.db import transaction
from django.db.models import F

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Organisation
from forum.rooms.together.models import Invite, Like
from forum.rooms.together.rules import Started, Words


@transaction.atomic
def invite(
    *,
    actor: policy.Actor,
    kind: str,
    title: str,
    in_short: str,
    started_by: str,
    organisation: Organisation | None = None,
    when: str = "",
    until: date | None = None,
) -> Invite:
    """Invite others to something; everybody sees it at once, and who started it."""
    policy.require(actor, "together.invite")
    made = Invite.objects.create(
        kind=kind, title=title, in_short=in_short, started_by=started_by, organisation=organisation, when=when,
        until=until, made_by_id=actor.person, shown_at=clock.now(),
    )  # fmt: skip
    _tell(actor=actor, act="together.invite", made=made)
    return made


@transaction.atomic
def suggest(*, actor: policy.Actor, kind: str, title: str, in_short: str, when: str = "", reach: str = "") -> Invite:
    """Ask for a talk, or offer something, as somebody from outside. A member has a look and shows it."""
    policy.require(actor, "together.suggest")
    if not title.strip() or not in_short.strip():
        raise policy.Refused(Words.NO_WORDS)
    made = Invite.objects.create(
        kind=kind, title=title, in_short=in_short, started_by=Started.OUTSIDE, when=when, reach=reach,
        made_by_id=actor.person,
    )  # fmt: skip
    journal.note(act="together.suggest", actor=actor.person, subject=f"invite:{made.public_id}")
    return made


@transaction.atomic
def show(*, actor: policy.Actor, made: Invite) -> Invite:
    """Show to everybody what somebody from outside suggests."""
    policy.require(actor, "together.show")
    locked = Invite.objects.select_for_update().get(pk=made.pk)
    if locked.shown_at:
        raise policy.Refused(Words.SHOWN)
    if locked.closed_at:
        raise policy.Refused(Words.OVER)
    locked.shown_at = clock.now()
    locked.save(update_fields=["shown_at"])
    _tell(actor=actor, act="together.show", made=locked)
    return locked


@transaction.atomic
def leave_aside(*, actor: policy.Actor, made: Invite) -> None:
    """Take an invitation down, because it is over or not for us. How to reach whoever suggested it is forgotten."""
    own = {policy.Role.MEMBER} if actor.signed_in and made.made_by_id == actor.person else set()
    policy.require(actor, "together.leave_aside", also=own)
    Invite.objects.filter(pk=made.pk, closed_at__isnull=True).update(closed_at=clock.now(), reach="")
    journal.note(act="together.leave_aside", actor=actor.person, subject=f"invite:{made.public_id}")


@transaction.atomic
def like(*, actor: policy.Actor, made: Invite) -> bool:
    """Say that one would like that, or with a second tap not any more; whether one would now."""
    policy.require(actor, "together.like")
    locked = Invite.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if locked.closed_at or not locked.shown_at:
        raise policy.Refused(Words.OVER)
    gone = Like.objects.filter(invite=locked, person=actor.person).delete()[0]
    if not gone:
        Like.objects.create(invite=locked, person_id=actor.person or 0)
    Invite.objects.filter(pk=locked.pk).update(liked=F("liked") - 1 if gone else F("liked") + 1)
    journal.note(act="together.like", actor=actor.person, subject=f"invite:{locked.public_id}")
    return not gone


def _tell(*, actor: policy.Actor, act: str, made: Invite) -> None:
    subject = f"invite:{made.public_id}"
    journal.note(act=act, actor=actor.person, subject=subject)
    facts = {"title": made.title, "started by": made.started_by}
    record.append(act=act, subject=subject, actor="a member", facts=dict(facts))
