"""Whoever could gain from a decision sits it out, unless the others agree."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.decided import actions
from forum.journey.decided.models import Decision, ItemInterest
from forum.journey.decided.rules import Stand, Words
from forum.journey.heard import actions as heard
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up.models import AgendaItem
from forum.people.policy import VISITOR, NotYours, Refused
from forum.people.roles import actions as roles
from tests.fixtures.village import Village

ALL = ("river", "heron", "willow", "lantern", "bridge", "ferry")


def item(village: Village) -> AgendaItem:
    ada = village.actor("ada")
    voice = heard.hear(actor=VISITOR, words="The bus is late.").voice
    matter = taken_up.take_up(actor=ada, title="The bus", meeting=village.meeting, voices=[voice])
    taken_up.write_impact_note(actor=ada, matter=matter, words="I would be home by eight.")
    return taken_up.put_on_agenda(actor=ada, matter=matter, meeting=village.hold_meeting(present=ALL))


def decide(village: Village, at: AgendaItem, seats: tuple[str, ...], **more: object) -> Decision:
    stands = {village.seats[seat]: (Stand.CONSENT, "") for seat in seats}
    return actions.decide_by_consent(actor=village.actor("bo"), item=at, words="A later bus.", stands=stands, **more)


def test_a_seat_with_an_interest_takes_no_part_and_it_stands_with_the_decision(village: Village) -> None:
    at = item(village)
    actions.declare_interest(actor=village.actor("ada"), item=at, seat=village.seats["river"], words="I drive the bus.")
    with pytest.raises(Refused, match=Words.APART[:20]):
        decide(village, at, ALL)
    decision = decide(village, at, ALL[1:])
    assert not decision.stances.filter(seat__slug="river").exists()
    page = Client().get(f"/matters/{at.matter.public_id}").content.decode()
    assert "River declared an interest and took no part." in page
    assert "I drive the bus." in page
    with pytest.raises(Refused, match=Words.TOO_LATE[:20]):
        actions.declare_interest(actor=village.actor("bo"), item=at, seat=village.seats["heron"], words="Me too.")


def test_the_others_may_agree_that_it_takes_part(village: Village) -> None:
    at = item(village)
    actions.declare_interest(actor=village.actor("ada"), item=at, seat=village.seats["river"], words="I drive the bus.")
    decision = decide(village, at, ALL, others_agree=[village.seats["river"]])
    assert decision.stances.filter(seat__slug="river").exists()
    assert "the others agreed" in Client().get(f"/matters/{at.matter.public_id}").content.decode()


def test_what_stands_in_the_register_about_a_party_counts_by_itself(village: Village) -> None:
    at = item(village)
    roles.declare_interest(actor=village.actor("cy"), words="My sister runs it.", organisation=village.charity)
    decide_by = clock.today() + timedelta(days=10)
    assert not actions.interests_in(at)
    taken_up.ask_for_note(actor=village.actor("ada"), matter=at.matter, by=decide_by, organisation=village.charity)
    client = Client()
    client.force_login(village.people["bo"].account)
    page = client.get(f"/agenda/{at.public_id}/decide").content.decode()
    assert "Lantern declared an interest" in page
    assert "My sister runs it." in page
    sent = {f"stand_{seat}": "consent" for seat in ALL} | {"words": "A later bus."}
    assert client.post(f"/agenda/{at.public_id}/decide", sent).status_code == 302
    assert ItemInterest.objects.get().takes_part is False
    assert not Decision.objects.get().stances.filter(seat__slug="lantern").exists()


def test_an_ended_interest_and_one_about_others_keep_nobody_away(village: Village) -> None:
    at = item(village)
    ended = roles.declare_interest(actor=village.actor("cy"), words="I worked there.", organisation=village.charity)
    with clock.travelled_to(clock.now() + timedelta(days=3)):
        roles.end_interest(actor=village.actor("cy"), interest=ended)
    roles.declare_interest(actor=village.actor("ada"), words="I work there.", organisation=village.host)
    taken_up.ask_for_note(
        actor=village.actor("ada"), matter=at.matter, by=clock.today() + timedelta(days=9), organisation=village.charity
    )
    with clock.travelled_to(clock.now() + timedelta(days=4)):
        assert actions.interests_in(at) == {}


def test_it_counts_for_no_quorum(village: Village) -> None:
    at = item(village)
    for name, seat in (("ada", "river"), ("bo", "heron")):
        actions.declare_interest(actor=village.actor(name), item=at, seat=village.seats[seat], words="I gain.")
    with pytest.raises(Refused, match="talk it through"):
        decide(village, at, ALL[2:])


def test_an_interest_is_declared_for_ones_own_seat(village: Village) -> None:
    at = item(village)
    with pytest.raises(Refused, match="the seat that you hold"):
        actions.declare_interest(actor=village.actor("ada"), item=at, seat=village.seats["heron"], words="Not mine.")
    with pytest.raises(NotYours):
        actions.declare_interest(actor=village.actor("gus"), item=at, seat=village.seats["heron"], words="Not mine.")
    client = Client()
    client.force_login(village.people["ada"].account)
    page = client.get(f"/agenda/{at.public_id}/interest").content.decode()
    assert "sits this one out" in page
    sent = {"seat": village.seats["river"].pk, "words": "I drive the bus."}
    assert client.post(f"/agenda/{at.public_id}/interest", sent).status_code == 302
    assert ItemInterest.objects.get().seat == village.seats["river"]
