"""A feed of Open Referral UK 3.0 that somebody else publishes, as entries to bring in."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from forum.ground.spreadsheets import Unreadable
from forum.rooms.signposting.importing.candidates import (
    Candidate,
    clean,
    cut,
    email_of,
    makes_sense,
    phone_of,
    postcode_of,
    website_of,
)
from forum.rooms.signposting.needs import BY_SLUG
from forum.rooms.signposting.rules import BYDAY, Status

LARGEST = 20 * 1024 * 1024  # bytes of one page
MOST_PAGES = 2_000
SHORT = 400  # signs, as `what`
PATIENCE = 30  # seconds for one page
Said = dict[str, Any]


def from_feed(place: str) -> Iterator[Candidate]:
    """Every service of a feed.

    Args:
        place: a file of JSON (a page, a list, or one service), or the address of a feed's `services`.

    Raises:
        Unreadable: when there is no such file or feed, or what it holds is none.
    """
    number = 0
    for page in _pages(place):
        contents = page.get("contents", [page] if "name" in page else []) if isinstance(page, dict) else page
        if not isinstance(contents, list):
            raise Unreadable("This is no feed of Open Referral: there is no list of services in it.")
        for one in contents:
            number += 1
            if isinstance(one, dict):
                yield _candidate(number, _whole(place, one))


def _pages(place: str) -> Iterator[Any]:
    if "://" not in place:
        yield _read(Path(place))
        return
    joined = "&" if "?" in place else "?"
    for number in range(1, MOST_PAGES + 1):
        page = _fetch(f"{place}{joined}page={number}")
        yield page
        if not isinstance(page, dict) or page.get("last_page", True) or not page.get("contents"):
            return


def _whole(place: str, brief: Said) -> Said:
    """A list says little of each; the service itself says all."""
    if "://" not in place or "service_at_locations" in brief or not brief.get("id"):
        return brief
    found = _fetch(f"{place.partition('?')[0].rstrip('/')}/{brief['id']}")
    return found if isinstance(found, dict) else brief


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as fault:
        raise Unreadable(f"{file} could not be read as JSON.") from fault


def _fetch(address: str) -> Any:
    if not address.startswith(("https://", "http://")):
        raise Unreadable("The address of a feed begins with https.")
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - looked at above
            held = answer.read(LARGEST + 1)
    except (OSError, urllib.error.URLError) as fault:
        raise Unreadable(f"{address} did not answer.") from fault
    if len(held) > LARGEST:
        raise Unreadable(f"{address} sent more than 20 MB at once.")
    try:
        return json.loads(held)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"{address} did not answer with JSON.") from fault


def _candidate(number: int, said: Said) -> Candidate:
    place = _first(said.get("service_at_locations")).get("location") or {}
    address = _first(place.get("addresses"))
    lines = [clean(str(address.get(name) or "")) for name in ("address_1", "address_2", "city")]
    phone = _first(_first(said.get("contacts")).get("phones")).get("number") or _first(said.get("phones")).get("number")
    cost = _first(said.get("cost_options"))
    first, _gap, rest = str(said.get("description") or "").strip().partition("\n\n")
    description = clean(first)
    name = cut(clean(str(said.get("name") or "")), "name")
    details: Said = {
        "name": name,
        "what": cut(description or name, "what"),
        "more": "\n\n".join(part for part in (description if len(description) > SHORT else "", clean(rest)) if part),
        "where": cut(", ".join(dict.fromkeys(part for part in lines if part)), "where"),
        "postcode": postcode_of(str(address.get("postal_code") or "")),
        "phone": phone_of(str(phone or "")),
        "email": email_of(str(said.get("email") or "")),
        "website": website_of(str(said.get("url") or "")),
        "cost": cut(clean(str(said.get("fees") or cost.get("amount_description") or "")), "cost"),
        "status": said.get("status") if said.get("status") in Status.values else Status.ACTIVE,
        "times": _times(said.get("schedules")),
        "languages": cut(
            ", ".join(str(one.get("name")) for one in _dicts(said.get("languages")) if one.get("name")), "languages"
        ),
        "there": place.get("location_type") != "virtual",
        "youngest": _age(said.get("minimum_age")),
        "oldest": _age(said.get("maximum_age")),
    }
    details["lat"], details["lon"] = _number(place.get("latitude"), 90), _number(place.get("longitude"), 180)
    if details["lat"] is None or details["lon"] is None:
        details["lat"] = details["lon"] = None
    if details["youngest"] is not None and details["oldest"] is not None and details["youngest"] > details["oldest"]:
        details["youngest"] = details["oldest"] = None
    if (checked := _day(said.get("assured_date"))) is not None:
        details["checked_on"] = checked
    terms = [one.get("taxonomy_term") or {} for one in _dicts(said.get("attributes"))]
    needs = [str(one["term"]) for one in terms if isinstance(one, dict) and one.get("term") in BY_SLUG]
    return Candidate(number, str(said.get("id") or ""), details, needs=needs)


def _times(schedules: Any) -> list[Said]:
    found: list[Said] = []
    for one in _dicts(schedules):
        opens, closes = str(one.get("opens_at") or "")[:5], str(one.get("closes_at") or "")[:5]
        days = [day.strip() for day in str(one.get("byday") or "").split(",")] if makes_sense(opens, closes) else []
        found += [{"day": BYDAY.index(day), "opens": opens, "closes": closes} for day in days if day in BYDAY]
    return found


def _names(held: Any) -> list[str]:
    return [clean(str(one.get("name") or "")) for one in _dicts(held)]


def _dicts(held: Any) -> list[Said]:
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []


def _first(held: Any) -> Said:
    return next(iter(_dicts(held)), {})


def _number(held: Any, most: float) -> float | None:
    return float(held) if isinstance(held, int | float) and -most <= held <= most else None


def _age(held: Any) -> int | None:
    return int(held) if isinstance(held, int | float) and 0 <= held <= 150 else None  # noqa: PLR2004 - nobody is older


def _day(held: Any) -> date | None:
    try:
        return date.fromisoformat(str(held)[:10])
    except ValueError:
        return None
