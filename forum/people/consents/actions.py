"""A yes, and taking it back. Both belong to the person alone, and neither is ever public."""

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.consents.models import Agreed
from forum.people.consents.rules import Purpose


@transaction.atomic
def agree(*, actor: policy.Actor, purpose: Purpose) -> Agreed:
    """Say yes to one thing; the sentence is kept as it stood there. Said twice, it is one yes."""
    policy.require(actor, "consents.agree", also=_self(actor))
    words = {"words": str(purpose.label)}
    mine = {"person_id": actor.person or 0, "purpose": purpose, "taken_back_at": None}
    one, fresh = Agreed.objects.get_or_create(**mine, defaults=words)
    if fresh:
        journal.note(act="consents.agree", actor=actor.person, subject=f"purpose:{purpose}")
    return one


@transaction.atomic
def take_back(*, actor: policy.Actor, purpose: Purpose) -> None:
    """Take a yes back: from now on nothing is done with it."""
    policy.require(actor, "consents.take_back", also=_self(actor))
    if Agreed.objects.now().filter(person=actor.person, purpose=purpose).update(taken_back_at=clock.now()):
        journal.note(act="consents.take_back", actor=actor.person, subject=f"purpose:{purpose}")


def page_sent(*, agreed: Agreed, month: str) -> bool:
    """Note that somebody's page of this month (like `2026-11`) is on its way; False when it was already."""
    return bool(Agreed.objects.now().filter(pk=agreed.pk).exclude(page_of=month).update(page_of=month))


@transaction.atomic
def forget_old() -> int:
    """Forget what was taken back so long ago that nobody needs the proof; say how many went."""
    gone = Agreed.objects.proof_no_longer_needed().delete()[0]
    if gone:
        journal.note(act="consents.forget_old", actor=None, subject="purpose:all", about={"gone": gone})
    return gone


def _self(actor: policy.Actor) -> set[policy.Role]:
    return {policy.Role.SELF} if actor.signed_in else set()
