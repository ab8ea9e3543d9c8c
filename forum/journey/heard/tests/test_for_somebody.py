"""A helper writes down what somebody says, hands over the receipt, and holds nothing afterwards."""

import pytest
from django.test import Client

from forum.journey.heard.models import Voice
from forum.journey.heard.rules import Channel
from tests.fixtures.village import Village


def helper(village: Village) -> Client:
    client = Client()
    client.force_login(village.people["gus"].account)
    return client


GIVEN = {"words": "Write it as I say it.", "way": "text", "phone": "07700 900123", "publish": "on", "sending": "a"}


def test_it_is_written_down_for_somebody_else(village: Village) -> None:
    gus = helper(village)
    page = gus.post("/say/for-somebody", GIVEN).content.decode()
    voice = Voice.objects.get()
    assert (voice.channel, voice.speaker, voice.recorded_by) == (Channel.HELPER, None, village.people["gus"])
    assert voice.contact.address == "+447700900123"
    assert "Their receipt" in page
    assert voice.public_id not in page
    assert 'name="keep"' not in page, "the helper is handed no way into it"


def test_sent_twice_it_is_one_voice(village: Village) -> None:
    gus = helper(village)
    pages = {gus.post("/say/for-somebody", GIVEN).content for _ in range(2)}
    assert Voice.objects.count() == 1
    assert len(pages) == 1


@pytest.mark.parametrize("name", ["eve", "flo"])
def test_it_opens_to_helpers_alone(village: Village, name: str) -> None:
    client = Client()
    client.force_login(village.people[name].account)
    assert client.get("/say/for-somebody").status_code == 403


def test_a_mistake_keeps_every_word(village: Village) -> None:
    page = helper(village).post("/say/for-somebody", GIVEN | {"phone": "01603 123456"}).content.decode()
    assert "This number cannot get texts" in page
    assert "Write it as I say it." in page
    assert not Voice.objects.exists()
