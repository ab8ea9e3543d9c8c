"""How it began: seven listening events round the county, and what people asked for there."""

from datetime import timedelta
from typing import TYPE_CHECKING

from forum.demo.county import County
from forum.demo.stories.deciding import Dissent, decide, judge, note, take_up
from forum.demo.stories.saying import say, sort, theme
from forum.demo.telling import Story, days_ago, meeting_day
from forum.ground import clock
from forum.journey.answered import actions as answered
from forum.journey.answered.rules import AnswerKind
from forum.journey.decided.rules import Stand
from forum.journey.promised import actions as promised
from forum.journey.promised.actions import Evidence, Side
from forum.people.membership import actions as membership
from forum.rooms.gatherings.rules import Kind

if TYPE_CHECKING:
    from forum.journey.heard.actions import Heard

INFLUENCE, COME_TO_US, HEAR_BACK = "Real influence", "Being met where we are", "Hearing what came of it"
# days ago, where, and what people wrote on cards there
LISTENING = (
    (731, "march", (("I have filled in nine surveys. Nobody has ever rung me.", HEAR_BACK),
                    ("Ask us before it is decided, not after.", INFLUENCE))),
    (728, "ely", (("You sit in Cambridge at ten in the morning. I am in Littleport with one bus.", COME_TO_US),)),
    (725, "wisbech", (("I would say it, if somebody came to our kitchen.", COME_TO_US),
                      ("Whatever I said last year, where is it now?", HEAR_BACK))),
    (722, "ramsey", (("We know what would help. Let us do some of it ourselves.", INFLUENCE),)),
    (718, "peterborough", (("Tell me no, if it is no. But tell me.", HEAR_BACK),
                           ("Not another form. Talk with me.", INFLUENCE))),
    (715, "st-ives", (("Our group meets every Tuesday. You are welcome to come.", COME_TO_US),)),
    (711, "cambridge", (("People who have been through it should sit at the table where the money is.", INFLUENCE),
                        ("I said something in spring and saw it done in autumn. It can be done!", HEAR_BACK))),
)  # fmt: skip


def listening(county: County) -> Story:
    """Seven evenings in seven towns, then the forum that came of them, and its first decision."""
    yield days_ago(734, hour=9)
    for day, town, _cards in LISTENING:
        name = county.venues[town].town
        county.announce(
            Kind.LISTENING, f"Listening in {name}", town, days_ago(day, hour=18),
            in_short="Come and say what it is like. Nobody takes notes of names.",
        )  # fmt: skip
    said: list[Heard] = []
    for day, _town, cards in LISTENING:
        for number, (words, under) in enumerate(cards):
            yield days_ago(day - 1, hour=11, minute=number)
            said.append(say(county, words, on_card=True))
            sort(county, said[-1], theme(county, under), by="joan")
    yield days_ago(705)
    county.announce(
        Kind.LAUNCH, "The forum begins", "ely", days_ago(690, hour=14), hours=3,
        in_short="Soup, seven seats of lived experience and caring, and the first ideas on the wall.",
    )  # fmt: skip
    yield meeting_day(672, hour=15)
    matter = take_up(
        county, "Go to people, and come back with an answer",
        "At all seven listening events people asked for the same three things.", COME_TO_US,
    )  # fmt: skip
    note(county, matter, "marek", "Somebody would come to Chatteris. I would not have to be brave first.", "A member")
    yield meeting_day(672, hour=16)
    decide(
        county, matter, "Two of us visit a group each season, and every voice gets an answer. Ours to get on with.",
        Dissent("willow", Stand.ASIDE, "I fear that we promise more than seven people can keep. I will help all the same."),
    )  # fmt: skip
    yield days_ago(668)
    promise = promised.commit_to(
        actor=county.actor("ruth"), matter=matter, side=Side(group=county.forum),
        words="Visit a group that meets anyway at least once a season, always two of us together.",
        due=clock.today() + timedelta(days=300),
    )  # fmt: skip
    yield days_ago(394)
    promised.claim_done(
        actor=county.actor("marek"), commitment=promise, words="Five visits in five towns, each by two of us.",
        outcome="Groups that had never met us now ring us up.",
        evidence=Evidence(words="The list of visits is public, under “come along”.",
                          measure="Groups that we had met", before="2", after="7"),
    )  # fmt: skip
    yield days_ago(390)
    answered.answer(
        actor=county.actor("ruth"), matter=matter, kind=AnswerKind.DONE,
        words="We come to you. Five groups had a visit in the first year, and the next ones are on the page “come along”.",
    )  # fmt: skip
    yield days_ago(385)
    judge(matter, [one for one in said if one.voice.feeds.exists()], yes=(0, 1), no=())


def a_new_chief_executive(county: County) -> Story:
    """A leader leaves. What the office promised stays."""
    yield days_ago(205)
    helen = county.people["helen"]
    membership.take_office(person=helen, office=county.offices["chief-executive"])
    membership.act_for(person=helen, organisation=county.organisations["trust"])


STORIES = (listening, a_new_chief_executive)
