import click
from django.conf import settings

from forum.demo import queries as demo
from forum.operations import archive, backup, serving, setup
from forum.operations.setup import State


@click.command(short_help="Open the forum in a web server, with the jobs beside it.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Where to listen.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--workers", type=click.IntRange(1), help="Processes; one on SQLite and two on PostgreSQL unless given.")
@click.option("--no-jobs", is_flag=True, help="Leave the jobs to `forum jobs`.")
def command(port: int, host: str, workers: int | None, *, no_jobs: bool) -> None:
    """Open the forum in a web server, with the jobs beside it. A database that is not there yet is made."""
    if not serving.is_free(host, port):
        raise click.ClickException(
            f"Port {port} is taken by another program. Choose another with --port (make run PORT={port + 1})."
        )
    found = ready_or_say_so()
    where = f"http://localhost:{port}" if host in {"127.0.0.1", "::1", "localhost"} else f"http://{host}:{port}"
    click.secho(f"\nThe forum is open at {where}", bold=True)
    if where != settings.FORUM_ADDRESS:
        click.echo(f"In letters its address is {settings.FORUM_ADDRESS} (FORUM_ADDRESS).")
    if found is State.READY:
        introduce_the_demonstration(where)
    click.echo("Ctrl-C closes it. What it keeps stays.\n")
    serving.serve(host=host, port=port, workers=workers or serving.workers_that_suit(), with_jobs=not no_jobs)


def ready_or_say_so() -> State:
    """Make what is not there yet. Serve in any other state too: /help-now answers with the database down."""
    found = setup.state()
    if found is not State.SILENT and backup.stopped_half_way():
        raise click.ClickException(
            "A restore stopped half way. Run the same `forum restore` again, then open the forum."
        )
    if archive.half_way():
        raise click.ClickException(
            "An archive was brought in only in part. Run the same `forum import archive` again, then open the forum."
        )
    if found is State.EMPTY:
        click.echo("Making a new database.")
        setup.set_up()
        return State.READY
    if found is State.BEHIND:
        click.secho(f"The database {found.value}: stop here and run `forum setup`.", fg="yellow", err=True)
    elif found is State.SILENT:
        click.secho(f"The database {found.value}; until it does, only /help-now will.", fg="yellow", err=True)
    return found


def introduce_the_demonstration(where: str) -> None:
    """Name the people to come in as, where this is a demonstration."""
    people = demo.sign_ins()
    if people:
        click.echo(f"\nThis is a demonstration. Come in as one of these at {where}/demo, no code needed:")
        for person in people:
            click.echo(f"  {person.name:28} {person.part:44} {person.email}")
        click.echo()
