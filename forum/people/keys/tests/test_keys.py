import json
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forum.ground import clock
from forum.people.keys import actions, privacy, registry, terms
from forum.people.keys.models import Asking, ProposedTerms, Turn
from forum.people.keys.rules import TurnKind, missing
from forum.people.membership import actions as membership
from forum.people.membership import covering
from forum.people.membership.models import Group, Terms
from forum.people.policy import Actor, NotYours, Refused
from forum.record.checking import verify
from forum.record.models import Entry
from tests.fixtures.village import SEATED, Village
from tests.guards.house import FORUM

LATER = {
    "quorum": 4,
    "reopens_at": 2,
    "reply_within_working_days": 15,
    "chairs": 2,
    "purpose": "Together.",
    "why": "It is fairer.",
}
SHARES = {"lived-experience": 2, "carers": 1, "staff": 1}


def propose(village: Village) -> Asking:
    return terms.propose_terms(
        actor=village.actor("ada"),
        seat=village.seats["river"],
        shares=SHARES,
        **LATER,  # type: ignore[arg-type]
    )


def turn(village: Village, asking: Asking, who: str, seat: str | None = None) -> bool:
    return actions.turn(actor=village.actor(who), asking=asking, seat=village.seats[seat or SEATED[who]])


def quorum(village: Village) -> int:
    found = Terms.objects.in_force(village.forum)
    assert found is not None
    return found.quorum


def test_new_terms_are_in_force_with_the_last_key_and_not_before(village: Village) -> None:
    asking = propose(village)
    assert not turn(village, asking, "ada")
    assert not turn(village, asking, "bo")  # the same side twice is still one side
    assert not turn(village, asking, "cy")
    assert quorum(village) == 5
    assert turn(village, asking, "dee")
    assert quorum(village) == 4
    found = Terms.objects.in_force(village.forum)
    assert found is not None
    assert dict(found.shares.values_list("constituency__slug", "at_least")) == SHARES
    acts = list(Entry.objects.filter(act__startswith="keys.").order_by("sequence").values_list("act", flat=True))
    assert acts == ["keys.ask", *["keys.turn"] * 4, "keys.adopt_terms"]
    assert verify() is None
    with pytest.raises(Refused):
        turn(village, asking, "ida")


def test_it_waits_in_the_open_with_names_of_seats_and_of_nobody(village: Village) -> None:
    asking = propose(village)
    turn(village, asking, "ada")
    actions.refuse(
        actor=village.actor("dee"), asking=asking, seat=village.seats["ferry"], words="Fifteen days is too few."
    )
    assert '<a href="/keys"' in Client().get("/agreement").content.decode()
    assert "New terms of reference" in Client().get("/keys").content.decode()
    page = Client().get(f"/keys/{asking.public_id}").content.decode()
    for words in ("River", "Fifteen days is too few.", "Carers", "It is fairer."):
        assert words in page
    assert not any(name in page for name in ("Ada", "Dee"))
    assert "We agree" not in page


def test_a_no_needs_a_word_and_another_seat_of_that_side_may_still_agree(village: Village) -> None:
    asking = propose(village)
    bo = village.client("bo")
    at = f"/keys/{asking.public_id}"
    heron = village.seats["heron"].public_id
    assert "Say in plain words why not." in bo.post(at, {"seat": heron, "refuse": "1"}).content.decode()
    bo.post(at, {"seat": heron, "refuse": "1", "words": "Too few."})
    for who in ("ada", "cy", "dee"):
        village.client(who).post(at, {"seat": village.seats[SEATED[who]].public_id, "turn": "1"})
    assert quorum(village) == 4


def test_a_key_belongs_to_the_seat_and_passes_to_its_second_and_its_successor(village: Village) -> None:
    asking = propose(village)
    turn(village, asking, "ada")
    covering.stand_in(person=village.people["ida"], seat=village.seats["lantern"])
    with pytest.raises(Refused):
        turn(village, asking, "ida", "lantern")
    covering.rest(person=village.people["cy"])
    turn(village, asking, "ida", "lantern")
    membership.take_seat(person=village.people["gus"], seat=village.seats["ferry"])
    with clock.travelled_to(clock.now() + timedelta(days=1)):  # that day both hold it
        with pytest.raises(Refused):
            turn(village, asking, "dee", "ferry")
        assert turn(village, asking, "gus", "ferry")
        assert quorum(village) == 4


def test_what_is_over_or_withdrawn_or_taken_back_counts_for_nothing(village: Village) -> None:
    asking = propose(village)
    for who in ("ada", "cy"):
        turn(village, asking, who)
    actions.take_back(actor=village.actor("cy"), asking=asking, seat=village.seats["lantern"])
    assert not turn(village, asking, "dee")
    with clock.travelled_to(clock.now() + timedelta(days=60)):
        with pytest.raises(Refused):
            turn(village, asking, "cy")
        fresh = propose(village)
        with pytest.raises(Refused):
            actions.withdraw(actor=village.actor("bo"), asking=fresh, words="Mine")
        actions.withdraw(actor=village.actor("ada"), asking=fresh, words="Not yet.")
        with pytest.raises(Refused):
            turn(village, fresh, "cy")
    assert quorum(village) == 5


def test_one_at_a_time_and_never_the_same_again(village: Village) -> None:
    propose(village)
    with pytest.raises(Refused):
        propose(village)
    dee = village.client("dee")
    assert "One at a time." in dee.post("/keys/terms/new", {**LATER, "quorum": "3"}).content.decode()
    assert ProposedTerms.objects.count() == 1


