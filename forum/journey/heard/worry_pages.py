"""'This worries me', for whoever reads, and what waits for whoever is on duty."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.dated.queries import routes_today
from forum.ground.pages import cursor
from forum.journey.heard import actions, queries
from forum.journey.heard.models import Voice, Worry
from forum.journey.heard.pieces.showing import shown
from forum.journey.heard.read_forms import LookedAfterForm, WorryForm
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def worry(request: HttpRequest, voice: str) -> HttpResponse:
    """Say first what happens; then tell whoever is on duty, and show who was told when."""
    found = get_object_or_404(Voice.objects.kept(), public_id=voice)
    form = WorryForm(request.POST if request.method == "POST" else None)
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        raised = attempt(form, lambda: actions.worry(actor=actor, voice=found, **form.cleaned_data))
        if raised:
            return redirect("heard:worry", found.public_id)
    worries = found.worries.prefetch_related("told__person").select_related("duty").order_by("-pk")
    told = {"form": form, "voice": found, "duty": queries.on_duty(), "routes": routes_today(), "worries": worries}
    return render(request, "heard/worry_tell.jinja", told)


@never_cache
@opens_to(Role.DUTY)
@require_safe
def worries(request: HttpRequest) -> HttpResponse:
    """What readers worry about and nobody has looked after yet."""
    page = cursor.page(queries.open_worries().prefetch_related("told__person"), request, by=("pk",))
    return render(request, "heard/worry_list.jinja", {"page": page})


@never_cache
@opens_to(Role.DUTY)
@require_http_methods(["GET", "POST"])
def look_at_worry(request: HttpRequest, worry: str) -> HttpResponse:
    """One worry: its words open once somebody says that they look, and close with what was done."""
    raised = Worry.objects.select_related(
        "raised_by", "voice__contact", "voice__gathering__venue", "voice__recorded_by", "voice__version"
    )
    found = get_object_or_404(raised, public_id=worry)
    actor = request.actor  # type: ignore[attr-defined]
    closes = request.method == "POST" and "what_was_done" in request.POST
    form = LookedAfterForm(request.POST if closes else None)
    if closes and form.is_valid():
        attempt(form, lambda: actions.close_worry(actor=actor, worry=found, **form.cleaned_data))
        if not form.errors:
            return redirect("heard:worries")
    elif request.method == "POST" and not closes:
        actions.look_at_worry(actor=actor, worry=found)
        return redirect("heard:look_at_worry", found.public_id)
    told = list(found.told.select_related("person").order_by("pk"))
    looked = any(one.person_id == actor.person and one.looked_at for one in told)
    page = {
        "worry": found,
        "form": form,
        "told": told,
        "looked": looked,
        "pieces": shown(found.voice) if looked else [],
    }
    return render(request, "heard/worry_look.jinja", page)
