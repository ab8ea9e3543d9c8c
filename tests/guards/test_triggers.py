"""After all migrations the record is still append-only. A table that SQLite rebuilds loses its triggers unnoticed."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

VERBS = {
    "record_entry": {"update", "delete"},
    "record_publishedhead": {"update", "delete"},
    "record_head": {"delete"},
}
REPLACED_BY = {"record_entry": {"sequence"}, "record_publishedhead": {"id", "day"}, "record_head": {"id"}}


def wanted() -> set[str]:
    names = {f"{table}_refuses_{verb}" for table, verbs in VERBS.items() for verb in verbs}
    if connection.vendor == "postgresql":
        return names | {f"{table}_refuses_truncate" for table in VERBS}
    return names | {f"{table}_refuses_replace_by_{key}" for table, keys in REPLACED_BY.items() for key in keys}


def there() -> set[str]:
    """Triggers that fire always, on the tables that they are named after."""
    with connection.cursor() as sql:
        if connection.vendor == "postgresql":
            sql.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled = 'A'")
        else:
            sql.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        return {name for table, name in sql.fetchall() if name.startswith(f"{table}_refuses_")}


def test_every_trigger_of_the_record_is_there_after_all_migrations() -> None:
    assert wanted() - there() == set()


def test_the_guard_sees_a_trigger_that_is_gone() -> None:
    gone = "DROP TRIGGER record_entry_refuses_update"
    with connection.cursor() as sql:
        sql.execute(f"{gone} ON record_entry" if connection.vendor == "postgresql" else gone)
    assert wanted() - there() == {"record_entry_refuses_update"}
