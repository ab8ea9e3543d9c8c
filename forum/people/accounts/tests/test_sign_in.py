"""Signing in by a code: nothing to remember, nothing given away about who has an account."""

import pytest
from django.test import Client

from forum.people.accounts.models import SentCode, User

pytestmark = pytest.mark.django_db
ASK, GIVE = "/accounts/login/code/", "/accounts/login/code/confirm/"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user(email="ada@example.org")


def code_sent() -> str:
    return SentCode.objects.latest("pk").code


def test_the_code_signs_in_and_leads_where_somebody_wanted_to_go(client: Client, ada: User) -> None:
    client.post(ASK, {"email": "Ada@Example.org", "next": "/follow"})
    answer = client.post(GIVE, {"code": code_sent(), "next": "/follow"})
    assert answer.status_code == 302
    assert answer["Location"] == "/follow"
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_a_strange_address_sees_the_same_page_and_gets_a_note_without_a_code(client: Client, ada: User) -> None:
    known = client.post(ASK, {"email": "ada@example.org"})
    stranger = Client().post(ASK, {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (stranger.status_code, stranger["Location"])
    assert code_sent() == ""


def test_a_wrong_code_is_said_kindly_and_may_be_tried_again(client: Client, ada: User) -> None:
    client.post(ASK, {"email": "ada@example.org"})
    words = client.post(GIVE, {"code": "AAA-BBB"}).content.decode()
    assert "This is not the code we sent last." in words
    assert "<title>Please look again: " in words
    assert client.post(GIVE, {"code": code_sent()}).status_code == 302


def test_a_code_cannot_be_guessed_for_long(client: Client, ada: User) -> None:
    client.post(ASK, {"email": "ada@example.org"})
    answers = [client.post(GIVE, {"code": f"AAA-BB{number}"}).status_code for number in range(6)]
    assert answers[-1] == 302, "led away to ask for another"
    client.post(GIVE, {"code": code_sent()})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("email", "said"), [("", "Please write an email address or a mobile number."), ("ada", "looks like name@")]
)
def test_an_address_that_is_none_is_said_kindly(client: Client, email: str, said: str) -> None:
    assert said in client.post(ASK, {"email": email}).content.decode()


def test_signing_out_is_asked_first_and_done_by_a_press(client: Client, ada: User) -> None:
    client.force_login(ada)
    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/accounts/password/reset/", "/accounts/password/change/", "/accounts/email/"])
def test_nothing_else_of_the_library_is_open(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_other_ways_in_lead_to_the_code(client: Client) -> None:
    assert client.get("/accounts/login/?next=/desk")["Location"] == "/accounts/login/code/?next=/desk"
    assert client.get("/accounts/signup/")["Location"] == "/join"


def test_an_account_that_rests_is_told_kindly(client: Client) -> None:
    assert "Nothing of yours is gone" in client.get("/accounts/inactive/").content.decode()
