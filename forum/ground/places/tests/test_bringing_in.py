"""Where postcodes lie, from the files that operators download."""

import csv
import zipfile
from pathlib import Path

import pytest

from forum.ground.places.bringing_in import bring_in
from forum.ground.places.models import Postcode
from forum.ground.places.where import Point, Where, outcodes
from forum.ground.spreadsheets import Unreadable

# Of Code-Point Open: postcode, positional quality, easting, northing, country, … These two are in Ely and in March.
CODE_POINT = """"CB7 4DL",10,554050,280240,"E92000001","","E19000001"
"CB74JS",10,554300,280500,"E92000001","","E19000001"
"PE15 9JF",10,541700,297100,"E92000001","","E19000001"
"XX1 1XX",90,0,0,"E92000001","","E19000001"
"""
ONS = """pcd,pcds,doterm,lat,long
"CB7 4DL","CB7 4DL",,52.3985,0.2633
"PE1 1AA","PE1 1AA",199806,52.57,-0.24
"GY1 1AA","GY1 1AA",,99.999999,0.000000
"""


def miles(found: Point | None, lat: float, lon: float) -> float:
    assert found
    return found.miles_to(Point(lat, lon))


def test_code_point_open_a_folder_and_a_zip(db: None, tmp_path: Path) -> None:
    folder = tmp_path / "Data" / "CSV"
    folder.mkdir(parents=True)
    (folder / "cb.csv").write_text(CODE_POINT)
    assert bring_in(tmp_path) == (3, 2)
    assert miles(Where().point("cb7 4dl"), 52.398, 0.263) < 0.5
    assert miles(Where().point("CB7 9ZZ"), 52.399, 0.265) < 0.5  # not known: the middle of those of its first half
    with zipfile.ZipFile(tmp_path / "codepo_gb.zip", "w") as archive:
        archive.writestr("Data/CSV/cb.csv", CODE_POINT)
        archive.writestr("Doc/headings.csv", "PC,PQ,EA,NO\n")
    assert bring_in(tmp_path / "codepo_gb.zip") == (3, 2)
    assert Postcode.objects.count() == 5


def test_the_directory_of_the_ons_without_what_has_ended_or_lies_nowhere(db: None, tmp_path: Path) -> None:
    file = tmp_path / "ONSPD.csv"
    file.write_text(ONS)
    assert bring_in(file) == (1, 1)
    assert miles(Where().point("CB74DL"), 52.3985, 0.2633) < 0.01


def test_a_newer_file_puts_places_right(db: None, tmp_path: Path) -> None:
    file = tmp_path / "ONSPD.csv"
    file.write_text(ONS)
    bring_in(file)
    file.write_text(ONS.replace("52.3985", "52.5"))
    bring_in(file)
    assert miles(Where().point("CB7 4DL"), 52.5, 0.2633) < 0.01


@pytest.mark.parametrize("name", ["outcodes_gibbs_cc0.csv", "outcodes_from_nhs_points.csv"])
def test_open_tables_of_first_halves(db: None, shared_data: Path, name: str) -> None:
    file = shared_data / "postcodes" / name
    kept, middles = bring_in(file)
    assert (kept > 2_000, middles) == (True, 0)
    with file.open(newline="") as rows:
        some = list(csv.DictReader(rows))[::97]
    for row in some:
        code = row.get("outcode") or row["postcode"]
        lat = float(row.get("latitude") or row["median_latitude"])
        lon = float(row.get("longitude") or row["median_longitude"])
        assert miles(Where().point(code), lat, lon) < 0.01


def test_until_then_the_shipped_table_answers(db: None) -> None:
    assert Where().point("CB7 4DL") == outcodes()["CB7"]


@pytest.mark.parametrize("words", ["", "name,age\nBo,7\n", "\n\n"])
def test_what_is_no_such_table_is_said_and_changes_nothing(db: None, tmp_path: Path, words: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(words)
    with pytest.raises(Unreadable, match="no postcode"):
        bring_in(file)
    file.write_bytes(b"\xff\xfe\x00p")
    with pytest.raises(Unreadable):
        bring_in(file)
    assert not Postcode.objects.exists()
