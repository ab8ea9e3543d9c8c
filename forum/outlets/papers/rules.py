"""Who prints what."""

from forum.people.policy import Role, row

POLICY = [row("papers.note_printed", Role.COORDINATOR, "print letters, and say that they are in the post")]
