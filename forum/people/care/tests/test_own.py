"""One's own page, what is handed over and taken out, and how much each page asks of the database."""

import json

import pytest
from django.test import Client

from forum.people.care import actions, privacy
from forum.people.care.models import Part, SmallThing
from forum.people.care.places import PLACES
from forum.people.care.rules import Amount, Code
from forum.people.care.tests.test_helping import pair
from forum.people.care.tests.test_pace import second
from tests.fixtures.village import Village

PAGES = ["/me", "/me/pace", "/me/seats", "/me/buddy", "/me/small-things", "/me/small-things/carry", "/me/when-unwell",
         "/me/needs", "/me/circles", "/me/debrief", "/me/back"]  # fmt: skip


def test_every_place_that_is_here_opens(village: Village) -> None:
    ada = village.client("ada")
    page = ada.get("/me").content.decode()
    for _heading, places in PLACES:
        for place in places:
            assert (f'href="{place.address}"' in page) is place.here
            if place.here:
                assert ada.get(place.address).status_code == 200, place.address


@pytest.mark.parametrize("path", PAGES)
def test_own_pages_are_for_whoever_is_signed_in(village: Village, path: str) -> None:
    assert "/accounts/login" in Client().get(path).url
    assert village.client("ada").get(path).status_code == 200


def test_small_things_cost_the_same_however_many(village: Village, django_assert_max_num_queries) -> None:  # noqa: ANN001 - pytest-django's
    for number in range(40):
        thing = SmallThing.objects.create(words=f"Thing {number}", asked_by=village.people["bo"], for_members=True)
        Part.objects.create(thing=thing, words="A part", taken_by=village.people["cy"])
    ada = village.client("ada")
    with django_assert_max_num_queries(14):
        ada.get("/me/small-things/carry")


def filled(village: Village) -> int:
    ada = village.people["ada"]
    actor = village.actor("ada")
    pair(village)
    second(village, "bo", "ada", "heron")
    actions.ask_second(actor=actor, called="Cy", seat=village.seats["river"])
    actions.write_when_unwell(actor=actor, words="Ada's words", shown_to_buddy=True)
    actions.ask_small_thing(actor=actor, kind="form", words="Ada asks")
    task = actions.share_task(actor=village.actor("bo"), words="Cards", parts=["Cut"])
    actions.take_part(actor=actor, part=task.parts.get())
    circle = actions.start_circle(actor=actor, name="Ada's circle")
    actions.say_in_circle(actor=actor, circle=circle, words="Ada says")
    actions.ask_debrief(actor=actor, called="Ida")
    actions.record_needs(actor=actor, person=ada, codes=[Code.LOOP], words="Ada needs")
    actions.override_needs(actor=village.actor("gus"), person=ada, way="email", reason="Ada's reason")
    actions.keep_coming(actor=actor, kinds=["money"])
    actions.set_pace(actor=actor, amount=Amount.LITTLE)
    return ada.pk


def test_all_of_it_is_handed_over_and_all_of_it_is_taken_out(village: Village) -> None:
    ada = filled(village)
    told = json.dumps(privacy.export_for(person=ada, account=None))
    for words in ("Ada's words", "Ada asks", "Ada's circle", "Ada says", "Ada needs", "Ada's reason", "A hearing loop"):
        assert words in told
    privacy.erase(person=ada, account=None)
    assert not any(privacy.export_for(person=ada, account=None).values())
    assert "Bo" not in told
