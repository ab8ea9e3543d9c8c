"""Follow what you said, by its receipt. The code is posted, never in an address that is looked up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground import clock, codes, guesses
from forum.ground.forms import Form, Line
from forum.ground.pages.filters import day
from forum.journey.heard import drafts
from forum.journey.heard.models import Receipt
from forum.journey.heard.rules import A_DAY
from forum.outlets.tracker import following, readers_notes, taken_back
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


class ReceiptForm(Form):
    receipt = Line(label=gettext_lazy("Your receipt"), max_length=60)


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for a receipt, or show what became of its voice."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["receipt"]
        rest = guesses.resting_until(request)
        found = None if rest else following.follow(typed)
        if found:
            told = {
                "voice": found.voice,
                "lines": found.lines,
                "themes": found.themes,
                "code": codes.as_spoken(typed),
                "notes": readers_notes.of(found.voice),
                "taken_back": taken_back.look(found.voice),
                "wants_yes": following.wants_yes(found.voice),
                "fresh": found.voice.heard_at > clock.now() - A_DAY,
            }
            return render(request, "tracker/followed.jinja", told)
        if not rest and (begun := drafts.draft_with(typed)):
            return render(
                request, "tracker/follow.jinja", {"form": form, "begun": begun, "code": codes.as_spoken(typed)}
            )
        form.add_error("receipt", guesses.words(rest) if rest else _unknown(request, typed))
    return render(request, "tracker/follow.jinja", {"form": form})


def _unknown(request: HttpRequest, typed: str) -> str:
    known = Receipt.objects.with_code(typed).first()
    if known and known.replaced_at:
        return _("A new receipt took the place of this one on %(day)s. Is that one lost? Ask for another below.") % {
            "day": day(known.replaced_at)
        }
    if known:
        return _("We have this code, but nothing has been written down under it yet. A card can take some days.")
    if codes.check(typed):
        guesses.count(request)
    return _("We do not know this code. It has 13 signs, like bk7m-2qxw-9ft4-r. One of them may be different.")


@never_cache
@opens_to(Role.ANYBODY)
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The address in the QR code of a card: the form, filled in; it looks nothing up."""
    return render(request, "tracker/follow.jinja", {"form": ReceiptForm(initial={"receipt": codes.as_spoken(code)})})
