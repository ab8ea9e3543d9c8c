"""One short update a month, by a link that needs no sign-in: it lets its reader tell news of one piece of work."""

from django.core import signing
from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.actors import actor_of
from forum.rooms.together.actions import put_news
from forum.rooms.together.models import News, Work
from forum.rooms.together.rules import TELL_WITHIN, Words

SALT = "together.tell"
AT_ONCE = 200


@transaction.atomic
def ask_for_news(limit: int = AT_ONCE) -> int:
    """Ask whoever tells of what has had no news for a month, once a month; say how many were asked."""
    due = list(Work.objects.to_ask().select_for_update(of=("self",), skip_locked=True)[:limit])
    for work in due:
        work.asked_on = clock.today()
        work.save(update_fields=["asked_on"])
        about = {"person": work.teller_id or 0}
        journal.note(act="together.ask_for_news", actor=None, subject=f"work:{work.public_id}", about=about)
    return len(due)


def code_for(work: Work, person: int) -> str:
    """What the link carries: which work, and who may tell; of no use for anything else."""
    return signing.dumps([work.public_id, person], salt=SALT, compress=True)


def work_by(code: str) -> tuple[Work, int] | None:
    """The work that a link is for and who was asked, while it is going on and they are the one who tells."""
    try:
        public_id, person = signing.loads(code, salt=SALT, max_age=TELL_WITHIN)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    work = Work.objects.select_related("teller").filter(public_id=public_id, teller=person).first()
    return (work, int(person)) if work else None


@transaction.atomic
def tell_by_link(*, code: str, words: str) -> News:
    """Tell news by such a link.

    Raises:
        Refused: when it works no more, or the work is finished.
    """
    found = work_by(code)
    if found is None:
        raise policy.Refused(Words.OVER)
    work, _person = found
    if work.finished_on:
        raise policy.Refused(Words.FINISHED)
    actor = actor_of(work.teller) if work.teller else policy.VISITOR
    policy.require(actor, "together.tell_news", also={policy.Role.MEMBER})  # they were asked, whatever else they are
    return put_news(actor=actor, work=work, words=words)


@transaction.atomic
def ask_me(*, actor: policy.Actor, work: Work) -> None:
    """Be the one who is asked how it goes, instead of whoever was."""
    policy.require(actor, "together.ask_me")
    Work.objects.filter(pk=work.pk).update(teller=actor.person, asked_on=None)
    journal.note(act="together.ask_me", actor=actor.person, subject=f"work:{work.public_id}")
