"""What `forum check` looks at. Each look says one sentence, and whether somebody has to act."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from forum.ground import clock
from forum.ground.dated.queries import doors_to_check, routes_to_check
from forum.ground.post.models import Delivery
from forum.journey.heard.models import Withdrawal
from forum.operations import setup
from forum.operations.jobs import JOBS
from forum.operations.models import JobRun

ENOUGH_DISK = 1024**3
# The tables that refuse to be changed, as forum/record/migrations/0002_append_only.py makes them.
KEPT = {"record_entry": ("update", "delete"), "record_publishedhead": ("update", "delete"), "record_head": ("delete",)}
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A' AND NOT tgisinternal",
}
GONE_WITHIN = timedelta(days=3)
JOBS_RAN_WITHIN = timedelta(minutes=10)


class Level(Enum):
    FINE = "fine"
    NOTE = "worth knowing"
    ACT = "somebody has to act"


@dataclass(frozen=True)
class Finding:
    level: Level
    words: str


def fine(words: str) -> Finding:
    return Finding(Level.FINE, words)


def note(words: str) -> Finding:
    return Finding(Level.NOTE, words)


def act(words: str) -> Finding:
    return Finding(Level.ACT, words)


def look() -> list[Finding]:
    """Look at everything; with the database down, at everything else."""
    state = setup.state()
    reads: tuple[Callable[[], Iterator[Finding]], ...] = (guards, help_routes, other_doors, post, jobs, taken_back)
    found = [fine("The database is ready.") if state is setup.State.READY else act(f"The database {state.value}.")]
    if state is setup.State.READY:
        for read in reads:
            try:
                found += read()
            except DatabaseError as fault:
                connection.close()
                found.append(act(f"The database would not say about {read.__name__.replace('_', ' ')}: {fault}"))
    return [*found, *disk(), *keys()]


def guards() -> Iterator[Finding]:
    """See that the tables of the record refuse to be changed."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        there = {str(row[0]) for row in cursor.fetchall()}
    more = ("truncate",) if connection.vendor == "postgresql" else ()
    wanted = {f"{table}_refuses_{verb}" for table, verbs in KEPT.items() for verb in (*verbs, *more)}
    missing = sorted(wanted - there)
    if missing:
        yield act(f"The record can be changed unseen: these triggers are missing: {', '.join(missing)}.")
    else:
        yield fine("The record refuses to be changed.")


def help_routes() -> Iterator[Finding]:
    """Six months is the longest that a number may go unchecked."""
    stale = routes_to_check(clock.today())
    for route in stale:
        yield act(f"'{route.name}' on the help page was last checked on {route.last_checked}: ring it, then say so.")
    if not stale:
        yield fine("Every way to help now was checked within six months.")


def other_doors() -> Iterator[Finding]:
    """The same holds for those who look into what the forum cannot."""
    stale = doors_to_check(clock.today())
    for door in stale:
        yield act(f"'{door.name}' among the other doors was last checked on {door.last_checked}: look, then say so.")
    if not stale:
        yield fine("Every other door was checked within six months.")


def post() -> Iterator[Finding]:
    if settings.FORUM_SMTP.startswith("folder:"):
        yield note("Letters go into the folder outbox and to nobody (FORUM_SMTP).")
    elif settings.FORUM_SMTP:
        yield fine("Letters go out by the mail server in FORUM_SMTP.")
    else:
        yield note("No mail server is set (FORUM_SMTP), so letters wait here.")
    parked = Delivery.objects.parked()[:1]
    if parked:
        yield act("Some letters were given up after many tries; the log says why.")


def jobs() -> Iterator[Finding]:
    """Say which job has stopped, or stumbles."""
    runs = {run.name: run for run in JobRun.objects.all()}
    if not runs:
        yield note("The jobs have not run yet; `forum serve` or `forum jobs` runs them.")
        return
    newest = max(run.ran_at for run in runs.values())
    if newest < clock.now() - JOBS_RAN_WITHIN:
        yield act(f"The jobs last ran on {newest:%d %B %Y at %H:%M}; `forum serve` or `forum jobs` runs them.")
    else:
        yield fine("The jobs run.")
    for job in JOBS:
        run = runs.get(job.name)
        if run and run.trouble:
            yield act(f"The job '{job.name}' did not finish last time ({run.trouble}); the log says why.")


def taken_back() -> Iterator[Finding]:
    """Words that were taken back go in a day, and from the files in two."""
    waits = Withdrawal.objects.filter(undone_at__isnull=True, compacted_at__isnull=True)
    if waits.filter(asked_at__lt=clock.now() - GONE_WITHIN).exists():
        yield act("Words that somebody took back are still in the files; `forum serve` or `forum jobs` sees to it.")


def disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.FORUM_DATA).free
    words = f"{free / ENOUGH_DISK:.1f} GB are free where the data lies."
    yield fine(words) if free >= ENOUGH_DISK else act(words)


def keys() -> Iterator[Finding]:
    """Keys are for their owner only."""
    folder = Path(settings.FORUM_DATA) / "keys"
    files = [*folder.iterdir(), folder] if folder.is_dir() else []
    open_ones = [
        file.name for file in files if os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    if open_ones:
        yield act(f"Others on this machine can read {', '.join(open_ones)} in {folder}: chmod -R go= {folder}")
    else:
        yield fine("The keys are for their owner only.")
