"""The pages of the record and what can be carried away from them."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import Client

from forum import record
from forum.outlets.public_record import verify
from forum.outlets.public_record.words import ACT_WORDS
from forum.people.membership.models import Office, Organisation
from forum.people.policy import POLICY
from forum.record import actions, queries
from forum.record.models import Entry

pytestmark = pytest.mark.django_db


def append(number: int = 1, **more: object) -> int:
    facts = {"act": "heard.hear", "subject": f"voice:{number}", "actor": "somebody"} | more
    return record.append(**facts)


def body(response: object) -> bytes:
    return b"".join(response) if response.streaming else response.content


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def listed(words: str) -> list[tuple[int, str]]:
    """The numbers and sentences of the list."""
    found = re.findall(r'<h2><a href="/record/(\d+)">([^<]*)</a></h2>', words)
    return [(int(number), sentence) for number, sentence in found]


def test_entries_are_told_in_plain_words_the_newest_first(client: Client) -> None:
    trust = Organisation.objects.create(slug="trust", name="The Trust")
    Office.objects.create(slug="chief-executive", name="Chief executive", organisation=trust)
    append()
    append(act="promised.reply", actor="office:chief-executive", subject="matter:ab", facts={"title": "A warm hall"})
    words = page(client, "/record")
    assert words.index("Chief executive replied to a recommendation") < words.index("Somebody said something")
    assert "A warm hall" in words


def test_what_is_not_in_the_catalogue_is_still_told(client: Client) -> None:
    append(act="mending.mend_fence", actor="office:gone-since")
    assert "Gone since did this: mend fence" in page(client, "/record")


def test_every_public_act_has_its_words() -> None:
    POLICY.read() if not POLICY.rows else None
    assert {act for act, row in POLICY.rows.items() if row.public} - ACT_WORDS.keys() == set()


def test_the_list_goes_on_by_what_was_last_seen(client: Client) -> None:
    for number in range(25):
        append(number)
    first = page(client, "/record")
    (onward,) = re.findall(r'href="(\?after=[^"]+)" rel="next"', first)
    shown = [number for number, _ in listed(first)]
    assert len(shown) == 10
    assert [number for number, _ in listed(page(client, f"/record{onward}"))] == [number - 10 for number in shown]


def test_one_thing_can_be_followed_through_the_record(client: Client) -> None:
    append(1, subject="matter:ab", act="taken_up.take_up")
    append(2)
    append(3, subject="matter:ab", act="decided.recommend")
    assert [sentence for _, sentence in listed(page(client, "/record?about=matter:ab"))] == [
        "Somebody sent a recommendation to an office",
        "Somebody took something up",
    ]


@pytest.mark.parametrize("about", ["\x00", "'; DROP TABLE record_entry; --", "<script>", "matter:ab\n"])
def test_a_strange_question_shows_everything(client: Client, about: str) -> None:
    append()
    assert len(listed(page(client, f"/record?{urlencode({'about': about})}"))) == 1


def test_an_entry_shows_its_exact_line_and_its_neighbours(client: Client) -> None:
    first, second = append(1), append(2, facts={"name": "<b>Łódź</b>"})
    append(3)
    words = page(client, f"/record/{second}")
    entry = Entry.objects.get(pk=second)
    assert bytes(entry.line).decode() in words
    assert entry.hash in words
    assert f'href="/record/{first}"' in words
    assert f'href="/record/{second + 1}"' in words
    assert "<b>Łódź" not in client.get(f"/record/{second}").content.decode()


@pytest.mark.parametrize("number", [0, 7, 10**30])
def test_an_entry_that_is_not_there_is_not_found(client: Client, number: int) -> None:
    assert client.get(f"/record/{number}").status_code == 404


def test_what_is_carried_away_is_whole(client: Client, tmp_path: Path) -> None:
    for number in range(5):
        append(number, facts={"name": "你好\u2028\n"})
    response = client.get("/record/download")
    head = queries.head()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert f"record-{head.sequence}-{head.hash[:12]}.txt" in response["Content-Disposition"]
    file, script = tmp_path / "record.txt", tmp_path / "verify.py"
    file.write_bytes(body(response))
    script.write_bytes(body(client.get("/record/verify.py")))
    done = subprocess.run([sys.executable, "-I", script, "--head", head.hash, file], check=False, capture_output=True)
    assert done.returncode == 0, done.stdout


def test_what_is_carried_away_comes_in_pieces(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PIECE", 2)
    for number in range(5):
        append(number)
    pieces = list(client.get("/record/download"))
    assert [piece.count(b"\n") for piece in pieces] == [2, 2, 1]


@pytest.mark.parametrize("address", ["/record/download", "/record/head.json", "/record/verify.py"])
def test_nothing_is_sent_twice_to_whoever_has_it(client: Client, address: str) -> None:
    append()
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, body(again)) == (304, b"")
    append()
    assert client.get(address, headers={"If-None-Match": tag}).status_code == (304 if "verify" in address else 200)


def test_asking_about_the_download_does_not_make_it(client: Client) -> None:
    append()
    response = client.head("/record/download")
    assert response.status_code == 200
    assert body(response) == b""


def test_programs_can_read_the_head(client: Client) -> None:
    append()
    assert client.get("/record/head.json").json() == {"sequence": queries.head().sequence, "hash": queries.head().hash}


def test_the_marks_of_the_days_are_shown_as_the_verifier_takes_them(client: Client) -> None:
    assert "No mark yet" in page(client, "/record/heads")
    append()
    published = actions.publish_head()
    assert published is not None
    assert f"{published.sequence}:{published.hash}" in page(client, "/record/heads")


def test_how_to_check_is_told_with_the_line_to_type(client: Client) -> None:
    append()
    head = queries.head()
    assert f"python3 verify.py --head {head.sequence}:{head.hash} record.txt" in page(client, "/record/how")


# One of them is the name of the forum, for the frame.
@pytest.mark.parametrize("count", [1, 3, 300])
@pytest.mark.parametrize(
    ("address", "queries_wanted"),
    [
        ("/record", 3),
        ("/record/1", 4),
        ("/record/heads", 2),
        ("/record/how", 2),
        ("/record/head.json", 1),
        ("/record/download", 2),
    ],
)
def test_pages_ask_the_same_few_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: object, count: int, address: str, queries_wanted: int
) -> None:
    for number in range(count):
        append(number, actor="office:chief-executive")
    actions.publish_head()
    first = Entry.objects.order_by("sequence").first()
    assert first is not None
    with django_assert_max_num_queries(queries_wanted):
        body(client.get(address.replace("/1", f"/{first.sequence}")))


def test_an_empty_record_invites(client: Client) -> None:
    assert "The first line comes with the first voice" in page(client, "/record")
    assert body(client.get("/record/download")) == b""


def test_the_served_verifier_is_the_tested_one(client: Client) -> None:
    assert body(client.get("/record/verify.py")) == Path(verify.__file__).read_bytes()
