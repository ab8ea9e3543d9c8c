"""Pop-ups are made by two who hold a seat, workshops with staff; whoever cannot come says so in one tap."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.people.policy import NotYours, Refused
from forum.record.models import Entry
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.village import Village


def plan(village: Village, kind: Kind, by: str = "ada") -> Gathering:
    starts = clock.now() + timedelta(days=10)
    return actions.announce(
        actor=village.actor(by), kind=kind, title="With tea", venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=2),
        visits=village.charity if kind == Kind.POP_UP else None,
    )  # fmt: skip


def now(gathering: Gathering) -> Gathering:
    return Gathering.objects.get(pk=gathering.pk)


def entries(gathering: Gathering) -> list[str]:
    return list(Entry.objects.filter(subject=f"gathering:{gathering.public_id}").values_list("act", flat=True))


def test_a_pop_up_stands_in_public_once_two_seats_go(client: Client, village: Village) -> None:
    visit = plan(village, Kind.POP_UP)
    assert visit.announced_at is None
    assert entries(visit) == []
    assert client.get(f"/come/{visit.public_id}").status_code == 404
    with pytest.raises(Refused, match="hold a seat"):
        actions.go_along(actor=village.actor("dee"), gathering=visit)  # a seat, and from the trust
    actions.go_along(actor=village.actor("bo"), gathering=visit)
    assert entries(visit) == ["gatherings.announce"]
    page = client.get(f"/come/{visit.public_id}").content.decode()
    assert "With tea" in page
    assert "Ada" not in page
    with pytest.raises(Refused, match="goes there already"):
        actions.go_along(actor=village.actor("cy"), gathering=visit)


def test_a_workshop_needs_somebody_of_each_side(village: Village) -> None:
    workshop = plan(village, Kind.WORKSHOP)
    with pytest.raises(Refused, match="already"):
        actions.go_along(actor=village.actor("ada"), gathering=workshop)
    actions.go_along(actor=village.actor("bo"), gathering=workshop)
    assert now(workshop).announced_at is None
    actions.go_along(actor=village.actor("hal"), gathering=workshop)
    assert now(workshop).announced_at is not None


def test_dropping_out_an_hour_before_asks_the_reserve_and_names_nobody(client: Client, village: Village) -> None:
    visit = plan(village, Kind.POP_UP)
    actions.go_along(actor=village.actor("bo"), gathering=visit)
    actions.go_along(actor=village.actor("cy"), gathering=visit, reserve=True)
    with clock.travelled_to(visit.starts_at - timedelta(hours=1)):
        actions.drop_out(actor=village.actor("bo"), gathering=visit)
        assert now(visit).needs_second
        assert now(visit).cancelled_at is None
        client.force_login(village.people["ada"].account)
        page = client.get(f"/come/{visit.public_id}").content.decode()
        assert "needs a second person" in page
        assert "<li>Bo" not in page
        assert entries(visit) == ["gatherings.announce"]
        dropped = Event.objects.get(act="gatherings.drop_out")
        assert dropped.about == {"asks": True}
        client.force_login(village.people["cy"].account)
        assert client.post(f"/come/{visit.public_id}/go", {"go": "1"}).status_code == 302
        assert not now(visit).needs_second


def test_only_whoever_goes_drops_out(village: Village) -> None:
    visit = plan(village, Kind.POP_UP)
    with pytest.raises(NotYours):
        actions.drop_out(actor=village.actor("bo"), gathering=visit)
    with pytest.raises(Refused, match="not made in pairs"):
        actions.go_along(actor=village.actor("bo"), gathering=village.hold_meeting(days_ago=-3))


def test_what_a_visit_heard_is_shown_once_the_group_says_yes_and_points_at_nobody(
    client: Client, village: Village
) -> None:
    visit = plan(village, Kind.POP_UP)
    actions.go_along(actor=village.actor("bo"), gathering=visit)
    with clock.travelled_to(visit.ends_at + timedelta(hours=1)):
        with pytest.raises(NotYours):
            actions.write_visit(actor=village.actor("cy"), gathering=now(visit), shared="A plan")
        sent = {
            "shared": "What became of the benches.", "went_well": "The tea",
            "points": "Nobody rang back (5)\nThe bus is late | 4\nMy brother's name came up (1)",
        }  # fmt: skip
        client.force_login(village.people["ada"].account)
        path = f"/come/{visit.public_id}/visit"
        assert client.post(f"{path}/write", sent).url == path
        mine = client.get(path).content.decode()
        assert "Nobody rang back" in mine
        assert "The tea" in mine
        assert Client().get(path).status_code == 404
        client.force_login(village.people["flo"].account)
        assert "Yes, this may be shown" in client.get(path).content.decode()
        assert client.post(f"{path}/yes").status_code == 302
        shown = Client().get(path).content.decode()
        assert "Nobody rang back" in shown
        assert "brother" not in shown
        assert "The tea" not in shown
        with pytest.raises(Refused, match="said yes"):
            actions.write_visit(actor=village.actor("ada"), gathering=now(visit), shared="Otherwise")
        assert entries(visit)[-1] == "gatherings.approve_visit"


def test_nobody_says_yes_for_another_group(village: Village) -> None:
    visit = plan(village, Kind.POP_UP)
    actions.go_along(actor=village.actor("bo"), gathering=visit)
    with clock.travelled_to(visit.ends_at + timedelta(hours=1)):
        written = actions.write_visit(actor=village.actor("bo"), gathering=now(visit), shared="Tea")
        for name in ("ada", "hal", "eve"):
            with pytest.raises(NotYours):
                actions.approve_visit(actor=village.actor(name), visit=written)
        noted = actions.approve_visit(actor=village.actor("gus"), visit=written)
        assert noted.recorded
