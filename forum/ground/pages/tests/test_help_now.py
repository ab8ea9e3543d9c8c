"""/help-now is the first thing the program can say, whatever else is wrong. Databases that stop: tests/faults."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from forum.ground.pages.engine import static

pytestmark = pytest.mark.usefixtures("small_site")
NUMBERS = ["999", "111", "116 123", "85258", "18001 111", "0800 1111"]


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FORUM_DATA = tmp_path
    return tmp_path


@pytest.mark.parametrize("address", ["/help-now", "/help-now/", "/help-now?from=letter"])
def test_a_fresh_forum_answers_without_a_database(client: Client, address: str) -> None:
    """No `django_db` mark here: a question to the database would fail this test."""
    answer = client.get(address)
    assert answer.status_code == 200
    for number in NUMBERS:
        assert number in answer.content.decode()
    assert "Nobody watches this site" in answer.content.decode()


def test_it_is_strict_though_nothing_else_has_run(client: Client) -> None:
    answer = client.get("/help-now")
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "<script" not in answer.content.decode()
    assert " style=" not in answer.content.decode()
    assert not answer.cookies


def test_the_forums_own_file_is_what_is_shown(client: Client, folder: Path) -> None:
    (folder / "help-now.html").write_text("<!doctype html><h1>Ours</h1></html>\n")
    assert client.get("/help-now").content.decode() == "<!doctype html><h1>Ours</h1></html>\n"


@pytest.mark.parametrize("broken", [b"", b"<!doctype html><h1>Half", b"\xff\xfe\x00"])
def test_a_broken_file_is_not_shown(client: Client, folder: Path, broken: bytes) -> None:
    (folder / "help-now.html").write_bytes(broken)
    assert "116 123" in client.get("/help-now").content.decode()


def test_a_folder_in_its_place_is_no_trouble(client: Client, folder: Path) -> None:
    (folder / "help-now.html").mkdir()
    assert "116 123" in client.get("/help-now").content.decode()


def test_a_page_comes_with_the_style_unbuilt() -> None:
    assert static("never-built.css") == "/static/never-built.css"
