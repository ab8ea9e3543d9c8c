"""Whatever lies within some miles of a point lies in its box, and in the cells of it."""

from hypothesis import given
from hypothesis import strategies as st

from forum.ground.places.grid import box_round, cell_of
from forum.ground.places.where import Point

LATS = st.floats(min_value=-70, max_value=70)
LONS = st.floats(min_value=-179, max_value=179)


@given(LATS, LONS, st.floats(min_value=-1, max_value=1), st.floats(min_value=-1.2, max_value=1.2), st.floats(1, 60))
def test_nothing_near_is_outside_of_its_box(lat: float, lon: float, down: float, across: float, miles: float) -> None:
    here, there = Point(lat, lon), Point(lat + down, lon + across)
    box = box_round(here, miles)
    if here.miles_to(there) <= miles and -180 <= there.lon < 180:
        assert box.south <= there.lat <= box.north
        assert box.west <= there.lon <= box.east
        assert cell_of(there.lat, there.lon) in box.cells


def test_a_box_of_ten_miles_in_england_is_a_few_cells() -> None:
    assert len(box_round(Point(52.4, 0.26), 10).cells) <= 80
