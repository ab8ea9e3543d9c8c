"""Who is answerable for the data: a setting of the forum, with words that match."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from forum.ground.dated.rules import Forum
from forum.outlets.my_data.rules import Controller

SETTING = "controller"
# Who looks into it when we do not get it right; another one is named with the setting.
REGULATOR = {"name": "Information Commissioner's Office", "address": "https://ico.org.uk/make-a-complaint/"}


@dataclass(frozen=True)
class Answerable:
    """Who is answerable, by what right, and where they and those who watch over them are reached."""

    who: Controller
    name: str
    contact: str
    officer: str
    regulator: str
    regulator_address: str
    named: bool

    @property
    def by_what_right(self) -> str:
        """Why the law lets them keep what they keep."""
        if self.who == Controller.HOST:
            words = _(
                "It has a duty in law to involve the people it serves, and keeps what that needs (a public task)."
            )
        else:
            words = _("It keeps what running the forum needs and nobody would mind (a legitimate interest).")
        return str(words)


def controller_of(forum: Forum) -> Answerable:
    """Read it from the settings. Until somebody says otherwise it is the forum itself."""
    said = forum.other.get(SETTING) or {}
    who = Controller(said.get("who", Controller.FORUM))
    fallback = forum.hosted_by if who == Controller.HOST else forum.name
    return Answerable(
        who=who,
        name=said.get("name") or fallback or forum.name,
        contact=said.get("contact", "") or forum.reach_us,
        officer=said.get("officer", ""),
        regulator=said.get("regulator") or REGULATOR["name"],
        regulator_address=said.get("regulator_address") or REGULATOR["address"],
        named=bool(said),
    )
