"""Roles and who would like them, what people have done, money in each state, interests, and things to try."""

from datetime import timedelta

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.ground import clock
from forum.people.membership.rules import Way
from forum.people.policy import VISITOR
from forum.people.roles import actions as roles
from forum.people.roles.models import Appointment, Expression, InvolvementRole
from forum.people.roles.rules import CheckKind, Credit, Pay, PayBy, RateKind, StepKind
from forum.rooms.together import inviting
from forum.rooms.together.rules import InviteKind, Started


def _advert(county: County, title: str, **more: object) -> InvolvementRole:
    role = roles.draft_role(
        actor=county.actor("joan"), title=title, seats=[county.seats["river"], county.seats["lantern"]],
        **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return roles.publish(actor=county.actor("ruth"), role=role)


def tea_and_welcome(county: County) -> Story:
    """A role that two people hold, and a third who waits for the next place."""
    yield days_ago(120)
    role = _advert(
        county, "Tea and a welcome at open meetings",
        what="You put the kettle on, say hello at the door, and show people where the quiet room is.",
        purpose="Nobody walks into a room full of strangers alone.",
        how_long="Two hours every four weeks, for a year.", gives="A key to the cupboard, and everybody's thanks.",
        pay=Pay.EXPENSES, help_there="Beth shows you. There is always a second person.",
        where="In whichever town we meet.", at_open_meetings=True,
        principles="Equals first.", presence="Two people at each meeting.",
        process="Come once and see whether you like it.", impact="People who came once come again.",
    )  # fmt: skip
    for number, (day, who, second) in enumerate(((112, "beth", False), (110, "marek", True))):
        yield days_ago(day)
        roles.express(actor=county.actor(who), role=role, seed=f"demo-tea-{number}", called=county.people[who].called)
        yield days_ago(day - 1)
        mine = Expression.objects.get(role=role, person=county.people[who])
        roles.decide(actor=county.actor("ruth"), expression=mine, kind=StepKind.OFFERED, stand_in=second)
        yield days_ago(day - 2)
        roles.accept(actor=county.actor(who), expression=mine)
    yield days_ago(34)
    waits = roles.express(
        actor=VISITOR, role=role, seed="demo-tea-9", called="Len", way=Way.EMAIL, address="len@demo.example",
        words="I used to run a café.",
    )  # fmt: skip
    yield days_ago(30)
    roles.decide(actor=county.actor("tariq"), expression=waits, kind=StepKind.RESERVE)


def reading_letters(county: County) -> Story:
    """A role with a check, its law and who decided; and somebody who would like it, after a conversation."""
    yield days_ago(26)
    role = roles.draft_role(
        actor=county.actor("joan"), title="Sit beside somebody on the ward, and write down what they say",
        seats=[county.seats["river"], county.seats["willow"]],
        what="Once a fortnight, two of you visit a ward. You listen, and write down what people want to say.",
        purpose="People who cannot come to us are heard all the same.",
        how_long="One afternoon a fortnight, for half a year.", gives="Training in listening, and a debrief every time.",
        pay=Pay.PAYMENT, help_there="Sam goes with you the first three times.", where="Two wards in Peterborough.",
        places=2, closes_on=clock.today() + timedelta(days=60),
    )  # fmt: skip
    roles.add_check(
        actor=county.actor("joan"), role=role, kind=CheckKind.DBS, decided_by="the seats River and Willow",
        legal_basis="Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975: regular contact with patients on a ward",
    )  # fmt: skip
    yield days_ago(24)
    roles.publish(actor=county.actor("noor"), role=role)
    yield days_ago(5)
    roles.express(
        actor=county.actor("gwen"), role=role, seed="demo-ward-1", called="Gwen", way=Way.EMAIL,
        address="gwen@demo.example", words="I have time on Thursdays.", wants_to_talk=True,
    )  # fmt: skip


def what_ruth_has_done(county: County) -> Story:
    """Ruth shows what she has done."""
    ruth = county.actor("ruth")
    for day, kind, words in (
        (512, Credit.WORK, "Visited five groups in five towns and wrote down what they said."),
        (300, Credit.TALK, "Spoke to forty student nurses in Cambridge about the first week at home."),
        (90, Credit.LEARNT, "Plain English in a day, with Plain Words Press."),
    ):
        yield days_ago(day)
        roles.keep_done(actor=ruth, day=clock.today(), words=words, kind=kind)
    yield days_ago(80)
    roles.show_done(actor=ruth)


def money(county: County) -> Story:
    """Claims: paid, not paid with a reason, asked about, and waiting."""
    yield days_ago(400)
    for kind, pence, words in (
        (RateKind.HOUR, 2_000, ""), (RateKind.HALF_DAY, 7_500, ""), (RateKind.DAY, 15_000, ""),
        (RateKind.CLAIM_MOST, 30_000, ""),
        (RateKind.MONTH_MOST, 40_000, "A payment can count as earnings. On benefits? Ask an adviser before you say yes."),
    ):  # fmt: skip
        roles.set_rate(actor=county.actor("ruth"), kind=kind, pence=pence, since=clock.today(), words=words)
    yield days_ago(150)
    roles.set_rate(actor=county.actor("ruth"), kind=RateKind.HOUR, pence=2_500, since=clock.today())
    payer = county.actor("mo")
    yield days_ago(60)
    bus = roles.claim_expenses(
        actor=county.actor("marek"), what_for="Bus to Ramsey and back", day=clock.today(), pence=640, pay_by=PayBy.CASH
    )
    yield days_ago(55)
    roles.pay(actor=payer, claim=bus)
    yield days_ago(40)
    lunch = roles.claim_expenses(
        actor=county.actor("marek"), what_for="Lunch at home", day=clock.today(), pence=900, pay_by=PayBy.BANK
    )
    yield days_ago(38)
    roles.refuse_claim(
        actor=payer, claim=lunch,
        words="Meals are paid back on days away from home. If you were out that day, send it again and say where.",
    )  # fmt: skip
    yield days_ago(12)
    taxi = roles.claim_expenses(
        actor=county.actor("joan"), what_for="Taxi, because the bus did not come", day=clock.today(), pence=2_150,
        pay_by=PayBy.BANK,
    )  # fmt: skip
    roles.claim_expenses(
        actor=county.actor("ruth"), what_for="Talk to student nurses, with preparation", day=clock.today(),
        time=RateKind.HALF_DAY, pay_by=PayBy.ASK,
    )  # fmt: skip
    yield days_ago(10)
    roles.ask_claimant(actor=payer, claim=taxi, words="From where to where did you go?")
    yield days_ago(2)
    held = Appointment.objects.now().get(person=county.people["beth"])
    roles.choose_pay(actor=county.actor("beth"), appointment=held, takes="expenses")
    roles.claim_expenses(
        actor=county.actor("beth"), what_for="Milk and tea for the meeting", day=clock.today(), pence=730,
        pay_by=PayBy.CASH,
    )  # fmt: skip


def interests(county: County) -> Story:
    yield days_ago(420)
    roles.declare_interest(
        actor=county.actor("olive"), words="I drive for Fen Wheels, and am on its committee.",
        organisation=county.organisations["wheels"],
    )  # fmt: skip
    yield days_ago(250)
    roles.declare_interest(
        actor=county.actor("tariq"), words="My brother is a gardener at The Growing Ground.",
        organisation=county.organisations["allotment"],
    )  # fmt: skip


def invitations(county: County) -> Story:
    yield days_ago(18)
    letters = inviting.invite(
        actor=county.actor("joan"), kind=InviteKind.SESSION, title="Write one letter again, together",
        in_short="A member and a nurse lead it. Bring a letter, leave with a better one.", started_by=Started.MEMBERS,
        organisation=county.organisations["plain"], when="The first Friday of the month, 10 to 12, in March",
    )  # fmt: skip
    inviting.like(actor=county.actor("tariq"), made=letters)
    inviting.like(actor=county.actor("beth"), made=letters)
    yield days_ago(9)
    inviting.invite(
        actor=county.actor("david"), kind=InviteKind.OPPORTUNITY, title="Sit in when we choose the new matrons",
        in_short="Two places on the panel for people who have been on a ward. You have a say, and a vote.",
        started_by=Started.HOST, organisation=county.organisations["trust"], when="A day in spring, you choose which",
    )  # fmt: skip
    yield days_ago(3)
    talk = inviting.suggest(
        actor=VISITOR, kind=InviteKind.TALK_ASKED, title="How a community car works",
        in_short="Our village would like one. Could somebody tell us how it began?", reach="the shop in Manea",
    )  # fmt: skip
    yield days_ago(2)
    inviting.show(actor=county.actor("ruth"), made=talk)


STORIES = (tea_and_welcome, reading_letters, what_ruth_has_done, money, interests, invitations)
