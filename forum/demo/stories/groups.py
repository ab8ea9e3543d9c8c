"""Groups from their first day to their last, who chairs, who signed, who shows themselves, and who is missing."""

import random
from datetime import timedelta

from forum.demo.county import County
from forum.demo.faces import drawn_face
from forum.demo.telling import Story, days_ago
from forum.ground import clock
from forum.people.agreement import actions as agreement
from forum.people.groups import actions as groups
from forum.people.groups.models import GroupAsked
from forum.people.groups.rules import Missing
from forum.people.introductions.actions import introduce
from forum.people.keys import actions as keys
from forum.people.membership import actions as membership
from forum.people.membership.actors import actor_of
from forum.people.membership.rules import Way
from forum.people.partners import actions as partners_actions
from forum.people.partners.queries import mark_of
from forum.people.sums import answering as sums
from forum.people.sums import publishing
from forum.people.sums.questions import QUESTIONS


def chairs(county: County) -> Story:
    """Ruth and Tariq share the chair of the forum."""
    for day, who in ((330, "ruth"), (328, "tariq")):
        yield days_ago(day)
        groups.choose_chair(actor=county.actor("gwen"), group=county.forum, person=county.people[who])


def warm_rooms(county: County) -> Story:
    """Formed in spring, with terms that changed once; looked at by somebody independent; closed with recommendations."""
    ruth = county.actor("ruth")
    yield days_ago(290)
    group = groups.form(
        actor=ruth, name="Warm rooms", in_short="Somewhere warm to sit in every town, without having to buy anything.",
        purpose="To find out where people sit when it is cold, and to open what is missing before winter.",
    )  # fmt: skip
    for who in ("joan", "marek"):
        groups.ask(actor=ruth, group=group, person=county.people[who])
    yield days_ago(289)
    for who in ("joan", "marek"):
        asked = GroupAsked.objects.get(group=group, person=county.people[who])
        groups.join(actor=county.actor(who), asked=asked, yes=True)
    groups.choose_chair(actor=ruth, group=group, person=county.people["marek"])
    yield days_ago(200)
    groups.set_terms(
        actor=county.actor("marek"), group=group, quorum=2, term_months=6,
        why="Three of us can seldom come on the same day. Two are enough to get on with things.",
    )  # fmt: skip
    yield days_ago(75)
    day = groups.plan_evaluation(actor=ruth, group=group, partner=county.organisations["plain"], day=clock.today())
    yield days_ago(74)
    groups.note_findings(
        actor=county.actor("noor"), evaluation=day,
        findings="Everybody we asked could say what the group is for.\n\nMost of the writing was done by one person. "
        "Next time, share it out at the start.",
    )  # fmt: skip
    groups.recommend(
        actor=county.actor("joan"), group=group,
        recommendations=["A warm room in Chatteris, open on Sundays", "A list of all warm rooms on one printed page"],
    )  # fmt: skip
    yield days_ago(12)
    groups.close(actor=ruth, group=group)


def plain_letters(county: County) -> Story:
    """A group that goes on; Beth is asked in."""
    olive = county.actor("olive")
    yield days_ago(60)
    group = groups.form(
        actor=olive, name="Letters in plain words", in_short="Reads letters of the trust before they are sent.",
        purpose="To make every letter one that anybody can read on a bad day.", quorum=2,
    )  # fmt: skip
    yield days_ago(2)
    groups.ask(actor=olive, group=group, person=county.people["beth"])


