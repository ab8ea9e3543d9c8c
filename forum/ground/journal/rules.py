"""What an event may hold: ids, acts and counts. Never anybody's words."""

from collections.abc import Mapping

LONGEST_WORD = 40  # An id or an act fits; a sentence of somebody's does not.

About = int | str | list[int] | list[str]


class NotForTheJournal(ValueError):  # noqa: N818 - reads as what it says
    """Raised when something other than ids is about to enter the journal."""


def check_about(about: Mapping[str, object]) -> None:
    """Refuse whatever is not an id, a short code or a list of them."""
    for name, value in about.items():
        for each in value if isinstance(value, list) else [value]:
            if not isinstance(each, int | str):
                raise NotForTheJournal(f"{name} holds {type(each).__name__}; the journal keeps ids only.")
            if isinstance(each, str) and len(each) > LONGEST_WORD:
                raise NotForTheJournal(f"{name} is longer than {LONGEST_WORD} characters; the journal keeps ids only.")
