"""'This worries me' and 'another door': who is told, who sees what, and that nothing of it is public."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock, post
from forum.ground.journal.models import Event
from forum.ground.post.models import Delivery
from forum.ground.post.registry import render
from forum.journey.heard import actions
from forum.journey.heard.models import OtherDoor, Voice, Worry, WorryTold
from forum.journey.heard.rules import AnswerWay, Words
from forum.outlets.notices import actions as notices
from forum.people.membership import actions as membership
from forum.people.membership.models import Office
from forum.people.policy import VISITOR, NotYours, Refused, Role
from forum.record import queries as record
from tests.fixtures.village import Village

WORDS = "I do not want to wake up tomorrow."


@dataclass
class Duty:
    village: Village
    voice: Voice
    code: str

    def client(self, name: str) -> Client:
        client = Client()
        if name != "vic":
            client.force_login(self.village.people[name].account)
        return client


@pytest.fixture
def quiet(village: Village) -> Duty:
    """A voice, and nobody on duty."""
    said = actions.hear(actor=VISITOR, words=WORDS, way=AnswerWay.EMAIL, address="vic@example.org")
    return Duty(village, said.voice, said.code)


@pytest.fixture
def duty(quiet: Duty) -> Duty:
    """Flo holds the duty post, at the charity."""
    post_of_duty = Office.objects.create(
        slug="wellbeing", name="Wellbeing lead", organisation=quiet.village.charity, is_duty=True
    )
    membership.take_office(person=quiet.village.people["flo"], office=post_of_duty)
    assert Role.DUTY in quiet.village.actor("flo").roles
    return quiet


def told_by_post(kind: str, *, after: timedelta = timedelta(0)) -> list[post.Message]:
    while notices.tell():
        pass
    with clock.travelled_to(clock.now() + after):
        notices.gather()
    messages = [render(delivery) for delivery in Delivery.objects.filter(kind=kind).select_related("event")]
    return [message for message in messages if message]


def test_whoever_is_on_duty_is_told_at_once_without_a_word_of_the_voice(duty: Duty) -> None:
    before = record.head().sequence
    worry = actions.worry(actor=duty.village.actor("ada"), voice=duty.voice, words="They sound alone.")
    assert WorryTold.objects.get().person == duty.village.people["flo"]
    assert actions.worry(actor=duty.village.actor("ada"), voice=duty.voice).pk == worry.pk  # a second tap
    (message,) = told_by_post("worry")
    assert message.to == "flo@example.org"
    assert f"/worries/{worry.public_id}" in message.text
    for secret in (WORDS, "alone", "worr", "wake"):
        assert secret not in message.subject
    assert WORDS not in message.text
    assert "alone" not in message.text
    assert len(message.text.split()) <= 60
    assert record.head().sequence == before
    assert Voice.objects.get(pk=duty.voice.pk).first_read_at


def test_the_reader_sees_who_was_told_who_looked_and_what_was_done(duty: Duty) -> None:
    ada, flo = duty.client("ada"), duty.client("flo")
    page = f"/read/{duty.voice.public_id}/worry"
    assert "Flo" in ada.get(page).content.decode()
    assert ada.post(page, {"words": "They sound alone."}).status_code == 302
    assert "was told on" in ada.get(page).content.decode()
    worry = Worry.objects.get()
    look = f"/worries/{worry.public_id}"
    assert look in flo.get("/worries").content.decode()
    assert WORDS not in flo.get(look).content.decode()
    assert flo.post(look, {"do": "look"}).status_code == 302
    shown = flo.get(look).content.decode()
    assert WORDS in shown
    assert "vic@example.org" in shown
    assert "They looked at it" in ada.get(page).content.decode()
    assert flo.post(look, {"what_was_done": ""}).status_code == 200
    assert flo.post(look, {"what_was_done": "We spoke. They have company now."}).status_code == 302
    assert "They have company now." in ada.get(page).content.decode()
    assert WORDS not in flo.get(look).content.decode()
    with pytest.raises(Refused, match=Words.CLOSED):
        actions.close_worry(actor=duty.village.actor("flo"), worry=worry, what_was_done="Again")
    assert not told_by_post("worry")


@pytest.mark.parametrize("name", ["vic", "ada", "eve", "hal", "gus"])
def test_only_the_duty_person_looks(duty: Duty, name: str) -> None:
    worry = actions.worry(actor=duty.village.actor("ada"), voice=duty.voice)
    actor, client = duty.village.actor(name), duty.client(name)
    for act in (
        lambda: actions.look_at_worry(actor=actor, worry=worry),
        lambda: actions.close_worry(actor=actor, worry=worry, what_was_done="x"),
    ):
        with pytest.raises(NotYours):
            act()
    for page in ("/worries", f"/worries/{worry.public_id}"):
        assert client.get(page).status_code in {302, 403}


@pytest.mark.parametrize("name", ["vic", "eve", "flo", "hal"])
def test_nobody_but_members_and_the_coordinator_opens_the_readers_pages(duty: Duty, name: str) -> None:
    for end in ("", "/names", "/before", "/door", "/worry"):
        answer = duty.client(name).get(f"/read/{duty.voice.public_id}{end}")
        assert answer.status_code in {302, 403}
        assert WORDS not in answer.content.decode()
    assert duty.client(name).get("/read").status_code in {302, 403}


def test_with_nobody_on_duty_the_page_says_so_and_whom_to_ring(quiet: Duty) -> None:
    page = quiet.client("ada").get(f"/read/{quiet.voice.public_id}/worry").content.decode()
    assert "Nobody holds the duty post today" in page
    assert "tel:" in page
    with pytest.raises(Refused, match=Words.NOBODY_ON_DUTY):
        actions.worry(actor=quiet.village.actor("ada"), voice=quiet.voice)
    sent = quiet.client("ada").post(f"/read/{quiet.voice.public_id}/worry", {"words": "Help"})
    assert sent.status_code == 200
    assert not Worry.objects.exists()


def test_another_door_is_shown_to_the_speaker_alone_and_it_waits_here_no_more(quiet: Duty) -> None:
    ada, before = quiet.client("ada"), record.head().sequence
    page = f"/read/{quiet.voice.public_id}/door"
    assert ada.post(page, {"door": "nowhere", "words": "Go on"}).status_code == 200
    assert not OtherDoor.objects.exists()
    assert ada.post(page, {"door": "pals", "words": "They know your ward."}).status_code == 302
    assert not Voice.objects.waiting().exists()
    assert not Voice.objects.unread().exists()
    assert record.head().sequence == before
    followed = quiet.client("vic").post("/follow", {"receipt": quiet.code}).content.decode()
    assert "This needs another door" in followed
    assert "They know your ward." in followed
    (message,) = told_by_post("other_door", after=timedelta(hours=1))
    assert (message.to, "/follow" in message.text) == ("vic@example.org", True)
    assert WORDS not in message.text
    assert "ward" not in message.text
    assert len(message.text.split()) <= 60


def test_the_speaker_sees_that_names_were_left_out_and_why(quiet: Duty) -> None:
    actions.leave_names_out(
        actor=quiet.village.actor("ada"), voice=quiet.voice, names=["tomorrow"], reason="A day, not a name."
    )
    followed = quiet.client("vic").post("/follow", {"receipt": quiet.code}).content.decode()
    assert "A day, not a name." in followed
    assert WORDS not in followed


def test_the_journal_keeps_ids_only(duty: Duty) -> None:
    actions.worry(actor=duty.village.actor("ada"), voice=duty.voice, words="They sound alone.")
    actions.show_other_door(actor=duty.village.actor("ada"), voice=duty.voice, door="pals", words="Go there")
    kept = str(list(Event.objects.values()))
    assert "alone" not in kept
    assert "Go there" not in kept
