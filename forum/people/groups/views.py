"""Doors to groups: which there are, one of them with its whole life, and what its members do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.groups import actions, queries
from forum.people.groups.forms import CalledForm, EvaluationForm, FindingsForm, GroupForm, RecommendationsForm
from forum.people.groups.models import Evaluation, GroupAsked
from forum.people.membership.models import Chairing, Constituency, Group, Membership, Terms
from forum.people.membership.rules import GroupKind
from forum.people.membership.terms import changes
from forum.people.membership.terms_form import TermsForm
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to

INSIDE = 50
VERSIONS = 12


@opens_to(Role.ANYBODY)
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """The forum, its working groups, and those that have closed."""
    listed = Group.objects.in_the_open()
    told = {
        "open": listed.filter(closed_on__isnull=True).order_by("kind", "pk")[:INSIDE],
        "page": cursor.page(listed.filter(closed_on__isnull=False), request, by=("-closed_on", "-pk")),
        "may_form": may(_actor(request), "groups.form"),
    }
    return render(request, "groups/groups.jinja", told)


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """Form a working group."""
    typed = GroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and typed.is_valid():
        given = typed.cleaned_data
        made = attempt(typed, lambda: actions.form(actor=_actor(request), **given))
        if made:
            return redirect("groups:group", made.slug)
    return render(request, "groups/form.jinja", {"form": typed})


@opens_to(Role.ANYBODY)
@require_safe
def group(request: HttpRequest, group: str) -> HttpResponse:
    """One group: what it is for, who chairs it, by which terms it works, what was found, how it ended."""
    found, actor = _found(group), _actor(request)
    also = queries.towards(actor, found)
    versions = list(
        Terms.objects.filter(group=found).prefetch_related("shares__constituency").select_related("chair_side")
        .order_by("-since", "-pk")[:VERSIONS]
    )  # fmt: skip
    sides = list(Constituency.objects.order_by("order", "pk")) if len(versions) > 1 else []
    inside = Membership.objects.now().filter(group=found).select_related("person").order_by("person__called", "pk")
    told = {
        "group": found,
        "chairs": list(queries.chairs_of(found)),
        "versions": [
            (one, changes(before, one, sides) if before else [])
            for one, before in zip(versions, [*versions[1:], None], strict=False)
        ],
        "inside": [one.person.called for one in inside[:INSIDE]]
        if actor.holds(Role.MEMBER) and found.kind == GroupKind.WORKING
        else [],
        "evaluations": list(queries.evaluations_of(found)[:INSIDE]),
        "recommendations": list(found.recommendations.all()) if found.closed_on or also else [],
        "names": actor.holds(Role.MEMBER, Role.COORDINATOR),
        "is_in": Role.GROUP in also and found.kind == GroupKind.WORKING,
        "may": {
            act: found.closed_on is None and may(actor, f"groups.{act}", also=also)
            for act in ("ask", "set_terms", "choose_chair", "plan_evaluation", "recommend", "close")
        },
        "writes_findings": lambda one: (
            one.partner_id in {place.pk for place in actor.organisations} or actor.holds(Role.COORDINATOR)
        ),
    }
    return render(request, "groups/group.jinja", told)


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, group: str) -> HttpResponse:
    """Ask somebody into one's group."""
    return _with_a_name(request, _found(group), actions.ask, "groups/ask.jinja")


@never_cache
@opens_to(Role.MEMBER, Role.SEAT)
@require_http_methods(["GET", "POST"])
def chairs(request: HttpRequest, group: str) -> HttpResponse:
    """Note whom the group chose as its chair, or that one hands over."""
    return _with_a_name(request, _found(group), actions.choose_chair, "groups/chairs.jinja")


def _with_a_name(request: HttpRequest, found: Group, verb: Any, template: str) -> HttpResponse:
    typed = CalledForm(request.POST if request.method == "POST" else None)
    actor = _actor(request)
    if request.method == "POST" and typed.is_valid():
        person = typed.cleaned_data["called"]
        if attempt(typed, lambda: verb(actor=actor, group=found, person=person)):
            return redirect("groups:group", found.slug)
    told = {"form": typed, "group": found, "chairs": queries.chairs_of(found), "me": actor.person}
    return render(request, template, told)