def not_yet(county: County) -> Story:
    """Who is missing, and one who came."""
    marek = county.actor("marek")
    yield days_ago(150)
    came = groups.say_missing(
        actor=marek, kind=Missing.ORGANISATION, name="Fen Wheels", why="Getting anywhere is half of it.",
        seat=county.seats["market"], invites=county.seats["heron"],
    )  # fmt: skip
    yield days_ago(140)
    groups.note_came(actor=marek, row=came)
    yield days_ago(45)
    groups.say_missing(
        actor=marek, kind=Missing.DIRECTORATE, name="The physical health teams of the trust",
        why="Bodies and minds are ill at the same time.", invites=county.seats["ferry"],
        by=clock.today() + timedelta(days=80),
    )  # fmt: skip
    yield days_ago(44)
    groups.say_missing(
        actor=county.actor("joan"), kind=Missing.COMMUNITY, name="People who pick and pack in the fields",
        why="They work when we meet.",
    )  # fmt: skip


def signing(county: County) -> Story:
    """Both sides signed when the forum began; Helen, who is new, has not come to it yet."""
    for day, who, kind, place in (
        (610, "ruth", "seat", "river"), (610, "tariq", "seat", "lantern"), (609, "sam", "seat", "ferry"),
        (608, "alan", "office", "chief-executive"), (600, "david", "office", "nursing"), (590, "noor", "office", "coordinator"),
        (320, "gwen", "seat", "beacon"),
    ):  # fmt: skip
        yield days_ago(day)
        held = {"seat": county.seats[place]} if kind == "seat" else {"office": county.offices[place]}
        agreement.sign(actor=actor_of(county.people[who]), **held)
    yield days_ago(100)
    agreement.add_ours(actor=county.actor("ruth"), words="Put the kettle on wherever we meet")


def faces(county: County) -> Story:
    """Some show themselves; most do not, which is just as good."""
    yield days_ago(400)
    for who, words, colour in (
        ("ruth", "I have been on both sides of the ward door. I bring the biscuits.", "#0b5d5b"),
        ("tariq", "Looking after my father taught me to ask twice.", "#5b2a5e"),
        ("noor", "Ring me about anything. I answer, or I ring back.", "#8f3b1b"),
    ):
        introduce(actor=county.actor(who), words=words, face=("png", drawn_face(colour)))
    yield days_ago(20)
    introduce(actor=county.actor("helen"), words="New here, and listening.")


def how_many_of_us(county: County) -> Story:
    """A few say where they speak from; sheets without a name came in a box; both sides published the sums."""
    yield days_ago(420)
    for who, kinds in (
        ("ruth", ["lived"]),
        ("joan", ["lived", "carer"]),
        ("tariq", ["carer"]),
        ("sam", ["staff", "carer"]),
    ):
        sums.say_perspectives(actor=county.actor(who), kinds=kinds)
    chance = random.Random(3)  # noqa: S311 - a story, not a secret
    yield days_ago(410)
    for _sheet in range(64):
        answers = {one.name: chance.choice([value for value, _words in one.choices]) for one in QUESTIONS}
        sums.answer(actor=county.actor("noor"), answers=answers)
    yield days_ago(400)
    asking = publishing.ask_to_publish(actor=county.actor("ruth"), seat=county.seats["river"])
    for day, who, seat in ((399, "ruth", "river"), (398, "tariq", "lantern"), (396, "sam", "ferry")):
        yield days_ago(day)
        keys.turn(actor=county.actor(who), asking=asking, seat=county.seats[seat])


def partners(county: County) -> Story:
    """Noor invites a charity; one of its people came in and invited another, whose slip still lies on a desk."""
    noor = county.actor("noor")
    yield days_ago(70)
    fields, code = partners_actions.invite(
        actor=noor, name="Fields and Footpaths", in_short="Walks for people who do not like groups."
    )
    yield days_ago(66)
    wilf = membership.join(called="Wilf", way=Way.LETTER, address="4 Orchard Row, March", member=False)
    partners_actions.come(actor=actor_of(wilf), mark=mark_of(code))
    yield days_ago(5)
    partners_actions.invite_person(actor=actor_of(wilf), organisation=fields, for_whom="Our walk leader")


STORIES = (partners, how_many_of_us, faces, signing, chairs, warm_rooms, plain_letters, not_yet)
