"""Sheets to point at and to mark: pictures for whoever would rather not read, and ballot papers."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forum.ground.forms import Form, Line, Words
from forum.journey.decided.rules import Stand
from forum.journey.heard.pieces.picture_cards import CARDS, FACES
from forum.journey.taken_up.models import AgendaItem
from forum.outlets.papers.gathering_pages import paper
from forum.people.policy import Role
from forum.people.policy.doors import opens_to
from forum.rooms.signposting.card_words import words_in
from forum.rooms.signposting.views import card_of

MOST_BALLOTS = 400
FEWEST_CHOICES, MOST_CHOICES = 2, 8


@opens_to(Role.ANYBODY)
@require_safe
def picture_cards_pdf(request: HttpRequest) -> HttpResponse:
    """The pictures to point at, large, with the four faces under each."""
    told = {"cards": CARDS, "faces": FACES}
    return paper(request, "papers/pdf/picture_cards.jinja", name="picture-cards", path="/say/pictures", **told)


@opens_to(Role.ANYBODY)
@require_safe
def support_card_pdf(request: HttpRequest) -> HttpResponse:
    """A card of one to three groups: A6 twice on an A5, or large print on A4."""
    chosen = card_of(request)
    if not chosen:
        return redirect("signposting:find")
    told = {"listings": chosen, "words": words_in(request.GET.get("in", "")), "large": "large" in request.GET}
    return paper(request, "papers/pdf/support_card.jinja", name="card", path="/find", **told)


class BallotForm(Form):
    """One question, and what can be chosen."""

    question = Line(max_length=200, label=_("What is it about?"))
    choices = Words(
        max_length=800, rows=5, label=_("What can be chosen?"), help_text=_("One on each line, eight at most.")
    )
    ranked = forms.ChoiceField(
        choices=[("", _("Put one cross")), ("yes", _("Number them, the best first"))], required=False, initial="",
        widget=forms.RadioSelect, label=_("How is it marked?"),
    )  # fmt: skip
    number = forms.IntegerField(min_value=1, max_value=MOST_BALLOTS, initial=12, label=_("How many papers?"))

    def clean_choices(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        if not FEWEST_CHOICES <= len(lines) <= MOST_CHOICES:
            raise forms.ValidationError(_("Write two choices at least and eight at most, one on each line."))
        return lines


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def ballots(request: HttpRequest) -> HttpResponse:
    """Ballot papers, four on a sheet, all alike: nothing on them says whose it is."""
    form = BallotForm(request.POST if request.method == "POST" else None, initial=_asked(request))
    if request.method == "POST" and form.is_valid():
        papers = range(form.cleaned_data["number"])
        told = {"papers": papers, **{name: form.cleaned_data[name] for name in ("question", "choices", "ranked")}}
        return paper(request, "papers/pdf/ballots.jinja", name="ballots", path="/papers/ballots", **told)
    return render(request, "papers/ballots.jinja", {"form": form})


def _asked(request: HttpRequest) -> dict[str, str]:
    """From the page of a decision: what is decided, and where a seat may stand."""
    item = AgendaItem.objects.filter(public_id=request.GET.get("item", "").replace("\x00", "")).first()
    if item is None:
        return {}
    return {"question": item.matter.title, "choices": "\n".join(str(_(stand.label)) for stand in Stand)}
