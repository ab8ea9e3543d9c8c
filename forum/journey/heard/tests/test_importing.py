"""A list of comments: every bad row is named, all of it comes or nothing, and it is safe to repeat."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forum.journey.heard import importing
from forum.journey.heard.importing import Columns, Unreadable
from forum.journey.heard.models import Receipt, Voice
from forum.people.policy import NotYours, Refused
from forum.record.models import Entry
from tests.fixtures.village import Village

WORDS = ["The bus is late.", "=2+5", "Zoë’s naïve café – “quoted”", "two\nlines", "  spaces  "]


def write_csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "list.csv"
    file.write_bytes(text.encode(encoding))
    return file


def write_xlsx(folder: Path) -> Path:
    file = folder / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["words", "day"])
    for words in WORDS:
        book.active.append([words, date(2026, 3, 1)])
        book.active.cell(book.active.max_row, 1).data_type = "s"
    book.save(file)
    return file


def write_ods(folder: Path) -> Path:
    """The smallest file that is a spreadsheet of the open format."""
    cells = "".join(
        "<table:table-row><table:table-cell office:value-type='string'>"
        + "".join(f"<text:p>{line}</text:p>" for line in words.split("\n"))
        + "</table:table-cell></table:table-row>"
        for words in ["words", "The bus is late.", "two\nlines"]
    )
    names = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "table", "text")
    )
    file = folder / "list.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
            "<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/>"
            "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f"<table:table table:name='a'>{cells}</table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return file


def look(file: Path, **columns: str) -> importing.Look:
    return importing.look_at(file, columns=Columns(**({"words": "words"} | columns)), source="list")


def test_a_spreadsheet_is_kept_letter_for_letter(village: Village, tmp_path: Path) -> None:
    found = look(write_xlsx(tmp_path), said_on="day")
    importing.bring_in(actor=village.actor("gus"), look=found)
    assert list(Voice.objects.order_by("pk").values_list("words", flat=True)) == WORDS
    assert set(Voice.objects.values_list("said_on", flat=True)) == {date(2026, 3, 1)}


def test_the_open_format_is_read(village: Village, tmp_path: Path) -> None:
    assert [row.words for row in look(write_ods(tmp_path)).rows] == ["The bus is late.", "two\nlines"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding(db: None, tmp_path: Path, separator: str, encoding: str) -> None:
    file = write_csv(tmp_path, f"id{separator}words\r\n1{separator}Zoë’s café\r\n", encoding)
    assert [row.words for row in look(file).rows] == ["Zoë’s café"]


def test_each_bad_row_is_named_and_nothing_comes(village: Village, tmp_path: Path) -> None:
    text = f'words,day\n"   ",2026-01-01\nGood,31/2/2026\nGood,2199-01-01\n{"x" * 20_001},\nGood,\n'
    found = look(write_csv(tmp_path, text), said_on="day")
    assert [number for number, _problem in found.problems] == [2, 3, 4, 5]
    before = Entry.objects.count()
    with pytest.raises(Refused, match="Row 2"):
        importing.bring_in(actor=village.actor("gus"), look=found)
    assert (Voice.objects.count(), Receipt.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_the_same_list_again_adds_only_what_is_new(village: Village, tmp_path: Path) -> None:
    gus = village.actor("gus")
    first = importing.bring_in(actor=gus, look=look(write_csv(tmp_path, "words\nOne\nOne\nTwo\n")))
    again = look(write_csv(tmp_path, "words\nOne\nOne\nTwo\nThree\n"))
    assert (len(first), again.already, len(again.rows)) == (3, 3, 1)
    importing.bring_in(actor=gus, look=again)
    assert Voice.objects.count() == 4


def test_a_fault_half_way_brings_nothing(village: Village, tmp_path: Path) -> None:
    found = look(write_csv(tmp_path, "words\n" + "".join(f"Number {number}\n" for number in range(20))))

    def fail_at_ten(number: int) -> None:
        if number == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.bring_in(actor=village.actor("gus"), look=found, seen=fail_at_ten)
    assert Voice.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("broken.xlsx", b"PK\x03\x04 not a spreadsheet"),
        ("word.docx", b"x"),
        ("quote.csv", b'words\n"never closed'),
    ],
)
def test_a_file_that_is_no_list_is_said_kindly(db: None, tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable) as said:
        look(file)
    assert len(str(said.value).split()) < 25


def test_a_column_that_is_not_there_names_those_that_are(db: None, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="“words”"):
        look(write_csv(tmp_path, "words\nOne\n"), words="comments")


def test_the_host_cannot_bring_lists(village: Village, tmp_path: Path) -> None:
    with pytest.raises(NotYours):
        importing.bring_in(actor=village.actor("dee"), look=look(write_csv(tmp_path, "words\nOne\n")))


def test_on_screen_the_columns_are_chosen_and_looked_at_first(village: Village) -> None:
    client = Client()
    client.force_login(village.people["gus"].account)
    file = SimpleUploadedFile("autumn.csv", b"id,comment\n1,The bus is late.\n2,<script>alert(1)</script>\n")
    page = client.post("/say/list", {"file": file}).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    fields = {"token": token, "words": "comment", "said_on": "", "id": "id", "source": "autumn"}
    shown = client.post("/say/list/look", fields).content.decode()
    assert "&lt;script&gt;" in shown
    assert Voice.objects.count() == 0
    done = client.post("/say/list/look", fields | {"sure": "yes"}).content.decode()
    assert "2 voices were brought in" in done
    assert Voice.objects.count() == 2
    assert "once more" in client.post("/say/list/look", fields).content.decode()
    assert "once more" in client.post("/say/list/look", fields | {"token": "../../keys/secret"}).content.decode()
