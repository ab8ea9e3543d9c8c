"""The head of a day goes to a page and to people outside the host, once."""

from datetime import timedelta

import pytest

from forum import record
from forum.ground import clock
from forum.ground.journal.models import Event
from forum.ground.post.models import Delivery
from forum.record import actions, queries
from forum.record.letters import head_of_the_day
from forum.record.models import Witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> int:
    return record.append(act="heard.hear", subject="voice:k7m2", actor="a member")


def test_each_day_has_one_head_and_each_witness_one_message(entry: int) -> None:
    actions.add_witness(email="one@elsewhere.example")
    actions.add_witness(email="two@elsewhere.example")
    published = actions.publish_head()
    assert published is not None
    assert (published.sequence, published.hash) == (entry, queries.head().hash)
    assert actions.publish_head() is None
    assert Delivery.objects.filter(kind="record_head").count() == 2
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        assert actions.publish_head() is not None
    assert Delivery.objects.filter(kind="record_head").count() == 4


def test_an_empty_record_has_no_head_to_publish() -> None:
    assert actions.publish_head() is None


def test_the_message_holds_the_mark_and_is_neutral(entry: int) -> None:
    actions.add_witness(email="one@elsewhere.example")
    actions.publish_head()
    message = head_of_the_day(Delivery.objects.get())
    assert message is not None
    assert message.to == "one@elsewhere.example"
    assert message.subject == f"Public record, entry {entry}"
    assert queries.head().hash in message.text
    assert len(message.text.split()) <= 60


def test_a_witness_who_stopped_gets_nothing_more_and_is_forgotten(entry: int) -> None:
    witness = actions.add_witness(email="one@elsewhere.example")
    actions.publish_head()
    actions.end_witness(witness=witness)
    assert head_of_the_day(Delivery.objects.get()) is None
    assert not Witness.objects.exists()
    assert not Event.objects.filter(subject__contains="elsewhere").exists()


def test_a_witness_for_a_time_gets_nothing_after_it(entry: int) -> None:
    actions.add_witness(email="one@elsewhere.example", until=clock.today())
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        actions.publish_head()
    assert not Delivery.objects.exists()
