"""Questions that are asked again and again, differing in their keys alone.

Django takes longer to write a question in SQL than a database takes to answer it, so it is written once.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Key = int | str


class Often(Generic[M]):
    """A question as a function of its keys, all numbers or all text. Nothing else in it may change: no day, no hour."""

    def __init__(self, ask: Callable[..., QuerySet[M]]) -> None:
        self.ask = ask
        self.written: dict[int, tuple[type[M], str, tuple[object, ...]]] = {}

    def __call__(self, *keys: Key) -> list[M]:
        if len(keys) not in self.written:
            self.written[len(keys)] = self._write(keys)
        model, sql, parameters = self.written[len(keys)]
        given = dict(zip(_marks(keys), keys, strict=True))
        return list(model._default_manager.raw(sql, [given.get(one, one) for one in parameters]))

    def _write(self, keys: tuple[Key, ...]) -> tuple[type[M], str, tuple[object, ...]]:
        question = self.ask(*_marks(keys))
        sql, parameters = question.query.sql_with_params()
        return question.model, sql, tuple(parameters)


def _marks(keys: tuple[Key, ...]) -> list[object]:
    """Stand-ins for the keys, such as are found nowhere else in a question."""
    return [f"\x00{at}" if isinstance(key, str) else 2**62 + at for at, key in enumerate(keys)]


def moment(value: datetime) -> datetime:
    """Give a moment its zone that was asked for beside the model's own fields: SQLite keeps none, and means UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)
