import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from forum.ground import clock
from forum.operations.jobs import Job, Round, call, run
from forum.operations.models import JobRun

pytestmark = pytest.mark.django_db
ALWAYS, RARELY = timedelta(0), timedelta(days=1)


def stumble() -> None:
    raise RuntimeError("on purpose")


@pytest.fixture(autouse=True)
def _keep_the_test_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop closes old connections; a test's only one lives in a transaction."""
    monkeypatch.setattr("forum.operations.jobs.close_old_connections", lambda: None)
    monkeypatch.setattr("forum.operations.jobs.connection.close", lambda: None)


def test_a_job_that_stumbles_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    Round([Job("first", ALWAYS, stumble), Job("second", ALWAYS, lambda: done.append("second"))]).go()
    assert done == ["second"]
    assert "first" in caplog.text
    assert dict(JobRun.objects.values_list("name", "trouble")) == {"first": "RuntimeError", "second": ""}


def test_a_job_is_called_as_often_as_it_asks() -> None:
    done: list[str] = []
    rounds = Round(
        [Job("often", ALWAYS, lambda: done.append("often")), Job("rare", RARELY, lambda: done.append("rare"))]
    )
    rounds.go()
    rounds.go()
    assert done == ["often", "rare", "often"]


def test_a_job_that_recovers_says_so() -> None:
    call(Job("post", ALWAYS, stumble))
    call(Job("post", ALWAYS, lambda: None))
    assert JobRun.objects.get(name="post").trouble == ""


def test_the_row_is_kept_fresh_to_the_minute() -> None:
    start = clock.now()
    for seconds in (0, 30, 90):
        with clock.travelled_to(start + timedelta(seconds=seconds)):
            call(Job("post", ALWAYS, lambda: None))
    assert JobRun.objects.get(name="post").ran_at == start + timedelta(seconds=90)


@pytest.mark.parametrize("last", [lambda _stop: None, lambda _stop: stumble()])
def test_the_loop_stops_when_told_and_finishes_what_is_in_hand(last: Callable[[threading.Event], None]) -> None:
    stop, done = threading.Event(), []

    def leave() -> None:
        stop.set()
        done.append("in hand")
        last(stop)

    run(stop, [Job("leave", ALWAYS, leave), Job("next", ALWAYS, lambda: done.append("next"))])
    assert done == ["in hand", "next"]
