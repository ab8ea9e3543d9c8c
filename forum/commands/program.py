"""The `forum` program. Each other file in this folder is a command: its name, and its `command`."""

import os
import pkgutil
from importlib import import_module

import click
import django
from django.db import DatabaseError

from forum import commands
from forum.ground.spreadsheets import Unreadable
from forum.people.policy import Refused

NOT_COMMANDS = {"program", "tests"}


class Commands(click.Group):
    """Finds its commands by their files, so that adding one is adding a file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        found = {module.name for module in pkgutil.iter_modules(commands.__path__)} - NOT_COMMANDS
        return sorted(name.rstrip("_") for name in found)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        for name in (cmd_name, f"{cmd_name}_"):  # A file cannot be called import.py.
            try:
                command: click.Command = import_module(f"forum.commands.{name}").command
            except ModuleNotFoundError as missing:
                if missing.name != f"forum.commands.{name}":
                    raise
            else:
                return command
        return None

    def invoke(self, ctx: click.Context) -> object:
        """Say in one sentence what went wrong; what Python has to say about it is for a log."""
        try:
            return super().invoke(ctx)
        except (Refused, Unreadable) as no:
            raise click.ClickException(str(no)) from no
        except DatabaseError as fault:
            raise click.ClickException(f"{first_line(fault)} (`forum check` says more about the database.)") from fault


def first_line(fault: Exception) -> str:
    return next(iter(str(fault).strip().splitlines()), type(fault).__name__)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def forum() -> None:
    """Run a Partnership Forum.

    Everything that an installation keeps lies under FORUM_DATA (var/ where you are, unless you set it). Its database is
    DATABASE_URL, or an SQLite file in that folder.

    It ends with 0 when all is well, 1 when something is not, 2 when the command was not understood.
    """


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.config.settings")
    django.setup()
    forum(prog_name="forum")
