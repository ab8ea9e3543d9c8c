from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from forum.ground import clock
from forum.ground.post.rules import Way
from forum.people.care import actions, queries
from forum.people.care.models import Need, NeedsOverride, NeedsSheet
from forum.people.care.rules import Code, Sending, quiet_until, sending_for
from forum.people.care.tests.test_helping import pair
from forum.people.policy import NotYours, Refused
from tests.fixtures.village import Village

HOME = "Ada\n4 Sluice Cottages"


@pytest.mark.parametrize(
    ("codes", "means"),
    [
        ([], Sending()),
        ([Code.LOOP, Code.BSL], Sending()),
        ([Code.BY_TEXT], Sending(frozenset({Way.TEXT}))),
        ([Code.LARGE_PRINT], Sending(frozenset({Way.LETTER}), large=True)),
        ([Code.LARGE_PRINT, Code.BY_EMAIL], Sending(frozenset({Way.LETTER}), large=True)),
        ([Code.SCREEN_READER, Code.BY_EMAIL], Sending(frozenset({Way.EMAIL}))),
        ([Code.SCREEN_READER], Sending(frozenset({Way.EMAIL, Way.TEXT}))),
        ([Code.BRAILLE, Code.BY_LETTER], Sending(frozenset(), by_hand=(Code.BRAILLE,))),
        ([Code.BY_PHONE], Sending(frozenset(), by_hand=(Code.BY_PHONE,))),
        ([Code.BY_PHONE, Code.BY_EMAIL], Sending(frozenset({Way.EMAIL}))),
    ],
)
def test_what_needs_mean_for_sending(codes: list[Code], means: Sending) -> None:
    assert sending_for(codes) == means


def test_large_print_by_post_is_never_an_email_without_a_reason_that_they_can_read(village: Village) -> None:
    ada = village.people["ada"]
    client = village.client("ada")
    page = client.post("/me/needs", {"format": Code.LARGE_PRINT, "words": "Black on cream"}).content.decode()
    assert "Write where letters should go" in page
    assert "Black on cream" in page
    client.post("/me/needs", {"format": Code.LARGE_PRINT, "postal": HOME})
    (reached,) = queries.reach_of([ada.pk])
    assert (reached.way, reached.address, reached.sending.large) == (Way.LETTER, HOME, True)
    with pytest.raises(Refused):
        queries.require_usable(person=ada.pk, way=Way.EMAIL)
    queries.require_usable(person=ada.pk, way=Way.LETTER)
    gus = village.client("gus")
    at = f"/needs/{ada.public_id}/otherwise"
    assert "Write why this cannot wait" in gus.post(at, {"way": "email"}).content.decode()
    assert village.client("bo").post(at, {"way": "email", "reason": "x"}).status_code == 403
    gus.post(at, {"way": "email", "reason": "The hall has moved, tonight."})
    queries.require_usable(person=ada.pk, way=Way.EMAIL)
    assert queries.reach_of([ada.pk])[0].way == Way.EMAIL
    assert "The hall has moved, tonight." in client.get("/me/needs").content.decode()
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        assert queries.reach_of([ada.pk])[0].way == Way.LETTER


def test_they_are_asked_again_after_a_year_and_not_before(village: Village) -> None:
    ada = village.client("ada")
    ada.post("/me/needs", {"support": Code.LOOP})
    asks = "A year has gone by."
    assert asks not in ada.get("/me").content.decode()
    with clock.travelled_to(clock.now() + timedelta(days=364)):
        ada = village.client("ada")
        assert asks not in ada.get("/me").content.decode()
    with clock.travelled_to(clock.now() + timedelta(days=365)):
        ada = village.client("ada")
        assert asks in ada.get("/me").content.decode()
        ada.post("/me/needs", {"support": Code.LOOP})
        assert asks not in ada.get("/me").content.decode()


def test_a_helper_writes_it_down_and_says_so(village: Village) -> None:
    ada = village.people["ada"]
    at = f"/needs/{ada.public_id}"
    assert village.client("bo").get(at).status_code == 404
    with pytest.raises(NotYours):
        actions.record_needs(actor=village.actor("bo"), person=ada, codes=[])
    pair(village)
    village.client("bo").post(at, {"professional": Code.BSL})
    assert Need.objects.get().code == Code.BSL
    assert "by Bo" in village.client("ada").get("/me/needs").content.decode()
    assert village.client("bo").get("/needs").status_code == 403
    assert "British Sign Language" in village.client("gus").get("/needs").content.decode()


def test_whoever_is_asked_and_needs_nothing_is_noted(village: Village) -> None:
    village.client("ada").post("/me/needs", {})
    assert NeedsSheet.objects.get().recorded_by == village.people["ada"]
    assert queries.reach_of([village.people["ada"].pk])[0].way == Way.EMAIL


def test_what_no_machine_makes_waits_for_a_person(village: Village) -> None:
    ada = village.people["ada"]
    actions.record_needs(actor=village.actor("ada"), person=ada, codes=[Code.BRAILLE], postal=HOME)
    (reached,) = queries.reach_of([ada.pk])
    assert reached.way == Way.LETTER
    assert reached.sending.by_hand == (Code.BRAILLE,)
    assert not NeedsOverride.objects.exists()


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "day", "until"),
    [
        (14, 13, 16, 0, 16), (12, 13, 16, 0, None), (16, 13, 16, 0, None), (23, 22, 11, 1, 11), (3, 22, 11, 0, 11),
        (11, 22, 11, 0, None), (5, 5, 5, 0, None),
    ],
)  # fmt: skip
def test_quiet_hours(hour: int, begins: int, ends: int, day: int, until: int | None) -> None:
    now = datetime(2026, 3, 10, hour, tzinfo=timezone.get_current_timezone())
    found = quiet_until(now, begins=time(begins), ends=time(ends))
    assert found == (datetime(2026, 3, 10 + day, until) if until is not None else None)  # noqa: DTZ001 - local, as the rule is


def test_hours_are_chosen_together_and_taken_away_together(village: Village) -> None:
    ada = village.client("ada")
    assert "Choose both hours, or neither." in ada.post("/me/needs/quiet", {"begins": "13"}).content.decode()
    ada.post("/me/needs/quiet", {"begins": "13", "ends": "16"})
    key = village.people["ada"].pk
    afternoon = timezone.make_aware(datetime(2027, 3, 10, 14))  # noqa: DTZ001 - made aware at once
    with clock.travelled_to(afternoon):
        assert queries.hold_until(key) == afternoon + timedelta(hours=2)
    ada.post("/me/needs/quiet", {})
    with clock.travelled_to(afternoon):
        assert queries.hold_until(key) is None
