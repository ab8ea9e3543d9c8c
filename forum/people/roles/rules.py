"""Roles, money and interests: who may do what, which steps there are, and which figures can be shown."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row


class Pay(TextChoices):
    """What a role brings in money; the person chooses what they take of it."""

    NONE = "none", _("not paid")
    EXPENSES = "expenses", _("expenses are paid back")
    PAYMENT = "payment", _("expenses, and a payment for your time")


class Takes(TextChoices):
    """What somebody would like, for one task. Nobody is paid before they have said so."""

    ASK = "ask", _("Ask me")
    NONE = "none", _("Nothing, thank you")
    EXPENSES = "expenses", _("Only what I spend")
    PAYMENT = "payment", _("A payment too")


class CheckKind(TextChoices):
    INTERVIEW = "interview", _("an interview")
    REFERENCE = "reference", _("a reference")
    DBS = "dbs", _("a DBS check")


class StepKind(TextChoices):
    """Where an expression of interest is; the last row counts."""

    INTERESTED = "interested", _("interested")
    TALKED = "talked", _("talked")
    RESERVE = "reserve", _("on the list for the next place")
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    STOPPED = "stopped", _("stopped")
    NOT_THIS_TIME = "not_this_time", _("not this time")


ENDS = frozenset({StepKind.ACCEPTED, StepKind.STOPPED, StepKind.NOT_THIS_TIME})
# From where to where; whoever is interested may stop at any time before the end, without a reason.
NEXT: Mapping[str, frozenset[str]] = {
    StepKind.INTERESTED: frozenset({StepKind.TALKED, StepKind.RESERVE, StepKind.OFFERED, StepKind.NOT_THIS_TIME}),
    StepKind.TALKED: frozenset({StepKind.RESERVE, StepKind.OFFERED, StepKind.NOT_THIS_TIME}),
    StepKind.RESERVE: frozenset({StepKind.OFFERED, StepKind.NOT_THIS_TIME}),
    StepKind.OFFERED: frozenset({StepKind.ACCEPTED, StepKind.NOT_THIS_TIME}),
}


class Counted(TextChoices):
    """Steps that are counted, without anybody's name, for the half-year in which somebody began."""

    BEGUN = "begun", _("began to write")
    SENT = "sent", _("said that they are interested")
    OFFERED = "offered", _("were offered it")
    ACCEPTED = "accepted", _("said yes")


class Credit(TextChoices):
    """What a row of 'what I have done' is."""

    WORK = "work", _("work")
    TALK = "talk", _("a talk")
    ROLE = "role", _("a role")
    LEARNT = "learnt", _("something learnt")


class ClaimKind(TextChoices):
    EXPENSES = "expenses", _("expenses")
    PAYMENT = "payment", _("a payment")


class PayBy(TextChoices):
    BANK = "bank", _("into my bank account")
    CASH = "cash", _("in cash")
    ADVANCE = "advance", _("before I spend it")
    ASK = "ask", _("please ask me")


class MoveKind(TextChoices):
    """What happened to a claim; the last row counts."""

    CLAIMED = "claimed", _("claimed")
    ASKED = "asked", _("the payer asks something")
    TOLD = "told", _("told")
    PAID = "paid", _("paid")
    REFUSED = "refused", _("not paid")
    TAKEN_BACK = "taken_back", _("taken back")


class RateKind(TextChoices):
    HOUR = "hour", _("an hour")
    HALF_DAY = "half_day", _("half a day")
    DAY = "day", _("a day")
    CLAIM_MOST = "claim_most", _("most that one claim can be")
    MONTH_MOST = "month_most", _("most that somebody is paid for their time in a month")


PAID_BY_TIME = (RateKind.HOUR, RateKind.HALF_DAY, RateKind.DAY)
PAY_WITHIN_WORKING_DAYS = 10
REMIND_ON_WORKING_DAY = 8
WARN_AT_PERCENT = 80
RECEIPT_MOST_BYTES = 3 * 1024 * 1024
SMALLEST_SHOWN = 10
DRAFTS_KEPT = timedelta(days=90)
COUNTED_AFTER = timedelta(days=90)  # a half-year is shown when it has had so long to come to its end
JUNE = 6


