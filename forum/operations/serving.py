"""The web server: one program on a laptop and in production."""

import multiprocessing
import socket
from contextlib import nullcontext

from django.db import connection, connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from forum.operations import jobs, worker

THREADS = 8


def is_free(host: str, port: int) -> bool:
    """Say whether nobody else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def workers_that_suit() -> int:
    """One process on SQLite, which has one writer; two on PostgreSQL."""
    return 1 if connection.vendor == "sqlite" else 2


def serve(*, host: str, port: int, workers: int, with_jobs: bool) -> None:
    """Serve until told to stop, with the jobs beside it."""
    # A worker is a process of its own from its first line: forking would copy the jobs' locks and connections.
    multiprocessing.set_start_method("spawn", force=True)
    connections.close_all()  # This process only watches; it holds no database open that somebody may have to mend.
    server = Granian(
        "forum.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_level=LogLevels.error,
    )
    with jobs.running_in_background() if with_jobs else nullcontext():
        server.serve(target_loader=worker.application)
