"""Finding pages: follow every link from the front door, as somebody, and keep those that bring something new."""

import json
import re
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.fixtures.installations import Installation

LIKE_EACH_OTHER = 4  # pages of one address pattern that are fetched; those of a new shape are looked at
ENOUGH = 2  # so many of a pattern, one after another, that bring nothing new: the rest of it is known
OK = 200
LEAVE_ALONE = {"accounts/logout/", "say/leave"}  # visited last, by nobody: they end the visit

SIGN_INS = """
import json
from django.test import Client
from forum.demo.queries import sign_ins
from forum.people.accounts.models import User
from forum.people.membership.actors import actor_for
people, met = [], set()
for person in sign_ins():
    actor = actor_for(User.objects.get(email=person.email))
    rights = (actor.roles, bool(actor.seats), bool(actor.offices), tuple(actor.organisations))
    if rights in met:
        continue
    met.add(rights)
    client = Client()
    client.post("/demo", {"email": person.email})
    people.append({"name": person.name, "cookie": client.cookies["signed_in"].value})
print(json.dumps(people))
"""


@dataclass(frozen=True)
class Viewer:
    name: str
    cookie: str = ""

    @property
    def signed_in(self) -> bool:
        return bool(self.cookie)


VISITOR = Viewer("a visitor")


def everybody(demonstration: Installation) -> list[Viewer]:
    """A visitor first, then somebody of the demonstration for each set of rights that anybody there has."""
    return [VISITOR, *(Viewer(**person) for person in json.loads(demonstration.python(SIGN_INS)))]


@dataclass(frozen=True)
class Found:
    """A page that some viewer can reach, and how it is built."""

    viewer: Viewer
    path: str
    route: str
    shape: frozenset[str]
    status: int = 200


class Reader(HTMLParser):
    """Reads the links of a page, and its shape: the kinds of element that it is made of, whatever they say."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.shape: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "a" and known.get("href"):
            self.links.append(known["href"] or "")
        self.shape.add(f"{tag}.{known.get('class') or ''}.{known.get('type') or ''}")


@dataclass
class Walk:
    address: str
    viewer: Viewer
    seen: set[str] = field(default_factory=set)
    fetched: Counter[str] = field(default_factory=Counter)
    met: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    known: Counter[str] = field(default_factory=Counter)

    def go(self, start: str = "/") -> Iterator[Found]:
        """Yield every page that links lead to, from the front door on."""
        waiting = [start]
        while waiting:
            path = waiting.pop(0)
            route = route_of(path)
            if path in self.seen or route in LEAVE_ALONE or self.enough_of(route):
                continue
            self.seen.add(path)
            self.fetched[route] += 1
            status, landed, html = self.fetch(path)
            if html is None:  # a paper, a picture, a calendar: one of a kind says that the link leads somewhere
                self.known[route] = ENOUGH
                continue
            reader = Reader()
            reader.feed(html)
            waiting += [link for link in map(self.inside(landed), reader.links) if link]
            self.known[route] = 0 if reader.shape - self.met[route] else self.known[route] + 1
            if landed == path:
                yield Found(self.viewer, path, route, frozenset(reader.shape), status)
            else:
                waiting.append(landed)

    def enough_of(self, route: str) -> bool:
        return self.fetched[route] >= LIKE_EACH_OTHER or self.known[route] >= ENOUGH

    def fetch(self, path: str) -> tuple[int, str, str | None]:
        """Return the status, the path where redirections led, and the page, or None if it is no page."""
        request = urllib.request.Request(self.address + path)
        if self.viewer.signed_in:
            request.add_header("Cookie", f"signed_in={self.viewer.cookie}")
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            is_page = answer.headers.get_content_type() == "text/html"
            landed = re.sub(r"^https?://[^/]+", "", answer.url)
            return answer.status, landed, answer.read().decode() if is_page else None

    def inside(self, landed: str):  # noqa: ANN201 - a small function, used once above
        def path_of(link: str) -> str | None:
            whole = urlsplit(urldefrag(urljoin(self.address + landed, link)).url)
            ours = whole.scheme in {"http", "https"} and f"{whole.scheme}://{whole.netloc}" == self.address
            return (whole.path or "/") + (f"?{whole.query}" if whole.query else "") if ours else None

        return path_of


def route_of(path: str) -> str:
    try:
        return str(resolve(urlsplit(path).path).route)
    except Resolver404:
        return path


def one_of_each_shape(address: str, viewers: list[Viewer]) -> list[Found]:
    """Return the pages to look at: one of each address pattern, whatever brings something new, and all dead links.

    A page brings something new while it has a kind of element that no page before it had, of whichever pattern.
    """
    chosen: list[Found] = []
    kinds: set[str] = set()
    met: dict[str, set[str]] = defaultdict(set)
    dead: set[str] = set()
    for viewer in viewers:
        for found in Walk(address, viewer, met=met).go():
            if found.status != OK:
                chosen += [found] if found.path not in dead else []
                dead.add(found.path)
            else:
                chosen += [found] if not met[found.route] or found.shape - kinds else []
                met[found.route] |= found.shape
                kinds |= found.shape
    return chosen
