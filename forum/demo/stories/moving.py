"""Meetings that move: a series, visits that their group has read, places somebody looked at, and who comes along."""

from datetime import timedelta

from forum.demo.county import County
from forum.demo.faces import drawn_face
from forum.demo.telling import Story, days_ago
from forum.ground import clock
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up import questions
from forum.outlets.papers.easy_read import actions as easy_read
from forum.outlets.papers.easy_read.sources import source_of
from forum.people.membership.rules import Way
from forum.people.policy import VISITOR
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Can, ComingWay, Kind, Lift
from forum.rooms.together.models import Work

# What visits heard, oldest last: the group, days ago, what was shared, and each point with how many said it.
HEARD = (
    ("kettle", 5, "That the night line has somebody on it until two now.",
     [("The bus home goes before we have finished", 6), ("Nobody says who reads what we wrote", 4), ("One more thing", 1)]),
    ("allotment", 60, "What became of the benches.",
     [("Letters come in words that nobody uses", 5), ("It helps when the same person comes again", 3)]),
    ("carers", 326, "How a reply is asked for, and by when it comes.",
     [("Carers are told last", 7), ("The hall is cold", 2)]),
)  # fmt: skip


def visits(county: County) -> Story:
    """Three groups have read what was heard among them and said yes; the latest has not come to it."""
    for group, day, shared, points in reversed(HEARD):
        yield days_ago(day, hour=17)
        visit = Gathering.objects.been().filter(visits=county.organisations[group], kind=Kind.POP_UP)[0]
        by = next(one.person for one in visit.pair.select_related("person"))
        name = next(name for name, person in county.people.items() if person == by)
        written = gatherings.write_visit(
            actor=county.actor(name), gathering=visit, shared=shared, points=points,
            next_visit=clock.today() + timedelta(days=120), went_well="Sitting down first, before any card came out.",
            next_time="Bring a second flask.",
        )  # fmt: skip
        if group != "kettle":
            yield days_ago(day - 3, hour=10)
            gatherings.approve_visit(actor=county.actor("noor"), visit=written)


def going_there(county: County) -> Story:
    """One visit waits for a second person; one had to be cancelled; a meeting can be joined by phone."""
    yield days_ago(11)
    gatherings.announce(
        actor=county.actor("joan"), kind=Kind.POP_UP, title="Pop-up forum in the readers' corner",
        venue=county.venues["cambridge"], group=county.forum, visits=county.organisations["plain"],
        starts_at=clock.now() + timedelta(days=36, hours=2), ends_at=clock.now() + timedelta(days=36, hours=4),
    )  # fmt: skip
    yield days_ago(4)
    flooded = county.announce(Kind.LAUNCH, "A morning about lifts", "manea", clock.now() + timedelta(days=6, hours=1))
    yield days_ago(1, hour=11)
    gatherings.cancel(
        actor=county.actor("noor"), gathering=flooded, why="The hall is being mended. We look for another day."
    )
    coming = Gathering.objects.taking_place().filter(kind=Kind.MEETING)[0]
    gatherings.change(
        actor=county.actor("noor"), gathering=coming, places=40, by_phone="01632 960 321, and say “the forum”"
    )
    yield days_ago(1, hour=12)
    for seed, more in (
        ("a", {"needs": "A seat near the door, please.", "called": "Len"}),
        ("b", {"number": 2, "lift": Lift.ASKED, "lift_from": "Chatteris"}),
        ("c", {"lift": Lift.OFFERED, "lift_from": "Chatteris", "called": "Morag"}),
        ("d", {"how": ComingWay.PHONE, "way": Way.LETTER, "address": "2 Orchard Row, March"}),
    ):
        gatherings.say_coming(actor=VISITOR, gathering=coming, seed=seed * 32, **more)


