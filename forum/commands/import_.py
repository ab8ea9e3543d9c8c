"""`forum import`: bring in what was collected elsewhere."""

import csv
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from forum.ground.places import bringing_in as places
from forum.ground.places.models import Area
from forum.ground.spreadsheets import header_of
from forum.journey.heard import importing
from forum.operations import archive as archives
from forum.people.policy import Actor, Role
from forum.rooms.signposting import importing as directories

SHOWN = 50
STEPS = 1_000  # rows between two strokes of the progress bar
# Whoever runs this stands in for the coordinator, and for nobody else.
AT_THE_MACHINE = Actor(roles=frozenset({Role.ANYBODY, Role.COORDINATOR}))


@click.group(short_help="Bring in what was collected elsewhere.")
def command() -> None:
    """Bring in what was collected elsewhere."""


@command.command(short_help="A list of comments: CSV, XLSX or ODS.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--words", "words", default="", help="The column that holds the words. Needed unless there is only one.")
@click.option("--said-on", default="", help="The column with the day, if there is one.")
@click.option("--id", "identifier", default="", help="The column that tells one row from another, if there is one.")
@click.option("--source", default="", help="A name for the list (default: the name of the file).")
@click.option("--dry-run", is_flag=True, help="Only look: name each row that cannot be kept, and why. Writes nothing.")
@click.option(
    "--receipts", type=click.Path(dir_okay=False, path_type=Path), help="Write each row's receipt to this CSV."
)
def voices(
    *, file: Path, words: str, said_on: str, identifier: str, source: str, dry_run: bool, receipts: Path | None
) -> None:
    """Bring in a list of comments as voices: all of it or nothing.

    The first row names the columns. Bringing the same list in again, under the same source, adds only what is new.
    """
    header = importing.header_of(file)
    if not words and len(header) > 1:
        names = ", ".join(f"“{name}”" for name in header if name)
        raise click.UsageError(f"Which column holds the words? Name it with --words. The columns are: {names}.")
    columns = importing.Columns(words=words or header[0], said_on=said_on, id=identifier)
    with click.progressbar(label="Looking", length=0, file=sys.stderr) as bar:
        look = importing.look_at(file, columns=columns, source=source or file.stem, seen=lambda _number: bar.update(1))
    for number, problem in look.problems[:SHOWN]:
        click.echo(f"Row {number}: {problem}", err=True)
    if len(look.problems) > SHOWN:
        click.echo(f"… and {len(look.problems) - SHOWN} more.", err=True)
    click.echo(
        f"{look.total} rows: {len(look.rows)} new, {look.already} here already, {len(look.problems)} to look at."
    )
    if look.problems and not dry_run:
        raise click.ClickException("Nothing was brought in. Mend these rows, or take them out, and try again.")
    if dry_run:
        sys.exit(1 if look.problems else 0)
    with click.progressbar(length=len(look.rows), label="Bringing in", file=sys.stderr) as bar:
        kept = importing.bring_in(actor=AT_THE_MACHINE, look=look, seen=lambda _number: bar.update(1))
    if receipts:
        with receipts.open("w", newline="", encoding="utf-8") as table:
            rows = csv.writer(table)
            rows.writerow(["row", "receipt"])
            rows.writerows((one.number, one.receipt) for one in kept)
    click.echo(f"Brought in: {len(kept)}.")


@command.command(short_help="All of a forum, as `forum export` wrote it, into an empty installation.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--withdrawals",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A withdrawn.jsonl kept elsewhere: what was taken back since does not come back.",
)
def archive(folder: Path, withdrawals: Path | None) -> None:
    """Bring in all of a forum from FOLDER, into an empty installation of either database.

    Every byte is looked at first. Broken off, the same command goes on where it was. At the end each table has the hash
    that it had.
    """
    rows = archives.rows_in(folder)
    with click.progressbar(length=2 * rows, label="Bringing in", file=sys.stderr, update_min_steps=STEPS) as bar:
        came = archives.bring_in(folder=folder, withdrawals=withdrawals, tell=lambda _what, more: bar.update(more))
    click.echo(f"{came.rows} rows of {came.tables} tables, each table with the hash that it had.")
    click.echo(f"The record is whole: {came.entries} entries. `forum serve` opens it.")


