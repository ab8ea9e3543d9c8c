"""How somebody is reached: the way that they chose and the address for it, found anew each time."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from forum.ground.post.rules import Way
from forum.journey.heard.models import Contact
from forum.journey.heard.rules import AnswerWay
from forum.journey.taken_up.models import PublicQuestion
from forum.people.care.queries import reach_of
from forum.people.farewells.queries import silent
from forum.people.membership.models import KeptPosted
from forum.people.membership.rules import Way as PersonWay
from forum.people.roles.models import Expression
from forum.rooms.gatherings.models import Coming
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.still_right import way_to

# Whoever wants their answer through the group that was visited gets it on a slip, printed among the letters.
WAYS = {
    AnswerWay.EMAIL: Way.EMAIL,
    AnswerWay.TEXT: Way.TEXT,
    AnswerWay.LETTER: Way.LETTER,
    AnswerWay.GROUP: Way.LETTER,
}


@dataclass(frozen=True)
class Reach:
    """Somebody, one way to reach them, and where that leads."""

    to_kind: str
    to_id: int
    way: str
    address: str
    # On a slip of its own, though the same group hands over others.
    apart: bool = False

    @property
    def whom(self) -> str:
        """Tells one address from another without holding it."""
        said = f"{self.way}:{''.join(self.address.lower().split())}".encode()
        if self.apart:
            said += f":{self.to_kind}:{self.to_id}".encode()
        return hmac.digest(settings.SECRET_KEY.encode(), said, hashlib.sha256).hex()


def speakers(voices: Iterable[int]) -> list[Reach]:
    """Those of these speakers who gave a way to reach them and have not taken their words back."""
    contacts = Contact.objects.filter(voice__in=voices, voice__withdrawn_at__isnull=True, way__in=WAYS)
    contacts = contacts.select_related("voice__gathering__visits", "voice__gathering__venue").order_by("voice_id")
    return _not_silent(
        Reach("voice", one.voice_id, WAYS[AnswerWay(one.way)], _where(one), apart=one.way == AnswerWay.GROUP)
        for one in contacts
    )


def _not_silent(reached: Iterable[Reach]) -> list[Reach]:
    """Without those to whose address nothing goes any more, because somebody has died."""
    found = list(reached)
    quiet = silent(one.address for one in found)
    return [one for one in found if one.address not in quiet]


def _where(contact: Contact) -> str:
    if contact.way != AnswerWay.GROUP:
        return contact.address
    gathering = contact.voice.gathering
    if gathering is None:
        return contact.address
    return gathering.visits.name if gathering.visits else f"{gathering.title}\n{gathering.venue.name}"


def people(persons: Iterable[int]) -> list[Reach]:
    """These people in the way they chose; in one that they can use, if they told us what they need."""
    return _not_silent(Reach("person", one.person, one.way, one.address) for one in reach_of(persons))


def interested(expression: int) -> Reach | None:
    """Whoever said that they would like a role, in the way they gave for it."""
    one = Expression.objects.filter(pk=expression).exclude(way=PersonWay.NONE).exclude(address="").first()
    found = _not_silent([Reach("expression", one.pk, one.way, one.address)] if one else [])
    return found[0] if found else None


def coming(rows: Iterable[int]) -> list[Reach]:
    """Whoever said that they come to a gathering and wants to hear of a change, in the way they gave for it."""
    found = Coming.objects.filter(pk__in=rows).exclude(way=PersonWay.NONE).order_by("pk")
    return _not_silent(Reach("coming", one.pk, one.way, one.address) for one in found)


def asker(question: int) -> Reach | None:
    """Whoever asked a public question, in the way they gave for the answer."""
    one = PublicQuestion.objects.filter(pk=question).exclude(way=PersonWay.NONE).exclude(address="").first()
    found = _not_silent([Reach("question", one.pk, one.way, one.address)] if one else [])
    return found[0] if found else None


def group_of(listing: int) -> Reach | None:
    """The group that an entry of the directory is of, in the way that the entry itself tells."""
    one = Listing.objects.shown().filter(pk=listing, closed_on=None).first()
    way = way_to(one) if one else None
    found = _not_silent([Reach("listing", listing, *way)] if way else [])
    return found[0] if found else None


def reach(to_kind: str, to_id: int) -> Reach | None:
    """Where this one is reached now; None when they no longer wish to be."""
    if to_kind == "posted":
        posted = KeptPosted.objects.filter(pk=to_id).first()
        found = _not_silent([Reach("posted", to_id, posted.way, posted.address)] if posted else [])
        return found[0] if found else None
    if to_kind == "expression":
        return interested(to_id)
    if to_kind == "question":
        return asker(to_id)
    if to_kind == "listing":
        return group_of(to_id)
    if to_kind == "coming":
        told = coming([to_id])
        return told[0] if told else None
    found = speakers([to_id]) if to_kind == "voice" else people([to_id])
    return found[0] if found else None
