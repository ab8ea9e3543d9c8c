"""How sign-in sends its codes: through the post, so that a mail server that is down breaks no request."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forum.people.accounts import actions


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code we sent last. Please look at it again, or ask for another."),
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

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing here: each page says itself what happened."""
