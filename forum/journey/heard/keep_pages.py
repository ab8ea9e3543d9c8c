"""Doors for speakers who come back to their words: by receipt and second thing, posted, never in an address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forum.ground import clock, codes, guesses
from forum.ground.forms import Form
from forum.journey.heard import actions, opening
from forum.journey.heard.forms import ADDRESS_OF
from forum.journey.heard.keep_forms import ChangeForm, KnockForm, SecondForm, WishesForm
from forum.journey.heard.models import Contact, Mask, Secret, Voice, Withdrawal, WrittenVersion
from forum.journey.heard.pieces.actions import confirm_version
from forum.journey.heard.pieces.forms import ConfirmForm
from forum.journey.heard.pieces.showing import shown
from forum.journey.heard.rules import A_DAY, AnswerWay, Purpose
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to

KNOCKS = {"csrfmiddlewaretoken", "keep", "receipt", "second"}


@dataclass
class Knock:
    """Somebody at the door of their words: let in with a pass, or asked for receipt and second thing."""

    form: KnockForm
    voice: Voice | None = None
    keep: str = ""


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """See one's own words again."""
    knock = _knock(request)
    return _shown(request, knock.voice, knock.keep) if knock.voice else _ask(request, knock)


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Change them."""
    return _do(
        request,
        "heard/keep_change.jinja",
        lambda voice: ChangeForm(_posted(request, "words"), initial={"words": voice.words}),
        lambda keep, given: actions.change_words(actor=_actor(request), keep=keep, **given),
        _("Your words are changed. A member reads them again before anybody else may see them."),
    )


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Say that what somebody else wrote down is what one means."""
    return _do(
        request,
        "heard/keep_confirm.jinja",
        lambda voice: ConfirmForm(_posted(request, "words"), initial={"words": voice.in_words}),
        lambda keep, given: confirm_version(actor=_actor(request), keep=keep, **given),
        _("These are your words now. A member reads them before anybody else may see them."),
    )


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def wishes(request: HttpRequest) -> HttpResponse:
    """Say who may see them and how the answer should come."""

    def choose(keep: str, given: dict[str, Any]) -> bool:
        publish = given.pop("publish")
        actions.choose_way(actor=_actor(request), keep=keep, **given)
        actions.choose_showing(actor=_actor(request), keep=keep, publish=publish)
        return True

    return _do(
        request,
        "heard/keep_wishes.jinja",
        lambda voice: WishesForm(_posted(request, "sent"), initial=_wishes_of(voice), voice=voice),
        choose,
        _("It is as you wish from now on."),
    )


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def second_thing(request: HttpRequest) -> HttpResponse:
    """Choose the second thing."""
    return _do(
        request,
        "heard/keep_second.jinja",
        lambda _voice: SecondForm(_posted(request, "chosen")),
        lambda keep, given: actions.choose_second_thing(actor=_actor(request), keep=keep, second=given["chosen"]),
        _("Your second thing is kept. With it and your receipt you open this page again."),
    )


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take them back: on the first day the receipt is enough."""
    voice, keep, receipt = _by_receipt(request)
    if voice is None or (not keep and voice.heard_at <= clock.now() - A_DAY):
        knock = _knock(request)
        if knock.voice is None:
            return _ask(request, knock)
        voice, keep, receipt = knock.voice, knock.keep, ""
    form = Form(_posted(request, "sure"))
    if form.is_bound and form.is_valid():
        taken = attempt(form, lambda: actions.withdraw(actor=_actor(request), keep=keep, receipt=receipt))
        if taken:
            return _taken_back(request, taken.voice, keep, receipt)
    told = {"form": form, "keep": keep, "code": receipt}
    return render(request, "heard/keep_take_back.jinja", told)


@never_cache
@opens_to(Role.ANYBODY)
@require_POST
def let_stand(request: HttpRequest) -> HttpResponse:
    """Change one's mind about that."""
    voice, keep, receipt = _by_receipt(request)
    if voice is None or (not keep and actions.asks_second(voice)):
        knock = _knock(request)
        if knock.voice is None:
            return _ask(request, knock)
        voice, keep, receipt = knock.voice, knock.keep, ""
    form = Form(request.POST)
    form.is_valid()
    stands = attempt(form, lambda: actions.undo_withdrawal(actor=_actor(request), keep=keep, receipt=receipt))
    told = {"form": form, "stands": stands, "keep": keep, "code": receipt}
    return render(request, "heard/keep_stands.jinja", told)


