"""What is carried: every table of the forum, row by row, in words that any program and either database reads.

A row is one line of JSON, keys in the order of the alphabet; moments are in UTC, bytes in base64, decimals as text.
Rows come by their key, so the same rows make the same bytes, and the same hash, on both databases.
"""

import datetime as dt
import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model, QuerySet

AT_ONCE = 2_000
# Of this machine and this moment, or made anew from the rest by the jobs.
LEFT_OUT = {
    "sessions.Session",
    "fulltext.Word",
    "fulltext.Filled",
    "operations.JobRun",
    "themed.Opened",
    "themed.Learning",
    "themed.Suggestion",
}
Row = dict[str, Any]


def carried() -> list[type[Model]]:
    """The models whose rows are carried, each after those that it points to (itself apart)."""
    ours = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in LEFT_OUT
    }
    needs = {
        model: sorted(
            {to for field in fields(model) if (to := points_to(field)) in ours and to is not model}, key=_name
        )
        for model in sorted(ours, key=_name)
    }
    return list(TopologicalSorter(needs).static_order())


def every(model: type[Model]) -> "QuerySet[Any]":
    """All rows, whatever the model usually leaves out."""
    return model._base_manager.all()  # noqa: SLF001 - Django documents it for this


def _name(model: type[Model]) -> str:
    return model._meta.label


def fields(model: type[Model]) -> list["Field[Any, Any]"]:
    return sorted(model._meta.concrete_fields, key=lambda field: str(field.attname))


def points_to(field: "Field[Any, Any]") -> Any:
    return field.remote_field.model if field.remote_field else None


def columns(model: type[Model]) -> dict[str, str]:
    """The name and kind of each value in a row."""
    return {field.attname: type(field).__name__ for field in fields(model)}


def lines(model: type[Model]) -> Iterator[bytes]:
    """Every row as a line, a piece at a time, by its key."""
    names = [field.attname for field in fields(model)]
    rows = every(model).order_by("pk").values_list("pk", *names)
    piece = list(rows[:AT_ONCE])
    while piece:
        for _key, *values in piece:
            yield _line(dict(zip(names, values, strict=True)))
        piece = list(rows.filter(pk__gt=piece[-1][0])[:AT_ONCE])


def _line(row: Row) -> bytes:
    return (
        json.dumps(row, default=_in_words, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    )


def _in_words(value: Any) -> Any:
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return value.total_seconds()
        case Decimal():
            return format(value.normalize(), "f")
        case UUID():
            return str(value)
        case bytes() | memoryview():
            return b64encode(bytes(value)).decode()
    raise TypeError(f"No way to write {type(value).__name__} is known.")


def go_through(
    model: type[Model],
    *,
    take: Callable[[bytes], object] = lambda _line: None,
    tell: Callable[[int], object] = lambda _rows: None,
) -> tuple[int, str]:
    """Hand each line to `take`; return how many rows a table has, and the hash of all its lines."""
    digest, count = hashlib.sha256(), 0
    for line in lines(model):
        take(line)
        digest.update(line)
        count += 1
        if count % AT_ONCE == 0:
            tell(AT_ONCE)
    tell(count % AT_ONCE)
    return count, digest.hexdigest()


def put(model: type[Model], rows: Iterable[Row]) -> None:
    """Insert rows as they were, keys and all; nothing is made up and nobody is told."""
    own = fields(model)
    quoted = [connection.ops.quote_name(str(field.column)) for field in own]
    table, places = connection.ops.quote_name(model._meta.db_table), ", ".join(["%s"] * len(own))
    words = f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({places})"  # noqa: S608 - our own names
    with connection.cursor() as sql:
        piece = []
        for row in rows:
            piece.append([_for_database(field, row[field.attname]) for field in own])
            if len(piece) == AT_ONCE:
                sql.executemany(words, piece)
                piece = []
        if piece:
            sql.executemany(words, piece)


def _for_database(field: "Field[Any, Any]", value: Any) -> Any:
    if value is not None and field.get_internal_type() == "DurationField":
        value = dt.timedelta(seconds=value)
    elif field.get_internal_type() != "JSONField" and not field.remote_field:
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)
