import click

from forum.operations import jobs


@click.command(short_help="Send what is due and keep things tidy, until told to stop.")
def command() -> None:
    """Send what is due and keep things tidy, until told to stop.

    `forum serve` does this beside the web server; a process of its own is for larger installations, where the web
    servers run with --no-jobs. Two of these at once do no harm.
    """
    jobs.run_until_told_to_stop()
