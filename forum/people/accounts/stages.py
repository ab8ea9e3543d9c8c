"""What is asked after a code: the app, of those who have set one up. A passkey alone does not bar the other ways in."""

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest


class AskApp(AuthenticateStage):
    """Asks for the app. Who has a passkey on one device gets in on another by a code; offices are asked at the door."""

    def _should_handle(self, request: HttpRequest) -> bool:
        asked: bool = super()._should_handle(request)
        return asked and is_mfa_enabled(self.login.user, [Authenticator.Type.TOTP])
