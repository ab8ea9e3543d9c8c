"""Whoever said that they come hears of a change in their way; the reserve is asked; nobody else is told anything."""

from datetime import timedelta

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.journey.taken_up import questions
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.letters.wording import MOST_WORDS
from forum.outlets.notices.tests.rounds import all_told
from forum.outlets.notices.tests.test_roles_and_money import letters
from forum.people.membership.rules import Way
from forum.people.policy import VISITOR
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from forum.rooms.together import actions as together
from forum.rooms.together import monthly
from forum.rooms.together.rules import NEWS_FRESH, Started
from tests.fixtures.village import Village


def announced(village: Village, kind: Kind = Kind.MEETING, **more: object) -> Gathering:
    starts = clock.now() + timedelta(days=10)
    made = actions.announce(
        actor=village.actor("ada"), kind=kind, title="With tea", venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=2), **more,  # type: ignore[arg-type]
    )  # fmt: skip
    letters()
    return made


def say(gathering: Gathering, seed: str, way: Way = Way.EMAIL, address: str = "kim@example.org") -> None:
    actions.say_coming(actor=VISITOR, gathering=gathering, seed=seed, way=way, address=address)


def test_a_change_of_day_reaches_whoever_wants_to_hear_and_a_new_title_nobody(village: Village) -> None:
    meeting = announced(village)
    say(meeting, "a")
    say(meeting, "b", Way.NONE, "")
    gus = village.actor("gus")
    actions.change(actor=gus, gathering=meeting, title="With cake")
    assert letters() == []
    later = meeting.starts_at + timedelta(days=1)
    actions.change(actor=gus, gathering=meeting, starts_at=later, ends_at=later + timedelta(hours=1))
    ((kind, to, words),) = letters()
    assert (kind, to) == ("gathering_moved", "kim@example.org")
    assert "With cake" in words
    actions.cancel(actor=gus, gathering=meeting, why="The hall is flooded.")
    ((kind, to, words),) = letters()
    assert (kind, to) == ("gathering_cancelled", "kim@example.org")
    assert "The hall is flooded." in words


def test_a_free_place_is_told_to_whoever_waited_first(village: Village) -> None:
    meeting = announced(village, places=1)
    first, _code = actions.say_coming(actor=VISITOR, gathering=meeting, seed="a")
    say(meeting, "b")
    say(meeting, "c", address="late@example.org")
    actions.not_coming(actor=VISITOR, coming=first)
    assert [(kind, to) for kind, to, _words in letters()] == [("place_for_you", "kim@example.org")]


def test_the_reserve_is_asked_and_where_there_is_none_the_coordinator(village: Village) -> None:
    visit = announced(village, Kind.POP_UP, visits=village.charity)
    for name in ("bo", "cy", "ida"):
        actor = village.actor(name)
        actions.go_along(actor=actor, gathering=visit, reserve=name != "bo")
    people = {name: f"{name}@example.org" for name in ("cy", "ida", "gus")}
    for name, address in people.items():
        village.people[name].way, village.people[name].address = "email", address
        village.people[name].save()
    letters()
    actions.drop_out(actor=village.actor("cy"), gathering=visit)  # was only the reserve
    assert letters() == []
    actions.drop_out(actor=village.actor("bo"), gathering=visit)
    ((kind, to, words),) = letters()
    assert (kind, to) == ("second_wanted", people["ida"])
    assert "Bo" not in words
    actions.drop_out(actor=village.actor("ida"), gathering=visit)
    actions.drop_out(actor=village.actor("ada"), gathering=visit)
    assert [(kind, to) for kind, to, _words in letters()] == [("second_wanted", people["gus"])]


def test_an_answer_reaches_whoever_asked_and_a_late_one_reminds_the_coordinator(village: Village) -> None:
    gus = village.people["gus"]
    gus.way, gus.address = "email", "gus@example.org"
    gus.save()
    one = questions.ask_publicly(actor=VISITOR, words="Who pays?", seed="", way="email", address="kim@example.org")
    with clock.travelled_to(clock.now() + timedelta(days=13)):
        questions.remind_of_questions()
        assert [(kind, to) for kind, to, _words in letters()] == [("questions_wait", "gus@example.org")]
    questions.answer_question(actor=village.actor("gus"), question=one, shown="", answer="The trust does.")
    ((kind, to, words),) = letters()
    assert (kind, to) == ("question_answered", "kim@example.org")
    assert "The trust does." in words


def test_how_something_goes_is_asked_with_a_link_of_ones_own(village: Village) -> None:
    work = together.start(actor=village.actor("flo"), title="Night bus", in_short="A bus.", started_by=Started.PARTNER)
    with clock.travelled_to(clock.now() + NEWS_FRESH + timedelta(days=1)):
        monthly.ask_for_news()
        all_told()
        delivery = Delivery.objects.get(kind="news_asked")
        message = RENDERERS["news_asked"](delivery)
    assert message
    assert message.text.count("http") == 1
    assert len(message.text.split()) <= MOST_WORDS
    code = message.link.rpartition("/")[2]
    found = monthly.work_by(code)
    assert found
    assert (found[0], found[1]) == (work, village.people["flo"].pk)
