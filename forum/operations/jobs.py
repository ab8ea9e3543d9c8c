"""The jobs: what happens without anybody at the door. One loop calls each in turn; one that fails holds up no other."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection

from forum.ground import clock, post
from forum.ground.dated import help_page
from forum.journey.heard import search as voices
from forum.journey.promised import actions as promised
from forum.journey.taken_up import questions
from forum.journey.themed.suggesting import rounds as suggesting
from forum.operations import forgetting
from forum.operations.models import JobRun
from forum.outlets.my_data import actions as my_data
from forum.outlets.my_data import retention
from forum.outlets.notices import actions as notices
from forum.outlets.tracker import search
from forum.people.roles import actions as roles
from forum.record.actions import publish_head
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.signposting import still_right
from forum.rooms.together import monthly, overlaps

log = logging.getLogger(__name__)
BREATH = 1.0  # seconds between two looks
SAY_SO_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Job:
    """Something to do again and again. Each is safe to run twice and in two processes at once."""

    name: str
    every: timedelta
    do: Callable[[], object]


SECOND, HALF_A_MINUTE, TEN_MINUTES, HOUR = (timedelta(seconds=each) for each in (1, 30, 600, 3_600))
JOBS = (
    Job("public search", SECOND, search.fill),
    Job("public search, the rest", TEN_MINUTES, search.look_at_the_rest),
    Job("notices", SECOND, notices.tell),
    Job("messages", SECOND, notices.gather),
    Job("page of the month", TEN_MINUTES, notices.send_the_page),
    Job("fair warnings", TEN_MINUTES, promised.give_fair_warning),
    Job("minutes that wait", HOUR, gatherings.remind_of_minutes),
    Job("questions that wait", HOUR, questions.remind_of_questions),
    Job("entries to ask about", HOUR, still_right.ask_if_right),
    Job("news to ask for", HOUR, monthly.ask_for_news),
    Job("who does something alike", HOUR, overlaps.look_for_overlaps),
    Job("claims that wait", TEN_MINUTES, roles.remind_payer),
    Job("post", SECOND, post.drain),
    Job("search", SECOND, voices.fill),
    Job("suggestions", HALF_A_MINUTE, suggesting.suggest),
    Job("words taken back", TEN_MINUTES, forgetting.carry_out_due),
    Job("farewells", HOUR, my_data.part_with_due),
    Job("people to forget", TEN_MINUTES, forgetting.forget_people_due),
    Job("complaints that wait", TEN_MINUTES, my_data.remind_coordinators),
    Job("what has had its time", HOUR, retention.forget_due),
    Job("head of the day", TEN_MINUTES, publish_head),
    Job("help page", HOUR, help_page.write),
)


@dataclass
class Round:
    """Calls what is due, and remembers when each was last called. Monotonic time only: pauses are not history."""

    jobs: Iterable[Job]
    last: dict[str, float] = field(default_factory=dict)

    def go(self) -> None:
        close_old_connections()
        for job in self.jobs:
            started = time.monotonic()
            if started - self.last.get(job.name, -job.every.total_seconds()) >= job.every.total_seconds():
                self.last[job.name] = started
                call(job)
        close_old_connections()


def call(job: Job) -> None:
    """Run one job; whatever goes wrong is logged under its name and held against nobody else."""
    trouble = ""
    try:
        job.do()
    except Exception as fault:
        log.exception("The job '%s' did not finish; it is tried again.", job.name)
        trouble = type(fault).__name__
        connection.close()
    try:
        _say(job.name, trouble)
    except DatabaseError:
        connection.close()  # The database is away; the jobs go on when it is back.


def _say(name: str, trouble: str) -> None:
    """Keep the row fresh to the minute, without a write for every breath."""
    now = clock.now()
    if not JobRun.objects.filter(name=name, trouble=trouble, ran_at__gt=now - SAY_SO_EVERY).exists():
        JobRun.objects.update_or_create(name=name, defaults={"ran_at": now, "trouble": trouble})


def run(stop: threading.Event, jobs: Iterable[Job] = JOBS) -> None:
    """Go round until `stop` is set."""
    rounds = Round(jobs)
    while not stop.is_set():
        rounds.go()
        stop.wait(BREATH)
    connection.close()


def run_until_told_to_stop(jobs: Iterable[Job] = JOBS) -> None:
    """Go round in this process until it gets SIGTERM or Ctrl-C; the job in hand is finished first."""
    stop = threading.Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    run(stop, jobs)


@contextmanager
def running_in_background(jobs: Iterable[Job] = JOBS) -> Iterator[None]:
    """Go round in a thread beside the web server, for as long as the block lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=run, args=(stop, jobs), name="jobs")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
