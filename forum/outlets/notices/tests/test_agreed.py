"""What comes to whoever said yes to it, and to nobody else."""

from datetime import UTC, datetime, timedelta

from forum.ground import clock
from forum.ground.post.models import Delivery
from forum.outlets.notices.actions import send_the_page
from forum.outlets.notices.letters import RENDERERS
from forum.outlets.notices.tests.rounds import all_told
from forum.people.care import actions as care
from forum.people.care.rules import Amount
from forum.people.consents import actions as consents
from forum.people.consents.rules import Purpose
from forum.people.membership import actions as membership
from forum.people.roles import actions as roles
from forum.people.roles.models import InvolvementRole
from forum.people.roles.tests.told import role
from tests.fixtures.village import Village


def words_to() -> dict[str, str]:
    """Whom each message that waits goes to, and its words."""
    made = (RENDERERS[one.kind](one) for one in Delivery.objects.order_by("pk"))
    return {message.to: message.text for message in made if message}


def test_a_new_role_is_told_to_those_who_said_yes_and_still_do(village: Village) -> None:
    for name in ("ida", "bo"):
        consents.agree(actor=village.actor(name), purpose=Purpose.NEW_ROLES)
    shown = role(village)
    all_told()
    told = words_to()
    assert set(told) == {"ida@example.org", "bo@example.org"}
    assert shown.title in told["bo@example.org"]
    consents.take_back(actor=village.actor("bo"), purpose=Purpose.NEW_ROLES)
    assert set(words_to()) == {"ida@example.org"}
    roles.close(actor=village.actor("ada"), role=InvolvementRole.objects.get(pk=shown.pk))
    assert words_to() == {}


def test_the_page_comes_once_a_month_to_members_who_said_yes(village: Village) -> None:
    with clock.travelled_to(datetime(2026, 7, 20, 12, tzinfo=UTC)):
        for name in ("ida", "cy", "ada"):
            consents.agree(actor=village.actor(name), purpose=Purpose.MONTHLY)
        care.set_pace(actor=village.actor("ada"), amount=Amount.NOTHING)
        membership.keep_posted(address="CY@example.org")
    with clock.travelled_to(datetime(2026, 8, 3, 12, tzinfo=UTC)):
        send_the_page()
        assert sorted(Delivery.objects.values_list("to_kind", flat=True)) == ["person", "posted"]  # Cy gets one page.
        assert {to.lower() for to in words_to()} == {"ida@example.org", "cy@example.org"}
        assert "/me/consents" in words_to()["ida@example.org"]
        assert send_the_page() == 0
        consents.take_back(actor=village.actor("ida"), purpose=Purpose.MONTHLY)
        assert set(words_to()) == {"CY@example.org"}
    with clock.travelled_to(datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(days=1)):
        consents.agree(actor=village.actor("ida"), purpose=Purpose.MONTHLY)
        assert send_the_page() == 1  # Who said yes this month begins with the next page.