def minutes(county: County) -> Story:
    """The minutes of the meeting before last, approved in the last; those of the last wait for the next."""
    yield days_ago(19)
    noor, ruth = county.actor("noor"), county.actor("ruth")
    before, last = sorted((one for one in county.meetings if one.has_begun), key=lambda one: one.starts_at)[-2:]
    for meeting, words, agreed in (
        (before, "The bus at nine was on time all week.\nNobody had seen the new leaflet.", "Put the leaflet up in the library"),
        (last, "Two people came for the first time and liked the tea.", "Ask the drivers about Sundays"),
    ):  # fmt: skip
        if not meeting.slots.exists():
            gatherings.set_slot(actor=noor, gathering=meeting, minutes=20, title="What everybody is working on")
        slot = meeting.slots.order_by("order")[0]
        gatherings.write_minutes(actor=noor, slot=slot, words=words, base="")
        gatherings.agree_action(actor=noor, gathering=meeting, words=agreed, who="Heron")
        gatherings.finish_minutes(actor=noor, gathering=meeting)
    serious = [
        gatherings.agree_action(
            actor=ruth, gathering=meeting, words=words, who="Beacon, for the governors", for_governors=True
        )
        for meeting, words in (
            (before, "Nobody answers the night line between two and six"),
            (last, "The ward's garden door has been locked since August"),
        )
    ]
    gatherings.approve_minutes(actor=ruth, minutes=before.minutes, meeting=last)
    yield days_ago(2)
    gatherings.note_done(
        actor=county.actor("gwen"), action=serious[0],
        came_of_it="We asked the board in public. Two more people are on the line from January.",
    )  # fmt: skip


def agenda(county: County) -> Story:
    """The next meeting has what every meeting has, and its agenda is up."""
    yield days_ago(1, hour=13)
    coming = Gathering.objects.taking_place().filter(kind=Kind.MEETING)[0]
    if not coming.has_begun:
        gatherings.begin_agenda(actor=county.actor("noor"), gathering=coming)
        taken_up.put_updates(actor=county.actor("noor"), meeting=coming, works=Work.objects.going_on()[:2])
        gatherings.publish_agenda(actor=county.actor("noor"), gathering=coming)
    about = f"come-{coming.public_id}"
    source = source_of(about)
    if source:
        easy_read.write_easy_read(actor=county.actor("noor"), about=about, rows=source.first)
        easy_read.check_easy_read(actor=county.actor("joan"), about=about, checked_by="Plain Words Press")


def questions_to_us(county: County) -> Story:
    """One question that was answered, one that waits."""
    yield days_ago(40)
    asked = questions.ask_publicly(
        actor=VISITOR, words="Who pays for the tea?", seed="q" * 32, called="Ivy",
    )  # fmt: skip
    yield days_ago(36)
    questions.answer_question(
        actor=county.actor("noor"), question=asked, shown="",
        answer="The trust does, out of the money that it gives the forum each year. The biscuits come from Ruth.",
    )  # fmt: skip
    yield days_ago(2)
    questions.ask_publicly(actor=VISITOR, words="Why do letters come two days before the appointment?", seed="r" * 32)


def a_day(county: County) -> Story:
    """A day is looked for; members have said when they can."""
    yield days_ago(3)
    times = [clock.now() + timedelta(days=day, hours=hour) for day, hour in ((24, 2), (27, 8), (31, 5))]
    poll = gatherings.ask_for_dates(actor=county.actor("beth"), title="Baking for the spring fair", times=times)
    first, second, third = (one.pk for one in poll.options.order_by("starts_at"))
    yield days_ago(2)
    for name, can in (
        ("beth", {first: Can.YES, second: Can.YES, third: Can.NO}),
        ("tariq", {first: Can.NO, second: Can.PERHAPS}),
        ("joan", {second: Can.YES, third: Can.NO}),
        ("sam", {first: Can.YES, second: Can.NO, third: Can.YES}),
    ):
        gatherings.say_when(actor=county.actor(name), poll=poll, can={**can})


def places(county: County) -> Story:
    """Somebody looked, and took a picture."""
    yield days_ago(30)
    for name, venue in county.venues.items():
        if name == "ramsey":  # nobody has been back there
            continue
        gatherings.check_venue(
            actor=county.actor("marek"), venue=venue,
            facts={
                "step_free": venue.step_free, "toilet": name in {"march", "ely", "st-ives"} or None,
                "hearing_loop": venue.hearing_loop, "quiet_room": venue.quiet_room, "gentle_light": name == "ely" or None,
                "parking": True,
            },
            address=venue.address, bus=venue.bus or "33, stops at the church",
            directions="Through the red gate, not the car park. The door is on the left and opens by itself."
            if name == "march" else venue.directions,
            photo=("png", drawn_face("#0b5d5b")) if name == "march" else None,
            photo_shows="A drawing in place of a photograph of the red gate" if name == "march" else "",
        )  # fmt: skip


STORIES = (places, visits, going_there, minutes, agenda, questions_to_us, a_day)
