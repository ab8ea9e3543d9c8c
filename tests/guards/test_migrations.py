"""Migrations: one line of them for each part, and none missing."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("forum.")]


@pytest.mark.parametrize("part", OURS)
def test_migrations_are_a_line(part: str) -> None:
    loader = MigrationLoader(None)
    graph = loader.graph
    assert len(graph.leaf_nodes(part)) <= 1, (
        "Two migrations want to be the last: give one of them the other as its parent."
    )
    for node in (key for key in graph.nodes if key[0] == part):
        before = [parent for parent in graph.node_map[node].parents if parent.key[0] == part]
        assert len(before) <= 1, f"{node} has two parents."


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    said = StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=said)
