"""Joining by oneself or with somebody's help, saying anew who one is, and stepping back to being reachable only."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from forum.ground import clock, journal
from forum.people.accounts.models import User
from forum.people.membership import actions
from forum.people.membership.models import Group, Membership, Person
from forum.people.membership.rules import GroupKind, Way, Words
from forum.people.policy import Actor, Refused, Role, require


@dataclass(frozen=True)
class Joined:
    """Who has joined. `by_code` is where a code goes now; empty where there is none to send."""

    person: Person
    by_code: str


@transaction.atomic
def join_by_oneself(
    *, actor: Actor, seed: str, called: str, way: str, address: str = "", member: bool = True
) -> Joined:
    """Join with a name to be called by and one way to be reached, or none. The same form sent twice joins once.

    An address that somebody signs in with already makes nobody new: a code goes there, as on the page of signing in,
    so that nobody learns here who is a member.

    Args:
        actor: whoever is at the door; nobody signed in.
        seed: what the form carried, the same for each time that it is sent.
        called: the name to be called by.
        way: how they want to be reached (`Way`).
        address: where, unless it is not at all.
        member: whether they become a member of the forum, or come for an organisation.

    Raises:
        Refused: when somebody is signed in here already.
    """
    require(actor, "membership.join")
    if actor.signed_in:
        raise Refused(Words.IN_ALREADY)
    email, phone = _to_sign_in_with(way, address)
    if account := _account_with(email, phone):
        _call_anew(account, called)
        return Joined(Person.objects.get(account=account), email or phone)
    mark = hashlib.sha256(seed.encode()).hexdigest()
    if there := Person.objects.filter(joined_by=mark).first():
        return Joined(there, "")
    person = actions.join(called=called, way=way, address=address, email=email, phone=phone, member=member)
    if person.account is None:
        person.account = User.objects.create_user()
    person.joined_by, person.waits_for_code = mark, bool(email or phone)
    person.save(update_fields=["account", "joined_by", "waits_for_code"])
    return Joined(person, email or phone)


@transaction.atomic
def join_somebody(*, actor: Actor, called: str, way: str = Way.NONE, address: str = "") -> Person:
    """Let somebody join who is beside a helper: noted as recorded by them, who have no access to it afterwards.

    Raises:
        Refused: when somebody signs in with this address already.
    """
    require(actor, "membership.join_somebody")
    email, phone = _to_sign_in_with(way, address)
    if _account_with(email, phone):
        raise Refused(Words.ADDRESS_TAKEN)
    person = actions.join(called=called, way=way, address=address, email=email, phone=phone)
    if person.account is None:
        person.account = User.objects.create_user()
    person.recorded_by_id = actor.person
    person.save(update_fields=["account", "recorded_by"])
    journal.note(act="membership.join_somebody", actor=actor.person, subject=f"person:{person.public_id}")
    return person


@transaction.atomic
def change_details(
    *, actor: Actor, person: Person, called: str, said_like: str = "", way: str = Way.NONE, address: str = ""
) -> Person:
    """Say anew what one is called, how to say it, and how one wants to be reached."""
    require(actor, "membership.change_details", also=_self(actor, person))
    person.called, person.said_like, person.way, person.address = called, said_like, way, address
    person.save(update_fields=["called", "said_like", "way", "address"])
    journal.note(act="membership.change_details", actor=actor.person, subject=f"person:{person.public_id}")
    return person


@transaction.atomic
def become_member(*, actor: Actor, person: Person) -> None:
    """Become a member of the forum, also once more; what was before stays."""
    require(actor, "membership.become_member", also=_self(actor, person))
    forum = Group.objects.get(kind=GroupKind.FORUM)
    if not Membership.objects.now().filter(person=person, group=forum).exists():
        Membership.objects.create(person=person, group=forum)
        journal.note(act="membership.become_member", actor=actor.person, subject=f"person:{person.public_id}")


@transaction.atomic
def only_reach_me(*, actor: Actor, person: Person) -> None:
    """Stop being a member and stay reachable. Nobody asks why, and the way back is one tap."""
    require(actor, "membership.only_reach_me", also=_self(actor, person))
    today = clock.today()
    standing = Membership.objects.now().filter(person=person, group__kind=GroupKind.FORUM)
    # What began today is as if it had not been; whatever began before ended yesterday, so that today counts already.
    standing.filter(since=today).delete()
    if standing.update(until=today - timedelta(days=1)):
        journal.note(act="membership.only_reach_me", actor=actor.person, subject=f"person:{person.public_id}")


@transaction.atomic
def forget_unconfirmed() -> int:
    """Forget whoever gave an address thirty days ago to which no code ever came back; say how many."""
    gone = Person.objects.never_confirmed()
    accounts = list(gone.values_list("account", flat=True))
    number = gone.delete()[1].get("membership.Person", 0)
    User.objects.filter(pk__in=accounts).delete()
    if number:
        journal.note(act="membership.forget_unconfirmed", actor=None, subject="people", about={"number": number})
    return number


def _to_sign_in_with(way: str, address: str) -> tuple[str, str]:
    return (address if way == Way.EMAIL else "", address if way == Way.TEXT else "")


def _account_with(email: str, phone: str) -> User | None:
    if not (email or phone):
        return None
    same = Q(email__iexact=email) if email else Q(phone=phone)
    return User.objects.filter(same, person__isnull=False).first()


def _call_anew(account: User, called: str) -> None:
    """Whoever typed an address first may not have been its owner: until a code came back, the last name holds."""
    Person.objects.filter(account=account, waits_for_code=True, account__confirmed_at=None).update(called=called)


def _self(actor: Actor, person: Person) -> set[Role]:
    return {Role.SELF} if actor.person == person.pk else set()
