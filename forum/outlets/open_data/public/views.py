"""Doors for other programs: pages by cursor, one by one, tables, and what changed since."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, TypeVar
from urllib.parse import urljoin

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import condition, require_safe

from forum.ground.dated.queries import forum_of
from forum.ground.pages import cursor, tables
from forum.outlets.open_data.public.things import BY_NAME, Thing
from forum.outlets.open_data.referral.views import MINUTES, open_door
from forum.people.policy import POLICY, Role
from forum.people.policy.doors import opens_to
from forum.record import queries as record
from forum.record.models import Entry, PublishedHead

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
AT_ONCE, MOST = 50, 200
R = TypeVar("R", bound=HttpResponseBase)
NOTHING = {"error": "There is nothing of that name or id."}


class PageForm(forms.Form):
    """What may be asked of a list."""

    per_page = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    after = forms.CharField(required=False, max_length=400)


class ChangesForm(forms.Form):
    """What may be asked of changes: those after a number, or from a day on."""

    after = forms.IntegerField(required=False, min_value=0, max_value=2**53)
    since = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    per_page = forms.IntegerField(required=False, min_value=1, max_value=MOST)


@open_door
def listed(request: HttpRequest, base: str, name: str) -> HttpResponse:
    """A page of one kind of public thing, the newest first; `next` leads on."""
    thing = _thing(base, name)
    if thing is None:
        return _licensed(JsonResponse(NOTHING, status=404))
    form = PageForm(request.GET)
    if not form.is_valid():
        return _wrong(form)
    page = cursor.page(thing.rows(), request, by=thing.by, size=form.cleaned_data["per_page"] or AT_ONCE)
    following = urljoin(f"{settings.FORUM_ADDRESS}{request.path}", page.next) if page.next else None
    told = {"items": [thing.say(one) for one in page.items], "next": following, "licence": LICENCE["url"]}
    return _licensed(JsonResponse(told))


@open_door
def one(request: HttpRequest, base: str, name: str, key: str) -> HttpResponse:
    """One public thing, at an address that stays."""
    del request
    thing = _thing(base, name)
    try:
        found = thing.one(key) if thing else None
    except (ValueError, OverflowError):
        found = None
    if thing is None or found is None:
        return _licensed(JsonResponse(NOTHING, status=404))
    return _licensed(JsonResponse(thing.say(found)))


def _record_tag(_request: HttpRequest, base: str, name: str) -> str:
    """Whatever is public has an entry in the record; so nothing is new while its head is the same."""
    head = record.head()
    return f'"{base.strip("/")}-{name}-{head.sequence}-{head.hash[:12]}"'


@opens_to(Role.ANYBODY)
@require_safe
@condition(etag_func=_record_tag)
def table(request: HttpRequest, base: str, name: str) -> HttpResponseBase:
    """All of one kind as CSV, a piece at a time."""
    thing = _thing(base, name)
    if thing is None:
        raise Http404
    lines = () if request.method == "HEAD" else _lines(thing)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={MINUTES * 60}"
    return _licensed(answer)


def _lines(thing: Thing) -> Iterator[str]:
    rows = map(thing.say, thing.rows().order_by(*thing.by).iterator(chunk_size=500))
    return tables.lines(thing.told, ([_cell(said.get(name)) for name in thing.told] for said in rows), marked=False)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value


@open_door
def changes(request: HttpRequest) -> HttpResponse:
    """What changed since: entries of the public record after a number or from a day on, the oldest first."""
    form = ChangesForm(request.GET)
    if not form.is_valid():
        return _wrong(form)
    asked = form.cleaned_data
    size = asked["per_page"] or AT_ONCE
    entries = _entries_after(asked["after"], asked["since"])[: size + 1]
    items = [_change(entry) for entry in entries[:size]]
    last = items[-1]["sequence"] if items else asked["after"] or 0
    following = f"{settings.FORUM_ADDRESS}/open-data/changes?after={last}&per_page={size}"
    told = {"items": items, "next": following, "more": len(entries) > size, "licence": LICENCE["url"]}
    return _licensed(JsonResponse(told))


def _entries_after(after: int | None, since: dt.date | None) -> Any:
    """By number; a day is turned into one by the head of the day before it, so that no entry is searched for."""
    known = after or 0
    entries = Entry.objects.order_by("sequence")
    if since is not None:
        before = PublishedHead.objects.filter(day__lt=since).order_by("-day").first()
        known = max(known, before.sequence if before else 0)
        entries = entries.filter(day__gte=since)
    return list(entries.filter(sequence__gt=known)[: MOST + 1])


def _change(entry: Entry) -> dict[str, Any]:
    kind, _, key = entry.subject.partition(":")
    of = {"matter": "matters", "gathering": "gatherings", "work": "work", "practice": "practice", "table": "tables"}
    address = f"{settings.FORUM_ADDRESS}/open-data/{of[kind]}/{key}" if kind in of else None
    return {
        "sequence": entry.sequence, "day": entry.day.isoformat(), "act": entry.act, "subject": entry.subject,
        "thing": address, "entry": f"{settings.FORUM_ADDRESS}/record/{entry.sequence}",
    }  # fmt: skip


@opens_to(Role.ANYBODY)
@require_safe
@condition(etag_func=lambda _request: f'"changes-{record.head().sequence}"')
def changes_atom(request: HttpRequest) -> HttpResponse:
    """The newest public acts, for feed readers."""
    home = settings.FORUM_ADDRESS
    forum = forum_of(request)
    feed = Atom1Feed(
        title=f"{forum.name}: what changed", link=f"{home}/record", description="", feed_copyright=LICENCE["name"],
        feed_url=f"{home}/open-data/changes.atom", feed_guid=f"{home}/open-data/changes.atom",
    )  # fmt: skip
    for entry in Entry.objects.order_by("-sequence")[:AT_ONCE]:
        at = dt.datetime.combine(entry.day, dt.time(12), tzinfo=dt.UTC)
        link, title = f"{home}/record/{entry.sequence}", _in_words(entry)
        feed.add_item(title=title, link=link, description="", unique_id=link, updateddate=at, pubdate=at)
    answer = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"
    return _licensed(answer)


def _in_words(entry: Entry) -> str:
    """What the policy calls such an act, and the title of what it was about, if that is public."""
    known = POLICY.rows.get(entry.act)
    did = known.words if known else entry.act.partition(".")[2].replace("_", " ")
    about = str(entry.facts.get("title") or entry.facts.get("name") or "")
    return f"{did}: {about}" if about else did


def _thing(base: str, name: str) -> Thing | None:
    return BY_NAME.get((f"/{base}", name))


def _wrong(form: forms.Form) -> HttpResponse:
    wrong = {name: [str(each) for each in said] for name, said in form.errors.items()}
    return _licensed(JsonResponse({"error": wrong}, status=400))


def _licensed(answer: R) -> R:
    answer["Link"] = f'<{LICENCE["url"]}>; rel="license"'
    return answer
