"""Doors to how we work together, and to taking part."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forum.people.membership.models import Group, Mandate, Seat, Terms
from forum.people.membership.rules import GroupKind
from forum.people.policy import POLICY, Role
from forum.people.policy.doors import opens_to


@opens_to(Role.ANYBODY)
@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """How we work together: what is ours to get on with, who sits here, and who may do what."""
    forum = Group.objects.filter(kind=GroupKind.FORUM).first()
    rows = defaultdict(list)
    for row in POLICY.all():
        for role in sorted(row.who):
            rows[role].append(row)
    told = {
        "ours": Mandate.objects.filter(until__isnull=True).order_by("order", "pk"),
        "seats": Seat.objects.filter(group=forum).select_related("constituency").order_by("order", "pk")
        if forum
        else [],
        "terms": Terms.objects.in_force(forum) if forum else None,
        "roles": [(role, rows[role]) for role in Role if rows[role]],
    }
    return render(request, "membership/agreement.jinja", told)


@opens_to(Role.ANYBODY)
@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """How to take part, as much or as little as somebody likes."""
    return render(request, "membership/join.jinja", {})
