"""Several things at once, so that nobody is flooded: how many, of what, and one way to all of them."""

from forum.ground import post
from forum.ground.post.models import Delivery
from forum.outlets.notices.letters.wording import letter
from forum.outlets.notices.models import Notice


def several(delivery: Delivery) -> post.Message | None:
    """One message for whatever came together for one person."""
    kinds = list(Notice.objects.filter(delivery=delivery).order_by("pk").values_list("kind", flat=True))
    if not kinds:
        return None
    if delivery.to_kind == "voice":
        answers = sum(kind in {"answer", "direct_answer"} for kind in kinds)
        return letter(
            delivery, "several_for_speaker", subject="News for you", path="/follow", number=len(kinds), answers=answers
        )
    return letter(delivery, "several_for_desk", subject="News from the forum", path="/desk", number=len(kinds))
