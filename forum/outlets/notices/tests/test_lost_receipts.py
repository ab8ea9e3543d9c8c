"""A lost receipt: a way back to whoever gave a contact, and no word to anybody else."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.journey.heard import actions as heard
from forum.journey.heard import opening
from forum.journey.heard.actions import Heard
from forum.journey.heard.models import Voice, WayBack
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.tests.rounds import all_told
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

CODE = re.compile(r'receipt__code">([2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y])<')
HIGH_STREET = "Vic Long\n12 High Street\nMarch PE15 9JA"


def say(words: str = "The bench is broken.", *, way: str = "email", address: str = "vic@example.org") -> Heard:
    return heard.hear(actor=VISITOR, words=words, way=way, address=address)


def ask(address: str = "vic@example.org") -> str:
    return Client().post("/follow/lost", {"address": address}).content.decode()


def link() -> str:
    all_told()
    message = RENDERERS["again"](Delivery.objects.filter(kind="again").latest("pk"))
    assert message is not None
    assert "bench" not in message.text
    return message.link.removeprefix(settings.FORUM_ADDRESS)


def renew(way: str, said: Heard) -> str:
    page = Client().post(way, {"voice": said.voice.public_id}).content.decode()
    return CODE.findall(page)[0]


def follow(code: str) -> str:
    return Client().post("/follow", {"receipt": code}).content.decode()


def test_a_new_receipt_opens_it_and_the_old_one_says_what_became_of_it(village: Village) -> None:
    said = say()
    ask(" VIC@example.org ")
    way = link()
    for _time in range(2):  # Programs that look for danger open links too.
        assert Client().get(way).status_code == 200
    assert "Where your words are now" in follow(said.code)
    fresh = renew(way, said)
    assert "Where your words are now" in follow(fresh)
    assert "A new receipt took the place of this one" in follow(said.code)


def test_a_second_tap_shows_the_same_receipt_again(village: Village) -> None:
    said = say()
    ask()
    way = link()
    assert {renew(way, said) for _time in range(3)} == {renew(way, said)}
    assert Client().get(way).status_code == 200


def test_who_shares_an_address_keeps_their_receipt(village: Village) -> None:
    mine, theirs = say(), say("And the lamp is out.")
    ask()
    fresh = renew(link(), mine)
    assert "Where your words are now" in follow(fresh)
    assert "Where your words are now" in follow(theirs.code)


def test_an_older_way_back_does_not_undo_a_newer_one(village: Village) -> None:
    said = say()
    ask()
    older = link()
    first = renew(older, said)
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        ask()
        newer = link()
        assert newer != older
        second = renew(newer, said)
        assert "took the place of this one" in follow(first)
        assert "has had its days" in Client().post(older, {"voice": said.voice.public_id}).content.decode()
        assert "Where your words are now" in follow(second)


def test_the_answer_is_the_same_whatever_is_found(village: Village) -> None:
    say()
    assert ask() == ask("nobody@example.org")
    all_told()
    assert Delivery.objects.filter(kind="again").count() == 1


@pytest.mark.parametrize(
    ("way", "given", "typed"),
    [
        ("text", "+447700900123", "07700 900 123"),
        ("letter", HIGH_STREET, "vic long, 12 high street, march, PE15 9ja"),
    ],
)
def test_a_contact_is_found_however_it_is_written(village: Village, way: str, given: str, typed: str) -> None:
    said = say(way=way, address=given)
    ask(typed)
    assert "Where your words are now" in follow(renew(link(), said))
    assert Delivery.objects.get(kind="again").way == way


def test_nobody_is_flooded_and_nobody_guesses_on(village: Village) -> None:
    say()
    pages = [ask() for _time in range(12)]
    assert "Please try again after" in pages[-1]
    all_told()
    assert Delivery.objects.filter(kind="again").count() == WayBack.objects.count() == 1


def test_the_way_back_has_its_days_and_is_not_for_words_taken_back(village: Village) -> None:
    said = say()
    ask()
    way = link()
    Voice.objects.filter(pk=said.voice.pk).update(withdrawn_at=clock.now())
    assert Client().get(way).status_code == 404
    Voice.objects.filter(pk=said.voice.pk).update(withdrawn_at=None)
    assert Client().get(way).status_code == 200
    assert Client().get(f"{way}x").status_code == 404
    with clock.travelled_to(clock.now() + timedelta(days=4)):
        assert Client().get(way).status_code == 404
        assert heard.forget_ways_back() == 0  # One by letter would still be good.
    with clock.travelled_to(clock.now() + timedelta(days=29)):
        assert heard.forget_ways_back() == 1


def test_a_letter_takes_its_time(village: Village) -> None:
    said = say(way="letter", address=HIGH_STREET)
    ask(HIGH_STREET)
    way = link()
    with clock.travelled_to(clock.now() + timedelta(days=20)):
        assert renew(way, said)


def test_a_contact_that_was_changed_leads_nowhere(village: Village) -> None:
    said = say()
    ask()
    way = link()
    keep = opening.pass_for(said.voice)
    heard.choose_way(actor=VISITOR, keep=keep, way="email", address="new@example.org")
    assert Client().get(way).status_code == 404


@pytest.mark.parametrize("typed", ["", "   ", "@", "\x00", "a" * 5_000, "'; --", "🚲@🚲"])
def test_anything_may_be_typed(village: Village, typed: str) -> None:
    say()
    assert Client().post("/follow/lost", {"address": typed}).status_code == 200


@pytest.mark.parametrize("voice", ["", "nothing", "\x00"])
def test_only_what_was_said_from_there_is_renewed(village: Village, voice: str) -> None:
    mine, other = say(), say("Somebody else's words.", address="bo@example.org")
    say("And more.")
    ask()
    way = link()
    for wanted in (voice, other.voice.public_id):
        assert not CODE.findall(Client().post(way, {"voice": wanted}).content.decode())
    for said in (mine, other):
        assert "Where your words are now" in follow(said.code)
