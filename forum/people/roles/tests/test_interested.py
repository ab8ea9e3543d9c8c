import re
from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.people.membership.models import Person
from forum.people.policy import VISITOR, NotYours, Refused
from forum.people.roles import actions
from forum.people.roles.models import Appointment, BegunExpression, Done, Expression, PutOff, StepTally
from forum.people.roles.rules import StepKind
from forum.people.roles.tests.told import interest, role
from tests.fixtures.village import Village

CODE = re.compile(r"[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]{4}-[2-9a-y]")
SEED = re.compile(r'name="seed" value="([^"]+)"')


def test_one_screen_without_an_account_stopped_half_way_and_gone_on_with(village: Village) -> None:
    asked = role(village)
    client, at = Client(), f"/roles/{asked.public_id}/interested"
    seed = SEED.search(client.get(at).content.decode())[1]  # type: ignore[index]
    half = {"seed": seed, "called": "Vic", "way": "email", "email": "not yet an add", "words": "I like tea"}
    code = CODE.search(client.post(at, {**half, "later": "1"}).content.decode())[0]  # type: ignore[index]
    elsewhere = Client()
    page = elsewhere.post("/roles/go-on", {"code": code.upper().replace("-", " ")}).content.decode()
    assert "not yet an add" in page
    assert "I like tea" in page
    seed = SEED.search(page)[1]  # type: ignore[index]
    whole = {"seed": seed, "called": "Vic", "way": "email", "email": "nobody"}
    assert "nobody" in elsewhere.post(at, whole).content.decode()
    whole["email"] = "vic@example.org"
    sent = elsewhere.post(at, whole).content.decode()
    assert "We have it" in sent
    assert CODE.search(sent)[0] == code  # type: ignore[index]
    elsewhere.post(at, whole)
    assert Expression.objects.count() == 1
    assert not BegunExpression.objects.exists()
    assert "Nothing for you to do" in Client().post("/roles/go-on", {"code": code}).content.decode()


def test_a_name_alone_is_enough(village: Village) -> None:
    asked = role(village)
    client, at = Client(), f"/roles/{asked.public_id}/interested"
    seed = SEED.search(client.get(at).content.decode())[1]  # type: ignore[index]
    assert "We have it" in client.post(at, {"seed": seed, "called": "Vic", "way": "none"}).content.decode()


def test_a_member_finds_name_and_way_filled_in_and_asks_once(village: Village) -> None:
    asked = role(village)
    client = Client()
    client.force_login(village.people["ida"].account)
    page = client.get(f"/roles/{asked.public_id}/interested").content.decode()
    assert 'value="Ida"' in page
    assert 'value="ida@example.org"' in page
    assert interest(village, asked, "ida") == interest(village, asked, "ida", seed="another")


def test_those_named_decide_the_host_never_and_an_interview_only_if_wanted(village: Village) -> None:
    asked = role(village, seats=("river", "ferry"))
    one = interest(village, asked)
    for name in ("dee", "hal"):
        with pytest.raises(NotYours):
            actions.decide(actor=village.actor(name), expression=one, kind=StepKind.OFFERED)
    with pytest.raises(Refused, match="names others"):
        actions.decide(actor=village.actor("cy"), expression=one, kind=StepKind.OFFERED)
    with pytest.raises(Refused, match="conversation"):
        actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.TALKED)
    with pytest.raises(Refused, match="kind words"):
        actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.NOT_THIS_TIME, words=" ")


def test_not_this_time_is_read_by_the_person(village: Village) -> None:
    asked = role(village)
    one = interest(village, asked, "ida")
    actions.decide(
        actor=village.actor("ada"), expression=one, kind=StepKind.NOT_THIS_TIME, words="Cy asked first. Come in May."
    )
    with pytest.raises(Refused, match="moved on"):
        actions.accept(actor=village.actor("ida"), expression=one)


