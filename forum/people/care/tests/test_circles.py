import pytest
from django.test import Client
from django.utils.html import strip_tags

from forum.ground.journal.models import Event
from forum.people.care import actions
from forum.people.care.models import CircleAsked, CircleWord
from forum.people.membership.models import Group, Membership
from forum.people.membership.rules import GroupKind
from forum.people.policy import NotYours
from forum.record.models import Entry
from tests.fixtures.village import Village

NAME = "Sunday kettle"


def circle(village: Village) -> Group:
    made = actions.start_circle(actor=village.actor("ada"), name=NAME)
    asked = actions.ask_into_circle(actor=village.actor("ada"), circle=made, called="Bo")
    actions.join_circle(actor=village.actor("bo"), asked=asked, yes=True)
    return made


def test_a_circle_is_seen_by_those_in_it_and_by_nobody_else(village: Village) -> None:
    entries = Entry.objects.count()
    made = circle(village)
    at = f"/me/circles/{made.public_id}"
    village.client("bo").post(at, {"words": "Soup at mine."})
    assert "Soup at mine." in village.client("ada").get(at).content.decode()
    for outsider in ("cy", "gus"):
        client = village.client(outsider)
        assert client.get(at).status_code == 404
        assert client.post(at, {"words": "x"}).status_code == 404
        assert client.post(f"{at}/leave").status_code == 404
    with pytest.raises(NotYours):
        actions.say_in_circle(actor=village.actor("cy"), circle=made, words="x")
    assert Entry.objects.count() == entries
    for event in Event.objects.filter(act__contains="circle"):
        assert made.public_id not in f"{event.subject}{event.about}"
        assert NAME not in f"{event.subject}{event.about}"


@pytest.mark.parametrize(
    "page", ["/", "/agreement", "/together", "/changed", "/matters", "/come", "/record", "/search?q=kettle"]
)
def test_no_page_for_others_names_a_circle(village: Village, page: str) -> None:
    circle(village)
    for client in (Client(), village.client("cy")):
        told = client.get(page).content.decode().replace('value="kettle"', "")
        assert NAME not in told


def test_words_are_taken_back_by_their_writer_only(village: Village) -> None:
    made = circle(village)
    said = actions.say_in_circle(actor=village.actor("bo"), circle=made, words="Oh well")
    at = f"/me/circles/{made.public_id}/{said.public_id}/take-back"
    assert village.client("ada").post(at).status_code == 404
    village.client("bo").post(at)
    assert not CircleWord.objects.exists()


def test_leaving_is_one_tap_and_leaves_no_row(village: Village) -> None:
    made = circle(village)
    actions.say_in_circle(actor=village.actor("bo"), circle=made, words="Bye")
    village.client("bo").post(f"/me/circles/{made.public_id}/leave", {"with_words": "1"})
    assert not Membership.objects.filter(person=village.people["bo"], group=made).exists()
    assert not CircleWord.objects.exists()
    village.client("ada").post(f"/me/circles/{made.public_id}/leave")
    assert not Group.objects.filter(kind=GroupKind.CIRCLE).exists()


def test_rather_not_leaves_nothing(village: Village) -> None:
    made = actions.start_circle(actor=village.actor("ada"), name=NAME)
    village.client("ada").post(f"/me/circles/{made.public_id}", {"called": "Cy"})
    asked = CircleAsked.objects.get()
    assert village.client("bo").post(f"/me/circles/asked/{asked.pk}", {"yes": "1"}).status_code == 404
    village.client("cy").post(f"/me/circles/asked/{asked.pk}", {"no": "1"})
    assert not CircleAsked.objects.exists()
    assert Membership.objects.filter(group=made).count() == 1


def test_a_long_thread_costs_the_same(village: Village, django_assert_max_num_queries) -> None:  # noqa: ANN001 - pytest-django's
    made = circle(village)
    ada = village.people["ada"]
    CircleWord.objects.bulk_create(CircleWord(circle=made, writer=ada, words=f"Word {n}") for n in range(60))
    bo = village.client("bo")
    with django_assert_max_num_queries(10):
        page = bo.get(f"/me/circles/{made.public_id}").content.decode()
    assert page.count("Word ") == 10
    words = strip_tags(page.split("<main")[1].split("</main>")[0])
    assert "60" not in words  # nothing counts what somebody has not read
