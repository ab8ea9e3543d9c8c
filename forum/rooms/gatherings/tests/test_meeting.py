"""The meeting itself: an agenda with breaks, two who write at once, what is to be done, approval a meeting later."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from forum.ground import clock
from forum.people.policy import NotYours, Refused
from forum.record.models import Entry
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.merging import together
from forum.rooms.gatherings.models import AgreedAction, Gathering, Minutes, Slot, SlotNote
from forum.rooms.gatherings.rules import STANDING
from tests.fixtures.village import Village

LINES = st.lists(st.text(alphabet="abcdef ", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=6)


def slot_of(village: Village, title: str = "The bus") -> Slot:
    return actions.set_slot(actor=village.actor("ada"), gathering=village.meeting, minutes=20, title=title)


def write(village: Village, slot: Slot, words: str, base: str = "", *, who: str = "ada", tried: str = "") -> str:
    return actions.write_minutes(actor=village.actor(who), slot=slot, words=words, base=base, tried=tried).words


def test_an_hour_without_a_break_is_not_put_up(client: Client, village: Village) -> None:
    meeting = village.hold_meeting(days_ago=-9, present=())
    ada = village.actor("ada")
    with pytest.raises(Refused, match="its time first"):
        actions.publish_agenda(actor=ada, gathering=meeting)
    for minutes in (30, 31):
        actions.set_slot(actor=ada, gathering=meeting, minutes=minutes, title=f"{minutes} of it")
    with pytest.raises(Refused, match="sixty minutes"):
        actions.publish_agenda(actor=ada, gathering=meeting)
    pause = actions.set_slot(actor=ada, gathering=meeting, minutes=10, is_break=True)
    actions.move_slot(actor=ada, slot=pause, up=True)
    assert "30 of it" not in client.get(f"/come/{meeting.public_id}").content.decode()
    actions.publish_agenda(actor=ada, gathering=meeting)
    assert "30 of it" in client.get(f"/come/{meeting.public_id}").content.decode()


def test_what_every_meeting_has_stands_round_what_was_there(village: Village) -> None:
    meeting = village.hold_meeting(days_ago=-9, present=())
    ada = village.actor("ada")
    actions.set_slot(actor=ada, gathering=meeting, minutes=20, title="The bus")
    actions.begin_agenda(actor=ada, gathering=meeting)
    titles = list(meeting.slots.order_by("order").values_list("title", flat=True))
    assert titles[2] == "The bus"
    assert len(titles) == len(STANDING) + 1
    actions.publish_agenda(actor=ada, gathering=meeting)
    with pytest.raises(Refused):
        actions.begin_agenda(actor=ada, gathering=meeting)


def test_two_note_takers_lose_nothing(village: Village) -> None:
    slot = slot_of(village)
    base = write(village, slot, "One.\nTwo.\nThree.\n")
    write(village, slot, "One, she said.\nTwo.\nThree.\n", base)
    both = write(village, slot, "One.\nTwo.\nThree.\nFour.\n", base, who="bo")
    assert both == "One, she said.\nTwo.\nThree.\nFour.\n"
    assert write(village, slot, both, both) == both
    assert SlotNote.objects.get().revision == 3


def test_an_answer_that_was_lost_doubles_nothing(village: Village) -> None:
    slot = slot_of(village)
    write(village, slot, "One.")
    assert write(village, slot, "One. Two.", base="", tried="One.") == "One. Two."


@given(base=LINES, first=LINES, second=LINES)
def test_whatever_two_add_stands_there(base: list[str], first: list[str], second: list[str]) -> None:
    start = "\n".join(base)
    mine = "\n".join([*base, *(f"mine {line}" for line in first)])
    theirs = "\n".join([*(f"theirs {line}" for line in second), *base])
    merged = together(base=start, theirs=theirs, mine=mine)
    for line in first:
        assert f"mine {line}" in merged
    for line in second:
        assert f"theirs {line}" in merged


def test_minutes_are_approved_a_meeting_later_and_fixed_from_then_on(client: Client, village: Village) -> None:
    slot, gus = slot_of(village), village.actor("gus")
    with pytest.raises(Refused, match="Nothing is written"):
        actions.finish_minutes(actor=gus, gathering=village.meeting)
    write(village, slot, "It is late.", who="gus")
    page = f"/come/{village.meeting.public_id}/minutes"
    assert client.get(page).status_code == 404
    minutes = actions.finish_minutes(actor=gus, gathering=village.meeting)
    later = village.hold_meeting(days_ago=0)
    with pytest.raises(NotYours):
        actions.approve_minutes(actor=village.actor("dee"), minutes=minutes, meeting=later)  # a seat, of the host
    with pytest.raises(Refused, match="later meeting"):
        actions.approve_minutes(actor=village.actor("ada"), minutes=minutes, meeting=village.meeting)
    client.force_login(village.people["ada"].account)
    assert "Minutes to approve" in client.get(f"/come/{later.public_id}/minutes/write").content.decode()
    sent = {"of": village.meeting.public_id}
    assert client.post(f"/come/{later.public_id}/minutes/approve", sent).status_code == 302
    assert Entry.objects.filter(act="gatherings.approve_minutes").count() == 1
    shown = Client().get(page).content.decode()
    assert "It is late." in shown
    assert "Approved by the meeting of" in shown
    assert Client().get(f"/papers/minutes/{village.meeting.public_id}.pdf")["Content-Type"] == "application/pdf"
    for act in (
        lambda: write(village, slot, "Otherwise.", "It is late."),
        lambda: actions.agree_action(actor=gus, gathering=village.meeting, words="A bus", who="River"),
        lambda: actions.approve_minutes(actor=village.actor("ada"), minutes=minutes, meeting=later),
    ):
        with pytest.raises(Refused, match="approved"):
            act()


def test_the_page_of_the_note_takers_saves_by_button_and_by_script(client: Client, village: Village) -> None:
    slot = slot_of(village)
    client.force_login(village.people["ada"].account)
    page = f"/come/{village.meeting.public_id}/minutes"
    assert "The bus" in client.get(f"{page}/write").content.decode()
    assert client.post(f"{page}/{slot.pk}", {"words": "By\r\nbutton.", "base": ""}).status_code == 302
    answer = client.post(
        f"{page}/{slot.pk}", {"words": "By\nbutton. And script.", "base": "By\nbutton."},
        headers={"accept": "application/json"},
    )  # fmt: skip
    assert answer.json() == {"words": "By\nbutton. And script.", "revision": 2}
    coming = village.hold_meeting(days_ago=-3, present=())
    early = actions.set_slot(actor=village.actor("ada"), gathering=coming, minutes=5, title="Early")
    sent = client.post(f"/come/{coming.public_id}/minutes/{early.pk}", {"words": "Too soon", "base": ""})
    assert sent.status_code == 409
    client.force_login(village.people["flo"].account)
    assert client.post(f"{page}/{slot.pk}", {"words": "x", "base": ""}).status_code == 403


def test_what_is_to_be_done_comes_before_every_meeting_until_it_is(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    page = f"/come/{village.meeting.public_id}/actions"
    assert "One thing to look at" in client.post(page, {"words": "Ask the drivers"}).content.decode()
    assert client.post(page, {"words": "Ask the drivers", "who": "River"}).status_code == 302
    later = village.hold_meeting(days_ago=0)
    assert "Ask the drivers" in client.get(f"/come/{later.public_id}/minutes/write").content.decode()
    one = AgreedAction.objects.get()
    assert "Ask the drivers" in Client().get("/actions").content.decode()
    assert client.post(f"/actions/{one.public_id}/done").status_code == 302
    assert "Ask the drivers" not in client.get(f"/come/{later.public_id}/minutes/write").content.decode()


def test_only_the_coordinator_is_reminded_and_once(village: Village) -> None:
    assert actions.remind_of_minutes() == 0
    with clock.travelled_to(clock.now() + timedelta(days=17)):
        assert actions.remind_of_minutes() == 1
        assert actions.remind_of_minutes() == 0
    assert Gathering.objects.get(pk=village.meeting.pk).reminded_at is not None
    assert not Minutes.objects.exists()
