"""Putting themes together and taking them apart: nothing is lost, matters keep their feeds, and it can be undone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up.queries import voices_not_fed
from forum.journey.themed import actions, queries
from forum.journey.themed.models import Placing, Regrouping, Theme
from forum.journey.themed.rules import REGROUPED_FOR, Words
from forum.people.policy import VISITOR, Refused
from forum.record.models import Entry
from tests.fixtures.village import Village


def under(theme: Theme) -> set[int]:
    found = set(Placing.objects.standing().filter(theme=theme).values_list("voice_id", flat=True))
    assert Theme.objects.get(pk=theme.pk).voices == len(found)
    return found


@pytest.fixture
def voices(village: Village) -> list[Voice]:
    return [heard.hear(actor=VISITOR, words=f"Number {number}").voice for number in range(5)]


@pytest.fixture
def themes(village: Village, voices: list[Voice]) -> tuple[Theme, Theme]:
    """Buses with voices 0, 1, 2, and Trains with 2, 3."""
    ada = village.actor("ada")
    buses, trains = (actions.name_theme(actor=ada, name=name) for name in ("Buses", "Trains"))
    for number, theme in ((0, buses), (1, buses), (2, buses), (2, trains), (3, trains)):
        actions.theme_under(actor=ada, voice=voices[number], theme=theme)
    return buses, trains


def keys(voices: list[Voice], *numbers: int) -> set[int]:
    return {voices[number].pk for number in numbers}


def test_themes_put_together_and_taken_apart_again(
    village: Village, voices: list[Voice], themes: tuple[Theme, Theme]
) -> None:
    buses, trains = themes
    ada, bo = village.actor("ada"), village.actor("bo")
    done = actions.merge(actor=bo, source=buses, target=trains)
    assert (under(buses), under(trains)) == (set(), keys(voices, 0, 1, 2, 3))
    assert Voice.objects.waiting().count() == 1
    entry = Entry.objects.get(act="themed.merge")
    assert entry.facts == {"theme": trains.public_id, "name": "Trains", "from": "Buses", "voices": 3}
    assert set(Placing.objects.standing().values_list("placed_by", flat=True)) == {ada.person}  # whoever sorted them
    actions.sort(actor=ada, voice=voices[4], theme=Theme.objects.get(pk=buses.pk))  # an old page, an old name
    assert under(trains) == keys(voices, 0, 1, 2, 3, 4)
    actions.undo_regrouping(actor=ada, regrouping=done)
    assert (under(buses), under(trains)) == (keys(voices, 0, 1, 2), keys(voices, 2, 3, 4))
    assert Theme.objects.standing().count() == 2
    with pytest.raises(Refused, match=Words.TOO_LATE):
        actions.undo_regrouping(actor=ada, regrouping=done)


def test_some_voices_taken_into_a_new_theme_and_back(
    village: Village, voices: list[Voice], themes: tuple[Theme, Theme]
) -> None:
    buses, _trains = themes
    ada = village.actor("ada")
    done = actions.split(actor=ada, source=buses, voices=keys(voices, 0), name="Fares")
    fares = Theme.objects.get(name="Fares")
    assert (under(buses), under(fares)) == (keys(voices, 1, 2), keys(voices, 0))
    actions.undo_regrouping(actor=ada, regrouping=done)
    assert (under(buses), under(fares)) == (keys(voices, 0, 1, 2), set())
    assert queries.named("fares") == buses


def test_what_cannot_be_put_together_or_taken_apart(
    village: Village, voices: list[Voice], themes: tuple[Theme, Theme]
) -> None:
    buses, _trains = themes
    ada = village.actor("ada")
    for chosen, name, why in (
        (set(), "X", Words.NOBODY),
        (keys(voices, 3), "X", Words.ALONG),
        (keys(voices, 0, 1, 2), "X", Words.EVERYBODY),
        (keys(voices, 0), " ", Words.NO_NAME),
        (keys(voices, 0), "trains", Words.TAKEN),
    ):
        with pytest.raises(Refused, match=why[:20]):
            actions.split(actor=ada, source=buses, voices=chosen, name=name)
    with pytest.raises(Refused, match=Words.ITSELF):
        actions.merge(actor=ada, source=buses, target=buses)
    assert not Regrouping.objects.exists()


def test_nothing_is_undone_after_a_day_or_when_something_came_after(
    village: Village, voices: list[Voice], themes: tuple[Theme, Theme]
) -> None:
    buses, trains = themes
    ada = village.actor("ada")
    done = actions.merge(actor=ada, source=buses, target=trains)
    with clock.travelled_to(clock.now() + REGROUPED_FOR), pytest.raises(Refused, match=Words.TOO_LATE):
        actions.undo_regrouping(actor=ada, regrouping=done)
    moved = Placing.objects.standing().get(voice=voices[0])
    actions.take_out(actor=ada, placing=moved)
    with pytest.raises(Refused, match=Words.TOO_LATE):
        actions.undo_regrouping(actor=ada, regrouping=done)
    with pytest.raises(Refused, match=Words.MERGED):
        actions.merge(actor=ada, source=buses, target=trains)


def test_a_chain_of_old_names_leads_to_the_end(village: Village, themes: tuple[Theme, Theme]) -> None:
    buses, trains = themes
    ada = village.actor("ada")
    ways = actions.name_theme(actor=ada, name="Getting there")
    actions.merge(actor=ada, source=buses, target=trains)
    actions.merge(actor=ada, source=trains, target=ways)
    assert queries.named("BUSES") == ways
    assert queries.led_to_among([buses.pk]) == {buses.pk, trains.pk, ways.pk}
    client = Client()
    client.force_login(village.people["ada"].account)
    assert client.get(f"/themes/{buses.public_id}").headers["Location"] == f"/themes/{ways.public_id}"
    shown = client.get("/themes").content.decode()
    assert "Getting there" in shown
    assert "Buses" not in shown


def test_a_hundred_voices_move_with_the_questions_of_one(village: Village) -> None:
    ada = village.actor("ada")

    def questions(number: int) -> int:
        source, target = (actions.name_theme(actor=ada, name=f"{side} {number}") for side in ("From", "To"))
        for each in range(number):
            said = heard.hear(actor=VISITOR, words=f"Number {each} of {number}")
            actions.theme_under(actor=ada, voice=said.voice, theme=source)
        with CaptureQueriesContext(connection) as asked:
            done = actions.merge(actor=ada, source=source, target=target)
        with CaptureQueriesContext(connection) as undone:
            actions.undo_regrouping(actor=ada, regrouping=done)
        return len(asked) + len(undone)

    assert questions(1) == questions(100)


def test_the_pages_put_together_take_apart_and_undo(
    village: Village, voices: list[Voice], themes: tuple[Theme, Theme]
) -> None:
    buses, trains = themes
    client = Client()
    client.force_login(village.people["ada"].account)
    at = f"/themes/{buses.public_id}"
    assert "We know no theme" in client.post(f"{at}/merge", {"name": "Ships"}).content.decode()
    assert client.post(f"{at}/split", {"voices": [voices[0].pk], "name": ""}).status_code == 200
    split = client.post(f"{at}/split", {"voices": [voices[0].pk], "name": "Fares"})
    assert split.headers["Location"] == f"/themes/{Theme.objects.get(name='Fares').public_id}"
    assert "Undo that" in client.get(at).content.decode()
    assert client.post(at).headers["Location"] == at
    assert under(buses) == keys(voices, 0, 1, 2)
    merged = client.post(f"{at}/merge", {"name": "trains"})
    assert merged.headers["Location"] == f"/themes/{trains.public_id}"
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        assert "Undo that" not in client.get(f"/themes/{trains.public_id}").content.decode()
    assert client.post(f"/themes/{trains.public_id}").headers["Location"] == at


def test_a_matter_keeps_its_feeds_and_hears_of_what_comes_under_the_new_name(
    village: Village, voices: list[Voice], themes: tuple[Theme, Theme]
) -> None:
    buses, trains = themes
    ada = village.actor("ada")
    matter = taken_up.take_up(actor=ada, title="A bus", meeting=village.meeting, themes=[buses])
    fed = list(matter.feeds.order_by("pk").values_list("voice_id", flat=True))
    actions.merge(actor=ada, source=buses, target=trains)
    assert list(matter.feeds.order_by("pk").values_list("voice_id", flat=True)) == fed
    assert {voice.pk for voice in voices_not_fed(matter)} == keys(voices, 3)


def test_an_answer_from_the_sorting_table_is_prefilled_and_leads_to_the_next(
    village: Village, voices: list[Voice]
) -> None:
    client = Client()
    client.force_login(village.people["ada"].account)
    page = f"/sort/{voices[0].public_id}/answer"
    shown = client.get(f"{page}?kind=mended").content.decode()
    assert 'value="mended" checked' in " ".join(shown.split())
    assert client.get(page, {"kind": "x\x00"}).status_code == 200
    done = client.post(page, {"kind": "mended", "words": "The light works again."})
    assert done.headers["Location"] == f"/sort/{voices[1].public_id}?after={voices[0].public_id}"
    assert Voice.objects.get(pk=voices[0].pk).first_read_at
