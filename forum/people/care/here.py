"""Whoever is at one of these doors."""

from django.http import Http404, HttpRequest

from forum.people.membership.models import Person
from forum.people.policy import Actor


def actor_at(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def key_at(request: HttpRequest) -> int:
    key = actor_at(request).person
    if key is None:
        raise Http404
    return key


def person_at(request: HttpRequest) -> Person:
    return Person.objects.get(pk=key_at(request))
