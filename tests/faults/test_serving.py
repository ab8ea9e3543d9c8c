"""A server that is killed is gone, all of it: nothing of it answers beside the one that is started next."""

import urllib.request

import pytest

from tests.fixtures.installations import Installation, free_port, kill

pytestmark = pytest.mark.faults


def test_what_a_killed_server_leaves_behind_is_nothing(installation: Installation) -> None:
    port = free_port()
    for _ in range(2):
        server = installation.start_server(port)
        assert urllib.request.urlopen(f"http://localhost:{port}/help-now").status == 200
        kill(server, port)
