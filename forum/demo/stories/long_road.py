"""Stories that needed deciding together: kept, on their way, refused, gone round again."""

from datetime import timedelta

from forum.demo.county import County
from forum.demo.stories.deciding import Dissent, decide, judge, note, take_up
from forum.demo.stories.saying import say, sort, theme
from forum.demo.telling import Story, days_ago, meeting_day
from forum.ground import clock
from forum.journey.answered import actions as answered
from forum.journey.answered.rules import AnswerKind
from forum.journey.decided import actions as decided
from forum.journey.decided.rules import Stand
from forum.journey.promised import actions as promised
from forum.journey.promised.actions import Evidence, Side
from forum.journey.promised.rules import ReplyKind
from forum.journey.taken_up import actions as taken_up


def later_bus(county: County) -> Story:
    """The long road to its end: said by many, kept together, and they say yes."""
    said = []
    words = (
        "The last bus leaves before visiting ends. I walk out in the middle of her sentence.",
        "No bus after six. My son is on the ward and I come by bus.",
        "I would stay until eight if I could get home.",
        "Taxi home from the ward: twenty-two pounds. Every time.",
        "Why does visiting end at eight when the bus ends at six?",
        "My neighbour drives me when she can. She can't always.",
    )
    for day, one in zip((338, 336, 333, 331, 330, 325), words, strict=True):
        yield days_ago(day)
        said.append(say(county, one, on_card=day > 331))
        sort(county, said[-1], theme(county, "Getting to the ward and home"))
    yield meeting_day(308, hour=15)
    matter = take_up(
        county,
        "A way home after visiting",
        "The last bus leaves two hours before visiting ends.",
        "Getting to the ward and home",
    )
    yield days_ago(300)
    note(county, matter, "tariq", "I could stay for supper with him. That is when he talks.", "A carer in March")
    note(county, matter, "olive", "We have a minibus that stands still in the evenings.", "Fen Wheels")
    yield meeting_day(280, hour=15)
    decision = decide(
        county, matter, "Ask the trust to pay for an evening minibus with Fen Wheels, and find drivers ourselves.",
        Dissent("bridge", Stand.ASIDE, "It does not help those who live beyond Ramsey. I would not stop it for that."),
    )  # fmt: skip
    asked = decided.recommend(
        actor=county.actor("ruth"), decision=decision, office=county.offices["chief-executive"],
        words="Pay the fuel and the insurance of an evening minibus for visitors, for a year, and look at it again then.",
    )  # fmt: skip
    yield days_ago(262)
    promised.reply(
        actor=county.actor("alan"), recommendation=asked, kind=ReplyKind.PARTLY,
        reason="Yes to fuel and insurance on six evenings. We cannot pay for Sundays this year: the money is spent.",
    )  # fmt: skip
    promise = promised.commit_to(
        actor=county.actor("alan"), matter=matter, side=Side(office=county.offices["chief-executive"]),
        words="An evening minibus from the ward, Monday to Saturday, at half past eight.",
        due=clock.today() + timedelta(days=90), recommendation=asked,
    )  # fmt: skip
    yield days_ago(260)
    promised.join_in(
        actor=county.actor("olive"), commitment=promise, side=Side(organisation=county.organisations["wheels"])
    )
    yield days_ago(215)
    promised.tell_progress(
        actor=county.actor("olive"), commitment=promise, words="The minibus is insured. Seven drivers have said yes."
    )
    yield days_ago(180)
    promised.claim_done(
        actor=county.actor("olive"), commitment=promise, words="The minibus has run since the first of the month.",
        outcome="About thirty visitors a week stay until the end and are home by half past nine.",
        evidence=Evidence(
            words="The drivers' book: 127 journeys in the first month.",
            measure="Visitors who stayed until the end", before="2 in 10", after="9 in 10",
        ),
    )  # fmt: skip
    yield days_ago(176)
    answered.answer(
        actor=county.actor("ruth"), matter=matter, kind=AnswerKind.DONE,
        words="There is a minibus home from the ward at half past eight, Monday to Saturday. Fen Wheels drives it, "
        "and the trust pays. It came from what six of you said. Sundays are still missing; we go on asking.",
    )  # fmt: skip
    yield days_ago(170)
    judge(matter, said, yes=(0, 1, 2, 4))


