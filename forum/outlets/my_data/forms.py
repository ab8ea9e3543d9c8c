"""Being forgotten, and complaining about data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.outlets.my_data.rules import WordsToo
from forum.people.membership.forms import PostedForm


class ForgetForm(Form):
    words = forms.ChoiceField(
        choices=WordsToo.choices, initial=WordsToo.STAY, widget=forms.RadioSelect, label=_("What you said here")
    )


class ComplaintForm(PostedForm):
    words = Words(label=_("What happened?"), error_messages={"required": _("Write what happened, in a few words.")})
    called = Line(required=False, max_length=100, label=_("What should we call you?"))
    field_order = ("words", "called", "way", "address", "mobile", "postal")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label = _("How should we answer?")

    def clean(self) -> dict[str, Any]:
        """Keep words and name beside the way, which is looked at as for the page of the month."""
        given: dict[str, Any] = dict(self.cleaned_data)
        kept = {name: given[name] for name in ("words", "called") if name in given}
        return super().clean() | kept


class AnswerForm(Form):
    words = Words(label=_("What do you answer?"), error_messages={"required": _("Write what you answer.")})
