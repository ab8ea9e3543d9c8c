import sys
from pathlib import Path

import click

from forum.operations import archive
from forum.operations.archive import tables


@click.command(short_help="Write everything into a folder, in open formats.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write all of the forum into FOLDER, in formats that any program reads.

    Tables as JSON lines, what is public as CSV, minutes as ODT, gatherings as a calendar, files, and the record.
    `forum import archive FOLDER` makes a forum of it again, on SQLite or PostgreSQL.

    It may run while the forum is open. Broken off, it goes on where it was. The keys are in it: keep it safe.
    """
    with click.progressbar(length=len(tables.carried()), label="Writing", file=sys.stderr) as bar:
        seen: list[str] = []

        def tell(what: str, _rows: int) -> None:
            if what not in seen:
                seen.append(what)
                bar.update(1)

        made = archive.export(folder=folder, tell=tell)
    click.echo(f"{folder}: {made.rows} rows of {len(made.tables)} tables, {len(made.files)} files.")
