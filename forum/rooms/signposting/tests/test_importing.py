"""A directory that others keep, however dirty: looked at first, brought in once, never over what is here."""

from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.ground import clock
from forum.ground.places.models import Area, Town
from forum.ground.spreadsheets import Unreadable
from forum.people.policy import NotYours
from forum.rooms.signposting import actions, importing
from forum.rooms.signposting.importing.candidates import clean, phone_of, postcode_of, website_of
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.searching import Wanted, look_for
from tests.fixtures.village import Village


@pytest.fixture
def fens(db: None) -> Area:
    area = Area.objects.create(slug="the-fens", name="The fens", order=9)
    for name, lat, lon in (("Ely", 52.398, 0.262), ("Huntingdon", 52.331, -0.183), ("King's Lynn", 52.754, 0.40)):
        Town.objects.create(area=area, name=name, lat=lat, lon=lon)
    return area


def table(tmp_path: Path, words: str, name: str = "list.csv") -> Path:
    file = tmp_path / name
    file.write_text(words)
    return file


def look(file: Path, **more: Any) -> importing.Look:
    from forum.ground.spreadsheets import header_of

    return importing.look_at(importing.from_table(file, importing.likely(header_of(file))), source="list", **more)


DIRTY = """Title,Description,Address1,City,PostCode,Tel,Web,id
Elliott&#39;s  fruit,"<p>Soup &amp; bread</p>",1 The Street ,Ely ,cb74ab,01353 000111 / 01353 000222,tea.example.org,1
Elliotts Fruit,Soup,1 The Street,Ely,CB7 4AB,,,2
The Far One,Far,High Street,Truro,TR1 2AA,,,3
,Nothing,,,,,,4
Odd one,Odd,Somewhere,Ely,NOT A CODE,call us,javascript:alert(1),5
"""


def test_dirty_rows_come_out_clean_and_what_is_left_out_is_said(fens: Area, tmp_path: Path) -> None:
    found = look(table(tmp_path, DIRTY))
    first, odd = (one for one, _area in found.new)
    assert first.details["name"] == "Elliott's fruit"
    assert first.details["what"] == "Soup & bread"
    assert (first.details["where"], first.details["postcode"]) == ("1 The Street, Ely", "CB7 4AB")
    assert (first.details["phone"], first.details["website"]) == ("01353 000111", "https://tea.example.org")
    assert [one.number for one, _first in found.twice] == [3]
    assert [one.number for one in found.elsewhere] == [4]
    assert found.problems == [(5, "It has no name.")]
    assert (odd.details["website"], odd.details["postcode"]) == ("", "")
    assert len(odd.left_out) == 3
    assert found.total == 5


def test_brought_in_twice_it_is_here_once_and_grey_until_checked(village: Village, fens: Area, tmp_path: Path) -> None:
    gus, file = village.actor("gus"), table(tmp_path, DIRTY)
    assert importing.bring_in(actor=gus, look=look(file), source="list") == (2, 0)
    again = look(file)
    assert (len(again.new), len(again.merges)) == (0, 2)
    assert importing.bring_in(actor=gus, look=again, source="list") == (0, 0)
    assert Listing.objects.count() == 2
    assert all(one.is_old for one in Listing.objects.all())
    assert [one.name for one in look_for(Wanted(words="soup")).listings] == ["Elliott's fruit"]


def test_what_people_here_said_is_never_written_over(village: Village, fens: Area, tmp_path: Path) -> None:
    here = actions.add_listing(
        actor=village.actor("ada"), name="Elliott's Fruit", what="The best soup.", area=fens, checked_by="Ada",
        lat=52.397, lon=0.261, phone="01632 960 000",
    )  # fmt: skip
    found = look(table(tmp_path, DIRTY))
    assert [listing for _one, listing in found.merges] == [here]
    importing.bring_in(actor=village.actor("gus"), look=found, source="list")
    here.refresh_from_db()
    assert (here.what, here.phone, here.checked_by) == ("The best soup.", "01632 960 000", "Ada")
    assert (here.website, here.postcode) == ("https://tea.example.org", "CB7 4AB")


