"""The migration operation that makes an index."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

MAKE = {
    "sqlite": ["CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')"],
    "postgresql": [
        """
        CREATE TABLE {table} (
            id bigint PRIMARY KEY,
            words text NOT NULL,
            terms tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.english', words)) STORED
        )
        """,
        "CREATE INDEX {table}_terms ON {table} USING gin (terms)",
    ],
}


class CreateIndex(Operation):
    """Make a full-text index of that name: for the rows of one part."""

    reversible = True

    def __init__(self, name: str) -> None:
        self.name = name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """No model stands for an index."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        del app_label, from_state, to_state
        for statement in MAKE[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(table=table(self.name)))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        del app_label, from_state, to_state
        schema_editor.execute(f"DROP TABLE {table(self.name)}")

    def describe(self) -> str:
        return f"Make the full-text index {self.name}"


def table(name: str) -> str:
    """The table of an index; its name is ours and never somebody's words."""
    if not name.isidentifier():
        raise ValueError(f"{name!r} is no name for an index.")
    return f"fulltext_{name}"
