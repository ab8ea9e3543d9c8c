"""Doors to asking when people can."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.pages import cursor
from forum.people.policy import Role, may
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.forms import DatesForm, WhenForm
from forum.rooms.gatherings.models import DateAnswer, DatePoll
from forum.rooms.gatherings.views.gatherings import INSIDE, actor_at


@never_cache
@opens_to(*INSIDE)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What is being looked for a day."""
    page = cursor.page(DatePoll.objects.open(), request)
    return render(
        request, "gatherings/polls.jinja", {"page": page, "may_ask": may(actor_at(request), "gatherings.ask_for_dates")}
    )


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Offer a few times."""
    form = DatesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: actions.ask_for_dates(actor=actor_at(request), **given))
        if made:
            return redirect("gatherings:poll", made.public_id)
    return render(request, "gatherings/ask_for_dates.jinja", {"form": form})


@never_cache
@opens_to(*INSIDE)
@require_http_methods(["GET", "POST"])
def poll(request: HttpRequest, poll: str) -> HttpResponse:
    """Say when one can; and which time is the best so far, members' times first."""
    found, actor = get_object_or_404(DatePoll, public_id=poll), actor_at(request)
    said = list(DateAnswer.objects.filter(option__poll=found, person=actor.person))
    form = WhenForm(request.POST if request.method == "POST" else None, options=list(found.options.all()), said=said)
    if request.method == "POST" and form.is_valid():
        actions.say_when(actor=actor, poll=found, can=form.told())
        return redirect("gatherings:poll", found.public_id)
    told = {
        "poll": found,
        "form": form,
        "ranked": list(found.options.ranked()),
        "announces": may(actor, "gatherings.announce"),
    }
    return render(request, "gatherings/poll.jinja", told)
