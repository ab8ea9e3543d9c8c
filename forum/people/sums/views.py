"""Doors to where one speaks from, the equality questions, and what is published of both."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forum.ground import clock, codes, guesses
from forum.ground.forms import Form
from forum.people.membership.models import Perspective, Seat
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.people.sums import answering, publishing
from forum.people.sums.forms import SPEAKS_FROM, BackgroundForm, CodeForm, EqualityForm, PerspectivesForm
from forum.people.sums.models import EqualityAnswers, PublishedSums
from forum.people.sums.noise import FEW
from forum.people.sums.questions import ALL, BACKGROUNDS, QUESTIONS, known
from forum.people.sums.rules import Words

YEARS_SHOWN = 10
FIRST_STEP = "sums.first"  # what was answered on the first page, signed on its way to the second


@opens_to(Role.ANYBODY)
@require_safe
def about_us(request: HttpRequest) -> HttpResponse:
    """How many of us, roughly: the newest sums, or those of an earlier year."""
    years = list(PublishedSums.objects.all()[:YEARS_SHOWN])
    asked = request.GET.get("year", "")
    found = next((one for one in years if str(one.year) == asked), years[0] if years else None)
    actor = _actor(request)
    this = clock.today().year
    told = {
        "found": found,
        "tables": _tables(found) if found else [],
        "years": [one.year for one in years],
        "answered": found.figures[publishing.ANSWERED]["all"] if found else FEW,
        "few": FEW,
        "may_ask": actor.holds(Role.SEAT) and all(one.year != this for one in years),
    }
    return render(request, "sums/about_us.jinja", told)


def _tables(found: PublishedSums) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Each question with its choices: words, the figure, and how long its bar is in a hundred."""
    names = {"perspectives": _("Where we speak from"), **{one.name: str(one.words) for one in ALL}}
    said = {"perspectives": [(kind.value, words) for kind, words in SPEAKS_FROM.items()]}
    said |= {one.name: list(one.choices) for one in ALL}
    tables = []
    for name, choices in said.items():
        figures = found.figures.get(name)
        if figures and any(figure != FEW for figure in figures.values()):
            most = max(figures.values())
            rows = [(str(words), figures.get(value, FEW)) for value, words in choices]
            tables.append((names[name], [(words, figure, max(figure, 0) * 100 // most) for words, figure in rows]))
    return tables


@never_cache
@opens_to(Role.SEAT)
@require_POST
def ask_to_publish(request: HttpRequest) -> HttpResponse:
    """Ask the sides."""
    actor = _actor(request)
    held = Seat.objects.filter(pk__in=[place.pk for place in actor.seats], group__kind=GroupKind.FORUM)
    seat = held.select_related("group").order_by("order", "pk").first()
    if seat is None:
        raise Http404
    made = attempt(Form(request.POST), lambda: publishing.ask_to_publish(actor=actor, seat=seat))
    return redirect("keys:key", made.public_id) if made else redirect("sums:about_us")


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def perspectives(request: HttpRequest) -> HttpResponse:
    """Where one speaks from."""
    actor = _actor(request)
    kept = list(Perspective.objects.filter(person=actor.person).values_list("kind", flat=True))
    form = PerspectivesForm(request.POST if request.method == "POST" else None, initial={"kinds": kept})
    said = False
    if request.method == "POST" and form.is_valid():
        answering.say_perspectives(actor=actor, kinds=form.cleaned_data["kinds"])
        said = True
    return render(request, "sums/perspectives.jinja", {"form": form, "said": said})


@never_cache
@opens_to(Role.KNOWN)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The questions, then for some a second page, then the code."""
    return _ask(request, code="")


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def anew(request: HttpRequest) -> HttpResponse:
    """Open one's answers again by their code; the code stands in no address."""
    if request.method == "POST" and ("first" in request.POST or "age" in request.POST):
        return _ask(request, code=request.POST.get("code", "")[:60])
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if resting := guesses.resting_until(request):
            form.add_error("code", guesses.words(resting))
            return render(request, "sums/anew.jinja", {"form": form})
        found = EqualityAnswers.objects.filter(fingerprint=answering.fingerprint(code)) if codes.check(code) else None
        one = found.first() if found is not None else None
        if one:
            return _page(request, EqualityForm(initial=one.answers), code=code)
        if codes.check(code):
            guesses.count(request)
        form.add_error("code", Words.UNKNOWN)
    return render(request, "sums/anew.jinja", {"form": form})


def _ask(request: HttpRequest, *, code: str) -> HttpResponse:
    if request.method == "POST" and "first" in request.POST:
        return _second(request, code)
    form = EqualityForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, code=code)
    given: dict[str, str] = form.cleaned_data
    if given["ethnic_group"] in BACKGROUNDS:
        second = BackgroundForm(group=given["ethnic_group"])
        return _page(request, second, code=code, first=signing.dumps(known(given), salt=FIRST_STEP))
    return _keep(request, form, given, code)


def _second(request: HttpRequest, code: str) -> HttpResponse:
    """The second page: what was answered before comes with it, signed and kept nowhere."""
    try:
        given = signing.loads(request.POST["first"], salt=FIRST_STEP)
    except signing.BadSignature:
        return redirect("sums:answer")
    form = BackgroundForm(request.POST, group=given["ethnic_group"])
    if not form.is_valid():
        return _page(request, form, code=code, first=request.POST["first"])
    return _keep(request, form, given | form.cleaned_data, code)


def _keep(request: HttpRequest, form: Form, given: dict[str, str], code: str) -> HttpResponse:
    actor = _actor(request)
    if not code:
        fresh = attempt(form, lambda: answering.answer(actor=actor, answers=given))
        if fresh:
            return render(request, "sums/kept.jinja", {"code": codes.as_spoken(fresh)})
        return _page(request, form)
    if guesses.resting_until(request) or not codes.check(code):
        return redirect("sums:anew")
    changed: list[Any] = []
    attempt(form, lambda: changed.append(answering.answer_anew(actor=actor, code=code, answers=given)))
    if form.errors:
        guesses.count(request)
        return _page(request, form, code=code)
    return render(request, "sums/kept.jinja", {"code": "", "gone": changed == [None]})


def _page(request: HttpRequest, form: Form, *, code: str = "", first: str = "") -> HttpResponse:
    return render(request, "sums/answer.jinja", {"form": form, "code": code, "first": first})


@opens_to(Role.ANYBODY)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same on paper, for a box by the door."""
    return render(request, "sums/sheet.jinja", {"questions": QUESTIONS})


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
