"""Bringing in a list on the screen: looked at first, column by column, then all of it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forum.rooms.signposting.models import Listing
from tests.fixtures.village import Village

LIST = "Group,About it,Town,Tel\nTea and chess,Chess on Mondays,March,01354 000 001\n,No name,March,\n"


def send(client: Client, words: str | bytes = LIST, name: str = "list.csv", **more: object) -> str:
    data = words if isinstance(words, bytes) else words.encode()
    given = {"file": SimpleUploadedFile(name, data), "source": "The library's list", **more}
    return client.post("/find/bring-in", given).content.decode()


def kept_in(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found
    return found[1]


def test_looked_at_first_then_all_of_it(village: Village) -> None:
    gus, area = village.client("gus"), village.venue.area
    page = send(gus, area=area.pk)
    assert not Listing.objects.exists()
    assert "Tea and chess" in page
    chosen = {"kept": kept_in(page), "name": "Group", "what": "About it", "town": "Town", "phone": "Tel"}
    again = gus.post("/find/bring-in", chosen | {"do": "look"}).content.decode()
    assert not Listing.objects.exists()
    done = gus.post("/find/bring-in", {**chosen, "kept": kept_in(again), "do": "bring"}).content.decode()
    assert "One new entry." in done
    made = Listing.objects.get()
    assert (made.name, made.what, made.checked_by, made.is_old) == (
        "Tea and chess", "Chess on Mondays", "The library's list", True,
    )  # fmt: skip
    repeated = gus.post("/find/bring-in", {**chosen, "do": "bring"}).content.decode()
    assert "All of it was here already." in repeated
    assert Listing.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        (b"", "list.csv", "file"), (b"\xff\xfe\x00", "list.xlsx", "file"),
        (LIST.encode(), "list.exe", "CSV, XLSX, ODS or JSON"), (b"x" * 1_000_001, "list.csv", "megabyte"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    village: Village, words: bytes, name: str, said: str
) -> None:
    page = send(village.client("gus"), words, name)
    assert said in page
    assert "The library&#39;s list" in page


def test_a_page_that_is_stale_or_changed_asks_for_the_list_again(village: Village) -> None:
    answer = village.client("gus").post("/find/bring-in", {"kept": "x:y:z", "do": "bring"})
    assert answer.status_code == 400
    assert "Choose the list again" in answer.content.decode()


def test_only_the_coordinator(village: Village) -> None:
    assert village.client("ada").get("/find/bring-in").status_code == 403
    assert "/find/bring-in" in village.client("gus").get("/find/to-check").content.decode()
    assert "/find/bring-in" not in village.client("ada").get("/find/to-check").content.decode()
