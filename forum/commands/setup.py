import click

from forum.operations import setup


@click.command(short_help="Make the database ready, or bring it to this version.")
def command() -> None:
    """Make the database ready, or bring it to this version. Safe to repeat; run it after every upgrade."""
    setup.set_up()
    click.echo("The database is ready.")
