"""The equality questions, in the harmonised categories of the Government Statistical Service and in their order.

Source: GSS harmonised standards for England, and the pattern 'Equality information' of the GOV.UK Design System, which
asks for the ethnic group in two steps and leaves room for one's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Choices = tuple[tuple[str, _StrPromise], ...]


class Question(NamedTuple):
    name: str
    words: _StrPromise
    why: _StrPromise
    choices: Choices


YES_NO: Choices = (("yes", _("Yes")), ("no", _("No")))
ETHNIC_GROUPS: Choices = (
    ("asian", _("Asian or Asian British")),
    ("black", _("Black, Black British, Caribbean or African")),
    ("mixed", _("Mixed or multiple ethnic groups")),
    ("white", _("White")),
    ("another", _("Another ethnic group")),
)
QUESTIONS: tuple[Question, ...] = (
    Question("age", _("How old are you?"), _("So that neither the young nor the old are left out."), (
        ("16-24", _("16 to 24")), ("25-34", _("25 to 34")), ("35-44", _("35 to 44")), ("45-54", _("45 to 54")),
        ("55-64", _("55 to 64")), ("65-74", _("65 to 74")), ("75", _("75 or older")),
    )),
    Question("sex", _("What is your sex?"), _("To see whether women and men are heard alike."), (
        ("female", _("Female")), ("male", _("Male")),
    )),
    Question("same_gender", _("Is the gender you identify with the same as your sex registered at birth?"),
             _("To see whether trans people find their way here."), YES_NO),
    Question("ethnic_group", _("What is your ethnic group?"), _("To see whom services and the forum do not reach."),
             ETHNIC_GROUPS),
    Question(
        "disability",
        _("Do you have a physical or mental health condition or illness lasting, "
          "or expected to last, 12 months or more?"),
        _("To see whether we are easy enough to take part in."), YES_NO,
    ),
    Question("day_to_day", _("Does it make it harder for you to carry out day-to-day activities?"),
             _("The same: a condition is one thing, being held back another."),
             (("a_lot", _("Yes, a lot")), ("a_little", _("Yes, a little")), ("not", _("Not at all")))),
    Question("caring", _("Do you look after, or give help to, anyone because of illness, disability or old age?"),
             _("Carers have little time, and much to say."), (
        ("no", _("No")), ("9", _("Yes, up to 9 hours a week")), ("19", _("Yes, 10 to 19 hours a week")),
        ("34", _("Yes, 20 to 34 hours a week")), ("49", _("Yes, 35 to 49 hours a week")),
        ("50", _("Yes, 50 hours a week or more")),
    )),
    Question("orientation", _("Which of the following best describes your sexual orientation?"),
             _("To see whether everybody feels welcome."), (
        ("straight", _("Straight or heterosexual")), ("gay", _("Gay or lesbian")), ("bisexual", _("Bisexual")),
        ("another", _("Another sexual orientation")),
    )),
    Question("religion", _("What is your religion?"), _("So that days and food suit people."), (
        ("none", _("No religion")), ("christian", _("Christian")), ("buddhist", _("Buddhist")), ("hindu", _("Hindu")),
        ("jewish", _("Jewish")), ("muslim", _("Muslim")), ("sikh", _("Sikh")), ("another", _("Another religion")),
    )),
)  # fmt: skip
# The second step, for the group that was chosen in the first.
BACKGROUNDS: dict[str, Choices] = {
    "asian": (
        ("indian", _("Indian")), ("pakistani", _("Pakistani")), ("bangladeshi", _("Bangladeshi")),
        ("chinese", _("Chinese")), ("asian_another", _("Another Asian background")),
    ),
    "black": (
        ("caribbean", _("Caribbean")), ("african", _("African")),
        ("black_another", _("Another Black, Black British, Caribbean or African background")),
    ),
    "mixed": (
        ("white_caribbean", _("White and Black Caribbean")), ("white_african", _("White and Black African")),
        ("white_asian", _("White and Asian")), ("mixed_another", _("Another mixed or multiple background")),
    ),
    "white": (
        ("british", _("English, Welsh, Scottish, Northern Irish or British")), ("irish", _("Irish")),
        ("traveller", _("Gypsy or Irish Traveller")), ("roma", _("Roma")),
        ("white_another", _("Another White background")),
    ),
    "another": (("arab", _("Arab")), ("another_another", _("Another ethnic background"))),
}  # fmt: skip
BACKGROUND = Question(
    "background", _("Which of these describes your background best?"), _("Broad groups hide much."),
    tuple(choice for group in BACKGROUNDS.values() for choice in group),
)  # fmt: skip
NO_ANSWER = _("I would rather not say")
ALL: tuple[Question, ...] = (*QUESTIONS, BACKGROUND)


def known(answers: dict[str, str]) -> dict[str, str]:
    """Only what is one of the choices; a background only of the group that was chosen."""
    kept = {one.name: answers[one.name] for one in ALL if answers.get(one.name) in dict(one.choices)}
    if kept.get("background") not in dict(BACKGROUNDS.get(kept.get("ethnic_group", ""), ())):
        kept.pop("background", None)
    return kept
