"""How we work together is signed by both sides, and again by whoever comes new."""

import pytest
from django.test import Client

from forum.people.agreement import actions, privacy, queries
from forum.people.agreement.models import Charter, Signature
from forum.people.agreement.rules import STARTING
from forum.people.keys import actions as keys
from forum.people.membership import actions as membership
from forum.people.membership.models import Mandate
from forum.people.policy import NotYours, Refused
from forum.record.models import Entry
from tests.fixtures.village import Village


def sign(village: Village, name: str, place: str) -> None:
    village.client(name).post("/agreement/sign", {"place": place})


def test_seats_and_posts_sign_once_and_no_name_is_shown(village: Village) -> None:
    assert "read it, and sign" in village.client("ada").get("/me").content.decode()
    for _again in range(2):
        sign(village, "ada", f"seat:{village.seats['river'].public_id}")
    sign(village, "eve", f"office:{village.chief.public_id}")
    assert Charter.objects.get().words == STARTING
    assert Entry.objects.filter(act="agreement.sign").count() == Signature.objects.count() == 2
    page = " ".join(Client().get("/agreement").content.decode().split())
    assert "The seat River" in page
    assert "Chief executive" in page
    assert "Ada" not in page
    assert "Eve" not in page
    assert "read it, and sign" not in village.client("ada").get("/me").content.decode()


def test_whoever_comes_new_signs_again(village: Village) -> None:
    sign(village, "eve", f"office:{village.chief.public_id}")
    assert queries.to_sign(village.actor("eve"), queries.in_force()) == []
    membership.take_office(person=village.people["hal"], office=village.chief)
    assert [place.name for _kind, place in queries.to_sign(village.actor("hal"), queries.in_force())] == [
        "Chief executive"
    ]
    sign(village, "hal", f"office:{village.chief.public_id}")
    assert [one.by for one in queries.signed_by_places(queries.in_force())] == [village.people["hal"]]


def test_nobody_signs_for_what_they_do_not_hold(village: Village) -> None:
    with pytest.raises(NotYours):
        actions.sign(actor=village.actor("hal"), office=village.chief)
    with pytest.raises(Refused, match="that you hold"):
        actions.sign(actor=village.actor("ada"), seat=village.seats["heron"])
    assert Client().post("/agreement/sign", {}).status_code == 401


def test_other_words_hold_with_the_last_key_and_are_signed_anew(village: Village) -> None:
    sign(village, "ada", f"seat:{village.seats['river'].public_id}")
    client = village.client("ada")
    page = client.post("/agreement/propose", {"words": "We share the biscuits.", "why": ""}).content.decode()
    assert "We share the biscuits." in page
    made = client.post("/agreement/propose", {"words": "We share the biscuits.", "why": "It matters."})
    asking = client.get(made["Location"]).content.decode()
    assert "Read it" in asking
    proposed = Charter.objects.get(since__isnull=True)
    assert "once each side agrees" in Client().get(f"/agreement/versions/{proposed.public_id}").content.decode()
    assert "We share the biscuits." not in Client().get("/agreement").content.decode()
    waiting = keys.Asking.objects.get()
    for name, seat in (("ada", "river"), ("cy", "lantern"), ("dee", "ferry")):
        keys.turn(actor=village.actor(name), asking=waiting, seat=village.seats[seat])
    assert "We share the biscuits." in Client().get("/agreement").content.decode()
    assert Entry.objects.filter(act="agreement.adopt").count() == 1
    assert queries.to_sign(village.actor("ada"), queries.in_force())


def test_the_list_of_what_is_ours_is_the_seats_and_never_the_hosts(village: Village) -> None:
    client = village.client("ada")
    assert client.post("/agreement/ours", {"words": "Put the kettle on"}).status_code == 302
    assert (
        "That is on the list already."
        in client.post("/agreement/ours", {"words": "put the kettle ON"}).content.decode()
    )
    with pytest.raises(NotYours):
        actions.add_ours(actor=village.actor("dee"), words="Ask the trust first")
    added = Mandate.objects.get(words="Put the kettle on")
    client.post(f"/agreement/ours/{added.pk}/end")
    client.post(f"/agreement/ours/{added.pk}/end")
    assert "Put the kettle on" not in Client().get("/agreement").content.decode()
    acts = Entry.objects.filter(subject=f"mandate:{added.pk}").values_list("act", flat=True)
    assert list(acts) == ["agreement.add_ours", "agreement.end_ours"]


def test_a_signature_stays_with_the_seat_when_somebody_is_forgotten(village: Village) -> None:
    sign(village, "ada", f"seat:{village.seats['river'].public_id}")
    ada = village.people["ada"].pk
    assert privacy.export_for(person=ada, account=None)["How we work together: signed by you"][0]["for"] == "River"
    privacy.erase(person=ada, account=None)
    assert Signature.objects.get().by is None
    assert "The seat River" in " ".join(Client().get("/agreement").content.decode().split())
