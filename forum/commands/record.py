import sys

import click

from forum.record import actions, checking, queries

STEPS = 1_000  # entries between two strokes of the progress bar


@click.group(short_help="The public record: is it whole, are its figures right?")
def command() -> None:
    """Look after the public record, which nobody can change."""


@command.command(short_help="Read every entry and check that the chain is whole.")
def verify() -> None:
    """Read every entry of the record and check that the chain is whole. Ends with 1 where it is not."""
    last = queries.head().sequence
    with click.progressbar(length=last, label="Reading", file=sys.stderr, update_min_steps=STEPS) as bar:
        fault = checking.verify(tell=lambda _sequence: bar.update(1))
    if fault is not None:
        raise click.ClickException(f"The record is not whole. {fault}")
    click.echo(f"The record is whole: {last} entries.")


@command.command(short_help="Count the public figures again from the entries.")
def recount() -> None:
    """Count the public figures again from the entries, and put right those that differ."""
    last = queries.head().sequence
    with click.progressbar(length=last, label="Counting", file=sys.stderr, update_min_steps=STEPS) as bar:
        wrong = actions.recount(tell=lambda _sequence: bar.update(1))
    for name, (was, is_now) in sorted(wrong.items()):
        click.echo(f"{name}: was {was}, is {is_now}")
    click.echo(f"Put right: {len(wrong)}." if wrong else "Every figure was right.")