def _do(
    request: HttpRequest,
    template: str,
    form_for: Callable[[Voice], Form],
    move: Callable[[str, dict[str, Any]], object],
    done: str,
) -> HttpResponse:
    """Show a form of somebody who has been let in, or make its move and show their words with what was done."""
    knock = _knock(request)
    if knock.voice is None:
        return _ask(request, knock)
    if knock.voice.withdrawn_at:
        return _taken_back(request, knock.voice, knock.keep, "")
    form = form_for(knock.voice)
    if form.is_bound and form.is_valid():
        made = attempt(form, lambda: (move(knock.keep, dict(form.cleaned_data)), True))
        if made:
            knock.voice.refresh_from_db()
            return _shown(request, knock.voice, knock.keep, done=done)
    return render(request, template, {"form": form, "keep": knock.keep})


def _knock(request: HttpRequest) -> Knock:
    keep = request.POST.get("keep", "")
    voice = Voice.objects.filter(public_id=opening.voice_of(keep) or "").first()
    receipt = request.POST.get("receipt", "")
    if voice:
        return Knock(KnockForm(), voice, keep)
    form = KnockForm(_posted(request, "second"), initial={"receipt": codes.as_spoken(receipt) if receipt else ""})
    if not form.is_bound or not form.is_valid():
        return Knock(form)
    if rest := guesses.resting_until(request):
        form.add_error(None, guesses.words(rest))
        return Knock(form)
    voice = opening.open_voice(**form.cleaned_data)
    if voice is None:
        guesses.count(request)
        form.add_error(None, _("These two do not open any words. Look at both again, sign by sign."))
        return Knock(form)
    return Knock(form, voice, opening.pass_for(voice))


def _ask(request: HttpRequest, knock: Knock) -> HttpResponse:
    """Ask for receipt and second thing, and carry along whatever was written meanwhile."""
    written = [(name, value) for name, values in request.POST.lists() if name not in KNOCKS for value in values]
    told = {"form": knock.form, "written": written, "to": request.path, "late": bool(request.POST.get("keep"))}
    return render(request, "heard/keep_knock.jinja", told)


def _by_receipt(request: HttpRequest) -> tuple[Voice | None, str, str]:
    """The voice of a pass or of a receipt alone, with the one or the other."""
    keep, receipt = request.POST.get("keep", ""), request.POST.get("receipt", "")
    if public_id := opening.voice_of(keep):
        return Voice.objects.filter(public_id=public_id).first(), keep, ""
    if guesses.resting_until(request):
        return None, "", ""
    found = Voice.objects.held_by(receipt).first()
    if found is None and codes.check(receipt):
        guesses.count(request)
    return found, "", receipt


def _shown(request: HttpRequest, voice: Voice, keep: str, *, done: str = "") -> HttpResponse:
    if voice.withdrawn_at:
        return _taken_back(request, voice, keep, "")
    told = {
        "voice": voice,
        "keep": keep,
        "done": done,
        "pieces": shown(voice),
        "version": WrittenVersion.objects.filter(voice=voice).first(),
        "mask": Mask.objects.filter(voice=voice).first(),
        "contact": Contact.objects.filter(voice=voice).first(),
        "publishes": voice.consents.filter(purpose=Purpose.PUBLISH, until__isnull=True).exists(),
        "shown": Voice.objects.shown_to_all().filter(pk=voice.pk).exists(),
        "has_second": Secret.objects.filter(voice=voice).exists(),
    }
    return render(request, "heard/keep_words.jinja", told)


def _taken_back(request: HttpRequest, voice: Voice, keep: str, receipt: str) -> HttpResponse:
    asked = Withdrawal.objects.filter(voice=voice, undone_at__isnull=True).first()
    told = {
        "asked": asked,
        "until": asked.asked_at + A_DAY if asked else None,
        "can_return": bool(asked and not asked.done_at and asked.asked_at > clock.now() - A_DAY),
        "keep": keep,
        "code": receipt,
    }
    return render(request, "heard/keep_taken_back.jinja", told)


def _wishes_of(voice: Voice) -> dict[str, Any]:
    contact = Contact.objects.filter(voice=voice).first()
    publishes = voice.consents.filter(purpose=Purpose.PUBLISH, until__isnull=True).exists()
    wishes: dict[str, Any] = {"publish": publishes, "way": contact.way if contact else AnswerWay.NONE}
    if contact and contact.way in ADDRESS_OF:
        wishes[ADDRESS_OF[AnswerWay(contact.way)]] = contact.address
    return wishes


def _posted(request: HttpRequest, name: str) -> Any:
    """What was posted, where it is the form with this field; else nothing, and the form is shown empty."""
    return request.POST if name in request.POST else None


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
