"""Doors to answering, and to telling us whether it is an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forum.journey.answered import actions
from forum.journey.answered.forms import AnswerForm, ForThemForm, LetterForm, TellUsForm
from forum.journey.answered.models import Answer
from forum.journey.answered.queries import cannot_be_reached, told_by
from forum.journey.promised.models import Claim
from forum.journey.taken_up.models import DirectAnswer, Feed, Matter
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to


@never_cache
@opens_to(Role.MEMBER)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, matter: str) -> HttpResponse:
    """Write the answer to a matter, once for everybody."""
    found = get_object_or_404(Matter, public_id=matter)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.answer(actor=request.actor, matter=found, **given)):  # type: ignore[attr-defined]
            return redirect("tracker:matter", found.public_id)
    told = {
        "form": form,
        "matter": found,
        "open_feeds": Feed.objects.open().filter(matter=found).count(),
        "claims": Claim.objects.filter(commitment__matter=found).select_related("outcome").order_by("pk"),
    }
    return render(request, "answered/answer.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def tell_us(request: HttpRequest) -> HttpResponse:
    """Take a speaker's word on an answer."""
    form = TellUsForm(request.POST)
    verdict = None
    if form.is_valid():
        given = form.cleaned_data
        verdict = attempt(
            form,
            lambda: actions.judge(
                actor=request.actor,  # type: ignore[attr-defined]
                receipt=given["receipt"],
                answers_me=given["answers_me"],
                because=given["because"],
                for_somebody=given["for_somebody"],
                answer=Answer.objects.select_related("matter").filter(public_id=given["answer"]).first(),
                direct=DirectAnswer.objects.filter(public_id=given["direct"]).first(),
            ),
        )
    receipt = form["receipt"].value() or ""
    return render(request, "answered/told_us.jinja", {"form": form, "verdict": verdict, "receipt": receipt})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def by_letter(request: HttpRequest, code: str) -> HttpResponse:
    """What a letter leads to: the answer, and two buttons. Opening it changes nothing; programs open links too."""
    told = told_by(code)
    if told is None:
        return render(request, "answered/letter_gone.jinja", status=404)
    form = LetterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor, given = request.actor, form.cleaned_data  # type: ignore[attr-defined]
        verdict = attempt(form, lambda: actions.judge_by_letter(actor=actor, told=told, **given))
        if verdict:
            return render(request, "answered/told_us.jinja", {"form": form, "verdict": verdict})
    return render(request, "answered/by_letter.jinja", {"form": form, "told": told, "given": told.given})


@never_cache
@opens_to(Role.SEAT)
@require_http_methods(["GET", "POST"])
def for_them(request: HttpRequest, matter: str) -> HttpResponse:
    """Say it for speakers who cannot be reached, one voice at a time."""
    found = get_object_or_404(Matter, public_id=matter)
    waiting = cannot_be_reached(found)
    form = ForThemForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        to = get_object_or_404(waiting, pk=given["told"])
        move = lambda: actions.judge_for(  # noqa: E731
            actor=request.actor,  # type: ignore[attr-defined]
            voice=to.feed.voice,
            answer=to.answer,
            answers_me=given["answers_me"],
            because=given["because"],
        )
        if attempt(form, move):
            return redirect("answered:for_them", found.public_id)
    return render(request, "answered/for_them.jinja", {"form": form, "matter": found, "to": waiting.first()})
