"""Where somebody wanted to go before they were asked to set something up: kept in the session, never another site."""

from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

IN_SESSION = "way_back"


def keep_way_back(request: HttpRequest, path: str) -> None:
    if url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        request.session[IN_SESSION] = path


def way_back(request: HttpRequest) -> str:
    """The page to go on to; their own sign-in page where none was kept."""
    return str(request.session.get(IN_SESSION) or resolve_url("own_sign_in"))


def take_way_back(request: HttpRequest) -> str:
    path = way_back(request)
    request.session.pop(IN_SESSION, None)
    return path
