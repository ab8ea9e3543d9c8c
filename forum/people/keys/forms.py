"""A word with a key."""

from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line


class ReasonForm(Form):
    words = Line(max_length=300, required=False, label=_("Why, in plain words"))
