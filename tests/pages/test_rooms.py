from datetime import timedelta

from django.test import Client

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.themed import actions as themed
from forum.journey.themed.models import Placing
from forum.people.policy import VISITOR
from forum.rooms.gatherings.models import Gathering, Venue
from forum.rooms.together.models import Work
from tests.fixtures.village import Village


def test_a_gathering_is_announced_at_a_new_place_and_its_seats_noted(village: Village) -> None:
    ada = village.client("ada")
    day = clock.today() + timedelta(days=10)
    fields = {
        "kind": "meeting", "title": "Open meeting", "day_day": day.day, "day_month": day.month, "day_year": day.year,
        "begins": "14:30", "hours": 2, "new_venue": "The old mill", "new_town": "Soham", "new_area": "East",
    }  # fmt: skip
    assert "needs its name" in ada.post("/come/new", fields | {"new_area": ""}).content.decode()
    made = ada.post("/come/new", fields)
    assert made.status_code == 302
    gathering = Gathering.objects.get(venue__name="The old mill")
    assert Venue.objects.get(name="The old mill").area.name == "East"
    assert "2.30 pm" in Client().get(made["Location"]).content.decode()
    ada.post(f"{made['Location']}/there", {"seats": [village.seats["river"].pk, village.seats["heron"].pk], "came": 12})
    ada.post(f"{made['Location']}/there", {"seats": [village.seats["river"].pk], "came": 12})
    assert [one.seat.slug for one in gathering.presences.all()] == ["river"]


def test_work_is_started_and_told_of_on_the_first_page(village: Village) -> None:
    ada = village.client("ada")
    made = ada.post("/together/new", {"title": "A garden", "in_short": "We dig.", "started_by": "members"})
    ada.post(f"{made['Location']}/news", {"words": "Nine leeks."})
    assert "Nine leeks." in Client().get("/").content.decode()
    ada.post(f"{made['Location']}/news", {"words": "All eaten.", "finished": "on"})
    assert Work.objects.get().finished_on == clock.today()
    assert "A garden" not in Client().get("/").content.decode()


def test_a_speaker_says_by_their_receipt_that_a_theme_is_not_what_they_meant(village: Village) -> None:
    said = heard.hear(actor=VISITOR, words="The bench is cold.")
    other = heard.hear(actor=VISITOR, words="The bench is warm.")
    theme = themed.name_theme(actor=village.actor("ada"), name="Weather")
    for one in (said, other):
        themed.theme_under(actor=village.actor("ada"), voice=one.voice, theme=theme)
    fields = {"receipt": said.code, "theme": theme.public_id}
    assert "not under that theme any more" in Client().post("/follow/not-what-i-meant", fields).content.decode()
    assert list(Placing.objects.standing().values_list("voice", flat=True)) == [other.voice.pk]
    assert Client().post("/follow/not-what-i-meant", fields).status_code == 404
    said.voice.refresh_from_db()
    assert said.voice.moved_in is None
