"""Other words, and one more thing that is ours."""

from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.people.agreement.rules import LONGEST


class CharterForm(Form):
    words = Words(max_length=LONGEST, rows=18, label=_("How do we work together?"))
    why = Words(max_length=2_000, rows=3, label=_("Why should it change?"))


class OursForm(Form):
    words = Line(max_length=200, label=_("What do members do without asking anybody?"))
