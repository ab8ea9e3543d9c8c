"""What the jobs do, until nothing is left to tell or to gather."""

from datetime import timedelta

from forum.ground import clock
from forum.outlets.notices.actions import SETTLES, gather, tell


def all_told() -> int:
    """Tell what happened, let it settle, gather; return how many messages were queued."""
    while tell():
        pass
    queued = 0
    with clock.travelled_to(clock.now() + SETTLES + timedelta(seconds=1)):
        while made := gather():
            queued += made
    return queued
