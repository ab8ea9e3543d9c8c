"""Queueing, trying again, giving up: nothing lost, nothing doubled, nobody kept waiting by somebody else's trouble."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from forum.ground import clock, journal, post
from forum.ground.post.models import ClosedWay, Delivery
from forum.ground.post.queries import events_in_hand
from forum.ground.post.registry import register
from forum.ground.post.rules import LEASE, PATIENCE, REST, is_enough, wait_after
from forum.ground.post.senders import Refused, Unreachable
from forum.ground.post.tests.mailbox import Obedient

pytestmark = pytest.mark.django_db


def queue(number: int = 1, kind: str = "hello", **more: object) -> Delivery:
    facts = {"kind": kind, "way": "email", "to_kind": "person", "to_id": number, "key": f"{kind}:{number}"} | more
    delivery = post.queue(**facts)
    assert delivery is not None
    return delivery


def test_the_same_key_is_queued_once() -> None:
    queue(1)
    assert post.queue(kind="hello", way="email", to_kind="person", to_id=1, key="hello:1") is None
    assert Delivery.objects.count() == 1


def test_only_real_ways_are_queued() -> None:
    with pytest.raises(ValueError, match="pigeon"):
        queue(way="pigeon")


def test_what_is_due_leaves_once_with_the_message_id_it_was_made_with() -> None:
    deliveries = [queue(number) for number in range(3)]
    sender = Obedient()
    assert post.drain(senders={"email": sender}) == 3
    assert post.drain(senders={"email": sender}) == 0
    assert [message_id for _, message_id in sender.sent] == [delivery.message_id for delivery in deliveries]
    assert not Delivery.objects.waiting().exists()


def test_drain_stops_at_its_limit() -> None:
    for number in range(30):
        queue(number)
    assert post.drain(25, senders={"email": Obedient()}) == 25
    assert Delivery.objects.waiting().count() == 5


def test_letters_and_texts_wait_for_the_print_queue() -> None:
    queue(1, way="letter")
    queue(2, way="text")
    assert post.drain(senders={"email": Obedient()}) == 0
    assert Delivery.objects.waiting().count() == 2


def test_quiet_hours_are_kept() -> None:
    morning = clock.now() + timedelta(hours=9)
    queue(not_before=morning)
    assert post.drain(senders={"email": Obedient()}) == 0
    with clock.travelled_to(morning):
        assert post.drain(senders={"email": Obedient()}) == 1


def test_a_message_that_lost_its_sense_is_dropped() -> None:
    queue(kind="stale")
    assert post.drain(senders={"email": Obedient()}) == 0
    assert Delivery.objects.get().dropped_at is not None


def test_a_poisoned_message_is_tried_less_and_less_and_parked_while_others_leave() -> None:
    poisoned = queue(kind="poison")
    start, moment, sender = clock.now(), clock.now(), Obedient()
    for number in range(100):
        with clock.travelled_to(moment):
            queue(number)
            assert post.drain(senders={"email": sender}) == 1
        poisoned.refresh_from_db()
        if poisoned.given_up_at:
            break
        assert poisoned.next_try == moment + wait_after(poisoned.attempts)
        moment = poisoned.next_try
    assert poisoned.given_up_at is not None
    assert poisoned.given_up_at - start >= PATIENCE
    assert poisoned.last_error == "ZeroDivisionError"
    assert "@" not in poisoned.last_error


def test_what_was_parked_can_be_put_back() -> None:
    delivery = queue()
    post.drain(senders={"email": Obedient(Refused("SMTPRecipientsRefused 550"))})
    assert Delivery.objects.parked().get() == delivery
    assert post.try_again(kind="other") == 0
    assert post.try_again() == 1
    assert post.drain(senders={"email": Obedient()}) == 1


def test_what_is_refused_for_good_is_parked_at_once() -> None:
    delivery = queue()
    assert post.drain(senders={"email": Obedient(Refused("SMTPRecipientsRefused 550"))}) == 0
    delivery.refresh_from_db()
    assert delivery.given_up_at is not None
    assert delivery.last_error == "SMTPRecipientsRefused 550"


def test_a_closed_way_holds_the_queue_however_long_and_counts_against_nobody() -> None:
    for number in range(3):
        queue(number)
    for days in range(10):
        with clock.travelled_to(clock.now() + timedelta(days=days)):
            assert post.drain(senders={"email": Obedient(Unreachable("ConnectionRefusedError"))}) == 0
    assert set(Delivery.objects.values_list("attempts", "given_up_at")) == {(0, None)}
    closed = ClosedWay.objects.get()
    assert (closed.reason, (closed.until - closed.since).days) == ("ConnectionRefusedError", 9)
    with clock.travelled_to(clock.now() + timedelta(days=10)):
        assert post.drain(senders={"email": Obedient()}) == 3
    assert not ClosedWay.objects.exists()


def test_a_closed_way_is_not_knocked_at_all_the_time() -> None:
    queue()
    now, closed, open_again = clock.now(), Obedient(Unreachable("TimeoutError")), Obedient()
    with clock.travelled_to(now):
        post.drain(senders={"email": closed})
        assert post.drain(senders={"email": open_again}) == 0
    with clock.travelled_to(now + REST):
        assert post.drain(senders={"email": open_again}) == 1


def test_with_nothing_to_send_nothing_is_locked(
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    with django_assert_num_queries(2):
        assert post.drain(senders={"email": Obedient()}) == 0


def test_what_another_worker_has_in_hand_is_left_until_its_lease_runs_out() -> None:
    delivery = queue()
    Delivery.objects.update(leased_by="somebody", leased_until=clock.now() + LEASE)
    assert post.drain(senders={"email": Obedient()}) == 0
    with clock.travelled_to(clock.now() + LEASE + timedelta(seconds=1)):
        assert post.drain(senders={"email": Obedient()}) == 1
    delivery.refresh_from_db()
    assert delivery.sent_at is not None


def test_a_worker_that_slept_past_its_lease_leaves_the_rest_alone() -> None:
    for number in range(2):
        queue(number)

    class Sleeper(Obedient):
        def send(self, message: post.Message, message_id: str) -> None:
            super().send(message, message_id)
            Delivery.objects.filter(sent_at=None).update(leased_by="somebody else")

    assert post.drain(senders={"email": Sleeper()}) == 1
    assert Delivery.objects.waiting().get().leased_by == "somebody else"


def test_the_journal_keeps_events_whose_messages_have_not_left() -> None:
    event = journal.note(act="heard.hear", actor=None, subject="voice:k7m2")
    queue(event=event)
    assert list(events_in_hand()) == [event.pk]
    post.drain(senders={"email": Obedient()})
    assert list(events_in_hand()) == []
    event.delete()
    assert Delivery.objects.get().event is None


def test_what_was_sent_long_ago_is_forgotten() -> None:
    queue(1)
    post.drain(senders={"email": Obedient()})
    queue(2)
    assert post.prune(before=clock.now()) == 1
    assert Delivery.objects.get().to_id == 2


def test_one_kind_has_one_writer() -> None:
    with pytest.raises(ValueError, match="Two parts"):
        register("hello", lambda _delivery: None)


def test_patience_is_about_three_days() -> None:
    attempts = next(number for number in range(1, 1_000) if is_enough(number))
    waited = sum((wait_after(number) for number in range(1, attempts)), start=timedelta())
    assert PATIENCE <= waited < PATIENCE + timedelta(hours=6)
    assert wait_after(1) == timedelta(minutes=1)
    assert wait_after(10_000) == timedelta(hours=6)
