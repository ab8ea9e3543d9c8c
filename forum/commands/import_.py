"""`forum import`: bring in what was collected elsewhere."""

import csv
import sys
from pathlib import Path

import click

from forum.journey.heard import importing
from forum.people.policy import Actor, Role

SHOWN = 50
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
