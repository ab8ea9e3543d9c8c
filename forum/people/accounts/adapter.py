"""How the sign-in library does things here: codes through the post, no address kept, our own words."""

import base64
import hashlib
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forum.ground import guesses
from forum.ground.dated.queries import forum_today
from forum.ground.forms import Mobile
from forum.people.accounts import actions
from forum.people.accounts.models import User
from forum.people.accounts.rules import device_called


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code we sent last. Please look at it again, or ask for another."),
        "phone_taken": _("Somebody signs in with this number already."),
        "same_as_current": _("This is the number that we have."),
        "rate_limited": _("One moment, please: a code is on its way already. Try again in a few minutes."),
        "too_many_login_attempts": _("One moment, please. Try again in a few minutes, with a new code."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made when somebody joins, not here."""
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a code, or the note that there is no account; nothing else is sent from here."""
        if template_prefix in {"account/email/login_code", "account/email/unknown_account"}:
            actions.send_code(address=email, code=context.get("code", ""))

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        del user, kwargs
        actions.send_code(address=phone, code=code)

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Do the same work as for a known number; the text itself is dropped, so that nobody can be pestered."""
        del kwargs
        actions.send_code(address=phone, code="")

    def generate_phone_verification_code(self, *, user: User, phone: str) -> str:
        del user, phone
        return str(self.generate_login_code())

    def phone_form_field(self, **kwargs: Any) -> Mobile:
        return Mobile(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # noqa: FBT001 - the library's own arguments
        raise NotImplementedError("A number is kept once a code that went to it has come back.")

    def set_phone_verified(self, user: User, phone: str) -> None:
        """Keep a number once a code that went to it has come back; after signing in by it there is nothing to keep."""
        if user.phone != phone:
            actions.set_phone(user=user, phone=phone, by=None)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, is_active=True).first()

    def get_client_ip(self, request: HttpRequest) -> str:
        """A mark of the day in place of the address, which is kept nowhere."""
        return guesses.visitor(request)

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "forum.people.accounts.stages.AskApp"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        remember_device(request, user)

    def logout(self, request: HttpRequest) -> None:
        key = request.session.session_key
        super().logout(request)
        if key:
            actions.sign_out(session_key=key)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing here: each page says itself what happened."""


def remember_device(request: HttpRequest, user: User) -> None:
    """Note the browser of whoever has just signed in."""
    if not request.session.session_key:
        request.session.save()
    key, said = request.session.session_key or "", request.headers.get("User-Agent", "")
    actions.note_device(user=user, session_key=key, called=device_called(said))


class SecondAdapter(DefaultMFAAdapter):
    """Passkeys and the app, in our words; what an app shares with us is kept encrypted."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That did not match. Please try once more, with the code that shows now."),
        "cannot_delete_authenticator": _("This one is needed for what you hold."),
    }

    def get_totp_label(self, user: User) -> str:
        return user.email or user.phone or str(_("my account"))

    def get_totp_issuer(self) -> str:
        return forum_today().name or str(_("Partnership Forum"))

    def build_totp_svg(self, url: str) -> str:
        drawn = BytesIO()
        segno.make(url, error="m", micro=False).save(drawn, kind="svg", scale=5, border=3, light="#fff")
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _locked().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _locked().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002 - the library's own argument
        del user, type
        return device_called(context.request.headers.get("User-Agent", ""))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": context.request.get_host().partition(":")[0], "name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        label = self.get_totp_label(user)
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": label, "display_name": label}


def _locked() -> Fernet:
    key = hashlib.sha256(b"app:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
