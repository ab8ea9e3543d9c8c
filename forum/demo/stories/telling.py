"""What people tell of themselves, what works elsewhere, and the tables at which somebody sits for the forum."""

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.people.partners import actions as partners
from forum.people.policy import VISITOR
from forum.rooms.signposting import introducing
from forum.rooms.signposting.models import Listing
from forum.rooms.together import actions as together
from forum.rooms.together import practice, stories, tables
from forum.rooms.together.rules import Started

FIRST = """The first time I came I sat by the door with my coat on.

Nobody asked me what was wrong. Somebody asked whether I would like to hold the biscuit tin, because it kept going \
round the wrong way. So I held the biscuit tin, and at the end I had spoken to everybody in the room.

That is all. I have come most months since. When I am not well I do not come, and nobody minds."""
SECOND = """I used to bring my brother his washing on the last bus, and walk home.

When we wrote the page about getting to the ward at night I put the walk in it. Eleven people had walked it too. \
There is a lift list now. I still walk sometimes, in summer."""


def told(county: County) -> Story:
    """Two stories, one of them said something to, and one that waits for its second reader."""
    yield days_ago(120, hour=20)
    first = stories.tell_story(
        actor=county.actor("marek"), title="The biscuit tin", words=FIRST, byline="Marek, who still counts the biscuits"
    )
    yield days_ago(118, hour=9)
    stories.read_story(actor=county.actor("joan"), told=first)
    yield days_ago(117, hour=11)
    stories.read_story(actor=county.actor("ruth"), told=first)
    yield days_ago(80, hour=18)
    said = stories.say_to_story(
        actor=county.actor("tariq"), story=first, words="I remember the coat. I am glad you stayed.", byline="Tariq"
    )
    yield days_ago(79, hour=10)
    stories.read_story(actor=county.actor("joan"), told=said)
    stories.read_story(actor=county.actor("ruth"), told=said)
    yield days_ago(3, hour=21)
    second = stories.tell_story(
        actor=county.actor("beth"), title="The last bus", words=SECOND, byline="A sister in the fens"
    )
    yield days_ago(2, hour=9)
    stories.read_story(actor=county.actor("joan"), told=second)


def what_works(county: County) -> Story:
    """An example from a member, tried by a partner too, and one from outside that waits."""
    yield days_ago(150, hour=10)
    boxes = practice.share(
        actor=county.actor("joan"),
        title="Ring at five",
        what="Whoever waits for a call back is rung at five on the same day, if only to hear that there is no news yet.",
        where="The community team in Ely",
        came_of_it="Half as many people rang twice.",
    )
    yield days_ago(90, hour=10)
    practice.tell_trial(
        actor=county.actor("olive"), practice=boxes, where="Fen Wheels", came_of_it="Our drivers like it. So do we."
    )
    yield days_ago(5, hour=15)
    practice.share(
        actor=VISITOR,
        title="A chair by the door",
        what="One chair stands a little apart, so that you can come in and go again.",
        where="A library in another county",
    )


def other_tables(county: County) -> Story:
    """Where somebody sits, and where nobody does."""
    yield days_ago(300, hour=10)
    quality = tables.name_table(
        actor=county.actor("ruth"), name="Quality committee", of="Fenmarsh Trust", decides="What is looked at first.",
        meets="Every second month", held_by="Joan", since=days_ago(300).date(),
    )  # fmt: skip
    yield days_ago(200, hour=10)
    tables.bring_back(
        actor=county.actor("joan"), table=quality, words="Letters that people can read are looked at from now on."
    )
    yield days_ago(100, hour=10)
    tables.name_table(
        actor=county.actor("ruth"), name="Integrated care board", of="The county's care system",
        decides="Where the money goes.", meets="Every month, in public",
        asked="We asked in spring for one seat. They answer by the autumn.",
    )  # fmt: skip
    yield days_ago(30, hour=10)
    tables.bring_back(
        actor=county.actor("joan"), table=quality, words="They asked how many calls are returned. Nobody counts it yet."
    )


def alike(county: County) -> Story:
    """Two who do the same in two towns, and may not know it."""
    yield days_ago(45, hour=10)
    together.start(
        actor=county.actor("olive"), title="Lifts to the ward in the evening", where="March", started_by=Started.PARTNER,
        in_short="Drivers take visitors to the ward in the evening.", welcome="Ring Fen Wheels.",
    )  # fmt: skip
    yield days_ago(20, hour=10)
    together.start(
        actor=county.actor("beth"), title="Evening visits to the ward", where="Wisbech", started_by=Started.MEMBERS,
        in_short="Neighbours drive visitors to the ward on Sunday evening.", welcome="Ask at any meeting.",
    )  # fmt: skip


def introduced(county: County) -> Story:
    """Somebody would like one of us to come along; and two partners say which aims they share."""
    yield days_ago(60, hour=10)
    for slug, aims in (
        (
            "wheels",
            "That nobody stays at home because no bus goes.\n\nThat drivers and riders plan the routes together.",
        ),
        ("kettle", "That there is a warm room and somebody to talk to, on the days when it is dark at four."),
    ):
        partners.say_aims(actor=county.actor("noor"), organisation=county.organisations[slug], aims=aims)
    yield days_ago(4, hour=19)
    listing = Listing.objects.shown().order_by("pk")[0]
    introducing.ask_introduction(
        actor=VISITOR, listing=listing, kind="along", called="Sid", reach="Through the library in March",
        words="I have walked past twice.",
    )  # fmt: skip


STORIES = [introduced, told, what_works, other_tables, alike]
