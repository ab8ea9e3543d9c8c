"""Doors to the notebook: the page that opens without signal, its worker, making a device ready, handing over."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import clock
from forum.ground.pages import cursor
from forum.journey.heard.models import CapturePermit
from forum.journey.heard.notebook import actions
from forum.journey.heard.notebook.forms import ReadyForm
from forum.journey.heard.notebook.sealing import public_key
from forum.journey.heard.rules import HANDED_OVER_AT_ONCE
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

SHELL, WORKER = "/notebook", "/notebook/worker.js"
FONT = "fonts/atkinson-hyperlegible-next-latin-{}-normal.woff2"
LONGEST_SKEW = timedelta(days=3650)


@opens_to(Role.ANYBODY)
@require_safe
def notebook(request: HttpRequest) -> HttpResponse:
    """The page that opens with the network off. It says the same to everybody, for a device keeps one copy of it."""
    del request
    return HttpResponse(_shell())


@opens_to(Role.ANYBODY)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """What keeps the page on the device; a new one when any file of it is new."""
    del request
    files = [SHELL, *_files()]
    version = hashlib.sha256((_shell() + "".join(files)).encode()).hexdigest()[:16]
    script = render_to_string("heard/notebook/worker.js.jinja", {"files": json.dumps(files), "version": version})
    headers = {"Service-Worker-Allowed": SHELL, "Cache-Control": "no-cache"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


@opens_to(Role.ANYBODY)
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put it on its first screen."""
    del request
    said = {
        "name": "Notebook", "short_name": "Notebook", "start_url": SHELL, "scope": SHELL, "display": "standalone",
        "background_color": "#fffcf6", "theme_color": "#fffcf6",
        "icons": [{"src": static("favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }  # fmt: skip
    return HttpResponse(json.dumps(said), content_type="application/manifest+json")


@never_cache
@opens_to(Role.HELPER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def ready(request: HttpRequest) -> HttpResponse:
    """Make this device ready, and see which ones are."""
    actor = _actor(request)
    form = ReadyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.ready_notebook(actor=actor, **given))
        if made:
            return render(request, "heard/notebook/given.jinja", {"permit": made[0], "told": _told(*made)})
    mine = CapturePermit.objects.good().select_related("gathering")
    if not actor.holds(Role.COORDINATOR):
        mine = mine.filter(made_by=actor.person)
    page = cursor.page(mine, request)
    return render(request, "heard/notebook/ready.jinja", {"form": form, "page": page})


@never_cache
@opens_to(Role.HELPER, Role.COORDINATOR)
@require_POST
def take_back(request: HttpRequest, permit: str) -> HttpResponse:
    """Let a device hand over nothing any more."""
    found = get_object_or_404(CapturePermit, public_id=permit)
    actions.take_notebook_back(actor=_actor(request), permit=found)
    return redirect("heard:ready_notebook")


@csrf_exempt  # no cookie opens it: the permit in the header does, and no other site knows that
@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """Take over some rows of a device: each once, whatever comes twice, and tell it what became of each."""
    permit = actions.permit_of(request.headers.get("Authorization", "").removeprefix("Bearer ").strip())
    if permit is None:
        return JsonResponse({"permit": "over"}, status=403)
    try:
        sent: Any = json.loads(request.body)
        rows = [(str(one["id"]), one["sealed"]) for one in sent["rows"]][:HANDED_OVER_AT_ONCE]
        behind = clock.now() - datetime.fromtimestamp(float(sent["now"]) / 1000, tz=UTC)
    except (ValueError, TypeError, KeyError, OverflowError, OSError, RecursionError):
        return JsonResponse({"rows": "unreadable"}, status=400)
    if abs(behind) > LONGEST_SKEW:
        behind = timedelta()
    done = []
    for name, sealed in rows:
        outcome = actions.hand_over(permit=permit, sealed=sealed, behind=behind)
        done.append({"id": name, "state": outcome.state, "receipt": outcome.receipt, "why": outcome.why})
    return JsonResponse({"rows": done})


def _told(permit: CapturePermit, secret: str) -> str:
    """What the device keeps of its permit."""
    through_group = bool(permit.gathering and permit.gathering.visits_id)
    said = {
        "secret": secret, "key": public_key(), "called": permit.called, "until": permit.good_until.isoformat(),
        "where": permit.gathering.title if permit.gathering else "", "through_group": through_group,
    }  # fmt: skip
    return json.dumps(said)


def _shell() -> str:
    return render_to_string("heard/notebook/notebook.jinja", {})


def _files() -> list[str]:
    names = ("forum.css", "notebook.js", "favicon.svg", FONT.format(400), FONT.format(700))
    return [static(name) for name in names]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
