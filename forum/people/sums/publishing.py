"""Publishing the sums of a year: asked by a seat, done with the keys of both sides, once."""

from collections import Counter

from django.db import transaction
from django.db.models import Count

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.keys import actions as keys
from forum.people.keys.models import Asking
from forum.people.keys.registry import register as register_act
from forum.people.keys.terms import sides_for
from forum.people.membership.models import Membership, Perspective, Seat
from forum.people.membership.rules import GroupKind, Perspectives
from forum.people.sums.models import EqualityAnswers, PublishedSums
from forum.people.sums.noise import TwoCoins, noisy, shown, two_coins
from forum.people.sums.questions import ALL
from forum.people.sums.rules import FEWEST_ANSWERS, Words

ACT = "sums.publish"
PERSPECTIVES = "perspectives"
ANSWERED = "answered"
Figures = dict[str, dict[str, int]]


def register() -> None:
    register_act(ACT, carry_out, read_at=lambda _asking: "/about-us")


@transaction.atomic
def ask_to_publish(*, actor: policy.Actor, seat: Seat) -> Asking:
    """Ask the sides whether the sums of this year are published.

    Raises:
        Refused: when they are, or wait for it already.
    """
    policy.require(actor, "sums.ask_to_publish")
    keys.require_seat(actor, seat)
    year = clock.today().year
    subject = f"sums:{year}"
    waiting = Asking.objects.waiting().filter(act=ACT, subject=subject)
    if PublishedSums.objects.filter(year=year).exists() or waiting.exists():
        raise policy.Refused(Words.ONCE_A_YEAR)
    journal.note(act="sums.ask_to_publish", actor=actor.person, subject=subject)
    return keys.ask(
        actor=actor, seat=seat, act=ACT, subject=subject, sides=sides_for(seat.group),
        words=f"Publish how many of us there are, {year}",
    )  # fmt: skip


def carry_out(actor: policy.Actor, asking: Asking) -> None:
    """Publish them, with the last key. The noise is drawn once; the counts behind it are kept nowhere."""
    year = int(asking.subject.removeprefix("sums:"))
    if PublishedSums.objects.filter(year=year).exists():
        raise policy.Refused(Words.ONCE_A_YEAR)
    PublishedSums.objects.create(year=year, figures=as_shown(counts(year)))
    entry = record.append(
        act="sums.publish", subject=asking.subject, actor="the forum", facts={"title": asking.words, "year": year}
    )
    journal.note(act="sums.publish", actor=actor.person, subject=asking.subject, entry=entry)


def counts(year: int) -> Figures:
    """The true counts of the whole forum: by question and choice. They leave this module only with noise."""
    found: Figures = {one.name: dict.fromkeys((value for value, _words in one.choices), 0) for one in ALL}
    tally: Counter[tuple[str, str]] = Counter()
    number = 0
    for answers in EqualityAnswers.objects.filter(year=year).values_list("answers", flat=True).iterator():
        number += 1
        tally.update(answers.items())
    for (name, value), count in tally.items():
        found[name][value] = count
    members = Membership.objects.now().filter(group__kind=GroupKind.FORUM).values("person")
    said = Perspective.objects.filter(person__in=members).values_list("kind").annotate(number=Count("pk"))
    found[PERSPECTIVES] = dict.fromkeys(Perspectives.values, 0) | dict(said)
    found[ANSWERED] = {"all": number}
    return found


def as_shown(true: Figures, coins: TwoCoins = two_coins) -> Figures:
    """What is published of these counts. Each figure has noise of its own, totals too: subtraction tells nothing.

    With few answers only that is said: the noisy number of answers decides it, not the true one.
    """
    answered = noisy(true[ANSWERED]["all"], coins)
    figures = {ANSWERED: {"all": shown(answered)}}
    for name, cells in true.items():
        if name == PERSPECTIVES or (name != ANSWERED and answered >= FEWEST_ANSWERS):
            figures[name] = {value: shown(noisy(count, coins)) for value, count in cells.items()}
    return figures
