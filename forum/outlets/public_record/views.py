"""Doors to the public record: to read it, to carry it away, and to check it without trusting us."""

import re
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from forum.ground.pages import cursor
from forum.outlets.public_record.words import tell
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.record import queries
from forum.record.models import Entry, Head, PublishedHead

VERIFIER = Path(__file__).with_name("verify.py").read_bytes()
VERIFIER_TAG = f'"{sha256(VERIFIER).hexdigest()[:16]}"'
SUBJECT = re.compile(r"[a-z_]+:[\w-]+", re.ASCII)


@opens_to(Role.ANYBODY)
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The newest entries in plain words; `?about=` keeps to one thing."""
    about = request.GET.get("about", "")
    about = about if SUBJECT.fullmatch(about) else ""
    rows = Entry.objects.about(about) if about else Entry.objects.all()
    page = cursor.page(rows, request, by=("-sequence",))
    return render(request, "public_record/entries.jinja", {"page": page, "rows": tell(page.items), "about": about})


@opens_to(Role.ANYBODY)
@require_safe
def entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """One entry: what it says, and its exact line."""
    found = get_object_or_404(Entry, pk=sequence)
    told = {"entry": found, "said": tell([found])[0], "line": bytes(found.line).decode(), "head": queries.head()}
    return render(request, "public_record/entry.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """The mark of each day, as it was sent out."""
    page = cursor.page(PublishedHead.objects.all(), request, by=("-pk",))
    return render(request, "public_record/heads.jinja", {"page": page})


@opens_to(Role.ANYBODY)
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How to check the record oneself."""
    return render(request, "public_record/how.jinja", {"head": queries.head()})


@opens_to(Role.ANYBODY)
@require_safe
def download(request: HttpRequest) -> HttpResponseBase:
    """Every entry, a piece at a time: hash, tab, the exact bytes of the line."""
    head = queries.head()
    same = get_conditional_response(request, etag=_tag(head))
    if same is not None:
        return _tagged(same, _tag(head))
    name = f"record-{head.sequence}-{head.hash[:12]}.txt"
    whole = StreamingHttpResponse(
        () if request.method == "HEAD" else queries.lines(until=head.sequence),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return _tagged(whole, _tag(head))


@opens_to(Role.ANYBODY)
@require_safe
def head_json(request: HttpRequest) -> HttpResponseBase:
    """The head as it is now, for programs that watch it."""
    head = queries.head()
    response = get_conditional_response(request, etag=_tag(head))
    return _tagged(response or JsonResponse({"sequence": head.sequence, "hash": head.hash}), _tag(head))


@opens_to(Role.ANYBODY)
@require_safe
def verifier(request: HttpRequest) -> HttpResponseBase:
    """The program that checks a download; it needs nothing of ours."""
    response = get_conditional_response(request, etag=VERIFIER_TAG)
    response = response or HttpResponse(
        VERIFIER,
        content_type="text/x-python; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="verify.py"'},
    )
    return _tagged(response, VERIFIER_TAG)


def _tag(head: Head) -> str:
    return f'"{head.sequence}-{head.hash[:16]}"'


def _tagged(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """Let browsers keep it, and ask each time whether it is still the same."""
    response.headers.setdefault("ETag", tag)
    response.headers["Cache-Control"] = "no-cache"
    return response
