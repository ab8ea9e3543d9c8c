"""Signing how we work together, changing its words with the keys of both sides, and what is ours to get on with."""

from django.db import transaction
from django.db.models import Max

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.agreement.models import Charter, Signature
from forum.people.agreement.queries import in_force
from forum.people.agreement.rules import LONGEST, STARTING, Words
from forum.people.keys import actions as keys
from forum.people.keys.models import Asking
from forum.people.keys.registry import register as register_act
from forum.people.keys.terms import sides_for
from forum.people.membership.models import Group, Mandate, Office, Seat
from forum.people.policy import Role

ACT = "agreement.adopt"


def register() -> None:
    register_act(ACT, carry_out, read_at=lambda asking: f"/agreement/versions/{asking.subject.partition(':')[2]}")


@transaction.atomic
def sign(*, actor: policy.Actor, seat: Seat | None = None, office: Office | None = None) -> Signature:
    """Sign for a seat or a post that one holds. Signed twice, it is once."""
    held = {place.pk for place in (actor.seats if seat else actor.offices)}
    place = seat or office
    own = place is not None and place.pk in held
    policy.require(actor, "agreement.sign", also={Role.OFFICE} if own and office else set())
    if place is None or not own:
        raise policy.Refused(Words.NOT_YOURS)
    # One after the other, so that the first words are written down once.
    Group.objects.select_for_update().get(kind="forum")
    charter = in_force() or Charter.objects.create(words=STARTING, since=clock.today())
    signed, fresh = Signature.objects.get_or_create(charter=charter, seat=seat, office=office, by_id=actor.person)
    if fresh:
        who = f"seat:{place.slug}" if seat else f"office:{place.slug}"
        _trace(
            act="agreement.sign",
            actor=actor,
            subject=f"charter:{charter.public_id}",
            who=who,
            title=place.name,
        )
    return signed


@transaction.atomic
def propose(*, actor: policy.Actor, seat: Seat, words: str, why: str) -> Asking:
    """Propose other words for one's seat; they hold with the last key, and are signed anew."""
    policy.require(actor, "agreement.propose")
    keys.require_seat(actor, seat)
    words, why = words.strip(), why.strip()
    now = in_force()
    if not words:
        raise policy.Refused(Words.NO_WORDS)
    if not why:
        raise policy.Refused(Words.NO_WHY)
    if len(words) > LONGEST:
        raise policy.Refused(Words.TOO_LONG)
    if words == (now.words if now else STARTING):
        raise policy.Refused(Words.NOTHING_NEW)
    made = Charter.objects.create(words=words, why=why)
    subject = f"charter:{made.public_id}"
    journal.note(act="agreement.propose", actor=actor.person, subject=subject)
    return keys.ask(
        actor=actor, seat=seat, act=ACT, subject=subject, sides=sides_for(seat.group),
        words="Other words for how we work together",
    )  # fmt: skip


def carry_out(actor: policy.Actor, asking: Asking) -> None:
    """Bring the words into force, with the last key."""
    charter = Charter.objects.select_for_update().get(public_id=asking.subject.removeprefix("charter:"))
    charter.since = clock.today()
    charter.save(update_fields=["since"])
    _trace(act="agreement.adopt", actor=actor, subject=asking.subject, who="the forum", title=asking.words)


@transaction.atomic
def add_ours(*, actor: policy.Actor, words: str) -> Mandate:
    """Put something on the list of what members do without asking anybody."""
    policy.require(actor, "agreement.add_ours")
    words = words.strip()
    if not words:
        raise policy.Refused(Words.NO_MANDATE)
    standing = Mandate.objects.filter(until__isnull=True)
    if standing.filter(words__iexact=words).exists():
        raise policy.Refused(Words.THERE)
    last = standing.aggregate(last=Max("order"))["last"] or 0
    made = Mandate.objects.create(words=words, order=last + 1)
    _trace(act="agreement.add_ours", actor=actor, subject=f"mandate:{made.pk}", who=_seat(actor), title=words)
    return made


@transaction.atomic
def end_ours(*, actor: policy.Actor, mandate: Mandate) -> None:
    """Take something off the list. Done twice, it is once."""
    policy.require(actor, "agreement.end_ours")
    if Mandate.objects.filter(pk=mandate.pk, until__isnull=True).update(until=clock.today()):
        _trace(
            act="agreement.end_ours",
            actor=actor,
            subject=f"mandate:{mandate.pk}",
            who=_seat(actor),
            title=mandate.words,
        )


def _seat(actor: policy.Actor) -> str:
    return f"seat:{actor.seats[0].slug}"


def _trace(*, act: str, actor: policy.Actor, subject: str, who: str, title: str) -> None:
    entry = record.append(act=act, subject=subject, actor=who, facts={"title": title})
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry)
