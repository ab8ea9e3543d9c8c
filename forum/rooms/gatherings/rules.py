"""Gatherings: what kinds there are and who may call one."""

from django.db.models import TextChoices

from forum.people.policy import Role, row


class Kind(TextChoices):
    MEETING = "meeting", "forum meeting"
    POP_UP = "pop_up", "pop-up forum"
    LISTENING = "listening", "listening event"
    WORKSHOP = "workshop", "workshop"
    EVALUATION = "evaluation", "evaluation day"
    LAUNCH = "launch", "launch"
    CIRCLE = "circle", "peer circle"


# Where the forum may decide; a peer circle is private and decides nothing for others.
DECIDES = frozenset({Kind.MEETING})

POLICY = [
    row("gatherings.announce", {Role.MEMBER, Role.COORDINATOR}, "announce a gathering", public=True),
    row("gatherings.add_venue", {Role.MEMBER, Role.COORDINATOR}, "add a place to meet at"),
    row("gatherings.set_slot", {Role.MEMBER, Role.COORDINATOR}, "give a time in a meeting to something"),
    row("gatherings.note_presence", {Role.MEMBER, Role.COORDINATOR}, "note which seats are there"),
]
