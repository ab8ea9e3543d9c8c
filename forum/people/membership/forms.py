"""Being kept posted: an address, and nothing else."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form


class PostedForm(Form):
    address = forms.EmailField(label=_("Email address"))
