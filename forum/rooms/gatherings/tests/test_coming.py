"""Coming along: nobody needs to say so; places are given once each; what was said goes a week after the day."""

from datetime import timedelta

import pytest
from django.db.models import Sum
from django.test import Client

from forum.ground import clock
from forum.people.policy import VISITOR, NotYours, Refused
from forum.rooms.gatherings import actions, privacy
from forum.rooms.gatherings.models import Coming, Gathering
from forum.rooms.gatherings.queries import coming_with
from forum.rooms.gatherings.rules import ComingWay, Kind
from tests.fixtures.village import Village


def meeting(village: Village, **more: object) -> Gathering:
    starts = clock.now() + timedelta(days=10)
    return actions.announce(
        actor=village.actor("ada"), kind=Kind.MEETING, title="Open meeting", venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=2), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def say(gathering: Gathering, seed: str, **more: object) -> tuple[Coming, str]:
    return actions.say_coming(actor=VISITOR, gathering=gathering, seed=seed, **more)  # type: ignore[arg-type]


def taken(gathering: Gathering) -> int:
    return Gathering.objects.get(pk=gathering.pk).taken


def test_places_are_given_once_and_the_next_in_order_gets_a_free_one(village: Village) -> None:
    hall = meeting(village, places=3)
    first, _code = say(hall, "a", number=2)
    second, _code = say(hall, "b")
    third, _code = say(hall, "c", number=2)
    fourth, _code = say(hall, "d")
    assert [one.waits for one in (first, second, third, fourth)] == [False, False, True, True]
    actions.not_coming(actor=VISITOR, coming=second)
    assert taken(hall) == 2  # one is free, and the next in order are two
    actions.not_coming(actor=VISITOR, coming=first)
    assert taken(hall) == 3
    assert not Coming.objects.filter(waits=True).exists()
    inside = hall.coming.filter(waits=False).aggregate(number=Sum("number"))["number"]
    assert inside == taken(hall)


def test_a_form_sent_twice_is_one_saying_and_its_code_takes_it_back(village: Village) -> None:
    hall = meeting(village, places=5)
    first, code = say(hall, "same", needs="Near the door")
    again, same = say(hall, "same", needs="Near the door")
    assert (first.pk, code) == (again.pk, same)
    assert taken(hall) == 1
    found = coming_with(code.upper())
    assert found == first
    actions.not_coming(actor=VISITOR, coming=first)
    assert taken(hall) == 0
    with pytest.raises(Refused):
        actions.not_coming(actor=VISITOR, coming=first)


def test_from_afar_takes_no_place_and_only_what_is_offered_can_be_chosen(village: Village) -> None:
    hall = meeting(village, places=1, by_phone="01354 000000")
    say(hall, "a")
    heard, _code = say(hall, "b", how=ComingWay.PHONE)
    assert not heard.waits
    with pytest.raises(Refused, match="cannot be joined"):
        say(hall, "c", how=ComingWay.VIDEO)


def test_whoever_is_signed_in_says_it_once(village: Village) -> None:
    hall = meeting(village, places=4)
    ada = village.actor("ada")
    actions.say_coming(actor=ada, gathering=hall, seed="a", number=3)
    actions.say_coming(actor=ada, gathering=hall, seed="b", number=1)
    assert taken(hall) == 1
    assert Coming.objects.count() == 1
    privacy.erase(person=village.people["ada"].pk, account=None)
    assert taken(hall) == 0


def test_whoever_says_it_otherwise_keeps_their_place_before_those_who_wait(village: Village) -> None:
    hall = meeting(village, places=1)
    ada = village.actor("ada")
    actions.say_coming(actor=ada, gathering=hall, seed="a")
    waiting, _code = say(hall, "b")
    again, _code = actions.say_coming(actor=ada, gathering=hall, seed="c", needs="Near the door")
    assert not again.waits
    assert Coming.objects.get(pk=waiting.pk).waits
    assert taken(hall) == 1


def test_it_is_forgotten_a_week_after_the_day(village: Village) -> None:
    hall = meeting(village)
    say(hall, "a", needs="Near the door")
    with clock.travelled_to(hall.ends_at + timedelta(days=6)):
        assert actions.forget_coming() == 0
    with clock.travelled_to(hall.ends_at + timedelta(days=8)):
        assert actions.forget_coming() == 1


def test_only_those_who_prepare_it_see_what_would_help(client: Client, village: Village) -> None:
    hall = meeting(village)
    say(hall, "a", needs="Somebody to meet me outside", lift="asked", lift_from="March", called="Kim")
    page = f"/come/{hall.public_id}/who"
    for name in ("ada", "dee", "hal"):
        client.force_login(village.people[name].account)
        assert client.get(page).status_code == 403
    client.force_login(village.people["gus"].account)
    shown = client.get(page).content.decode()
    assert "Somebody to meet me outside" in shown
    assert "March" in shown
    assert "Kim" not in Client().get(f"/come/{hall.public_id}").content.decode()


def test_the_pages_of_coming_lose_nothing_and_need_nothing(client: Client, village: Village) -> None:
    hall = meeting(village)
    page = f"/come/{hall.public_id}/coming"
    bad = {"how": "there", "number": "40", "needs": "Near the door", "lift": "asked", "way": "email", "address": "x"}
    said = client.post(page, bad).content.decode()
    assert "Near the door" in said
    assert "Write the town or village" in said
    assert "At most 8, please." in said
    assert Coming.objects.count() == 0
    said = client.post(page, {"how": "there", "number": "1", "lift": "none", "way": "none", "seed": "s" * 32})
    code = said.context["code"] if said.context else said.content.decode().split('paper-card__code">')[1].split("<")[0]
    assert "You said that you come" in client.post("/come/mine", {"code": code}).content.decode()
    assert "That is all right" in client.post("/come/mine", {"code": code, "not": "1"}).content.decode()
    assert "taken back already" in client.post("/come/mine", {"code": code}).content.decode()
    assert "not quite a code" in client.post("/come/mine", {"code": "nothing"}).content.decode()


def test_what_is_over_or_cancelled_cannot_be_come_to(village: Village) -> None:
    hall = meeting(village)
    actions.cancel(actor=village.actor("gus"), gathering=hall, why="We cannot hold it.")
    with pytest.raises(Refused, match="cancelled"):
        say(hall, "a")
    with pytest.raises(Refused):
        say(village.meeting, "b")


def test_a_member_without_a_seat_changes_nothing(village: Village) -> None:
    hall = meeting(village)
    for name in ("hal", "eve", "flo"):
        with pytest.raises(NotYours):
            actions.change(actor=village.actor(name), gathering=hall, title="Another")
        with pytest.raises(NotYours):
            actions.cancel(actor=village.actor(name), gathering=hall, why="No")
