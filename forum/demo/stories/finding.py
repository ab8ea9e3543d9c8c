"""Groups and services to find, by need and by place."""

from typing import Any

from forum.demo.county import County
from forum.demo.telling import Story, days_ago
from forum.ground.places.models import Area
from forum.people.policy import VISITOR
from forum.rooms.signposting import actions as signposting
from forum.rooms.signposting.models import Listing


def _at(opens: str, closes: str, *days: int) -> list[dict[str, object]]:
    return [{"day": day, "opens": opens, "closes": closes} for day in days]


# Name, what, area, organisation, when, where, for whom, cost, and what else is known.
LISTED: tuple[tuple[str, str, str, str, str, str, str, str, dict[str, Any]], ...] = (
    ("Warm room, Ramsey", "Tea, soup, a jigsaw and company.", "huntingdonshire", "kettle", "Mondays and Fridays, 10 to 3",
     "Abbey green hall, Ramsey", "Anybody", "Free",
     {"times": _at("10:00", "15:00", 0, 4), "needs": ["company", "warmth", "food"], "step_free": True, "toilet": True,
      "phone": "01632 960 101"}),
    ("Thursday garden", "Digging, potting, sitting. Whatever the day allows.", "fenland", "allotment",
     "Thursdays from 2", "The Growing Ground, Chatteris", "Anybody, well or unwell", "Free",
     {"times": _at("14:00", "16:30", 3), "needs": ["outdoors", "company", "low"], "phone": "01632 960 102"}),
    ("Carers' table, March", "Carers who meet and listen.", "fenland", "carers", "First Tuesday, 11 to 1",
     "The old library, March", "Carers of anybody", "Free",
     {"times": _at("11:00", "13:00", 1), "needs": ["carers", "talking", "peers"], "step_free": True, "hearing_loop": True,
      "phone": "01632 960 103", "languages": "English, Polish"}),
    ("Lifts to the ward", "A neighbour drives you to visit, and home.", "peterborough", "wheels",
     "Every evening but Sunday", "From your door, Peterborough", "Visitors of people on a ward", "What you can",
     {"times": _at("17:00", "20:30", 0, 1, 2, 3, 4, 5), "needs": ["lifts"], "phone": "01632 960 104"}),
    ("Evening company, Ely", "Board games and cake for people who find evenings long.", "east", "kettle",
     "Wednesdays, 6 to 8", "The maltings annexe, Ely", "Grown-ups", "Free",
     {"times": _at("18:00", "20:00", 2), "needs": ["company", "low"], "youngest": 18, "step_free": True,
      "phone": "01632 960 105"}),
    ("Read it with me", "Somebody sits down with you and your letter.", "cambridge", "plain", "Tuesdays, 10 to 12",
     "Meadow centre, Cambridge", "Anybody", "Free",
     {"times": _at("10:00", "12:00", 1), "needs": ["rights", "money", "learning"], "step_free": True, "toilet": True,
      "phone": "01632 960 106", "languages": "English, Lithuanian, Portuguese"}),
    ("The night line", "Somebody listens, all night, every night.", "peterborough", "", "10 pm to 6 am",
     "By phone, Peterborough", "Anybody who is awake", "Free",
     {"needs": ["talking", "sleep", "anxious"], "there": False, "by_phone": True, "phone": "01632 960 107"}),
    ("Saturday walkers", "Two slow miles by the river, then a pot of tea.", "huntingdonshire", "", "Saturdays, 10 to 12",
     "The bridge, St Ives", "Anybody, dogs too", "Free",
     {"times": _at("10:00", "12:00", 5), "needs": ["moving", "outdoors", "company"], "phone": "01632 960 108"}),
    ("Bills and letters, Wisbech", "Debt, benefits, rent: bring the envelope unopened.", "fenland", "",
     "Mondays and Thursdays, 9.30 to 1", "The corn exchange, Wisbech", "Anybody", "Free",
     {"times": _at("09:30", "13:00", 0, 3), "needs": ["money", "rights", "home"], "step_free": True, "parking": True,
      "phone": "01632 960 109", "languages": "English, Lithuanian, Polish"}),
    ("Under one roof", "Parents and babies in the first year, when it is harder than anybody said.", "huntingdonshire", "",
     "Wednesdays, 10 to 11.30", "The children's centre, Huntingdon", "Parents with a baby", "Free",
     {"times": _at("10:00", "11:30", 2), "needs": ["new-baby", "families", "low"], "step_free": True,
      "phone": "01632 960 110"}),
    ("Hearing voices, together", "People who hear voices and are not afraid to say so.", "cambridge", "",
     "Every other Monday, 6.30 to 8", "Meadow centre, Cambridge", "People who hear voices", "Free",
     {"times": _at("18:30", "20:00", 0), "needs": ["voices", "peers"], "quiet_room": True, "phone": "01632 960 111"}),
    ("Mates in sheds", "Mending chairs and radios, or watching others mend them.", "east", "", "Tuesdays, 10 to 4",
     "The old dairy, Littleport", "Men, mostly", "£2 for wood",
     {"times": _at("10:00", "16:00", 1), "needs": ["making", "company"], "phone": "01632 960 112"}),
)  # fmt: skip


def listings(county: County) -> Story:
    """Groups and services; one of them nobody has checked for a long time, and one is said to be wrong."""
    yield days_ago(215)
    signposting.add_listing(
        actor=county.actor("noor"), name="Singing in the barn", what="Songs that everybody knows, and some that nobody does.",
        area=Area.objects.get(slug="fenland"), checked_by="Noor", when="Thursdays, 7 to 9", where="The tithe barn, Whittlesey",
        times=[{"day": 3, "opens": "19:00", "closes": "21:00"}], needs=["making", "company"], free=True, cost="Free",
        phone="01632 960 118",
    )  # fmt: skip
    yield days_ago(40)
    areas = {area.slug: area for area in Area.objects.all()}
    for name, what, area, organisation, when, where, whom, cost, more in LISTED:
        signposting.add_listing(
            actor=county.actor("noor"), name=name, what=what, area=areas[area], checked_by="Noor",
            organisation=county.organisations[organisation] if organisation else None, when=when, where=where,
            for_whom=whom, cost=cost, free=cost == "Free", **more,
        )  # fmt: skip
    yield days_ago(3)
    signposting.say_wrong(
        actor=VISITOR, listing=Listing.objects.get(name="Evening company, Ely"), words="In December it begins at five."
    )


STORIES = (listings,)
