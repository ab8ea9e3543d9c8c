"""Doors to roles for everybody, and to those who write and decide about them; the register of interests."""

from typing import Any

from django.db.models import Prefetch
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import clock
from forum.ground.forms import Form
from forum.ground.pages import cursor
from forum.people.membership.models import OfficeHolding, SeatHolding
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.people.roles import actions, queries
from forum.people.roles.forms import AdvertForm, CheckForm, DecideForm
from forum.people.roles.models import DeclaredInterest, Expression, InvolvementRole, PutOff
from forum.people.roles.rules import NEXT, StepKind

PUT_OFF_SHOWN = 20


@opens_to(Role.ANYBODY)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Roles that look for somebody, the newest first; for members also what is not shown yet."""
    page = cursor.page(
        queries.roles_with_people(InvolvementRole.objects.looking()), request, by=("-published_at", "-pk")
    )
    actor = _actor(request)
    drafts = queries.roles_with_people().filter(published_at__isnull=True) if actor.holds(Role.MEMBER) else None
    told = {"page": page, "drafts": drafts.order_by("-pk")[:10] if drafts is not None else []}
    return render(request, "roles/roles.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def role(request: HttpRequest, role: str) -> HttpResponse:
    """One advert. Names of holders are for members."""
    actor = _actor(request)
    inside = actor.holds(Role.MEMBER, Role.COORDINATOR)
    shown = queries.roles_with_people(None if inside else InvolvementRole.objects.shown())
    shown = shown.prefetch_related("appointments__person")
    found = get_object_or_404(shown, public_id=role)
    told = {
        "role": found,
        "may_publish": may(actor, "roles.publish") and found.published_at is None,
        "may_close": may(actor, "roles.close") and found.is_looking,
        "may_decide": may(actor, "roles.decide") and queries.names_actor(found, actor),
        "may_check": may(actor, "roles.add_check") and queries.may_change(found, actor),
        "sees_names": actor.holds(Role.MEMBER),
    }
    return render(request, "roles/role.jinja", told)


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Write what a role is about."""
    form = AdvertForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.draft_role(actor=_actor(request), **form.cleaned_data))
        if made:
            return redirect("roles:role", made.public_id)
    return render(request, "roles/draft.jinja", {"form": form})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, role: str) -> HttpResponse:
    """Change what a role is about."""
    found = get_object_or_404(InvolvementRole.objects.prefetch_related("deciders"), public_id=role)
    actor = _actor(request)
    if found.closed_at or not queries.may_change(found, actor):
        return redirect("roles:role", found.public_id)
    named = {
        "seats": [one.seat_id for one in found.deciders.all() if one.seat_id],
        "i_decide": any(one.person_id == actor.person for one in found.deciders.all()),
    }
    form = AdvertForm(request.POST if request.method == "POST" else None, initial={**model_to_dict(found), **named})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.change_role(actor=actor, role=found, **given)):
            return redirect("roles:role", found.public_id)
    return render(request, "roles/draft.jinja", {"form": form, "role": found})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, role: str) -> HttpResponse:
    """Say which check a role needs, by which law, and who decided."""
    found = get_object_or_404(InvolvementRole, public_id=role)
    form = CheckForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.add_check(actor=_actor(request), role=found, **given)):
            return redirect("roles:role", found.public_id)
    return render(request, "roles/check.jinja", {"form": form, "role": found})


@never_cache
@opens_to(Role.SEAT, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, role: str) -> HttpResponse:
    """Show a role to everybody, on a page that says what is missing."""
    found = get_object_or_404(InvolvementRole, public_id=role)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        shown = attempt(form, lambda: actions.publish(actor=_actor(request), role=found))
        if shown:
            return redirect("roles:role", shown.public_id)
    return render(request, "roles/publish.jinja", {"form": form, "role": found})


@never_cache
@opens_to(Role.SEAT, Role.COORDINATOR)
@require_POST
def close(request: HttpRequest, role: str) -> HttpResponse:
    """No longer look for somebody."""
    found = get_object_or_404(InvolvementRole, public_id=role)
    actions.close(actor=_actor(request), role=found)
    return redirect("roles:role", found.public_id)


@never_cache
@opens_to(Role.SEAT, Role.MEMBER)
@require_safe
def people(request: HttpRequest, role: str) -> HttpResponse:
    """Whoever is interested, for those who decide: whoever waits first, then the list for the next place."""
    found = get_object_or_404(queries.roles_with_people(), public_id=role)
    if not (may(_actor(request), "roles.decide") and queries.names_actor(found, _actor(request))):
        return redirect("roles:role", found.public_id)
    page = cursor.page(found.expressions.prefetch_related("steps"), request, by=("pk",), size=50)
    shown = [one for one in page.items if one.called and one.now_at.kind != StepKind.STOPPED]
    reserves = sorted((one for one in shown if one.now_at.kind == StepKind.RESERVE), key=lambda one: one.now_at.pk)
    told = {"role": found, "page": page, "people": shown, "reserves": reserves}
    return render(request, "roles/people.jinja", told)


@never_cache
@opens_to(Role.SEAT, Role.MEMBER)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, expression: str) -> HttpResponse:
    """Make the next step for somebody who is interested."""
    found = get_object_or_404(
        Expression.objects.select_related("role").prefetch_related("steps", "role__deciders"), public_id=expression
    )
    actor = _actor(request)
    if not (may(actor, "roles.decide") and queries.names_actor(found.role, actor)):
        return redirect("roles:role", found.role.public_id)
    form = DecideForm(request.POST if request.method == "POST" else None, steps=_next_steps(found))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.decide(actor=actor, expression=found, **given)):
            return redirect("roles:people", found.role.public_id)
    return render(request, "roles/decide.jinja", {"form": form, "one": found})


def _next_steps(one: Expression) -> list[tuple[str, str]]:
    words = {
        StepKind.TALKED: _("We have talked"),
        StepKind.OFFERED: _("Offer it"),
        StepKind.RESERVE: _("Keep on the list for the next place"),
        StepKind.NOT_THIS_TIME: _("Not this time"),
    }
    follow = NEXT.get(one.now_at.kind, frozenset())
    return [
        (kind.value, said)
        for kind, said in words.items()
        if kind in follow and (kind != StepKind.TALKED or one.wants_to_talk)
    ]


@opens_to(Role.MEMBER)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How far people come and what put them off, for members, where nobody can be found in it."""
    past = clock.today().replace(day=1)
    said = PutOff.objects.filter(month__lt=past).select_related("role").order_by("-month", "words")[:PUT_OFF_SHOWN]
    told = {"figures": queries.figures(), "said": said, "takes": queries.how_long_payment_takes()}
    return render(request, "roles/figures.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The public register of interests, under the names of seats and offices."""
    seats: Any = Prefetch("person__seatholding_set", SeatHolding.objects.now().select_related("seat"))
    offices: Any = Prefetch("person__officeholding_set", OfficeHolding.objects.now().select_related("office"))
    held = DeclaredInterest.objects.select_related("organisation", "office", "person")
    held = held.prefetch_related(seats, offices)
    page = cursor.page(held, request, by=("-since", "-pk"), size=20)
    rows = [(one, _known_as(one)) for one in page.items]
    return render(request, "roles/register.jinja", {"page": page, "rows": rows})


def _known_as(interest: DeclaredInterest) -> str:
    """The seat or office by which the forum knows somebody; never their name."""
    seats = [held.seat.name for held in interest.person.seatholding_set.all()]
    offices = [held.office.name for held in interest.person.officeholding_set.all()]
    return ", ".join(seats + offices) or _("a member")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
