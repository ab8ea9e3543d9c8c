"""What members told opens to offices once they have shown twice that it is them; nothing is lost on the way."""

import html
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.people.accounts import actions
from forum.people.accounts.rules import SHOWN_LASTS
from forum.people.membership.actors import actor_for
from tests.fixtures.doors import plainly
from tests.fixtures.road import agreed, promise
from tests.fixtures.village import Village

pytestmark = pytest.mark.django_db
STEP = "/accounts/second/?next=/desk"


def by_code_alone(village: Village, name: str) -> Client:
    client = Client()
    plainly(client, village.people[name].account)
    return client


def app_code(secret: str) -> str:
    _earlier, now, _later = totp.yield_hotp_counters_from_time()  # one each side is taken, too
    return totp.format_hotp_value(totp.hotp_value(secret, now))


def set_up_app(client: Client) -> str:
    client.get("/accounts/own/app/")
    secret: str = client.session[totp.SECRET_SESSION_KEY]
    assert client.post("/accounts/own/app/", {"code": app_code(secret)}).status_code == 302
    return secret


@pytest.mark.parametrize("name", ["eve", "gus"])
def test_an_office_sees_no_members_data_after_a_code_alone(village: Village, name: str) -> None:
    client = by_code_alone(village, name)
    assert client.get("/desk")["Location"] == STEP
    assert client.get("/read")["Location"] == "/accounts/second/?next=/read"
    assert "One more key" in client.get(STEP).content.decode()
    assert client.get("/matters").status_code == 200, "what is public stays open"


def test_a_member_needs_no_second_step(village: Village) -> None:
    assert by_code_alone(village, "ada").get("/desk").status_code == 200


def test_half_in_is_nobody_towards_every_rule(village: Village) -> None:
    client = by_code_alone(village, "eve")
    page = client.get("/agreement").content.decode()
    assert "My desk" in page
    assert actor_for(village.people["eve"].account).offices  # type: ignore[arg-type]


def test_setting_an_app_up_leads_back_to_where_somebody_was(village: Village) -> None:
    client = by_code_alone(village, "gus")
    client.get("/accounts/second/?next=/sort")
    set_up_app(client)
    page = client.get("/accounts/own/spare-codes/").content.decode()
    assert re.search(r'href="/sort"', page)
    assert len(re.findall(r'<li class="paper-card__code">\d{8}</li>', page)) == 10
    assert client.get("/desk").status_code == 200
    again = client.get("/accounts/own/spare-codes/").content.decode()
    assert "paper-card__code" not in again, "shown once"


def test_what_an_app_shares_with_us_is_kept_encrypted(village: Village) -> None:
    secret = set_up_app(by_code_alone(village, "gus"))
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept


def test_after_a_code_the_app_is_asked_and_a_spare_code_does_as_well(village: Village) -> None:
    first = by_code_alone(village, "gus")
    set_up_app(first)
    spare = re.findall(r'paper-card__code">(\d{8})<', first.get("/accounts/own/spare-codes/").content.decode())
    codes = actions.make_card(user=village.people["gus"].account, by=None)  # type: ignore[arg-type]
    client = Client()
    assert client.post("/accounts/card/", {"code": codes[0], "next": "/desk"})["Location"] == "/accounts/login/app/"
    words = client.post("/accounts/login/app/", {"code": "000000"}).content.decode()
    assert "That did not match." in words
    assert "_auth_user_id" not in client.session
    assert client.post("/accounts/login/app/", {"code": spare[0]})["Location"] == "/desk"
    assert client.get("/desk").status_code == 200
    other = Client()
    other.post("/accounts/card/", {"code": codes[1]})
    other.post("/accounts/login/app/", {"code": spare[0]})
    assert "_auth_user_id" not in other.session, "a spare code works once"


def test_guessing_at_the_app_is_slowed_for_that_account(village: Village) -> None:
    set_up_app(by_code_alone(village, "gus"))
    codes = actions.make_card(user=village.people["gus"].account, by=None)  # type: ignore[arg-type]
    client = Client()
    client.post("/accounts/card/", {"code": codes[0]})
    answers = [client.post("/accounts/login/app/", {"code": f"{n:06}"}).content.decode() for n in range(6)]
    assert "That did not match." in answers[0]
    assert "One moment, please." in answers[-1]


