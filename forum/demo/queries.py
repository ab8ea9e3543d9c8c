"""Whether this database was born as a demonstration, and who can be signed in as."""

from dataclasses import dataclass

from forum.demo.county import PEOPLE
from forum.demo.rules import BORN, DEMONSTRATION
from forum.ground.dated.models import ForumSetting
from forum.people.membership.models import Group, Person


@dataclass(frozen=True)
class SignIn:
    """Somebody of the demonstration: name, part, and the address to sign in with."""

    name: str
    part: str
    email: str


def born_as_demonstration() -> bool:
    return ForumSetting.objects.filter(key=BORN, value=DEMONSTRATION).exists()


def has_a_forum() -> bool:
    return Group.objects.exists() or Person.objects.exists()


def sign_ins() -> list[SignIn]:
    """The people of the demonstration; none where this is not one."""
    if not (born_as_demonstration() and has_a_forum()):
        return []
    return [SignIn(name=name, part=part, email=f"{slug}@demo.example") for slug, (name, part) in PEOPLE.items()]
