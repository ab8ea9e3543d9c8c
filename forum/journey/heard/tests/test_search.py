from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.ground.fulltext.models import Word
from forum.journey.heard import actions, search
from forum.journey.heard.models import Voice
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

Say = Callable[[str], Voice]


@pytest.fixture
def say(village: Village) -> Say:
    return lambda words: actions.hear(actor=VISITOR, words=words).voice


def test_a_voice_is_found_once_the_job_has_run(say: Say) -> None:
    bus = say("The last bus leaves at five.")
    assert search.look_for("bus") == ([], "")
    assert search.fill() > 0
    assert search.look_for("buses") == ([bus], "")
    assert search.look_for("leavez") == ([bus], "leaves")
    assert search.fill() == 0


def test_a_long_queue_is_taken_in_small_pieces(say: Say) -> None:
    for number in range(7):
        say(f"Bench number {number}")
    search.fill(limit=2)
    assert len(search.look_for("bench")[0]) == 7


def test_hearing_asks_nothing_of_the_index(say: Say) -> None:
    with CaptureQueriesContext(connection) as asked:
        say("A bench by the river")
    assert not [query["sql"] for query in asked.captured_queries if "fulltext" in query["sql"]]


def test_what_is_alike_is_found_and_not_the_voice_itself(say: Say) -> None:
    first, second, _other = say("My appointment was moved"), say("They moved the appointment"), say("Lovely garden")
    search.fill()
    assert search.similar_to(first) == [second]


def test_words_taken_back_are_not_found_at_once_and_then_gone(say: Say) -> None:
    kept, gone = say("A wobbly bench"), say("A wobbly unicycle")
    search.fill()
    Voice.objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    assert search.look_for("wobbly")[0] == [kept]
    search.forget([gone.pk])
    assert not Word.objects.filter(word="unicycle").exists()


def test_words_taken_back_before_the_job_ran_never_enter(say: Say) -> None:
    gone = say("A wobbly unicycle")
    Voice.objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    search.fill()
    assert not Word.objects.filter(word="unicycle").exists()


def test_changed_words_take_the_place_of_the_old(say: Say) -> None:
    voice = say("A wobbly bench")
    search.fill()
    Voice.objects.filter(pk=voice.pk).update(words="A firm chair")
    search.look_again([voice.pk])
    assert search.look_for("bench") == ([], "")
    assert search.look_for("chair") == ([voice], "")