def ring_back(county: County) -> Story:
    """Answered, and its speakers say: not there yet. It went round again."""
    said = []
    words = (
        "They said they would ring back. That was in spring.",
        "I sat by the phone for three days.",
        "If nobody can ring, say so. The waiting is the worst.",
        "Phoned at nine, phoned at ten, phoned at eleven. Engaged.",
    )
    for day, one in zip((299, 297, 294, 290), words, strict=True):
        yield days_ago(day)
        said.append(say(county, one, on_card=day == 297))
        sort(county, said[-1], theme(county, "Being rung back"))
    yield meeting_day(280, hour=16)
    matter = take_up(county, "A call back on the day it was promised", "People wait by the phone.", "Being rung back")
    yield days_ago(270)
    note(county, matter, "sam", "On my ward we ring between calls. A set hour would help us too.", "A nurse")
    yield meeting_day(252, hour=15)
    decision = decide(
        county, matter, "Ask for one hour each day in which nothing else is done but ringing people back."
    )
    asked = decided.recommend(
        actor=county.actor("marek"), decision=decision, office=county.offices["nursing"],
        words="Keep one hour a day for ringing back, and say on the line when it is.",
    )  # fmt: skip
    yield days_ago(231)
    promised.reply(
        actor=county.actor("david"), recommendation=asked, kind=ReplyKind.ACCEPTED,
        reason="Yes. It is right, and it helps the teams as well.",
    )  # fmt: skip
    promise = promised.commit_to(
        actor=county.actor("david"), matter=matter, side=Side(office=county.offices["nursing"]),
        words="Every community team keeps the hour from four to five for ringing back.",
        due=clock.today() + timedelta(days=60), recommendation=asked,
    )  # fmt: skip
    yield days_ago(165)
    promised.claim_done(
        actor=county.actor("david"), commitment=promise, words="All nine teams keep the hour.",
        outcome="Fewer people wait overnight for a call.",
        evidence=Evidence(words="The teams' diaries in the first four weeks."),
    )  # fmt: skip
    yield days_ago(158)
    answered.answer(
        actor=county.actor("marek"), matter=matter, kind=AnswerKind.DONE,
        words="Every community team now rings back between four and five. The line says so when you call.",
    )  # fmt: skip
    yield days_ago(140)
    judge(
        matter,
        said,
        yes=(0,),
        no=(1, 2),
        because="Ours still does not. I rang on three days and nobody knew of an hour.",
    )
    yield days_ago(134)
    promised.tell_progress(
        actor=county.actor("david"), commitment=promise, new_due=clock.today() + timedelta(days=152),
        words="You are right: two of the nine teams had stopped. Each now has a named person who holds the hour.",
    )  # fmt: skip


def quiet_room(county: County) -> Story:
    """A no, with its reason."""
    said = []
    for day, one in ((240, "The waiting room in Wisbech is so loud that I leave again."),
                     (236, "Is there anywhere quiet to wait? The television never stops.")):  # fmt: skip
        yield days_ago(day)
        said.append(say(county, one))
        sort(county, said[-1], theme(county, "Waiting rooms"))
    yield meeting_day(196, hour=15)
    matter = take_up(
        county, "A quiet room to wait in, Wisbech", "The waiting room is too loud for some.", "Waiting rooms"
    )
    yield days_ago(190)
    note(county, matter, "joan", "I would not have to wait outside in the rain.", "Somebody who waits there")
    yield meeting_day(168, hour=15)
    decision = decide(county, matter, "Ask for a quiet room at the health centre in Wisbech.")
    asked = decided.recommend(
        actor=county.actor("joan"), decision=decision, office=county.offices["estates"], words="Give up one office for a quiet room.",
    )  # fmt: skip
    yield days_ago(158)
    promised.reply(
        actor=county.actor("pat"), recommendation=asked, kind=ReplyKind.REFUSED,
        reason="Every room is a consulting room, and people wait eleven weeks for those. We turned the television off "
        "for good, and the desk now calls you in from outside by text.",
    )  # fmt: skip
    yield days_ago(150)
    answered.answer(
        actor=county.actor("joan"), matter=matter, kind=AnswerKind.NO,
        words="There is no quiet room in Wisbech, for now. But the television is off for good, and you can wait "
        "wherever you like: the desk sends you a text when it is your turn.",
        reason="Every room there is needed for seeing people, who wait eleven weeks already.",
    )  # fmt: skip
    yield days_ago(147)
    judge(matter, said, yes=(1,))


