"""The demonstration county: real towns, invented organisations, invented people."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from forum.ground import clock
from forum.ground.dated import actions as dated
from forum.ground.places.models import Area, Town
from forum.people.membership import actions as membership
from forum.people.membership.actors import actor_of
from forum.people.membership.founding import found
from forum.people.membership.models import Group, Office, Organisation, Person, Seat, Terms
from forum.people.policy import Actor
from forum.rooms.gatherings import actions as gatherings
from forum.rooms.gatherings.models import Gathering, Venue
from forum.rooms.gatherings.rules import WITH_STAFF, Kind

NAME = "Fenland & Rivers Partnership Forum"
AREAS = {
    "fenland": "Fenland",
    "huntingdonshire": "Huntingdonshire",
    "east": "East Cambridgeshire",
    "peterborough": "Peterborough",
    "cambridge": "Cambridge and the south",
}
# slug: name, town, area, what is known of getting in
# Where those towns are, in degrees north and east.
TOWNS = {
    "March": (52.551, 0.088), "Ely": (52.399, 0.262), "Wisbech": (52.666, 0.159), "Peterborough": (52.573, -0.243),
    "Ramsey": (52.449, -0.108), "Cambridge": (52.205, 0.119), "St Ives": (52.333, -0.073), "Manea": (52.483, 0.178),
}  # fmt: skip
VENUES: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "manea": ("Manea village hall", "Manea", "fenland", {"step_free": True, "parking": True, "bus": "33 from March"}),
    "march": ("The old library", "March", "fenland", {"step_free": True, "hearing_loop": True, "quiet_room": True}),
    "wisbech": ("Riverside rooms", "Wisbech", "fenland", {"step_free": True, "quiet_room": True, "bus": "66"}),
    "ely": ("The maltings annexe", "Ely", "east", {"step_free": True, "hearing_loop": True, "parking": False}),
    "ramsey": ("Abbey green hall", "Ramsey", "huntingdonshire", {"step_free": True, "parking": True}),
    "st-ives": ("The corn room", "St Ives", "huntingdonshire", {"step_free": True, "bus": "the busway, stop 2"}),
    "peterborough": ("Cathedral square rooms", "Peterborough", "peterborough", {"step_free": True, "quiet_room": True}),
    "cambridge": ("Meadow centre", "Cambridge", "cambridge", {"step_free": True, "hearing_loop": True}),
}
ORGANISATIONS = {
    "trust": ("Fenmarsh Health Trust", "Houses the forum. Looks after mental and community health in the county."),
    "wheels": ("Fen Wheels", "Community cars and a minibus, driven by neighbours."),
    "allotment": ("The Growing Ground", "Gardening together in Chatteris and March."),
    "kettle": ("Kettle & Company", "Warm rooms and company, every day of the week somewhere."),
    "carers": ("Carers Round the Table", "Carers who meet, listen and get things done."),
    "plain": ("Plain Words Press", "Helps anybody write so that everybody can read it."),
}
OFFICES = {
    "chief-executive": ("Chief executive", "trust"),
    "nursing": ("Director of nursing", "trust"),
    "estates": ("Head of buildings", "trust"),
    "payments": ("Payments desk", "trust"),
    "wellbeing": ("Wellbeing lead", "kettle"),
}
# slug: name, what they hold, in plain words for the sign-in list
PEOPLE = {
    "ruth": ("Ruth", "a member with the seat River"),
    "marek": ("Marek", "a member with the seat Heron"),
    "joan": ("Joan", "a member with the seat Willow"),
    "tariq": ("Tariq", "a carer with the seat Lantern"),
    "beth": ("Beth", "a carer with the seat Bridge"),
    "olive": ("Olive", "from Fen Wheels, with the seat Market"),
    "sam": ("Sam", "a nurse of the trust, with the seat Ferry"),
    "gwen": ("Gwen", "a governor with the seat Beacon"),
    "noor": ("Noor", "the forum's coordinator"),
    "helen": ("Helen", "chief executive of the trust, new this year"),
    "david": ("David", "director of nursing"),
    "pat": ("Pat", "head of buildings"),
    "anwen": ("Anwen", "wellbeing lead at Kettle & Company, on duty when a voice worries its reader"),
    "ines": ("Ines", "from The Growing Ground"),
    "mo": ("Mo", "from the payments desk: pays what people spent, within ten working days"),
}
# Who has left, and cannot be come in as: what they promised stayed with the office.
FORMER = {"alan": "Alan"}
SEATED = {
    "ruth": "river", "marek": "heron", "joan": "willow", "tariq": "lantern", "beth": "bridge", "olive": "market",
    "sam": "ferry", "gwen": "beacon",
}  # fmt: skip
HOLDING = {"alan": "chief-executive", "david": "nursing", "pat": "estates", "anwen": "wellbeing", "mo": "payments"}
ACTING = {"olive": "wheels", "ines": "allotment", "sam": "trust", "david": "trust", "pat": "trust"}
MEMBERS = {*SEATED, "noor"}


@dataclass
class County:
    """What the stories speak of."""

    forum: Group
    people: dict[str, Person]
    seats: dict[str, Seat]
    offices: dict[str, Office]
    organisations: dict[str, Organisation]
    venues: dict[str, Venue]
    meetings: list[Gathering] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        if name not in self.actors:
            self.actors[name] = actor_of(self.people[name])
        return self.actors[name]

    def meeting(self) -> Gathering:
        """The open meeting that was held last, seen from where the clock stands."""
        return max((one for one in self.meetings if one.has_begun), key=lambda one: one.starts_at)

    def announce(
        self, kind: Kind, title: str, venue: str, starts: datetime, *, hours: int = 2, **more: object
    ) -> Gathering:
        if kind in WITH_STAFF and "pair" not in more:
            more["pair"] = [self.people["ruth"], self.people["sam"]]
        gathering = gatherings.announce(
            actor=self.actor("ruth"),
            kind=kind,
            title=title,
            venue=self.venues[venue],
            group=self.forum,
            starts_at=starts,
            ends_at=starts + timedelta(hours=hours),
            **more,  # type: ignore[arg-type]
        )
        if kind == Kind.MEETING:
            self.meetings.append(gathering)
        return gathering


def settle(founded: date) -> County:
    """Found the forum in its county on that day."""
    forum = found(name=NAME)
    Group.objects.filter(pk=forum.pk).update(formed_on=founded)
    Terms.objects.filter(group=forum).update(since=founded)
    organisations = {
        slug: Organisation.objects.create(slug=slug, name=name, in_short=words, is_host=slug == "trust")
        for slug, (name, words) in ORGANISATIONS.items()
    }
    offices = {
        slug: Office.objects.create(
            slug=slug,
            name=name,
            organisation=organisations[of],
            is_duty=slug == "wellbeing",
            is_payer=slug == "payments",
        )
        for slug, (name, of) in OFFICES.items()
    }
    ours = Organisation.objects.get(slug="forum")
    offices["coordinator"] = Office.objects.create(
        slug="coordinator", name="Coordinator", organisation=ours, is_coordinator=True
    )
    _say_who_we_are(organisations["trust"])
    return County(
        forum=forum,
        people=_people(organisations, offices),
        seats={seat.slug: seat for seat in Seat.objects.filter(group=forum)},
        offices=offices,
        organisations=organisations,
        venues=_venues(),
    )


def _say_who_we_are(host: Organisation) -> None:
    dated.set_setting(key="name", value=NAME)
    dated.set_setting(key="hosted_by", value=host.name)


def _people(organisations: dict[str, Organisation], offices: dict[str, Office]) -> dict[str, Person]:
    today = clock.today()
    people = {
        slug: membership.join(called=name, email=f"{slug}@demo.example", member=slug in MEMBERS)
        for slug, name in {**{slug: name for slug, (name, _what) in PEOPLE.items()}, **FORMER}.items()
    }
    seats = {seat.slug: seat for seat in Seat.objects.all()}
    for name, seat in SEATED.items():
        membership.take_seat(person=people[name], seat=seats[seat], since=today)
    for name, office in {**HOLDING, "noor": "coordinator"}.items():
        membership.take_office(person=people[name], office=offices[office], since=today)
    for name, organisation in ACTING.items():
        membership.act_for(person=people[name], organisation=organisations[organisation], since=today)
    return people


def _venues() -> dict[str, Venue]:
    areas = {
        slug: Area.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})[0]
        for order, (slug, name) in enumerate(AREAS.items(), start=1)
    }
    for _name, town, area, _access in VENUES.values():
        lat, lon = TOWNS[town]
        Town.objects.get_or_create(name=town, area=areas[area], defaults={"lat": lat, "lon": lon})
    return {
        slug: Venue.objects.create(
            name=name,
            town=town,
            area=areas[area],
            checked_on=clock.today(),
            checked_by="Noor",
            **access,
        )
        for slug, (name, town, area, access) in VENUES.items()
    }
