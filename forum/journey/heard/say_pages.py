"""Saying something, one thing a page: the words, how to be answered, who may see them, a last look."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from forum.ground import codes
from forum.ground.forms import Form
from forum.journey.heard import actions, drafts
from forum.journey.heard.forms import AnswerForm, ShowingForm, WholeForm, WordsForm
from forum.journey.heard.models import Draft
from forum.journey.heard.receipts import read_by, receipt_page
from forum.journey.heard.rules import AnswerWay
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Step:
    """One page of the way: its form, and where it stands."""

    name: str
    form: type[Form]
    path: str

    @property
    def template(self) -> str:
        return f"heard/say_{self.name}.jinja"


STEPS = (
    Step("words", WordsForm, "/say"),
    Step("answer", AnswerForm, "/say/answer"),
    Step("showing", ShowingForm, "/say/showing"),
)
BY_NAME = {step.name: step for step in STEPS}
CHECK = "/say/check"


def without_cookies_too(view: View) -> View:
    """Guard a form as all others, but where a browser keeps no cookie at all: then there is nobody to pretend to be."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return (guarded if request.COOKIES else view)(request, *args, **kwargs)

    return door


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The first page. A form that was sent whole, without our pages, is heard at once."""
    if request.method == "GET":
        return _page(request, BY_NAME["words"], drafts.held(request)[:1])
    if "page" not in request.POST:
        return _sent_whole(request)
    form = WordsForm(request.POST)
    seed = drafts.seed_sent(request) or drafts.fresh()
    if not form.is_valid():
        return _show(request, BY_NAME["words"], form, seed)
    draft, seed = _begin(request, form, seed)
    if draft is None:
        return _receipt(request, seed)
    return _send(request, draft) if "at_once" in request.POST else _onward(request, draft)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET"])
def new(request: HttpRequest) -> HttpResponse:
    """An empty first page, beside what was begun."""
    return _page(request, BY_NAME["words"], [])


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, name: str) -> HttpResponse:
    """A page after the first."""
    here = BY_NAME[name]
    if request.method == "GET":
        return _page(request, here, drafts.held(request)[:1])
    seed = drafts.seed_sent(request)
    form = here.form(request.POST)
    if drafts.draft_of(seed):
        draft = actions.keep_draft(actor=request.actor, seed=seed, answers=_typed(form))  # type: ignore[attr-defined]
        if draft:
            return _onward(request, draft) if form.is_valid() else _show(request, here, form, seed)
    return _receipt(request, seed)


@never_cache
@without_cookies_too
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """A last look, with a way back to each page; then it is sent."""
    seed = drafts.seed_sent(request) if request.method == "POST" else next(iter(drafts.held(request)), "")
    draft = drafts.draft_of(seed)
    if draft is None:
        return _receipt(request, seed)
    if request.POST.get("change") in BY_NAME:
        return _go(request, BY_NAME[request.POST["change"]].path, draft)
    if request.method == "POST" and "send" in request.POST:
        return _send(request, draft)
    return _last_look(request, draft, Form())


def _begin(request: HttpRequest, form: Form, seed: str) -> tuple[Draft | None, str]:
    """Keep the words. Sent before and changed since, they begin a second draft; unchanged, there is none to keep."""
    while True:
        draft = actions.keep_draft(actor=request.actor, seed=seed, answers=_typed(form))  # type: ignore[attr-defined]
        already = None if draft else actions.sent(seed=seed)
        if already is None or already.voice.words == form.cleaned_data["words"]:
            return draft, seed
        seed = drafts.after(seed, form.cleaned_data["words"])


def go_on_with(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    """Open a draft where it begins, so that whoever comes back sees what they wrote."""
    return _go(request, BY_NAME["words"].path, draft) if draft else redirect("/say")


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    forms = _filled(draft)
    for here in STEPS:
        if not forms[here.name].is_valid():
            return _show(request, here, forms[here.name], draft.answers["seed"])
    form = Form({})
    wishes = {name: value for one in forms.values() for name, value in one.cleaned_data.items()}
    said = attempt(
        form,
        lambda: actions.send_draft(actor=request.actor, seed=draft.answers["seed"], **wishes),  # type: ignore[attr-defined]
    )
    return _receipt(request, draft.answers["seed"], said) if said else _last_look(request, draft, form)


def _sent_whole(request: HttpRequest) -> HttpResponse:
    form = WholeForm(request.POST)
    if form.is_valid():
        wishes: dict[str, Any] = form.cleaned_data
        said = attempt(form, lambda: actions.hear(actor=request.actor, **wishes))  # type: ignore[attr-defined]
        if said:
            return receipt_page(request, said)
    return render(request, "heard/say_whole.jinja", {"form": form, "action": "/say", "read_by": read_by()})


def _typed(form: Form) -> dict[str, str]:
    """What was typed on this page, as it was typed: somebody may come back to half a number."""
    return {name: str(form[name].data or "").replace("\x00", "").replace("\r\n", "\n") for name in form.fields}


def _filled(draft: Draft) -> dict[str, Form]:
    """Every page's form, as if it were sent with what is kept."""
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in draft.answers.items() if value})
    return {here.name: here.form(kept) for here in STEPS}


