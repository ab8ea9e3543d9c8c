"""Where people speak from, the equality questions with nobody's name, and publishing the sums."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.people.keys import actions as keys
from forum.people.keys.models import Asking
from forum.people.membership.models import Person, Perspective
from forum.people.policy import Refused
from forum.people.sums import answering, privacy, publishing
from forum.people.sums.models import EqualityAnswers, PublishedSums
from forum.people.sums.questions import BACKGROUNDS, ETHNIC_GROUPS, known
from forum.people.sums.rules import ANSWERS_KEPT
from forum.record.models import Entry
from tests.fixtures.village import Village


def test_where_somebody_speaks_from_is_theirs_and_nobody_elses_to_see(village: Village) -> None:
    client = village.client("ada")
    client.post("/me/perspectives", {"kinds": ["lived", "carer"]})
    client.post("/me/perspectives", {"kinds": ["carer", "staff"]})
    assert set(Perspective.objects.values_list("person__called", "kind")) == {("Ada", "carer"), ("Ada", "staff")}
    assert 'value="carer" checked' in client.get("/me/perspectives").content.decode()
    assert "checked" not in village.client("gus").get("/me/perspectives").content.decode()
    page = client.post("/me/perspectives", {"kinds": ["made up"]}).content.decode()
    assert "Please look again" in page
    assert Perspective.objects.count() == 2
    assert not Entry.objects.filter(act__startswith="sums").exists()


def test_answers_have_nobodys_name_and_their_code_changes_them(village: Village) -> None:
    client = village.client("ada")
    page = client.post("/about-us/questions", {"age": "35-44", "ethnic_group": "white"}).content.decode()
    assert not EqualityAnswers.objects.exists()  # the second step is still to come
    first = re.search(r'name="first" value="([^"]+)"', page)[1]  # type: ignore[index]
    page = client.post("/about-us/questions", {"first": first, "background": "irish"}).content.decode()
    code = re.search(r'receipt__code">([^<]+)<', page)[1]  # type: ignore[index]
    one = EqualityAnswers.objects.get()
    assert one.answers == {"age": "35-44", "ethnic_group": "white", "background": "irish"}
    assert {field.name for field in EqualityAnswers._meta.fields} == {"id", "fingerprint", "year", "answers"}
    assert Event.objects.get(act="sums.answer").actor is None
    anybody = Client()
    assert 'value="35-44" checked' in anybody.post("/about-us/questions/anew", {"code": code}).content.decode()
    anybody.post("/about-us/questions/anew", {"code": code, "age": "45-54"})
    one.refresh_from_db()
    assert one.answers == {"age": "45-54"}
    assert "They are gone." in anybody.post("/about-us/questions/anew", {"code": code, "age": ""}).content.decode()
    assert not EqualityAnswers.objects.exists()
    assert "We do not know this code" in anybody.post("/about-us/questions/anew", {"code": code}).content.decode()


def test_joining_needs_none_of_it_and_no_answer_at_all_is_fine(village: Village) -> None:
    page = village.client("ada").post("/about-us/questions", {"age": "", "sex": ""}).content.decode()
    assert "nothing is kept" in page
    assert Client().get("/about-us/questions").status_code == 302
    assert "Equality" not in Client().get("/join").content.decode()


def test_only_what_was_asked_is_kept() -> None:
    assert known({"age": "35-44", "sex": "yes please", "star_sign": "leo", "background": "irish"}) == {"age": "35-44"}
    assert known({"ethnic_group": "asian", "background": "irish"}) == {"ethnic_group": "asian"}
    assert list(BACKGROUNDS) == [value for value, _words in ETHNIC_GROUPS]


def test_the_sums_need_both_sides_come_once_a_year_and_keep_no_count(village: Village) -> None:
    for number in range(60):
        person = Person.objects.create(called=f"P{number}")
        village.forum.memberships.create(person=person, since=clock.today())
        Perspective.objects.create(person=person, kind="lived")
        answering.answer(actor=village.actor("ada"), answers={"sex": "female"})
    client = village.client("ada")
    assert "Nothing has been published yet" in Client().get("/about-us").content.decode()
    client.post("/about-us/publish")
    asking = Asking.objects.get()
    with pytest.raises(Refused, match="Once a year"):
        publishing.ask_to_publish(actor=village.actor("ada"), seat=village.seats["river"])
    keys.turn(actor=village.actor("ada"), asking=asking, seat=village.seats["river"])
    keys.turn(actor=village.actor("cy"), asking=asking, seat=village.seats["lantern"])
    assert not PublishedSums.objects.exists()
    keys.turn(actor=village.actor("dee"), asking=asking, seat=village.seats["ferry"])
    found = PublishedSums.objects.get()
    assert all(figure == -1 or figure % 5 == 0 for cells in found.figures.values() for figure in cells.values())
    assert 20 < found.figures["perspectives"]["lived"] < 100
    page = " ".join(Client().get("/about-us").content.decode().split())
    assert f"about {found.figures['perspectives']['lived']}" in page
    assert Entry.objects.get(act="sums.publish").facts == {"title": asking.words, "year": clock.today().year}
    before = Client().get("/about-us").content
    for one in EqualityAnswers.objects.all():
        one.delete()
    assert Client().get("/about-us").content == before
    with clock.travelled_to(clock.now() + timedelta(days=366)):
        assert publishing.ask_to_publish(actor=village.actor("ada"), seat=village.seats["river"]).waits


def test_answers_have_their_time(village: Village) -> None:
    answering.answer(actor=village.actor("ada"), answers={"sex": "female"})
    (kept,) = privacy.KEPT
    assert kept.due() == 0
    with clock.travelled_to(clock.now() + ANSWERS_KEPT + timedelta(days=400)):
        assert (kept.due(), kept.forget()) == (1, 1)
    assert not EqualityAnswers.objects.exists()
