"""The long road begins here: taking matters up, feeding them, bringing them to a meeting."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import F

from forum import record
from forum.ground import clock, journal
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import AgendaItem, Feed, ImpactAsk, ImpactNote, Matter
from forum.journey.taken_up.queries import answered_among, voices_under
from forum.journey.taken_up.rules import SLOT_MINUTES, Origin, Words
from forum.journey.themed.models import Theme
from forum.people import policy
from forum.people.membership.models import Office, Organisation, Seat
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.models import Gathering, Slot
from forum.rooms.gatherings.rules import DECIDES
from forum.rooms.together.models import Work


@transaction.atomic
def take_up(
    *,
    actor: policy.Actor,
    title: str,
    meeting: Gathering,
    themes: Sequence[Theme] = (),
    voices: Sequence[Voice] = (),
    in_short: str = "",
    origin: str = Origin.VOICES,
) -> Matter:
    """Take something up as a matter at an open meeting; every voice under the themes feeds it from now on."""
    policy.require(actor, "taken_up.take_up")
    if meeting.kind not in DECIDES or not meeting.has_begun:
        raise policy.Refused(Words.MEETING)
    if not title.strip():
        raise policy.Refused(Words.NO_TITLE)
    if origin == Origin.VOICES and not themes and not voices:
        raise policy.Refused(Words.NO_VOICES)
    matter = Matter.objects.create(title=title.strip(), in_short=in_short.strip(), origin=origin, taken_up_at=meeting)
    matter.themes.set(themes)
    _tie(
        actor=actor,
        act="taken_up.take_up",
        matter=matter,
        voices=[*voices, *voices_under(theme.pk for theme in themes)],
        tally={"matters": 1},
    )
    return matter


@transaction.atomic
def bring_early(
    *, actor: policy.Actor, title: str, in_short: str, what_is_fixed: str, what_is_open: str, open_until: date
) -> Matter:
    """Bring a plan to the forum while it can still change."""
    also = {policy.Role.OFFICE} if actor.offices else set()
    policy.require(actor, "taken_up.bring_early", also=also)
    if not title.strip() or not what_is_open.strip():
        raise policy.Refused(Words.NO_WORDS)
    matter = Matter.objects.create(
        title=title.strip(),
        in_short=in_short.strip(),
        origin=Origin.HOST if actor.holds(policy.Role.HOST) else Origin.PARTNER,
        brought_early=True,
        what_is_fixed=what_is_fixed,
        what_is_open=what_is_open,
        open_until=open_until,
    )
    _tie(actor=actor, act="taken_up.bring_early", matter=matter, voices=[], tally={"matters": 1})
    return matter


@transaction.atomic
def feed(*, actor: policy.Actor, matter: Matter, voices: Sequence[Voice]) -> None:
    """Tie more voices to a matter."""
    policy.require(actor, "taken_up.feed")
    _tie(actor=actor, act="taken_up.feed", matter=matter, voices=voices)


@transaction.atomic
def put_on_agenda(*, actor: policy.Actor, matter: Matter, meeting: Gathering, minutes: int = 20) -> AgendaItem:
    """Give a matter a time in an open meeting."""
    policy.require(actor, "taken_up.put_on_agenda")
    if meeting.kind not in DECIDES:
        raise policy.Refused(Words.MEETING)
    if minutes not in SLOT_MINUTES:
        raise policy.Refused(Words.MINUTES)
    if AgendaItem.objects.filter(matter=matter, slot__gathering=meeting).exists():
        raise policy.Refused(Words.CLASHES)
    slot = gatherings.set_slot(actor=actor, gathering=meeting, minutes=minutes, title=matter.title)
    item = AgendaItem.objects.create(slot=slot, matter=matter)
    trace(actor=actor, act="taken_up.put_on_agenda", matter=matter, facts={"gathering": meeting.public_id})
    return item


@transaction.atomic
def put_updates(*, actor: policy.Actor, meeting: Gathering, works: Iterable[Work], minutes: int = 5) -> list[Slot]:
    """Give each piece of work a few minutes in a meeting, for whoever does it to say how it goes.

    Raises:
        Refused: when none is chosen, or the meeting has begun.
    """
    policy.require(actor, "taken_up.put_updates")
    works = list(works)
    if not works:
        raise policy.Refused(Words.NO_WORK)
    if meeting.has_begun:
        raise policy.Refused(Words.BEGUN)
    there = set(meeting.slots.values_list("title", flat=True))
    made = [
        gatherings.set_slot(actor=actor, gathering=meeting, minutes=minutes, title=work.title)
        for work in works
        if work.title not in there
    ]
    journal.note(act="taken_up.put_updates", actor=actor.person, subject=f"gathering:{meeting.public_id}")
    return made


@transaction.atomic
def ask_for_note(
    *,
    actor: policy.Actor,
    matter: Matter,
    by: date,
    office: Office | None = None,
    organisation: Organisation | None = None,
    seat: Seat | None = None,
) -> ImpactAsk:
    """Ask one office, partner or seat what a decision would mean for the people they know, by a day."""
    policy.require(actor, "taken_up.ask_for_note")
    if by <= clock.today():
        raise policy.Refused(Words.PAST)
    asked, fresh = ImpactAsk.objects.get_or_create(
        matter=matter, office=office, organisation=organisation, seat=seat, defaults={"by": by}
    )
    if not fresh:
        raise policy.Refused(Words.ASKED)
    subject = f"matter:{matter.public_id}"
    journal.note(act="taken_up.ask_for_note", actor=actor.person, subject=subject, about={"ask": asked.pk})
    return asked


@transaction.atomic
def write_impact_note(
    *, actor: policy.Actor, matter: Matter, words: str, signed: str = "", ask: ImpactAsk | None = None
) -> ImpactNote:
    """Write what a decision would mean for somebody, before it is taken; `ask` when they were asked to."""
    policy.require(actor, "taken_up.write_impact_note")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if ask and not _is_asked(actor, ask):
        raise policy.Refused(Words.NOT_ASKED)
    note = ImpactNote.objects.create(matter=matter, words=words, signed=signed.strip(), written_by_id=actor.person)
    if ask:
        ImpactAsk.objects.filter(pk=ask.pk, note__isnull=True).update(note=note)
    trace(actor=actor, act="taken_up.write_impact_note", matter=matter)
    return note


def _is_asked(actor: policy.Actor, ask: ImpactAsk) -> bool:
    held = [(ask.office_id, actor.offices), (ask.organisation_id, actor.organisations), (ask.seat_id, actor.seats)]
    return any(asked in {place.pk for place in places} for asked, places in held if asked)


def mark_answered(*, feeds: Iterable[int], entry: int | None) -> None:
    """Note the entry that answered these feeds, or none when they are open again. Called by `answered`."""
    Feed.objects.filter(pk__in=list(feeds)).update(answered_in=entry)


def _tie(
    *, actor: policy.Actor, act: str, matter: Matter, voices: Sequence[Voice], tally: dict[str, int] | None = None
) -> None:
    heard.hold(voices=[voice.pk for voice in voices])
    heard.require_kept(voices=[voice.pk for voice in voices])
    ids = {voice.pk for voice in voices} - set(matter.feeds.values_list("voice_id", flat=True))
    before = answered_among(ids)
    tied = Feed.objects.bulk_create([Feed(matter=matter, voice_id=voice) for voice in sorted(ids)], batch_size=500)
    Matter.objects.filter(pk=matter.pk).update(voices=F("voices") + len(ids))
    matter.voices += len(ids)
    change = len(answered_among(ids)) - len(before)
    entry = trace(
        actor=actor,
        act=act,
        matter=matter,
        facts={"voices": len(ids)},
        tally={**(tally or {}), "answered": change},
        about={"first": tied[0].pk, "last": tied[-1].pk} if tied else None,
    )
    heard.move_on(voices=sorted(ids), entry=entry)


def trace(
    *,
    actor: policy.Actor,
    act: str,
    matter: Matter,
    facts: dict[str, str | int] | None = None,
    tally: dict[str, int] | None = None,
    about: dict[str, int] | None = None,
) -> int:
    """Leave the event and the entry of an act; the number of the entry."""
    subject = f"matter:{matter.public_id}"
    entry = record.append(
        act=act,
        subject=subject,
        actor="a member",
        facts={"title": matter.title, **(facts or {})},
        tally={name: change for name, change in (tally or {}).items() if change},
    )
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry, about=about)
    return entry
