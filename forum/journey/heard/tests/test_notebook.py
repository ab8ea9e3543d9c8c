"""The notebook's other side: what a device sealed is taken over once, whatever comes twice, late or from nobody."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from joserfc import jwe
from joserfc.jwk import ECKey

from forum.ground import clock, codes
from forum.journey.heard import actions as heard
from forum.journey.heard import opening
from forum.journey.heard.models import CapturePermit, Contact, Voice
from forum.journey.heard.notebook import actions
from forum.journey.heard.notebook.sealing import NotOurs, public_key, unseal
from forum.people.policy import VISITOR, NotYours
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.village import Village


def seal(key: dict[str, Any] | None = None, **said: Any) -> str:
    """As a device does it."""
    row = {"code": codes.drawn(), "card": False, "words": "No signal.", "publish": False, "at": now()} | said
    content = json.dumps(row).encode()
    sealed: str = jwe.encrypt_compact(
        {"alg": "ECDH-ES", "enc": "A256GCM"}, content, ECKey.import_key(key or public_key())
    )
    return sealed


def now() -> float:
    return clock.now().timestamp() * 1000


def permit(village: Village, **more: Any) -> CapturePermit:
    return actions.ready_notebook(actor=village.actor("ada"), called="The blue one", **more)[0]


def test_a_row_is_taken_once_however_often_it_comes_and_keeps_its_receipt(village: Village) -> None:
    ours, code = permit(village), codes.drawn()
    sealed = seal(code=code, words="The bus, again.", publish=True)
    assert actions.hand_over(permit=ours, sealed=sealed).state == actions.KEPT
    assert actions.hand_over(permit=ours, sealed=sealed).state == actions.AGAIN
    assert actions.hand_over(permit=ours, sealed=seal(code=code, words="The bus, again.")).state == actions.AGAIN
    voice = Voice.objects.held_by(codes.as_spoken(code).upper()).get()
    assert (voice.words, voice.channel, voice.recorded_by_id) == ("The bus, again.", "helper", village.people["ada"].pk)
    assert voice.consents.count() == 1
    assert CapturePermit.objects.get().handed_over == 1


def test_a_card_keeps_its_receipt_whether_we_printed_it_or_not(village: Village) -> None:
    ours = permit(village)
    (printed,) = heard.print_cards(actor=village.actor("ada"), number=1)
    first = actions.hand_over(permit=ours, sealed=seal(code=printed, card=True, words="On a card."))
    assert (first.state, first.receipt) == (actions.KEPT, printed)
    other = codes.drawn()
    assert actions.hand_over(permit=ours, sealed=seal(code=other, card=True)).receipt == other
    late = seal(code=printed, card=True, words="Somebody else's words.")
    twice = [actions.hand_over(permit=ours, sealed=late) for _ in range(2)]
    assert [one.state for one in twice] == [actions.KEPT, actions.AGAIN]
    assert twice[0].receipt == twice[1].receipt != printed
    assert "receipt is this one instead" in twice[0].why
    assert Voice.objects.count() == 3


def test_words_taken_back_meanwhile_do_not_come_again(village: Village) -> None:
    ours, sealed = permit(village), seal(words="Rather not.")
    actions.hand_over(permit=ours, sealed=sealed)
    heard.withdraw(actor=VISITOR, keep=opening.pass_for(Voice.objects.get()))
    assert actions.hand_over(permit=ours, sealed=sealed).state == actions.SETTLED
    assert Voice.objects.kept().count() == 0


@pytest.mark.parametrize("broken", ["", "a.b.c", "x" * 300_000, None, 7, ["a"]])
def test_what_cannot_be_read_stays_on_the_device(village: Village, broken: Any) -> None:
    outcome = actions.hand_over(permit=permit(village), sealed=broken)
    assert (outcome.state, Voice.objects.count()) == (actions.REFUSED, 0)
    assert "stays on the device" in outcome.why


def test_only_this_forum_opens_it(village: Village) -> None:
    strange = ECKey.generate_key("P-256").as_dict(private=False)
    with pytest.raises(NotOurs):
        unseal(seal(strange))
    assert actions.hand_over(permit=permit(village), sealed=seal(code="222222222222x")).state == actions.REFUSED
    assert set(public_key()) == {"kty", "crv", "x", "y"}


def test_a_clock_that_is_wrong_by_a_day_puts_nothing_into_tomorrow(village: Village) -> None:
    ours = permit(village)
    with clock.travelled_to(clock.now() + timedelta(days=3)):
        day = clock.now() - timedelta(days=1)
        there = (day - timedelta(days=1)).timestamp() * 1000  # a device a day behind
        actions.hand_over(permit=ours, sealed=seal(at=there), behind=timedelta(days=1))
        assert Voice.objects.get().said_on == day.date()
        for odd in (now() + 9e9, -1, "x", None, 1e300):
            actions.hand_over(permit=ours, sealed=seal(at=odd, words=f"At {odd}"))
        days = set(Voice.objects.values_list("said_on", flat=True))
        assert all(ours.made_at.date() <= one <= clock.today() for one in days)


def test_the_door_asks_for_a_permit_and_gives_nothing_back(client: Client, village: Village) -> None:
    _made, secret = actions.ready_notebook(actor=village.actor("ada"), called="The blue one")
    sent = json.dumps({"now": now(), "rows": [{"id": "1", "sealed": seal(words="Only added.")}]})

    def post(with_secret: str, content: str = sent) -> Any:
        return Client(enforce_csrf_checks=True).post(
            "/notebook/hand-over", content, content_type="application/json",
            headers={"authorization": f"Bearer {with_secret}"},
        )  # fmt: skip

    for wrong in ("", "x", "0" * 64):
        assert post(wrong).status_code == 403
    answer = post(secret)
    assert answer.json()["rows"][0]["state"] == "kept"
    assert "Only added." not in answer.content.decode()
    for odd in (
        "",
        "{",
        "[]",
        "7",
        '{"rows": 7}',
        '{"now": "x", "rows": []}',
        '{"now": 1e999, "rows": []}',
        "[" * 9999,
    ):
        assert post(secret, odd).status_code == 400
    assert client.get("/notebook/hand-over").status_code == 405
    client.force_login(village.people["ada"].account)
    back = f"/notebook/permits/{CapturePermit.objects.get().public_id}/back"
    assert client.post(back).status_code == 302
    assert post(secret).status_code == 403
    with pytest.raises(NotYours):
        actions.take_notebook_back(actor=village.actor("bo"), permit=CapturePermit.objects.get())


def test_a_permit_is_good_for_thirty_days_and_then_forgotten(village: Village) -> None:
    _made, secret = actions.ready_notebook(actor=village.actor("ada"), called="The blue one")
    with clock.travelled_to(clock.now() + timedelta(days=29)):
        assert actions.permit_of(secret) is not None
    with clock.travelled_to(clock.now() + timedelta(days=31)):
        assert actions.permit_of(secret) is None
        assert actions.forget_permits() == 0
    with clock.travelled_to(clock.now() + timedelta(days=61)):
        assert actions.forget_permits() == 1


def test_through_the_group_only_where_one_was_visited(village: Village) -> None:
    starts = clock.now() + timedelta(hours=1)
    visit = gatherings.announce(
        actor=village.actor("ada"), kind=Kind.POP_UP, title="With tea", venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=1), visits=village.charity,
        pair=[village.people["ada"], village.people["bo"]],
    )  # fmt: skip
    actions.hand_over(permit=permit(village), sealed=seal(through_group=True))
    assert not Contact.objects.exists()
    actions.hand_over(permit=permit(village, gathering=visit), sealed=seal(through_group=True))
    assert Contact.objects.get().way == "group"
    assert Voice.objects.latest("pk").gathering == visit


def test_pages_of_the_notebook(client: Client, village: Village) -> None:
    shell = client.get("/notebook")
    assert "What do they say?" in shell.content.decode()
    assert client.get("/notebook/ready").status_code == 302
    worker = client.get("/notebook/worker.js")
    assert worker["Service-Worker-Allowed"] == "/notebook"
    assert '"/notebook"' in worker.content.decode()
    assert client.get("/notebook/app.webmanifest").json()["start_url"] == "/notebook"
    client.force_login(village.people["ada"].account)
    assert client.get("/notebook").content == shell.content  # one copy for everybody: nothing of whoever is signed in
    assert "look at" in client.post("/notebook/ready", {"called": ""}).content.decode()
    given = client.post("/notebook/ready", {"called": "The blue one"}).content.decode()
    assert "The blue one is ready." in given
    assert "The blue one" in client.get("/notebook/ready").content.decode()
    client.force_login(village.people["bo"].account)
    assert "The blue one" not in client.get("/notebook/ready").content.decode()
    client.force_login(village.people["eve"].account)
    assert client.get("/notebook/ready").status_code == 403
