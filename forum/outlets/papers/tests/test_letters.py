"""Letters wait for somebody to print them: tagged PDF, an address in the window, a square to scan."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from forum.ground.post.models import Delivery
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Contact, Voice
from forum.journey.heard.rules import AnswerWay
from forum.journey.taken_up import short_road
from forum.outlets.papers import pdf
from forum.people.policy import VISITOR
from tests.fixtures.village import Village

HOME = "Vic & Co\n1 High Street\nMarch PE15 9ZZ"


def told_by_letter(village: Village, *, to: str = HOME) -> Voice:
    from forum.ground import post

    said = heard.hear(actor=VISITOR, words="The bench is broken.")
    Contact.objects.create(voice=said.voice, way=AnswerWay.LETTER, address=to)
    direct = short_road.answer_directly(actor=village.actor("ada"), voice=said.voice, words="It is <mended>.")
    from forum.ground.journal.models import Event

    event = Event.objects.get(act="taken_up.answer_directly", about__direct=direct.public_id)
    post.queue(
        kind="direct_answer", way="letter", to_kind="voice", to_id=said.voice.pk, event=event, key=direct.public_id
    )
    return said.voice


@pytest.fixture
def gus(village: Village, client: Client) -> Client:
    client.force_login(village.people["gus"].account)  # type: ignore[arg-type]
    return client


def test_the_letters_are_one_tagged_pdf_in_order(village: Village, gus: Client) -> None:
    for number in range(3):
        told_by_letter(village, to=f"Vic {number}\n1 High Street")
    answer = gus.get("/papers/letters.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    drawn = PdfReader(io.BytesIO(answer.content))
    assert len(drawn.pages) == 3
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert drawn.trailer["/Root"]["/Lang"] == "en-GB"
    words = drawn.pages[1].extract_text()
    assert "Vic 1" in words
    assert "It is <mended>." in words
    assert "/t/" in words
    assert "bench is broken" not in words


def test_an_envelope_says_nothing_of_who_sends_it(village: Village, gus: Client) -> None:
    told_by_letter(village)
    drawn = PdfReader(io.BytesIO(gus.get("/papers/envelopes.pdf").content))
    assert drawn.pages[0].extract_text().split() == HOME.split()


def test_what_is_in_the_post_waits_no_more_and_the_rest_stays(village: Village, gus: Client) -> None:
    told_by_letter(village)
    told_by_letter(village, to="Bo\n2 High Street")
    first, second = Delivery.objects.order_by("pk")
    assert "Vic &amp; Co" in gus.get("/papers/letters").content.decode()
    gus.post("/papers/letters", {"letter": [str(first.pk), "x", "9" * 30]})
    page = gus.get("/papers/letters").content.decode()
    assert "Vic &amp; Co" not in page
    assert "Bo" in page
    assert Delivery.objects.get(pk=second.pk).sent_at is None


def test_words_that_were_taken_back_are_not_printed(village: Village, gus: Client) -> None:
    voice = told_by_letter(village)
    Voice.objects.filter(pk=voice.pk).update(withdrawn_at=voice.heard_at)
    assert "No letter waits" in gus.get("/papers/letters").content.decode()
    assert Delivery.objects.get().dropped_at


@pytest.mark.parametrize("name", ["ada", "eve", "hal", "vic"])
@pytest.mark.parametrize("path", ["/papers/letters", "/papers/letters.pdf", "/papers/envelopes.pdf"])
def test_addresses_are_for_the_coordinator_alone(village: Village, name: str, path: str) -> None:
    client = Client()
    if name != "vic":
        client.force_login(village.people[name].account)  # type: ignore[arg-type]
    assert client.get(path).status_code == (302 if name == "vic" else 403)


def test_without_the_libraries_the_page_itself_is_printed(
    village: Village, gus: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forum.outlets.papers import letter_pages

    def missing(*_args: object, **_more: object) -> bytes:
        raise pdf.NoPdf("libpango is not installed.")

    told_by_letter(village)
    monkeypatch.setattr(letter_pages, "as_pdf", missing)
    monkeypatch.setattr(letter_pages, "can_draw", lambda: False)
    assert gus.get("/papers/letters.pdf").status_code == 302
    page = gus.get("/papers/letters").content.decode()
    assert "This machine cannot make a PDF" in page
    assert "1 High Street" in page


def test_a_paper_fetches_nothing(village: Village, gus: Client) -> None:
    told_by_letter(village, to="<img src='http://127.0.0.1:9/x.png'>\n<script>")
    assert gus.get("/papers/letters.pdf").status_code == 200
