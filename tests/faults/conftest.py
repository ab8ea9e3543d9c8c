"""A server of PostgreSQL that tests may stop, whatever database the rest of them use."""

from collections.abc import Iterator

import pytest

from scripts.postgres import Server, running
from tests.fixtures.installations import Installation


@pytest.fixture(scope="session")
def on_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, Server]]:
    """An installation that was set up there, once for all of them."""
    with running() as server:
        made = Installation(tmp_path_factory.mktemp("postgres"), server.url())
        made.run("setup")
        yield made, server
