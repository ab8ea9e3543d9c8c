import click

from forum.operations import checks


@click.command(short_help="Look whether everything is as it should be.")
def command() -> None:
    """Look at the database, the record's guards, help routes, the post, the jobs, the disk and the keys.

    Ends with 1 if somebody has to do something.
    """
    marks = {checks.Level.FINE: "fine", checks.Level.NOTE: "note", checks.Level.ACT: "act "}
    findings = checks.look()
    for finding in findings:
        click.echo(f"{marks[finding.level]}  {finding.words}")
    if any(finding.level is checks.Level.ACT for finding in findings):
        raise click.exceptions.Exit(1)
