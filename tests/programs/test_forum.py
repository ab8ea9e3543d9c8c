"""The `forum` program, as somebody who runs a forum meets it: a process of its own, its words and its exit codes."""

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.fixtures.installations import FORUM, Installation

pytestmark = pytest.mark.processes


@pytest.mark.once
def test_help_reads_well(installation: Installation) -> None:
    words = installation.run("--help").stdout
    for command in ("check", "demo", "import", "jobs", "record", "serve", "setup"):
        assert f"\n  {command} " in words
    assert "FORUM_DATA" in words


@pytest.mark.once
@pytest.mark.parametrize("command", ["check", "demo", "import voices", "jobs", "record verify", "serve", "setup"])
def test_every_command_explains_itself(installation: Installation, command: str) -> None:
    words = installation.run(*command.split(), "--help").stdout
    assert f"Usage: forum {command}" in words


@pytest.mark.once
def test_a_command_that_is_not_understood_ends_with_2(installation: Installation) -> None:
    assert installation.run("dance", check=False).returncode == 2
    assert installation.run("serve", "--port", "0", check=False).returncode == 2


def test_a_fresh_installation_is_well(installation: Installation) -> None:
    done = installation.run("check")
    assert "act " not in done.stdout


def test_setting_up_twice_changes_nothing(installation: Installation) -> None:
    installation.run("setup")
    assert "whole: 0 entries" in installation.run("record", "verify").stdout
    assert "Every figure was right" in installation.run("record", "recount").stdout


def test_check_ends_with_1_when_somebody_has_to_act(installation: Installation) -> None:
    (installation.data / "keys" / "secret").chmod(0o644)
    done = installation.run("check", check=False)
    assert done.returncode == 1
    assert "chmod" in done.stdout


def test_a_database_that_is_away_is_said_in_a_sentence(tmp_path: Path) -> None:
    away = Installation(tmp_path, "postgres://forum@127.0.0.1:1/forum")
    for command in (["setup"], ["record", "verify"]):
        done = away.run(*command, check=False)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("Error: ")
    assert away.run("check", check=False).returncode == 1


def test_a_port_that_is_taken_is_said_kindly(installation: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = installation.run("serve", "--port", str(taken.getsockname()[1]), check=False)
    assert done.returncode == 1
    assert "is taken by another program" in done.stderr
    assert "--port" in done.stderr


def test_a_database_that_waits_for_changes_is_said(installation: Installation) -> None:
    installation.python(
        "from django.core.management import call_command\ncall_command('migrate', 'operations', 'zero')"
    )
    assert installation.run("check", check=False).returncode == 1
    with installation.serve():
        pass
    assert "forum setup" in (installation.data / "serve.log").read_text()


def test_the_server_and_its_jobs_leave_on_ctrl_c(installation: Installation) -> None:
    """Ctrl-C in a terminal reaches every process of the group at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with (installation.data / "log").open("w") as log:
        server = subprocess.Popen(
            [FORUM, "serve", "--port", port], env=installation.env(), stdout=log, stderr=log, start_new_session=True
        )
        installation.wait_for(f"http://localhost:{port}", server, installation.data / "log")
        os.killpg(server.pid, signal.SIGINT)
        assert server.wait(15) == 0
    assert "Traceback" not in (installation.data / "log").read_text()


def test_the_jobs_leave_when_told(installation: Installation) -> None:
    jobs = subprocess.Popen([FORUM, "jobs"], env=installation.env(), stderr=subprocess.DEVNULL)
    ran = "from forum.operations.models import JobRun\nprint(JobRun.objects.count())"
    while installation.python(ran) == "0\n":
        assert jobs.poll() is None
    jobs.terminate()
    assert jobs.wait(30) == 0
