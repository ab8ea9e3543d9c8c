"""`forum rekey`: for somebody who has lost passkey, app and spare codes, once it is known that it is them."""

import click

from forum.people.accounts import actions
from forum.people.accounts.models import User


@click.command(short_help="Let somebody set up a new passkey or app who has lost theirs.")
@click.argument("email")
def command(*, email: str) -> None:
    """Forget the passkeys, the app and the spare codes of whoever signs in with EMAIL, and sign them out everywhere.

    They come in by a code and set up a new one. Be sure that it is them who asks: see them, or ring them.
    """
    found = User.objects.filter(email__iexact=email).first()
    if found is None:
        raise click.UsageError("Nobody signs in with this address.")
    actions.forget_keys(user=found, by=None)
    click.echo(f"{email} comes in by a code now, and sets up a new key.")
