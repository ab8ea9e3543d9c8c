"""People, posts, events and motions in the shape of the Popolo specification (popoloproject.com)."""

import datetime as dt
from typing import Any

from django.conf import settings

from forum.journey.decided.models import Decision
from forum.people.introductions.models import Introduction
from forum.people.membership.models import Office, OfficeHolding, Organisation
from forum.rooms.gatherings.models import Gathering

Said = dict[str, Any]


def _at(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _source(path: str) -> list[Said]:
    return [{"url": f"{settings.FORUM_ADDRESS}{path}"}]


def person(one: Introduction) -> Said:
    """Somebody who wants to be seen here, in the words that they chose."""
    return {
        "id": one.public_id,
        "name": one.person.called,
        "summary": one.words,
        "sources": _source("/who"),
    }


def organisation(one: Organisation) -> Said:
    kind = "host" if one.is_host else "partner"
    return {"id": one.public_id, "name": one.name, "classification": kind, "sources": _source("/organisations")}


def post(one: Office) -> Said:
    return {
        "id": one.public_id,
        "label": one.name,
        "role": one.name,
        "organization_id": one.organisation.public_id,
        "sources": _source(f"/offices/{one.slug}"),
    }


def membership(one: OfficeHolding) -> Said:
    """Who holds a post now, as its page says."""
    return {
        "id": str(one.pk),
        "label": one.office.name,
        "person": {"name": one.person.called},
        "post_id": one.office.public_id,
        "organization_id": one.office.organisation.public_id,
        "start_date": one.since.isoformat(),
        "sources": _source(f"/offices/{one.office.slug}"),
    }


def event(one: Gathering) -> Said:
    return {
        "id": one.public_id,
        "name": one.title,
        "description": one.in_short,
        "classification": one.get_kind_display(),
        "start_date": _at(one.starts_at),
        "end_date": _at(one.ends_at),
        "location": f"{one.venue.name}, {one.venue.town}",
        "status": "cancelled" if one.cancelled_at else "confirmed",
        "sources": _source(f"/come/{one.public_id}"),
    }


def motion(one: Decision) -> Said:
    return {
        "id": one.public_id,
        "text": one.words,
        "identifier": one.matter.public_id,
        "classification": one.get_means_display(),
        "date": _at(one.decided_at),
        "result": "passed" if one.agreed else "failed",
        "sources": _source(f"/matters/{one.matter.public_id}"),
    }
