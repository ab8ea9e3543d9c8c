"""The frame: the same doors and help on every page, one question at most, few lines without an account."""

import re

import pytest
from django.test import Client

from forum.ground.dated import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_site")]
DOORS = ["/say", "/come", "/find", "/changed", "/join", "/help-now"]


def test_doors_and_help_are_on_every_page(client: Client) -> None:
    for address in ["/gallery", "/settings", "/nowhere"]:
        words = client.get(address).content.decode()
        for door in DOORS:
            assert f'href="{door}"' in words, f"{address} has no way to {door}"
        assert words.index('class="skip"') < words.index("<header")


def test_the_frame_asks_the_database_once(client: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):
        client.get("/gallery")


def test_the_forum_says_its_own_name_and_who_hosts_it(client: Client) -> None:
    actions.set_setting(key="name", value="Fen <Edge> Forum")
    actions.set_setting(key="hosted_by", value="Brandon & District Trust")
    words = client.get("/gallery").content.decode()
    assert "Fen &lt;Edge&gt; Forum" in words
    assert "Hosted by Brandon &amp; District Trust." in words


def test_a_visitor_is_given_no_cookie(client: Client) -> None:
    client.get("/gallery")
    assert not client.cookies


def test_few_lines_is_kept_in_this_browser_and_leads_back(client: Client) -> None:
    assert 'class="few-lines"' not in client.get("/gallery").content.decode()
    answer = Client(enforce_csrf_checks=True).post("/settings/few-lines", {"few_lines": "on", "back": "/gallery?a=b"})
    assert answer.status_code == 302
    assert answer["Location"] == "/gallery?a=b"
    client.post("/settings/few-lines", {"few_lines": "on"})
    assert 'class="few-lines"' in client.get("/gallery").content.decode()
    client.post("/settings/few-lines", {"few_lines": "off"})
    assert 'class="few-lines"' not in client.get("/gallery").content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "\t//example.org", ""],
)
def test_the_way_back_never_leads_elsewhere(client: Client, elsewhere: str) -> None:
    assert client.post("/settings/few-lines", {"back": elsewhere})["Location"] == "/"


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(client: Client) -> None:
    answer = client.get("/gallery")
    words = answer.content.decode()
    assert not re.search(r'(src|<link[^>]+href)="(https?:)?//', words)
    assert not re.search(r"<style|\sstyle=|\son\w+=", words)
    assert "<script>" not in words
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_title_says_when_something_needs_another_look(client: Client) -> None:
    assert "<title>Gallery" in client.get("/gallery").content.decode()
    assert "<title>Please look again: Gallery" in client.get("/gallery?words=").content.decode()


def test_their_words_come_escaped_with_every_line_break(client: Client) -> None:
    words = client.get("/gallery").content.decode()
    assert "I said it in May.\n\n  Nothing came.\n&lt;script&gt;" in words


def test_the_journey_is_a_picture_and_always_a_list(client: Client) -> None:
    words = client.get("/gallery").content.decode()
    assert words.count('class="stations"') == 2
    assert "still to come" in words
    assert "it went round again" in words
    assert words.count("this answers me</span>") == 1, "a flag flies only where it was said"
