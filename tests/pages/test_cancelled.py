"""A cancelled gathering says so on its page and in the list; where nobody would look for that, it is not there."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock, post
from forum.ground.post.models import Delivery
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.tracker.coming_back import lines_for
from forum.outlets.tracker.search import fill
from forum.people.care import actions as care
from forum.people.care.rules import Amount
from forum.people.membership.models import KeptPosted
from forum.people.policy import Refused
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.road import agreed
from tests.fixtures.village import Village


def announced(village: Village, title: str, *, days: int) -> Gathering:
    starts = clock.now() + timedelta(days=days)
    return gatherings.announce(
        actor=village.actor("ada"), kind=Kind.MEETING, title=title, venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=2),
    )  # fmt: skip


@pytest.fixture
def cancelled(village: Village) -> Gathering:
    off, _on = announced(village, "In the snow", days=3), announced(village, "By the fire", days=5)
    return gatherings.cancel(actor=village.actor("ada"), gathering=off, why="The road is closed.")


def test_nobody_travels_to_it_from_a_page_that_does_not_say_so(village: Village, cancelled: Gathering) -> None:
    for page in ("/", f"/venues/{village.venue.public_id}", "/easy-read"):
        shown = village.client("ada").get(page).content.decode()
        assert "In the snow" not in shown, page
        assert "By the fire" in shown, page
    for page in ("/come", f"/come/{cancelled.public_id}"):
        shown = Client().get(page).content.decode()
        assert "In the snow" in shown, page
        assert "ancelled" in shown, page


def test_whoever_comes_back_is_told_of_one_that_takes_place(village: Village, cancelled: Gathering) -> None:
    care.set_pace(actor=village.actor("ida"), amount=Amount.NOTHING)
    said = " ".join(words for words, _address in lines_for(village.actor("ida")))
    assert cancelled.title not in said
    assert "By the fire" in said


@pytest.mark.usefixtures("cancelled")
def test_the_page_of_the_month_tells_of_those_that_take_place() -> None:
    Client().post("/posted", {"address": "vic@example.org"})
    posted = KeptPosted.objects.get()
    post.queue(kind="page", way="email", to_kind="posted", to_id=posted.pk, key="page:now")
    written = RENDERERS["page"](Delivery.objects.get(kind="page"))
    assert written is not None
    assert written.text.partition("Where to meet us:")[2].count("\n- ") == 1, "it names days and places, no titles"


def test_a_search_says_that_it_is_cancelled(cancelled: Gathering) -> None:
    while fill():
        pass
    assert "Cancelled: In the snow" in Client().get("/search", {"for": "snow"}).content.decode()


def test_nothing_is_brought_to_it(village: Village, cancelled: Gathering) -> None:
    matter, _said = agreed(village)
    page = f"/matters/{matter.public_id}/agenda"
    offered = village.client("ada").get(page).content.decode()
    assert f'value="{Gathering.objects.get(title="By the fire").pk}"' in offered
    assert f'value="{cancelled.pk}"' not in offered
    with pytest.raises(Refused, match="cancelled"):
        gatherings.set_slot(actor=village.actor("ada"), gathering=cancelled, minutes=10, title="The bus")
