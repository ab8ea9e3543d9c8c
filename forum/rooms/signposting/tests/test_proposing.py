"""A group keeps its own entry right: claimed, changed, looked at by somebody of the forum who is not of the group."""

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.places.models import Area
from forum.people.policy import NotYours, Refused
from forum.rooms.signposting import actions, proposing
from forum.rooms.signposting.models import Listing, Proposal
from forum.rooms.signposting.rules import GOOD_FOR, Words
from tests.fixtures.village import Village


@pytest.fixture
def listing(village: Village) -> Listing:
    area = Area.objects.first() or Area.objects.create(slug="fens", name="The fens")
    return actions.add_listing(
        actor=village.actor("ada"), name="Tea and a chat", what="Tea.", area=area, checked_by="Ada", needs=["company"]
    )


def claimed(village: Village, listing: Listing) -> Listing:
    flo = village.actor("flo")
    made = proposing.claim_listing(actor=flo, listing=listing, organisation=village.charity)
    return proposing.accept_proposal(actor=village.actor("ada"), proposal=made)


def told(listing: Listing, **more: object) -> dict[str, object]:
    return {
        "name": listing.name, "what": listing.what, "area": listing.area.slug, "checked_by": "us", "status": "active",
        "needs": ["company", "carers"], "times": "Sunday 10:00 12:00", **more,
    }  # fmt: skip


def test_from_this_is_ours_to_what_shows(village: Village, listing: Listing) -> None:
    flo, ada = village.client("flo"), village.client("ada")
    path = f"/find/{listing.public_id}"
    assert "This is ours" in flo.get(path).content.decode()
    assert "This is ours" not in Client().get(path).content.decode()
    for _time in range(2):
        assert "Thank you" in flo.post(f"{path}/ours", {"for": village.charity.slug}).content.decode()
    claim = Proposal.objects.get()
    assert claim.public_id in ada.get("/find/to-check").content.decode()
    ada.post(f"/find/proposals/{claim.public_id}", {"accept": "yes"})
    listing.refresh_from_db()
    assert listing.organisation == village.charity

    assert "Put our entry right" in flo.get(path).content.decode()
    flo.post(f"{path}/ours", told(listing, when="Sundays, 10 to 12"))
    change = Proposal.objects.waiting().get()
    assert "Sundays" not in Client().get(path).content.decode()
    page = ada.get(f"/find/proposals/{change.public_id}").content.decode()
    assert "Sundays, 10 to 12" in page
    assert "Sunday 10:00 to 12:00" in page
    with clock.travelled_to(clock.now() + GOOD_FOR):
        ada.post(f"/find/proposals/{change.public_id}", {"accept": "yes"})
        listing.refresh_from_db()
        assert (listing.when, listing.checked_by) == ("Sundays, 10 to 12", village.charity.name)
        assert not listing.is_old
    assert {one.need for one in listing.needs.all()} == {"company", "carers"}


def test_the_host_is_offered_no_entry_as_its_own(village: Village, listing: Listing) -> None:
    assert "This is ours" not in village.client("hal").get(f"/find/{listing.public_id}").content.decode()


def test_a_no_has_a_reason_which_the_group_reads(village: Village, listing: Listing) -> None:
    claimed(village, listing)
    flo, ada = village.client("flo"), village.client("ada")
    flo.post(f"/find/{listing.public_id}/ours", told(listing))
    change = Proposal.objects.waiting().get()
    page = ada.post(f"/find/proposals/{change.public_id}", {"decline": "yes", "why": ""}).content.decode()
    assert "nhsuk-error-summary" in page
    ada.post(f"/find/proposals/{change.public_id}", {"decline": "yes", "why": "The hall is closed on Sundays."})
    assert "The hall is closed on Sundays." in flo.get(f"/find/{listing.public_id}/ours").content.decode()
    with pytest.raises(Refused, match=Words.LOOKED_AT[:20]):
        proposing.accept_proposal(actor=village.actor("ada"), proposal=change)


def test_the_newest_proposal_counts(village: Village, listing: Listing) -> None:
    claimed(village, listing)
    flo = village.client("flo")
    for words in ("Mondays", "Tuesdays"):
        flo.post(f"/find/{listing.public_id}/ours", told(listing, when=words))
    assert Proposal.objects.waiting().get().details["when"] == "Tuesdays"


def test_what_makes_no_sense_is_said_before_it_is_proposed(village: Village, listing: Listing) -> None:
    claimed(village, listing)
    page = (
        village.client("flo").post(f"/find/{listing.public_id}/ours", told(listing, times="Someday")).content.decode()
    )
    assert "should read like" in page
    assert not Proposal.objects.waiting().exists()


def test_nobody_proposes_for_another_group_or_looks_at_their_own(village: Village, listing: Listing) -> None:
    with pytest.raises(NotYours):
        proposing.claim_listing(actor=village.actor("ada"), listing=listing, organisation=village.charity)
    with pytest.raises(Refused, match=Words.NOT_YOURS[:20]):
        proposing.claim_listing(actor=village.actor("flo"), listing=listing, organisation=village.host)
    claimed(village, listing)
    with pytest.raises(Refused, match=Words.TAKEN[:20]):
        proposing.claim_listing(actor=village.actor("flo"), listing=listing, organisation=village.charity)
    assert village.client("ada").get(f"/find/{listing.public_id}/ours").status_code in {403, 404}


def test_the_host_does_not_look_at_what_groups_propose(village: Village, listing: Listing) -> None:
    made = proposing.claim_listing(actor=village.actor("flo"), listing=listing, organisation=village.charity)
    with pytest.raises(NotYours):
        proposing.accept_proposal(actor=village.actor("hal"), proposal=made)
