"""Everything for a meeting as page, PDF and ODT, which LibreOffice opens; minutes to edit; ballot papers."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader

from forum.journey.taken_up import actions as taken_up
from forum.outlets.papers import odt, pack_pages
from forum.people.policy import Refused
from forum.rooms.gatherings import actions
from forum.rooms.gatherings.models import Gathering
from forum.rooms.together import actions as together
from forum.rooms.together.models import Work
from forum.rooms.together.rules import Started
from tests.fixtures.village import Village

OFFICE = shutil.which("soffice")


@pytest.fixture
def coming(village: Village) -> Gathering:
    """A meeting to come: something was agreed at the last one, work goes on, the governors took something."""
    ada = village.actor("ada")
    last = village.hold_meeting(days_ago=20)
    actions.agree_action(actor=ada, gathering=last, words="Ask the drivers", who="Heron")
    taken = actions.agree_action(actor=ada, gathering=last, words="The locked door", who="Ferry", for_governors=True)
    assert taken.by
    assert (taken.by - last.starts_at.date()).days == 31
    actions.note_done(actor=ada, action=taken, came_of_it="It is open by day.")
    together.start(actor=ada, title="Benches by the river", in_short="Somewhere to sit.", started_by=Started.MEMBERS)
    meeting = village.hold_meeting(days_ago=-9, present=())
    actions.set_slot(actor=ada, gathering=meeting, minutes=20, title="Welcome & <tea>")
    return meeting


def test_before_the_agenda_is_up_it_is_for_members(village: Village, coming: Gathering) -> None:
    path = f"/come/{coming.public_id}/pack"
    for address in (path, f"/papers/packs/{coming.public_id}.pdf", f"/papers/packs/{coming.public_id}.odt"):
        assert Client().get(address).status_code == 404
    assert village.client("ada").get(path).status_code == 200
    actions.publish_agenda(actor=village.actor("ada"), gathering=coming)
    assert Client().get(path).status_code == 200


def test_page_pdf_and_odt_say_the_same(village: Village, coming: Gathering) -> None:
    actions.publish_agenda(actor=village.actor("ada"), gathering=coming)
    page = Client().get(f"/come/{coming.public_id}/pack").content.decode()
    drawn = PdfReader(io.BytesIO(Client().get(f"/papers/packs/{coming.public_id}.pdf").content))
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]
    pdf = " ".join(" ".join(sheet.extract_text() for sheet in drawn.pages).split())
    written = zipfile.ZipFile(io.BytesIO(Client().get(f"/papers/packs/{coming.public_id}.odt").content))
    text = written.read("content.xml").decode()
    for words in ("Ask the drivers", "It is open by day.", "Benches by the river"):
        assert words in page
        assert words in pdf
        assert words in text
    assert "Welcome &amp; &lt;tea&gt;" in text


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here.")
def test_libreoffice_opens_pack_and_minutes(village: Village, coming: Gathering, tmp_path: Path) -> None:
    ada = village.actor("ada")
    actions.publish_agenda(actor=ada, gathering=coming)
    held = village.meeting
    slot = actions.set_slot(actor=ada, gathering=held, minutes=20, title="The bus")
    actions.write_minutes(actor=ada, slot=slot, words="It was on time.\nAll week.", base="")
    for name, gathering, words in (("packs", coming, "Ask the drivers"), ("minutes", held, "It was on time.")):
        answer = village.client("ada").get(f"/papers/{name}/{gathering.public_id}.odt")
        assert answer["Content-Type"] == odt.TYPE
        file = tmp_path / f"{name}.odt"
        file.write_bytes(answer.content)
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        told = [str(OFFICE), home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
        subprocess.run([*told, str(file)], check=True, capture_output=True, timeout=180)
        assert words in file.with_suffix(".txt").read_text(encoding="utf-8-sig")


def test_without_pandoc_it_leads_to_the_page(
    village: Village, coming: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing() -> str:
        raise odt.NoOdt("pandoc is not there.")

    monkeypatch.setattr(odt, "_pandoc", nothing)
    answer = village.client("ada").get(f"/papers/packs/{coming.public_id}.odt")
    assert answer.headers["Location"] == f"/come/{coming.public_id}/pack"
    monkeypatch.setattr(odt, "_pandoc", lambda: "/nowhere/pandoc")
    with pytest.raises(odt.NoOdt):
        odt.as_odt("papers/pdf/pack.jinja", pack=pack_pages.pack_of(coming), gathering=coming)


def test_what_the_governors_took_is_not_done_without_a_word(village: Village) -> None:
    ada = village.actor("ada")
    taken = actions.agree_action(
        actor=ada, gathering=village.meeting, words="The locked door", who="Ferry", for_governors=True
    )
    with pytest.raises(Refused, match="what came of it"):
        actions.note_done(actor=ada, action=taken)
    page = village.client("ada").post(f"/actions/{taken.public_id}/done", {"came_of_it": " "}).content.decode()
    assert "what came of it" in page
    assert "with the governors" in Client().get("/actions").content.decode()
    village.client("ada").post(f"/actions/{taken.public_id}/done", {"came_of_it": "It is open."})
    assert "It is open." in Client().get("/actions").content.decode()


def test_work_gets_a_few_minutes_once(village: Village, coming: Gathering) -> None:
    ada = village.client("ada")
    path = f"/come/{coming.public_id}/agenda/updates"
    assert "Benches by the river" in ada.get(path).content.decode()
    work = Work.objects.get()
    for _time in range(2):
        ada.post(path, {"works": [work.public_id], "minutes": 5})
    assert list(coming.slots.values_list("title", flat=True)).count("Benches by the river") == 1
    assert "Choose one" in ada.post(path, {"minutes": 5}).content.decode()
    with pytest.raises(Refused, match="begun"):
        taken_up.put_updates(actor=village.actor("ada"), meeting=village.meeting, works=[work])


def test_ballot_papers_are_all_alike(village: Village) -> None:
    given = {"question": "A new name", "choices": "River\nReed\n\n", "ranked": "yes", "number": 9}
    answer = village.client("ada").post("/papers/ballots", given)
    drawn = PdfReader(io.BytesIO(answer.content))
    assert len(drawn.pages) == 3
    assert drawn.pages[0].extract_text().count("A new name") == 4
    assert "Number them" in drawn.pages[0].extract_text()


@pytest.mark.parametrize("choices", ["", "River", "\n".join("abcdefghi")])
def test_ballot_papers_need_some_choices(village: Village, choices: str) -> None:
    page = village.client("ada").post("/papers/ballots", {"question": "A name", "choices": choices, "number": 9})
    assert "nhsuk-error-summary" in page.content.decode()
    assert "A name" in page.content.decode()


def test_a_visitor_makes_no_ballot_papers() -> None:
    assert Client().get("/papers/ballots").status_code in {302, 403}
