from datetime import timedelta

from django.conf import settings

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.letters.wording import MOST_WORDS
from forum.outlets.notices.tests.rounds import all_told
from forum.people.roles import actions
from forum.people.roles.rules import StepKind
from forum.people.roles.tests.told import interest, payer, role
from tests.fixtures.village import Village


def letters() -> list[tuple[str, str, str]]:
    """What has been queued: kind, to whom, and the words; each short, with one link at most."""
    all_told()
    found = []
    for delivery in Delivery.objects.order_by("pk"):
        message = RENDERERS[delivery.kind](delivery)
        if message:
            assert len(message.text.split()) <= MOST_WORDS, message.text
            assert message.text.count("http") <= 1
            assert "\n\n\n" not in message.text
            found.append((delivery.kind, message.to, message.text))
    Delivery.objects.all().delete()
    return found


def test_those_named_hear_of_interest_and_the_person_what_happens_next(village: Village) -> None:
    one = interest(village, role(village, seats=("river", "heron")))
    asked = letters()
    assert {(kind, to) for kind, to, _words in asked} == {
        ("role_interest", "ada@example.org"), ("role_interest", "bo@example.org")
    }  # fmt: skip
    actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.OFFERED)
    ((kind, to, words),) = letters()
    assert (kind, to) == ("role_news", "vic@example.org")
    assert "is offered to you" in words
    assert f"{settings.FORUM_ADDRESS}/roles/go-on" in words
    actions.accept(actor=village.actor("vic"), expression=one)
    assert {kind for kind, _to, _words in letters()} <= {"role_taken", "several"}


def test_not_this_time_comes_with_its_reason(village: Village) -> None:
    one = interest(village, role(village))
    letters()
    actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.NOT_THIS_TIME, words="Come in May. " * 60)
    ((_kind, _to, words),) = letters()
    assert "not this time" in words
    assert "Come in May." in words


def test_a_role_handed_back_is_told_to_the_pair_and_to_nobody_else(village: Village) -> None:
    asked = role(village)
    mine = actions.appoint(person=village.people["ida"], role=asked)
    actions.appoint(person=village.people["cy"], role=asked, stand_in=True)
    letters()
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        actions.hand_back(actor=village.actor("ida"), appointment=mine)
        assert [(kind, to) for kind, to, _words in letters()] == [("role_back", "cy@example.org")]


def test_the_reminder_goes_to_the_payer_and_news_to_the_claimant(village: Village) -> None:
    pays = payer(village)
    made = actions.claim_expenses(actor=village.actor("ada"), what_for="Bus", day=clock.today(), pence=460)
    assert letters() == []
    with clock.travelled_to(clock.now() + (made.remind_on - clock.today())):
        actions.remind_payer()
        assert [(kind, to) for kind, to, _words in letters()] == [("claim_waits", "hal@example.org")]
    actions.pay(actor=pays, claim=made)
    ((kind, to, words),) = letters()
    assert (kind, to) == ("claim_news", "ada@example.org")
    assert "4.60" not in words


def test_whoever_is_interested_hears_that_the_advert_changed_and_whoever_stopped_does_not(village: Village) -> None:
    asked = role(village, places=2)
    waits, gone = interest(village, asked), interest(village, asked, "ida")
    actions.stop(actor=village.actor("ida"), expression=gone)
    letters()
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        actions.change_role(actor=village.actor("bo"), role=asked, seats=[village.seats["river"]], how_long="A year")
        assert [(kind, to) for kind, to, _words in letters()] == [("role_changed", waits.address)]


def test_a_free_place_is_told_to_those_who_decide_while_somebody_is_on_the_list(village: Village) -> None:
    asked = role(village)
    held = actions.appoint(person=village.people["ida"], role=asked)
    one = interest(village, asked)
    actions.decide(actor=village.actor("ada"), expression=one, kind=StepKind.RESERVE)
    letters()
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        actions.hand_back(actor=village.actor("ida"), appointment=held)
        assert [(kind, to) for kind, to, _words in letters()] == [("role_free", "ada@example.org")]
    with clock.travelled_to(clock.now() + timedelta(days=3)):
        again = actions.appoint(person=village.people["ida"], role=asked)
        actions.stop(actor=village.actor("vic"), expression=one)
        letters()
    with clock.travelled_to(clock.now() + timedelta(days=6)):
        actions.hand_back(actor=village.actor("ida"), appointment=again)
        assert letters() == []
