"""The verbs of the second stage: sorting voices under themes, and putting themes together or taking them apart."""

from forum.journey.themed.actions.regrouping import merge, split, undo_regrouping
from forum.journey.themed.actions.sorting import (
    carry_away,
    name_theme,
    object_to,
    sort,
    take_next,
    take_out,
    theme_under,
    undo_sorting,
)

__all__ = [
    "carry_away",
    "merge",
    "name_theme",
    "object_to",
    "sort",
    "split",
    "take_next",
    "take_out",
    "theme_under",
    "undo_regrouping",
    "undo_sorting",
]
