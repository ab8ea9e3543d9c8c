"""Writing one row at once, where others wait for it: Django words an INSERT afresh for each row, this once for a kind.

Rows of plain models alone: no parents, no signals, no defaults of the database. Columns that would hold
None are not named. `insert` is for anything, `insert_with` for a row and what it needs.
"""

from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, connections
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
Columns = tuple[str, ...]
Kind = tuple[type[Model], Columns]


def insert(row: M) -> M:
    """Insert a row that has no key yet, and give it its key."""
    columns, values = _given(row)
    with connection.cursor() as sql:
        sql.execute(_words(type(row), columns), values)
        ((key,),) = sql.fetchall()
    return _written(row, key)


def insert_with(row: M, *, needs: str, beside: Model | None = None) -> M:
    """Insert what the row needs, the new row under this foreign key, and then the row: one journey to PostgreSQL.

    `beside` is a row of its own that goes the same way.
    """
    needed: Model = getattr(row, needs)
    if connection.vendor != "postgresql":
        setattr(row, needs, insert(needed))
        if beside:
            insert(beside)
        return insert(row)
    before = [needed, *([beside] if beside else [])]
    said = [(type(each), *_given(each)) for each in before]
    columns, values = _given(row)
    words = _words_with(type(row), needs, columns, tuple((model, names) for model, names, _values in said))
    with connection.cursor() as sql:
        sql.execute(words, [value for _model, _names, those in said for value in those] + values)
        ((key, *keys),) = sql.fetchall()
    for each, its_key in zip(before, keys, strict=True):
        _written(each, its_key)
    setattr(row, needs, needed)
    return _written(row, key)


def _written(row: M, key: int) -> M:
    row.pk = key
    row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as Django itself says that it is kept
    return row


@lru_cache
def _fields(model: type[Model]) -> list["Field[Any, Any]"]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _given(row: Model) -> tuple[Columns, list[Any]]:
    """The columns that hold something, and what."""
    here = connections[connection.alias]  # itself: the name `connection` looks it up for each field
    columns: list[str] = []
    values: list[Any] = []
    for field in _fields(type(row)):
        value = field.pre_save(row, add=True)
        if value is not None:
            columns.append(field.column or field.name)
            values.append(field.get_db_prep_save(value, here))
    return tuple(columns), values


@lru_cache
def _words(model: type[Model], columns: Columns, given: str = "", value: str = "") -> str:
    names = ", ".join(_quoted(column) for column in (given, *columns) if column)
    values = ", ".join(part for part in (value, *["%s"] * len(columns)) if part)
    return (
        f"INSERT INTO {_quoted(model._meta.db_table)} ({names}) VALUES ({values}) "  # noqa: S608 - our own names
        f"RETURNING {_quoted(model._meta.pk.column)}"
    )


@lru_cache
def _words_with(model: type[Model], needs: str, columns: Columns, before: tuple[Kind, ...]) -> str:
    """The first of those before it is what it needs."""
    named = [f"before_{place}" for place, _each in enumerate(before)]
    keys = [
        f"(SELECT {_quoted(one._meta.pk.column)} FROM {name})"  # noqa: S608 - our own names
        for name, (one, _columns) in zip(named, before, strict=True)
    ]
    written = ", ".join(f"{name} AS ({_words(*each)})" for name, each in zip(named, before, strict=True))
    field: Any = model._meta.get_field(needs)
    itself = _words(model, columns, field.column, keys[0])
    return f"WITH {written} {itself}, {', '.join(keys)}"


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
