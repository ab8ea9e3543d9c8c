"""Composing a question once and asking it often: Django words a long one for longer than the database answers it.

A question is composed with values that stand for others, equal to nothing else in it; `ask` puts the real ones there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from django.db.models import QuerySet


@dataclass(frozen=True)
class Question:
    """SQL, and its parameters in their order."""

    sql: str
    params: tuple[Hashable, ...]

    def ask(self, stands_for: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """Ask it with these values in place of those that stand for them."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [stands_for.get(param, param) for param in self.params])
            return list(cursor.fetchall())


def compose(rows: QuerySet[Any, Any]) -> Question:
    """Word the question that a queryset of values asks."""
    sql, params = rows.query.sql_with_params()
    return Question(sql, tuple(params))
