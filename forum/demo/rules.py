"""The demonstration: what marks its database, and what it says when it is refused."""

BORN = "born"
DEMONSTRATION = "demonstration"
FOUNDED_DAYS_AGO = 735


class Words:
    NOT_EMPTY = "There is a forum in this database already, so no demonstration is built in it."
    NOT_BORN = "This is not a demonstration."
