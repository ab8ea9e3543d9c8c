"""`forum forget`: forget what has had its time, or look first what that would be."""

import click

from forum.outlets.my_data import retention


@click.command(short_help="Forget what has had its time, or look first what that would be.")
@click.option("--dry-run", is_flag=True, help="Only count it.")
def command(*, dry_run: bool) -> None:
    """Forget what has had its time. The jobs do it every hour; --dry-run only counts what is due."""
    found = retention.due() if dry_run else list(retention.forget_due().items())
    for name, number in found:
        click.echo(f"{number:>8,}  {name.replace('_', ' ')}")
    click.echo("Nothing was forgotten; this was a dry run." if dry_run else "That is forgotten.")
