import re

from django.test import Client

from forum.ground import codes
from forum.journey.heard.models import Receipt, Voice
from tests.fixtures.village import Village


def helper(village: Village) -> Client:
    client = Client()
    client.force_login(village.people["gus"].account)
    return client


def test_a_card_is_used_once_and_its_stub_follows_it(village: Village) -> None:
    gus = helper(village)
    printed = gus.post("/papers/cards", {"number": 8}).content.decode()
    drawn = sorted(set(re.findall(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]", printed)))
    assert len(drawn) == 8
    assert Receipt.objects.count() == 8
    assert not Receipt.objects.filter(fingerprint__in=[codes.tidy(code) for code in drawn]).exists()

    kept = gus.post("/say/card", {"card": drawn[0].upper(), "words": "The bench is broken."})
    assert "The card is kept" in kept.content.decode()
    again = gus.post("/say/card", {"card": drawn[0], "words": "Something else."}).content.decode()
    assert "has been used" in again
    assert "Something else." in again
    assert Voice.objects.count() == 1
    assert "Where your words are now" in Client().post("/follow", {"receipt": drawn[0]}).content.decode()


def test_a_code_that_is_none_of_ours_is_refused_and_nothing_typed_is_lost(village: Village) -> None:
    shown = helper(village).post("/say/card", {"card": codes.drawn(), "words": "The bench is broken."}).content.decode()
    assert "do not know this code" in shown
    assert "The bench is broken." in shown


def test_a_stub_whose_card_is_not_typed_in_yet_says_so(village: Village) -> None:
    printed = helper(village).post("/papers/cards", {"number": 1}).content.decode()
    code = re.search(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]", printed).group()
    assert "A card can take some days" in Client().post("/follow", {"receipt": code}).content.decode()
    assert code in Client().get(f"/r/{code}").content.decode()
