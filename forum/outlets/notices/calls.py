"""What each event calls for: who is told, and of what. An act that is not named here tells nobody."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import chain
from typing import NamedTuple

from forum.ground.journal.models import Event
from forum.journey.answered.models import AnswerTo
from forum.journey.decided.models import Recommendation
from forum.journey.heard.models import Voice, WorryTold
from forum.journey.promised.models import Commitment, Invitation
from forum.journey.taken_up.models import DirectAnswer, Feed, ImpactAsk, Thanks
from forum.outlets.notices.care_and_keys import CARE_AND_KEYS
from forum.outlets.notices.gatherings import GATHERINGS
from forum.outlets.notices.models import Notice
from forum.outlets.notices.pausing import pauses_for
from forum.outlets.notices.reach import Reach, people, speakers
from forum.outlets.notices.roles_and_money import ROLES_AND_MONEY, Who
from forum.people.membership.models import ActingFor, Membership, Seat
from forum.people.membership.queries import at_office, at_seats
from forum.people.membership.rules import GroupKind

# So many speakers are looked up at once; one answer may be for thousands.
CHUNK = 500
# What goes by itself and at once, not gathered with others: somebody waits for it.
AT_ONCE = frozenset(
    {
        "worry",
        "again",
        "role_news",
        "covers",
        "debrief",
        "news_asked",
        "still_right",
        "second_wanted",
        "gathering_moved",
        "gathering_cancelled",
        "place_for_you",
    }
)


class Due(NamedTuple):
    """One notice that an event calls for."""

    kind: str
    to: Reach


def called_for(event: Event) -> Iterator[Due]:
    """Everybody whom this event concerns and who wants to know."""
    find = CALLS_FOR.get(event.act)
    yield from find(event) if find else ()


def _to_speakers(kind: str, voices: Iterable[int]) -> Iterator[Due]:
    chunk: list[int] = []
    for voice in voices:
        chunk.append(voice)
        if len(chunk) == CHUNK:
            yield from (Due(kind, each) for each in speakers(chunk))
            chunk = []
    yield from (Due(kind, each) for each in speakers(chunk))


def _to_people(kind: str, persons: Iterable[int]) -> Iterator[Due]:
    asked = set(persons)
    return (Due(kind, each) for each in people(asked - pauses_for(asked, kind)))


def _holders(*, office: int | None = None, organisation: int | None = None) -> set[int]:
    """Who is there for this office, or acts for this organisation now."""
    acting = ActingFor.objects.now().filter(organisation=organisation) if organisation else ActingFor.objects.none()
    return {*(at_office(office) if office else ()), *acting.values_list("person", flat=True)}


def _answer(event: Event) -> Iterator[Due]:
    told = AnswerTo.objects.filter(answer=int(str(event.about["answer"]))).order_by("pk")
    return _to_speakers("answer", told.values_list("feed__voice", flat=True).iterator())


def _direct(event: Event) -> Iterator[Due]:
    direct = DirectAnswer.objects.filter(public_id=event.about["direct"])
    return _to_speakers("direct_answer", direct.values_list("voice", flat=True))


def _taken_up(event: Event) -> Iterator[Due]:
    """Speakers whose words feed a matter from this act on."""
    if "first" not in event.about:
        return iter(())
    fed = Feed.objects.filter(matter__public_id=event.subject.removeprefix("matter:"))
    fed = fed.filter(pk__gte=event.about["first"], pk__lte=event.about["last"])
    return _to_speakers("taken_up", fed.order_by("pk").values_list("voice", flat=True).iterator())


def _asked(event: Event) -> Iterator[Due]:
    asked = Recommendation.objects.filter(public_id=event.about["recommendation"]).first()
    return _to_people("asked", _holders(office=asked.office_id) if asked else ())


def _warned(event: Event) -> Iterator[Due]:
    """Only offices are warned: clocks bind paid posts."""
    if "recommendation" in event.about:
        asked = Recommendation.objects.filter(public_id=event.about["recommendation"], replied_in=None).first()
        return _to_people("warned_of_reply", _holders(office=asked.office_id) if asked else ())
    promise = Commitment.objects.filter(public_id=event.about["commitment"], claimed_in=None).first()
    offices = promise.parties.filter(office__isnull=False).values_list("office", flat=True) if promise else ()
    holders = {person for office in offices for person in _holders(office=office)}
    return _to_people("warned_of_promise", holders)


def _invited(event: Event) -> Iterator[Due]:
    asked = Invitation.objects.filter(pk=int(str(event.about["invitation"])), answered_at=None).first()
    if asked is None or asked.group_id:
        return iter(())  # The forum finds it on its members' desks; nobody writes to all of them.
    return _to_people("invited", _holders(office=asked.office_id, organisation=asked.organisation_id))


def _note_asked(event: Event) -> Iterator[Due]:
    ask = ImpactAsk.objects.filter(pk=int(str(event.about["ask"])), note=None).first()
    if ask is None:
        return iter(())
    seats = at_seats([ask.seat_id]) if ask.seat_id else ()
    return _to_people("note_asked", {*_holders(office=ask.office_id, organisation=ask.organisation_id), *seats})


def _thanks(event: Event) -> Iterator[Due]:
    thanks = Thanks.objects.filter(pk=int(str(event.about["thanks"]))).first()
    reached = _holders(office=thanks.office_id, organisation=thanks.organisation_id) if thanks else ()
    return _to_people("thanks", reached)


def _worry(event: Event) -> Iterator[Due]:
    told = WorryTold.objects.filter(worry__public_id=event.about["worry"], looked_at__isnull=True)
    return _to_people("worry", told.values_list("person", flat=True))


def _again(event: Event) -> Iterator[Due]:
    """Whoever has lost a receipt; once a day, however often somebody asks."""
    for reach in speakers([int(str(event.about["voice"]))] if "voice" in event.about else []):
        a_day_ago = event.at - timedelta(days=1)
        if not Notice.objects.filter(whom=reach.whom, kind="again", made_at__gt=a_day_ago).exists():
            yield Due("again", reach)


def _other_door(event: Event) -> Iterator[Due]:
    voices = Voice.objects.filter(public_id=event.subject.removeprefix("voice:"))
    return _to_speakers("other_door", voices.values_list("pk", flat=True))


def _brought_early(_event: Event) -> Iterator[Due]:
    """Seats of the forum: a plan can still change, and until when."""
    there = at_seats(Seat.objects.filter(group__kind=GroupKind.FORUM).values_list("pk", flat=True))
    members = Membership.objects.now().filter(group__kind=GroupKind.FORUM, person__in=there)
    return _to_people("brought_early", members.values_list("person", flat=True))


def _of_roles(find: Callable[[Event], Who | None], event: Event) -> Iterator[Due]:
    """Acts of people's own lives: to these people, or to whoever said that they would like a role."""
    who = find(event)
    if who is None:
        return iter(())
    return chain((Due(who.kind, each) for each in who.interested), _to_people(who.kind, who.persons))


CALLS_FOR: dict[str, Callable[[Event], Iterator[Due]]] = {
    "answered.answer": _answer,
    "taken_up.answer_directly": _direct,
    "taken_up.say_why_not": _direct,
    "taken_up.take_up": _taken_up,
    "taken_up.feed": _taken_up,
    "taken_up.bring_early": _brought_early,
    "taken_up.ask_for_note": _note_asked,
    "taken_up.pass_thanks": _thanks,
    "decided.recommend": _asked,
    "promised.give_fair_warning": _warned,
    "promised.ask_to_join": _invited,
    "heard.worry": _worry,
    "heard.ask_again": _again,
    "heard.show_other_door": _other_door,
    **{act: partial(_of_roles, find) for act, find in {**ROLES_AND_MONEY, **CARE_AND_KEYS, **GATHERINGS}.items()},
}
