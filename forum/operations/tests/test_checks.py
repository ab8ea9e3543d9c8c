from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from forum.ground import clock
from forum.ground.dated import actions as dated
from forum.journey.heard import actions as heard
from forum.operations import checks
from forum.operations.checks import Level
from forum.operations.models import JobRun
from forum.people.policy import VISITOR

pytestmark = pytest.mark.django_db


def levels(check: Callable[[], Iterator[checks.Finding]]) -> set[Level]:
    return {finding.level for finding in check()}


def test_the_record_is_guarded() -> None:
    assert levels(checks.guards) == {Level.FINE}


def test_words_taken_back_that_are_still_there_are_named() -> None:
    said = heard.hear(actor=VISITOR, words="The bus is late.")
    heard.withdraw(actor=VISITOR, receipt=said.code)
    assert levels(checks.taken_back) == set()
    with clock.travelled_to(clock.now() + timedelta(days=4)):
        assert levels(checks.taken_back) == {Level.ACT}


def test_a_missing_guard_is_named() -> None:
    with connection.cursor() as cursor:
        on = " ON record_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER record_entry_refuses_update{on}")
    (finding,) = checks.guards()
    assert finding.level is Level.ACT
    assert "record_entry_refuses_update" in finding.words


def test_a_help_route_that_nobody_checked_for_half_a_year_is_named() -> None:
    dated.add_route(name="A friendly ear", what_for="Somebody to talk to", owner="Ellie", phone="01632 960001")
    assert levels(checks.help_routes) == {Level.FINE}
    with clock.travelled_to(clock.now() + timedelta(days=200)):
        (finding,) = checks.help_routes()
    assert finding.level is Level.ACT
    assert "A friendly ear" in finding.words


def test_another_door_that_nobody_checked_for_half_a_year_is_named() -> None:
    door = {"slug": "desk", "name": "The help desk", "what_for": "Your care", "owner": "Ellie", "phone": "01632 960002"}
    dated.set_setting(key="doors", value=[door | {"last_checked": clock.today().isoformat()}])
    assert levels(checks.other_doors) == {Level.FINE}
    with clock.travelled_to(clock.now() + timedelta(days=200)):
        (finding,) = checks.other_doors()
    assert (finding.level, "The help desk" in finding.words) == (Level.ACT, True)


def test_jobs_that_never_ran_are_worth_knowing() -> None:
    assert levels(checks.jobs) == {Level.NOTE}


def test_jobs_that_run_are_fine() -> None:
    JobRun.objects.create(name="post", ran_at=clock.now())
    assert levels(checks.jobs) == {Level.FINE}


def test_jobs_that_stopped_or_stumble_need_somebody() -> None:
    JobRun.objects.create(name="post", ran_at=clock.now() - timedelta(hours=1), trouble="RuntimeError")
    assert [finding.level for finding in checks.jobs()] == [Level.ACT, Level.ACT]


def test_keys_that_others_can_read_need_somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.FORUM_DATA", tmp_path)
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o700)
    (folder / "secret").touch(mode=0o600)
    assert levels(checks.keys) == {Level.FINE}
    (folder / "secret").chmod(0o644)
    (finding,) = checks.keys()
    assert finding.level is Level.ACT
    assert "secret" in finding.words


def test_a_database_that_will_not_say_hides_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> Iterator[checks.Finding]:
        raise OperationalError("gone")

    monkeypatch.setattr(checks, "jobs", silent)
    monkeypatch.setattr("forum.operations.checks.connection.close", lambda: None)
    found = checks.look()
    assert any(finding.level is Level.ACT and "gone" in finding.words for finding in found)
    assert any("free" in finding.words for finding in found)
