"""Cards of sign-in codes for people who have neither email nor mobile."""

import re

import pytest
from django.test import Client

from forum.ground.journal.models import Event
from forum.people.accounts.models import CodeCard
from forum.people.accounts.rules import Words
from forum.people.membership import actions as membership
from forum.people.membership.models import Person
from tests.fixtures.village import Village

pytestmark = pytest.mark.django_db
CARD = "/accounts/card/"


def codes_on(page: str) -> list[str]:
    return re.findall(r"paper-card__code\">([\w-]+)<", page)


def test_the_coordinator_makes_a_card_for_somebody_without_email_or_phone(village: Village) -> None:
    nan = membership.join(called="Nan")
    client = Client()
    client.force_login(village.people["gus"].account)  # type: ignore[arg-type]
    assert "Nan" in client.get("/people/cards").content.decode()
    codes = codes_on(client.post(f"/people/{nan.public_id}/card").content.decode())
    assert Event.objects.filter(act="accounts.make_card").latest("pk").actor == village.people["gus"].pk
    hers = Client()
    hers.post(CARD, {"code": codes[0]})
    assert hers.session["_auth_user_id"] == str(Person.objects.get(pk=nan.pk).account_id)
    assert "Hello, Nan" in hers.get("/desk").content.decode()


def test_no_card_is_made_for_whoever_can_make_it_themselves(village: Village) -> None:
    gus, ada = Client(), Client()
    gus.force_login(village.people["gus"].account)  # type: ignore[arg-type]
    ada.force_login(village.people["ada"].account)  # type: ignore[arg-type]
    path = f"/people/{village.people['bo'].public_id}/card"
    assert Words.HAS_ANOTHER_WAY in gus.post(path).content.decode()
    assert ada.post(path).status_code == 403
    assert not CodeCard.objects.exists()
