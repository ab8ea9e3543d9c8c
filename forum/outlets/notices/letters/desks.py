"""To offices, partners, seats and whoever is on duty: what waits on their desk, or somebody's thanks."""

from forum.ground import post
from forum.ground.post.models import Delivery
from forum.journey.decided.models import Recommendation
from forum.journey.heard.models import Worry
from forum.journey.promised.models import Commitment, Invitation
from forum.journey.taken_up.models import ImpactAsk, Matter, Thanks
from forum.outlets.notices.letters.wording import about, letter, quoted


def asked(delivery: Delivery) -> post.Message | None:
    """The forum asks an office something."""
    return _of_reply(delivery, "asked", subject="A question from the forum")


def warned_of_reply(delivery: Delivery) -> post.Message | None:
    """The day of a reply is near; nobody else has been told anything yet."""
    return _of_reply(delivery, "warned_of_reply", subject="A day that is near")


def _of_reply(delivery: Delivery, template: str, *, subject: str) -> post.Message | None:
    waiting = Recommendation.objects.awaiting_reply().select_related("decision__matter", "office")
    found = waiting.filter(public_id=about(delivery, "recommendation")).first()
    if found is None:
        return None
    path = f"/recommendations/{found.public_id}/reply"
    return letter(delivery, template, subject=subject, path=path, recommendation=found)


def warned_of_promise(delivery: Delivery) -> post.Message | None:
    """The day of a promise is near."""
    promise = Commitment.objects.open().select_related("matter").filter(public_id=about(delivery, "commitment")).first()
    if promise is None:
        return None
    path = f"/promises/{promise.public_id}"
    return letter(delivery, "warned_of_promise", subject="A day that is near", path=path, promise=promise)


def invited(delivery: Delivery) -> post.Message | None:
    """Somebody asks whether they join a promise."""
    found = Invitation.objects.select_related("commitment__matter").filter(
        pk=about(delivery, "invitation"), answered_at=None, commitment__claimed_in=None
    )
    asked_to = found.first()
    if asked_to is None:
        return None
    promise = asked_to.commitment
    path = f"/promises/{promise.public_id}"
    return letter(
        delivery, "invited", subject="Would you like to join in?", path=path, promise=promise,
        quoted=quoted(promise.words),
    )  # fmt: skip


def note_asked(delivery: Delivery) -> post.Message | None:
    """What would a decision mean for the people they know?"""
    ask = ImpactAsk.objects.select_related("matter").filter(pk=about(delivery, "ask"), note=None).first()
    if ask is None:
        return None
    path = f"/matters/{ask.matter.public_id}/note"
    return letter(delivery, "note_asked", subject="What would it mean?", path=path, ask=ask)


def brought_early(delivery: Delivery) -> post.Message | None:
    """A plan can still change."""
    subject = delivery.event.subject if delivery.event else ""
    matter = Matter.objects.filter(public_id=subject.removeprefix("matter:")).first()
    if matter is None:
        return None
    path = f"/matters/{matter.public_id}"
    return letter(delivery, "brought_early", subject="A plan that can still change", path=path, matter=matter)


def thanks(delivery: Delivery) -> post.Message | None:
    """Somebody's thanks, in the words of whoever passes them on."""
    passed_on = Thanks.objects.filter(pk=about(delivery, "thanks")).first()
    if passed_on is None:
        return None
    return letter(delivery, "thanks", subject="Somebody says thank you", quoted=quoted(passed_on.words))


def worry(delivery: Delivery) -> post.Message | None:
    """A reader worries about somebody. Not a word of what was said stands in it."""
    raised = Worry.objects.filter(public_id=about(delivery, "worry"), closed_at__isnull=True).first()
    if raised is None:
        return None
    path = f"/worries/{raised.public_id}"
    return letter(delivery, "worry", subject="The forum asks for you today", path=path, worry=raised)
