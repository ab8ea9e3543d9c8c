"""Looking for something, a part of a list, and feeds."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock, codes
from forum.journey.heard import actions as heard
from forum.journey.promised import actions as promised
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up import questions
from forum.outlets.tracker.models import Findable
from forum.outlets.tracker.search import fill, look_for
from forum.people.policy import VISITOR
from forum.rooms.signposting import actions as signposting
from forum.rooms.together import practice, stories, tables
from tests.fixtures.road import agreed, done, promise
from tests.fixtures.village import Village

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_matter_is_found_by_what_was_decided_promised_or_answered(village: Village) -> None:
    matter, _said, _answer = done(village, voices=1)
    while fill():
        pass
    for typed in ("bus", "later", "drives", "Somebody drives you"):
        found, _meant = look_for(typed)
        assert [one.ref for one in found if one.kind == "matter"] == [matter.public_id], typed


def test_slips_of_the_finger_are_forgiven_and_told(village: Village) -> None:
    for _time in range(3):
        agreed(village, voices=1)
    while fill():
        pass
    page = Client().get("/search", {"for": "somebdy dirves"}).content.decode()
    assert Client().get("/search", {"for": "later"}).content.decode().count("The bus") >= 1
    assert "Nothing has these words yet" in page or "The bus" in page


def test_words_of_speakers_are_not_in_the_public_search(village: Village) -> None:
    agreed(village, voices=2)
    heard.hear(actor=VISITOR, words="I saw a zebra on the ward.")
    while fill():
        pass
    assert look_for("zebra")[0] == []


def test_a_receipt_in_the_box_is_sent_to_its_own_page_and_not_shown_again(village: Village) -> None:
    code = codes.as_spoken(codes.drawn())
    answer = Client().get("/search", {"for": code})
    assert answer["Location"] == "/follow"
    assert code not in answer.content.decode()


@pytest.mark.parametrize(
    "typed", ["", "   ", "\x00", '"', "AND OR NOT", "a" * 10_000, "🚲", "' OR 1=1 --", "%_%", "(("]
)
def test_anything_may_be_typed(village: Village, typed: str) -> None:
    agreed(village, voices=1)
    fill()
    assert Client().get("/search", {"for": typed}).status_code == 200


def test_a_part_of_a_list_is_shown_and_an_unknown_part_is_all_of_it(village: Village) -> None:
    matter, _said, _answer = done(village, voices=1)
    other, _more = agreed(village, voices=1)
    taken_up.write_impact_note(actor=village.actor("ada"), matter=other, words="It helps.")
    client = Client()

    def shown(path: str) -> set[str]:
        page = client.get(path).content.decode()
        return {one.public_id for one in (matter, other) if f'href="/matters/{one.public_id}"' in page}

    assert shown("/matters?show=open") == {other.public_id}
    assert shown("/matters?show=answered") == {matter.public_id}
    assert shown("/matters?show=nothing-like-it") == {matter.public_id, other.public_id}
    assert shown("/changed?show=no") == set()
    assert "Show all of it" in client.get("/changed?show=no").content.decode()
    assert shown("/decisions?show=agreed") == {matter.public_id, other.public_id}
    assert shown("/decisions?show=not-agreed") == set()


def test_promises_that_still_wait_are_shown_after_their_fair_warning(village: Village) -> None:
    matter, _said = agreed(village, voices=1)
    made = promise(village, matter)
    client = Client()
    with clock.travelled_to(clock.now() + timedelta(days=40)):
        assert made.public_id not in client.get("/promises?show=waiting").content.decode()
        promised.give_fair_warning()
    with clock.travelled_to(clock.now() + timedelta(days=50)):
        assert made.public_id in client.get("/promises?show=waiting").content.decode()
        assert made.public_id in client.get("/promises?show=groups").content.decode()
        assert made.public_id not in client.get("/promises?show=trust").content.decode()


@pytest.mark.parametrize("name", ["changed", "matters", "decisions", "promises"])
def test_each_list_is_an_atom_feed_too(village: Village, name: str) -> None:
    matter, _said, _answer = done(village, voices=1)
    client = Client()
    answer = client.get(f"/{name}.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    tree = ET.fromstring(answer.content)  # noqa: S314 - we wrote it
    entries = tree.findall(f"{ATOM}entry")
    assert len(entries) == 1
    assert matter.title in str(entries[0].findtext(f"{ATOM}title"))
    assert "/matters/" in str(entries[0].find(f"{ATOM}link").get("href")) or name == "promises"  # type: ignore[union-attr]
    again = client.get(f"/{name}.atom", headers={"if-modified-since": answer["Last-Modified"]})
    assert again.status_code == 304
    page = client.get(f"/{name}").content.decode()
    assert f'href="/{name}.atom"' in page


def test_a_feed_with_nothing_in_it_is_still_a_feed(village: Village) -> None:
    answer = Client().get("/promises.atom")
    assert ET.fromstring(answer.content).findall(f"{ATOM}entry") == []  # noqa: S314 - we wrote it


def test_everything_public_is_found_with_the_words_around_it(village: Village) -> None:
    ada = village.actor("ada")
    story = stories.tell_story(actor=ada, title="The tin", words="I held the biscuit tin all evening.", byline="Ada")
    practice.share(actor=ada, title="Ring at five", what="Whoever waits is rung back.", where="Ely")
    tables.name_table(actor=ada, name="Board", of="The trust", decides="Where the zebra crossing goes.")
    asked = questions.ask_publicly(actor=VISITOR, seed="a form", words="Why is the lift always broken?")
    questions.answer_question(
        actor=village.actor("gus"), question=asked, shown="Why is the lift broken?", answer="It is mended."
    )
    signposting.add_listing(
        actor=village.actor("gus"),
        name="Tea and chess",
        what="Chess on Mondays.",
        area=village.venue.area,
        checked_by="Gus",
    )
    while fill():
        pass
    assert look_for("biscuit")[0] == []  # two have yet to read it
    for reader in ("bo", "cy"):
        stories.read_story(actor=village.actor(reader), told=story)
    while fill():
        pass
    client = Client()
    for typed, leads_to, around in (
        ("biscuits", f"/stories/{story.public_id}", "<strong>biscuit </strong>"),
        ("rung", "/together/practice", "<strong>rung </strong>"),
        ("zebra", "/tables", "<strong>zebra </strong>"),
        ("lift", "/questions", "<strong>lift </strong>"),
        ("chess", "/find/", "Chess on Mondays."),
    ):
        page = client.get("/search", {"for": typed}).content.decode()
        assert f'href="{leads_to}' in page.partition("</form>")[2], typed
        assert around in page, typed
    stories.take_back_story(actor=ada, told=story)
    assert "biscuit tin" not in client.get("/search", {"for": "biscuits"}).content.decode()
    fill()
    assert not Findable.objects.filter(kind="story").exists()
