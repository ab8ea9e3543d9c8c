"""`forum controller`: say who is answerable for people's data."""

import click

from forum.ground.dated import actions as dated
from forum.outlets.my_data.controller import SETTING
from forum.outlets.my_data.rules import Controller


@click.command(short_help="Say who is answerable for people's data, for the page on privacy.")
@click.argument("who", type=click.Choice([str(value) for value in Controller.values]))
@click.option("--name", default="", help="Their name, when it is not that of the host or the forum.")
@click.option("--contact", default="", help="Where they are reached about data.")
@click.option("--officer", default="", help="The data protection officer, and where they are reached.")
@click.option("--regulator", default="", help="Who watches over them, when it is not the shipped one.")
@click.option("--regulator-address", default="", help="Their page for complaints.")
def command(*, who: str, **said: str) -> None:
    """Say who is answerable for people's data: the `host`, or the `forum` itself.

    The page on privacy (/privacy) has other words for each, for the law gives them other grounds. Ask whoever gives
    the host advice on data first.
    """
    dated.set_setting(key=SETTING, value={"who": who} | {key: value for key, value in said.items() if value})
    click.echo("The page on privacy says so from today.")
