"""The journey line: filled when reached, a flag only where somebody said yes, and a path to walk on."""

from dataclasses import dataclass

import pytest

from forum.ground.pages.footpath import walk


@dataclass
class Stop:
    name: str
    reached: bool
    kind: str = ""


def test_the_path_is_walked_as_far_as_the_furthest_station() -> None:
    path = walk([Stop("Heard", True), Stop("Themed", True), Stop("Answered", False)])
    assert [station.here for station in path.stations] == [False, True, False]
    assert f"{path.stations[1].x} {path.stations[1].y}" in path.walked
    assert path.ahead.startswith(f"M{path.stations[1].x} ")


@pytest.mark.parametrize(("reached", "flag"), [(True, True), (False, False)])
def test_a_flag_flies_only_where_it_was_said(reached: bool, flag: bool) -> None:
    assert walk([Stop("You tell us", reached, "flag")]).stations[0].flag is flag


def test_stations_may_be_mappings_with_parts_missing() -> None:
    path = walk([{"name": "Heard", "reached": True}, {"name": "Put with others that say the same"}])
    assert path.stations[0].words == ""
    assert path.stations[1].x - path.stations[0].x == path.width // 2  # each in the middle of its own step


def test_no_station_is_a_path_too() -> None:
    path = walk([])
    assert path.walked == ""
    assert path.height > 0
