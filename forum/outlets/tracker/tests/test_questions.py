"""No page asks the database more as more is said: at most 6 questions for a visitor, 9 signed in, 10 to follow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forum.ground import clock
from forum.journey.decided import actions as decided
from forum.journey.heard import actions as heard
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up.models import Matter
from forum.journey.themed import actions as themed
from forum.outlets.tracker import queries
from forum.outlets.tracker.next_steps import standing
from forum.people.accounts.models import User
from forum.people.policy import VISITOR
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.rules import Kind
from forum.rooms.together import actions as together
from tests.fixtures.village import SEATED, Village

pytestmark = pytest.mark.django_db

LIMITS = [("/", 6, 9), ("/changed", 6, 9), ("/matters", 6, 9), ("/say", 6, 9)]


def live_a_little(village: Village, *, times: int) -> str:
    """Let so many things be said, taken up and decided; return a receipt whose voice feeds all matters."""
    ada = village.actor("ada")
    said = heard.hear(actor=VISITOR, words="The bus does not stop here on Sundays.", publish=True)
    for number in range(times):
        theme = themed.name_theme(actor=ada, name=f"Buses {number} {times}")
        themed.theme_under(actor=ada, voice=said.voice, theme=theme)
        matter = taken_up.take_up(
            actor=ada, title=f"A bus on Sundays {number}", meeting=village.meeting, themes=[theme]
        )
        taken_up.write_impact_note(actor=ada, matter=matter, words="We could come.")
        item = taken_up.put_on_agenda(actor=ada, matter=matter, meeting=village.hold_meeting())
        stands = {village.seats[seat]: ("consent", "") for seat in SEATED.values()}
        made = decided.decide_by_consent(actor=ada, item=item, words="Ask for a bus.", stands=stands)
        decided.recommend(actor=ada, decision=made, office=village.chief, words=f"Run a bus {number}.")
        together.start(actor=ada, title=f"A garden {number}", in_short="We dig.", started_by="members")
        starts = clock.now() + timedelta(days=1 + number)
        gatherings.announce(
            actor=ada, kind=Kind.POP_UP, title="Under the clock", venue=village.venue, group=village.forum,
            starts_at=starts, ends_at=starts + timedelta(hours=2),
        )  # fmt: skip
    return said.code


def questions(client: Client, path: str, receipt: str = "") -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(path, {"receipt": receipt}) if receipt else client.get(path)
    assert answer.status_code == 200
    return len(asked)


def ada_signed_in(village: Village) -> Client:
    person = village.people["ada"]
    person.account = User.objects.create_user(email="ada.account@example.org")
    person.save()
    client = Client()
    client.force_login(person.account)
    return client


def test_pages_ask_few_questions_however_much_there_is(village: Village) -> None:
    visitor, member = Client(), ada_signed_in(village)
    live_a_little(village, times=1)
    few = {path: (questions(visitor, path), questions(member, path)) for path, _, _ in LIMITS}
    live_a_little(village, times=12)
    for path, for_visitor, for_member in LIMITS:
        asked = (questions(visitor, path), questions(member, path))
        assert asked[0] <= for_visitor, path
        assert asked[1] <= for_member, path
        assert asked == few[path], path


def test_following_takes_ten_at_most(village: Village) -> None:
    visitor, member = Client(), ada_signed_in(village)
    one, three = live_a_little(village, times=1), live_a_little(village, times=3)
    assert questions(visitor, "/follow", one) == questions(visitor, "/follow", three)
    assert questions(member, "/follow", one) == questions(member, "/follow", three) <= 10


def test_a_list_says_of_a_matter_what_its_own_page_says(village: Village) -> None:
    live_a_little(village, times=2)
    matters = list(Matter.objects.all())
    every, last = queries.moves_of(matters), queries.last_moves_of(matters)
    assert [standing(every[matter.pk]) for matter in matters] == [standing(last[matter.pk]) for matter in matters]
    assert queries.moves_of([]) == queries.last_moves_of([]) == {}
