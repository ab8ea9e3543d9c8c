"""Setting up a database, and knowing whether one is."""

from enum import Enum

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from forum.ground.dated import actions as dated
from forum.ground.dated import help_page


class State(Enum):
    """What a database is like, seen from outside."""

    READY = "is ready"
    BEHIND = "waits for changes that came with a newer version"
    EMPTY = "has not been set up"
    SILENT = "does not answer"


def state() -> State:
    try:
        executor = MigrationExecutor(connection)
        if not executor.loader.applied_migrations:
            return State.EMPTY
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        connection.close()
        return State.SILENT
    return State.BEHIND if pending else State.READY


def set_up() -> None:
    """Bring the database to this version and write what has to be there. Safe to repeat."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    dated.start_with_shipped_routes()
    help_page.write()