@pytest.mark.parametrize(
    "odd", [{"quorum": "0"}, {"quorum": "x"}, {"quorum": "99"}, {"why": ""}, {"side-carers": "-1"}]
)
def test_odd_terms_are_explained_and_kept(village: Village, odd: dict[str, str]) -> None:
    ada = village.client("ada")
    told = {name: str(value) for name, value in LATER.items()} | {"purpose": "Kept words."} | odd
    page = ada.post("/keys/terms/new", told)
    assert page.status_code == 200
    assert "Kept words." in page.content.decode()
    assert not ProposedTerms.objects.exists()


def test_whoever_holds_no_seat_turns_none_and_the_machine_has_no_way_to(village: Village) -> None:
    asking = propose(village)
    for nobody in (village.actor("gus"), village.actor("eve"), Actor()):
        with pytest.raises(NotYours):
            actions.turn(actor=nobody, asking=asking, seat=village.seats["ferry"])
    assert village.client("gus").post(f"/keys/{asking.public_id}", {"turn": "1"}).status_code == 404
    for floor in ("commands", "operations"):
        for file in (FORUM / floor).rglob("*.py"):
            assert "people.keys" not in file.read_text() or "tests" in file.parts, file


def test_only_an_act_that_a_part_carries_out_can_be_asked_for(village: Village) -> None:
    with pytest.raises(Refused):
        actions.ask(
            actor=village.actor("ada"), seat=village.seats["river"], act="heard.hide", subject="voice:1",
            words="Hide it", sides=terms.sides_for(village.forum),
        )  # fmt: skip


def test_a_name_goes_and_the_key_stays_with_the_seat(village: Village) -> None:
    asking = propose(village)
    turn(village, asking, "ada")
    ada = village.people["ada"].pk
    assert "River" in json.dumps(privacy.export_for(person=ada, account=None))
    privacy.erase(person=ada, account=None)
    assert Turn.objects.get().by is None
    assert privacy.export_for(person=ada, account=None) == {"Keys that you turned for a seat": []}


DONE: list[str] = []


def note_done(_actor: Actor, asking: Asking) -> None:
    DONE.append(asking.public_id)


WHO = st.sampled_from(sorted(SEATED))
MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["turn", "turn", "refuse", "take_back"]), WHO),
        st.tuples(st.just("successor"), WHO),
        st.tuples(st.sampled_from(["withdraw", "pass"]), st.just("ada")),
    ),
    min_size=4,
    max_size=14,
)


@given(moves=MOVES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_act_happens_without_a_key_of_each_side(village: Village, moves: list[tuple[str, str]]) -> None:
    """Whatever happens in whatever order, against a second telling of the rule that looks at nothing but the moves."""
    from django.db import transaction

    DONE.clear()
    with transaction.atomic():
        registry.register("keys.try", note_done)
        sides = terms.sides_for(Group.objects.get(pk=village.forum.pk))
        asking = actions.ask(
            actor=village.actor("ada"), seat=village.seats["river"], act="keys.try", subject="try", words="Try it",
            sides=sides,
        )  # fmt: skip
        agreed: set[str] = set()
        holders, now, over, happened = dict(SEATED), clock.now(), False, False
        for move, who in moves:
            with clock.travelled_to(now):
                seat = village.seats[SEATED[who]]
                holder = next(name for name, held in holders.items() if held == SEATED[who])
                try:
                    if move == "turn":
                        actions.turn(actor=village.actor(holder), asking=asking, seat=seat)
                        agreed |= {seat.slug} if not over else set()
                    elif move == "refuse":
                        actions.refuse(actor=village.actor(holder), asking=asking, seat=seat, words="No")
                        agreed -= {seat.slug}
                    elif move == "take_back":
                        actions.take_back(actor=village.actor(holder), asking=asking, seat=seat)
                        agreed -= {seat.slug}
                    elif move == "withdraw":
                        holder = next(name for name, held in holders.items() if held == "river")
                        actions.withdraw(actor=village.actor(holder), asking=asking, words="No")
                        over = True
                    elif move == "pass":
                        now += timedelta(days=15)
                        over = over or now.date() > asking.until
                    elif move == "successor" and holder != "gus" and "gus" not in holders:
                        membership.take_seat(person=village.people["gus"], seat=seat, since=clock.today())
                        # Until the day is over both hold it; the key is the seat's, whoever turns it.
                        holders["gus"] = holders.pop(holder)
                except Refused:
                    pass
            there = {village.seats[slug].constituency_id for slug in agreed}
            happened = happened or (not over and there >= set(sides))
            assert bool(DONE) == happened
            over = over or happened
        assert len(DONE) <= 1
        transaction.set_rollback(True)


NEEDED = st.dictionaries(st.integers(1, 3), st.integers(1, 2))


@given(
    turned=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 3))),
    needed=NEEDED,
)
@settings(max_examples=60, deadline=None)
def test_a_seat_counts_once_and_only_for_its_side(turned: list[tuple[int, int]], needed: dict[int, int]) -> None:
    short = missing(needed=needed, turned=turned)
    for side, least in needed.items():
        there = len({seat for seat, of in turned if of == side})
        assert short.get(side, 0) == max(least - there, 0)


def test_last_words_count(village: Village) -> None:
    asking = propose(village)
    turn(village, asking, "ada")
    assert not turn(village, asking, "ada")  # a second tap
    whole = Asking.objects.whole().get()
    assert whole.last_word(village.seats["river"].pk) == TurnKind.TURNED
    assert Turn.objects.count() == 1
