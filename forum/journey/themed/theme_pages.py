"""Doors to themes: all of them, one with its voices, putting two together and taking one apart."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor, tables
from forum.journey.heard.models import Voice
from forum.journey.themed import actions, queries
from forum.journey.themed.forms import MergeForm, ObjectForm, SplitForm
from forum.journey.themed.models import Placing, Theme
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

SPLIT_FROM = 60
WORDS_OF = 5  # the newest voices of a theme, for what says something alike elsewhere


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Every theme, those with the most voices first."""
    page = cursor.page(Theme.objects.standing(), request, by=("-voices", "-pk"))
    return render(request, "themed/themes.jinja", {"page": page})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def theme(request: HttpRequest, theme: str) -> HttpResponse:
    """What people said under one theme, the newest first; a post undoes how it was put together or taken apart."""
    found = get_object_or_404(Theme.objects.select_related("merged_into"), public_id=theme)
    undo = queries.can_be_undone(found)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_bound and undo and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        attempt(form, lambda: actions.undo_regrouping(actor=actor, regrouping=undo))
        if not form.errors:
            return redirect("themed:theme", undo.source.public_id)
    elif found.merged_into_id:
        return redirect("themed:theme", queries.led_to(found).public_id)
    page = cursor.page(_under(found), request, by=("-pk",))
    alike = queries.alike_elsewhere(found, [one.voice.words for one in page.items[:WORDS_OF]])
    told = {"theme": found, "page": page, "alike": alike, "undo": undo, "form": form}
    return render(request, "themed/theme.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def theme_table(request: HttpRequest, theme: str) -> StreamingHttpResponse:
    """The same to carry to a meeting, as a table."""
    found = get_object_or_404(Theme, public_id=theme)
    actions.carry_away(actor=request.actor, theme=found)  # type: ignore[attr-defined]
    kept = _under(found).filter(voice__withdrawn_at__isnull=True).order_by("pk")
    rows = kept.values_list("voice__said_on", "voice__words").iterator()
    return tables.download(f"theme-{found.public_id}", ("said on", "words"), rows)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def take_out(request: HttpRequest, theme: str) -> HttpResponse:
    """Take a voice out of a theme again."""
    standing = Placing.objects.standing().select_related("voice", "theme")
    found = get_object_or_404(standing, theme__public_id=theme, voice__public_id=_voice(request))
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: actions.take_out(actor=request.actor, placing=found))  # type: ignore[attr-defined]
    return redirect("themed:theme", found.theme.public_id)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def put_in(request: HttpRequest, theme: str) -> HttpResponse:
    """Put a voice that says something alike under this theme too."""
    into = get_object_or_404(Theme, public_id=theme)
    found = get_object_or_404(Voice.objects.kept(), public_id=_voice(request))
    form = Form(request.POST)
    form.is_valid()
    actor = request.actor  # type: ignore[attr-defined]
    attempt(form, lambda: actions.sort(actor=actor, voice=found, theme=into))
    return redirect("themed:theme", into.public_id)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, theme: str) -> HttpResponse:
    """Put a theme together with another."""
    found = get_object_or_404(Theme.objects.standing(), public_id=theme)
    form = MergeForm(request.POST if request.method == "POST" else None, but=found)
    if form.is_bound and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        done = attempt(form, lambda: actions.merge(actor=actor, source=found, **form.cleaned_data))
        if done:
            return redirect("themed:theme", done.target.public_id)
    return render(request, "themed/merge.jinja", {"form": form, "theme": found})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, theme: str) -> HttpResponse:
    """Take some voices of a theme into a new one."""
    found = get_object_or_404(Theme.objects.standing(), public_id=theme)
    kept = _under(found).filter(voice__withdrawn_at__isnull=True).order_by("-pk")[:SPLIT_FROM]
    form = SplitForm(request.POST if request.method == "POST" else None, under=[one.voice for one in kept])
    if form.is_bound and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        chosen = [voice.pk for voice in form.cleaned_data["voices"]]
        name = form.cleaned_data["name"]
        done = attempt(form, lambda: actions.split(actor=actor, source=found, voices=chosen, name=name))
        if done:
            return redirect("themed:theme", done.target.public_id)
    return render(request, "themed/split.jinja", {"form": form, "theme": found})


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def object_to(request: HttpRequest) -> HttpResponse:
    """Let a speaker say that a theme is not what they meant."""
    form = ObjectForm(request.POST)
    done = False
    if form.is_valid():
        typed = form.cleaned_data["receipt"]
        theirs = Placing.objects.select_related("voice", "theme").filter(voice__in=Voice.objects.held_by(typed))
        found = get_object_or_404(theirs, theme__public_id=form.cleaned_data["theme"], until__isnull=True)
        actor = request.actor  # type: ignore[attr-defined]
        attempt(form, lambda: actions.object_to(actor=actor, placing=found, receipt=typed))
        done = not form.errors
    return render(request, "themed/objected.jinja", {"form": form, "done": done})


def _under(theme: Theme) -> "QuerySet[Placing]":
    return Placing.objects.standing().filter(theme=theme).select_related("voice")


def _voice(request: HttpRequest) -> str:
    return request.POST.get("voice", "").replace("\x00", "")