class Words:
    NO_PURPOSE = _("Say what this role is for. Without a purpose it cannot be shown to anybody.")
    NO_WORDS = _("Write a few plain words first.")
    NOT_NAMED = _("This role names others who decide about it.")
    NOBODY_NAMED = _("Say who decides: at least one seat, or you.")
    NO_BASIS = _("A check needs the law or rule that asks for it, in plain words.")
    NO_DECIDER = _("Say who decided that this check is needed: a seat, an office or a group.")
    OPEN_MEETING = _("Open meetings are open to everybody. No role there can need a DBS check.")
    SHUT = _("This role is not looking for anybody just now.")
    NOT_YET_SHOWN = _("This role is not shown to anybody yet.")
    SHOWN = _("This role is shown already.")
    NOT_NEXT = _("This has moved on meanwhile. Have another look at where it is.")
    NO_REASON = _("Write a line that this person can read: kind words, and why not this time.")
    FULL = _("All places are taken. You can keep somebody on the list for the next one.")
    NOT_ASKED_TO_TALK = _("This person has not asked for a conversation.")
    OWN_INTEREST = _("Somebody else decides about what you asked for yourself.")
    HELD = _("You hold this role already.")
    HANDED_BACK = _("This has been handed back already.")
    NO_AMOUNT = _("Write how much, for example 4.60.")
    TOO_MUCH = _("One claim can be at most £%(most)s. Please make two of it, or ask the payer first.")
    TO_COME = _("This day is still to come. For money beforehand choose “before I spend it”.")
    NO_RATE = _("The forum has not said what is paid for this. Ask the coordinator.")
    SETTLED = _("This claim is settled already.")
    OWN_CLAIM = _("This claim is your own. Somebody else who pays looks at it.")
    WHY_NOT_PAID = _("Say in plain words why it is not paid, and what the person can do.")
    NOT_A_PICTURE = _("We can keep a photograph or picture (JPEG, PNG) of up to 3 MB. This is something else.")
    ENDS_BEFORE = _("The last day comes before the first one.")


POLICY = [
    row("roles.draft_role", Role.MEMBER, "write what an involvement role is about"),
    row("roles.change_role", {Role.SEAT, Role.COORDINATOR, Role.MEMBER},
        "change what a role says; whoever is interested is told"),
    row("roles.add_check", {Role.SEAT, Role.COORDINATOR, Role.MEMBER}, "say which check a role needs, and by what law",
        never={Role.HOST}),
    row("roles.publish", {Role.SEAT, Role.COORDINATOR}, "show a role to everybody"),
    row("roles.close", {Role.SEAT, Role.COORDINATOR}, "stop looking for somebody for a role"),
    row("roles.begin", Role.ANYBODY, "begin to say that they would like a role, and go on another day"),
    row("roles.express", Role.ANYBODY, "say that they would like a role, without an interview"),
    row("roles.decide", {Role.SEAT, Role.MEMBER}, "talk with whoever is interested, offer a role, or say not this time",
        never={Role.HOST}),
    row("roles.accept", Role.SELF, "say yes to a role that is offered"),
    row("roles.stop", Role.SELF, "stop, at any step and without a reason"),
    row("roles.say_what_put_off", Role.ANYBODY, "say without a name what put them off a role"),
    row("roles.hand_back", Role.SELF, "hand a role back to its second person, without a reason"),
    row("roles.choose_pay", Role.SELF, "choose what they would like for a task: nothing, expenses, or a payment"),
    row("roles.keep_done", Role.SELF, "keep what they have done, for themselves"),
    row("roles.show_done", Role.SELF, "show what they have done to others, or to nobody"),
    row("roles.claim_expenses", Role.SELF, "claim what they spent or what their time is paid"),
    row("roles.tell_payer", Role.SELF, "tell the payer what they asked about a claim"),
    row("roles.take_back_claim", Role.SELF, "take a claim back, while it is not paid"),
    row("roles.set_limit", Role.SELF, "be warned, alone, when payments come near what they may earn"),
    row("roles.ask_claimant", Role.PAYER, "ask something about a claim"),
    row("roles.pay", Role.PAYER, "pay a claim within ten working days"),
    row("roles.refuse_claim", Role.PAYER, "not pay a claim, with a reason in plain words"),
    row("roles.set_rate", {Role.SEAT, Role.COORDINATOR}, "say what is paid from a day on", never={Role.HOST}),
    row("roles.declare_interest", Role.SELF, "declare an interest in an organisation or office"),
    row("roles.end_interest", Role.SELF, "say that an interest has ended"),
]  # fmt: skip


def half_year_of(day: date) -> date:
    """The first day of the half-year that a day lies in."""
    return day.replace(month=1 if day.month <= JUNE else JUNE + 1, day=1)


def counts_until(begins: date) -> date:
    """The last day on which a step still counts for a half-year. After it its figures never change."""
    end = date(begins.year + 1, 1, 1) if begins.month > JUNE else date(begins.year, JUNE + 1, 1)
    return end + COUNTED_AFTER


def can_be_shown(counts: Sequence[int], *, smallest: int = SMALLEST_SHOWN) -> list[int | None]:
    """Which of these falling figures can be shown, so that nobody is found by looking or by taking one from another.

    A figure is shown when it is at least `smallest`, and so is what lies between it and each other figure that is
    shown (or nothing lies between).
    """
    shown: list[int | None] = []
    last: int | None = None
    for count in counts:
        far_enough = last is None or last == count or last - count >= smallest
        fits = count >= smallest and far_enough and (last is None or count <= last)
        shown.append(count if fits else None)
        last = count if fits else last
    return shown


def near_limit(*, paid: int, limit: int) -> bool:
    """Whether payments have come to 80 % of what somebody may earn."""
    return limit > 0 and paid * 100 >= limit * WARN_AT_PERCENT


def may_follow(step: str, kind: str) -> bool:
    """Whether one step may come after another. Stopping is always possible before the end."""
    if kind == StepKind.STOPPED:
        return step not in ENDS
    return kind in NEXT.get(step, frozenset())
