import html
import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from forum.demo import actions, queries
from forum.demo.rules import Words
from forum.ground import clock
from forum.journey.decided.models import Decision
from forum.journey.heard.models import Voice
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Thanks
from forum.people.membership.founding import found
from forum.people.membership.models import Group, OfficeHolding
from forum.people.membership.rules import GroupKind
from forum.people.policy import Refused
from forum.record.checking import verify
from forum.record.models import Entry, Tally
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind

# A Tuesday before the meeting begins, the last day of February, the night of the clock change, Christmas.
DAYS = [(2027, 3, 2, 9), (2028, 2, 29, 16), (2026, 3, 29, 1), (2026, 12, 25, 23)]


@pytest.mark.parametrize("day", DAYS)
def test_it_can_be_told_on_any_day_and_nothing_happens_after_that_day(db: None, day: tuple[int, int, int, int]) -> None:
    moment = datetime(*day, tzinfo=timezone.get_current_timezone())
    with clock.travelled_to(moment):
        actions.build_demonstration()
        assert verify() is None
        assert Entry.objects.order_by("-sequence")[0].day <= clock.today()
        days = list(Entry.objects.order_by("sequence").values_list("day", flat=True))
        assert days == sorted(days)
        assert Voice.objects.filter(heard_at__gt=moment).count() == 0


def test_each_decision_falls_on_the_day_of_its_meeting(db: None) -> None:
    actions.build_demonstration()
    for decision in Decision.objects.select_related("item__slot__gathering"):
        held = decision.item.slot.gathering.starts_at
        assert held <= decision.decided_at <= held + timedelta(hours=3)


def test_it_shows_every_stage_and_what_went_round_again(db: None) -> None:
    actions.build_demonstration()
    acts = set(Entry.objects.values_list("act", flat=True))
    assert acts >= {
        "heard.hear", "themed.theme_under", "taken_up.take_up", "taken_up.bring_early", "taken_up.answer_directly",
        "decided.decide_by_consent", "decided.recommend", "promised.reply", "promised.commit_to", "promised.join_in",
        "promised.claim_done", "answered.answer", "answered.judge",
    }  # fmt: skip
    tally = dict(Tally.objects.values_list("name", "value"))
    assert tally["heard"] > tally["answered"] > tally["changed"] > 0


def test_it_is_refused_where_there_is_a_forum(db: None) -> None:
    found(name="A real forum")
    with pytest.raises(Refused, match=Words.NOT_EMPTY[:20]):
        actions.build_demonstration()
    assert not queries.born_as_demonstration()


def test_only_a_demonstration_lets_anybody_come_in_as_anybody(client, db: None) -> None:  # noqa: ANN001 - pytest-django's
    assert client.get("/demo").status_code == 404
    assert client.post("/demo", {"email": "ruth@demo.example"}).status_code == 404
    actions.build_demonstration()
    assert client.post("/demo", {"email": "ruth@demo.example"}).status_code == 302
    assert "Hello, Ruth" in client.get("/desk").content.decode()


def test_the_tour_leads_from_stop_to_stop_and_ends_at_the_door(client, db: None) -> None:  # noqa: ANN001 - pytest-django's
    actions.build_demonstration()
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


def test_an_odd_stop_is_no_stop(client, db: None) -> None:  # noqa: ANN001 - pytest-django's
    actions.build_demonstration()
    for odd in ("0", "8", "99", "x", "-1", "1'", "١"):
        assert "Stop " not in client.get("/", {"tour": odd}).content.decode()


def test_there_is_no_tour_where_there_is_no_demonstration(client, db: None) -> None:  # noqa: ANN001 - pytest-django's
    found(name="A real forum")
    assert "Stop 1" not in client.get("/?tour=1").content.decode()


def test_it_tells_two_years_and_all_that_a_forum_meets(db: None) -> None:
    actions.build_demonstration()
    kinds = Counter(Gathering.objects.filter(ends_at__lte=clock.now()).values_list("kind", flat=True))
    assert kinds[Kind.LISTENING] == 7
    assert kinds[Kind.MEETING] >= 24
    assert kinds[Kind.WORKSHOP] >= 2
    assert all(visit.pair.count() == 2 for visit in Gathering.objects.filter(kind=Kind.POP_UP))
    assert Group.objects.filter(kind=GroupKind.WORKING, closed_on__isnull=False).exists()
    assert OfficeHolding.objects.filter(until__isnull=False).exists()
    assert Commitment.objects.filter(reopenings__isnull=False).exists()
    assert [promise for promise in Commitment.objects.open() if promise.still_waiting]
    assert Thanks.objects.exists()


@pytest.mark.parametrize("name", ["helen", "noor", "anwen"])
def test_coming_in_as_an_office_is_one_tap_and_no_second_step(client, db: None, name: str) -> None:  # noqa: ANN001 - pytest-django's
    actions.build_demonstration()
    client.post("/demo", {"email": f"{name}@demo.example"})
    assert client.get("/desk").status_code == 200