def crisis_in_plain_words(county: County) -> Story:
    """Waiting for the office's reply."""
    for day, one in ((130, "The card with the crisis numbers is so small that I can't read it."),
                     (128, "I rang the number and did not understand the menu."),
                     (121, "What happens when I ring? Nobody ever says.")):  # fmt: skip
        yield days_ago(day)
        sort(county, say(county, one, on_card=True), theme(county, "Help in a crisis"))
    yield meeting_day(112, hour=15)
    matter = take_up(
        county, "What happens when I ring for help", "People fear a call that they can't picture.", "Help in a crisis"
    )
    yield days_ago(80)
    note(county, matter, "beth", "I would ring earlier, and my daughter would too.", "A carer in Ely")
    yield meeting_day(56, hour=15)
    decision = decide(county, matter, "Ask for one page that says, step by step, what happens when you ring.")
    decided.recommend(
        actor=county.actor("beth"), decision=decision, office=county.offices["nursing"],
        words="One page, written with people who have rung: who answers, what they ask, what happens then.",
    )  # fmt: skip


def garden_at_night(county: County) -> Story:
    """The forum's own to get on with, together with a group."""
    for day, one in ((95, "Summer is fine. In winter I see nobody from Friday to Monday."),
                     (94, "Could the garden people meet indoors when it is dark?")):  # fmt: skip
        yield days_ago(day)
        sort(county, say(county, one), theme(county, "Company in the dark months"), by="tariq")
    yield meeting_day(84, hour=15)
    matter = take_up(
        county, "Somewhere to go on winter weekends", "The dark months are long.", "Company in the dark months"
    )
    note(county, matter, "marek", "It would be the one thing in my week with a time on it.", "Somebody in Chatteris")
    yield meeting_day(84, hour=16)
    decide(county, matter, "Open the shed on Saturdays until March. We do it ourselves, with The Growing Ground.")
    yield days_ago(80)
    promise = promised.commit_to(
        actor=county.actor("marek"), matter=matter, side=Side(group=county.forum),
        words="Two members open the shed every Saturday from two to five, until the clocks change.",
        due=clock.today() + timedelta(days=120),
    )  # fmt: skip
    promised.join_in(
        actor=county.actor("ines"), commitment=promise, side=Side(organisation=county.organisations["allotment"])
    )
    yield days_ago(16)
    promised.tell_progress(
        actor=county.actor("marek"),
        commitment=promise,
        words="Nine Saturdays, never fewer than five of us. The stove smokes.",
    )
    yield days_ago(12)
    promised.ask_to_join(
        actor=county.actor("marek"), commitment=promise, side=Side(organisation=county.organisations["wheels"])
    )


def saturday_meetings(county: County) -> Story:
    """A seat objects; the forum does not agree, and says why."""
    for day, one in ((60, "I work. I can never come on a weekday."), (58, "Meet on a Saturday for once.")):
        yield days_ago(day)
        sort(county, say(county, one), theme(county, "When we meet"))
    yield meeting_day(28, hour=15)
    matter = take_up(county, "Meetings on Saturdays", "Some can never come on a weekday.", "When we meet")
    note(
        county, matter, "ruth", "Saturday buses run until noon only. I could not come at all.", "A member without a car"
    )
    yield meeting_day(28, hour=16)
    decide(
        county, matter, "Not every meeting on a Saturday.",
        Dissent("river", Stand.OBJECTS, "Half of us come by bus, and on Saturdays there is none after noon."),
        reason="It would shut out those without a car. We look for an evening in each season instead, and ask again in spring.",
    )  # fmt: skip


def letters_early(county: County) -> Story:
    """Brought early by the trust, while it can still change."""
    yield days_ago(20)
    matter = taken_up.bring_early(
        actor=county.actor("david"), title="Appointment letters: new words, new look",
        in_short="The trust changes all its appointment letters next year.",
        what_is_fixed="There will be one set of letters for all services, and each must name the service.",
        what_is_open="Every word of them, what comes first, and whether a text message goes with them.",
        open_until=clock.today() + timedelta(days=80),
    )  # fmt: skip
    yield days_ago(12)
    for whom in (
        {"organisation": county.organisations["wheels"]},
        {"seat": county.seats["lantern"]},
        {"office": county.offices["estates"]},
    ):
        taken_up.ask_for_note(
            actor=county.actor("noor"), matter=matter, by=clock.today() + timedelta(days=33), **whom
        )  # fmt: skip
    yield days_ago(8)
    note(
        county,
        matter,
        "joan",
        "If the day and the place came first, I would not have to read the rest.",
        "Somebody who gets many",
    )
    upcoming = min((one for one in county.meetings if not one.has_begun), key=lambda one: one.starts_at)
    taken_up.put_on_agenda(actor=county.actor("noor"), matter=matter, meeting=upcoming, minutes=30)


STORIES = (
    later_bus, ring_back, quiet_room, crisis_in_plain_words, garden_at_night, saturday_meetings, letters_early,
)  # fmt: skip
