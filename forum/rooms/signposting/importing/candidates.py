"""One entry of somebody else's list, made clean: what it may be called there, and what of it can be kept."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from forum.ground.places.where import POSTCODE
from forum.ground.spreadsheets import Unreadable, header_of, rows_of
from forum.rooms.signposting.models import Listing
from forum.rooms.signposting.rules import Day

# What our fields are called in other people's lists, the likeliest first; a column of JSON is named with dots.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "title", "service name", "serviceprovidername", "organisation", "organization", "group"),
    "what": ("what", "description", "summary", "categorysynopsis", "about", "details", "kind", "type"),
    "more": ("more", "info", "notes", "further information"),
    "id": ("id", "source_id", "key", "reference", "ref"),
    "where": ("where", "address", "address1", "venue", "location.streetline1", "street"),
    "where2": ("address2", "location.streetline2"),
    "where3": ("address3", "location.streetline3"),
    "town": ("town", "city", "location.city", "place"),
    "postcode": ("postcode", "post code", "postal_code", "zip", "location.postcode"),
    "lat": ("lat", "latitude", "location.latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "location.longitude", "x"),
    "phone": ("phone", "telephone", "tel", "phone number", "contact number"),
    "email": ("email", "e-mail", "email address"),
    "website": ("website", "url", "web", "link", "site"),
    "when": ("when", "opening times", "hours", "days and times"),
    "times": ("openingtimes", "times"),
    "cost": ("cost", "fees", "price", "charge"),
    "for_whom": ("for whom", "who for", "eligibility", "audience"),
}
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
SPACE = re.compile(r"\s+")
TAG = re.compile(r"<[^>]{0,200}>")
BRITAIN = (49.0, 61.5, -9.0, 2.5)  # south, north, west, east
NAMED_DAYS = {str(label).casefold()[:3]: int(value) for value, label in Day.choices}


@dataclass
class Candidate:
    """What could be kept of one entry, and what was left out of it and why."""

    number: int
    key: str
    details: dict[str, Any]
    needs: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def likely(header: Sequence[str]) -> dict[str, str]:
    """For each of our fields the column that most likely holds it."""
    there = {name.strip().casefold(): name for name in reversed(header)}
    found = {ours: next((there[name] for name in names if name in there), "") for ours, names in FIELDS.items()}
    return {ours: column for ours, column in found.items() if column}


def from_table(file: Path, columns: Mapping[str, str]) -> Iterator[Candidate]:
    """Every row of a table, by these columns.

    Raises:
        Unreadable: when the file is no list, or has no such column, or nothing says what a row is called.
    """
    header = header_of(file)
    missing = [column for column in columns.values() if column not in header]
    if missing or "name" not in columns:
        names = ", ".join(f"“{name}”" for name in header if name)
        wrong = f"There is no column “{missing[0]}”." if missing else "Which column holds the name?"
        raise Unreadable(f"{wrong} The columns are: {names}.")
    for number, cells in rows_of(file):
        yield _cleaned(number, {ours: cells[column] for ours, column in columns.items()})


def _cleaned(number: int, given: Mapping[str, str]) -> Candidate:
    said = {name: clean(value) for name, value in given.items()}
    left_out: list[str] = []
    town, lines = said.get("town", ""), [said.get(name, "") for name in ("where", "where2", "where3")]
    where = ", ".join(dict.fromkeys(part.rstrip(",") for part in [*lines, town] if part))
    details: dict[str, Any] = {
        "name": cut(said.get("name", ""), "name"),
        "what": cut(said.get("what") or said.get("name", ""), "what"),
        "more": said.get("more", ""),
        "where": cut(where, "where"),
        "postcode": _kept(postcode_of(said.get("postcode", "")), said.get("postcode", ""), "postcode", left_out),
        "phone": _kept(phone_of(said.get("phone", "")), said.get("phone", ""), "telephone", left_out),
        "email": _kept(email_of(said.get("email", "")), said.get("email", ""), "email address", left_out),
        "website": _kept(website_of(said.get("website", "")), said.get("website", ""), "website", left_out),
        "when": cut(said.get("when", ""), "when"),
        "cost": cut(said.get("cost", ""), "cost"),
        "for_whom": cut(said.get("for_whom", ""), "for_whom"),
        "times": times_of(given.get("times", ""), left_out),
    }
    details["lat"], details["lon"] = _point(said.get("lat", ""), said.get("lon", ""), left_out)
    return Candidate(number, said.get("id", ""), details, left_out=left_out)


def clean(value: str) -> str:
    """Words without markup, signs that were written as codes, and white space in rows."""
    words = TAG.sub(" ", html.unescape(html.unescape(value.replace("\x00", ""))))
    return SPACE.sub(" ", words).strip()


def cut(words: str, name: str) -> str:
    """Words no longer than the field takes, broken off between two of them."""
    most = getattr(Listing._meta.get_field(name), "max_length", None) or len(words)
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"


def postcode_of(typed: str) -> str:
    """A postcode as it is written; empty where it is none."""
    bare = typed.replace(" ", "").upper()
    if not POSTCODE.match(bare):
        return ""
    return f"{bare[:-3]} {bare[-3:]}" if len(bare) > 4 else bare  # noqa: PLR2004 - longer than the first half


def phone_of(typed: str) -> str:
    """A number as people here write it; the first where several stand in one cell."""
    for part in re.split(r"[/;,]| or ", typed):
        try:
            number = phonenumbers.parse(part, "GB")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return ""


def email_of(typed: str) -> str:
    try:
        validate_email(typed)
    except ValidationError:
        return ""
    return typed


def website_of(typed: str) -> str:
    """An address of a page; empty where it is none, or leads anywhere but to the web."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    fits = parts.scheme in {"http", "https"} and "." in parts.netloc and " " not in address and len(address) <= 200  # noqa: PLR2004 - the field
    return address if typed and fits else ""


def times_of(typed: str, left_out: list[str]) -> list[dict[str, Any]]:
    """Times as other directories write them in JSON; what makes no sense is left out and said."""
    if not typed.startswith("["):
        return []
    found = []
    for one in json.loads(typed):
        day = NAMED_DAYS.get(str(one.get("day", "")).casefold()[:3]) if isinstance(one, dict) else None
        opens, closes = (str(one.get(name, "")) for name in ("startTime", "endTime")) if day is not None else ("", "")
        if (
            re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", opens)
            and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", closes)
            and opens < closes
        ):
            found.append({"day": day, "opens": opens, "closes": closes})
        else:
            left_out.append("a time")
    return found


def makes_sense(opens: str, closes: str) -> bool:
    """Whether these are hours of a day, one after the other."""
    return bool(HOUR.fullmatch(opens) and HOUR.fullmatch(closes) and opens < closes)


def _kept(clean_one: str, typed: str, name: str, left_out: list[str]) -> str:
    if typed and not clean_one:
        left_out.append(f"{name} “{typed[:40]}”")
    return clean_one


def _point(lat: str, lon: str, left_out: list[str]) -> tuple[float | None, float | None]:
    try:
        down, across = float(lat), float(lon)
    except ValueError:
        return None, None
    south, north, west, east = BRITAIN
    if south <= down <= north and west <= across <= east:
        return down, across
    left_out.append(f"where it lies ({lat}, {lon})")
    return None, None