def test_yes_makes_a_second_person_and_a_full_role_keeps_a_list(village: Village) -> None:
    asked = role(village)
    first, second, third = (interest(village, asked, name) for name in ("vic", "ida", "cy"))
    ada = village.actor("ada")
    actions.decide(actor=ada, expression=first, kind=StepKind.OFFERED)
    with pytest.raises(Refused, match="All places"):
        actions.decide(actor=ada, expression=third, kind=StepKind.OFFERED)
    made = actions.accept(actor=village.actor("vic"), expression=first)
    assert Person.objects.get(pk=made.person_id).called == "Vic"
    page = Client().get(f"/roles/{asked.public_id}").content.decode()
    assert "needs a second person" in page
    assert "Vic" not in page  # Names of holders are for members.
    actions.decide(actor=ada, expression=second, kind=StepKind.OFFERED, stand_in=True)
    assert actions.accept(actor=village.actor("ida"), expression=second).stand_in
    assert "needs a second person" not in Client().get(f"/roles/{asked.public_id}").content.decode()
    actions.decide(actor=ada, expression=third, kind=StepKind.RESERVE)
    client = Client()
    client.force_login(village.people["ada"].account)
    assert "<ol><li>Cy</li></ol>" in client.get(f"/roles/{asked.public_id}/people").content.decode()
    assert Done.objects.filter(person=village.people["ida"], words=asked.title).exists()
    assert dict(StepTally.objects.values_list("step", "number")) == {"begun": 3, "sent": 3, "offered": 2, "accepted": 2}


def test_nobody_says_yes_or_stops_for_somebody_else(village: Village) -> None:
    one = interest(village, role(village), "ida")
    actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.OFFERED)
    for verb in (actions.accept, actions.stop):
        with pytest.raises(NotYours):
            verb(actor=village.actor("cy"), expression=one)
    client = Client()
    client.force_login(village.people["cy"].account)
    client.post("/roles/mine", {"one": one.public_id, "yes": "1"})
    assert not Appointment.objects.exists()


def test_whoever_stops_is_asked_nothing_and_can_say_what_put_them_off_without_a_name(village: Village) -> None:
    asked = role(village)
    one = interest(village, asked, "ida")
    client = Client()
    client.force_login(village.people["ida"].account)
    page = client.post("/roles/mine", {"one": one.public_id, "stop": "1"}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]
    said = client.post(f"/roles/{asked.public_id}/put-off", {"token": token, "words": "Five pages of forms."})
    assert "Thank you" in said.content.decode()
    assert PutOff.objects.get().words == "Five pages of forms."
    event = Event.objects.get(act="roles.say_what_put_off")
    assert (event.actor, event.subject, event.about) == (None, "roles", {})
    for more in (token, "made up"):
        client.post(f"/roles/{asked.public_id}/put-off", {"token": more, "words": "Nonsense."})
    again = client.post("/roles/mine", {"one": one.public_id, "stop": "1"}).content.decode()
    assert 'name="token"' not in again
    assert PutOff.objects.get().words == "Five pages of forms."


def test_a_role_is_handed_back_in_one_tap_and_nobody_elses_is(village: Village) -> None:
    asked = role(village)
    held = actions.appoint(person=village.people["ida"], role=asked)
    other, client = Client(), Client()
    other.force_login(village.people["cy"].account)
    client.force_login(village.people["ida"].account)
    assert other.post(f"/me/roles/{held.pk}/back").status_code == 404
    assert "Only your pair hears of it" in client.post(f"/me/roles/{held.pk}/back").content.decode()
    assert not Appointment.objects.now().exists()
    assert "Nothing yet" in client.get("/me/roles").content.decode()


def test_nobody_decides_about_themselves(village: Village) -> None:
    one = interest(village, role(village), "ada")
    with pytest.raises(Refused, match="Somebody else decides"):
        actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.OFFERED)


def test_an_offer_may_have_a_last_day(village: Village) -> None:
    one = interest(village, role(village), "ida")
    until = clock.today() + timedelta(days=300)
    actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.OFFERED, until=until)
    assert actions.accept(actor=village.actor("ida"), expression=one).until == until


def test_what_was_begun_or_has_ended_is_forgotten_in_time(village: Village) -> None:
    asked = role(village)
    actions.begin(actor=VISITOR, role=asked, seed="half", answers={"called": "Vic"})
    stopped, waits = interest(village, asked), interest(village, asked, "ida")
    actions.stop(actor=VISITOR, expression=stopped)
    for days, gone in ((-1, 0), (1, 1)):
        before = clock.now() + timedelta(days=days)
        assert actions.forget_begun(before=before) == gone
        assert actions.forget_ended(before=before) == gone
    stopped.refresh_from_db()
    waits.refresh_from_db()
    assert (stopped.called, stopped.address, waits.called) == ("", "", "Ida")
