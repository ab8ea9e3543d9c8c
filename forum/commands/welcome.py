"""`forum welcome`: the first people of a new forum, before anybody can sign in; and whoever holds an office."""

import click

from forum.people.membership import actions, founding
from forum.people.membership.models import Office, Organisation, Seat


@click.command(short_help="Welcome somebody: how a new forum gets its first people.")
@click.argument("name")
@click.argument("email")
@click.option("--seat", default="", help="The seat that they take, for example River.")
@click.option("--coordinator", is_flag=True, help="They are the forum's coordinator.")
@click.option(
    "--duty", is_flag=True, help="They are on duty when a voice worries its reader (with --of, by their office)."
)
@click.option("--office", default="", help="The office that they hold, for example 'Chief executive' (needs --of).")
@click.option("--of", "organisation", default="", help="The organisation that they act for.")
@click.option("--host", is_flag=True, help="That organisation is the one that houses the forum.")
@click.option("--forum", "forum_name", default="Partnership Forum", show_default=True, help="The name of a new forum.")
def command(
    *,
    name: str,
    email: str,
    seat: str,
    coordinator: bool,
    duty: bool,
    office: str,
    organisation: str,
    host: bool,
    forum_name: str,
) -> None:
    """Welcome somebody by the name they want to be called and an email address to sign in with.

    As a member of the forum; with --of, for an organisation, and with a seat as a member too. The first time, this
    founds the forum with its sides, its seats and its first terms of reference.
    """
    if (office or host) and not organisation:
        raise click.UsageError("Say whose office it is: --of 'Fenmarsh Health Trust'.")
    founding.found(name=forum_name)
    actions.welcome(
        called=name,
        email=email,
        seat=_seat(seat) if seat else None,
        office=_office(office, organisation, host=host, coordinator=coordinator, duty=duty),
        acts_for=founding.organisation_named(organisation, is_host=host) if organisation else None,
        member=bool(seat or coordinator or not organisation),
    )
    click.echo(f"{name} can sign in with {email}.")


def _seat(wanted: str) -> Seat:
    found = Seat.objects.filter(slug=wanted.lower()).first()
    if found is None:
        names = ", ".join(Seat.objects.order_by("order").values_list("name", flat=True))
        raise click.UsageError(f"There is no seat {wanted}. The seats are: {names}.")
    return found


def _office(office: str, organisation: str, *, host: bool, coordinator: bool, duty: bool) -> Office | None:
    """The office that was named, or the forum's own desk or duty post; made when it is first held."""
    ours = Organisation.objects.get(slug="forum")
    if coordinator:
        return founding.office_named("Coordinator", of=ours, is_coordinator=True)
    of = founding.organisation_named(organisation, is_host=host) if organisation else ours
    if duty:
        return founding.office_named(office or "On duty", of=of, is_duty=True)
    return founding.office_named(office, of=of) if office else None
