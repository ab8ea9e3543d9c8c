"""Who prints what."""

from forum.people.policy import Role, row

HELPS = {Role.MEMBER, Role.COORDINATOR}
POLICY = [
    row("papers.note_printed", Role.COORDINATOR, "print letters, and say that they are in the post"),
    row("papers.write_easy_read", HELPS, "write a page in pictures and short sentences"),
    row("papers.check_easy_read", HELPS, "say who checked that such a page is understood"),
]
