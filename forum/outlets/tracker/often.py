"""Questions that are asked again and again, differing in their keys alone.

Django takes longer to write a question in SQL than a database takes to answer it, so it is written once. What is asked
of several tables about the same thing goes to PostgreSQL in one journey, and is planned there once for a connection.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from django.db import ProgrammingError, connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Key = int | str


# The questions that each connection has planned already, by name.
_planned: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()
NO_SUCH_PLAN, PLANNED_ALREADY = "26000", "42P05"  # as PostgreSQL numbers what goes wrong
_VALUE = re.compile("%[s%]")


class Written(NamedTuple):
    """A question in SQL, with its values; those at `keys` are what differs from one time to the next."""

    model: type[Model]
    sql: str
    values: list[Any]
    keys: tuple[int, ...]


class Often(Generic[M]):
    """A question as a function of its keys, all numbers or all text. Nothing else in it may change: no day, no hour."""

    def __init__(self, ask: Callable[..., QuerySet[M]]) -> None:
        self.ask = ask
        self.known: dict[int, Written] = {}

    def __call__(self, *keys: Key) -> list[M]:
        written = self.written(keys)
        found: Any = written.model._default_manager.raw(written.sql, written.values)
        return list(found)

    def written(self, keys: Sequence[Key]) -> Written:
        if len(keys) not in self.known:
            question = self.ask(*_marks(keys))
            sql, values = question.query.sql_with_params()
            at = tuple(place for place, value in enumerate(values) if value in _marks(keys))
            self.known[len(keys)] = Written(question.model, sql, list(values), at)
        known = self.known[len(keys)]
        given = dict(zip(_marks(keys), keys, strict=True))
        return known._replace(values=[given.get(value, value) for value in known.values])


def together(*asked: tuple[Often[Any], Sequence[Key]]) -> list[list[Any]]:
    """Ask several questions, each with its keys, and return what each finds; fields with converters stay out of it."""
    if connection.vendor != "postgresql":
        return [question(*keys) for question, keys in asked]
    questions = [question.written(keys) for question, keys in asked]
    try:
        return _in_one_journey(questions, [_plan(question) for question in questions])
    except ProgrammingError as error:
        # Something between us and the server gave us another's connection, which knows none of our plans.
        if getattr(error.__cause__, "sqlstate", None) != NO_SUCH_PLAN or connection.in_atomic_block:
            raise
        _planned.pop(connection.connection, None)
        return _in_one_journey(questions, [(question.sql, question.values) for question in questions])


def _in_one_journey(questions: Sequence[Written], said: Sequence[tuple[str, list[Any]]]) -> list[list[Any]]:
    found = []
    with connection.cursor() as sql:
        sql.execute(";".join(words for words, _values in said), [value for _words, values in said for value in values])
        for one in questions:
            names = [column.name for column in sql.description]
            found.append([_row(one.model, names, values) for values in sql.fetchall()])
            sql.nextset()
    return found


def _plan(question: Written) -> tuple[str, list[Any]]:
    """Have the server plan a question if this connection has not yet; return how to ask it, and the keys."""
    name = f"often_{sha256(question.sql.encode()).hexdigest()[:20]}"
    connection.ensure_connection()
    planned = _planned.setdefault(connection.connection, set())
    keys = [question.values[place] for place in question.keys]
    if name not in planned:
        with connection.connection.cursor() as sql:  # Django's own would count it among the questions of a page.
            literal = iter([_literal(sql, question, place) for place in range(len(question.values))])
            words = _VALUE.sub(lambda found: "%" if found[0] == "%%" else next(literal), question.sql)
            try:
                sql.execute(f"PREPARE {name} AS {words}".encode())
            except connection.Database.Error as error:  # type: ignore[attr-defined]  # psycopg, by Django's own name
                if error.sqlstate != PLANNED_ALREADY or connection.in_atomic_block:
                    raise
        planned.add(name)
    marks = ", ".join(["%s"] * len(keys))
    return f"EXECUTE {name}({marks})" if keys else f"EXECUTE {name}", keys


def _literal(sql: Any, question: Written, place: int) -> str:
    if place in question.keys:
        return f"${question.keys.index(place) + 1}"
    written: str = sql.mogrify("%s", [question.values[place]])
    return written


def _row(model: type[Model], names: list[str], values: tuple[Any, ...]) -> Model:
    """Build it as Django does: its own fields, in their order, then what was asked for beside them."""
    own = {field.column: field.attname for field in model._meta.concrete_fields}
    count = sum(name in own for name in names)
    row = model.from_db(connection.alias, [own[name] for name in names[:count]], values[:count])
    for name, value in zip(names[count:], values[count:], strict=True):
        setattr(row, name, value)
    return row


def _marks(keys: Sequence[Key]) -> list[object]:
    """Stand-ins for the keys, such as are found nowhere else in a question."""
    return [f"\x00{at}" if isinstance(key, str) else 2**62 + at for at, key in enumerate(keys)]


def moment(value: datetime) -> datetime:
    """Give a moment its zone that was asked for beside the model's own fields: SQLite keeps none, and means UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)
