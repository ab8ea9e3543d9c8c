"""The two forms of sign-in, in our words."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import speak_kindly


class AskForCode(forms.RequestLoginCodeForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_kindly(field)
        self.fields["email"].label = _("Your email address")


class GiveCode(forms.ConfirmLoginCodeForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_kindly(field)
            field.widget.attrs.pop("placeholder", None)
        self.fields["code"].label = _("The code from the email")
