"""Where I speak from; the equality questions, each free to leave out; and the code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line
from forum.people.membership.rules import Perspectives
from forum.people.sums.questions import BACKGROUND, BACKGROUNDS, NO_ANSWER, QUESTIONS

SPEAKS_FROM = {
    Perspectives.LIVED: _("From having been ill, or using services"),
    Perspectives.CARER: _("As a carer of somebody"),
    Perspectives.STAFF: _("As somebody who works for the trust"),
    Perspectives.GOVERNOR: _("As a governor"),
    Perspectives.VOLUNTARY: _("From a voluntary organisation or community group"),
    Perspectives.PUBLIC: _("As a neighbour and member of the public"),
}


class PerspectivesForm(Form):
    kinds = forms.MultipleChoiceField(
        choices=[(kind.value, words) for kind, words in SPEAKS_FROM.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Where do you speak from? As many as you like, or none"),
    )


class EqualityForm(Form):
    """All questions on one page; 'rather not say' is the answer that stands there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in QUESTIONS:
            self.fields[one.name] = forms.ChoiceField(
                choices=[*one.choices, ("", NO_ANSWER)], required=False, initial="", widget=forms.RadioSelect,
                label=one.words, help_text=one.why,
            )  # fmt: skip


class BackgroundForm(Form):
    """The second step, of the group that was chosen in the first."""

    def __init__(self, *args: Any, group: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[BACKGROUND.name] = forms.ChoiceField(
            choices=[*BACKGROUNDS[group], ("", NO_ANSWER)], required=False, initial="", widget=forms.RadioSelect,
            label=BACKGROUND.words, help_text=BACKGROUND.why,
        )  # fmt: skip


class CodeForm(Form):
    code = Line(max_length=60, label=_("The code that came with your answers"))
