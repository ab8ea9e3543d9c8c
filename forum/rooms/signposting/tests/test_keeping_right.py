"""The directory is kept right: one tap says that it is wrong, old entries are greyed, closed ones say so."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from forum.ground import clock
from forum.ground.places.models import Area
from forum.people.policy import VISITOR, NotYours, Refused
from forum.rooms.signposting import actions
from forum.rooms.signposting.models import Listing, Wrong
from forum.rooms.signposting.rules import CLOSED_SHOWN_FOR, GOOD_FOR
from forum.rooms.signposting.searching import Wanted, look_for
from tests.fixtures.village import Village


@pytest.fixture
def area(db: None) -> Area:
    return Area.objects.first() or Area.objects.create(slug="fens", name="The fens")


@pytest.fixture
def listing(village: Village, area: Area) -> Listing:
    return actions.add_listing(
        actor=village.actor("ada"), name="Tea and a chat", what="Tea.", area=area, checked_by="Ada",
        phone="01632 960 999", when="Mondays", where="The hall", postcode="CB7 4AB", free=True,
    )  # fmt: skip


def page_of(listing: Listing) -> str:
    return Client().get(f"/find/{listing.public_id}").content.decode()


def test_one_tap_says_that_it_is_wrong_and_two_taps_say_it_once(listing: Listing, village: Village) -> None:
    for _tap in range(2):
        page = Client().post(f"/find/{listing.public_id}/wrong").content.decode()
        assert "Thank you for saying so." in page
    assert Wrong.objects.count() == 1
    Client().post(f"/find/{listing.public_id}/wrong", {"words": "It is on Tuesdays."})
    assert Wrong.objects.get().words == "It is on Tuesdays."
    assert "It is on Tuesdays." in village.client("ada").get("/find/to-check").content.decode()
    assert "It is on Tuesdays." not in page_of(listing)


def test_putting_it_right_looks_at_all_that_was_said(listing: Listing, village: Village) -> None:
    actions.say_wrong(actor=VISITOR, listing=listing, words="It is on Tuesdays.")
    ada = village.client("ada")
    form = ada.get(f"/find/{listing.public_id}/change").content.decode()
    assert 'value="Tea and a chat"' in form
    told = {
        "name": "Tea and a chat", "what": "Tea.", "area": listing.area.slug, "when": "Tuesdays",
        "times": "Tuesday 10:00 12:30\nthu 18:00 20:00", "checked_by": "Ada", "status": "active", "postcode": "CB7 4AB",
        "needs": ["company"], "how": ["there", "phone"], "free": "yes",
    }  # fmt: skip
    assert ada.post(f"/find/{listing.public_id}/change", told).status_code == 302
    listing.refresh_from_db()
    assert (listing.when, listing.evening, listing.by_phone, listing.free) == ("Tuesdays", True, True, True)
    assert not Wrong.objects.filter(looked_at=None).exists()
    assert [one.name for one in look_for(Wanted(words="lonely")).listings] == ["Tea and a chat"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"times": "Someday 10 12"}, "should read like"), ({"times": "Monday 12:00 10:00"}, "A time reads like 10:00"),
        ({"times": "Monday 99:00 100:00"}, "A time reads like 10:00"), ({"name": ""}, "nhsuk-error-summary"),
        ({"youngest": "30", "oldest": "20"}, "younger than"), ({"area": "nowhere"}, "nhsuk-error-summary"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_kindly_and_nothing_is_lost(
    village: Village, area: Area, wrong: dict[str, Any], words: str
) -> None:
    told = {"name": "N", "what": "Kept as typed", "area": area.slug, "checked_by": "Ada", "status": "active"} | wrong
    page = village.client("ada").post("/find/new", told).content.decode()
    assert words in page
    assert "Kept as typed" in page
    assert not Listing.objects.exists()


def test_after_half_a_year_it_is_grey_and_asked_after_and_still_found(listing: Listing, village: Village) -> None:
    with clock.travelled_to(clock.now() + GOOD_FOR):
        assert "not checked lately" in page_of(listing)
        assert "Ring first." in page_of(listing)
        ada = village.client("ada")
        assert "01632 960 999" in ada.get("/find/to-check").content.decode()
        ada.post(f"/find/{listing.public_id}/look-after", {"do": "right", "checked_by": "The Tuesday group"})
        assert "not checked lately" not in page_of(listing)
        assert "Checked by The Tuesday group" in page_of(listing)
        assert "01632 960 999" not in ada.get("/find/to-check").content.decode()


def test_closed_says_so_for_three_months(listing: Listing, village: Village) -> None:
    village.client("ada").post(f"/find/{listing.public_id}/look-after", {"do": "close"})
    assert "closed for good" in page_of(listing)
    with clock.travelled_to(clock.now() + CLOSED_SHOWN_FOR + timedelta(days=1)):
        assert Client().get(f"/find/{listing.public_id}").status_code == 404


def test_hidden_needs_a_reason_and_comes_back(listing: Listing, village: Village) -> None:
    ada = village.client("ada")
    page = ada.post(f"/find/{listing.public_id}/look-after", {"do": "hide", "why": ""}).content.decode()
    assert "nhsuk-error-summary" in page
    with pytest.raises(Refused, match="why"):
        actions.hide_listing(actor=village.actor("ada"), listing=listing, why=" ")
    ada.post(f"/find/{listing.public_id}/look-after", {"do": "hide", "why": "The door is not safe."})
    assert Client().get(f"/find/{listing.public_id}").status_code == 404
    assert look_for(Wanted(words="tea")).listings == []
    assert "The door is not safe." in ada.get("/find/to-check").content.decode()
    ada.post(f"/find/{listing.public_id}/look-after", {"do": "show"})
    assert "Tea and a chat" in page_of(listing)


def test_the_host_takes_nothing_out_of_sight(listing: Listing, village: Village) -> None:
    with pytest.raises(NotYours):
        actions.hide_listing(actor=village.actor("hal"), listing=listing, why="We would rather not.")


def test_a_card_of_three_on_the_page_as_pdf_and_as_text(listing: Listing, village: Village, area: Area) -> None:
    others = [
        actions.add_listing(actor=village.actor("ada"), name=f"Other {n}", what="W", area=area, checked_by="Ada")
        for n in range(3)
    ]
    asked = "&".join(f"g={one.public_id}" for one in [listing, *others])
    page = Client().get(f"/find/card?{asked}").content.decode()
    assert "Other 1" in page
    assert "Other 2" not in page
    body = re.search(r'href="sms:\?&amp;body=([^"]+)"', page)
    assert body
    assert "01632%20960%20999" in body[1]
    polish = Client().get(f"/find/card?{asked}&in=pl&large=1").content.decode()
    assert "Gdzie można się zgłosić" in polish
    assert "support-card--large" in polish
    drawn = PdfReader(io.BytesIO(Client().get(f"/papers/support-card.pdf?{asked}&in=uk").content))
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = " ".join(sheet.extract_text() for sheet in drawn.pages)
    assert "Tea and a chat" in words
    assert "Куди можна звернутися" in words
    for path in ("/find/card", "/papers/support-card.pdf", "/find/card?g=nothing", "/find/card?g=%00"):
        assert Client().get(path).headers["Location"] == "/find"


def test_what_it_is_found_by_follows_what_it_says(listing: Listing, village: Village) -> None:
    actions.change_listing(actor=village.actor("ada"), listing=listing, needs=[], what="Knitting.", when="Fridays")
    assert look_for(Wanted(words="knit")).listings == [listing]
    assert look_for(Wanted(words="lonely")).listings == []
