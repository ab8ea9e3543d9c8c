"""Readers: what they note stays private, and what names nobody reaches the speaker."""

from collections.abc import Callable

import pytest

from forum.ground.journal.models import Event
from forum.journey.heard import actions, queries
from forum.journey.heard.models import ContentNote, Mask, Reading, Skip, Voice
from forum.journey.heard.naming import without
from forum.journey.heard.rules import Words
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record import queries as record
from tests.fixtures.village import Village

Say = Callable[[str], Voice]
MARY = "Nurse Mary Hill was kind. Ask mary hill! Maryland is far, and so is Hillside."


@pytest.fixture
def say(village: Village) -> Say:
    return lambda words: actions.hear(actor=VISITOR, words=words, publish=True).voice


def test_reading_is_noted_once_as_the_first_and_leaves_no_public_entry(village: Village, say: Say) -> None:
    voice, before = say("A bench"), record.head().sequence
    actions.read(actor=village.actor("ada"), voice=voice)
    first = Voice.objects.get(pk=voice.pk).first_read_at
    actions.read(actor=village.actor("bo"), voice=voice, fit=True)
    assert Voice.objects.get(pk=voice.pk).first_read_at == first
    assert list(Reading.objects.order_by("pk").values_list("fit", flat=True)) == [None, True]
    assert record.head().sequence == before
    assert Event.objects.filter(act="heard.read").count() == 2


def test_whoever_read_last_says_whether_all_may_see_it(village: Village, say: Say) -> None:
    voice = say("A bench")
    for fit, shown in ((True, True), (None, True), (False, False), (True, True)):
        actions.read(actor=village.actor("ada"), voice=voice, fit=fit)
        assert Voice.objects.shown_to_all().exists() is shown


def test_who_reads_puts_in_no_word_of_their_own() -> None:
    words, places = without(MARY, ["Mary  Hill", "kind"])
    assert words == "Nurse [a name] was [a name]. Ask [a name]! Maryland is far, and so is Hillside."
    assert places == 3
    assert without("a.c abc", ["a.c", ""]) == ("[a name] abc", 1)
    assert without(MARY, []) == (MARY, 0)


def test_names_are_left_out_with_a_reason_and_the_words_themselves_stay(village: Village, say: Say) -> None:
    voice, ada = say(MARY), village.actor("ada")
    for names, reason, why in ((["Mary Hill"], " ", Words.NO_REASON), (["Bob"], "A name", Words.NO_SUCH_NAME)):
        with pytest.raises(Refused, match=why):
            actions.leave_names_out(actor=ada, voice=voice, names=names, reason=reason)
    actions.leave_names_out(actor=ada, voice=voice, names=["Mary Hill"], reason="She is not here to speak.")
    actions.read(actor=ada, voice=voice, fit=True)
    shown = Voice.objects.shown_to_all().get()
    assert "Mary Hill" not in shown.words_for_all
    assert shown.words == MARY
    actions.put_names_back(actor=ada, voice=voice)
    assert Voice.objects.shown_to_all().get().words_for_all == MARY
    assert not Mask.objects.exists()


def test_a_content_note_is_kept_changed_and_taken_away(village: Village, say: Say) -> None:
    voice, ada = say("Long words"), village.actor("ada")
    for words in ("Speaks of a death", "Speaks of two"):
        actions.note_content(actor=ada, voice=voice, words=words)
        assert ContentNote.objects.get().words == words
    actions.note_content(actor=ada, voice=voice, words=" ")
    assert not ContentNote.objects.exists()


def test_a_voice_that_somebody_skips_waits_for_the_others(village: Village, say: Say) -> None:
    voice, ada, bo = say("Hard words"), village.actor("ada"), village.actor("bo")
    actions.skip(actor=ada, voice=voice)
    actions.skip(actor=ada, voice=voice)
    assert Skip.objects.count() == 1
    assert not queries.to_read(ada.person).exists()
    assert queries.to_read(bo.person).get() == voice


def test_two_read_together(village: Village, say: Say) -> None:
    voice, ada, bo, cy = say("Hard words"), village.actor("ada"), village.actor("bo"), village.actor("cy")
    with pytest.raises(Refused, match=Words.NOBODY_ASKED):
        actions.join_reading(actor=bo, voice=voice)
    actions.ask_company(actor=ada, voice=voice)
    assert not queries.wants_company(ada.person).exists()
    assert queries.wants_company(bo.person).get().asked_by == village.people["ada"]
    with pytest.raises(Refused, match=Words.IN_TWOS_ALREADY):
        actions.join_reading(actor=ada, voice=voice)
    assert actions.ask_company(actor=bo, voice=voice).joined_by == village.people["bo"]
    with pytest.raises(Refused, match=Words.IN_TWOS_ALREADY):
        actions.join_reading(actor=cy, voice=voice)
    assert not queries.wants_company(cy.person).exists()


@pytest.mark.parametrize("name", ["vic", "eve", "flo", "hal"])
def test_only_members_and_the_coordinator_read(village: Village, say: Say, name: str) -> None:
    voice, actor = say("Words"), village.actor(name)
    acts = (
        lambda: actions.read(actor=actor, voice=voice),
        lambda: actions.leave_names_out(actor=actor, voice=voice, names=["Words"], reason="x"),
        lambda: actions.put_names_back(actor=actor, voice=voice),
        lambda: actions.note_content(actor=actor, voice=voice, words="x"),
        lambda: actions.skip(actor=actor, voice=voice),
        lambda: actions.ask_company(actor=actor, voice=voice),
        lambda: actions.join_reading(actor=actor, voice=voice),
        lambda: actions.worry(actor=actor, voice=voice),
        lambda: actions.show_other_door(actor=actor, voice=voice, door="pals"),
    )
    for act in acts:
        with pytest.raises(NotYours):
            act()
