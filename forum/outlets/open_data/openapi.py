"""The description of what other programs may ask, in OpenAPI 3.1: written from the parameters themselves."""

from typing import Any

from django import forms
from django.conf import settings

from forum.outlets.open_data.referral.asking import AskedForm
from forum.rooms.signposting.rules import BYDAY

BASE = "/open-referral/3.0"
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
OF_PLACES = {"postcode", "proximity"}
FEW = {"page", "per_page"}
KINDS: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (forms.IntegerField, {"type": "integer"}),
    (forms.FloatField, {"type": "number"}),
    (forms.TimeField, {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
    (forms.DateTimeField, {"type": "string", "pattern": r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$"}),
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
    paths: dict[str, Any] = {"/": {"get": _answers("What this is", [])}}
    for path, names in lists.items():
        paths[path] = {"get": _answers(f"A page of {path[1:]}", [_parameter(name) for name in names], wrong=True)}
        paths[f"{path}/{{id}}"] = {"get": _answers(f"One of {path[1:]}", [_id()], missing=True)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open data of a partnership forum",
            "version": "1",
            "description": "The directory of groups and services as Open Referral UK 3.0. No key; any origin may ask.",
            "license": LICENCE,
        },
        "servers": [{"url": f"{settings.FORUM_ADDRESS}{BASE}"}],
        "paths": paths,
    }


def _answers(summary: str, parameters: list[Any], *, wrong: bool = False, missing: bool = False) -> dict[str, Any]:
    told = {"200": "It.", "304": "Nothing new."}
    told |= {"400": "A parameter is wrong; the answer says which."} if wrong else {}
    told |= {"404": "There is nothing of that id."} if missing else {}
    body = {"application/json": {"schema": {"type": "object"}}}
    answers = {
        code: {"description": words} | ({} if code == "304" else {"content": body}) for code, words in told.items()
    }
    return {"summary": summary, "parameters": parameters, "responses": answers}


def _parameter(name: str) -> dict[str, Any]:
    field = AskedForm.base_fields[name]
    schema = next(dict(schema) for kind, schema in KINDS if isinstance(field, kind))
    limits = {"minimum": "min_value", "maximum": "max_value", "maxLength": "max_length"}
    schema |= {word: value for word, of in limits.items() if (value := getattr(field, of, None)) is not None}
    if name == "day":
        schema = {"type": "string", "enum": list(BYDAY)}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _id() -> dict[str, Any]:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
