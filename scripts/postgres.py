"""A PostgreSQL server of one's own, for tests: on a free port, in a temporary folder, gone at the end.

python scripts/postgres.py COMMAND...   runs the command with DATABASE_URL pointing at it
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

# Safe to lose, so nothing waits for the disk.
HASTE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=64MB"]


def binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl: Debian keeps them off the PATH, one folder a version."""
    of_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4]))
    if of_debian:
        return of_debian[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """Start, stop and start again; `url()` is what DATABASE_URL takes."""

    def __init__(self, folder: Path | None = None, settings: Sequence[str] = HASTE) -> None:
        """Make one in a temporary folder, or find or make the one in a folder that is kept."""
        found = binaries()
        if found is None:
            sys.exit("PostgreSQL is needed: the Debian package is postgresql.")
        self.binaries = found
        self.folder = folder or Path(tempfile.mkdtemp(prefix="forum-postgres-"))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.settings = settings
        self.port = free_port()
        # initdb refuses root, so root does it as the user that Debian's package makes.
        self.as_user: list[str] = []
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self.as_user = ["runuser", "-u", "postgres", "--"]
        if not (self.folder / "data" / "PG_VERSION").exists():
            self._do("initdb", "--auth=trust", "--username=forum", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")

    def _do(self, program: str, *arguments: str) -> None:
        command = [*self.as_user, str(self.binaries / program), "--pgdata", str(self.folder / "data"), *arguments]
        # Output goes to a file: the server would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(command, cwd=self.folder, stdout=said, stderr=said, check=False)
            if done.returncode:
                said.seek(0)
                sys.exit(f"{said.read()}\n{program} did not work; its own words are above.")

    def start(self) -> None:
        settings = " ".join(f"-c {setting}" for setting in self.settings)
        place = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self._do("pg_ctl", "start", "--wait", "--log", log, "--options", f"{place} {settings}")

    def stop(self, mode: str = "immediate") -> None:
        self._do("pg_ctl", "stop", "--wait", "--mode", mode)

    def remove(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        return f"postgres://forum@127.0.0.1:{self.port}/{database}"


@contextlib.contextmanager
def running() -> Iterator[Server]:
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


def leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


def main() -> int:
    signal.signal(signal.SIGTERM, leave)
    with running() as server:
        child = subprocess.Popen(sys.argv[1:], env=os.environ | {"DATABASE_URL": server.url("forum")})
        try:
            return child.wait()
        finally:
            if child.poll() is None:
                child.terminate()
                child.wait()


if __name__ == "__main__":
    sys.exit(main())
