"""Doors to finding support: looking, one entry, saying that it is wrong, and a card of up to three."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground import codes
from forum.ground.pages import cursor
from forum.ground.places.models import Area
from forum.people.policy import Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.signposting import actions
from forum.rooms.signposting.card_words import languages, words_in
from forum.rooms.signposting.drawing import HEIGHT, WIDTH, drawn
from forum.rooms.signposting.forms import FindForm, WrongForm
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.needs import BY_SLUG, NEEDS
from forum.rooms.signposting.proposing import acting_for
from forum.rooms.signposting.rules import ON_A_CARD
from forum.rooms.signposting.searching import Wanted, look_for

A_PAGE = 10
AT_MOST = 60
FIRST_NEEDS = 12


# Kept by the browser for its own "back" alone: whoever looks at one of them comes back to the list.
@cache_control(private=True, max_age=0)
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Look for support. What somebody types is sent as a form: it stands in no address and is kept nowhere."""
    form = FindForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "needs": NEEDS, "first_needs": NEEDS[:FIRST_NEEDS], "areas": Area.objects.all()}
    if request.method == "POST" and form.is_valid():
        shown = min(AT_MOST, _number(request.POST.get("shown", "")) or A_PAGE)
        wanted = form.wanted()
        result = look_for(wanted, limit=shown)
        told |= {"result": result, "next": min(AT_MOST, shown + A_PAGE) if shown < AT_MOST else 0, "wanted": wanted}
        told |= _drawn(result.listings, wanted)
        told["chosen_need"] = BY_SLUG.get(wanted.need)
        if not result.listings:
            told |= {"missing": _missing(form), "sending": codes.new_id()}
    else:
        told |= _browsed(request)
    return render(request, "signposting/find.jinja", told)


def _missing(form: FindForm) -> str:
    """What somebody may tell the forum, to change as they like; it is sent only when they send it."""
    words, place = form.cleaned_data["words"], form.cleaned_data["place"]
    looked = _("I looked for: %(words)s.") % {"words": words} if words else _("I looked for help.")
    return f"{looked} {_('Near %(place)s.') % {'place': place}}" if place else looked


def _browsed(request: HttpRequest) -> dict[str, object]:
    """By a part of the county or a kind of support, which tell nothing of whoever looks; or all by name."""
    area = Area.objects.filter(slug=request.GET.get("area", "").replace("\x00", "")).first()
    need = BY_SLUG.get(request.GET.get("need", ""))
    rows = Listing.objects.shown().for_page()
    rows = rows.filter(area=area) if area else rows
    rows = rows.filter(needs__need=need.slug) if need else rows
    return {"page": cursor.page(rows, request, by=("name", "pk")), "chosen_area": area, "chosen_need": need}


def _drawn(listings: list[Listing], wanted: Wanted) -> dict[str, object]:
    return {"map": drawn(listings, wanted.here), "width": WIDTH, "height": HEIGHT}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0  # noqa: PLR2004 - no larger page


@opens_to(Role.ANYBODY)
@require_safe
def listing(request: HttpRequest, listing: str) -> HttpResponse:
    """One group or service, with all that is known of it."""
    rows = Listing.objects.shown().select_related("area", "organisation").prefetch_related("needs")
    found = get_object_or_404(rows, public_id=listing)
    helps = request.actor.holds(Role.MEMBER, Role.COORDINATOR)  # type: ignore[attr-defined]
    actor = request.actor  # type: ignore[attr-defined]
    ours = actor.holds(Role.PARTNER) and found.organisation_id in {None, *acting_for(actor)}
    return render(request, "signposting/listing.jinja", {"listing": found, "helps": helps, "ours": ours})


@never_cache
@opens_to(Role.ANYBODY)
@require_http_methods(["GET", "POST"])
def wrong(request: HttpRequest, listing: str) -> HttpResponse:
    """One tap says that it is wrong; then somebody may say what, if they like."""
    found = get_object_or_404(Listing.objects.shown(), public_id=listing)
    form = WrongForm(request.POST if "words" in request.POST else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        words = form.cleaned_data["words"] if form.is_bound else ""
        said = attempt(
            form if form.is_bound else WrongForm({}),
            lambda: actions.say_wrong(actor=request.actor, listing=found, words=words),  # type: ignore[attr-defined]
        )
        if said:
            return render(
                request,
                "signposting/wrong.jinja",
                {"listing": found, "form": WrongForm(), "words": words, "said": True},
            )
    return render(request, "signposting/wrong.jinja", {"listing": found, "form": form, "said": False})


@opens_to(Role.ANYBODY)
@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """A card of one to three, to print or to send as a text message; in large print, and with its words in others."""
    chosen = card_of(request)
    if not chosen:
        return redirect("signposting:find")
    words = words_in(request.GET.get("in", ""))
    told = {"listings": chosen, "words": words, "languages": languages().values(), "large": "large" in request.GET}
    asked = request.GET.copy()
    return render(request, "signposting/card.jinja", told | {"asked": asked.urlencode(), "text": as_text(chosen)})


def card_of(request: HttpRequest) -> list[Listing]:
    """The listings that an address chooses, in its order, three at most."""
    keys = [key for key in dict.fromkeys(request.GET.getlist("g")) if "\x00" not in key][:ON_A_CARD]
    found = {one.public_id: one for one in Listing.objects.shown().filter(public_id__in=keys).select_related("area")}
    return [found[key] for key in keys if key in found]


def as_text(listings: list[Listing]) -> str:
    """As a text message: the name, when, where and the number of each."""
    return "\n\n".join(
        ", ".join(part for part in (one.name, one.when, one.where, one.phone) if part) for one in listings
    )
