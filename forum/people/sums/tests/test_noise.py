"""What is published tells nothing for certain of anybody, and nearly nothing at all: proved from the coins up."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.people.sums.noise import AT_MOST, FEW, GOES_ON, SMALLEST, chance_of_noise, noisy, shown, steps
from forum.people.sums.publishing import ANSWERED, as_shown
from forum.people.sums.rules import FEWEST_ANSWERS


class Coins:
    """Coins that fall as they are told."""

    def __init__(self, falls: tuple[int, ...]) -> None:
        self.falls = iter(falls)
        self.used = 0

    def __call__(self) -> int:
        fall = next(self.falls)
        self.used += 1
        return fall


def test_the_steps_are_as_likely_as_the_claim_says() -> None:
    """Every way in which six pairs of coins can fall: how often so many steps come of it, exactly."""
    found: dict[int, Fraction] = {}
    for falls in product(range(4), repeat=6):
        coins = Coins(falls)
        try:
            number = steps(coins)
        except StopIteration:
            continue
        found[number] = found.get(number, Fraction(0)) + Fraction(1, 4**6)
    assert found == {number: (1 - GOES_ON) * GOES_ON**number for number in range(6)}


def test_the_noise_is_the_difference_of_two_such_steps() -> None:
    one = {number: (1 - GOES_ON) * GOES_ON**number for number in range(400)}
    for noise in (-9, -1, 0, 1, 2, 17):
        there = sum(one[number] * one[number + abs(noise)] for number in range(400 - abs(noise)))
        assert abs(there - chance_of_noise(noise)) < Fraction(1, 10**40)
    assert noisy(7, Coins((1, 1, 0, 3, 0))) == 8
    assert noisy(0, Coins((0, 2, 2, 0))) == -2


def chance_of_being_shown(figure: int, count: int) -> Fraction:
    """How likely this is what everybody sees, with so many counted."""
    if figure == FEW:
        lowest, highest = None, SMALLEST - 3
    else:
        lowest, highest = figure - 2, figure + 2
    if lowest is None:
        return tail(highest - count)
    return tail(highest - count) - tail(lowest - 1 - count)


def tail(most: int) -> Fraction:
    """How likely the noise is at most this: the sum of a geometric row."""
    if most < 0:
        return GOES_ON**-most / (1 + GOES_ON)
    return 1 - GOES_ON ** (most + 1) / (1 + GOES_ON)


def test_what_is_shown_looks_at_the_noisy_figure_only() -> None:
    for figure in range(-50, 200):
        seen = shown(figure)
        assert seen == FEW or (seen >= SMALLEST and seen % 5 == 0 and abs(seen - figure) <= 2)
        assert (seen == FEW) == (figure < SMALLEST - 2)


@settings(max_examples=80)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.data())
def test_somebody_who_knows_everybody_else_cannot_tell(others: list[int], data: st.DataObject) -> None:
    """One count a year without the last person; the same with them; any figures at all could have come of both."""
    chances = [Fraction(1), Fraction(1)]
    for count in others:
        figure = data.draw(st.sampled_from([FEW, *range(SMALLEST, 80, 5)]))
        without, included = chance_of_being_shown(figure, count), chance_of_being_shown(figure, count + 1)
        assert without > 0
        assert included > 0
        assert 1 / AT_MOST <= included / without <= AT_MOST
        chances = [chances[0] * without, chances[1] * included]
    assert 1 / AT_MOST ** len(others) <= chances[1] / chances[0] <= AT_MOST ** len(others)


def test_the_chances_of_all_that_can_be_shown_come_to_one() -> None:
    for count in (0, 7, 10, 33):
        whole = sum((chance_of_being_shown(figure, count) for figure in (FEW, *range(SMALLEST, 600, 5))), Fraction(0))
        assert abs(1 - whole) < Fraction(1, 10**50)


def test_totals_are_never_sums_and_few_answers_show_nothing() -> None:
    true = {ANSWERED: {"all": 100}, "sex": {"female": 60, "male": 40}, "perspectives": {"lived": 12}}
    still = as_shown(true, lambda: 0)
    assert still == {ANSWERED: {"all": 100}, "sex": {"female": 60, "male": 40}, "perspectives": {"lived": 10}}
    seen = set()
    for _again in range(200):
        figures = as_shown(true)
        seen.add(figures[ANSWERED]["all"] - sum(figures["sex"].values()))
    assert len(seen) > 5
    few = as_shown({**true, ANSWERED: {"all": FEWEST_ANSWERS - 1}}, lambda: 0)
    assert "sex" not in few
    assert "perspectives" in few
