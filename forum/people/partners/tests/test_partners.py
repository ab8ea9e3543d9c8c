"""An organisation is invited and invites its people: each comes with a code of their own, which works once."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.people.membership.actors import actor_of
from forum.people.membership.models import ActingFor, Membership, Organisation, Person
from forum.people.partners import actions, privacy
from forum.people.partners.models import PartnerCode
from forum.people.partners.queries import mark_of
from forum.people.partners.rules import CODES_AT_ONCE
from forum.people.policy import NotYours, Refused, Role
from tests.fixtures.village import Village


def come(village: Village, name: str, code: str) -> ActingFor:
    return actions.come(actor=village.actor(name), mark=mark_of(code))


def test_an_organisation_invites_its_own_people(village: Village) -> None:
    place, first = actions.invite(actor=village.actor("gus"), name="Fen Wheels", in_short="Lifts")
    lead = come(village, "cy", first)
    assert lead.leads
    assert village.actor("cy").holds(Role.PARTNER)
    second = actions.invite_person(actor=village.actor("cy"), organisation=place, for_whom="A driver")
    assert not come(village, "ida", second).leads
    assert {one.person.called for one in ActingFor.objects.now().filter(organisation=place)} == {"Cy", "Ida"}
    with pytest.raises(NotYours):
        actions.invite_person(actor=village.actor("ida"), organisation=place)


def test_a_code_works_once_and_only_while_it_is_good(village: Village) -> None:
    place, code = actions.invite(actor=village.actor("gus"), name="Fen Wheels")
    come(village, "cy", code)
    with pytest.raises(Refused, match="is used"):
        come(village, "ida", code)
    back = actions.invite_person(actor=village.actor("cy"), organisation=place)
    actions.take_code_back(actor=village.actor("cy"), code=PartnerCode.objects.open().get())
    old = actions.invite_person(actor=village.actor("cy"), organisation=place)
    with pytest.raises(Refused, match="taken back"):
        come(village, "ida", back)
    with clock.travelled_to(clock.now() + timedelta(days=61)):
        with pytest.raises(Refused, match="older"):
            come(village, "ida", old)
        assert actions.forget_codes() == 3
    assert not PartnerCode.objects.exists()


def test_who_speaks_already_keeps_the_code_for_somebody_else(village: Village) -> None:
    place, code = actions.invite(actor=village.actor("gus"), name="Growing Together")
    assert place == village.charity
    plain = actions.invite_person(actor=village.actor("gus"), organisation=place)
    with pytest.raises(Refused, match="already"):
        come(village, "flo", plain)
    assert come(village, "flo", code).leads  # from now on she invites too
    assert come(village, "ida", plain).organisation == place
    assert ActingFor.objects.now().filter(person=village.people["flo"]).count() == 1


def test_nobody_invites_for_another_organisation_or_for_the_trust(village: Village) -> None:
    other, code = actions.invite(actor=village.actor("gus"), name="Fen Wheels")
    come(village, "cy", code)
    open_code = actions.invite_person(actor=village.actor("cy"), organisation=other)
    for act in (
        lambda: actions.invite_person(actor=village.actor("cy"), organisation=village.charity),
        lambda: actions.take_code_back(
            actor=village.actor("flo"), code=PartnerCode.objects.get(fingerprint=mark_of(open_code))
        ),
        lambda: actions.end(actor=village.actor("flo"), speaking=ActingFor.objects.get(organisation=other)),
        lambda: actions.invite(actor=village.actor("ada"), name="Another"),
        lambda: actions.stop(actor=village.actor("flo"), speaking=ActingFor.objects.get(organisation=other)),
    ):
        with pytest.raises(NotYours):
            act()
    with pytest.raises(Refused, match="trust"):
        actions.invite(actor=village.actor("gus"), name="Fenmarsh Trust")


def test_stopping_is_one_tap_and_past_days_stay(village: Village) -> None:
    flo = ActingFor.objects.get(organisation=village.charity)
    actions.stop(actor=village.actor("flo"), speaking=flo)
    assert not village.actor("flo").holds(Role.PARTNER)
    assert ActingFor.objects.get(organisation=village.charity).until == clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="any more"):
        actions.stop(actor=village.actor("flo"), speaking=flo)


def test_there_is_an_end_to_open_codes(village: Village) -> None:
    for _n in range(CODES_AT_ONCE):
        actions.invite_person(actor=village.actor("gus"), organisation=village.charity)
    with pytest.raises(Refused, match="twenty"):
        actions.invite_person(actor=village.actor("gus"), organisation=village.charity)


def test_from_the_slip_to_the_table_in_four_pages(client: Client, village: Village) -> None:
    client.force_login(village.people["gus"].account)
    assert client.post("/organisations/new", {"name": " "}).status_code == 200
    slip = client.post("/organisations/new", {"name": "Fen Wheels", "in_short": ""}).content.decode()
    code = re.findall(r'paper-card__code">([^<]+)<', slip)[0]
    assert code not in client.get("/organisations/fen-wheels").content.decode()

    new = Client()
    assert "not quite a code" in new.post("/come-in", {"code": "abc"}).content.decode()
    assert new.post("/come-in", {"code": code.upper()}).url == "/organisations/yes"
    assert "The code is good" in new.get("/organisations/yes").content.decode()
    assert "You come for an organisation" in new.get("/join").content.decode()
    card = new.post("/join", {"called": "Wren", "way": "none", "seed": "s" * 32}).content.decode()
    assert 'href="/organisations/yes"' in card
    assert "You come for Fen Wheels" in new.get("/organisations/yes").content.decode()
    assert "Invite somebody" in new.post("/organisations/yes").content.decode()
    wren = Person.objects.get(called="Wren")
    assert actor_of(wren).organisations[0].name == "Fen Wheels"
    assert not Membership.objects.filter(person=wren).exists()
    assert new.get("/organisations/yes").url == "/come-in"
    assert "Wren" not in Client().get("/organisations/fen-wheels").content.decode()
    slip = new.post("/organisations/fen-wheels/invite", {"for_whom": "Robin"}).content.decode()
    assert "The slip for Robin" in slip
    assert "Robin" in new.get("/organisations/fen-wheels").content.decode()
    assert "used, taken back" in Client().post("/come-in", {"code": code}).content.decode()


def test_what_is_kept_can_be_had_and_forgotten(village: Village) -> None:
    place, code = actions.invite(actor=village.actor("gus"), name="Fen Wheels")
    cy = village.people["cy"].pk
    come(village, "cy", code)
    actions.invite_person(actor=village.actor("cy"), organisation=place, for_whom="Robin")
    rows = privacy.export_for(person=cy, account=None)["Invitations for organisations"]
    assert [row["for"] for row in rows] == ["you", "Robin"]
    privacy.erase(person=cy, account=None)
    assert PartnerCode.objects.count() == 1
    assert PartnerCode.objects.get().used_by is None
    assert not Organisation.objects.filter(name="Cy").exists()
