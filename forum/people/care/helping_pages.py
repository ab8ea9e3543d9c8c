"""Doors to a buddy, small things, what helps when one is not well, and a talk after hard reading."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.care import actions, queries
from forum.people.care.forms import CalledForm, DebriefForm, TaskForm, ThingForm, WhenUnwellForm
from forum.people.care.here import actor_at, key_at
from forum.people.care.models import Buddy, Debrief, Part, SmallThing, WhenUnwell
from forum.people.care.queries import codes_of
from forum.people.care.rules import Code
from forum.people.membership.models import Office
from forum.people.membership.queries import in_post
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

SHOWN = 20


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def buddy(request: HttpRequest) -> HttpResponse:
    """One's buddy, and whose buddy one is."""
    key = key_at(request)
    form = CalledForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        called = form.cleaned_data["called"]
        if attempt(form, lambda: actions.ask_buddy(actor=actor_at(request), called=called)):
            return redirect("care:buddy")
    of_others = list(Buddy.objects.filter(buddy=key).select_related("person").order_by("pk")[:SHOWN])
    agreed = [pair.person_id for pair in of_others if pair.accepted_at]
    shown = WhenUnwell.objects.filter(person__in=agreed, shown_to_buddy=True)
    needs = codes_of(agreed)
    told = {
        "form": form,
        "mine": queries.pair_of(key),
        "of_others": of_others,
        "helps": {one.person_id: one for one in shown},
        "needs": {person: [Code(code).label for code in sorted(codes)] for person, codes in needs.items()},
    }
    return render(request, "care/buddy.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def answer_buddy(request: HttpRequest, pair: int) -> HttpResponse:
    """Yes, or rather not."""
    found = get_object_or_404(Buddy, pk=pair, buddy=key_at(request))
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: actions.be_buddy(actor=actor_at(request), pair=found, yes="yes" in request.POST))
    return redirect("care:buddy")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def end_buddy(request: HttpRequest, pair: int) -> HttpResponse:
    """End it, from either side."""
    actions.end_buddy(actor=actor_at(request), pair=get_object_or_404(Buddy, pk=pair))
    return redirect("care:buddy")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def small_things(request: HttpRequest) -> HttpResponse:
    """What one asked somebody to carry, and asking."""
    actor, key = actor_at(request), key_at(request)
    form = ThingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.ask_small_thing(
            actor=actor, kind=given["kind"], words=given["words"], parts=form.pieces(),
            open_to_helpers=given["open_to_helpers"],
        ))  # fmt: skip
        if made:
            return redirect("care:small_things")
    mine = SmallThing.objects.filter(asked_by=key, closed_at__isnull=True).prefetch_related("parts__taken_by")
    told = {"form": form, "page": cursor.page(mine, request), "pair": queries.pair_of(key)}
    return render(request, "care/small_things.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def carry(request: HttpRequest) -> HttpResponse:
    """What one could carry for others, a quarter of an hour at a time; and sharing a task."""
    actor, key = actor_at(request), key_at(request)
    form = TaskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.share_task(actor=actor, words=words, parts=form.pieces())):
            return redirect("care:small_things")
    page = cursor.page(queries.things_to_carry(actor), request)
    needs = codes_of({thing.asked_by_id for thing in page.items if not thing.for_members})
    told = {
        "form": form,
        "page": page,
        "me": key,
        "may_share": actor.holds(Role.MEMBER),
        "needs": {person: [Code(code).label for code in sorted(codes)] for person, codes in needs.items()},
    }
    return render(request, "care/carry.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def move_part(request: HttpRequest, part: int) -> HttpResponse:
    """Take a part, hand it back, or say that it is done: one tap each."""
    actor = actor_at(request)
    mine_to_see = queries.things_to_carry(actor).values("pk")
    found = get_object_or_404(Part, pk=part, thing__in=mine_to_see)
    form = Form(request.POST)
    form.is_valid()
    if "take" in request.POST:
        attempt(form, lambda: actions.take_part(actor=actor, part=found))
    elif found.taken_by_id == actor.person:
        move = actions.done_with_part if "done" in request.POST else actions.hand_back
        attempt(form, lambda: move(actor=actor, part=found))
    return redirect("care:carry")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def end_thing(request: HttpRequest, thing: str) -> HttpResponse:
    """It is no longer needed."""
    found = get_object_or_404(SmallThing, public_id=thing, asked_by=key_at(request))
    actions.end_small_thing(actor=actor_at(request), thing=found)
    return redirect("care:small_things")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def when_unwell(request: HttpRequest) -> HttpResponse:
    """What helps when one is not well: written, shown to a buddy or not, erased at once."""
    actor = actor_at(request)
    kept = WhenUnwell.objects.filter(person=key_at(request)).first()
    if request.method == "POST" and "erase" in request.POST:
        actions.erase_when_unwell(actor=actor)
        return redirect("care:when_unwell")
    start = {"words": kept.words, "shown_to_buddy": kept.shown_to_buddy} if kept else {}
    form = WhenUnwellForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.write_when_unwell(actor=actor, **given)):
            return redirect("care:when_unwell")
    return render(request, "care/when_unwell.jinja", {"form": form, "kept": kept})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR, Role.DUTY)
@require_http_methods(["GET", "POST"])
def debrief(request: HttpRequest) -> HttpResponse:
    """A talk after hard reading, in one tap."""
    actor = actor_at(request)
    form = DebriefForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        called = form.cleaned_data["called"] if "named" in request.POST else ""
        if attempt(form, lambda: actions.ask_debrief(actor=actor, called=called)):
            return redirect("care:debrief")
    duty = [one.person.called for one in in_post(Office.objects.filter(is_duty=True)) if one.person_id != actor.person]
    told = {
        "form": form,
        "waiting": Debrief.objects.filter(person=key_at(request), looked_after_at__isnull=True)
        .select_related("talks_with")
        .first(),
        "duty": duty,
        "talks": queries.talks_for(actor).exclude(person=actor.person)[:SHOWN],
    }
    return render(request, "care/debrief.jinja", told)


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR, Role.DUTY)
@require_POST
def looked_after(request: HttpRequest, debrief: str) -> HttpResponse:
    """Whoever asked is looked after."""
    actor = actor_at(request)
    mine = Debrief.objects.filter(person=key_at(request)) | Debrief.objects.filter(
        pk__in=queries.talks_for(actor).values("pk")
    )
    actions.look_after(actor=actor, debrief=get_object_or_404(mine, public_id=debrief))
    return redirect("care:debrief")
