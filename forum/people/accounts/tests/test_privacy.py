"""What is kept for signing in can be handed over without handing a key over, and be forgotten."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.apps import apps
from django.test import Client

from forum.people.accounts import actions, privacy
from forum.people.accounts.models import CardCode, Device, User

pytestmark = pytest.mark.django_db


def test_every_model_is_covered() -> None:
    assert {f"accounts.{model.__name__}" for model in apps.get_app_config("accounts").get_models()} <= privacy.HOLDS


def test_handing_over_tells_all_and_opens_nothing() -> None:
    ada = User.objects.create_user(email="ada@example.org", phone="+447700900123")
    codes = actions.make_card(user=ada, by=None)
    RecoveryCodes.activate(ada)
    Client().post("/accounts/card/", {"code": codes[0]})
    told = json.dumps(privacy.export_for(person=0, account=ada.pk))
    assert "ada@example.org" in told
    assert "spare codes" in told
    assert "A browser" in told
    secrets = [
        *codes,
        *CardCode.objects.values_list("fingerprint", flat=True),
        Authenticator.objects.get().data["seed"],
    ]
    assert not any(secret in told for secret in secrets)


def test_forgetting_signs_out_and_leaves_no_way_in() -> None:
    ada = User.objects.create_user(email="ada@example.org", phone="+447700900123")
    bo = User.objects.create_user(email="bo@example.org")
    codes, others = actions.make_card(user=ada, by=None), actions.make_card(user=bo, by=None)
    client, other = Client(), Client()
    client.post("/accounts/card/", {"code": codes[0]})
    other.post("/accounts/card/", {"code": others[0]})
    privacy.erase(person=0, account=ada.pk)
    assert client.get("/me/sign-in").status_code == 302
    assert other.get("/me/sign-in").status_code == 200
    client.post("/accounts/card/", {"code": codes[1]})
    assert client.get("/me/sign-in").status_code == 302
    assert list(Device.objects.values_list("user_id", flat=True)) == [bo.pk]
    assert privacy.export_for(person=0, account=ada.pk)["How you sign in"][0]["email"] == ""


def test_whoever_has_no_account_has_nothing_here() -> None:
    assert privacy.export_for(person=1, account=None) == {}
    privacy.erase(person=1, account=None)
