"""The door to saying goodbye: what becomes free, what stays, and the ways to do less instead."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.outlets.my_data import actions
from forum.people.membership.leaving import held_by
from forum.people.membership.models import Person
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.people.roles.models import Appointment

if TYPE_CHECKING:
    from forum.people.policy import Actor


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def goodbye(request: HttpRequest) -> HttpResponse:
    """Say goodbye in one tap. It says first what becomes free, and asks for no reason."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # ours
    person = get_object_or_404(Person.objects.select_related("account"), pk=actor.person)
    if request.method == "POST":
        actions.say_goodbye(actor=actor, person=person)
        return render(request, "my_data/gone.jinja", {"me": person, "held": held_by(person)})
    roles = list(Appointment.objects.now().filter(person=person).order_by("pk").values_list("role__title", flat=True))
    return render(request, "my_data/goodbye.jinja", {"held": held_by(person), "roles": roles})
