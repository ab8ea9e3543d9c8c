import pytest
from django.test import Client

from forum.people.policy import VISITOR, NotYours, Refused
from forum.record.models import Entry
from forum.rooms.together import inviting, privacy
from forum.rooms.together.models import Invite, Like
from forum.rooms.together.rules import InviteKind, Started
from tests.fixtures.village import Village


def invite(village: Village, name: str = "ada", **more: object) -> Invite:
    given = {"kind": InviteKind.SESSION, "title": "Write a letter", "in_short": "Together.", "started_by": Started.HOST}
    return inviting.invite(actor=village.actor(name), **{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["ada", "flo", "hal", "gus"])
def test_members_partners_and_the_host_invite_and_all_see_who_started_it(village: Village, name: str) -> None:
    invite(village, name)
    page = Client().get("/together/invites").content.decode()
    assert "Write a letter" in page
    assert "Started by the trust that hosts us" in page.replace("\n            ", " ")
    assert "Write a letter" in Client().get("/together").content.decode()
    assert Entry.objects.filter(act="together.invite").exists()


def test_somebody_from_outside_asks_and_a_member_shows_it(village: Village) -> None:
    client = Client()
    sent = {"kind": "talk_asked", "title": "A community car", "in_short": "How did it begin?", "reach": "the shop"}
    assert "We have it" in client.post("/together/invites/new", sent).content.decode()
    made = Invite.objects.get()
    assert "A community car" not in client.get("/together/invites").content.decode()
    assert village.client("flo").post(f"/together/invites/{made.public_id}/show").status_code == 403
    ada = village.client("ada")
    assert "the shop" in ada.get("/together/invites").content.decode()
    ada.post(f"/together/invites/{made.public_id}/show")
    page = client.get("/together/invites").content.decode()
    assert "A community car" in page
    assert "the shop" not in page
    ada.post(f"/together/invites/{made.public_id}/aside")
    made.refresh_from_db()
    assert made.reach == ""
    assert "A community car" not in client.get("/together/invites").content.decode()


def test_i_would_like_that_is_one_tap_and_another_takes_it_back(village: Village) -> None:
    made = invite(village)
    bo = village.client("bo")
    for liked in (1, 0, 1):
        bo.post(f"/together/invites/{made.public_id}/like")
        made.refresh_from_db()
        assert made.liked == liked == Like.objects.count()
    with pytest.raises(NotYours):
        inviting.like(actor=VISITOR, made=made)
    inviting.leave_aside(actor=village.actor("ada"), made=made)
    with pytest.raises(Refused, match="over"):
        inviting.like(actor=village.actor("cy"), made=made)


def test_whoever_leaves_takes_their_name_and_their_taps_along(village: Village) -> None:
    made = invite(village)
    inviting.like(actor=village.actor("ada"), made=made)
    inviting.like(actor=village.actor("bo"), made=made)
    person = village.people["ada"].pk
    assert [len(rows) for rows in privacy.export_for(person=person, account=None).values()][:2] == [1, 1]
    privacy.erase(person=person, account=None)
    made.refresh_from_db()
    assert (made.liked, made.made_by_id) == (1, None)
    assert [len(rows) for rows in privacy.export_for(person=person, account=None).values()][:2] == [0, 0]
