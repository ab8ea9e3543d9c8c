"""Papers of gatherings: each as a tagged PDF that says what the page says, on as many sheets as were promised."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from forum.ground import clock
from forum.outlets.papers import gathering_pages, pdf
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering
from forum.rooms.gatherings.rules import Kind
from tests.fixtures.village import Village


def read(client: Client, path: str) -> PdfReader:
    answer = client.get(path)
    assert answer["Content-Type"] == "application/pdf", path
    drawn = PdfReader(io.BytesIO(answer.content))
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return drawn


def words(drawn: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in drawn.pages).split())


def visit(village: Village) -> Gathering:
    starts = clock.now() - timedelta(days=3)
    made = actions.announce(
        actor=village.actor("ada"), kind=Kind.POP_UP, title="With tea", venue=village.venue, group=village.forum,
        starts_at=starts, ends_at=starts + timedelta(hours=1), visits=village.charity,
        pair=[village.people["ada"], village.people["bo"]],
    )  # fmt: skip
    written = actions.write_visit(
        actor=village.actor("ada"),
        gathering=made,
        shared="News of benches.",
        points=[("Nobody rang back", 4), ("X", 1)],
    )
    actions.approve_visit(actor=village.actor("flo"), visit=written)
    return made


@pytest.mark.parametrize(("query", "width"), [("", 595), ("?size=a5", 420), ("?large=1", 595), ("?size=x", 595)])
def test_a_poster_fits_one_sheet_and_says_when_and_where(
    client: Client, village: Village, query: str, width: int
) -> None:
    meeting = village.hold_meeting(days_ago=-9, present=())
    drawn = read(client, f"/papers/posters/{meeting.public_id}.pdf{query}")
    assert len(drawn.pages) == 1
    assert round(drawn.pages[0].mediabox.width) == width
    said = words(drawn)
    for part in ("Open meeting", "Village hall", "March", "Come late, leave early"):
        assert part in said
    assert f"/come/{meeting.public_id}" in said.replace(" ", "")  # it may run over the end of a line
    assert "in nine days" not in said


def test_a_groups_letter_is_two_pages_at_most_and_points_at_nobody(client: Client, village: Village) -> None:
    visit(village)
    drawn = read(client, "/papers/visited/gardens.pdf")
    assert len(drawn.pages) <= 2
    assert "Nobody rang back (said by 4)" in words(drawn)
    assert "X" not in words(drawn).split()
    page = client.get("/visited/gardens").content.decode()
    assert "Nobody rang back" in page
    assert client.get("/papers/visited/nobody.pdf").status_code == 404


def test_what_we_work_on_is_one_page_and_the_sheet_asks_no_name(client: Client, village: Village) -> None:
    assert len(read(client, "/papers/working-on.pdf").pages) == 1
    meeting = village.hold_meeting(days_ago=-9, present=())
    assert client.get(f"/papers/sheets/{meeting.public_id}.pdf").status_code == 302
    client.force_login(village.people["ada"].account)
    drawn = read(client, f"/papers/sheets/{meeting.public_id}.pdf")
    assert len(drawn.pages) == 1
    assert "No name is needed" in words(drawn)


def test_where_no_pdf_can_be_drawn_the_page_itself_prints(
    client: Client, village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_args: object, **_told: object) -> bytes:
        raise pdf.NoPdf("libpango is not installed.")

    monkeypatch.setattr(gathering_pages, "as_pdf", missing)
    assert client.get("/papers/visited/gardens.pdf").url == "/visited/gardens"
