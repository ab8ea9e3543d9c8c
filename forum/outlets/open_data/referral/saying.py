"""What one listing says in the words of Open Referral UK 3.0, and nothing where we do not know.

Source: openreferraluk.org, UK profile of HSDS 3.0, compiled schemas (CC BY-SA 4.0). One key of ours names the
service, its place and the two together, for each of these has names of its own.
"""

import uuid
from typing import Any

from django.conf import settings

from forum.people.membership.models import Organisation
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.needs import BY_SLUG, NEEDS, Need
from forum.rooms.signposting.rules import BYDAY, Day

Said = dict[str, Any]
OURS = uuid.UUID("6a1c7d2e-6d0b-5a53-9a0e-3f1d3c8f2b11")  # under which what has no key of its own is named
COUNTRY = "GB"


def service(listing: Listing, *, full: bool = False) -> Said:
    """A service: brief as in a list, or with all that hangs on it."""
    said: Said = {
        "id": str(listing.key),
        "name": listing.name,
        "description": "\n\n".join(part for part in (listing.what, listing.more) if part),
        "url": listing.website or f"{settings.FORUM_ADDRESS}/find/{listing.public_id}",
        "email": listing.email,
        "status": listing.status,
        "fees": listing.cost,
        "minimum_age": listing.youngest,
        "maximum_age": listing.oldest,
        "assured_date": listing.checked_on.isoformat(),
        "last_modified": listing.changed_at.isoformat(),
    }
    if listing.organisation:
        said |= {
            "organization_id": str(key_of(listing.organisation)),
            "organization": organisation(listing.organisation),
        }
    return _known(said | (_all_of(listing) if full else {}))


def at_location(listing: Listing, *, full: bool = False) -> Said:
    """The same service, looked at from where it is."""
    said = {"id": str(listing.key), "service_id": str(listing.key), "location_id": str(listing.key)}
    return said | {"location": _location(listing), "service": service(listing, full=full)}


def organisation(one: Organisation) -> Said:
    return {"id": str(key_of(one)), "name": one.name, "description": one.in_short or one.name}


def term(need: Need) -> Said:
    """One kind of support."""
    said = {"id": str(term_key(need.slug)), "name": str(need.name), "description": str(need.name)}
    return said | {"taxonomy": str(taxonomy()["name"]), "taxonomy_id": taxonomy()["id"], "term": need.slug}


def taxonomy(*, full: bool = False) -> Said:
    """All kinds of support together."""
    said: Said = {
        "id": str(uuid.uuid5(OURS, "needs")),
        "name": "What people look for",
        "description": "Kinds of support, in everyday words.",
        "version": "1",
    }
    return said | ({"taxonomy_terms": [term(need) for need in NEEDS]} if full else {})


def key_of(one: Organisation) -> uuid.UUID:
    return uuid.uuid5(OURS, f"organisation:{one.slug}")


def term_key(slug: str) -> uuid.UUID:
    return uuid.uuid5(OURS, f"need:{slug}")


def _all_of(listing: Listing) -> Said:
    return {
        "schedules": [_schedule(listing, number, one) for number, one in enumerate(listing.times)],
        "service_at_locations": [{"id": str(listing.key), "location": _location(listing)}],
        "languages": [
            {"id": str(uuid.uuid5(listing.key, f"language:{name}")), "name": name} for name in _languages(listing)
        ],
        "cost_options": [_known({"id": str(uuid.uuid5(listing.key, "cost")), "amount": 0 if listing.free else None,
                                 "amount_description": listing.cost})] if listing.cost or listing.free else [],
        "contacts": [{"id": str(uuid.uuid5(listing.key, "phone")), "name": listing.name,
                      "phones": [{"id": str(uuid.uuid5(listing.key, "number")), "number": listing.phone}]}]
        if listing.phone else [],
        "attributes": [
            {"id": str(uuid.uuid5(listing.key, one.need)), "link_type": "service",
             "taxonomy_term": term(BY_SLUG[one.need])}
            for one in listing.needs.all() if one.need in BY_SLUG
        ],
    }  # fmt: skip


def _schedule(listing: Listing, number: int, one: Said) -> Said:
    return {
        "id": str(uuid.uuid5(listing.key, f"schedule:{number}")),
        "freq": "WEEKLY",
        "byday": BYDAY[one["day"]],
        "opens_at": f"{one['opens']}:00",
        "closes_at": f"{one['closes']}:00",
        "description": f"{Day(one['day']).label}: {one['opens']} to {one['closes']}",
    }


def _location(listing: Listing) -> Said:
    physical = listing.there and listing.lat is not None
    said: Said = {
        "id": str(listing.key),
        "location_type": "physical" if physical else "virtual",
        "name": listing.where or listing.area.name,
    }
    if not physical:
        return said
    said |= {"latitude": listing.lat, "longitude": listing.lon}
    if listing.where and listing.postcode:
        street, _comma, town = (part.strip() for part in listing.where.rpartition(","))
        said["addresses"] = [
            {"id": str(uuid.uuid5(listing.key, "address")), "address_1": street or town, "city": town,
             "state_province": listing.area.name, "postal_code": listing.postcode, "country": COUNTRY,
             "address_type": "physical"},
        ]  # fmt: skip
    facts = [name.replace("_", " ") for name in Listing.FACTS if getattr(listing, name)]
    if facts:
        words = ", ".join(facts)
        said["accessibility"] = [{"id": str(uuid.uuid5(listing.key, "access")), "description": words}]
    return said


def _languages(listing: Listing) -> list[str]:
    return [name.strip() for name in listing.languages.split(",") if name.strip()]


def _known(said: Said) -> Said:
    """Without what we do not know: the standard has no word for it but leaving it out."""
    return {name: value for name, value in said.items() if value not in (None, "")}
