"""When something goes wrong: kindly, with a way on, no question to the database, and no word lost."""

from html import unescape

import pytest
from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError
from django.test import Client, RequestFactory

from forum.ground.pages import sorry

LETTER = 'Dear all,\r\n\r\n  the bus "left" <early> & nobody came.'


def test_every_page_of_trouble_comes_without_the_database(ask: RequestFactory) -> None:
    """No `django_db` mark here: a question to the database would fail this test."""
    pages = [
        sorry.bad_request(ask.get("/")),
        sorry.no_entry(ask.get("/")),
        sorry.not_found(ask.get("/")),
        sorry.our_mistake(ask.get("/")),
        sorry.form_went_stale(ask.get("/")),
        sorry.resting(ask.get("/"), None),
    ]
    assert [page.status_code for page in pages] == [400, 403, 404, 500, 403, 503]
    for page in pages:
        words = page.content.decode()
        assert 'href="/help-now"' in words
        assert words.count("<h1>") == 1
        assert page["Cache-Control"] == "no-store"
        for machine in ("invalid", "error", "failed", "forbidden", "denied"):
            assert machine not in words.split("<main")[1].split("</main")[0].lower()


@pytest.mark.parametrize(
    ("exception", "away"),
    [
        (OperationalError("server closed the connection"), True),
        (InterfaceError("connection already closed"), True),
        (DatabaseError("file is not a database"), True),
        (IntegrityError("UNIQUE constraint"), False),
        (DataError("value too long"), False),
        (RuntimeError("ours"), False),
    ],
)
def test_only_a_database_that_is_away_is_a_rest(exception: Exception, *, away: bool) -> None:
    assert sorry.database_is_away(exception) is away


@pytest.mark.usefixtures("small_site")
def test_a_lost_database_is_a_kind_503_with_a_time_to_come_back(client: Client) -> None:
    answer = client.get("/loses-the-database")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.usefixtures("small_site")
def test_our_own_mistake_is_said_plainly(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.post("/falls-over", {"words": LETTER})
    assert answer.status_code == 500
    assert "our mistake" in answer.content.decode()
    assert "RuntimeError" not in answer.content.decode()


@pytest.mark.parametrize("page", ["resting", "our_mistake", "bad_request"])
def test_no_word_is_lost_with_our_mistake(ask: RequestFactory, page: str) -> None:
    request = ask.post("/say", {"words": LETTER, "csrfmiddlewaretoken": "secret-token-of-a-form"})
    answer = sorry.resting(request, None) if page == "resting" else getattr(sorry, page)(request)
    assert LETTER.replace("\r\n", "\n") in unescape(answer.content.decode())
    assert "secret-token-of-a-form" not in answer.content.decode()


def test_an_upload_that_cannot_be_read_is_no_second_mistake(ask: RequestFactory) -> None:
    request = ask.post("/say", "broken", content_type="multipart/form-data; boundary=x")
    assert sorry.our_mistake(request).status_code == 500


@pytest.mark.django_db
@pytest.mark.usefixtures("small_site")
def test_a_stale_form_is_sent_again_with_one_press() -> None:
    client = Client(enforce_csrf_checks=True)
    sent = {"words": LETTER, "area": "fen"}
    answer = client.post("/gallery", sent, headers={"sec-fetch-site": "same-origin"})
    words = answer.content.decode()
    assert answer.status_code == 403
    assert "Please press send again" in words
    assert LETTER.replace("\r\n", "\n") in unescape(words)
    assert '<input type="hidden" name="area" value="fen">' in words
    token = words.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert client.post("/gallery", sent | {"csrfmiddlewaretoken": token}).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("small_site")
@pytest.mark.parametrize("came_from", ["cross-site", "same-site", "none", ""])
def test_another_site_cannot_have_its_form_sent_by_a_press(came_from: str) -> None:
    headers = {"sec-fetch-site": came_from} if came_from else {}
    words = Client(enforce_csrf_checks=True).post("/gallery", {"words": LETTER}, headers=headers).content.decode()
    assert "csrfmiddlewaretoken" not in words
    assert LETTER.replace("\r\n", "\n") in unescape(words), "still there to copy"


@pytest.mark.usefixtures("small_site")
def test_an_address_for_a_button_says_so(client: Client) -> None:
    answer = client.get("/settings/few-lines")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "button on another page" in answer.content.decode()