@never_cache
@opens_to(Role.MEMBER, Role.SEAT)
@require_POST
def hand_over(request: HttpRequest, chairing: int) -> HttpResponse:
    """End being a chair."""
    found = get_object_or_404(Chairing.objects.now().select_related("group"), pk=chairing)
    actions.hand_over_chair(actor=_actor(request), chairing=found)
    return redirect("groups:group", found.group.slug)


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def join(request: HttpRequest, asked: int) -> HttpResponse:
    """Yes, or not now."""
    actor = _actor(request)
    found = get_object_or_404(GroupAsked.objects.select_related("group"), pk=asked, person=actor.person)
    yes = "yes" in request.POST
    attempt(Form(request.POST), lambda: actions.join(actor=actor, asked=found, yes=yes))
    return redirect("groups:group", found.group.slug) if yes else redirect("care:me")


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def leave(request: HttpRequest, group: str) -> HttpResponse:
    """Leave, in one tap."""
    found = _found(group)
    actions.leave(actor=_actor(request), group=found)
    return redirect("groups:group", found.slug)


@never_cache
@opens_to(Role.SEAT, Role.CHAIR)
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest, group: str) -> HttpResponse:
    """Change the terms of reference of a working group."""
    found = get_object_or_404(Group, slug=group, kind=GroupKind.WORKING)
    now = Terms.objects.in_force(found)
    typed = TermsForm(request.POST if request.method == "POST" else None, now=now, seats=False)
    if request.method == "POST" and typed.is_valid():
        given = {name: value for name, value in typed.told().items() if name != "shares"}
        if attempt(typed, lambda: actions.set_terms(actor=_actor(request), group=found, **given)):
            return redirect("groups:group", found.slug)
    return render(request, "groups/terms.jinja", {"form": typed, "group": found})


@never_cache
@opens_to(Role.SEAT, Role.CHAIR)
@require_http_methods(["GET", "POST"])
def plan_evaluation(request: HttpRequest, group: str) -> HttpResponse:
    """Ask an independent partner for a day of looking back."""
    found = _found(group)
    typed = EvaluationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and typed.is_valid():
        given = typed.cleaned_data
        if attempt(typed, lambda: actions.plan_evaluation(actor=_actor(request), group=found, **given)):
            return redirect("groups:group", found.slug)
    return render(request, "groups/evaluation.jinja", {"form": typed, "group": found})


@never_cache
@opens_to(Role.PARTNER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def findings(request: HttpRequest, evaluation: str) -> HttpResponse:
    """Write what was found."""
    found = get_object_or_404(Evaluation.objects.select_related("group", "partner"), public_id=evaluation)
    typed = FindingsForm(request.POST if request.method == "POST" else None, initial={"findings": found.findings})
    if request.method == "POST" and typed.is_valid():
        given = typed.cleaned_data
        if attempt(typed, lambda: actions.note_findings(actor=_actor(request), evaluation=found, **given)):
            return redirect("groups:group", found.group.slug)
    return render(request, "groups/findings.jinja", {"form": typed, "one": found})


@never_cache
@opens_to(Role.MEMBER, Role.SEAT)
@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, group: str) -> HttpResponse:
    """Write what the group recommends; close it, when it is time."""
    found, actor = _found(group), _actor(request)
    said = "\n".join(one.words for one in found.recommendations.all())
    typed = RecommendationsForm(request.POST if request.method == "POST" else None, initial={"recommendations": said})
    if request.method == "POST" and typed.is_valid():
        given = typed.cleaned_data
        kept = attempt(typed, lambda: actions.recommend(actor=actor, group=found, **given))
        if kept is not None and "close" not in request.POST:
            return redirect("groups:group", found.slug)
        closed = attempt(typed, lambda: bool(actions.close(actor=actor, group=found))) if kept is not None else None
        if closed:
            return redirect("groups:group", found.slug)
    may_close = may(actor, "groups.close", also=queries.towards(actor, found))
    return render(request, "groups/ending.jinja", {"form": typed, "group": found, "may_close": may_close})


def _found(slug: str) -> Group:
    return get_object_or_404(Group.objects.in_the_open(), slug=slug)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
