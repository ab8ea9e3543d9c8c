"""How we work together, on one page: signed by both sides, and again by whoever comes new."""

from django.utils.translation import gettext_lazy as _

from forum.people.policy import Role, row

# What a forum begins with, until it has words of its own.
STARTING = """\
We decide together as equals. Nobody's experience counts for more than anybody else's.

The forum is led by people who use services and care for others. The trust houses it and does not own it.

Whoever asks gets an answer. A no has a reason, in plain words.

Plans come to the forum while they can still change.

We go to where people are, and do not wait for them to come to us.

People fall ill, and come back. Nobody is asked why, and nothing counts against anybody.

We say what we could gain, and sit out what is ours.

When we do not agree, we say so openly, and go on working together."""
LONGEST = 6_000


class Words:
    NOT_YOURS = _("You sign for a seat or a post that you hold.")
    NO_WORDS = _("Write how we work together, in plain words.")
    NO_WHY = _("Say in plain words why it changes.")
    TOO_LONG = _("It is to fit one page. Say it in fewer words.")
    NOTHING_NEW = _("These are the words as they are.")
    NO_MANDATE = _("Say what members do without asking anybody.")
    THERE = _("That is on the list already.")


POLICY = [
    row("agreement.sign", {Role.SEAT, Role.OFFICE}, "sign how we work together, for a seat or a post that they hold",
        public=True),
    row("agreement.propose", Role.SEAT, "propose other words for how we work together"),
    row("agreement.adopt", Role.SEAT, "bring them into force, with the last key of the sides that were asked",
        public=True),
    row("agreement.add_ours", Role.SEAT, "put something on the list of what is ours to get on with", public=True,
        never={Role.HOST}),
    row("agreement.end_ours", Role.SEAT, "take something off that list", public=True, never={Role.HOST}),
]  # fmt: skip
