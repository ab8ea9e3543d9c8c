"""A working group from its first day to its last, by the terms that hold on each."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.people.groups import actions, queries
from forum.people.groups.models import GroupAsked, NotYet
from forum.people.groups.rules import Missing
from forum.people.membership.models import Chairing, Group, Membership, Terms
from forum.people.membership.terms import adopt_terms
from forum.people.policy import NotYours, Refused, Role
from forum.record.models import Entry
from tests.fixtures.village import Village


def warm_rooms(village: Village, **more: object) -> Group:
    return actions.form(actor=village.actor("ada"), name="Warm rooms", purpose="Somewhere to go in winter.", **more)  # type: ignore[arg-type]


def test_a_group_is_formed_by_a_seat_and_never_for_the_host(village: Village) -> None:
    group = warm_rooms(village)
    assert queries.towards(village.actor("ada"), group) == {Role.GROUP}
    entry = Entry.objects.get(act="groups.form")
    assert (entry.actor, entry.facts) == ("seat:river", {"title": "Warm rooms"})
    with pytest.raises(Refused, match="there already"):
        warm_rooms(village)
    with pytest.raises(NotYours):
        actions.form(actor=village.actor("dee"), name="Ours", purpose="The trust's own.")


def test_whoever_is_asked_says_yes_or_not_now_and_nothing_is_left_of_a_no(village: Village) -> None:
    group = warm_rooms(village)
    for name in ("bo", "cy"):
        actions.ask(actor=village.actor("ada"), group=group, person=village.people[name])
    client = village.client("bo")
    assert "would you like to be in Warm rooms" in client.get("/me").content.decode()
    client.post(f"/groups/asked/{GroupAsked.objects.get(person=village.people['bo']).pk}", {"yes": "1"})
    cys = GroupAsked.objects.get(person=village.people["cy"])
    assert client.post(f"/groups/asked/{cys.pk}", {"yes": "1"}).status_code == 404
    village.client("cy").post(f"/groups/asked/{cys.pk}", {"no": "1"})
    assert not GroupAsked.objects.exists()
    assert set(Membership.objects.filter(group=group).values_list("person__called", flat=True)) == {"Ada", "Bo"}
    assert not Entry.objects.filter(act__in=["groups.ask", "groups.join"]).exists()
    with pytest.raises(NotYours):
        actions.ask(actor=village.actor("cy"), group=group, person=village.people["ida"])


def test_names_inside_are_for_members_and_a_circle_is_nobodys_business(village: Village) -> None:
    group = warm_rooms(village)
    assert "Ada" in village.client("cy").get(f"/groups/{group.slug}").content.decode()
    assert "Ada" not in Client().get(f"/groups/{group.slug}").content.decode()
    Group.objects.create(slug="sundays", name="Sundays", kind="circle")
    assert "Sundays" not in village.client("cy").get("/groups").content.decode()
    assert village.client("cy").get("/groups/sundays").status_code == 404


def test_terms_change_with_a_reason_and_earlier_versions_stay_readable(village: Village) -> None:
    group = warm_rooms(village)
    client = village.client("ada")
    sent = {"purpose": "Somewhere to go all year.", "quorum": "2", "chairs": "2", "term_months": "12"}
    page = client.post(f"/groups/{group.slug}/terms", sent).content.decode()
    assert "Say in plain words why" in page
    assert "Somewhere to go all year." in page
    assert client.post(f"/groups/{group.slug}/terms", {**sent, "why": "Winter is over."}).status_code == 302
    page = client.get(f"/groups/{group.slug}").content.decode()
    assert "Winter is over." in page
    assert "Somewhere to go in winter." in page
    with pytest.raises(Refused, match="as they are"):
        actions.set_terms(actor=village.actor("ada"), group=group, why="Again", quorum=2)
    with pytest.raises(Refused, match="need both of us"):
        actions.set_terms(actor=village.actor("ada"), group=village.forum, why="Alone", quorum=1)


def test_the_chair_is_shared_comes_from_the_named_side_and_ends_by_itself(village: Village) -> None:
    now = Terms.objects.in_force(village.forum)
    assert now is not None
    carers = village.seats["lantern"].constituency
    said = {**now.said(), "chair_side": carers, "term_months": 24}
    adopt_terms(group=village.forum, shares=now.sides(), **said)
    ada = village.actor("ada")
    actions.choose_chair(actor=ada, group=village.forum, person=village.people["ada"])
    with pytest.raises(Refused, match=carers.name):
        actions.choose_chair(actor=ada, group=village.forum, person=village.people["bo"])
    with pytest.raises(Refused, match="already"):
        actions.choose_chair(actor=ada, group=village.forum, person=village.people["ada"])
    made = actions.choose_chair(actor=ada, group=village.forum, person=village.people["cy"])
    assert made.until is not None
    assert (made.until.year, made.until.month) == (clock.today().year + 2, clock.today().month)
    with pytest.raises(Refused, match="hands over first"):
        actions.choose_chair(actor=ada, group=village.forum, person=village.people["ida"])
    assert village.actor("cy").holds(Role.CHAIR)
    with clock.travelled_to(clock.now() + timedelta(days=800)):
        assert not village.actor("cy").holds(Role.CHAIR)
    actions.hand_over_chair(actor=village.actor("ada"), chairing=Chairing.objects.get(person=village.people["ada"]))
    assert not village.actor("ada").holds(Role.CHAIR)
    assert not any("Ada" in str(entry.facts) or "Cy" in str(entry.facts) for entry in Entry.objects.all())


def test_an_evaluation_day_is_run_by_somebody_independent(village: Village) -> None:
    group, ada = warm_rooms(village), village.actor("ada")
    with pytest.raises(Refused, match="independent"):
        actions.plan_evaluation(actor=ada, group=group, partner=village.host, day=clock.today())
    planned = actions.plan_evaluation(actor=ada, group=group, partner=village.charity, day=clock.today())
    with pytest.raises(NotYours):
        actions.note_findings(actor=village.actor("hal"), evaluation=planned, findings="All well.")
    client = village.client("flo")
    client.post(f"/groups/findings/{planned.public_id}", {"findings": "Two people did most of the talking."})
    page = Client().get(f"/groups/{group.slug}").content.decode()
    assert "Two people did most of the talking." in page
    assert "Written down for them" not in page
    actions.note_findings(actor=village.actor("gus"), evaluation=planned, findings="Three did.")
    assert "Written down for them" in Client().get(f"/groups/{group.slug}").content.decode()


def test_a_group_closes_with_what_it_recommends_and_not_before(village: Village) -> None:
    group, ada = warm_rooms(village), village.actor("ada")
    with pytest.raises(Refused, match="one thing at least"):
        actions.close(actor=ada, group=group)
    client = village.client("ada")
    page = client.post(
        f"/groups/{group.slug}/ending", {"recommendations": "Open on Sundays\n" + "x" * 301, "close": "1"}
    )
    assert "fewer words" in page.content.decode()
    assert "Open on Sundays" in page.content.decode()
    client.post(f"/groups/{group.slug}/ending", {"recommendations": "Open on Sundays\n\nKeep the kettle", "close": "1"})
    group.refresh_from_db()
    assert group.closed_on == clock.today()
    assert [one.words for one in queries.from_closed_groups()] == ["Open on Sundays", "Keep the kettle"]
    with pytest.raises(Refused, match="closed"):
        actions.ask(actor=ada, group=group, person=village.people["bo"])
    with pytest.raises(Refused, match="not closed here"):
        actions.close(actor=ada, group=village.forum)


def test_who_is_missing_is_said_openly_until_they_have_come(village: Village) -> None:
    client = village.client("bo")
    sent = {"kind": Missing.DIRECTORATE, "name": "Physical health", "invites": village.seats["heron"].pk}
    day = clock.today() - timedelta(days=1)
    late = {"by_day": str(day.day), "by_month": str(day.month), "by_year": str(day.year)}
    page = client.post("/not-yet/new", {**sent, **late}).content.decode()
    assert "still to come" in page
    assert "Physical health" in page
    assert client.post("/not-yet/new", sent).status_code == 302
    row = NotYet.objects.get()
    assert "The seat Heron invites them" in " ".join(Client().get("/not-yet").content.decode().split())
    assert Client().post(f"/not-yet/{row.public_id}/came").status_code == 401
    client.post(f"/not-yet/{row.public_id}", {**sent, "name": "The physical health teams"})
    client.post(f"/not-yet/{row.public_id}/came")
    page = Client().get("/not-yet").content.decode()
    assert "Who has come since" in page
    assert "The physical health teams" in page


def test_a_past_decision_is_judged_by_the_terms_of_its_day(village: Village) -> None:
    first = Terms.objects.in_force(village.forum)
    assert first is not None
    with clock.travelled_to(clock.now() - timedelta(days=30)):
        second = adopt_terms(group=village.forum, shares={}, **{**first.said(), "quorum": 9})
    for back, version in ((0, second), (29, second), (30, second), (31, first), (300, first)):
        held = Terms.objects.in_force(village.forum, on=clock.today() - timedelta(days=back))
        assert held == version
    assert Terms.objects.in_force(village.forum, on=first.since - timedelta(days=1)) is None


def test_a_group_without_terms_has_a_page_too(client: Client, village: Village) -> None:
    Group.objects.create(slug="old", name="An old group")
    assert client.get("/groups/old").status_code == 200
