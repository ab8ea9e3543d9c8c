"""The directory as Open Referral UK 3.0: every item passes the standard's own schemas, and no question breaks it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import response_schema_conformance

from forum.ground import clock
from forum.ground.places.models import Area
from forum.outlets.open_data.openapi import described
from forum.outlets.open_data.referral.saying import service
from forum.rooms.signposting import actions, importing
from forum.rooms.signposting.models import Listing
from tests.fixtures.village import Village

BASE = "/open-referral/3.0"
SAME = ("name", "what", "where", "postcode", "more", "email", "cost", "times", "languages", "youngest", "checked_on")


def ask(path: str, **asked: Any) -> Any:
    answer = Client().get(BASE + path, asked)
    assert answer.status_code == 200, answer.content
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


@pytest.fixture
def listed(village: Village) -> list[Listing]:
    ada, area = village.actor("ada"), Area.objects.first() or Area.objects.create(slug="fens", name="The fens")
    whole = {
        "phone": "01632 960 999", "email": "tea@example.org", "website": "https://tea.example.org", "cost": "Free",
        "free": True, "step_free": True, "hearing_loop": True, "languages": "English, Polish", "youngest": 18,
        "oldest": 99, "where": "The hall, Ely", "postcode": "CB7 4AB", "more": "And more.",
        "needs": ["company", "carers"],
        "times": [{"day": 0, "opens": "10:00", "closes": "12:00"}, {"day": 3, "opens": "18:00", "closes": "20:00"}],
        "organisation": village.charity,
    }  # fmt: skip
    told: list[tuple[str, str, dict[str, Any]]] = [
        ("Tea and a chat", "Tea.", whole),
        ("A line", "Talk.", {"there": False, "by_phone": True}),
        ("<b>Ünïcode</b> & 🫖", "x" * 400, {"postcode": "PE15 8AA"}),
    ]
    return [
        actions.add_listing(actor=ada, name=name, what=what, area=area, checked_by="Ada", **more)
        for name, what, more in told
    ]


def passes(said: Any, kind: str, shared_data: Path) -> None:
    folder = shared_data / "hsds-uk" / "schema"
    file = next(one for one in (folder / "compiled" / f"{kind}.json", folder / f"{kind}.json") if one.is_file())
    schema = json.loads(file.read_text())
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    assert {"uuid", "email", "date-time", "date"} <= set(checker.checkers)
    beside = Registry().with_resources(
        (other.name, Resource.from_contents(json.loads(other.read_text()), DRAFT202012))
        for other in folder.glob("taxonomy*.json")
    )
    jsonschema.Draft202012Validator(schema, registry=beside, format_checker=checker).validate(said)


def test_every_item_passes_the_schemas_of_the_standard(listed: list[Listing], shared_data: Path) -> None:
    for path, kind in (("/services", "service"), ("/service_at_locations", "service_at_location")):
        page = ask(path)
        assert page["total_items"] == len(page["contents"]) == 3
        for brief in page["contents"]:
            passes(brief, f"{kind}_list", shared_data)
            passes(ask(f"{path}/{brief['id']}"), kind, shared_data)
    for path, kind in (("/taxonomies", "taxonomy"), ("/taxonomy_terms", "taxonomy_term")):
        for brief in ask(path)["contents"]:
            passes(brief, kind, shared_data)
            passes(ask(f"{path}/{brief['id']}"), kind, shared_data)


def test_it_says_what_we_know_and_leaves_out_what_we_do_not(listed: list[Listing]) -> None:
    said = ask(f"/services/{listed[0].key}")
    assert said["assured_date"] == clock.today().isoformat()
    assert [one["byday"] for one in said["schedules"]] == ["MO", "TH"]
    assert {one["taxonomy_term"]["term"] for one in said["attributes"]} == {"company", "carers"}
    assert said["service_at_locations"][0]["location"]["addresses"][0]["postal_code"] == "CB7 4AB"
    bare = ask(f"/services/{listed[1].key}")
    assert "minimum_age" not in bare
    assert bare["service_at_locations"][0]["location"]["location_type"] == "virtual"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "carer"}, {"Tea and a chat"}), ({"search": "caerrs"}, {"Tea and a chat"}), ({"day": "MO"}, 3),
        ({"day": "tuesday"}, 2), ({"start_time": "17:00"}, {"Tea and a chat"}), ({"end_time": "09:00"}, set()),
        ({"day": "MO", "start_time": "17:00"}, set()),
        ({"minimum_age": 18}, {"Tea and a chat"}), ({"minimum_age": 19}, set()),
        ({"maximum_age": 99}, {"Tea and a chat"}), ({"postcode": "CB7 4AB", "proximity": 5000}, {"Tea and a chat"}),
        ({"postcode": "ZZ99"}, set()), ({"taxonomy_term_id": "nothing"}, set()), ({"taxonomy_id": "nothing"}, set()),
        ({"modified_after": "2999-01-01"}, set()), ({}, 3),
    ],
)  # fmt: skip
def test_filters(listed: list[Listing], asked: dict[str, Any], found: set[str] | int) -> None:
    names = {one["name"] for one in ask("/services", **asked)["contents"]}
    assert (len(names) if isinstance(found, int) else names) == found


def test_a_kind_of_support_leads_to_its_services(listed: list[Listing]) -> None:
    company = next(one for one in ask("/taxonomy_terms")["contents"] if one["term"] == "company")
    page = ask("/services", taxonomy_term_id=company["id"], taxonomy_id=company["taxonomy_id"])
    assert [one["name"] for one in page["contents"]] == ["Tea and a chat"]


def test_page_by_page_nothing_is_missed_or_said_twice(listed: list[Listing]) -> None:
    pages = [ask("/services", page=number, per_page=1) for number in (1, 2, 3, 4)]
    assert [page["contents"][0]["id"] for page in pages[:3]] == [str(one.key) for one in listed]
    assert [(page["first_page"], page["last_page"], page["empty"]) for page in pages] == [
        (True, False, False), (False, False, False), (False, True, False), (False, True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "asked", [{"page": 0}, {"page": "x"}, {"per_page": 101}, {"day": "XX"}, {"start_time": "25:00"}]
)
def test_a_wrong_parameter_is_named(listed: list[Listing], asked: dict[str, Any]) -> None:
    answer = Client().get(f"{BASE}/services", asked)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(asked)


def test_hidden_and_long_closed_ones_are_not_there(listed: list[Listing], village: Village) -> None:
    actions.hide_listing(actor=village.actor("ada"), listing=listed[0], why="Not safe.")
    actions.close_listing(actor=village.actor("ada"), listing=listed[1])
    page = ask("/services")
    assert {one["name"]: one["status"] for one in page["contents"]} == {"A line": "defunct", listed[2].name: "active"}
    assert Client().get(f"{BASE}/services/{listed[0].key}").status_code == 404


def test_whoever_has_it_already_is_told_so(listed: list[Listing]) -> None:
    first = Client().get(f"{BASE}/services")
    again = Client().get(f"{BASE}/services", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


def test_the_page_of_open_data_leads_to_what_answers(listed: list[Listing]) -> None:
    page = Client().get("/open-data").content.decode()
    links = [
        part.partition('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:] if part.startswith("/open")
    ]
    assert len(links) > 5
    for link in links:
        assert Client().get(link).status_code == 200, link


def test_what_we_publish_comes_back_the_same(listed: list[Listing], village: Village, tmp_path: Path) -> None:
    made, fens = listed[0], listed[0].area
    said = json.loads(json.dumps(service(made, full=True)))
    kept = {name: getattr(made, name) for name in SAME}
    file = tmp_path / "feed.json"
    file.write_text(json.dumps([said]))
    made.delete()
    found = importing.look_at(importing.from_feed(str(file)), source="feed", area=fens)
    importing.bring_in(actor=village.actor("gus"), look=found, source="feed")
    back = Listing.objects.get(name=made.name)
    assert {name: getattr(back, name) for name in SAME} == kept
    assert back.phone.replace(" ", "") == listed[0].phone.replace(" ", "")
    assert {one.need for one in back.needs.all()} == {"company", "carers"}


@pytest.fixture
def one_connection() -> Iterator[None]:
    """As Django's own client does: a request does not end the connection in which the test stands."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


def test_no_question_breaks_it(listed: list[Listing], village: Village, one_connection: None) -> None:
    schema = schemathesis.openapi.from_dict(described(), config=SchemathesisConfig())
    schema.app = get_wsgi_application()
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=8, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        def one(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(
                base_url="http://testserver",
                headers={"Accept-Encoding": "identity"},  # whoever stands in for the network does not unpack it
                checks=[not_a_server_error, response_schema_conformance],
            )

        schemathesis_run(operation, one)
    assert asked > 50


def schemathesis_run(operation: Any, test: Any) -> None:
    from hypothesis import given

    given(case=operation.as_strategy())(test)()
