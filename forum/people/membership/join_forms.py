"""Joining, for oneself or for somebody beside one; saying anew who one is."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Line, Seed
from forum.people.membership.forms import BOXES, ReachForm
from forum.people.membership.rules import Way

ON_A_CARD = (Way.NONE.value, _("Not at all. I get a card with codes to come in by"))


class JoinForm(ReachForm):
    """Joining; `seed` makes the same form sent twice one joining."""

    called = Line(
        max_length=100,
        label=_("What should we call you?"),
        error_messages={"required": _("Write a name. Any that you like will do.")},
    )
    seed = Seed()
    field_order = ("called", "way", *BOXES.values(), "seed")
    none = ON_A_CARD

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label = _("How can we reach you?")


class SomebodyForm(JoinForm):
    none = (Way.NONE.value, _("Not at all. They get a card with codes to come in by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].label = _("What should we call them?")
        self.fields["way"].label = _("How can we reach them?")
        del self.fields["seed"]


class DetailsForm(JoinForm):
    said_like = Line(
        max_length=120, required=False, label=_("How is it said?"), help_text=_("If people often get it wrong.")
    )
    field_order = ("called", "said_like", "way", *BOXES.values())
    none = ReachForm.none

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label = _("How do you want to be reached?")
        del self.fields["seed"]
