"""Joining: two screens, any way to be reached or none; nobody learns who is a member; nothing typed is lost."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.people.accounts.models import SentCode, User
from forum.people.membership import actions, joining
from forum.people.membership.actors import actor_of
from forum.people.membership.models import Membership, Person
from forum.people.membership.rules import GroupKind, Way
from forum.people.policy import VISITOR, NotYours, Refused, Role
from tests.fixtures.village import Village

BY_EMAIL = {"called": "Wren", "way": "email", "address": "wren@example.org", "seed": "one"}


def member(person: Person) -> bool:
    return Membership.objects.now().filter(person=person, group__kind=GroupKind.FORUM).exists()


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        ("email", {"address": "Wren@example.org"}, "Wren@example.org"),
        ("text", {"mobile": "07700 900123"}, "+447700900123"),
    ],
)
def test_by_an_address_a_code_lets_them_in(
    client: Client, village: Village, way: str, typed: dict[str, str], kept: str
) -> None:
    first = client.post("/join", {"called": "Wren", "way": way, "seed": "one", **typed}, follow=True)
    assert "Your code is on its way" in first.content.decode()
    wren = Person.objects.get(called="Wren")
    assert (wren.way, wren.address, member(wren)) == (way, kept, True)
    answer = client.post(
        "/accounts/login/code/confirm/?next=/join/welcome",
        {"code": SentCode.objects.latest("pk").code, "next": "/join/welcome"}, follow=True,
    )  # fmt: skip
    assert "Welcome, Wren." in answer.content.decode()
    assert actor_of(wren).holds(Role.MEMBER, Role.KNOWN)
    assert User.objects.get(person=wren).confirmed_at


@pytest.mark.parametrize(("way", "typed"), [("none", {}), ("letter", {"postal": "1 Mill Lane\nOakham"})])
def test_without_an_address_a_card_lets_them_in(
    client: Client, village: Village, way: str, typed: dict[str, str]
) -> None:
    sent = {"called": "Wren", "way": way, "seed": "one", **typed}
    sheet = client.post("/join", sent).content.decode()
    assert "Codes to sign in" in sheet
    assert "Welcome, Wren." in client.get("/join/welcome").content.decode()
    again = Client().post("/join", sent)  # The same form from a tab that had not yet heard.
    assert "Codes to sign in" in again.content.decode()
    assert Person.objects.filter(called="Wren").count() == 1
    code = again.content.decode().split('paper-card__code">')[1].split("<")[0]
    later = Client()
    later.post("/accounts/card", {"code": code})
    assert Person.objects.get(called="Wren").account_id


def test_an_address_that_is_known_tells_nobody_so(client: Client, village: Village) -> None:
    ada = village.people["ada"]
    known = client.post("/join", BY_EMAIL | {"address": ada.account.email.upper()}, follow=True)
    fresh = Client().post("/join", BY_EMAIL | {"seed": "two"}, follow=True)
    assert known.redirect_chain == fresh.redirect_chain
    assert Person.objects.filter(account__email__iexact=ada.account.email).count() == 1
    assert Person.objects.get(pk=ada.pk).called == "Ada"


def test_until_a_code_came_back_the_last_name_holds(village: Village) -> None:
    first = joining.join_by_oneself(actor=VISITOR, seed="a", called="Not me", way="email", address="wren@example.org")
    second = joining.join_by_oneself(actor=VISITOR, seed="b", called="Wren", way="email", address="WREN@example.org")
    assert first.person.pk == second.person.pk
    assert Person.objects.get(pk=first.person.pk).called == "Wren"
    User.objects.filter(person=first.person).update(confirmed_at=clock.now())
    joining.join_by_oneself(actor=VISITOR, seed="c", called="Somebody", way="email", address="wren@example.org")
    assert Person.objects.get(pk=first.person.pk).called == "Wren"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"called": ""}, "Write a name."),
        ({"address": ""}, "Write the email address"),
        ({"address": "wren at home"}, "name@example.org"),
        ({"way": "text", "mobile": "12"}, "07700 900123"),
        ({"way": "letter", "postal": ""}, "Write the postal address"),
    ],
)
def test_bad_input_is_told_exactly_and_nothing_is_lost(
    client: Client, village: Village, wrong: dict[str, str], said: str
) -> None:
    typed = BY_EMAIL | {"called": "Wren & Co", "mobile": "", "postal": ""} | wrong
    page = client.post("/join", typed).content.decode()
    assert said in page
    assert not Person.objects.filter(called__startswith="Wren").exists()
    assert "Wren &amp; Co" in page or not typed["called"]
    assert typed["address"] in page


def test_who_gave_an_address_and_never_came_is_forgotten(village: Village) -> None:
    gone = joining.join_by_oneself(
        actor=VISITOR, seed="a", called="Gone", way="email", address="gone@example.org"
    ).person
    came = joining.join_by_oneself(
        actor=VISITOR, seed="b", called="Came", way="email", address="came@example.org"
    ).person
    card = joining.join_by_oneself(actor=VISITOR, seed="c", called="Card", way="none").person
    User.objects.filter(person=came).update(confirmed_at=clock.now())
    with clock.travelled_to(clock.now() + timedelta(days=29)):
        assert joining.forget_unconfirmed() == 0
    with clock.travelled_to(clock.now() + timedelta(days=31)):
        assert joining.forget_unconfirmed() == 1
    assert set(Person.objects.filter(pk__in=[gone.pk, came.pk, card.pk])) == {came, card}
    assert not User.objects.filter(email="gone@example.org").exists()


def test_a_helper_writes_somebody_down_and_sees_nothing_of_theirs(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    assert "/join/for-somebody" in client.get("/join").content.decode()
    sheet = client.post("/join/for-somebody", {"called": "Wren", "way": "none"}).content.decode()
    assert "The card of Wren" in sheet
    wren = Person.objects.get(called="Wren")
    assert (wren.recorded_by, member(wren)) == (village.people["ada"], True)
    assert client.get(f"/people/{wren.public_id}/card").status_code == 403
    taken = client.post(
        "/join/for-somebody", {"called": "Bo", "way": "email", "address": village.people["bo"].account.email}
    )
    assert "signs in with this address already" in taken.content.decode()
    with pytest.raises(NotYours):
        joining.join_somebody(actor=VISITOR, called="Wren")


def test_details_are_ones_own_and_kept_as_typed(client: Client, village: Village) -> None:
    client.force_login(village.people["ada"].account)
    page = client.get("/me/details").content.decode()
    assert 'value="Ada"' in page
    client.post("/me/details", {"called": "Adaeze", "said_like": "a-DAY-zeh", "way": "letter", "postal": "1 Mill Lane"})
    ada = Person.objects.get(pk=village.people["ada"].pk)
    assert (ada.called, ada.said_like, ada.way, ada.address) == ("Adaeze", "a-DAY-zeh", Way.LETTER, "1 Mill Lane")
    assert "1 Mill Lane" in client.get("/me/details").content.decode()
    with pytest.raises(NotYours):
        joining.change_details(actor=village.actor("bo"), person=ada, called="Ha")


def test_member_and_back_keeps_what_was(client: Client, village: Village) -> None:
    ada = village.people["ada"]
    client.force_login(ada.account)
    with clock.travelled_to(clock.now() + timedelta(days=3)):
        client.post("/me/details/only-reach-me")
        assert not member(ada)
        assert "Be a member" in client.get("/me/details").content.decode()
        client.post("/me/details/member")
        client.post("/me/details/member")
        assert member(ada)
    assert Membership.objects.filter(person=ada).count() == 2
    assert ada.seatholding_set.exists()


def test_who_only_wants_to_be_reached_has_a_page_of_their_own(client: Client, village: Village) -> None:
    known = actions.join(called="Kit", email="kit@example.org", member=False)
    client.force_login(known.account)
    for page in ("/me/details", "/me/data", "/join"):
        assert client.get(page).status_code == 200
    client.post("/me/details/member")
    assert member(known)


def test_nobody_joins_twice_from_where_they_are_signed_in(village: Village) -> None:
    with pytest.raises(Refused, match="signed in here already"):
        joining.join_by_oneself(actor=village.actor("ada"), seed="a", called="Ada", way="none")
    assert not Delivery.objects.filter(kind="sign_in_code").exists()
