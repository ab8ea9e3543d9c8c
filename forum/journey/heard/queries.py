"""What readers, duty people and speakers ask."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from forum.ground.dated.doors import Door
from forum.ground.dated.queries import doors_today
from forum.journey.heard import opening
from forum.journey.heard.models import Contact, OtherDoor, ReadingInTwos, Skip, Voice, Worry
from forum.journey.heard.rules import AnswerWay, Purpose
from forum.people.accounts.models import User
from forum.people.membership.models import Office, OfficeHolding, StandIn
from forum.people.membership.queries import in_post


def said_by(*, person: int, account: int | None) -> QuerySet[Voice]:
    """What somebody said while they were signed in, or left the address with that they sign in with."""
    user = User.objects.filter(pk=account).first() if account else None
    addresses = [(AnswerWay.EMAIL, user.email or ""), (AnswerWay.TEXT, user.phone or "")] if user else []
    marks = {opening.known_by(way, address) for way, address in addresses} - {""}
    theirs = Contact.objects.filter(known_by__in=marks).values("voice")
    return Voice.objects.kept().filter(Q(speaker=person) | Q(pk__in=theirs)).order_by("pk")


def on_duty() -> list[OfficeHolding | StandIn]:
    """Who is there for a duty post today and can be told at once, by email; pages name them."""
    return [
        one for one in in_post(Office.objects.filter(is_duty=True)) if one.person.account and one.person.account.email
    ]


def to_read(reader: int | None) -> QuerySet[Voice]:
    """Voices that nobody has read yet and that this reader has not left to others."""
    skipped = Skip.objects.filter(voice=OuterRef("pk"), reader=reader)
    return Voice.objects.unread().filter(~Exists(skipped))


def wants_company(reader: int | None) -> QuerySet[ReadingInTwos]:
    """Those who asked for company and have none yet, but the reader's own."""
    waiting = ReadingInTwos.objects.filter(joined_by__isnull=True, voice__withdrawn_at__isnull=True)
    return waiting.exclude(asked_by=reader).select_related("voice", "asked_by").order_by("pk")


def may_be_shown(voice: Voice) -> bool:
    """Whether its speaker lets these words be shown, once a member has read them."""
    return voice.consents.filter(purpose=Purpose.PUBLISH, until__isnull=True).exists()


def open_worries() -> QuerySet[Worry]:
    return Worry.objects.filter(closed_at__isnull=True).order_by("pk")


def other_door_of(voice: int) -> tuple[OtherDoor, Door | None] | None:
    """The door that a speaker was shown, with how to reach it today."""
    shown = OtherDoor.objects.filter(voice=voice).first()
    if shown is None:
        return None
    return shown, next((door for door in doors_today() if door.slug == shown.door), None)
