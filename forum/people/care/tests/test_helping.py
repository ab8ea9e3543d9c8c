import pytest

from forum.ground.journal.models import Event
from forum.people.care import actions
from forum.people.care.models import Buddy, Debrief, Part, SmallThing, WhenUnwell
from forum.people.membership.models import Office
from forum.people.policy import NotYours, Refused
from tests.fixtures.village import Village


def pair(village: Village, person: str = "ada", other: str = "bo") -> Buddy:
    made = actions.ask_buddy(actor=village.actor(person), called=other)
    actions.be_buddy(actor=village.actor(other), pair=made, yes=True)
    return Buddy.objects.get(pk=made.pk)


def test_a_buddy_is_chosen_says_yes_and_either_ends_it(village: Village) -> None:
    ada, bo = village.client("ada"), village.client("bo")
    ada.post("/me/buddy", {"called": "Bo"})
    made = Buddy.objects.get()
    assert village.client("cy").post(f"/me/buddy/{made.pk}", {"yes": "1"}).status_code == 404
    bo.post(f"/me/buddy/{made.pk}", {"yes": "1"})
    assert "Bo is your buddy." in ada.get("/me/buddy").content.decode()
    assert village.client("cy").post(f"/me/buddy/{made.pk}/end").status_code == 403
    bo.post(f"/me/buddy/{made.pk}/end")
    assert not Buddy.objects.exists()


def test_a_name_that_nobody_bears_is_kept_and_explained(village: Village) -> None:
    page = village.client("ada").post("/me/buddy", {"called": "Zed"}).content.decode()
    assert "We know nobody of that name here." in page
    assert 'value="Zed"' in page


def test_small_things_go_to_the_buddy_and_to_helpers_only_if_asked(village: Village) -> None:
    pair(village)
    village.client("ada").post("/me/small-things", {"kind": "booking", "words": "The bus", "parts": "Look\nRing"})
    carry = "/me/small-things/carry"
    assert "The bus" in village.client("bo").get(carry).content.decode()
    assert "The bus" not in village.client("cy").get(carry).content.decode()
    part = Part.objects.earliest("pk")
    assert village.client("cy").post(f"/me/small-things/parts/{part.pk}", {"take": "1"}).status_code == 404
    with pytest.raises(Refused):
        actions.take_part(actor=village.actor("cy"), part=part)
    SmallThing.objects.update(open_to_helpers=True)
    assert "The bus" in village.client("cy").get(carry).content.decode()


def test_a_part_is_handed_back_in_one_tap_and_only_the_pair_is_told(village: Village) -> None:
    pair(village)
    thing = actions.ask_small_thing(actor=village.actor("ada"), kind="form", words="A form", open_to_helpers=True)
    part = thing.parts.get()
    cy = village.client("cy")
    cy.post(f"/me/small-things/parts/{part.pk}", {"take": "1"})
    assert Part.objects.get().taken_by == village.people["cy"]
    cy.post(f"/me/small-things/parts/{part.pk}", {"back": "1"})
    assert Part.objects.get().taken_by is None
    told = Event.objects.get(act="care.hand_back").about["to"]
    assert set(told) == {village.people["ada"].pk, village.people["bo"].pk}


def test_done_parts_close_the_whole(village: Village) -> None:
    task = actions.share_task(actor=village.actor("ada"), words="Cards", parts=["Print", "", "Cut"])
    assert task.parts.count() == 2
    assert all(part.minutes <= 15 for part in task.parts.all())
    for part in task.parts.all():
        actions.take_part(actor=village.actor("bo"), part=part)
        with pytest.raises(Refused):
            actions.take_part(actor=village.actor("cy"), part=part)
        actions.done_with_part(actor=village.actor("bo"), part=part)
    assert SmallThing.objects.get().closed_at
    with pytest.raises(Refused):
        actions.share_task(actor=village.actor("ada"), words="Much", parts=["x"] * 7)


def test_when_unwell_is_shown_to_the_buddy_only_if_said_and_erased_at_once(village: Village) -> None:
    pair(village)
    ada, bo = village.client("ada"), village.client("bo")
    ada.post("/me/when-unwell", {"words": "Ring, not text."})
    assert "Ring, not text." not in bo.get("/me/buddy").content.decode()
    ada.post("/me/when-unwell", {"words": "Ring, not text.", "shown_to_buddy": "on"})
    assert "Ring, not text." in bo.get("/me/buddy").content.decode()
    assert "Ring, not text." not in village.client("cy").get("/me/buddy").content.decode()
    ada.post("/me/when-unwell", {"erase": "1"})
    assert not WhenUnwell.objects.exists()


def test_a_talk_after_reading_is_one_tap_and_known_to_two(village: Village) -> None:
    cy = village.client("cy")
    assert "Nobody holds the duty post" in cy.post("/me/debrief", {"duty": "1"}).content.decode()
    Office.objects.filter(is_coordinator=True).update(is_duty=True)
    cy.post("/me/debrief", {"duty": "1"})
    cy.post("/me/debrief", {"duty": "1"})
    asked = Debrief.objects.get()
    assert "Cy" in village.client("gus").get("/me/debrief").content.decode().split("<main")[1]
    assert village.client("ada").post(f"/me/debrief/{asked.public_id}").status_code == 404
    with pytest.raises(NotYours):
        actions.look_after(actor=village.actor("ada"), debrief=asked)
    village.client("gus").post(f"/me/debrief/{asked.public_id}")
    assert Debrief.objects.get().looked_after_at


def test_a_talk_with_somebody_named_is_theirs_alone(village: Village) -> None:
    Office.objects.filter(is_coordinator=True).update(is_duty=True)
    village.client("cy").post("/me/debrief", {"named": "1", "called": "Ida"})
    asked = Debrief.objects.get()
    assert Event.objects.get(act="care.ask_debrief").about["to"] == [village.people["ida"].pk]
    with pytest.raises(NotYours):
        actions.look_after(actor=village.actor("gus"), debrief=asked)
    assert "/me/debrief" in village.client("ida").get("/me").content.decode()