def test_it_is_asked_again_after_a_week_and_words_are_kept(village: Village) -> None:
    matter, _said = agreed(village, voices=1)
    path = f"/promises/{promise(village, matter).public_id}/progress"
    client = by_code_alone(village, "gus")
    set_up_app(client)
    assert client.get("/desk").status_code == 200
    words = "It goes well.\nThe first bus ran on Monday, and the driver waved."
    with clock.travelled_to(clock.now() + SHOWN_LASTS + timedelta(minutes=1)):
        assert client.get("/desk")["Location"] == STEP
        assert client.get(STEP)["Location"] == "/accounts/second/app/?next=%2Fdesk"
        page = client.post(path, {"words": words})
    assert page.status_code == 401
    shown = page.content.decode()
    kept = re.search(r'<textarea[^>]*name="words"[^>]*>\n(.*?)</textarea>', shown, re.DOTALL)
    assert kept
    assert html.unescape(kept[1]) == words
    assert 'href="/accounts/second/"' in shown


def test_the_step_never_leads_to_another_site(village: Village) -> None:
    client = by_code_alone(village, "gus")
    client.get("/accounts/second/?next=https://elsewhere.example/")
    set_up_app(client)
    assert "elsewhere" not in client.get("/accounts/own/spare-codes/").content.decode()


def test_looking_whether_it_was_shown_costs_no_question(village: Village) -> None:
    once, twice = by_code_alone(village, "ada"), Client()
    twice.force_login(village.people["ada"].account)  # type: ignore[arg-type]
    asked = []
    for client in (once, twice):
        client.get("/agreement")
        with CaptureQueriesContext(connection) as questions:
            client.get("/agreement")
        asked.append(len(questions))
    assert asked[0] == asked[1]


def test_taking_the_app_away_asks_who_it_is_first(village: Village) -> None:
    client = by_code_alone(village, "ada")
    set_up_app(client)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    assert client.get("/accounts/own/app/remove/")["Location"].startswith("/accounts/second/app/")


def test_whoever_lost_their_keys_is_let_set_up_anew(village: Village) -> None:
    client = by_code_alone(village, "gus")
    set_up_app(client)
    actions.forget_keys(user=village.people["gus"].account, by=None)  # type: ignore[arg-type]
    again = by_code_alone(village, "gus")
    assert "One more key" in again.get(STEP).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/me/sign-in",
        "/accounts/own/passkeys/new/",
        "/accounts/own/app/",
        "/accounts/own/card/",
        "/accounts/second/",
        "/accounts/own/mobile/",
        "/accounts/own/mobile/code/",
    ],
)
def test_a_visitor_is_asked_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/accounts/login/passkey/", {"credential": "{}"}),
        ("/accounts/login/passkey/", {"credential": "not json"}),
        ("/accounts/login/passkey/", {"credential": '{"response": {"userHandle": "x"}, "id": 3}'}),
        ("/accounts/login/passkey/", {"credential": "[" * 5_000}),
        ("/accounts/login/passkey/", {"credential": "[]"}),
        ("/accounts/login/app/", {"code": "1"}),
    ],
)
def test_odd_things_sent_open_nothing_and_break_nothing(client: Client, path: str, given: dict[str, str]) -> None:
    client.get("/accounts/login/passkey/", headers={"x-requested-with": "XMLHttpRequest"})
    assert client.post(path, given).status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("credential", ["", "{}", "[", '{"rawId": 1}', '{"id": "a", "rawId": "a", "response": {}}'])
@pytest.mark.parametrize("path", ["/accounts/own/passkeys/new/"])
def test_an_odd_passkey_is_said_kindly(village: Village, path: str, credential: str) -> None:
    client = by_code_alone(village, "ada")
    client.get(path)
    answer = client.post(path, {"credential": credential, "name": "Mine", "passwordless": "on"})
    assert answer.status_code == 200
    assert 'value="Mine"' in answer.content.decode()
    assert not Authenticator.objects.exists()
