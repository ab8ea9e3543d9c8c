"""The description of what other programs may ask, in OpenAPI 3.1: written from the parameters themselves."""

from typing import Any

from django import forms
from django.conf import settings

from forum.outlets.open_data.public.things import DAY, MOMENT, NUMBER, POPOLO, PUBLIC, TEXT, YES_NO, Thing
from forum.outlets.open_data.public.views import LICENCE, ChangesForm, PageForm
from forum.outlets.open_data.referral.asking import AskedForm
from forum.rooms.signposting.rules import BYDAY

BASE = "/open-referral/3.0"
OF_PLACES = {"postcode", "proximity"}
FEW = {"page", "per_page"}
KINDS: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (forms.IntegerField, {"type": "integer"}),
    (forms.FloatField, {"type": "number"}),
    (forms.TimeField, {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
    (forms.DateTimeField, {"type": "string", "pattern": r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$"}),
    (forms.DateField, {"type": "string", "format": "date"}),
    (forms.CharField, {"type": "string"}),
)


def described() -> dict[str, Any]:
    """The whole description."""
    every = list(AskedForm.base_fields)
    lists = {
        "/services": every,
        "/service_at_locations": every,
        "/taxonomies": sorted(FEW),
        "/taxonomy_terms": sorted(FEW),
    }
    paths: dict[str, Any] = {f"{BASE}/": {"get": _answers("What this is", [])}}
    for path, names in lists.items():
        asked = [_parameter(AskedForm, name) for name in names]
        paths[f"{BASE}{path}"] = {"get": _answers(f"A page of {path[1:]}", asked, wrong=True)}
        paths[f"{BASE}{path}/{{id}}"] = {"get": _answers(f"One of {path[1:]}", [_id(uuid=True)], missing=True)}
    for thing in (*PUBLIC, *POPOLO):
        paths |= _paths_of(thing)
    asked = [_parameter(ChangesForm, name) for name in ChangesForm.base_fields]
    paths["/open-data/changes"] = {"get": _answers("What changed since", asked, wrong=True)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open data of a partnership forum",
            "version": "1",
            "description": "Everything public: matters, decisions, promises, answers, gatherings, work together; "
            "people, posts, events and motions as Popolo; the directory as Open Referral UK 3.0. No key; any origin "
            "may ask. Lists come page by page: follow `next`.",
            "license": LICENCE,
        },
        "servers": [{"url": settings.FORUM_ADDRESS}],
        "paths": paths,
    }


def _paths_of(thing: Thing) -> dict[str, Any]:
    """Its list, one of it, and where there is one its table."""
    path, item = f"{thing.base}/{thing.name}", _schema_of(thing)
    page = {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": item},
            "next": {"type": ["string", "null"]},
            "licence": {"type": "string"},
        },
        "required": ["items", "next", "licence"],
    }
    asked = [_parameter(PageForm, name) for name in PageForm.base_fields]
    said = {
        path: {"get": _answers(f"{thing.title}, page by page", asked, wrong=True, schema=page)},
        f"{path}/{{id}}": {"get": _answers(f"{thing.title}: one of them", [_id()], missing=True, schema=item)},
    }
    if thing.base == "/open-data":
        table = {"200": {"description": "All of them.", "content": {"text/csv": {}}}}
        said[f"{path}.csv"] = {"get": {"summary": f"{thing.title}, as a table", "responses": table}}
    return said


def _schema_of(thing: Thing) -> dict[str, Any]:
    kinds = {
        TEXT: {"type": "string"},
        YES_NO: {"type": "boolean"},
        NUMBER: {"type": "integer"},
        DAY: {"type": ["string", "null"], "format": "date"},
        MOMENT: {"type": ["string", "null"], "format": "date-time"},
    }
    values = {name: kinds[kind] for name, kind in thing.told.items()}
    return {"type": "object", "properties": values, "required": list(values)}


def _answers(
    summary: str,
    parameters: list[Any],
    *,
    wrong: bool = False,
    missing: bool = False,
    schema: dict[str, Any] | None = None,
) -> dict[str, Any]:
    told = {"200": "It.", "304": "Nothing new."}
    told |= {"400": "A parameter is wrong; the answer says which."} if wrong else {}
    told |= {"404": "There is nothing of that id."} if missing else {}
    body = {"application/json": {"schema": {"type": "object"}}}
    answers = {
        code: {"description": words} | ({} if code == "304" else {"content": body}) for code, words in told.items()
    }
    if schema:
        answers["200"] = {"description": "It.", "content": {"application/json": {"schema": schema}}}
    return {"summary": summary, "parameters": parameters, "responses": answers}


def _parameter(form: type[forms.Form], name: str) -> dict[str, Any]:
    field = form.base_fields[name]
    schema = next(dict(schema) for kind, schema in KINDS if isinstance(field, kind))
    limits = {"minimum": "min_value", "maximum": "max_value", "maxLength": "max_length"}
    schema |= {word: value for word, of in limits.items() if (value := getattr(field, of, None)) is not None}
    if name == "day":
        schema = {"type": "string", "enum": list(BYDAY)}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _id(*, uuid: bool = False) -> dict[str, Any]:
    kind = {"type": "string", "format": "uuid"} if uuid else {"type": "string", "pattern": "^[a-z0-9]{1,12}$"}
    return {"name": "id", "in": "path", "required": True, "schema": kind}
