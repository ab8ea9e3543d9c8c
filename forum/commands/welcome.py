"""`forum welcome`: the first people of a new forum, before anybody can sign in."""

import click

from forum.people.membership import actions, founding
from forum.people.membership.models import Office, Organisation, Seat


@click.command(short_help="Welcome somebody: how a new forum gets its first people.")
@click.argument("name")
@click.argument("email")
@click.option("--seat", default="", help="The seat that they take, for example River.")
@click.option("--coordinator", is_flag=True, help="They are the forum's coordinator.")
@click.option("--forum", "forum_name", default="Partnership Forum", show_default=True, help="The name of a new forum.")
def command(*, name: str, email: str, seat: str, coordinator: bool, forum_name: str) -> None:
    """Welcome somebody as a member, by the name they want to be called and an email address to sign in with.

    The first time, this founds the forum with its sides, its seats and its first terms of reference.
    """
    founding.found(name=forum_name)
    place = Seat.objects.filter(slug=seat.lower()).first() if seat else None
    if seat and place is None:
        names = ", ".join(Seat.objects.order_by("order").values_list("name", flat=True))
        raise click.UsageError(f"There is no seat {seat}. The seats are: {names}.")
    actions.welcome(called=name, email=email, seat=place, office=_desk() if coordinator else None)
    click.echo(f"{name} can sign in with {email}.")


def _desk() -> Office:
    """The coordinator's office, made when it is first held."""
    desk, _made = Office.objects.get_or_create(
        slug="coordinator",
        defaults={
            "name": "Coordinator",
            "organisation": Organisation.objects.get(slug="forum"),
            "is_coordinator": True,
        },
    )
    return desk
