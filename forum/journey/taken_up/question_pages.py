"""Doors to public questions: asking, reading what was answered, and answering."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form, Line, Seed, Words
from forum.ground.pages import cursor
from forum.journey.taken_up import questions
from forum.journey.taken_up.models import PublicQuestion
from forum.people.membership.forms import BOXES, ReachForm
from forum.people.membership.rules import Way
from forum.people.policy import Actor, Role, may
from forum.people.policy.doors import attempt, opens_to

WAITING = 10


class AskForm(ReachForm):
    words = Words(max_length=2_000, rows=5, label=_("What would you like to ask?"))
    called = Line(max_length=100, required=False, label=_("A name to stand beside it, if you like"))
    seed = Seed()
    field_order = ("words", "called", "way", *BOXES.values(), "seed")
    none = (Way.NONE.value, _("I look on this page"))
    none_first = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label = _("How should the answer come?")


class AnswerForm(Form):
    shown = Words(
        max_length=2_000, rows=4, required=False, label=_("The question, as all may see it"),
        help_text=_("Take out names. Leave the rest as it was asked."),
    )  # fmt: skip
    answer = Words(max_length=8_000, rows=8, label=_("What does the forum say?"))


@opens_to(Role.ANYBODY)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What was asked and answered, the latest first; for whoever answers, what waits and until when."""
    actor = _actor(request)
    answers = may(actor, "taken_up.answer_question")
    waits = [(one, questions.due_on(one)) for one in questions.unanswered()[:WAITING]] if answers else []
    rows = PublicQuestion.objects.filter(answered_at__isnull=False)
    page = cursor.page(rows, request, by=("-answered_at", "-pk"))
    return render(request, "taken_up/questions.jinja", {"page": page, "waits": waits})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask, without an account."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: questions.ask_publicly(actor=_actor(request), **given))
        if made:
            return render(request, "taken_up/asked.jinja", {"by": questions.due_on(made), "question": made})
    return render(request, "taken_up/ask.jinja", {"form": form})


@never_cache
@opens_to(Role.SEAT, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, question: str) -> HttpResponse:
    """Answer it in writing, or leave out what is no question to the forum."""
    found = get_object_or_404(questions.unanswered(), public_id=question)
    actor = _actor(request)
    aside = request.method == "POST" and "aside" in request.POST
    form = AnswerForm(request.POST if request.method == "POST" and not aside else None, initial={"shown": found.words})
    if aside:
        questions.set_question_aside(actor=actor, question=found)
        return redirect("taken_up:questions")
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: questions.answer_question(actor=actor, question=found, **given)):
            return redirect("taken_up:questions")
    told = {"form": form, "question": found, "by": questions.due_on(found)}
    return render(request, "taken_up/answer_question.jinja", told)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
