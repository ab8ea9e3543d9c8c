"""Forgetting what has had its time: by itself every hour, and beforehand in a dry run."""

import logging

from django.db import connection

from forum.outlets.my_data import parts

log = logging.getLogger(__name__)


def due() -> list[tuple[str, int]]:
    """What would be forgotten now: its name and how many, without forgetting anything. It may look at every row."""
    return [(one.name, one.due()) for one in parts.kept()]


def forget_due() -> dict[str, int]:
    """Forget what has had its time; say of each kind how many went. One that fails holds up no other.

    Raises:
        Exception: the first that failed, once all were tried.
    """
    gone, failed = {}, None
    for one in parts.kept():
        try:
            gone[one.name] = one.forget()
        except Exception as fault:
            log.exception("Forgetting '%s' did not finish; it is tried again.", one.name)
            connection.close()
            failed = failed or fault
    if failed:
        raise failed
    return gone
