"""Towns are on earth, and one of a name in each area."""

import pytest
from django.db import IntegrityError, transaction

from forum.ground.places.models import Area, Town

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (52, 181), (-91, 0)])
def test_a_town_off_the_map_is_refused(lat: float, lon: float) -> None:
    area = Area.objects.create(slug="fen", name="Fen")
    with pytest.raises(IntegrityError), transaction.atomic():
        Town.objects.create(name="Nowhere", area=area, lat=lat, lon=lon)


def test_a_town_is_once_in_an_area() -> None:
    area = Area.objects.create(slug="fen", name="Fen")
    Town.objects.create(name="Brandon", area=area, lat=52.4, lon=0.6)
    with pytest.raises(IntegrityError), transaction.atomic():
        Town.objects.create(name="Brandon", area=area, lat=52.4, lon=0.6)
