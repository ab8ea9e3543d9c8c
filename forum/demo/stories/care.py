"""Resting and coming back, a buddy, small things, a circle, needs, each yes, and what waits for both of us."""

from datetime import timedelta

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.ground import clock
from forum.people.care import actions as care
from forum.people.care.models import Buddy, CircleAsked
from forum.people.care.rules import Amount, Code, Keep, ThingKind
from forum.people.consents.actions import agree, take_back
from forum.people.consents.rules import Purpose
from forum.people.farewells import actions as farewells
from forum.people.farewells.rules import WordsThen
from forum.people.keys import actions as keys
from forum.people.keys import terms
from forum.people.membership import joining
from forum.people.membership.actors import actor_of


def seconds(county: County) -> Story:
    """Two seats have a second person; the others look for one. One second covers today, one has covered."""
    for day, holder, seat, second in ((95, "olive", "market", "beth"), (90, "tariq", "lantern", "marek")):
        yield days_ago(day)
        asked = care.ask_second(
            actor=county.actor(holder), called=county.people[second].called, seat=county.seats[seat]
        )
        yield days_ago(day - 1)
        care.be_second(actor=county.actor(second), asked=asked, yes=True)
    yield days_ago(52)
    care.set_pace(actor=county.actor("tariq"), amount=Amount.NOTHING)
    yield days_ago(6)
    care.keep_coming(actor=county.actor("olive"), kinds=[Keep.THANKS])
    care.set_pace(actor=county.actor("olive"), amount=Amount.NOTHING, until=clock.today() + timedelta(days=21))
    yield days_ago(4)
    care.set_pace(actor=county.actor("tariq"), amount=Amount.LITTLE)
    yield days_ago(3)
    care.ask_second(actor=county.actor("ruth"), called="Gwen", seat=county.seats["river"])


def buddies(county: County) -> Story:
    """Marek chose Joan. She carries a booking for him; a form waits for any hands."""
    marek, joan = county.actor("marek"), county.actor("joan")
    yield days_ago(80)
    care.ask_buddy(actor=marek, called="Joan")
    yield days_ago(79)
    care.be_buddy(actor=joan, pair=Buddy.objects.get(person=county.people["marek"]), yes=True)
    yield days_ago(70)
    care.write_when_unwell(
        actor=marek, shown_to_buddy=True,
        words="Ring, don't text. Ask about the garden first.\nIf I say I am fine twice, come round.",
    )  # fmt: skip
    yield days_ago(3)
    booking = care.ask_small_thing(
        actor=marek, kind=ThingKind.BOOKING, words="The bus to Ramsey on Tuesday, and a seat near the door.",
        parts=["Look up which bus", "Ring for the seat"],
    )  # fmt: skip
    yield days_ago(2)
    care.take_part(actor=joan, part=booking.parts.all()[0])
    care.done_with_part(actor=joan, part=booking.parts.all()[0])
    yield days_ago(2, hour=16)
    care.ask_small_thing(
        actor=marek, kind=ThingKind.FORM, words="The form for the bus pass. I have all the papers, only not the patience.",
        open_to_helpers=True,
    )  # fmt: skip
    yield days_ago(1)
    care.share_task(
        actor=county.actor("ruth"), words="Cards for the pop-up in Manea.",
        parts=["Print forty cards", "Cut them", "Put them in the box with the pens"],
    )  # fmt: skip


def circle(county: County) -> Story:
    """Four who talk between meetings."""
    joan = county.actor("joan")
    yield days_ago(60)
    made = care.start_circle(actor=joan, name="Sunday evenings", in_short="For the hours when the week is long.")
    for called in ("Marek", "Beth", "Ruth"):
        care.ask_into_circle(actor=joan, circle=made, called=called)
    yield days_ago(59)
    for who in ("marek", "beth"):
        asked = CircleAsked.objects.get(circle=made, person=county.people[who])
        care.join_circle(actor=county.actor(who), asked=asked, yes=True)
    for day, who, words in (
        (15, "joan", "Kettle on. Anybody about?"),
        (15, "beth", "Here. He slept through, first time in a fortnight."),
        (8, "marek", "I went to the allotment and only looked at it. It was good to look at."),
        (1, "joan", "Soup at mine on Thursday, as ever."),
    ):
        yield days_ago(day, hour=19)
        care.say_in_circle(actor=county.actor(who), circle=made, words=words)


def needs(county: County) -> Story:
    """Three who told us how to tell them things; one was asked more than a year ago."""
    yield days_ago(390)
    care.record_needs(
        actor=county.actor("sam"), person=county.people["sam"], codes=[Code.BY_EMAIL, Code.MORE_TIME],
        words="Late shifts: mornings are no good.",
    )  # fmt: skip
    yield days_ago(100)
    care.record_needs(
        actor=county.actor("noor"), person=county.people["gwen"], codes=[Code.LARGE_PRINT, Code.LOOP],
        postal="Gwen\n4 Sluice Cottages\nPrickwillow", words="Black on cream, if you can.",
    )  # fmt: skip
    yield days_ago(40)
    care.record_needs(
        actor=county.actor("beth"), person=county.people["beth"],
        codes=[Code.BY_EMAIL, Code.SCREEN_READER, Code.BSL],
    )  # fmt: skip


def a_talk(county: County) -> Story:
    """Joan has read something hard, and would like a talk with whoever is on duty."""
    yield days_ago(1, hour=17)
    care.ask_debrief(actor=county.actor("joan"))


def new_terms(county: County) -> Story:
    """River asks for another quorum; carers agree, and staff are still awaited."""
    yield days_ago(9)
    asking = terms.propose_terms(
        actor=county.actor("ruth"), seat=county.seats["river"], quorum=6, reopens_at=1, reply_within_working_days=20,
        why="Twice this year five of us decided for everybody. Six at the table, and two carers among them, is fairer.",
        purpose="People with lived experience, carers, staff and voluntary organisations decide together as equals.",
        shares={"lived-experience": 2, "carers": 2, "staff": 1},
    )  # fmt: skip
    keys.turn(actor=county.actor("ruth"), asking=asking, seat=county.seats["river"])
    yield days_ago(7)
    keys.turn(
        actor=actor_of(county.people["beth"]), asking=asking, seat=county.seats["bridge"], words="Two carers, at last."
    )


def yeses(county: County) -> Story:
    """Beth hears of new roles; Joan has the one page a month, and took back the other."""
    for day, who, purpose in (
        (120, "beth", Purpose.NEW_ROLES),
        (118, "joan", Purpose.NEW_ROLES),
        (117, "joan", Purpose.MONTHLY),
    ):
        yield days_ago(day)
        agree(actor=county.actor(who), purpose=purpose)
    yield days_ago(30)
    take_back(actor=county.actor("joan"), purpose=Purpose.NEW_ROLES)


def remembered(county: County) -> Story:
    """Edna, who began with the first cards, has died. Her family would like her name to stand."""
    beth = county.actor("beth")
    yield days_ago(500)
    edna = joining.join_somebody(actor=beth, called="Edna")
    yield days_ago(210)
    noted = farewells.note_death(actor=county.actor("noor"), person=edna)
    yield days_ago(190)
    farewells.dedicate(
        actor=county.actor("noor"), farewell=noted, remembered_as="Edna", family_agrees=True,
        dedication="She wrote the first card, and the tenth, and brought the plum cake.",
    )  # fmt: skip
    yield days_ago(90)
    farewells.say_wishes(actor=beth, words=WordsThen.STAY)


STORIES = (remembered, seconds, buddies, circle, needs, yeses, a_talk, new_terms)
