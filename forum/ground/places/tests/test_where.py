"""Places that people type: postcodes whole or half, towns; what is not known is not guessed."""

import pytest

from forum.ground.places.models import Area, Town
from forum.ground.places.where import Point, Where


@pytest.mark.parametrize("typed", ["PE15", "pe15 8aa", " PE15  8AA ", "pe158aa"])
def test_the_first_half_of_a_postcode_is_enough(db: None, typed: str) -> None:
    found = Where().point(typed)
    assert found is not None
    assert found.miles_to(Point(52.55, 0.09)) < 3


@pytest.mark.parametrize("typed", ["", "nowhere at all", "ZZ99", "PE15 8A", "'; --", "x" * 5000])
def test_what_is_not_known_is_not_guessed(db: None, typed: str) -> None:
    assert Where().point(typed) is None


def test_our_own_towns_come_first_and_tell_towns_of_one_name_apart(db: None) -> None:
    area = Area.objects.create(slug="fens", name="The fens")
    Town.objects.create(name="March", area=area, lat=52.551, lon=0.088)
    where = Where()
    assert where.point("march") == Point(52.551, 0.088)
    ives = where.point("St Ives")
    assert ives is not None
    assert ives.miles_to(Point(52.33, -0.07)) < 5  # not the one in Cornwall
    assert where.point("Ely") is None  # the post office knows one in Cardiff only
