"""Composing a question once and asking it often: Django words a long one for longer than the database answers it.

A question is composed with values that stand for others, equal to nothing else in it; `ask` puts the real ones there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from django.db.models import QuerySet


@dataclass(frozen=True)
class Question:
    """SQL, its parameters in their order, and how the database's values become Python's."""

    sql: str
    params: tuple[Hashable, ...]
    converters: tuple[tuple[int, Callable[..., Any], Any], ...] = ()

    def ask(self, stands_for: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """Ask it with these values in place of those that stand for them; rows as the queryset would give them."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [stands_for.get(param, param) for param in self.params])
            found = cursor.fetchall()
        return [self._converted(row) for row in found] if self.converters else list(found)

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, convert, expression in self.converters:
            values[place] = convert(values[place], expression, connection)
        return tuple(values)


def compose(rows: QuerySet[Any, Any]) -> Question:
    """Word the question that a queryset of values asks."""
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
    each = tuple(
        (place, convert, expression) for place, (all_of, expression) in converters.items() for convert in all_of
    )
    return Question(sql, tuple(params), each)
