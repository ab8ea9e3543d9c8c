"""Doors to the meeting itself: its agenda, the page of the note takers, what is to be done, and approving minutes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import clock
from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.policy import Refused, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.actions.meeting import longest_without_break
from forum.rooms.gatherings.forms import ActionForm, DoneForm, SlotForm
from forum.rooms.gatherings.models import AgreedAction, Gathering, Minutes, Slot
from forum.rooms.gatherings.rules import BEFORE_A_BREAK, DECIDES, STANDING
from forum.rooms.gatherings.views.gatherings import actor_at, found_for

ARISING = 20


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def agenda(request: HttpRequest, gathering: str) -> HttpResponse:
    """Give things their time, put breaks between them, and put it up."""
    found, actor = found_for(request, gathering), actor_at(request)
    form = SlotForm(request.POST if request.method == "POST" and "add" in request.POST else None)
    other = Form(request.POST if request.method == "POST" else None)
    done: object = None
    if "usual" in request.POST:
        done = attempt(other, lambda: actions.begin_agenda(actor=actor, gathering=found))
    elif "publish" in request.POST:
        done = attempt(other, lambda: actions.publish_agenda(actor=actor, gathering=found))
    elif form.is_bound and form.is_valid():
        given = form.cleaned_data
        done = attempt(form, lambda: actions.set_slot(actor=actor, gathering=found, **given))
    if done:
        return redirect("gatherings:agenda", found.public_id)
    slots = list(found.slots.order_by("order"))
    longest = longest_without_break(slots)
    told = {
        "gathering": found, "form": form, "other": other, "slots": slots, "longest": longest,
        "has_usual": any(slot.title == str(STANDING[0][0]) for slot in slots),
        "too_long": longest > BEFORE_A_BREAK, "arising": AgreedAction.objects.open()[:ARISING],
    }  # fmt: skip
    return render(request, "gatherings/agenda.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def move(request: HttpRequest, gathering: str) -> HttpResponse:
    """Move a stretch of time up or down."""
    found = found_for(request, gathering)
    name = "up" if "up" in request.POST else "down"
    number = request.POST.get(name, "")
    slot = get_object_or_404(Slot, gathering=found, pk=number if number.isascii() and number.isdigit() else 0)
    actions.move_slot(actor=actor_at(request), slot=slot, up=name == "up")
    return redirect("gatherings:agenda", found.public_id)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_safe
def write(request: HttpRequest, gathering: str) -> HttpResponse:
    """The page of the note takers: a box for each stretch of time, saved by itself every few seconds."""
    found, actor = found_for(request, gathering), actor_at(request)
    slots = list(found.slots.select_related("note").order_by("order"))
    minutes = Minutes.objects.filter(gathering=found).first()
    earlier = Minutes.objects.filter(gathering__group=found.group_id, gathering__starts_at__lt=found.starts_at)
    before = earlier.filter(approved_at=None, ready_at__isnull=False)
    told = {
        "gathering": found,
        "slots": [(slot, getattr(slot, "note", None)) for slot in slots],
        "minutes": minutes,
        "form": ActionForm(),
        "agreed": found.agreed_actions.order_by("pk"),
        "arising": AgreedAction.objects.open().exclude(gathering=found)[:ARISING],
        "to_approve": before.select_related("gathering__venue").order_by("gathering__starts_at")[:ARISING]
        if found.kind in DECIDES and may(actor, "gatherings.approve_minutes")
        else [],
    }
    return render(request, "gatherings/write_minutes.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def save(request: HttpRequest, gathering: str, slot: int) -> HttpResponse:
    """Save one box; by script it answers with what stands there now, of everybody who writes."""
    found = found_for(request, gathering)
    place = get_object_or_404(Slot, gathering=found, pk=slot)
    by_script = request.headers.get("Accept", "").startswith("application/json")
    words, base, tried = (request.POST.get(name, "").replace("\r\n", "\n") for name in ("words", "base", "tried"))
    try:
        note = actions.write_minutes(actor=actor_at(request), slot=place, words=words, base=base, tried=tried)
    except Refused as no:
        if by_script:
            return JsonResponse({"problem": str(no)}, status=409)
        form = Form(request.POST)
        form.add_error(None, str(no))
        told = {"form": form, "gathering": found, "words": words}
        return render(request, "gatherings/not_so.jinja", told, status=409)
    if by_script:
        return JsonResponse({"words": note.words, "revision": note.revision})
    return redirect(f"/come/{found.public_id}/minutes/write#slot-{place.pk}")


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, gathering: str) -> HttpResponse:
    """Note what was agreed to be done."""
    found = found_for(request, gathering)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.agree_action(actor=actor_at(request), gathering=found, **given)):
            return redirect("gatherings:write_minutes", found.public_id)
    return render(request, "gatherings/agree_action.jinja", {"form": form, "gathering": found})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def done(request: HttpRequest, action: str) -> HttpResponse:
    """It is done, and what came of it."""
    found = get_object_or_404(AgreedAction.objects.select_related("gathering__venue"), public_id=action)
    form = DoneForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.note_done(actor=actor_at(request), action=found, **given)):
            return redirect("gatherings:still_to_do")
    return render(request, "gatherings/done.jinja", {"form": form, "action": found})


@opens_to(Role.ANYBODY)
@require_safe
def still_to_do(request: HttpRequest) -> HttpResponse:
    """What meetings agreed to be done: what still is, and what has been done lately."""
    rows = AgreedAction.objects.filter(done_on=None).select_related("gathering__venue")
    told = {
        "page": cursor.page(rows, request, by=("pk",), size=20),
        "done": AgreedAction.objects.filter(done_on__isnull=False).order_by("-done_on", "-pk")[:ARISING],
        "may_note": may(actor_at(request), "gatherings.note_done"),
        "today": clock.today(),
    }
    return render(request, "gatherings/still_to_do.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_POST
def finish(request: HttpRequest, gathering: str) -> HttpResponse:
    """They are ready to be looked at."""
    found, form = found_for(request, gathering), Form(request.POST)
    if attempt(form, lambda: actions.finish_minutes(actor=actor_at(request), gathering=found)) is None:
        return render(request, "gatherings/not_so.jinja", {"form": form, "gathering": found}, status=409)
    return redirect("gatherings:write_minutes", found.public_id)


@never_cache
@opens_to(Role.SEAT)
@require_POST
def approve(request: HttpRequest, gathering: str) -> HttpResponse:
    """This meeting says yes to the minutes of an earlier one."""
    meeting, form = found_for(request, gathering), Form(request.POST)
    earlier = get_object_or_404(Gathering, public_id=request.POST.get("of", ""))
    minutes = get_object_or_404(Minutes, gathering=earlier)
    move = lambda: actions.approve_minutes(actor=actor_at(request), minutes=minutes, meeting=meeting)  # noqa: E731
    if attempt(form, move) is None:
        return render(request, "gatherings/not_so.jinja", {"form": form, "gathering": meeting}, status=409)
    return redirect("gatherings:write_minutes", meeting.public_id)
