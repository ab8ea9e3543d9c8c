from datetime import UTC, date, datetime, time

from django.conf import settings as django_settings
from django.test import Client

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.ground.post.models import Delivery
from forum.journey.heard import actions as heard
from forum.journey.taken_up import short_road
from forum.journey.taken_up.models import DirectAnswer
from forum.outlets.notices.actions import send_the_page
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.letters.wording import MOST_WORDS
from forum.outlets.notices.tests.rounds import all_told
from forum.people.membership.models import KeptPosted
from forum.people.policy import VISITOR
from tests.fixtures.village import Village


def answered(village: Village, *, way: str = "email", words: str = "The bench is mended.") -> None:
    said = heard.hear(
        actor=VISITOR, words="The bench is broken.", way=way, address="vic@example.org" if way == "email" else ""
    )
    short_road.answer_directly(actor=village.actor("ada"), voice=said.voice, words=words)


def test_whoever_asked_to_be_told_is_told_once(village: Village) -> None:
    answered(village)
    all_told()
    all_told()
    delivery = Delivery.objects.get(kind="direct_answer")
    message = RENDERERS["direct_answer"](delivery)
    assert message is not None
    assert message.to == "vic@example.org"
    assert "The bench is mended." in message.text
    assert f"{django_settings.FORUM_ADDRESS}/t/{DirectAnswer.objects.get().letter_code}" in message.text


def test_whoever_did_not_ask_is_left_alone(village: Village) -> None:
    answered(village, way="none")
    all_told()
    assert not Delivery.objects.exists()


def test_a_message_is_short_and_gives_nothing_away(village: Village) -> None:
    answered(village, words="We looked into it with everybody concerned. " * 40)
    all_told()
    message = RENDERERS["direct_answer"](Delivery.objects.get())
    assert message is not None
    assert len(message.text.split()) <= MOST_WORDS
    assert message.text.count("http") == 1
    assert not {"health", "bench", "mental"} & set(message.subject.lower().split())


def test_nothing_but_ids_waits_in_the_post(village: Village) -> None:
    answered(village)
    all_told()
    row = {field.name: str(getattr(Delivery.objects.get(), field.name)) for field in Delivery._meta.fields}
    assert not any("vic@" in value or "mended" in value for value in row.values())
    assert not any("mended" in str(event.about) for event in Event.objects.all())


def test_one_page_a_month_from_its_first_working_day_and_a_way_to_stop_it(village: Village) -> None:
    client = Client()
    with clock.travelled_to(datetime(2026, 7, 20, 12, tzinfo=UTC)):
        client.post("/posted", {"address": "vic@example.org"})
        client.post("/posted", {"address": "VIC@example.org"})
    for day, due in (
        (date(2026, 7, 31), 0),
        (date(2026, 8, 1), 0),
        (date(2026, 8, 3), 1),
        (date(2026, 8, 4), 0),
        (date(2026, 9, 2), 1),
    ):
        with clock.travelled_to(datetime.combine(day, time(12), tzinfo=UTC)):
            assert send_the_page() == due, day
    message = RENDERERS["page"](Delivery.objects.filter(kind="page")[0])
    assert message is not None
    assert message.to == "vic@example.org"
    stop = message.text.split("stop these pages: ")[1].split()[0].removeprefix(django_settings.FORUM_ADDRESS)
    assert "Stop it" in client.get(stop).content.decode()
    assert KeptPosted.objects.exists()
    assert "It is stopped" in client.post(stop).content.decode()
    assert not KeptPosted.objects.exists()
    assert RENDERERS["page"](Delivery.objects.filter(kind="page")[0]) is None
