"""What stands in a county before anybody speaks: people, places, gatherings, listings, work done together."""

import datetime as dt
from dataclasses import dataclass

from bench.bulk import Table
from bench.ledger import SPAN, Ledger, as_moment
from bench.phrases import title, words
from forum.demo.county import County, settle
from forum.ground import clock
from forum.ground.places.models import Area
from forum.people.accounts.models import User
from forum.people.membership.models import Membership, Organisation, Person
from forum.rooms.gatherings.models import Gathering, Presence, Venue
from forum.rooms.gatherings.rules import Kind
from forum.rooms.signposting.models import Listing
from forum.rooms.together.models import News, Work

AHEAD = 400  # days of gatherings to come, so that a county that is kept does not run out of them
KINDS = (Kind.POP_UP, Kind.LISTENING, Kind.MEETING, Kind.WORKSHOP, Kind.POP_UP, Kind.CIRCLE)


@dataclass(frozen=True)
class Size:
    """How much there is of what, in proportion to the voices."""

    voices: int

    @property
    def entries(self) -> int:
        return self.voices * 10

    @property
    def members(self) -> int:
        return self.voices // 10

    @property
    def gatherings(self) -> int:
        return max(100, self.voices // 20)

    @property
    def listings(self) -> int:
        return max(60, self.voices // 5)

    @property
    def themes(self) -> int:
        return max(20, self.voices // 125)

    @property
    def matters(self) -> int:
        return max(40, self.voices // 40)

    @property
    def works(self) -> int:
        return max(20, self.voices // 500)


@dataclass(frozen=True)
class House:
    """The named few of the demonstration, and where meetings were held, by day."""

    county: County
    meetings: list[tuple[int, int]]  # day, key


def furnish(ledger: Ledger, size: Size) -> House:
    founded = dt.datetime.combine(ledger.first, dt.time(9), tzinfo=dt.UTC)
    with clock.travelled_to(founded):
        county = settle(ledger.first)
    _people(ledger, size, county)
    organisations = _organisations(ledger, size)
    _listings(ledger, size, organisations)
    _work(ledger, size, county, organisations)
    return House(county, _gatherings(ledger, size, county))


def _people(ledger: Ledger, size: Size, county: County) -> None:
    users, people, memberships = Table(User), Table(Person), Table(Membership)
    joined = as_moment(ledger.first, 9)
    for number in range(size.members):
        account = None
        if number % 3 == 0:
            user = users.add(
                public_id=ledger.new_id(), email=f"member{number}@county.example", password="!" + ledger.new_id(),
                is_active=True, joined_at=joined,
            )  # fmt: skip
            account = user["id"]
        email = f"member{number}@county.example" if account else ""
        person = people.add(
            public_id=ledger.new_id(), called=f"Member {number}", account_id=account, address=email,
            way="email" if email else "none", joined_at=joined,
        )  # fmt: skip
        memberships.add(person_id=person["id"], group_id=county.forum.pk, since=ledger.first.isoformat(), until=None)
    for table in (users, people, memberships):
        table.write()


def _organisations(ledger: Ledger, size: Size) -> list[int]:
    table = Table(Organisation, is_host=False, is_arbitrator=False)
    made = [
        table.add(
            public_id=ledger.new_id(), slug=f"group-{number}", name=f"Group {number}", in_short=words(ledger.chance, 1)
        )["id"]
        for number in range(max(10, size.listings // 10))
    ]
    table.write()
    return made


def _listings(ledger: Ledger, size: Size, organisations: list[int]) -> None:
    areas = list(Area.objects.values_list("pk", flat=True))
    table = Table(Listing, phone="01354 000 000", cost="free", checked_by="Noor", for_whom="everybody", when="weekly")
    for number in range(size.listings):
        table.add(
            public_id=ledger.new_id(),
            organisation_id=ledger.chance.choice(organisations),
            name=f"{title(ledger.chance, number)}",
            what=words(ledger.chance, 1),
            where=f"Hall {number}",
            area_id=ledger.chance.choice(areas),
            checked_on=ledger.date_in(SPAN - number % 300),
        )
    table.write()


def _work(ledger: Ledger, size: Size, county: County, organisations: list[int]) -> None:
    work, news, partners = Table(Work), Table(News), Table(Work.partners.through)
    for number in range(size.works):
        began = number * SPAN // size.works
        told = as_moment(ledger.first + dt.timedelta(days=(began + SPAN) // 2), 10)
        one = work.add(
            public_id=ledger.new_id(),
            title=title(ledger.chance, number),
            in_short=words(ledger.chance, 2),
            started_by="members",
            group_id=county.forum.pk,
            welcome="Anybody",
            started_on=ledger.date_in(began),
            finished_on=ledger.date_in(began + 300) if number % 2 and began < SPAN - 300 else None,
            news=words(ledger.chance, 1),
            news_at=told,
        )
        news.add(work_id=one["id"], words=one["news"], told_at=told)
        for organisation in ledger.chance.sample(organisations, 2):
            partners.add(work_id=one["id"], organisation_id=organisation)
    for table in (work, news, partners):
        table.write()


def _gatherings(ledger: Ledger, size: Size, county: County) -> list[tuple[int, int]]:
    venues, seats = list(Venue.objects.values_list("pk", flat=True)), [seat.pk for seat in county.seats.values()]
    gatherings, presences = Table(Gathering), Table(Presence)
    meetings = []
    for number in range(size.gatherings):
        kind = KINDS[number % len(KINDS)]
        day = 30 + number * (SPAN + AHEAD - 30) // size.gatherings
        date = ledger.first + dt.timedelta(days=day)
        made = gatherings.add(
            public_id=ledger.new_id(),
            kind=kind,
            title=title(ledger.chance, number),
            in_short=words(ledger.chance, 1),
            group_id=county.forum.pk,
            venue_id=ledger.chance.choice(venues),
            visits_id=None,
            starts_at=as_moment(date, 10 + number % 8),
            ends_at=as_moment(date, 12 + number % 8),
            came=number % 60 if day < SPAN else None,
            announced_at=as_moment(date - dt.timedelta(days=20), 9),
        )
        if kind == Kind.MEETING:
            meetings.append((day, made["id"]))
            for seat in seats[:8] if day < SPAN else ():
                presences.add(gathering_id=made["id"], seat_id=seat)
    gatherings.write()
    presences.write()
    return meetings