@command.command(short_help="Where postcodes lie: Code-Point Open, the ONS Postcode Directory, or a table.")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def postcodes(path: Path) -> None:
    """Bring in where postcodes lie, from a file, a ZIP or a folder as it was downloaded.

    Code-Point Open of the Ordnance Survey, the Postcode Directory of the ONS, or any table with the columns postcode
    (or outcode), latitude and longitude. Bringing in a newer one puts the places right. Without it the forum knows the
    middle of each first half of a postcode.
    """
    with click.progressbar(label="Reading", length=0, file=sys.stderr) as bar:
        kept, middles = places.bring_in(path, tell=bar.update)
    click.echo(f"{kept} postcodes, and the middles of {middles} first halves.")


@command.command(short_help="A directory of groups and services: CSV, XLSX, ODS, JSON, or a feed of Open Referral.")
@click.argument("place")
@click.option("--column", "columns", multiple=True, help="OURS=THEIRS, as name=Title; may be given several times.")
@click.option("--feed", is_flag=True, help="It is a feed of Open Referral UK: a file of JSON, or its address.")
@click.option("--source", default="", help="What the list is called (default: the name of the file).")
@click.option("--area", "slug", default="", help="The part of the county for what lies in no place that we know.")
@click.option("--checked-on", type=click.DateTime(["%Y-%m-%d"]), help="When whoever made the list checked it.")
@click.option("--dry-run", is_flag=True, help="Only look: what is new, here already, twice, elsewhere. Writes nothing.")
def listings(
    *,
    place: str,
    columns: tuple[str, ...],
    feed: bool,
    source: str,
    slug: str,
    checked_on: datetime | None,
    dry_run: bool,
) -> None:
    """Bring in groups and services: all of it or nothing.

    What people here have said of an entry stays; only what was not known is filled in. Without --checked-on it all
    stands in grey until somebody has rung.
    """
    area = Area.objects.filter(slug=slug).first() if slug else None
    if slug and area is None:
        known = ", ".join(Area.objects.values_list("slug", flat=True))
        raise click.UsageError(f"There is no area “{slug}”. The areas are: {known}.")
    found = directories.from_feed(place) if feed or "://" in place else _rows(Path(place), columns)
    name = source or (Path(place).stem if "://" not in place else place.split("/")[2])
    look = directories.look_at(found, source=name, area=area)
    for number, problem in look.problems[:SHOWN]:
        click.echo(f"Row {number}: {problem}", err=True)
    for one, other in look.merges[:SHOWN]:
        click.echo(f"Row {one.number}, {one.details['name']}: here already as {other.name}.", err=True)
    for one, first in look.twice[:SHOWN]:
        click.echo(f"Row {one.number}, {one.details['name']}: the same as row {first.number}.", err=True)
    for one, _area in look.new:
        if one.left_out:
            click.echo(f"Row {one.number}, {one.details['name']}: left out {', '.join(one.left_out)}.", err=True)
    click.echo(
        f"{look.total} rows: {len(look.new)} new, {len(look.merges)} here already, {len(look.twice)} twice, "
        f"{len(look.elsewhere)} outside of the county, {len(look.problems)} to look at."
    )
    if dry_run:
        return
    with click.progressbar(length=len(look.new), label="Bringing in", file=sys.stderr) as bar:
        new, merged = directories.bring_in(
            actor=AT_THE_MACHINE, look=look, source=name, checked_on=checked_on.date() if checked_on else None,
            seen=lambda _number: bar.update(1),
        )  # fmt: skip
    click.echo(f"Kept {new} new ones, and filled in {merged}.")


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[directories.Candidate]:
    """The rows of a table, by the columns that were named and those that are easily guessed."""
    if not file.is_file():
        raise click.UsageError(f"There is no file “{file}”.")
    named = dict(one.split("=", 1) for one in columns if "=" in one)
    if unknown := set(named) - set(directories.FIELDS):
        raise click.UsageError(f"“{min(unknown)}” is none of ours: {', '.join(directories.FIELDS)}.")
    return directories.from_table(file, directories.likely(header_of(file)) | named)
