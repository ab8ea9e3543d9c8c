"""The head's one row, and the triggers that make the record append-only.

A later migration that makes SQLite rebuild one of these tables drops its triggers with the old table and has to create
them again; tests/guards/test_triggers.py fails until it does.
"""

from django.db import migrations

KEPT = {
    "record_entry": ("UPDATE", "DELETE"),
    "record_publishedhead": ("UPDATE", "DELETE"),
    "record_head": ("DELETE",),
}

SQLITE_REFUSES = """
CREATE TRIGGER {table}_refuses_{verb_small} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'The record is append-only: {verb} on {table} is refused.'); END
"""
# INSERT OR REPLACE deletes the old row without firing its DELETE trigger.
SQLITE_REFUSES_REPLACE = """
CREATE TRIGGER {table}_refuses_replace_by_{key} BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'The record is append-only: there is such a row in {table}.'); END
"""
KEYS = {"record_entry": ("sequence",), "record_publishedhead": ("id", "day"), "record_head": ("id",)}

POSTGRES_FUNCTION = """
CREATE FUNCTION record_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
# ALWAYS: fires for a replication role as well, which skips ordinary triggers.
POSTGRES_REFUSES = """
CREATE TRIGGER {table}_refuses_{verb_small} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION record_refuses();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_{verb_small}
"""


def statements(vendor):
    if vendor == "sqlite":
        for table, verbs in KEPT.items():
            for verb in verbs:
                yield SQLITE_REFUSES.format(table=table, verb=verb, verb_small=verb.lower())
            for key in KEYS[table]:
                yield SQLITE_REFUSES_REPLACE.format(table=table, key=key)
    elif vendor == "postgresql":
        yield POSTGRES_FUNCTION
        for table, verbs in KEPT.items():
            for verb in (*verbs, "TRUNCATE"):
                yield POSTGRES_REFUSES.format(table=table, verb=verb, verb_small=verb.lower())
    else:
        raise NotImplementedError(f"Nothing keeps the record append-only on {vendor}.")


def make_append_only(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def start_the_head(apps, schema_editor):
    apps.get_model("record", "Head").objects.create(id=1, sequence=0, hash="0" * 64)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [migrations.RunPython(start_the_head), migrations.RunPython(make_append_only)]
