"""The demonstration: told on any day, whole, and walked through stop by stop."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from forum.demo import actions
from forum.ground import clock
from forum.journey.decided.models import Decision
from forum.journey.heard.models import Voice
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Thanks
from forum.people.membership.models import Group, OfficeHolding
from forum.people.membership.rules import GroupKind
from forum.record.checking import verify
from forum.record.models import Entry, Tally
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.databases import ON_POSTGRES

# A Tuesday before the meeting begins, the last day of February, the night of the clock change, Christmas.
DAYS = [(2027, 3, 2, 9), (2028, 2, 29, 16), (2026, 3, 29, 1), (2026, 12, 25, 23)]


# What a day does to the story is the same on both databases, so they share the days.
@pytest.mark.parametrize("day", DAYS[:1] if ON_POSTGRES else DAYS[1:])
def test_it_can_be_told_on_any_day_and_nothing_happens_after_that_day(db: None, day: tuple[int, int, int, int]) -> None:
    moment = datetime(*day, tzinfo=timezone.get_current_timezone())
    with clock.travelled_to(moment):
        actions.build_demonstration()
        assert verify() is None
        assert Entry.objects.order_by("-sequence")[0].day <= clock.today()
        days = list(Entry.objects.order_by("sequence").values_list("day", flat=True))
        assert days == sorted(days)
        assert Voice.objects.filter(heard_at__gt=moment).count() == 0


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration, told once for all that only look at it."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic():
        actions.build_demonstration()
        yield
        transaction.set_rollback(True)


def test_each_decision_falls_on_the_day_of_its_meeting(told: None, db: None) -> None:
    for decision in Decision.objects.select_related("item__slot__gathering"):
        held = decision.item.slot.gathering.starts_at
        assert held <= decision.decided_at <= held + timedelta(hours=3)


def test_it_shows_every_stage_and_what_went_round_again(told: None, db: None) -> None:
    acts = set(Entry.objects.values_list("act", flat=True))
    assert acts >= {
        "heard.hear", "themed.theme_under", "taken_up.take_up", "taken_up.bring_early", "taken_up.answer_directly",
        "decided.decide_by_consent", "decided.recommend", "promised.reply", "promised.commit_to", "promised.join_in",
        "promised.claim_done", "answered.answer", "answered.judge",
    }  # fmt: skip
    tally = dict(Tally.objects.values_list("name", "value"))
    assert tally["heard"] > tally["answered"] > tally["changed"] > 0


def test_the_tour_leads_from_stop_to_stop_and_ends_at_the_door(client, told: None, db: None) -> None:  # noqa: ANN001 - pytest-django's
    path = re.search(r'href="([^"]*tour=1)"', client.get("/demo").content.decode())[1]  # type: ignore[index]
    seen = []
    while path != "/demo":
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen.append(path.partition("?")[0])
        page = answer.content.decode()
        assert f"Stop {len(seen)} of 7" in page
        path = html.unescape(re.search(r'class="button button--first" href="([^"]+)">(?:Next|Come)', page)[1])  # type: ignore[index]
    assert len(seen) == len(set(seen)) == 7
    assert "/matters" not in seen  # each story of the tour was found


def test_an_odd_stop_is_no_stop(client, told: None, db: None) -> None:  # noqa: ANN001 - pytest-django's
    for odd in ("0", "8", "99", "x", "-1", "1'", "١"):
        assert "Stop " not in client.get("/", {"tour": odd}).content.decode()


def test_it_tells_two_years_and_all_that_a_forum_meets(told: None, db: None) -> None:
    kinds = Counter(Gathering.objects.filter(ends_at__lte=clock.now()).values_list("kind", flat=True))
    assert kinds[Kind.LISTENING] == 7
    assert kinds[Kind.MEETING] >= 24
    assert kinds[Kind.WORKSHOP] >= 2
    assert all(visit.pair.count() == 2 for visit in Gathering.objects.announced().filter(kind=Kind.POP_UP))
    assert Gathering.objects.waiting_for_somebody().exists()
    assert Group.objects.filter(kind=GroupKind.WORKING, closed_on__isnull=False).exists()
    assert OfficeHolding.objects.filter(until__isnull=False).exists()
    assert Commitment.objects.filter(reopenings__isnull=False).exists()
    assert [promise for promise in Commitment.objects.open() if promise.still_waiting]
    assert Thanks.objects.exists()


@pytest.mark.parametrize("name", ["helen", "noor", "anwen"])
def test_coming_in_as_an_office_is_one_tap_and_no_second_step(client, told: None, db: None, name: str) -> None:  # noqa: ANN001 - pytest-django's
    client.post("/demo", {"email": f"{name}@demo.example"})
    assert client.get("/desk").status_code == 200
