import click

from forum.demo import actions, queries
from forum.operations import setup
from forum.record.models import Entry


@click.command(short_help="Build the demonstration: an invented county to walk about in.")
@click.option("--if-empty", is_flag=True, help="Only where there is nothing yet; else leave all as it is.")
def command(*, if_empty: bool) -> None:
    """Build the demonstration in FORUM_DATA: invented people in real towns, with dates around today.

    Asks nothing. A forum's own database is refused; a demonstration that stands already is left as it is.
    """
    setup.set_up()
    if queries.sign_ins():
        if not if_empty:
            click.echo("The demonstration stands already.")
        return
    if if_empty and Entry.objects.exists():
        return
    click.echo("Building the demonstration.")
    actions.build_demonstration()
    click.echo("The demonstration is ready: `forum serve` opens it.")
