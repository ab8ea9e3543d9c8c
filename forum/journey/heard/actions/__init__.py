"""The verbs of the first stage: hearing, reading, and what later stages ask of it."""

from forum.journey.heard.actions.hearing import Heard, hear, hold, move_on, print_cards, wait_again
from forum.journey.heard.actions.reading import read

__all__ = ["Heard", "hear", "hold", "move_on", "print_cards", "read", "wait_again"]
