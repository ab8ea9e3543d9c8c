"""The floor: the least that a page of this product costs. Its middlewares and frame, 20 plain rows, one query."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forum.rooms.signposting.models import Listing

ROWS = 20


def floor(request: HttpRequest) -> HttpResponse:
    return render(request, "floor.jinja", {"rows": Listing.objects.order_by("name", "pk")[:ROWS]})
