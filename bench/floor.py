"""The floor: the least that a page of this product costs. Its middlewares and frame, 20 plain rows, one query."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forum.rooms.signposting.models import Listing

ROWS = 20
# A dozen plain columns: what a listing has gained since must not make the floor any easier.
PLAIN = (
    "public_id", "organisation", "name", "what", "for_whom", "when", "where", "area", "phone", "cost", "checked_on",
    "checked_by",
)  # fmt: skip


def floor(request: HttpRequest) -> HttpResponse:
    return render(request, "floor.jinja", {"rows": Listing.objects.only(*PLAIN).order_by("name", "pk")[:ROWS]})
