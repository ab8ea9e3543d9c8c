"""The forms of sign-in, in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from forum.ground.codes import check
from forum.ground.forms import Form, Line, Mobile, speak_kindly
from forum.people.accounts.rules import Words


def _kindly(form: forms.Form) -> None:
    form.label_suffix = ""
    for field in form.fields.values():
        speak_kindly(field)
        field.widget.attrs.pop("placeholder", None)


class AskForCode(account.RequestLoginCodeForm):
    """One box for an email address or a mobile number; its name is `email`, as browsers know it."""

    use_required_attribute = False
    email = forms.CharField(
        max_length=254,
        label=_("Your email address or mobile number"),
        error_messages={"required": _("Please write an email address or a mobile number.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["phone"]
        self.fields["email"].required = True
        _kindly(self)

    @property
    def whose(self) -> Any:
        """The account that signs in with it, if any has; known once the form was looked at."""
        return self._user

    def clean_email(self) -> str:
        """Look the account up by whichever it is; the library then sends the code that way."""
        typed = self.cleaned_data["email"].strip()
        if "@" in typed:
            try:
                validate_email(typed)
            except ValidationError as no:
                raise ValidationError(_("An email address looks like name@example.org."), code="unknown") from no
            self.cleaned_data["email"] = typed
            return str(super().clean_email())
        try:
            self.cleaned_data["phone"] = Mobile().clean(typed)
        except ValidationError as no:
            words = _("An email address looks like name@example.org, a mobile number like 07700 900123.")
            raise ValidationError(words, code="unknown") from no
        super().clean_phone()
        return ""


class GiveCode(account.ConfirmLoginCodeForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
        self.fields["code"].label = _("The code that we sent")


class OwnMobile(account.ChangePhoneForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
        self.fields["phone"].label = _("Your mobile number")


class MobileCode(account.VerifyPhoneForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
        self.fields["code"].label = _("The code from the text message")


class CardForm(Form):
    """One code from a printed card."""

    code = Line(
        max_length=60,
        label=_("A code from your card"),
        error_messages={"required": _("Please write one of the codes on your card.")},
    )

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"])
        if not check(typed):
            raise ValidationError(Words.SLIP, code="slip")
        return typed


class AppCode(base.AuthenticateForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
        self.fields["code"].label = _("The code that your app shows, or a spare code")


class AppCodeAgain(base.ReauthenticateForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
        self.fields["code"].label = _("The code that your app shows, or a spare code")


class FirstAppCode(totp.ActivateTOTPForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
        self.fields["code"].label = _("The code that the app shows now")


# What the library stumbles over when a browser, or somebody in its place, sends something else than a passkey.
STUMBLES = (AttributeError, LookupError, TypeError, ValueError, OverflowError, RecursionError, InvalidSignature)


class Credential(forms.JSONField):
    """What a browser says of a passkey; anything else is said to have come to nothing."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": _("That did not work this time. Please try once more."),
        "invalid": _("That did not work this time. Please try once more."),
    }

    def to_python(self, value: Any) -> Any:
        try:
            read = super().to_python(value)
        except RecursionError as no:
            raise ValidationError(self.error_messages["invalid"], code="unreadable") from no
        if read is not None and not isinstance(read, dict):
            raise ValidationError(self.error_messages["invalid"], code="unreadable")
        return read


class _UsePasskey:
    """Keeps what is odd from breaking the page."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside it
        except STUMBLES as no:
            raise get_adapter().validation_error("incorrect_code") from no


class SignInWithPasskey(_UsePasskey, webauthn.LoginWebAuthnForm):
    credential = Credential()


class ShowPasskey(_UsePasskey, webauthn.ReauthenticateWebAuthnForm):
    credential = Credential()


class AnswerWithPasskey(_UsePasskey, webauthn.AuthenticateWebAuthnForm):
    credential = Credential()


class NewPasskey(webauthn.AddWebAuthnForm):
    use_required_attribute = False
    name = forms.CharField(max_length=60, required=False, label=_("A name to know it by"))
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput, initial=True)
    credential = Credential()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except STUMBLES as no:
            raise get_adapter().validation_error("incorrect_code") from no


class NamePasskey(webauthn.EditWebAuthnForm):
    use_required_attribute = False
    name = forms.CharField(max_length=60, label=_("A name to know it by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kindly(self)
