"""Inviting an organisation and its people, coming in with a code, stopping: people's own lives, not in the record."""

from django.db import transaction
from django.utils.text import slugify

from forum.ground import clock, codes, journal
from forum.ground.codes import new_id
from forum.people import policy
from forum.people.membership import actions as membership
from forum.people.membership.covering import end as end_holding
from forum.people.membership.models import ActingFor, Organisation, Person
from forum.people.partners.models import PartnerCode
from forum.people.partners.queries import mark_of, towards
from forum.people.partners.rules import CODES_AT_ONCE, Kind, Words
from forum.people.policy import Role


@transaction.atomic
def invite(*, actor: policy.Actor, name: str, in_short: str = "") -> tuple[Organisation, str]:
    """Invite an organisation, new or known; returns it, and the code of whoever will invite its people, once.

    Raises:
        Refused: without a name, or for the host.
    """
    policy.require(actor, "partners.invite")
    name = name.strip()
    if not name:
        raise policy.Refused(Words.NO_NAME)
    organisation = Organisation.objects.filter(name__iexact=name).first()
    if organisation is None:
        slug = slugify(name)[:40] or new_id()
        if Organisation.objects.filter(slug=slug).exists():
            slug = f"{slug}-{new_id()[:6]}"
        organisation = Organisation.objects.create(slug=slug, name=name, in_short=in_short.strip())
    code = _draw(actor, organisation, kind=Kind.LEAD, for_whom="")
    journal.note(act="partners.invite", actor=actor.person, subject=f"organisation:{organisation.public_id}")
    return organisation, code


@transaction.atomic
def invite_person(*, actor: policy.Actor, organisation: Organisation, for_whom: str = "", lead: bool = False) -> str:
    """Invite somebody of one's organisation; returns their code, once.

    Args:
        actor: whoever invites for it, or the coordinator.
        organisation: for which they will speak.
        for_whom: a word by which the inviter knows the code again; the invited person need not have that name.
        lead: whether they may invite others in turn.
    """
    policy.require(actor, "partners.invite_person", also=towards(actor, organisation))
    code = _draw(actor, organisation, kind=Kind.LEAD if lead else Kind.PERSON, for_whom=for_whom.strip())
    journal.note(act="partners.invite_person", actor=actor.person, subject=f"organisation:{organisation.public_id}")
    return code


@transaction.atomic
def take_code_back(*, actor: policy.Actor, code: PartnerCode) -> None:
    """Take back an invitation that nobody has used; one that is over already stays as it is."""
    policy.require(actor, "partners.take_code_back", also=towards(actor, code.organisation))
    locked = PartnerCode.objects.select_for_update().get(pk=code.pk)
    if locked.used_at or locked.taken_back_at:
        return
    locked.taken_back_at = clock.now()
    locked.save(update_fields=["taken_back_at"])
    journal.note(act="partners.take_code_back", actor=actor.person, subject=f"code:{locked.public_id}")


@transaction.atomic
def come(*, actor: policy.Actor, mark: str) -> ActingFor:
    """Come in for an organisation, from today on.

    Args:
        actor: whoever was given the code, signed in.
        mark: what `queries.mark_of` makes of the code.

    Raises:
        Refused: when the code is used, taken back or old, or they speak for it already; the code stays good then.
    """
    policy.require(actor, "partners.come")
    found = PartnerCode.objects.open().select_for_update(of=("self",)).select_related("organisation")
    code = found.filter(fingerprint=mark).first()
    if code is None:
        raise policy.Refused(Words.NOT_OPEN)
    lead = code.kind == Kind.LEAD
    speaks = ActingFor.objects.now().filter(person=actor.person, organisation=code.organisation).first()
    if speaks and (speaks.leads or not lead):
        raise policy.Refused(Words.SPEAKS_ALREADY)
    if speaks:
        speaks.leads = True
        speaks.save(update_fields=["leads"])
    else:
        speaks = membership.act_for(
            person=Person.objects.get(pk=actor.person or 0), organisation=code.organisation, leads=lead
        )
    code.used_at, code.used_by_id = clock.now(), actor.person
    code.save(update_fields=["used_at", "used_by"])
    journal.note(act="partners.come", actor=actor.person, subject=f"organisation:{code.organisation.public_id}")
    return speaks


@transaction.atomic
def stop(*, actor: policy.Actor, speaking: ActingFor) -> None:
    """Stop speaking for an organisation, in one tap."""
    policy.require(actor, "partners.stop", also={Role.SELF} if speaking.person_id == actor.person else set())
    _end(speaking)
    journal.note(act="partners.stop", actor=actor.person, subject=f"organisation:{speaking.organisation.public_id}")


@transaction.atomic
def end(*, actor: policy.Actor, speaking: ActingFor) -> None:
    """Note that somebody has left an organisation, or speaks for it no more."""
    policy.require(actor, "partners.end", also=towards(actor, speaking.organisation))
    _end(speaking)
    journal.note(act="partners.end", actor=actor.person, subject=f"organisation:{speaking.organisation.public_id}")


@transaction.atomic
def forget_codes() -> int:
    """Forget codes older than sixty days; say how many."""
    number: int = PartnerCode.objects.old().delete()[0]
    if number:
        journal.note(act="partners.forget_codes", actor=None, subject="codes", about={"number": number})
    return number


def _end(speaking: ActingFor) -> None:
    locked = ActingFor.objects.now().select_for_update().filter(pk=speaking.pk).first()
    if locked is None:
        raise policy.Refused(Words.NO_MORE)
    end_holding(locked)


def _draw(actor: policy.Actor, organisation: Organisation, *, kind: str, for_whom: str) -> str:
    if organisation.is_host:
        raise policy.Refused(Words.IS_HOST)
    # Locked, so that two who draw at once cannot both be the twentieth.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if PartnerCode.objects.open().filter(organisation=organisation)[:CODES_AT_ONCE].count() >= CODES_AT_ONCE:
        raise policy.Refused(Words.ENOUGH)
    code = codes.drawn()
    PartnerCode.objects.create(
        organisation=organisation, kind=kind, for_whom=for_whom, fingerprint=mark_of(code), made_by_id=actor.person
    )
    return code


@transaction.atomic
def say_aims(*, actor: policy.Actor, organisation: Organisation, aims: str) -> Organisation:
    """Say which aims an organisation shares with the forum; its own people do, or the coordinator for it."""
    policy.require(actor, "partners.say_aims")
    own = organisation.pk in {place.pk for place in actor.organisations}
    if not (own or actor.holds(policy.Role.COORDINATOR)):
        raise policy.Refused(Words.NOT_OURS)
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    held.aims = aims.strip()
    held.save(update_fields=["aims"])
    journal.note(act="partners.say_aims", actor=actor.person, subject=f"organisation:{held.slug}")
    return held