def _onward(request: HttpRequest, draft: Draft) -> HttpResponse:
    """To the first page that has not been seen yet, or to the last look."""
    ahead = (here.path for here in STEPS if not set(here.form.base_fields) <= draft.answers.keys())
    return _go(request, next(ahead, CHECK), draft)


def _go(request: HttpRequest, path: str, draft: Draft) -> HttpResponse:
    """Lead to a page of the way: by its address, or straight to it where the browser keeps no cookies."""
    seed = draft.answers["seed"]
    if request.COOKIES:
        answer: HttpResponse = redirect(path)
    elif path == CHECK:
        answer = _last_look(request, draft, Form())
    else:
        here = next(one for one in STEPS if one.path == path)
        answer = _show(request, here, here.form(initial=draft.answers), seed, draft=draft)
    drafts.keep(answer, request, seed)
    return answer


def _page(request: HttpRequest, here: Step, seeds: list[str]) -> HttpResponse:
    """A page as somebody opens it: with what they typed before, or empty if it is the first."""
    draft = drafts.draft_of(seeds[0]) if seeds else None
    if draft is None and here.name != "words":
        return redirect("/say")
    seed = draft.answers["seed"] if draft else drafts.fresh()
    answer = _show(request, here, here.form(initial=draft.answers if draft else {}), seed, draft=draft)
    if seeds and draft is None:
        drafts.let_go(answer, request, seeds[0])
    return answer


def _show(request: HttpRequest, here: Step, form: Form, seed: str, draft: Draft | None = None) -> HttpResponse:
    person = request.actor.person if here.name == "words" else None  # type: ignore[attr-defined]
    others = drafts.begun_by(person).exclude(pk=draft.pk if draft else 0)[: drafts.AT_MOST] if person else []
    told = {
        "form": form,
        "draft": drafts.signed(seed),
        "code": codes.as_spoken(drafts.code_of(seed)),
        "begun": draft,
        "others": [(drafts.signed(one.answers["seed"]), one) for one in others],
        "read_by": read_by(),
    }
    return render(request, here.template, told)


def _last_look(request: HttpRequest, draft: Draft, form: Form) -> HttpResponse:
    seed, forms = draft.answers["seed"], _filled(draft)
    for here in STEPS:
        if not forms[here.name].is_valid():
            return _show(request, here, forms[here.name], seed, draft=draft)
    way = forms["answer"].cleaned_data["way"]
    told = {
        "form": form,
        "draft": drafts.signed(seed),
        "code": codes.as_spoken(drafts.code_of(seed)),
        "read_by": read_by(),
        "way": AnswerWay(way).label,
        "given": {name: value for one in forms.values() for name, value in one.cleaned_data.items()},
    }
    return render(request, "heard/say_check.jinja", told)


def _receipt(request: HttpRequest, seed: str, said: actions.Heard | None = None) -> HttpResponse:
    """The receipt of what was sent; where nothing was, the first page."""
    said = said or actions.sent(seed=seed)
    answer = receipt_page(request, said) if said else redirect("/say")
    drafts.let_go(answer, request, seed)
    return answer
