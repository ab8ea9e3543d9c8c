"""Doors to the print queue: for the coordinator alone, for letters carry names and addresses."""

from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground import clock
from forum.ground.dated.queries import forum_of
from forum.outlets.papers import actions
from forum.outlets.papers.letters import ready_to_print, waiting
from forum.outlets.papers.pdf import NoPdf, as_pdf
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """What waits to be printed; and, once it is, that it is in the post."""
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("letter") if pk.isascii() and pk.isdigit() and len(pk) < 19]  # noqa: PLR2004 - what a database can hold
        actions.note_printed(actor=request.actor, deliveries=chosen)  # type: ignore[attr-defined]
        return redirect("papers:letters")
    told = {"letters": waiting(), "no_pdf": not can_draw(), "forum": forum_of(request), "today": clock.today()}
    return render(request, "papers/letters.jinja", told)


@never_cache
@opens_to(Role.COORDINATOR)
@require_safe
def letters_pdf(request: HttpRequest) -> HttpResponse:
    """All of them, one after the other; `large` prints them in eighteen point."""
    return _drawn(request, "papers/pdf/letters.jinja", "letters", large="large" in request.GET)


@never_cache
@opens_to(Role.COORDINATOR)
@require_safe
def envelopes_pdf(request: HttpRequest) -> HttpResponse:
    """An address on each DL envelope, and nothing that says who sends it."""
    return _drawn(request, "papers/pdf/envelopes.jinja", "envelopes")


def can_draw() -> bool:
    """Whether this machine can make a PDF."""
    if find_spec("weasyprint") is None:
        return False
    try:
        import weasyprint  # noqa: F401, PLC0415 - it asks the system for libraries when it is imported
    except OSError:
        return False
    return True


def _drawn(request: HttpRequest, template: str, name: str, **told: object) -> HttpResponse:
    try:
        pdf = as_pdf(template, letters=ready_to_print(), forum=forum_of(request), today=clock.today(), **told)
    except NoPdf:
        return redirect("papers:letters")
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}-{clock.today().isoformat()}.pdf"'},
    )
