"""Meetings and visits, work together."""

from collections.abc import Callable
from datetime import time

from forum.demo.county import County
from forum.demo.telling import Story, days_ago, meeting_day
from forum.ground import clock
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.rules import Kind
from forum.rooms.together import actions as together
from forum.rooms.together.rules import Started

TOWNS = ("march", "ely", "wisbech", "peterborough", "ramsey", "cambridge", "st-ives")
FIRST_MEETING, EVERY = 672, 28
HERE = ("river", "heron", "willow", "lantern", "bridge", "ferry", "market")


def open_meetings(county: County) -> Story:
    """A meeting every four weeks, each in another town, and the next two announced."""
    told = clock.now()
    series = None
    days = list(range(FIRST_MEETING, -60, -EVERY))
    for number, day in enumerate(days):
        yield days_ago(max(day + 28, 1), hour=10)
        series = series or gatherings.begin_series(
            actor=county.actor("ruth"), group=county.forum, name="Open meeting", begins=time(14)
        )
        town = TOWNS[number % len(TOWNS)]
        meeting = county.announce(Kind.MEETING, "Open meeting", town, meeting_day(day, hour=14), series=series)
        if meeting.starts_at > told:
            continue
        yield meeting_day(day, hour=14, minute=5)
        there = HERE if number % 3 else (*HERE, "beacon")
        gatherings.note_presence(
            actor=county.actor("noor"),
            gathering=meeting,
            seats=[county.seats[seat] for seat in there],
            came=14 + number % 9,
        )


def pop_ups(county: County) -> Story:
    """Two members visit a group that meets anyway."""
    visits = (
        (610, "ramsey", "kettle", "Pop-up forum at the warm room", ("ruth", "marek")),
        (566, "peterborough", "carers", "Pop-up forum at the carers' table", ("tariq", "beth")),
        (511, "march", "allotment", "Pop-up forum in the potting shed", ("marek", "joan")),
        (455, "cambridge", "plain", "Pop-up forum among the readers", ("joan", "tariq")),
        (398, "ely", "kettle", "Pop-up forum on games evening", ("ruth", "beth")),
        (327, "wisbech", "carers", "Pop-up forum at the carers' table", ("beth", "marek")),
        (243, "st-ives", "kettle", "Pop-up forum at the warm room", ("tariq", "joan")),
        (152, "march", "wheels", "Pop-up forum with the drivers", ("olive", "ruth")),
        (96, "ramsey", "kettle", "Pop-up forum at the warm room", ("ruth", "tariq")),
        (61, "wisbech", "allotment", "Pop-up forum among the beans", ("joan", "beth")),
        (6, "manea", "kettle", "Pop-up forum in the village hall", ("ruth", "marek")),
        (-9, "st-ives", "carers", "Pop-up forum at the carers' table", ("beth", "joan")),
    )
    for day, venue, group, title, pair in visits:
        yield days_ago(day + 18, hour=9)
        county.announce(
            Kind.POP_UP,
            title,
            venue,
            days_ago(day, hour=11),
            visits=county.organisations[group],
            pair=[county.people[name] for name in pair],
            in_short="Two of us come to you, with tea and cards. Say what you like, or just listen.",
        )


def coming_up(county: County) -> Story:
    yield days_ago(25)
    county.announce(
        Kind.WORKSHOP, "Letters people can read", "peterborough", days_ago(-23, hour=13),
        in_short="Bring a letter that you could not make sense of. We write it again together.",
    )  # fmt: skip


def _work(
    start: int,
    who: str,
    title: str,
    in_short: str,
    by: str,
    partners: tuple[str, ...],
    news: dict[int, str],
    welcome: str,
    *,
    finished: int = 0,
) -> Callable[[County], Story]:
    def story(county: County) -> Story:
        yield days_ago(start)
        work = together.start(
            actor=county.actor(who),
            title=title,
            in_short=in_short,
            started_by=by,
            partners=[county.organisations[slug] for slug in partners],
            welcome=welcome,
        )
        for day, words in sorted(news.items(), reverse=True):
            yield days_ago(day)
            together.tell_news(actor=county.actor(who), work=work, words=words, finished=day == finished)

    return story


rides = _work(
    140, "olive", "Lifts to the ward and home again", "Neighbours drive visitors when no bus does.",
    Started.JOINT, ("wheels", "trust"),
    {88: "Eleven drivers so far, four of them from the ward's own staff.",
     12: "Nineteen drivers now. Sunday evenings still want two more."},
    "Can you drive one evening a month? Tell Olive at any meeting.",
)  # fmt: skip
letters = _work(
    70, "joan", "Letters people can read", "Members and staff rewrite the forty letters that the trust sends most.",
    Started.MEMBERS, ("plain", "trust"),
    {30: "The first seven letters are done. The shortest lost two pages.",
     4: "Sixteen letters are done. The workshop in Peterborough takes on the next ten."},
    "Bring a letter that made no sense to you.",
)  # fmt: skip
garden = _work(
    200, "ines", "Growing in Chatteris", "A garden that anybody can come to on a Thursday, well or unwell.",
    Started.PARTNER, ("allotment", "kettle"),
    {120: "The greenhouse stands. The kettle works.",
     9: "Leeks, kale and nine regulars. In the dark months we meet in the shed from two."},
    "Come on a Thursday from two. No need to say beforehand.",
)  # fmt: skip
quiet_hour = _work(
    430, "joan", "A quiet hour in the café", "No music and low lights, one hour a day, so that more people come in.",
    Started.MEMBERS, ("kettle",),
    {402: "The Ely café tries it from two to three.", 330: "Three cafés keep a quiet hour. It needs us no longer."},
    "Ask in your own café. We have a card for it.",
    finished=330,
)  # fmt: skip
table = _work(
    260, "beth", "Carers' table in every town", "A table with tea where carers find each other, once a month.",
    Started.MEMBERS, ("carers",), {45: "Six towns have one. St Ives begins next month."}, "Want one in your town? Ask Beth.",
)  # fmt: skip


STORIES = (open_meetings, pop_ups, coming_up, rides, letters, garden, quiet_hour, table)
