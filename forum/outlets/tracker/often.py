"""Questions that are asked again and again, differing in their keys alone.

Django takes longer to write a question in SQL than a database takes to answer it, so it is written once. What is asked
of several tables about the same thing goes to PostgreSQL in one journey.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Key = int | str


class Written(NamedTuple):
    """A question in SQL, with its values."""

    model: type[Model]
    sql: str
    values: list[Any]


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
            self.known[len(keys)] = Written(question.model, sql, list(values))
        known = self.known[len(keys)]
        given = dict(zip(_marks(keys), keys, strict=True))
        return known._replace(values=[given.get(value, value) for value in known.values])


def together(*asked: tuple[Often[Any], Sequence[Key]]) -> list[list[Any]]:
    """Ask several questions, each with its keys, and return what each finds; fields with converters stay out of it."""
    if connection.vendor != "postgresql":
        return [question(*keys) for question, keys in asked]
    questions = [question.written(keys) for question, keys in asked]
    found = []
    with connection.cursor() as sql:
        sql.execute(";".join(one.sql for one in questions), [value for one in questions for value in one.values])
        for one in questions:
            names = [column.name for column in sql.description]
            found.append([_row(one.model, names, values) for values in sql.fetchall()])
            sql.nextset()
    return found


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
