"""Writing an answer; telling us whether it is one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Words
from forum.journey.answered.rules import AnswerKind

LONG = 5_000


class AnswerForm(Form):
    kind = forms.ChoiceField(choices=AnswerKind.choices, widget=forms.RadioSelect, label=_("How does it stand?"))
    words = Words(max_length=LONG, rows=6, label=_("What you tell them"))
    reason = Words(max_length=LONG, rows=3, required=False, label=_("Why, in plain words"))
    next_word_by = Day(required=False, label=_("When do they hear more?"))


class TellUsForm(Form):
    """'This answers me' or 'it does not, because', by the receipt."""

    receipt = forms.CharField(max_length=60, widget=forms.HiddenInput)
    answer = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    direct = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    answers_me = forms.TypedChoiceField(
        choices=[("yes", _("This answers me")), ("no", _("It does not"))], coerce=lambda word: word == "yes"
    )
    because = Words(max_length=LONG, rows=3, required=False, label=_("Because … (only if you like)"))
    for_somebody = forms.BooleanField(required=False, label=_("I write this down for the person beside me"))


class LetterForm(Form):
    """The same, by the link in a letter: it asks nothing but the word itself."""

    answers_me = forms.TypedChoiceField(
        choices=[("yes", _("This answers me")), ("no", _("It does not"))], coerce=lambda word: word == "yes"
    )
    because = Words(max_length=LONG, rows=3, required=False, label=_("If not: because … (only if you like)"))


class ForThemForm(LetterForm):
    """The forum's own word for a speaker who cannot be reached."""

    told = forms.IntegerField(widget=forms.HiddenInput)
