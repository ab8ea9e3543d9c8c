"""Complaints about data: anybody may, the clock runs on the coordinator, the answer goes the way that was chosen."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.outlets.my_data import actions
from forum.outlets.my_data.models import Complaint
from forum.people.policy import VISITOR, NotYours
from tests.fixtures.village import Village

FILLED_IN = {"words": "My name was on the list.\nIt's <mine>.", "way": "email", "address": "vic@example.org"}


def messages() -> dict[str, post.Message]:
    return {one.kind: message for one in Delivery.objects.order_by("pk") if (message := post.render(one))}


def test_nobody_needs_an_account(client: Client, village: Village) -> None:
    answer = client.post("/privacy/complain", FILLED_IN)
    assert "We have it" in answer.content.decode()
    assert Complaint.objects.get().words == FILLED_IN["words"]
    sent = messages()
    assert sent["data_complaint_here"].to == "vic@example.org"
    assert sent["data_complaint_came"].to == village.people["gus"].account.email
    for message in sent.values():
        assert len(message.text.split()) <= 60
        assert "name was on" not in message.text + message.subject


@pytest.mark.parametrize("missing", ["words", "address"])
def test_nothing_typed_is_lost(client: Client, village: Village, missing: str) -> None:
    answer = client.post("/privacy/complain", FILLED_IN | {missing: " "}).content.decode()
    assert not Complaint.objects.exists()
    kept = "vic@example.org" if missing == "words" else "It&#39;s &lt;mine&gt;."
    assert kept in answer


def test_the_coordinator_acknowledges_and_answers(client: Client, village: Village) -> None:
    made = actions.complain(actor=VISITOR, **FILLED_IN)
    client.force_login(village.people["gus"].account)
    assert "My name was on the list" in client.get("/privacy/complaints").content.decode()
    there = f"/privacy/complaints/{made.public_id}"
    client.post(f"{there}/read")
    client.post(f"{there}/read")
    assert "Write what you answer" in client.post(there, {"words": ""}).content.decode()
    client.post(there, {"words": "It's off the list."})
    assert messages()["data_complaint_answered"].text.strip().endswith("It's off the list.")
    assert Delivery.objects.filter(kind="data_complaint_read").count() == 1
    again = client.post(there, {"words": "Another answer"}).content.decode()
    assert "answered already" in again
    assert "Another answer" not in Complaint.objects.get().answer
    assert "Nobody waits" in client.get("/privacy/complaints").content.decode()


def test_it_is_nobody_elses_business(client: Client, village: Village) -> None:
    made = actions.complain(actor=VISITOR, **FILLED_IN)
    for name in ("ada", "hal"):
        client.force_login(village.people[name].account)
        assert client.get(f"/privacy/complaints/{made.public_id}").status_code == 403
        with pytest.raises(NotYours):
            actions.answer(actor=village.actor(name), complaint=made, words="No.")


def test_after_twenty_days_the_coordinator_is_reminded_once(village: Village) -> None:
    actions.complain(actor=VISITOR, **FILLED_IN)
    assert actions.remind_coordinators() == 0
    with clock.travelled_to(clock.now() + timedelta(days=20, minutes=1)):
        assert actions.remind_coordinators() == 1
        assert actions.remind_coordinators() == 0
    assert Delivery.objects.filter(kind="data_complaint_waits").count() == 1