def test_only_the_coordinator_brings_a_directory_in(village: Village, fens: Area, tmp_path: Path) -> None:
    with pytest.raises(NotYours):
        importing.bring_in(actor=village.actor("hal"), look=look(table(tmp_path, DIRTY)), source="list")


def test_spreadsheets_say_the_same(fens: Area, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["Name", "Postcode", "Phone"], ["Tea", "CB7 4AB", "01353 000111"]):
        book.active.append(line)
    book.save(tmp_path / "list.xlsx")
    ((one, _area),) = look(tmp_path / "list.xlsx").new
    assert (one.details["name"], one.details["phone"]) == ("Tea", "01353 000111")


@pytest.mark.parametrize(
    ("name", "words"),
    [("a.csv", ""), ("a.json", "{"), ("a.json", "[]"), ("a.json", "7"), ("a.csv", "town\nEly\n"), ("a.docx", "x")],
)
def test_what_is_no_directory_is_said_kindly(fens: Area, tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(Unreadable) as said:
        look(table(tmp_path, words, name))
    assert len(str(said.value).split()) < 40


def test_real_sites_many_times_in_their_list_come_once(village: Village, fens: Area, shared_data: Path) -> None:
    found = look(shared_data / "directory" / "nhs_hospitals_clinics_cb_pe_sg.csv")
    assert found.problems == []
    assert found.total == 231
    assert len(found.twice) > 10
    new, _merged = importing.bring_in(actor=village.actor("gus"), look=found, source="nhs")
    assert new == Listing.objects.count() == len(found.new) > 100
    again = look(shared_data / "directory" / "nhs_hospitals_clinics_cb_pe_sg.csv")
    assert again.new == []


def test_a_dirty_list_of_objects_is_read(village: Village, fens: Area, shared_data: Path) -> None:
    found = look(shared_data / "directory" / "streetsupport_services_51.json", area=fens)
    assert found.problems == []
    assert found.total == 51
    importing.bring_in(actor=village.actor("gus"), look=found, source="street")
    one = Listing.objects.get(name="Reach Out to the Community", where__contains="Chorlton")
    assert "&#39;" not in one.where
    assert one.times[0] == {"day": 0, "opens": "07:30", "closes": "16:30"}
    assert one.postcode == "M21 9AQ"


def test_the_examples_of_open_referral_are_read(village: Village, fens: Area, shared_data: Path) -> None:
    for name in ("service_full", "service_list"):
        file = str(shared_data / "hsds-uk" / "examples" / f"{name}.json")
        (one, *_rest) = importing.look_at(importing.from_feed(file), source="feed", area=fens).new
        assert one[0].details["name"] == "Community Counselling"
    found = importing.look_at(importing.from_feed(file), source="feed", area=fens)
    importing.bring_in(actor=village.actor("gus"), look=found, source="feed")
    assert Listing.objects.get().checked_on < clock.today()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = ("id", "name", "description", "service_at_locations", "schedules", "languages", "attributes", "contacts",
         "minimum_age", "maximum_age", "assured_date", "fees", "url", "email", "status", "cost_options")  # fmt: skip


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=10))
def test_a_feed_may_hold_anything(said: dict[str, Any]) -> None:
    from forum.rooms.signposting.importing.feeds import _candidate

    one = _candidate(1, said)
    assert len(one.details["name"]) <= 150
    assert all(time["opens"] < time["closes"] for time in one.details["times"])


@given(st.text(max_size=60))
def test_cleaning_takes_anything(typed: str) -> None:
    assert "\x00" not in clean(typed)
    assert website_of(typed).startswith(("https://", "http://")) or not website_of(typed)
    assert len(phone_of(typed)) <= 40
    assert len(postcode_of(typed)) <= 10


def test_the_program_looks_first_and_says_what_it_found(installation: Any, tmp_path: Path) -> None:
    file = table(tmp_path, DIRTY)
    said = installation.run("import", "listings", str(file), "--dry-run")
    assert "5 rows:" in said.stdout
    wrong = installation.run("import", "listings", str(file), "--column", "nonsense=x", check=False)
    assert wrong.returncode
    assert "none of ours" in wrong.stderr
