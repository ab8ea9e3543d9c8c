"""Sorting: quick, several themes a voice, two people at once, and the last act undone."""

from datetime import timedelta

import pytest

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard import search
from forum.journey.heard.models import Voice
from forum.journey.themed import actions, queries
from forum.journey.themed.models import Opened, Placing, Theme
from forum.journey.themed.rules import OPEN_FOR, UNDO_FOR, Words
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record import queries as record
from forum.record.models import Entry
from tests.fixtures.village import Village


@pytest.fixture
def voices(village: Village) -> list[Voice]:
    words = ("The bus is late.", "No bus on Sundays.", "A garden in Chatteris.")
    return [heard.hear(actor=VISITOR, words=one).voice for one in words]


def names_of(voice: Voice) -> list[str]:
    return list(Placing.objects.standing().filter(voice=voice).order_by("pk").values_list("theme__name", flat=True))


def test_one_act_puts_a_voice_under_several_themes_and_names_a_new_one(village: Village, voices: list[Voice]) -> None:
    ada = village.actor("ada")
    buses, sundays = (actions.name_theme(actor=ada, name=name) for name in ("Buses", "Sundays"))
    before = record.head().sequence
    actions.sort(actor=ada, voice=voices[1], theme=sundays, also=[buses, sundays], new_theme="Getting there")
    assert names_of(voices[1]) == ["Buses", "Sundays", "Getting there"]
    acts = list(Entry.objects.filter(sequence__gt=before).order_by("sequence").values_list("act", flat=True))
    assert acts == ["themed.name_theme"] + ["themed.theme_under"] * 3
    assert {theme.voices for theme in Theme.objects.all()} == {1}
    assert Voice.objects.get(pk=voices[1].pk).first_read_at
    assert voices[1] not in Voice.objects.waiting()


def test_a_new_name_that_is_there_is_that_theme(village: Village, voices: list[Voice]) -> None:
    ada = village.actor("ada")
    buses = actions.name_theme(actor=ada, name="Buses")
    assert [one.theme for one in actions.sort(actor=ada, voice=voices[0], new_theme=" buses ")] == [buses]
    assert actions.sort(actor=ada, voice=voices[0], theme=buses) == []
    with pytest.raises(Refused, match=Words.ALREADY):
        actions.theme_under(actor=ada, voice=voices[0], theme=buses)
    with pytest.raises(Refused, match=Words.NOTHING):
        actions.sort(actor=ada, voice=voices[0])


def test_what_somebody_else_chose_meanwhile_is_told_first(village: Village, voices: list[Voice]) -> None:
    ada, bo = village.actor("ada"), village.actor("bo")
    buses, late = (actions.name_theme(actor=ada, name=name) for name in ("Buses", "Late"))
    placed = actions.theme_under(actor=ada, voice=voices[0], theme=buses)
    with pytest.raises(Refused, match="Buses"):
        actions.sort(actor=bo, voice=voices[0], theme=late, seen=0)
    assert actions.sort(actor=bo, voice=voices[0], theme=buses, seen=0) == []  # both chose the same
    actions.sort(actor=bo, voice=voices[0], theme=late, seen=placed.pk)
    assert names_of(voices[0]) == ["Buses", "Late"]


def test_two_people_get_different_voices(village: Village, voices: list[Voice]) -> None:
    ada, bo, cy = village.actor("ada"), village.actor("bo"), village.actor("cy")
    assert actions.take_next(actor=ada) == voices[0]
    assert actions.take_next(actor=bo) == voices[1]
    assert actions.take_next(actor=ada) == voices[0]  # hers still
    assert actions.take_next(actor=cy) == voices[2]
    actions.sort(actor=ada, voice=voices[0], new_theme="Buses")
    assert actions.take_next(actor=ada) is None  # the others have the rest open
    assert not Opened.objects.filter(voice=voices[0]).exists()
    with clock.travelled_to(clock.now() + OPEN_FOR):
        assert actions.take_next(actor=ada) == voices[1]


def test_a_skipped_voice_does_not_come_again_but_to_others(village: Village, voices: list[Voice]) -> None:
    ada = village.actor("ada")
    heard.skip(actor=ada, voice=voices[0])
    assert actions.take_next(actor=ada) == voices[1]
    actions.undo_sorting(actor=ada, voice=voices[0])
    assert actions.take_next(actor=ada) == voices[0]
    with pytest.raises(Refused, match=Words.NOT_YOURS):
        actions.undo_sorting(actor=ada, voice=voices[0])


def test_the_last_act_is_undone_whole_and_nothing_else(village: Village, voices: list[Voice]) -> None:
    ada, bo = village.actor("ada"), village.actor("bo")
    actions.sort(actor=bo, voice=voices[0], new_theme="Buses")
    sundays = actions.name_theme(actor=ada, name="Sundays")
    with clock.travelled_to(clock.now() + timedelta(minutes=1)):
        actions.sort(actor=ada, voice=voices[0], theme=sundays, new_theme="Late")
        actions.undo_sorting(actor=ada, voice=voices[0])
        assert names_of(voices[0]) == ["Buses"]
        assert Theme.objects.get(name="Late").voices == 0
    with clock.travelled_to(clock.now() + UNDO_FOR), pytest.raises(Refused):
        actions.undo_sorting(actor=bo, voice=voices[0])
    actions.undo_sorting(actor=bo, voice=voices[0])
    assert voices[0] in Voice.objects.waiting()


def test_themes_of_similar_voices_are_offered_first_and_chosen_by_nobody(village: Village, voices: list[Voice]) -> None:
    ada = village.actor("ada")
    many = actions.name_theme(actor=ada, name="Everything")
    Theme.objects.filter(pk=many.pk).update(voices=90)
    buses = actions.name_theme(actor=ada, name="Buses")
    actions.theme_under(actor=ada, voice=voices[0], theme=buses)
    search.fill()
    offered = queries.offered_for(voices[1])
    assert [(one.theme, one.key, one.why) for one in offered] == [(buses, "1", queries.Why.ALIKE), (many, "2", None)]
    assert names_of(voices[1]) == []


def test_counting_what_waits_stops_at_a_hundred(village: Village, voices: list[Voice]) -> None:
    assert queries.how_many_wait() == 3
    assert queries.COUNTED == 100


@pytest.mark.parametrize("name", ["vic", "eve", "flo", "hal"])
def test_only_members_and_the_coordinator_sort(village: Village, voices: list[Voice], name: str) -> None:
    actor = village.actor(name)
    theme = actions.name_theme(actor=village.actor("ada"), name="Buses")
    regrouping = None
    for act in (
        lambda: actions.sort(actor=actor, voice=voices[0], theme=theme),
        lambda: actions.take_next(actor=actor),
        lambda: actions.undo_sorting(actor=actor, voice=voices[0]),
        lambda: actions.merge(actor=actor, source=theme, target=theme),
        lambda: actions.split(actor=actor, source=theme, voices=[1], name="x"),
        lambda: actions.undo_regrouping(actor=actor, regrouping=regrouping),
    ):
        with pytest.raises(NotYours):
            act()
