"""Codes by text, printed cards, many people behind one address, and the devices somebody is signed in with."""

import re

import pytest
from django.test import Client

from forum.ground import post
from forum.ground.post.models import Delivery
from forum.people.accounts import actions
from forum.people.accounts.models import CardCode, CodeCard, Device, SentCode, User
from forum.people.accounts.rules import Words, device_called

pytestmark = pytest.mark.django_db
ASK, GIVE, CARD = "/accounts/login/code/", "/accounts/login/code/confirm/", "/accounts/card/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def ivy() -> User:
    return User.objects.create_user(phone="+447700900123")


def code_sent() -> str:
    return SentCode.objects.latest("pk").code


def signed_in(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


@pytest.mark.parametrize("typed", ["07700 900123", "+44 7700 900 123", "(07700)900123"])
def test_a_mobile_number_gets_its_code_by_text(client: Client, ivy: User, typed: str) -> None:
    answer = client.post(ASK, {"email": typed})
    assert answer["Location"] == GIVE
    sent = Delivery.objects.get()
    assert sent.way == "text"
    message = post.render(sent)
    assert message is not None
    assert message.to == "+447700900123"
    assert code_sent() in message.text
    client.post(GIVE, {"code": code_sent()})
    assert signed_in(client) == str(ivy.pk)


def test_a_strange_number_sees_the_same_page_and_is_not_pestered(client: Client, ivy: User) -> None:
    known = client.post(ASK, {"email": "07700 900123"})
    stranger = Client().post(ASK, {"email": "07700 900999"})
    assert (known.status_code, known["Location"]) == (stranger.status_code, stranger["Location"])
    assert post.render(Delivery.objects.latest("pk")) is None


def test_a_code_may_be_asked_for_again_at_another_address(client: Client, ivy: User) -> None:
    client.post(ASK, {"email": "07700 900999"})
    assert client.get(ASK).status_code == 200
    client.post(ASK, {"email": "07700 900123"})
    client.post(GIVE, {"code": code_sent()})
    assert signed_in(client) == str(ivy.pk)


def test_a_number_opens_one_account(ivy: User) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"):
        User.objects.create_user(phone="+447700900123")


def test_sixty_people_in_a_village_hall_sign_in_while_a_guesser_is_slowed() -> None:
    hall = {"REMOTE_ADDR": "192.0.2.7"}
    guesser = Client(**hall)
    guesses = []
    for number in range(60):
        somebody = User.objects.create_user(email=f"person{number}@example.org")
        (code, *_others) = actions.make_card(user=somebody, by=None)
        client = Client(**hall)
        if number % 2:
            client.post(ASK, {"email": somebody.email})
            client.post(GIVE, {"code": code_sent()})
        else:
            client.post(CARD, {"code": code})
        assert signed_in(client) == str(somebody.pk), number
        if number % 4 == 0:
            made_up = actions.codes.drawn()
            guesses.append(guesser.post(CARD, {"code": made_up}).content.decode())
    assert Words.NO_SUCH_CODE in guesses[0]
    assert "One moment, please." in guesses[-1]
    somebody = User.objects.latest("pk")
    (true_code, *_others) = actions.make_card(user=somebody, by=None)
    guesser.post(CARD, {"code": true_code})
    assert not signed_in(guesser)
    assert CardCode.objects.filter(card__user=somebody, card__torn_up_at=None, used_at=None).count() == 10


def test_asking_for_one_address_again_and_again_is_slowed_and_disturbs_nobody_else(client: Client, ivy: User) -> None:
    for _ in range(3):
        client.post(ASK, {"email": "07700 900123"})
    assert "One moment, please." in client.post(ASK, {"email": "07700900123"}).content.decode()
    assert Client().post(ASK, {"email": "other@example.org"}).status_code == 302


def codes_on(page: str) -> list[str]:
    return re.findall(r"paper-card__code\">([\w-]+)<", page)


def test_a_card_is_shown_once_and_each_code_signs_in_once(client: Client, ivy: User) -> None:
    client.force_login(ivy)
    codes = codes_on(client.post("/accounts/own/card/").content.decode())
    assert len(codes) == 10
    assert not set(codes) & set(CardCode.objects.values_list("fingerprint", flat=True))
    one = Client()
    assert one.post(CARD, {"code": codes[3].upper().replace("-", " "), "next": "/follow"})["Location"] == "/follow"
    assert signed_in(one) == str(ivy.pk)
    other = Client()
    assert Words.NO_SUCH_CODE in other.post(CARD, {"code": codes[3]}).content.decode()
    assert "with nine codes left" in client.get("/me/sign-in").content.decode()


def test_a_slip_of_the_pen_counts_for_nothing(client: Client) -> None:
    for _ in range(15):
        words = client.post(CARD, {"code": "bk7m-2qxw-9ft4-a"}).content.decode()
        assert "Something in this code is not as printed." in words


def test_a_mobile_number_is_kept_once_its_code_came_back(client: Client, ivy: User) -> None:
    jo = User.objects.create_user(email="jo@example.org")
    client.force_login(jo)
    mobile, code = "/accounts/own/mobile/", "/accounts/own/mobile/code/"
    assert client.post(mobile, {"phone": "07700 900124"})["Location"] == code
    assert "This is not the code we sent last." in client.post(code, {"code": "AAA-BBB"}).content.decode()
    assert User.objects.get(pk=jo.pk).phone is None
    assert client.post(code, {"code": code_sent()})["Location"] == "/me/sign-in"
    assert User.objects.get(pk=jo.pk).phone == "+447700900124"
    client.post(mobile, {"phone": "07700 900123"})
    assert "Somebody signs in with this number already." in client.post(code, {"code": code_sent()}).content.decode()
    assert User.objects.get(pk=jo.pk).phone == "+447700900124"
    assert "looks like 07700" in client.post(mobile, {"phone": "twelve"}).content.decode()


def test_texts_to_one_number_are_few(client: Client) -> None:
    client.force_login(User.objects.create_user(email="jo@example.org"))
    for _ in range(2):
        client.post("/accounts/own/mobile/", {"phone": "07700 900124"})
    page = client.post("/accounts/own/mobile/", {"phone": "07700 900124"}).content.decode()
    assert "One moment, please" in page
    assert SentCode.objects.count() == 2


def test_the_address_on_the_card_is_short(client: Client) -> None:
    assert client.get("/card")["Location"] == CARD


def test_a_torn_up_card_opens_nothing_and_a_new_one_tears_up_the_old(client: Client, ivy: User) -> None:
    first = actions.make_card(user=ivy, by=None)
    second = actions.make_card(user=ivy, by=None)
    client.post(CARD, {"code": first[0]})
    assert not signed_in(client)
    owner = Client()
    owner.force_login(ivy)
    owner.post(f"/accounts/own/card/{CodeCard.objects.latest('pk').public_id}/tear-up/")
    client.post(CARD, {"code": second[0]})
    assert not signed_in(client)


def test_nobody_tears_up_the_card_of_another(client: Client, ivy: User) -> None:
    actions.make_card(user=ivy, by=None)
    client.force_login(User.objects.create_user(email="bo@example.org"))
    assert client.post(f"/accounts/own/card/{CodeCard.objects.get().public_id}/tear-up/").status_code == 404
    assert client.get("/me/sign-in").status_code == 200


def test_signing_out_on_another_device(client: Client, ivy: User) -> None:
    codes = actions.make_card(user=ivy, by=None)
    here, there = Client(), Client(headers={"user-agent": FIREFOX})
    here.post(CARD, {"code": codes[0]})
    there.post(CARD, {"code": codes[1]})
    page = here.get("/me/sign-in").content.decode()
    assert "Firefox on Linux" in page
    assert page.count("Sign out there") == 1
    device = Device.objects.get(called="Firefox on Linux")
    stranger = Client()
    stranger.force_login(User.objects.create_user(email="bo@example.org"))
    assert stranger.post(f"/accounts/own/devices/{device.public_id}/sign-out/").status_code == 404
    here.post(f"/accounts/own/devices/{device.public_id}/sign-out/")
    assert there.get("/me/sign-in").status_code == 302
    assert here.get("/me/sign-in").status_code == 200
    here.post("/accounts/logout/")
    assert not Device.objects.exists()


@pytest.mark.parametrize(
    ("said", "called"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Mobile Safari/604",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) HeadlessChrome/140.0 Safari/537.36", "Chrome on an Android phone"),
        ("", "A browser"),
    ],
)
def test_a_device_has_a_word_to_know_it_by(said: str, called: str) -> None:
    assert device_called(said) == called
