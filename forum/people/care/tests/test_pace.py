from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.people.care import actions
from forum.people.care.models import Pace, Part, SecondAsked
from forum.people.care.rules import Amount
from forum.people.membership.models import SeatHolding, StandIn
from forum.people.membership.queries import covers_of
from forum.people.policy import NotYours, Refused, Role
from forum.record.models import Entry
from tests.fixtures.village import Village


def second(village: Village, holder: str, other: str, seat: str) -> StandIn:
    asked = actions.ask_second(
        actor=village.actor(holder), called=village.people[other].called, seat=village.seats[seat]
    )
    made = actions.be_second(actor=village.actor(other), asked=asked, yes=True)
    assert made is not None
    return made


def test_stepping_back_is_two_taps_from_any_page_and_asks_for_no_reason(village: Village) -> None:
    ada = village.client("ada")
    for page in ("/", "/changed", "/agreement", "/me", "/read"):
        assert 'href="/me/pace"' in ada.get(page).content.decode(), page
    assert "/me/pace" not in Client().get("/").content.decode()
    ada.post("/me/pace", {"weeks": "3"})
    said = Pace.objects.get()
    assert said.amount == Amount.NOTHING
    assert said.until == clock.today() + timedelta(weeks=3)
    assert not {"reason", "words", "why"} & {field.name for field in Pace._meta.get_fields()}


def test_the_second_may_act_for_the_seat_meanwhile_and_only_then(village: Village) -> None:
    second(village, "ada", "bo", "river")
    river = village.seats["river"].pk
    assert river not in {seat.pk for seat in village.actor("bo").seats}
    actions.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING, until=clock.today() + timedelta(days=3))
    assert river in {seat.pk for seat in village.actor("bo").seats}
    assert covers_of([river]) == {river: "Bo"}
    assert SeatHolding.objects.now().filter(seat=river, person=village.people["ada"]).exists()
    with clock.travelled_to(clock.now() + timedelta(days=4)):  # back by itself
        assert river not in {seat.pk for seat in village.actor("bo").seats}
        assert covers_of([river]) == {}


def test_a_deputy_covers_an_office_with_all_that_it_brings(village: Village) -> None:
    asked = actions.ask_second(actor=village.actor("gus"), called="Cy", office=village.actor("gus").offices[0] and
                               _office(village))  # fmt: skip
    actions.be_second(actor=village.actor("cy"), asked=asked, yes=True)
    assert not village.actor("cy").holds(Role.COORDINATOR)
    actions.set_pace(actor=village.actor("gus"), amount=Amount.NOTHING)
    assert village.actor("cy").holds(Role.COORDINATOR)


def _office(village: Village):  # noqa: ANN202 - an Office
    from forum.people.membership.models import Office

    return Office.objects.get(pk=village.actor("gus").offices[0].pk)


def test_others_see_only_who_covers(village: Village) -> None:
    second(village, "ada", "bo", "river")
    before = Client().get("/agreement").content
    actions.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
    assert Client().get("/agreement").content == before
    page = village.client("cy").get("/me/seats").content.decode()
    assert "Bo covers" in page
    assert "needs a second" in page
    assert "Ada" not in page.split("<main")[1]


def test_what_was_taken_on_goes_back_and_nothing_of_it_is_public(village: Village) -> None:
    entries = Entry.objects.count()
    task = actions.share_task(actor=village.actor("bo"), words="Cards", parts=["Print", "Cut"])
    part = task.parts.all()[0]
    actions.take_part(actor=village.actor("ada"), part=part)
    actions.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
    assert Part.objects.get(pk=part.pk).taken_by is None
    assert Entry.objects.count() == entries
    for event in Event.objects.filter(act__startswith="care."):
        assert "Ada" not in str(event.about)


def test_coming_back_ends_it_the_same_day_and_leads_to_three_lines_at_most(village: Village) -> None:
    ada = village.client("ada")
    ada.post("/me/pace", {"amount": "nothing"})
    answer = ada.post("/me/pace", {"amount": "little"})
    assert answer.url == "/me/back"
    page = ada.get("/me/back").content.decode()
    assert 1 <= page.split('class="in-short"')[1].split("</section>")[0].count("<p>") <= 3
    assert not village.people["ada"].resting_set.exists()


def test_only_a_holder_asks_for_a_second_and_only_whoever_is_asked_answers(village: Village) -> None:
    with pytest.raises(Refused):
        actions.ask_second(actor=village.actor("bo"), called="Cy", seat=village.seats["river"])
    with pytest.raises(Refused):
        actions.ask_second(actor=village.actor("ada"), called="Nobody", seat=village.seats["river"])
    asked = actions.ask_second(actor=village.actor("ada"), called="bo", seat=village.seats["river"])
    with pytest.raises(NotYours):
        actions.be_second(actor=village.actor("cy"), asked=asked, yes=True)
    village.client("bo").post(f"/me/seats/asked/{asked.pk}", {"no": "1"})
    assert not SecondAsked.objects.exists()
    made = second(village, "ada", "bo", "river")
    assert village.client("cy").post(f"/me/seats/seconds/{made.pk}/end").status_code == 403
    village.client("bo").post(f"/me/seats/seconds/{made.pk}/end")
    assert not StandIn.objects.now().exists()


@pytest.mark.parametrize(
    "odd", [{}, {"amount": "x"}, {"weeks": "99"}, {"weeks": "x"},
            {"until_day": "31", "until_month": "2", "until_year": "2027"},
            {"until_day": "1", "until_month": "1", "until_year": "2020"}]
)  # fmt: skip
def test_odd_answers_change_nothing(village: Village, odd: dict[str, str]) -> None:
    assert village.client("ada").post("/me/pace", odd).status_code == 200
    assert not Pace.objects.exists()
