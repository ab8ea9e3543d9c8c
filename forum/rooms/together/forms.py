"""Starting something together, and telling how it goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.people.membership.models import Organisation
from forum.rooms.together.rules import Started


class StartForm(Form):
    title = Line(max_length=120, label=_("What is it, in a few words?"))
    in_short = Line(max_length=300, label=_("What do you do, in one sentence?"))
    started_by = forms.ChoiceField(
        choices=Started.choices, initial=Started.MEMBERS, widget=forms.RadioSelect, label=_("Who started it?")
    )
    partners = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Together with"),
    )
    welcome = Line(max_length=200, required=False, label=_("How can others come in?"))


class NewsForm(Form):
    words = Words(max_length=300, rows=3, label=_("How does it go?"))
    finished = forms.BooleanField(required=False, label=_("It is finished now"))
