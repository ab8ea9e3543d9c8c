import sys
from itertools import count

import click

from forum.demo import actions, queries
from forum.operations import setup


@click.command(short_help="Build the demonstration: an invented county to walk about in.")
@click.option("--if-empty", is_flag=True, help="Only where there is nothing yet; else leave all as it is.")
def command(*, if_empty: bool) -> None:
    """Build the demonstration in FORUM_DATA: invented people in real towns, with dates around today.

    Asks nothing. A forum's own database is refused; a demonstration that stands already is left as it is.
    """
    setup.set_up()
    if if_empty and queries.has_a_forum():
        return
    if queries.sign_ins():
        click.echo("The demonstration stands already.")
        return
    # How many acts the stories have is known only when they are told, so the bar shows that they go on.
    with click.progressbar(count(), label="Telling the county's stories", file=sys.stderr, show_eta=False) as bar:
        actions.build_demonstration(heard=lambda: bar.update(1))
    click.echo("The demonstration is ready: `forum serve` opens it.")
