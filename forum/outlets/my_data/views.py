"""Doors to one's own data, to how it is looked after, and to complaining about that."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground.dated.queries import forum_of
from forum.ground.forms import Form
from forum.ground.pages.cursor import page
from forum.outlets.my_data import actions, archive, parts
from forum.outlets.my_data.controller import controller_of
from forum.outlets.my_data.forms import AnswerForm, ComplaintForm, ForgetForm
from forum.outlets.my_data.models import Complaint, Erasure
from forum.outlets.my_data.rules import A_DAY, acknowledge_by
from forum.people.membership.models import Person
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

if TYPE_CHECKING:
    from forum.people.policy import Actor


def _actor(request: HttpRequest) -> "Actor":
    return request.actor  # type: ignore[attr-defined, no-any-return]  # ours


def _person(request: HttpRequest) -> Person:
    return get_object_or_404(Person.objects.select_related("account"), pk=_actor(request).person)


@opens_to(Role.ANYBODY)
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """How data is looked after: who is answerable, what is kept and how long, and what anybody can ask."""
    told = {"controller": controller_of(forum_of(request)), "kept": parts.kept()}
    return render(request, "my_data/privacy.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Complain about how data is looked after. Nobody needs an account for it."""
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.complain(actor=_actor(request), **form.cleaned_data))
        if made:
            return render(
                request, "my_data/complained.jinja", {"made": made, "by": acknowledge_by(made.came_at.date())}
            )
    told = {"form": form, "controller": controller_of(forum_of(request))}
    return render(request, "my_data/complain.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What we hold of somebody: to take away, to take out, to complain about."""
    person = _person(request)
    asked = Erasure.objects.standing().filter(person=person).first()
    told = {
        "asked": asked,
        "when": asked.asked_at + A_DAY if asked else None,
        "complaints": Complaint.objects.filter(person=person).order_by("-pk")[:20],
    }
    return render(request, "my_data/own.jinja", told)


@never_cache
@opens_to(Role.KNOWN)
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Everything that we hold of somebody, in one click."""
    person = _person(request)
    packed = archive.pack(person=person.pk, account=person.account_id, forum=forum_of(request))
    return HttpResponse(
        packed,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{archive.NAME}"'},
    )


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def forget_me(request: HttpRequest) -> HttpResponse:
    """Ask to be forgotten. It says what happens before it asks."""
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.ask_to_be_forgotten(actor=_actor(request), words=words)):
            return redirect("my_data:own")
    return render(request, "my_data/forget_me.jinja", {"form": form})


@never_cache
@opens_to(Role.KNOWN)
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Stay after all."""
    actions.stay(actor=_actor(request))
    return redirect("my_data:own")


@never_cache
@opens_to(Role.COORDINATOR)
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Complaints about data that wait, the oldest first."""
    waits = page(Complaint.objects.unanswered(), request, by=("pk",), size=20)
    return render(request, "my_data/complaints.jinja", {"waits": waits, "acknowledge_by": acknowledge_by})


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def complaint(request: HttpRequest, complaint: str) -> HttpResponse:
    """One complaint: say that it was read, and answer it."""
    found = get_object_or_404(Complaint, public_id=complaint)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.answer(actor=_actor(request), complaint=found, words=words)):
            return redirect("my_data:complaints")
        found.refresh_from_db()
    told = {"one": found, "form": form, "by": acknowledge_by(found.came_at.date())}
    return render(request, "my_data/complaint.jinja", told)


@never_cache
@opens_to(Role.COORDINATOR)
@require_POST
def acknowledge(request: HttpRequest, complaint: str) -> HttpResponse:
    """Say that it was read, in one tap."""
    found = get_object_or_404(Complaint, public_id=complaint)
    form = Form(request.POST)
    form.is_valid()
    attempt(form, lambda: actions.acknowledge(actor=_actor(request), complaint=found))
    return redirect("my_data:complaint", complaint=complaint)
