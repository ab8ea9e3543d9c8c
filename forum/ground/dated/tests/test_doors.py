"""Other doors: a forum's own or the shipped ones, each from a day to a day, and looked at again."""

import datetime as dt

import pytest

from forum.ground import clock
from forum.ground.dated import actions, queries
from forum.ground.dated.doors import shipped_doors
from forum.ground.dated.rules import CHECK_AGAIN_AFTER

DAY = dt.timedelta(days=1)
OWN = {
    "slug": "pals",
    "choice": "care",
    "name": "The help desk of the Fen trust",
    "what_for": "Your own care.",
    "phone": "01234 567890",
    "owner": "Ada",
    "last_checked": "2026-11-01",
}
pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return [door.name for door in queries.doors_today()]


def test_a_forum_that_set_none_has_the_shipped_doors() -> None:
    assert queries.doors_today() == list(shipped_doors())


def test_a_forum_has_its_own_doors() -> None:
    actions.set_setting(key="doors", value=[OWN])
    assert names() == ["The help desk of the Fen trust"]


def test_a_body_that_ends_is_gone_from_its_day_on() -> None:
    ends = clock.today() + 10 * DAY
    follows = OWN | {"slug": "new", "name": "Who comes after", "valid_from": ends.isoformat()}
    actions.set_setting(key="doors", value=[OWN | {"valid_to": ends.isoformat()}, follows])
    assert names() == ["The help desk of the Fen trust"]
    with clock.travelled_to(clock.now() + 10 * DAY):
        assert names() == ["Who comes after"]


def test_every_choice_has_a_person_to_talk_to_and_every_door_a_way_in() -> None:
    doors = shipped_doors()
    assert len({door.slug for door in doors}) == len(doors)
    assert {door.choice for door in doors if door.person} == {door.choice for door in doors}
    assert all(door.phone or door.address for door in doors)


def test_a_door_is_looked_at_again_after_six_months() -> None:
    checked = shipped_doors()[0].last_checked
    assert queries.doors_to_check(checked + CHECK_AGAIN_AFTER) == []
    assert queries.doors_to_check(checked + CHECK_AGAIN_AFTER + DAY) == list(shipped_doors())
