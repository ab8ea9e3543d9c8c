"""'Still right?' goes to the group itself as the clock moves; and somebody may ask one of us to come along."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.people.policy import VISITOR, NotYours, Refused
from forum.rooms.signposting import actions, introducing, still_right
from forum.rooms.signposting.models import Listing, WarmIntroduction, Wrong
from forum.rooms.signposting.rules import ASK_AGAIN, GOOD_FOR, INTRODUCTION_KEPT
from tests.fixtures.village import Village


def add(village: Village, name: str = "Tea and chess", **more: object) -> Listing:
    return actions.add_listing(
        actor=village.actor("gus"), name=name, what="Chess on Mondays.", area=village.venue.area, checked_by="Gus",
        **more,
    )  # fmt: skip


def test_after_half_a_year_its_group_is_asked_and_one_tap_makes_it_right(village: Village) -> None:
    listing = add(village, email="chess@example.org")
    add(village, "By land line", phone="01354 000 000")
    assert still_right.ask_if_right() == 0
    with clock.travelled_to(clock.now() + GOOD_FOR + timedelta(days=1)):
        assert Listing.objects.get(pk=listing.pk).is_old
        assert still_right.ask_if_right() == 1  # the land line is rung, from the list
        assert still_right.ask_if_right() == 0
        path = f"/find/still-right/{still_right.code_for(listing)}"
        assert "All of it is right" in Client().get(path).content.decode()
        assert Listing.objects.get(pk=listing.pk).is_old  # opening it changes nothing
        assert "Thank you." in Client().post(path, {"do": "right"}).content.decode()
        kept = Listing.objects.get(pk=listing.pk)
        assert (kept.is_old, kept.checked_by) == (False, "Tea and chess")
        assert Client().post(path, {"do": "right"}).status_code == 410
    with clock.travelled_to(clock.now() + GOOD_FOR + ASK_AGAIN + timedelta(days=2)):
        assert still_right.ask_if_right() == 0


def test_nobody_waits_behind_those_who_can_only_be_rung(village: Village) -> None:
    for number in range(3):
        add(village, f"By land line {number}", phone="01354 000 000")
    add(village, email="chess@example.org")
    with clock.travelled_to(clock.now() + GOOD_FOR + timedelta(days=1)):
        assert still_right.ask_if_right(limit=2) == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"do": "closed"}, "It is closed"), ({"do": "wrong", "wrong": "We meet on Tuesdays."}, "We meet on Tuesdays.")],
)
def test_what_has_changed_is_looked_at_by_somebody(village: Village, sent: dict[str, str], words: str) -> None:
    listing = add(village, phone="07700 900123")
    path = f"/find/still-right/{still_right.code_for(listing)}"
    assert "in a few words" in Client().post(path, {"do": "wrong"}).content.decode()
    Client().post(path, sent)
    assert words in Wrong.objects.get().words
    listing.refresh_from_db()
    assert listing.closed_on is None  # a stranger with the link closes nothing by themselves
    assert words[:12] in village.client("ada").get("/find/to-check").content.decode()


def test_only_a_mobile_number_gets_a_text() -> None:
    assert still_right.way_to(Listing(phone="07700 900123")) == ("text", "07700 900123")
    assert still_right.way_to(Listing(phone="01354 000000")) is None
    assert still_right.way_to(Listing(phone="ask at the door")) is None
    assert still_right.way_to(Listing(phone="07700 900123", email="a@example.org")) == ("email", "a@example.org")


@pytest.mark.parametrize("code", ["x", "x:y:z", "%00"])
def test_a_garbled_link_is_met_kindly(village: Village, code: str) -> None:
    answer = Client().get(f"/find/still-right/{code}")
    assert answer.status_code == 410
    assert "works no more" in answer.content.decode()


def test_a_warm_introduction_from_the_page_to_the_day_it_is_forgotten(village: Village) -> None:
    listing = add(village)
    page = Client().get(f"/find/{listing.public_id}").content.decode()
    path = f"/find/{listing.public_id}/introduce"
    assert path in page
    lost = Client().post(path, {"kind": "along", "called": "", "reach": "Ring my sister", "words": "I am shy."})
    assert "Ring my sister" in lost.content.decode()
    assert not WarmIntroduction.objects.exists()
    Client().post(path, {"kind": "along", "called": "Kim", "reach": "07700 900456", "words": "I am shy."})
    made = WarmIntroduction.objects.get()
    assert Client().get("/find/introductions").status_code == 302
    assert village.client("hal").get("/find/introductions").status_code == 403
    bo = village.client("bo")
    assert "I am shy." in bo.get("/find/introductions").content.decode()
    bo.post(f"/find/introductions/{made.public_id}", {"do": "take"})
    assert "Bo does it" in village.client("ada").get("/find/introductions").content.decode()
    with pytest.raises(Refused):
        introducing.take_introduction(actor=village.actor("ada"), introduction=made)
    bo.post(f"/find/introductions/{made.public_id}", {"do": "done"})
    assert "Nobody waits" in bo.get("/find/introductions").content.decode()
    assert introducing.forget_introductions() == 0
    with clock.travelled_to(clock.now() + INTRODUCTION_KEPT + timedelta(days=1)):
        assert introducing.forget_introductions() == 1


def test_who_may_not(village: Village) -> None:
    made = introducing.ask_introduction(actor=VISITOR, listing=add(village), kind="ring", called="Kim", reach="here")
    for name in ("vic", "hal", "flo"):
        with pytest.raises(NotYours):
            introducing.take_introduction(actor=village.actor(name), introduction=made)


def test_what_nobody_offers_is_told_to_the_forum_in_words_that_somebody_may_change(village: Village) -> None:
    page = Client().post("/find", {"words": "zumba for giants", "place": "Ely"}).content.decode()
    assert "I looked for: zumba for giants. Near Ely." in page
    assert 'action="/say"' in page
    assert 'name="sending"' in page
