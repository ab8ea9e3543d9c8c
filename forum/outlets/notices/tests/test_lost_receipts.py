"""A lost receipt: a way back to whoever gave a contact, and no word to anybody else."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.journey.heard import actions as heard
from forum.journey.heard.actions import Heard
from forum.journey.heard.models import Contact, Receipt, Voice
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.tests.rounds import all_told
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

CODE = re.compile(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]")


def say(words: str = "The bench is broken.", *, way: str = "email", address: str = "vic@example.org") -> Heard:
    return heard.hear(actor=VISITOR, words=words, way=way, address=address)


def link() -> str:
    all_told()
    message = RENDERERS["again"](Delivery.objects.filter(kind="again").latest("pk"))
    assert message is not None
    assert "bench" not in message.text
    return message.link.removeprefix(settings.FORUM_ADDRESS)


def follow(code: str) -> str:
    return Client().post("/follow", {"receipt": code}).content.decode()


def test_a_new_receipt_opens_it_and_the_old_one_nothing_more(village: Village) -> None:
    first, second = say(), say("And the lamp is out.")
    Client().post("/follow/lost", {"address": " VIC@example.org "})
    way = link()
    for _time in range(2):  # Programs that look for danger open links too.
        assert Client().get(way).status_code == 200
    page = Client().post(way).content.decode()
    fresh = set(CODE.findall(page))
    assert len(fresh) == 2
    for code in fresh:
        assert "Where your words are now" in follow(code)
    for old in (first, second):
        assert "We do not know this code" in follow(old.code)
    assert Receipt.objects.count() == 2
    assert Client().get(way).status_code == 404  # It was good once.
    assert Client().post(way).status_code == 404


def test_the_answer_is_the_same_whatever_is_found(village: Village) -> None:
    say()
    known = Client().post("/follow/lost", {"address": "vic@example.org"}).content
    unknown = Client().post("/follow/lost", {"address": "nobody@example.org"}).content
    assert known == unknown
    all_told()
    assert Delivery.objects.filter(kind="again").count() == 1


def test_a_number_is_found_however_it_is_written(village: Village) -> None:
    say(way="text", address="+447700900123")
    Client().post("/follow/lost", {"address": "07700 900 123"})
    all_told()
    assert Delivery.objects.get(kind="again").way == "text"


def test_nobody_is_flooded_and_nobody_guesses_on(village: Village) -> None:
    say()
    for _time in range(12):
        page = Client().post("/follow/lost", {"address": "vic@example.org"}).content.decode()
    assert "Please try again after" in page
    all_told()
    assert Delivery.objects.filter(kind="again").count() == 1


def test_the_link_is_good_for_three_days_and_not_for_words_taken_back(village: Village) -> None:
    said = say()
    Client().post("/follow/lost", {"address": "vic@example.org"})
    way = link()
    Voice.objects.filter(pk=said.voice.pk).update(withdrawn_at=clock.now())
    assert Client().get(way).status_code == 404
    Voice.objects.filter(pk=said.voice.pk).update(withdrawn_at=None)
    assert Client().get(way).status_code == 200
    assert Client().get(f"{way}x").status_code == 404


@pytest.mark.parametrize("typed", ["", "   ", "@", "\x00", "a" * 5_000, "'; --", "🚲@🚲"])
def test_anything_may_be_typed(village: Village, typed: str) -> None:
    say()
    assert Client().post("/follow/lost", {"address": typed}).status_code == 200


def test_another_address_gets_no_new_receipt(village: Village) -> None:
    mine, other = say(), say("Somebody else's words.", address="bo@example.org")
    Contact.objects.filter(voice=mine.voice).update(address="vic@example.org")
    Client().post("/follow/lost", {"address": "vic@example.org"})
    Client().post(link())
    assert "Where your words are now" in follow(other.code)
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        assert "Where your words are now" in follow(other.code)
