"""Joining and holding. All of it people's own lives: an event each, no entry in the record."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from forum.ground import clock, journal
from forum.people.accounts import actions as accounts
from forum.people.accounts.models import User
from forum.people.accounts.rules import Words as AccountWords
from forum.people.membership.models import (
    ActingFor,
    Group,
    KeptPosted,
    Membership,
    Office,
    OfficeHolding,
    Organisation,
    Person,
    Seat,
    SeatHolding,
)
from forum.people.membership.rules import GroupKind, Way
from forum.people.policy import Actor, Refused, require


@transaction.atomic
def join(
    *, called: str, way: str = Way.NONE, address: str = "", email: str = "", phone: str = "", member: bool = True
) -> Person:
    """Welcome somebody with a name to be called by; an email or a mobile number gives them an account to sign in with.

    Args:
        called: the name, as they want it.
        way: how they want to be reached (`Way`); needs an address unless it is not at all.
        address: where; an email address, a phone number or a postal address.
        email: an address to sign in with.
        phone: a mobile number to sign in with, as the field `Mobile` writes it. Without either, no account.
        member: whether they become a member of the forum, or are only known.
    """
    account = User.objects.create_user(email=email, phone=phone) if email or phone else None
    person = Person.objects.create(called=called, way=way, address=address, account=account)
    if member:
        Membership.objects.create(person=person, group=Group.objects.get(kind=GroupKind.FORUM))
    journal.note(act="membership.join", actor=person.pk, subject=f"person:{person.public_id}")
    return person


@transaction.atomic
def take_seat(*, person: Person, seat: Seat, since: date | None = None) -> SeatHolding:
    """Let somebody take a seat; whoever held it until now hands it over the same day."""
    since = since or clock.today()
    SeatHolding.objects.now().filter(seat=seat).update(until=since)
    holding = SeatHolding.objects.create(person=person, seat=seat, since=since)
    journal.note(act="membership.take_seat", actor=person.pk, subject=f"seat:{seat.public_id}")
    return holding


@transaction.atomic
def take_office(*, person: Person, office: Office, since: date | None = None) -> OfficeHolding:
    """Let somebody take an office from a day on; its promises come with it, and whoever held it does so until then."""
    since = since or clock.today()
    held = OfficeHolding.objects.filter(office=office, since__lte=since).filter(Q(until=None) | Q(until__gt=since))
    held.update(until=since)
    holding = OfficeHolding.objects.create(person=person, office=office, since=since)
    journal.note(act="membership.take_office", actor=person.pk, subject=f"office:{office.public_id}")
    return holding


@transaction.atomic
def act_for(*, person: Person, organisation: Organisation, since: date | None = None, leads: bool = False) -> ActingFor:
    """Note that somebody acts for an organisation from a day on; `leads`: that they invite others for it."""
    acting = ActingFor.objects.create(
        person=person, organisation=organisation, since=since or clock.today(), leads=leads
    )
    journal.note(act="membership.act_for", actor=person.pk, subject=f"organisation:{organisation.public_id}")
    return acting


@transaction.atomic
def welcome(
    *,
    called: str,
    email: str,
    seat: Seat | None = None,
    office: Office | None = None,
    acts_for: Organisation | None = None,
    member: bool = True,
) -> Person:
    """Welcome somebody who can sign in, with a seat or an office if they hold one, or for an organisation.

    Raises:
        Refused: when somebody signs in with this address already.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise Refused("Somebody signs in with this address already.")
    person = join(called=called, email=email, member=member)
    if seat:
        take_seat(person=person, seat=seat)
    if office:
        take_office(person=person, office=office)
    if acts_for:
        act_for(person=person, organisation=acts_for)
    journal.note(act="membership.welcome", actor=person.pk, subject=f"person:{person.public_id}")
    return person


@transaction.atomic
def make_card_for(*, actor: Actor, person: Person) -> list[str]:
    """Make a card of sign-in codes for somebody who has neither email nor mobile number; returns the codes, once.

    Raises:
        Refused: when they have another way, for then they make it themselves.
    """
    require(actor, "membership.make_card_for")
    account = person.account
    if account and (account.email or account.phone):
        raise Refused(AccountWords.HAS_ANOTHER_WAY)
    if account is None:
        account = User.objects.create_user()
        Person.objects.filter(pk=person.pk).update(account=account)
    journal.note(act="membership.make_card_for", actor=actor.person, subject=f"person:{person.public_id}")
    return accounts.make_card(user=account, by=actor.person)


@transaction.atomic
def keep_posted(*, address: str, way: str = Way.EMAIL) -> KeptPosted:
    """Send one page a month to this address from now on. Asked for twice, it is still one page."""
    wanted = {"address": address, "way": way}
    posted, fresh = KeptPosted.objects.get_or_create(address__iexact=address, defaults=wanted)
    if fresh:
        journal.note(act="membership.keep_posted", actor=None, subject=f"posted:{posted.public_id}")
    return posted


@transaction.atomic
def stop_posting(*, posted: KeptPosted) -> None:
    """Send nothing more. The address is forgotten, for nothing else is known of it."""
    journal.note(act="membership.stop_posting", actor=None, subject=f"posted:{posted.public_id}")
    posted.delete()
