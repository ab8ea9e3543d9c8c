"""At most one message a day, quiet hours, each way that somebody may choose, and never a word too many."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.ground.post.tests.mailbox import Obedient
from forum.journey.answered import actions as answered
from forum.journey.answered.rules import AnswerKind
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Contact, Voice
from forum.journey.heard.rules import AnswerWay
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up import short_road
from forum.outlets.notices.actions import prune
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.letters.wording import MOST_WORDS
from forum.outlets.notices.models import Notice
from forum.outlets.notices.tests.rounds import all_told
from forum.people.policy import VISITOR
from forum.rooms.gatherings.models import Gathering
from tests.fixtures.road import agreed
from tests.fixtures.village import Village, build

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def village(db: None) -> Village:
    """Everybody has been here for a month at noon, whatever day it is today."""
    with clock.travelled_to(NOON - timedelta(days=30)):
        return build()


def ask(*, way: str = "email", address: str = "vic@example.org", gathering: Gathering | None = None) -> Voice:
    said = heard.hear(actor=VISITOR, words="The bench is broken.", gathering=gathering)
    Contact.objects.create(voice=said.voice, way=way, address=address)
    return said.voice


def answer(village: Village, voice: Voice, words: str = "The bench is mended.") -> None:
    short_road.answer_directly(actor=village.actor("ada"), voice=voice, words=words)


def test_thirty_answers_in_a_day_are_one_message(village: Village) -> None:
    with clock.travelled_to(NOON):
        for _voice in range(30):
            answer(village, ask())
        assert all_told() == 1
        delivery = Delivery.objects.get()
        assert delivery.kind == "several"
        message = RENDERERS["several"](delivery)
        assert message is not None
        assert "30 things" in message.text


def test_whoever_had_one_today_gets_the_rest_tomorrow_morning_in_one(village: Village) -> None:
    with clock.travelled_to(NOON):
        answer(village, ask())
        assert all_told() == 1
        for number in range(5):
            with clock.travelled_to(NOON + timedelta(hours=number + 1)):
                answer(village, ask())
                assert all_told() == 0
    with clock.travelled_to(NOON + timedelta(hours=19)):
        assert all_told() == 0
    with clock.travelled_to(NOON + timedelta(hours=22)):
        assert all_told() == 1
    assert Notice.objects.filter(delivery__kind="several").count() == 5


def test_what_waits_to_leave_is_not_forgotten_however_old(village: Village) -> None:
    with clock.travelled_to(NOON):
        answer(village, ask())
        answer(village, ask())
        all_told()
    with clock.travelled_to(NOON + timedelta(days=120)):
        assert prune() == 0
        Delivery.objects.update(sent_at=clock.now())
        assert prune() == 2
        message = RENDERERS["several"](Delivery.objects.get())
    assert message is None


def test_one_answer_reaches_three_hundred_people_once_each(village: Village) -> None:
    matter, said = agreed(village, voices=12)
    for number, one in enumerate(said):
        Contact.objects.create(voice=one.voice, way="email", address=f"vic{number % 10}@example.org")
    all_told()
    Delivery.objects.all().delete()
    answered.answer(
        actor=village.actor("ada"),
        matter=matter,
        kind=AnswerKind.NOT_YET,
        words="We wait for the timetable.",
        reason="It is made in spring.",
        next_word_by=clock.today() + timedelta(days=90),
    )
    assert all_told() == 10  # Two of them gave the same address.
    assert all_told() == 0


def test_whoever_fed_a_matter_hears_that_it_was_taken_up(village: Village) -> None:
    voice = ask()
    taken_up.take_up(actor=village.actor("ada"), title="Benches", meeting=village.meeting, voices=[voice])
    assert all_told() == 1
    message = RENDERERS["taken_up"](Delivery.objects.get())
    assert message is not None
    assert "taken up" in message.text


@pytest.mark.parametrize(("hour", "leaves"), [(8, 0), (9, 1), (19, 1), (20, 0), (23, 0), (3, 0)])
def test_nothing_leaves_in_the_quiet_hours(village: Village, hour: int, leaves: int) -> None:
    answer(village, ask())
    all_told()
    sender = Obedient()
    with clock.travelled_to(datetime(2027, 1, 12, hour, 30, tzinfo=UTC)):
        assert post.drain(senders={"email": sender}) == leaves


def test_a_text_goes_to_the_number_and_a_letter_to_the_address(village: Village) -> None:
    for way, address in ((AnswerWay.TEXT, "+447700900123"), (AnswerWay.LETTER, "Vic\n1 High Street\nMarch")):
        answer(village, ask(way=way, address=address))
    all_told()
    text, paper = Delivery.objects.order_by("-way")
    assert (text.way, paper.way) == ("text", "letter")
    for delivery, to in ((text, "+447700900123"), (paper, "Vic\n1 High Street\nMarch")):
        message = RENDERERS["direct_answer"](delivery)
        assert message is not None
        assert message.to == to
        assert message.link in message.text


def test_through_the_group_each_gets_a_slip_of_their_own(village: Village) -> None:
    visit = village.meeting
    Gathering.objects.filter(pk=visit.pk).update(visits=village.charity)
    for _voice in range(3):
        answer(village, ask(way=AnswerWay.GROUP, address="", gathering=visit))
    assert all_told() == 3
    message = RENDERERS["direct_answer"](Delivery.objects.earliest("pk"))
    assert message is not None
    assert message.to == "Growing Together"


def test_whoever_takes_their_words_back_is_not_written_to_and_a_new_way_is_taken(village: Village) -> None:
    gone, moved = ask(), ask(address="bo@example.org")
    answer(village, gone)
    answer(village, moved)
    all_told()
    Voice.objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    Contact.objects.filter(voice=moved).update(way=AnswerWay.TEXT, address="+447700900123")
    emails, texts = Obedient(), Obedient()
    with clock.travelled_to(NOON + timedelta(days=1)):
        Delivery.objects.update(next_try=clock.now())
        while post.drain(senders={"email": emails, "text": texts}):
            pass
    assert (len(emails.sent), [message.to for message, _id in texts.sent]) == (0, ["+447700900123"])
    assert Delivery.objects.waiting().count() == 0


def test_every_message_is_short_has_one_link_and_no_words_of_the_speaker(village: Village) -> None:
    """The journey of one matter, with everybody who is told of it."""
    voice = ask()
    matter, said = agreed(village, voices=1)
    Contact.objects.create(voice=said[0].voice, way="email", address="vic2@example.org")
    actor = village.actor("ada")
    taken_up.ask_for_note(
        actor=actor, matter=matter, by=date.today() + timedelta(days=400), office=village.chief  # noqa: DTZ011
    )  # fmt: skip
    answer(village, voice, words="We looked into it with everybody concerned. " * 30)
    all_told()
    assert Delivery.objects.count() >= 3
    for delivery in Delivery.objects.all():
        message = RENDERERS[delivery.kind](delivery)
        assert message is not None
        assert len(message.text.split()) <= MOST_WORDS
        assert message.text.count(settings.FORUM_ADDRESS) == 1
        assert "bench is broken" not in message.text
        assert "bus is late" not in message.text
