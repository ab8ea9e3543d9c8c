"""The two forms of sign-in, in our words."""

from typing import Any

from allauth.account import forms

from forum.ground.forms import speak_kindly


class AskForCode(forms.RequestLoginCodeForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_kindly(field)


class GiveCode(forms.ConfirmLoginCodeForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_kindly(field)
            field.widget.attrs.pop("placeholder", None)
