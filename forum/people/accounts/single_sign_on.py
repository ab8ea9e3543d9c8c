"""Signing in with the staff account of an organisation (OpenID Connect): off unless FORUM_OIDC says which.

It opens an account that is there already, by an address that the provider has verified, and never makes one.
"""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.http import HttpRequest

PROVIDER = "staff"


def called() -> str:
    """The name of the provider for the sign-in page; empty where there is none."""
    wanted = settings.FORUM_OIDC
    return str(wanted.get("name") or wanted["issuer"]) if wanted else ""


class Adapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        del request, sociallogin
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """The one provider of the settings; nothing is looked up in the database."""
        del request, provider, client_id
        wanted = settings.FORUM_OIDC
        if not wanted:
            return []
        more = {"server_url": wanted["issuer"], "oauth_pkce_enabled": True}
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=PROVIDER,
                name=called(),
                client_id=wanted["client_id"],
                secret=wanted["secret"],
                settings=more,
            )
        ]
