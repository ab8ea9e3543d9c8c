from pathlib import Path

import click

from forum.operations import backup

MEGABYTE = 1024**2


@click.command(short_help="Write all of the forum into one file, while it goes on.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep", type=click.IntRange(1), metavar="DAYS", help="Take out our backups that are older than that.")
def command(folder: Path, keep: int | None) -> None:
    """Write a backup into FOLDER: the database as it stands at one moment, uploaded files, keys.

    It may run while the forum is open. The keys are in it, so whoever has the file can read everything: keep it safe,
    and on another machine.
    """
    made = backup.back_up(folder=folder, keep_days=keep)
    click.echo(f"{made} ({made.stat().st_size / MEGABYTE:.1f} MB)")
    if not backup.holds_receipt_key():
        click.echo("The key of receipts is not in it: it is set in FORUM_RECEIPT_KEY. Keep that somewhere safe too.")
