"""Impact notes that are asked for, and thanks that reach the people concerned."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.taken_up import actions, short_road
from forum.journey.taken_up.models import ImpactAsk, Matter, Thanks
from forum.journey.taken_up.queries import asked_of
from forum.journey.taken_up.rules import Short, Words
from forum.journey.taken_up.short_road import Concerned
from forum.people.policy import VISITOR, NotYours, Refused
from tests.fixtures.village import Village

NEXT_WEEK = timedelta(days=7)


def bus(village: Village) -> Matter:
    voice = heard.hear(actor=VISITOR, words="The bus is late.").voice
    return actions.take_up(actor=village.actor("ada"), title="The bus", meeting=village.meeting, voices=[voice])


def ask(village: Village, matter: Matter, **whom: object) -> ImpactAsk:
    return actions.ask_for_note(
        actor=village.actor("ada"), matter=matter, by=clock.today() + NEXT_WEEK, **whom  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_partner_an_office_and_a_seat_are_asked_and_find_it_on_their_desk(village: Village) -> None:
    matter = bus(village)
    ask(village, matter, organisation=village.charity)
    ask(village, matter, office=village.chief)
    ask(village, matter, seat=village.seats["lantern"])
    for name in ("flo", "eve", "cy"):
        assert asked_of(village.actor(name)).count() == 1
        client = Client()
        client.force_login(village.people[name].account)  # type: ignore[arg-type]
        assert f"/matters/{matter.public_id}/note" in client.get("/desk").content.decode()
    assert asked_of(village.actor("bo")).count() == 0


def test_a_note_that_was_asked_for_leaves_the_desk(village: Village) -> None:
    matter = bus(village)
    ask(village, matter, organisation=village.charity)
    client = Client()
    client.force_login(village.people["flo"].account)  # type: ignore[arg-type]
    client.post(f"/matters/{matter.public_id}/note", {"words": "Forty people could stay longer.", "signed": ""})
    assert asked_of(village.actor("flo")).count() == 0
    assert ImpactAsk.objects.get().note.words == "Forty people could stay longer."


def test_nobody_writes_what_somebody_else_was_asked(village: Village) -> None:
    matter = bus(village)
    asked = ask(village, matter, organisation=village.charity)
    with pytest.raises(Refused, match=Words.NOT_ASKED):
        actions.write_impact_note(actor=village.actor("bo"), matter=matter, words="I know.", ask=asked)


def test_nobody_is_asked_twice_or_for_yesterday(village: Village) -> None:
    matter = bus(village)
    ask(village, matter, organisation=village.charity)
    with pytest.raises(Refused, match=Words.ASKED):
        ask(village, matter, organisation=village.charity)
    with pytest.raises(Refused, match=Words.PAST):
        actions.ask_for_note(actor=village.actor("ada"), matter=matter, by=clock.today(), seat=village.seats["heron"])
    with pytest.raises(NotYours):
        actions.ask_for_note(
            actor=village.actor("hal"), matter=matter, by=clock.today() + NEXT_WEEK, seat=village.seats["heron"]
        )


def test_thanks_reach_the_people_concerned_in_the_words_of_who_passes_them_on(village: Village) -> None:
    voice = heard.hear(actor=VISITOR, words="Nurse X saved my week, I was so low.").voice
    with pytest.raises(Refused, match=Words.NOBODY_TO_THANK):
        short_road.answer_directly(actor=village.actor("ada"), voice=voice, words="Thank you.", kind=Short.THANKS)
    short_road.answer_directly(
        actor=village.actor("ada"),
        voice=voice,
        words="They know now, and are glad.",
        passed_on="Somebody thanks the team on the ward for a hard week made lighter.",
        kind=Short.THANKS,
        thanks_to=[Concerned(office=village.chief)],
    )
    assert Thanks.objects.count() == 1
    client = Client()
    client.force_login(village.people["eve"].account)  # type: ignore[arg-type]
    page = client.get("/desk").content.decode()
    assert "a hard week made lighter" in page
    assert "so low" not in page
    assert "They know now" not in page


def test_the_form_says_kindly_that_thanks_need_somebody_and_keeps_the_words(village: Village) -> None:
    voice = heard.hear(actor=VISITOR, words="Thank you all.").voice
    client = Client()
    client.force_login(village.people["ada"].account)  # type: ignore[arg-type]
    page = client.post(
        f"/sort/{voice.public_id}/answer", {"kind": "thanks", "words": "Warm words.", "passed_on": "Somebody is glad."}
    ).content.decode()
    assert Words.NOBODY_TO_THANK in page
    assert "Warm words." in page
    assert "Somebody is glad." in page
