"""The page of a partner group: aims that we share, work together, where to find them, visits."""

from django.test import Client

from forum.rooms.signposting import actions as signposting
from forum.rooms.together import actions as together
from forum.rooms.together.rules import Started
from tests.fixtures.village import Village


def test_what_we_share_and_do_stands_on_one_page(village: Village) -> None:
    together.start(
        actor=village.actor("flo"), title="The shed", in_short="Growing.", started_by=Started.PARTNER,
        partners=[village.charity],
    )  # fmt: skip
    listing = signposting.add_listing(
        actor=village.actor("gus"), name="Potting shed", what="Beans.", area=village.venue.area, checked_by="Gus",
        organisation=village.charity,
    )  # fmt: skip
    flo = village.client("flo")
    assert flo.post("/organisations/gardens/aims", {"aims": "That nobody sits alone."}).status_code == 302
    page = Client().get("/visited/gardens").content.decode()
    for words in ("That nobody sits alone.", "The shed", f"/find/{listing.public_id}"):
        assert words in page
    assert "That nobody sits alone." in Client().get("/organisations/gardens").content.decode()
    refused = village.client("eve").post("/organisations/gardens/aims", {"aims": "Ours."})
    assert refused.status_code == 403


def test_only_its_own_people_say_what_it_aims_at(village: Village) -> None:
    other = village.client("flo").post("/organisations/trust/aims", {"aims": "Ours."})
    assert other.status_code in {200, 404}
    village.host.refresh_from_db()
    assert village.host.aims == ""
