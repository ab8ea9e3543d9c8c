"""Rows by the million: executemany on SQLite, COPY on PostgreSQL. Nothing here is for the product."""

from typing import Any

from django.db import connection, models, transaction
from django.db.models import Max

AT_ONCE = 20_000
Row = dict[str, Any]


class Table:
    """Gathers rows of one model and writes them in pieces; keys are given here.

    Values are what both databases read as they stand: text, numbers, bytes, yes and no, and moments as text.
    """

    def __init__(self, model: type[models.Model], *, stream: bool = False, **defaults: Any) -> None:
        """Take the model; with `stream` rows are written as they come, else at the end, when they have changed."""
        self.model = model
        self.stream = stream
        self.defaults = defaults
        self.own = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
        self.columns = {field.attname: field.column for field in model._meta.concrete_fields}
        self.key: str = model._meta.pk.attname
        highest = model._default_manager.aggregate(highest=Max(self.key))["highest"]
        self.last = highest if isinstance(highest, int) else 0
        self.rows: list[Row] = []

    def add(self, **values: Any) -> Row:
        row = {**self.defaults, **values}
        for name, field in self.own.items():
            if name not in row:  # what its model says where nothing is said, also of fields that came later
                row[name] = field.get_db_prep_save(field.get_default(), connection)
        if self.key not in row:
            self.last += 1
            row[self.key] = self.last
        self.rows.append(row)
        if self.stream and len(self.rows) >= AT_ONCE:
            self.write()
        return row

    def write(self) -> None:
        """Write what has been gathered."""
        if not self.rows:
            return
        table, names = connection.ops.quote_name(self.model._meta.db_table), list(self.rows[0])
        columns = ", ".join(connection.ops.quote_name(self.columns[name]) for name in names)
        values = ([row[name] for name in names] for row in self.rows)
        with transaction.atomic(), connection.cursor() as sql:
            if connection.vendor == "postgresql":
                with sql.copy(f"COPY {table} ({columns}) FROM STDIN") as pipe:
                    for row in values:
                        pipe.write_row(row)
            else:
                places = ", ".join(["%s"] * len(names))
                sql.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)  # noqa: S608 - our names
        self.rows.clear()


def unguarded() -> None:
    """Let rows come in any order and safety wait: what is half built is thrown away."""
    with connection.cursor() as sql:
        if connection.vendor == "postgresql":
            sql.execute("SET session_replication_role = replica")
            sql.execute("SET synchronous_commit = off")
        else:
            sql.execute("PRAGMA foreign_keys = OFF")
            sql.execute("PRAGMA synchronous = OFF")
            sql.execute("PRAGMA cache_size = -400000")


def settle() -> None:
    """Let the database catch up: keys in order, sequences moved on, its planner told what there is."""
    with connection.cursor() as sql:
        if connection.vendor == "postgresql":
            sql.execute("SET session_replication_role = origin")
            with_sequence = [model for model in _models() if isinstance(model._meta.pk, models.AutoField)]
            for statement in connection.ops.sequence_reset_sql(_plain(), with_sequence):
                sql.execute(statement)
            sql.execute("VACUUM ANALYZE")
            sql.execute("CHECKPOINT")
        else:
            connection.check_constraints()
            sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _models() -> list[type[models.Model]]:
    from django.apps import apps  # noqa: PLC0415 - only once Django is set up

    return list(apps.get_models())


def _plain() -> Any:
    from django.core.management.color import no_style  # noqa: PLC0415 - the same

    return no_style()
