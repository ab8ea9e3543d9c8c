"""The verbs of this stage: `answer`, then `judge` by those who spoke."""

from forum.journey.answered.actions.forgetting import forget_reasons
from forum.journey.answered.actions.telling import answer
from forum.journey.answered.actions.verdicts import judge, judge_by_letter, judge_for

__all__ = ["answer", "forget_reasons", "judge", "judge_by_letter", "judge_for"]
