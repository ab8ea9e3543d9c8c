"""What each database is asked. Words come from `words.words_of`, so they hold letters and digits alone."""

from collections.abc import Mapping, Sequence

from django.db import connection

KEY = {"sqlite": "rowid", "postgresql": "id"}
QUERY = "to_tsquery('pg_catalog.english', %s)"


def rows(table: str, wanted: Sequence[Sequence[str]], *, every: bool, limit: int) -> list[int]:
    """Rows with every one (or any) of these words, each of which may stand in one of several forms; the best first."""
    if connection.vendor == "sqlite":
        together = " AND " if every else " OR "
        typed = together.join(f"({' OR '.join(_on_sqlite(form) for form in forms)})" for forms in wanted)
        return _ask(f"SELECT rowid FROM {table} WHERE {table} MATCH %s ORDER BY rank, rowid DESC", [typed], limit)  # noqa: S608 - our own names
    together = " & " if every else " | "
    typed = together.join(f"({' | '.join(_on_postgres(form) for form in forms)})" for forms in wanted)
    statement = f"SELECT id FROM {table} WHERE terms @@ {QUERY} ORDER BY ts_rank(terms, {QUERY}, 1) DESC, id DESC"  # noqa: S608 - the same
    return _ask(statement, [typed, typed], limit)


def alike(table: str, telling: Mapping[str, float], *, limit: int) -> list[int]:
    """Rows with any of these words; each counts by how much it tells, and long texts weigh less."""
    if not telling:
        return []
    if connection.vendor == "sqlite":  # whose own ranking, bm25, does just that
        return rows(table, [[word] for word in telling], every=False, limit=limit)
    weighed = " + ".join([f"CASE WHEN terms @@ {QUERY} THEN %s ELSE 0 END"] * len(telling))
    weights = [value for word, tells in telling.items() for value in (_on_postgres(word), tells)]
    statement = (
        f"SELECT id FROM {table} WHERE terms @@ {QUERY} "  # noqa: S608 - our own names
        f"ORDER BY ({weighed}) / (2 + ln(1 + length(terms))) DESC, id DESC"
    )
    return _ask(statement, [" | ".join(_on_postgres(word) for word in telling), *weights], limit)


def _ask(statement: str, values: list[str | float], limit: int) -> list[int]:
    with connection.cursor() as sql:
        sql.execute(f"{statement} LIMIT %s", [*values, limit])
        return [row for (row,) in sql.fetchall()]


def _on_sqlite(word: str) -> str:
    return f'"{word}"'


def _on_postgres(word: str) -> str:
    return f"'{word}'"
