"""Suggestions: learned from what members sorted, never applied by themselves, honest about how good they are."""

from pathlib import Path

import pytest

from forum.ground.spreadsheets import Unreadable
from forum.journey.heard import actions as heard
from forum.journey.heard import search
from forum.journey.heard.models import Voice
from forum.journey.themed import actions, queries
from forum.journey.themed.models import Learning, Placing, Suggestion, Theme
from forum.journey.themed.queries import Why
from forum.journey.themed.rules import ENOUGH
from forum.journey.themed.suggesting import evaluating, rounds
from forum.journey.themed.suggesting.learning import learn
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

BUSES = ("The bus is late.", "No bus on Sundays.", "The last bus goes at five.", "The bus stop has no seat.")
NIGHTS = ("The ward is loud at night.", "Doors bang at night.", "Lights are on all night.", "No sleep on the ward.")


@pytest.fixture(autouse=True)
def nothing_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "memory", rounds.Memory())


def said(words: str) -> Voice:
    return heard.hear(actor=VISITOR, words=words).voice


def sort_many(village: Village, times: int) -> tuple[Theme, Theme]:
    ada = village.actor("ada")
    buses, nights = (actions.name_theme(actor=ada, name=name) for name in ("Buses", "Nights on the ward"))
    for number in range(times):
        for theme, lines in ((buses, BUSES), (nights, NIGHTS)):
            actions.sort(actor=ada, voice=said(f"{lines[number % 4]} {number}"), theme=theme)
    buses.refresh_from_db()
    return buses, nights


def test_untrained_it_says_so_and_shows_only_what_is_alike(village: Village) -> None:
    buses, _nights = sort_many(village, ENOUGH // 4)
    while search.fill():
        pass
    voice = said("The bus is never on time.")
    assert rounds.suggest() == 0
    assert queries.learning() is None
    assert [one.why for one in queries.offered_for(voice) if one.theme == buses] == [Why.ALIKE]
    page = village.client("ada").get(f"/sort/{voice.public_id}").content.decode()
    assert "Nothing has been learned yet" in page
    assert "It has not learned yet" in village.client("ada").get("/sort/suggestions").content.decode()


def test_trained_it_suggests_and_applies_nothing(village: Village) -> None:
    buses, _nights = sort_many(village, ENOUGH)
    voice = said("A bus after nine would help me.")
    assert rounds.suggest() == 1
    assert queries.offered_for(voice)[0].theme == buses
    assert queries.offered_for(voice)[0].why == Why.LEARNED
    assert not voice.placings.exists()
    page = village.client("ada").get(f"/sort/{voice.public_id}").content.decode()
    assert "members put words like these here" in page
    assert rounds.suggest() == 0  # nothing new: nothing to do
    about = village.client("ada").get("/sort/suggestions").content.decode()
    assert f"From {2 * ENOUGH} voices under 2 themes" in about
    row = Learning.objects.get()
    assert 0 < row.right_first <= row.right_among <= row.tried


def test_who_accepted_it_is_kept(village: Village) -> None:
    buses, nights = sort_many(village, ENOUGH)
    first, second = said("No bus at all."), said("The bus was late again.")
    rounds.suggest()
    Suggestion.objects.filter(voice=second, theme=nights).delete()
    village.client("bo").post(f"/sort/{first.public_id}", {"themes": buses.pk})
    actions.sort(actor=village.actor("bo"), voice=second, theme=nights)
    bo = village.people["bo"].pk
    kept = dict(Placing.objects.filter(placed_by=bo).values_list("voice", "suggested"))
    assert kept == {first.pk: True, second.pk: False}
    assert not Suggestion.objects.exists()


def test_words_taken_back_take_their_suggestions_along(village: Village) -> None:
    sort_many(village, ENOUGH)
    voice = said("The bus is late.")
    rounds.suggest()
    assert Suggestion.objects.filter(voice=voice).exists()
    voice.delete()
    assert not Suggestion.objects.exists()


def test_a_theme_that_was_put_together_is_suggested_no_more(village: Village) -> None:
    buses, nights = sort_many(village, ENOUGH)
    voice = said("The bus is late.")
    rounds.suggest()
    actions.merge(actor=village.actor("ada"), source=buses, target=nights)
    assert buses not in [one.theme for one in queries.offered_for(voice)]


def test_it_learns_anew_when_more_has_been_sorted(village: Village) -> None:
    buses, _nights = sort_many(village, ENOUGH)
    said("The bus is late.")
    rounds.suggest()
    for number in range(ENOUGH):
        actions.sort(actor=village.actor("ada"), voice=said(f"Bus {number}."), theme=buses)
    assert rounds.suggest() == 1
    assert Learning.objects.get().voices == 3 * ENOUGH


def test_of_two_processes_the_one_that_learned_last_suggests(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    buses, _nights = sort_many(village, ENOUGH)
    first = rounds.memory
    voice = said("The bus is late.")
    assert rounds.suggest() == 1
    other = rounds.Memory()
    monkeypatch.setattr(rounds, "memory", other)
    assert rounds.suggest() == 1  # learns by itself, and takes over
    another = said("No bus on Sundays.")
    monkeypatch.setattr(rounds, "memory", first)
    assert rounds.suggest() == 0
    monkeypatch.setattr(rounds, "memory", other)
    assert rounds.suggest() == 1
    assert [queries.learned_for(one)[0] for one in (voice, another)] == [buses, buses]


def test_two_labels_and_no_words_are_no_trouble() -> None:
    learned = learn([("a bus", {1}), ("a ward", {2}), ("a bus, a ward", {1, 2})])
    assert learned.suggest(["bus", "ward", "", "ζ"])[:2] == [[1, 2], [2, 1]]
    assert learned.suggest([]) == []
    with pytest.raises(ValueError, match="choose between"):
        learn([("a bus", {1})])


@pytest.mark.parametrize("table", ["words,kind\na,b\n", "", "text,labels\nonly one,a\nand one,a\n"])
def test_a_table_that_cannot_be_used_is_said_kindly(tmp_path: Path, table: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(table)
    with pytest.raises(Unreadable):
        evaluating.evaluate(evaluating.read(file), evaluating.read(file))


def test_bytes_that_are_no_table_are_said_kindly(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(b"text,labels\n\xff\xfe,a\n")
    with pytest.raises(Unreadable, match="UTF-8"):
        evaluating.read(file)
