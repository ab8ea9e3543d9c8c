"""Everything public, for programs: the same facts as on the pages, page by page, and nothing of anybody's own."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.outlets.open_data.openapi import described
from forum.outlets.open_data.public.things import POPOLO, PUBLIC, Thing
from forum.people.introductions.models import Introduction
from forum.people.policy import VISITOR
from forum.record import queries as record
from forum.record.actions import publish_head
from forum.rooms.together import actions as together
from forum.rooms.together import practice, stories, tables
from forum.rooms.together.rules import Started
from tests.fixtures.installations import Installation
from tests.fixtures.road import done
from tests.fixtures.village import Village

SECRET = "What I said in the hall is mine."
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def lived(village: Village) -> Village:
    """Something of each kind has happened, and somebody has said something."""
    heard.hear(actor=VISITOR, words=SECRET)
    done(village)
    ada = village.actor("ada")
    for number in range(3):
        together.start(actor=ada, title=f"=Work {number}", in_short="Done together.", started_by=Started.MEMBERS)
    practice.share(actor=ada, title="Ring at five", what="On the same day.", where="Ely", came_of_it="It helped.")
    tables.name_table(actor=ada, name="Board", of="The trust", held_by="Ada", since=clock.today())
    Introduction.objects.create(person=village.people["ada"], words="I bring the tea.")
    story = stories.tell_story(actor=ada, title="The tin", words="I held the tin.", byline="A neighbour")
    for reader in ("bo", "cy"):
        stories.read_story(actor=village.actor(reader), told=story)
    return village


def ask(path: str, **asked: object) -> Any:
    answer = Client().get(path, asked)
    assert answer.status_code == 200, path
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert 'rel="license"' in answer["Link"]
    return answer.json()


def everything(path: str) -> Iterator[dict[str, Any]]:
    """Follow `next` to the end."""
    following: str | None = path
    while following:
        told = ask(following)
        yield from told["items"]
        following = told["next"] and re.sub(r"^https?://[^/]+", "", told["next"])


@pytest.mark.parametrize("thing", [*PUBLIC, *POPOLO], ids=lambda thing: f"{thing.base}/{thing.name}")
def test_page_by_page_one_by_one_and_as_a_table_it_says_the_same(lived: Village, thing: Thing) -> None:
    path = f"{thing.base}/{thing.name}"
    found = list(everything(f"{path}?per_page=1"))
    assert found
    assert len({one["id"] for one in found}) == len(found) == thing.rows().count()
    for one in found:
        assert ask(f"{path}/{one['id']}") == one
        assert set(thing.told) <= set(one)
    if thing.base == "/open-data":
        answer = Client().get(f"{path}.csv")
        rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))  # type: ignore[attr-defined]
        assert [row["id"] for row in rows] == [one["id"] for one in found]
        assert not any(str(value).startswith("=") for row in rows for value in row.values())
        again = Client().get(f"{path}.csv", headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304
    first = Client().get(path)
    assert Client().get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("thing", POPOLO, ids=lambda thing: thing.name)
def test_popolo_passes_its_schemas(lived: Village, thing: Thing, shared_data: Path) -> None:
    name = "person" if thing.name == "people" else thing.name.removesuffix("s")
    schema = json.loads((shared_data / "popolo" / "schemas" / f"{name}.json").read_text())
    checker = jsonschema.Draft3Validator(_local(schema), format_checker=jsonschema.Draft3Validator.FORMAT_CHECKER)
    for one in everything(f"/popolo/{thing.name}"):
        checker.validate(one)


def _local(schema: Any) -> Any:
    """Without references to other schemas, which lie elsewhere; what they describe is checked under its own name."""
    if isinstance(schema, dict):
        return {} if "$ref" in schema else {name: _local(value) for name, value in schema.items()}
    return [_local(one) for one in schema] if isinstance(schema, list) else schema


def test_nothing_of_anybodys_own_is_in_it(lived: Village) -> None:
    for thing in (*PUBLIC, *POPOLO):
        said = json.dumps(list(everything(f"{thing.base}/{thing.name}")))
        assert "in the hall" not in said
        assert "The tin" not in said
        assert "@" not in said
    assert [one["name"] for one in everything("/popolo/people")] == ["Ada"]  # whoever wants to be seen, and nobody else


def test_what_changed_since(lived: Village) -> None:
    all_of_it = ask("/open-data/changes", per_page=200)["items"]
    assert [one["sequence"] for one in all_of_it] == list(range(1, record.head().sequence + 1))
    known = ask("/open-data/changes", per_page=3)
    assert known["more"]
    assert known["next"].endswith(f"after={known['items'][-1]['sequence']}&per_page=3")
    publish_head()
    with clock.travelled_to(clock.now() + timedelta(days=2)):
        publish_head()
        together.start(actor=lived.actor("ada"), title="Later", in_short="Done later.", started_by=Started.MEMBERS)
        tomorrow = (clock.today() - timedelta(days=1)).isoformat()
        found = ask("/open-data/changes", since=tomorrow)["items"]
        assert [one["act"] for one in found] == ["together.start"]
        assert ask(found[0]["thing"].partition("://")[2].partition("/")[2].join(["/", ""]))["title"] == "Later"
    last = record.head().sequence
    assert ask("/open-data/changes", after=last)["items"] == []
    feed = ET.fromstring(Client().get("/open-data/changes.atom").content)  # noqa: S314 - our own
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles[0] == "start something together: Later"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/open-data/matters?per_page=0", 400), ("/open-data/matters?per_page=many", 400),
        ("/open-data/changes?since=2026-13-01", 400), ("/open-data/changes?after=-1", 400),
        ("/open-data/nothing", 404), ("/open-data/matters/nothing", 404),
        ("/popolo/memberships/999999999999999999999", 404),
        ("/popolo/memberships/x", 404), ("/open-data/nothing.csv", 404), ("/open-data/matters?after=garbled", 200),
        ("/popolo/matters", 404),
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered_kindly(lived: Village, path: str, status: int) -> None:
    assert Client().get(path).status_code == status


def test_every_kind_is_described(lived: Village) -> None:
    paths = described()["paths"]
    for thing in (*PUBLIC, *POPOLO):
        assert f"{thing.base}/{thing.name}" in paths


@pytest.mark.once
def test_the_examples_of_the_page_run(demonstration: Installation) -> None:
    import html
    import urllib.request

    with demonstration.serve() as address:
        page = urllib.request.urlopen(f"{address}/open-data").read().decode()
        examples = [html.unescape(one) for one in re.findall(r"<code>(.*?)</code>", page, re.DOTALL)]
        curl, python = examples
        asked = re.search(r"http\S+", curl)
        assert asked
        assert len(json.load(urllib.request.urlopen(asked[0]))["items"]) == 3
        said = subprocess.run([sys.executable, "-c", python], capture_output=True, text=True, check=True, timeout=60)
        assert len(said.stdout.splitlines()) > 5
