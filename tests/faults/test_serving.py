"""A server that is killed is gone, all of it: nothing of it answers beside the one that is started next."""

import os
import signal
import subprocess
import urllib.request

import pytest

from tests.fixtures.installations import FORUM, Installation, free_port, wait_until_nobody_listens

pytestmark = pytest.mark.faults


def test_what_a_killed_server_leaves_behind_is_nothing(installation: Installation) -> None:
    port = free_port()
    address = f"http://localhost:{port}"
    log = installation.data / "serve.log"
    for _ in range(2):
        with log.open("ab") as written:
            server = subprocess.Popen(
                [FORUM, "serve", "--port", str(port), "--no-jobs"],
                env=installation.env(FORUM_ADDRESS=address), stdout=written, stderr=written,
            )  # fmt: skip
        Installation.wait_for(address, server, log)
        assert urllib.request.urlopen(f"{address}/help-now").status == 200
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        wait_until_nobody_listens(port)
