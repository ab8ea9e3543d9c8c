"""How pages look: the one choice that everybody has without an account, kept in a cookie of this browser only."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from forum.ground.pages.frame import FEW_LINES
from forum.ground.pages.terms import TERMS

A_YEAR = 60 * 60 * 24 * 365
ANYBODY = frozenset({"anybody"})  # what `opens_to` would leave; the policy stands above the ground


@require_safe
def how_pages_look(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/settings.jinja")


@csrf_exempt  # It sets one harmless cookie, and must work where nothing was ever kept in the browser.
@require_POST
def few_lines(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(_back(request))
    if request.POST.get("few_lines") == "on":
        response.set_cookie(
            FEW_LINES, "on", max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(FEW_LINES, samesite="Lax")
    return response


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Words of the field, explained."""
    return render(request, "pages/words.jinja", {"terms": TERMS})


def _back(request: HttpRequest) -> str:
    """Return to where somebody was, and never to another site."""
    back = request.POST.get("back", "/")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if safe and "\n" not in back else "/"


how_pages_look.door = ANYBODY  # type: ignore[attr-defined]  # what the guard of doors reads
few_lines.door = ANYBODY  # type: ignore[attr-defined]  # the same
words.door = ANYBODY  # type: ignore[attr-defined]  # the same
