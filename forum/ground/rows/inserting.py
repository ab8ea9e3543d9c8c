"""Writing one row at once, where others wait for it: Django words an INSERT afresh for each row, this once for all.

Rows of plain models alone: no parents, no signals. The first is for anything, the second for a row and what it needs.
"""

from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, connections
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)


def insert(row: M) -> M:
    """Insert a row that has no key yet, and give it its key."""
    with connection.cursor() as sql:
        sql.execute(_words(type(row)), _values(row))
        ((key,),) = sql.fetchall()
    return _written(row, key)


def insert_with(row: M, *, needs: str) -> M:
    """Insert what the row needs, the new row under this foreign key, and then the row: one journey to PostgreSQL."""
    needed: Model = getattr(row, needs)
    if connection.vendor != "postgresql":
        setattr(row, needs, insert(needed))
        return insert(row)
    with connection.cursor() as sql:
        sql.execute(_words_with(type(row), needs), [*_values(needed), *_values(row, but=needs)])
        ((key, key_of_needed),) = sql.fetchall()
    setattr(row, needs, _written(needed, key_of_needed))
    return _written(row, key)


def _written(row: M, key: int) -> M:
    row.pk = key
    row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as Django itself says that it is kept
    return row


@lru_cache
def _fields(model: type[Model]) -> list["Field[Any, Any]"]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _values(row: Model, *, but: str = "") -> list[Any]:
    fields = (field for field in _fields(type(row)) if field.name != but)
    here = connections[connection.alias]  # itself: the name `connection` looks it up for each field
    return [field.get_db_prep_save(field.pre_save(row, add=True), here) for field in fields]


@lru_cache
def _words(model: type[Model], given: str = "", value: str = "") -> str:
    fields = _fields(model)
    columns = ", ".join(_quoted(field.column) for field in fields)
    values = ", ".join(value if field.name == given else "%s" for field in fields)
    returned = ", ".join([_quoted(model._meta.pk.column), *([_quoted(f"{given}_id")] if given else [])])
    table = _quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({values}) RETURNING {returned}"  # noqa: S608 - our own names


@lru_cache
def _words_with(model: type[Model], needs: str) -> str:
    needed: Any = model._meta.get_field(needs).related_model
    key = f"(SELECT {_quoted(needed._meta.pk.column)} FROM needed)"  # noqa: S608 - our own names
    return f"WITH needed AS ({_words(needed)}) {_words(model, needs, key)}"


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
