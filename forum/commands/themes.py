import json
from pathlib import Path

import click

from forum.journey.themed.suggesting import evaluating


@click.group(short_help="How good are suggestions of themes?")
def command() -> None:
    """Look into how themes are suggested."""


@command.command(short_help="Learn from one table of labelled comments, and try it on another.")
@click.argument("train", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("test", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--json", "out", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Write it here too."
)
def evaluate(train: Path, test: Path, out: Path | None) -> None:
    """Learn from the comments in TRAIN and try it on those in TEST, which it has not seen.

    Both are CSV tables with the columns text and labels; several labels are divided by a |. Nothing goes into the
    forum and nothing is kept.
    """
    found = evaluating.evaluate(evaluating.read(train), evaluating.read(test))
    if out:
        out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    click.echo(
        f"Learned from {found['trained_on']} comments under {found['labels']} labels, tried on {found['tried_on']}."
    )
    for name, score in found["suggestions"].items():
        click.echo(f"{name}: first right {score['right_first']:.3f}, recall at three {score['recall_at_3']:.3f}")
    click.echo("Of the five most similar, so many have a label in common:")
    for name, share in found["similar_voices"].items():
        click.echo(f"  {name}: {share:.3f}")
