"""The first middleware: answers /help-now from a file, with everything else down."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from forum.ground.dated import help_page

PATHS = {"/help-now", "/help-now/"}
# Written out, for this page comes before the middleware that sets these for all others.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "max-age=60",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class HelpNowMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in PATHS:
            return self.get_response(request)
        return HttpResponse(help_page.read(), headers=HEADERS)
