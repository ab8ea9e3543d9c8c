"""Figures that reveal nobody: a count with noise, so that one person more or less can hardly be told.

The two-sided geometric mechanism (Ghosh, Roughgarden and Sundararajan 2009), which is differentially private (Dwork,
McSherry, Nissim and Smith 2006): whatever figure comes out, it is at most 4/3 times as likely with somebody counted as
without them. The noise is drawn from fair coins, so no rounding of a computer's fractions can give anything away.
docs/decisions/0017 tells why.
"""

import secrets
from collections.abc import Callable
from fractions import Fraction

# Each step of the noise goes on with three chances in four, so one person changes any chance by a third at most.
GOES_ON = Fraction(3, 4)
AT_MOST = 1 / GOES_ON
STEP = 5  # figures are shown in steps of
SMALLEST = 10  # below this they are hidden
FEW = -1  # in place of a hidden figure
TwoCoins = Callable[[], int]  # 0 to 3, each as likely as the others


def two_coins() -> int:
    return secrets.randbelow(4)


def steps(coins: TwoCoins) -> int:
    """How often two coins do not both fall on heads before they do: geometric, going on with `GOES_ON`."""
    number = 0
    while coins():
        number += 1
    return number


def noisy(count: int, coins: TwoCoins = two_coins) -> int:
    """A count with two-sided noise; on average it is off by less than five."""
    return count + steps(coins) - steps(coins)


def shown(figure: int) -> int:
    """What everybody sees of a noisy figure: the nearest step, or `FEW`. It looks at nothing but the figure."""
    nearest = (2 * figure + STEP) // (2 * STEP) * STEP
    return FEW if nearest < SMALLEST else nearest


def chance_of_noise(noise: int) -> Fraction:
    """How likely this noise is, exactly."""
    return (1 - GOES_ON) / (1 + GOES_ON) * GOES_ON ** abs(noise)
