"""What waits of roles and money stands on the desk of whoever it waits for, and on no other."""

from django.test import Client

from forum.ground import clock
from forum.ground.post import queue
from forum.people.care import actions as care
from forum.people.care.rules import Code
from forum.people.roles import actions
from forum.people.roles.rules import StepKind
from forum.people.roles.tests.told import interest, payer, role
from tests.fixtures.village import Village


def desk(village: Village, name: str) -> str:
    client = Client()
    client.force_login(village.people[name].account)
    return " ".join(client.get("/desk").content.decode().split())


def test_interest_waits_for_those_whom_the_advert_names_until_they_say_something(village: Village) -> None:
    one = interest(village, role(village))
    assert "Somebody would like a role" in desk(village, "ada")
    assert "Somebody would like a role" not in desk(village, "ida")
    actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.OFFERED)
    assert "Somebody would like a role" not in desk(village, "ada")


def test_a_claim_waits_for_the_payer_and_shows_no_amount(village: Village) -> None:
    payer(village)
    actions.claim_expenses(actor=village.actor("ada"), what_for="Bus to March", day=clock.today(), pence=46_01)
    page = desk(village, "hal")
    assert "Bus to March" in page
    assert "46" not in page.split("Somebody waits for their money")[1].split("</section>")[0].replace("/money/", "")
    assert "Bus to March" not in desk(village, "bo")


def test_the_coordinator_sees_free_places_until_they_are_taken(village: Village) -> None:
    asked = role(village)
    assert "Roles with a free place" in desk(village, "gus")
    held = actions.appoint(person=village.people["ida"], role=asked)
    assert "Roles with a free place" not in desk(village, "gus")
    actions.appoint(person=village.people["bo"], role=asked, stand_in=True)
    actions.hand_back(actor=village.actor("ida"), appointment=held)
    assert "Roles with a free place" in desk(village, "gus")


def test_whom_to_ring_stands_with_the_letters_by_name(village: Village) -> None:
    ida = village.people["ida"]
    care.record_needs(actor=village.actor("ida"), person=ida, codes=[Code.BY_PHONE], words="", postal="")
    queue(kind="covers", way="letter", to_kind="person", to_id=ida.pk, key="one")
    assert "Ida is told another way: a phone call" in desk(village, "gus")
