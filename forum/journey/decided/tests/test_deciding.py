from datetime import timedelta

import pytest

from forum.ground import clock
from forum.journey.decided import actions
from forum.journey.decided.models import Decision
from forum.journey.decided.rules import Stand, Words
from forum.journey.heard import actions as heard
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up.models import AgendaItem, Matter
from forum.journey.taken_up.rules import Words as TakenUpWords
from forum.people.policy import VISITOR, NotYours, Refused
from tests.fixtures.village import Village

ALL = ("river", "heron", "willow", "lantern", "ferry")


def matter(village: Village) -> Matter:
    voice = heard.hear(actor=VISITOR, words="The bus is late.").voice
    return taken_up.take_up(actor=village.actor("ada"), title="The bus", meeting=village.meeting, voices=[voice])


def item(village: Village, *, present: tuple[str, ...] = ALL, note: bool = True) -> AgendaItem:
    ada, about = village.actor("ada"), matter(village)
    if note:
        taken_up.write_impact_note(actor=ada, matter=about, words="I would be home by eight.")
    meeting = village.hold_meeting(present=present)
    return taken_up.put_on_agenda(actor=ada, matter=about, meeting=meeting)


def stands(village: Village, seats: tuple[str, ...] = ALL, **otherwise: tuple[str, str]) -> dict:
    return {village.seats[seat]: otherwise.get(seat, (Stand.CONSENT, "")) for seat in seats}


def decide(village: Village, at: AgendaItem, *, who: str = "ada", **more: object) -> Decision:
    given = {"words": "A later bus.", "stands": stands(village)} | more
    return actions.decide_by_consent(actor=village.actor(who), item=at, **given)


def test_nobody_objects_so_it_is_agreed_and_dissent_keeps_its_own_words(village: Village) -> None:
    aside = {"lantern": (Stand.ASIDE, "It helps the town and not the villages.")}
    decision = decide(village, item(village), stands=stands(village, **aside))
    assert decision.agreed
    assert decision.stances.get(seat__slug="lantern").words == "It helps the town and not the villages."


def test_one_objection_and_it_is_not_agreed_with_a_reason(village: Village) -> None:
    at = item(village)
    objects = stands(village, river=(Stand.OBJECTS, "No bus on Saturdays."))
    with pytest.raises(Refused, match=Words.OBJECTION[:20]):
        decide(village, at, stands=objects)
    decision = decide(village, at, stands=objects, reason="We ask again in spring.")
    assert not decision.agreed
    with pytest.raises(Refused, match=Words.NOT_AGREED[:20]):
        actions.recommend(actor=village.actor("ada"), decision=decision, office=village.chief, words="A later bus.")


@pytest.mark.parametrize(
    ("present", "why"),
    [
        (("river", "heron", "lantern", "ferry"), "four seats"),
        (("river", "lantern", "bridge", "ferry", "market"), "one lived experience"),
        (("river", "heron", "willow", "lantern", "market"), "nobody of the staff"),
    ],
)
def test_too_few_or_a_side_missing_can_talk_and_not_decide(
    village: Village, present: tuple[str, ...], why: str
) -> None:
    with pytest.raises(Refused, match="talk it through"):
        decide(village, item(village, present=present), stands=stands(village, present))


def test_it_needs_an_impact_note_first(village: Village) -> None:
    with pytest.raises(Refused, match="impact note"):
        decide(village, item(village, note=False))


def test_each_seat_that_is_there_says_where_it_stands_and_no_other(village: Village) -> None:
    at = item(village)
    with pytest.raises(Refused, match="Each seat"):
        decide(village, at, stands=stands(village, ALL[:-1]))
    with pytest.raises(Refused, match="Only seats that are there"):
        decide(village, at, stands=stands(village, (*ALL, "beacon")))


def test_twice_at_the_same_meeting_is_once(village: Village) -> None:
    at = item(village)
    decide(village, at)
    with pytest.raises(Refused, match="already"):
        decide(village, at)


@pytest.mark.parametrize("name", ["vic", "eve", "hal", "dee", "flo", "gus"])
def test_who_holds_no_seat_or_acts_for_the_host_does_not_note_decisions(village: Village, name: str) -> None:
    with pytest.raises(NotYours):
        decide(village, item(village), who=name)


def test_an_office_is_asked_with_a_day_to_reply_by_in_working_days(village: Village) -> None:
    decision = decide(village, item(village))
    asked = actions.recommend(actor=village.actor("ada"), decision=decision, office=village.chief, words="A later bus.")
    assert asked.reply_by == clock.next_working_day(clock.today(), 20)
    assert not asked.still_waiting
    with clock.travelled_to(clock.now() + timedelta(days=60)):
        assert not asked.still_waiting  # Nobody has warned the office yet; that is the promised stage's part.
    with pytest.raises(Refused, match="already"):
        actions.recommend(actor=village.actor("ada"), decision=decision, office=village.chief, words="A later bus.")


def test_a_matter_is_taken_up_at_an_open_meeting_that_has_begun(village: Village) -> None:
    voice = heard.hear(actor=VISITOR, words="The bus is late.").voice
    village.meeting.starts_at = clock.now() + timedelta(days=1)
    with pytest.raises(Refused, match=TakenUpWords.MEETING[:20]):
        taken_up.take_up(actor=village.actor("ada"), title="The bus", meeting=village.meeting, voices=[voice])
