from datetime import datetime, timedelta
from typing import Self

from django.utils import timezone

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.ground.post.rules import Way
from forum.outlets.notices.actions import SETTLES, gather, tell
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.tests.rounds import all_told
from forum.outlets.notices.tests.test_roles_and_money import letters
from forum.people.care import actions as care
from forum.people.care.rules import Amount, Code, Keep
from forum.people.care.tests.test_helping import pair
from forum.people.care.tests.test_pace import second
from forum.people.keys.tests.test_keys import propose
from forum.people.roles import actions as roles
from forum.people.roles.tests.told import payer, role
from tests.fixtures.village import Village

HOME = "Ada\n4 Sluice Cottages"


def told() -> set[tuple[str, str]]:
    return {(kind, to) for kind, to, _words in letters()}


def test_the_second_is_told_that_they_cover_and_nobody_else_hears(village: Village) -> None:
    second(village, "ada", "bo", "river")
    letters()
    care.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
    ((kind, to, words),) = letters()
    assert (kind, to) == ("covers", "bo@example.org")
    assert "Ada takes a rest. You cover River" in words


def test_everything_that_is_asked_of_somebody_reaches_them_in_few_words(village: Village) -> None:
    asked = care.ask_second(actor=village.actor("ada"), called="Bo", seat=village.seats["river"])
    assert told() == {("second_asked", "bo@example.org")}
    care.be_second(actor=village.actor("bo"), asked=asked, yes=False)
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        pair(village)
        assert told() == {("buddy_yes", "ada@example.org")}  # that Bo was asked has lost its sense meanwhile
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        thing = care.ask_small_thing(actor=village.actor("ada"), kind="form", words="A secret form")
        ((kind, to, words),) = letters()
        assert (kind, to) == ("small_thing", "bo@example.org")
        assert "secret" not in words
    with clock.travelled_to(clock.now() + timedelta(days=3)):
        care.take_part(actor=village.actor("bo"), part=thing.parts.get())
        letters()
    with clock.travelled_to(clock.now() + timedelta(days=4)):
        care.hand_back(actor=village.actor("bo"), part=thing.parts.get())
        assert told() == {("thing_moved", "ada@example.org")}
        circle = care.start_circle(actor=village.actor("ada"), name="Kettle")
        care.ask_into_circle(actor=village.actor("ada"), circle=circle, called="Cy")
        ((kind, to, words),) = letters()
        assert (kind, to) == ("circle_asked", "cy@example.org")
        assert not {"Ada", "Kettle"} & set(words.replace(".", " ").split())
    with clock.travelled_to(clock.now() + timedelta(days=5)):
        propose(village)
        assert {to for kind, to in told() if kind == "keys_asked"} == {
            "bo@example.org", "cy@example.org", "dee@example.org", "ida@example.org"
        }  # fmt: skip


def test_nothing_comes_to_whoever_rests_but_what_they_asked_to_keep(village: Village) -> None:
    pays = payer(village)
    claim = roles.claim_expenses(actor=village.actor("ada"), what_for="Bus", day=clock.today(), pence=460)
    care.keep_coming(actor=village.actor("ada"), kinds=[Keep.MONEY])
    care.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
    letters()
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    roles.pay(actor=pays, claim=claim)
    assert told() == {("claim_news", "ada@example.org")}
    propose_by = village.actor("cy")
    care.set_pace(actor=propose_by, amount=Amount.NOTHING)
    asked = role(village)
    mine = roles.appoint(person=village.people["ida"], role=asked)
    roles.appoint(person=village.people["cy"], role=asked, stand_in=True)
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        roles.hand_back(actor=village.actor("ida"), appointment=mine)
        assert told() == set()


def test_what_was_on_its_way_pauses_too(village: Village) -> None:
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    tell()
    care.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
    with clock.travelled_to(clock.now() + SETTLES + timedelta(seconds=1)):
        assert gather() == 0
    # And what was queued already, between the gathering and the sending.
    care.set_pace(actor=village.actor("ada"), amount=Amount.LITTLE)
    care.ask_second(actor=village.actor("cy"), called="Ada", seat=village.seats["lantern"])
    all_told()
    care.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
    assert RENDERERS["second_asked"](Delivery.objects.get(kind="second_asked")) is None


def test_the_clock_of_an_office_goes_to_the_deputy_or_the_coordinator(village: Village) -> None:
    payer(village)  # Hal pays
    made = roles.claim_expenses(actor=village.actor("ada"), what_for="Bus", day=clock.today(), pence=460)
    care.set_pace(actor=village.actor("hal"), amount=Amount.NOTHING)
    with clock.travelled_to(clock.now() + (made.remind_on - clock.today())):
        roles.remind_payer()
        assert told() == {("claim_waits", "gus@example.org")}


def test_a_clock_that_was_noted_before_the_rest_finds_whoever_is_there(village: Village) -> None:
    payer(village)
    made = roles.claim_expenses(actor=village.actor("ada"), what_for="Bus", day=clock.today(), pence=460)
    with clock.travelled_to(clock.now() + (made.remind_on - clock.today())):
        roles.remind_payer()
        tell()
        care.set_pace(actor=village.actor("hal"), amount=Amount.NOTHING)
        assert told() == {("claim_waits", "gus@example.org")}


def test_an_override_lets_one_leave_by_email_today(village: Village) -> None:
    ada = village.people["ada"]
    care.record_needs(actor=village.actor("ada"), person=ada, codes=[Code.LARGE_PRINT], postal=HOME)
    care.override_needs(actor=village.actor("gus"), person=ada, way="email", reason="Tonight, not there")
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    assert told() == {("second_asked", "ada@example.org")}


class Box:
    """A sender that keeps what it gets."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        pass

    def send(self, message: post.Message, _message_id: str) -> None:
        self.sent.append(message.to)


def test_nothing_leaves_in_somebodys_own_quiet_hours(village: Village) -> None:
    village.client("ada").post("/me/needs/quiet", {"begins": "13", "ends": "16"})
    care.ask_second(actor=village.actor("bo"), called="Ada", seat=village.seats["heron"])
    all_told()
    box = Box()
    noon = timezone.make_aware(datetime(2027, 6, 15, 14))  # noqa: DTZ001 - made aware at once
    with clock.travelled_to(noon):
        assert post.drain(senders={Way.EMAIL: box}) == 0  # type: ignore[dict-item]
        assert post.drain(senders={Way.EMAIL: box}) == 0  # type: ignore[dict-item]
    with clock.travelled_to(noon + timedelta(hours=2, minutes=1)):
        assert post.drain(senders={Way.EMAIL: box}) == 1  # type: ignore[dict-item]
    assert box.sent == ["ada@example.org"]
