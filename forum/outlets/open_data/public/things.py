"""What is public, and what is said of each thing: the very facts that its page shows, and no others."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet

from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS
from forum.journey.decided.models import Decision
from forum.journey.promised.models import Commitment
from forum.journey.taken_up.models import Matter
from forum.outlets.open_data.public import popolo
from forum.people.introductions import queries as introductions
from forum.people.membership.models import Office, OfficeHolding, Organisation
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together.models import Practice, Table, Work

Said = dict[str, Any]
TEXT, YES_NO, NUMBER, DAY, MOMENT = "text", "yes or no", "number", "day", "moment"


@dataclass(frozen=True)
class Thing:
    """One kind of public thing.

    Args:
        name: in addresses.
        title: for people.
        rows: all of them, with what their words need.
        by: the order, newest first; the last field is unique.
        say: what is said of one.
        told: the name and kind of each value, for whoever reads.
        key: the field that its id is.
    """

    name: str
    title: str
    rows: Callable[[], "QuerySet[Any]"]
    by: tuple[str, ...]
    say: Callable[[Any], Said]
    told: Mapping[str, str]
    key: str = "public_id"
    base: str = "/open-data"

    def one(self, key: str) -> Model | None:
        return self.rows().filter(**{self.key: key}).first()


def _moment(value: dt.datetime | None) -> str | None:
    return value.astimezone(dt.UTC).isoformat() if value else None


def _page(path: str) -> str:
    return f"{settings.FORUM_ADDRESS}{path}"


def _matter(one: Matter) -> Said:
    return {
        "id": one.public_id, "title": one.title, "in_short": one.in_short, "origin": one.origin,
        "opened_at": _moment(one.opened_at), "voices": one.voices, "page": _page(f"/matters/{one.public_id}"),
    }  # fmt: skip


def _decision(one: Decision) -> Said:
    return {
        "id": one.public_id, "matter": one.matter.public_id, "agreed": one.agreed, "means": one.means,
        "words": one.words, "reason": one.reason, "decided_at": _moment(one.decided_at),
        "page": _page(f"/matters/{one.matter.public_id}"),
    }  # fmt: skip


def _promise(one: Commitment) -> Said:
    return {
        "id": one.public_id, "matter": one.matter.public_id, "words": one.words, "limits": one.limits,
        "made_at": _moment(one.made_at), "due": one.due.isoformat(), "said_to_be_done": one.claimed_in is not None,
        "page": _page(f"/promises/{one.public_id}"),
    }  # fmt: skip


def _answer(one: Answer) -> Said:
    return {
        "id": one.public_id, "matter": one.matter.public_id, "kind": one.kind, "words": one.words,
        "answered_at": _moment(one.answered_at), "page": _page(f"/matters/{one.matter.public_id}"),
    }  # fmt: skip


def _gathering(one: Gathering) -> Said:
    return {
        "id": one.public_id, "kind": one.kind, "title": one.title, "in_short": one.in_short,
        "starts_at": _moment(one.starts_at), "ends_at": _moment(one.ends_at), "venue": one.venue.name,
        "town": one.venue.town, "area": one.venue.area.name, "held": one.cancelled_at is None,
        "page": _page(f"/come/{one.public_id}"),
    }  # fmt: skip


def _work(one: Work) -> Said:
    return {
        "id": one.public_id, "title": one.title, "in_short": one.in_short, "started_by": one.started_by,
        "where": one.where, "started_on": one.started_on.isoformat(),
        "finished_on": one.finished_on.isoformat() if one.finished_on else None, "news": one.news,
        "news_at": _moment(one.news_at) if one.news else None, "page": _page(f"/together/{one.public_id}"),
    }  # fmt: skip


def _practice(one: Practice) -> Said:
    tried = "; ".join(
        f"{trial.where}: {trial.came_of_it}" if trial.came_of_it else trial.where for trial in one.trials.all()
    )
    return {
        "id": one.public_id, "title": one.title, "what": one.what, "tried": tried, "shown_at": _moment(one.shown_at),
        "page": _page("/together/practice"),
    }  # fmt: skip


def _table(one: Table) -> Said:
    return {
        "id": one.public_id, "name": one.name, "of": one.of, "decides": one.decides, "held_by": one.held_by,
        "since": one.since.isoformat() if one.since else None, "page": _page("/tables"),
    }  # fmt: skip


IN_A_MATTER = {"id": TEXT, "matter": TEXT}
PUBLIC = (
    Thing("matters", "What was taken up", Matter.objects.all, ("-opened_at", "-pk"), _matter,
          {"id": TEXT, "title": TEXT, "in_short": TEXT, "origin": TEXT, "opened_at": MOMENT, "voices": NUMBER,
           "page": TEXT}),
    Thing("decisions", "What was decided", lambda: Decision.objects.select_related("matter"), ("-decided_at", "-pk"),
          _decision, {**IN_A_MATTER, "agreed": YES_NO, "means": TEXT, "words": TEXT, "reason": TEXT,
                      "decided_at": MOMENT, "page": TEXT}),
    Thing("promises", "What was promised", lambda: Commitment.objects.select_related("matter"), ("-made_at", "-pk"),
          _promise, {**IN_A_MATTER, "words": TEXT, "limits": TEXT, "made_at": MOMENT, "due": DAY,
                     "said_to_be_done": YES_NO, "page": TEXT}),
    Thing("answers", "What was answered", lambda: Answer.objects.filter(kind__in=ENDS).select_related("matter"),
          ("-answered_at", "-pk"), _answer,
          {**IN_A_MATTER, "kind": TEXT, "words": TEXT, "answered_at": MOMENT, "page": TEXT}),
    Thing("gatherings", "When and where we meet",
          lambda: Gathering.objects.open_to_all().filter(announced_at__isnull=False).select_related("venue__area"),
          ("-starts_at", "-pk"), _gathering,
          {"id": TEXT, "kind": TEXT, "title": TEXT, "in_short": TEXT, "starts_at": MOMENT, "ends_at": MOMENT,
           "venue": TEXT, "town": TEXT, "area": TEXT, "held": YES_NO, "page": TEXT}),
    Thing("work", "What we are working on", Work.objects.all, ("-news_at", "-pk"), _work,
          {"id": TEXT, "title": TEXT, "in_short": TEXT, "started_by": TEXT, "where": TEXT, "started_on": DAY,
           "finished_on": DAY, "news": TEXT, "news_at": MOMENT, "page": TEXT}),
    Thing("practice", "What works elsewhere",
          lambda: Practice.objects.filter(shown_at__isnull=False, closed_at=None).prefetch_related("trials"),
          ("-shown_at", "-pk"), _practice,
          {"id": TEXT, "title": TEXT, "what": TEXT, "tried": TEXT, "shown_at": MOMENT, "page": TEXT}),
    Thing("tables", "Seats at other tables", lambda: Table.objects.filter(ended_on=None), ("name", "pk"), _table,
          {"id": TEXT, "name": TEXT, "of": TEXT, "decides": TEXT, "held_by": TEXT, "since": DAY, "page": TEXT}),
)  # fmt: skip
POPOLO = (
    Thing("people", "Whoever wants to be seen here", introductions.shown, ("-since", "-pk"), popolo.person,
          {"id": TEXT, "name": TEXT, "summary": TEXT}, base="/popolo"),
    Thing("organizations", "Organisations", Organisation.objects.all, ("name", "pk"), popolo.organisation,
          {"id": TEXT, "name": TEXT, "classification": TEXT}, base="/popolo"),
    Thing("posts", "Posts", lambda: Office.objects.select_related("organisation"), ("name", "pk"), popolo.post,
          {"id": TEXT, "label": TEXT, "role": TEXT, "organization_id": TEXT}, base="/popolo"),
    Thing("memberships", "Who holds a post",
          lambda: OfficeHolding.objects.now().select_related("person", "office__organisation"), ("-since", "-pk"),
          popolo.membership, {"id": TEXT, "label": TEXT, "post_id": TEXT, "organization_id": TEXT, "start_date": DAY},
          key="pk", base="/popolo"),
    Thing("events", "Gatherings",
          lambda: Gathering.objects.open_to_all().filter(announced_at__isnull=False).select_related("venue", "group"),
          ("-starts_at", "-pk"), popolo.event,
          {"id": TEXT, "name": TEXT, "classification": TEXT, "start_date": MOMENT, "end_date": MOMENT,
           "location": TEXT, "status": TEXT}, base="/popolo"),
    Thing("motions", "What was put to a decision", lambda: Decision.objects.select_related("matter"),
          ("-decided_at", "-pk"), popolo.motion,
          {"id": TEXT, "text": TEXT, "classification": TEXT, "date": MOMENT, "result": TEXT}, base="/popolo"),
)  # fmt: skip
BY_NAME = {(thing.base, thing.name): thing for thing in (*PUBLIC, *POPOLO)}
