"""The verbs of this stage: `answer`, then `judge` by those who spoke."""

from forum.journey.answered.actions.telling import answer
from forum.journey.answered.actions.verdicts import judge, judge_for

__all__ = ["answer", "judge", "judge_for"]
