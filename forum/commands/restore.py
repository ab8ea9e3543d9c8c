from pathlib import Path

import click

from forum.operations import backup


@click.command(short_help="Put a backup in place, once all of it has been looked at.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Take the place of the forum that is here. What it held is deleted.")
@click.option(
    "--withdrawals",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A newer withdrawn.jsonl, kept elsewhere, if this machine has lost its own.",
)
def command(*, file: Path, replace: bool, withdrawals: Path | None) -> None:
    """Put a backup in place: the database, uploaded files, keys.

    First all of it is looked at: every byte, every table, the chain of the record. A backup that is damaged is refused,
    and what is here stays as it is. Words that somebody took back since it was made are taken out again. Stop the forum
    first.
    """
    done = backup.restore(file=file, replace=replace, withdrawals=withdrawals)
    click.echo(f"The forum is as it was on {done.made_at:.19}, with {done.entries} entries in its record.")
    if done.forgotten:
        click.echo(f"Words taken back since then, and taken out again: {done.forgotten}.")
    if done.replaced:
        click.echo("What was here before is deleted: it may have held words that were taken back.")
    click.echo("`forum serve` opens it.")
