"""Sheets to point at and to mark: pictures for whoever would rather not read, and ballot papers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from forum.journey.heard.pieces.picture_cards import CARDS, FACES
from forum.outlets.papers.gathering_pages import paper
from forum.people.policy import Role
from forum.people.policy.doors import opens_to


@opens_to(Role.ANYBODY)
@require_safe
def picture_cards_pdf(request: HttpRequest) -> HttpResponse:
    """The pictures to point at, large, with the four faces under each."""
    told = {"cards": CARDS, "faces": FACES}
    return paper(request, "papers/pdf/picture_cards.jinja", name="picture-cards", path="/say/pictures", **told)
