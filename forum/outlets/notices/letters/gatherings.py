"""To who comes and who goes there together, to who tells of work, and to groups of the directory."""

from forum.ground import post
from forum.ground.post.models import Delivery
from forum.journey.taken_up.models import PublicQuestion
from forum.journey.taken_up.questions import unanswered
from forum.outlets.notices.letters.wording import letter, quoted
from forum.rooms.gatherings.models import Coming, Gathering, Minutes
from forum.rooms.signposting import still_right as asking
from forum.rooms.signposting.models import Listing
from forum.rooms.together import monthly
from forum.rooms.together.models import Work


def gathering_moved(delivery: Delivery) -> post.Message | None:
    """Another day, time or place."""
    found = _gathering(delivery)
    if found is None or found.cancelled_at or found.is_over:
        return None
    return letter(delivery, "gathering_moved", subject="A change of plan", path=_path(found), gathering=found)


def gathering_cancelled(delivery: Delivery) -> post.Message | None:
    """It is not held."""
    found = _gathering(delivery)
    if found is None or not found.cancelled_at:
        return None
    return letter(delivery, "gathering_cancelled", subject="Not held after all", path=_path(found), gathering=found)


def place_for_you(delivery: Delivery) -> post.Message | None:
    """A place came free."""
    public_id = delivery.event.subject.removeprefix("coming:") if delivery.event else ""
    one = Coming.objects.filter(public_id=public_id, waits=False).select_related("gathering__venue").first()
    if one is None or one.gathering.cancelled_at or one.gathering.is_over:
        return None
    return letter(
        delivery, "place_for_you", subject="A place for you", path=_path(one.gathering), gathering=one.gathering
    )


def second_wanted(delivery: Delivery) -> post.Message | None:
    """Somebody else is needed there."""
    found = _gathering(delivery)
    if found is None or found.cancelled_at or found.is_over or not (found.needs_second or not found.announced_at):
        return None
    return letter(delivery, "second_wanted", subject="Could you go?", path=_path(found), gathering=found)


def news_asked(delivery: Delivery) -> post.Message | None:
    """How does it go? With a link by which this one reader can tell."""
    public_id = delivery.event.subject.removeprefix("work:") if delivery.event else ""
    work = Work.objects.filter(public_id=public_id, finished_on=None, teller=delivery.to_id).first()
    if work is None:
        return None
    path = f"/together/tell/{monthly.code_for(work, delivery.to_id)}"
    return letter(delivery, "news_asked", subject="How does it go?", path=path, work=work)


def still_right(delivery: Delivery) -> post.Message | None:
    """To a group: is what the directory says of it still right?"""
    one = Listing.objects.to_ask().filter(pk=delivery.to_id).first()
    if one is None:
        return None
    path = f"/find/still-right/{asking.code_for(one)}"
    return letter(delivery, "still_right", subject="Is this still right?", path=path, listing=one)


def minutes_wait(delivery: Delivery) -> post.Message | None:
    """Ten working days after a meeting its minutes are not ready."""
    found = _gathering(delivery)
    if found is None or Minutes.objects.filter(gathering=found, ready_at__isnull=False).exists():
        return None
    return letter(delivery, "minutes_wait", subject="Minutes", path=f"{_path(found)}/minutes/write", gathering=found)


def question_answered(delivery: Delivery) -> post.Message | None:
    """The answer to what somebody asked in public."""
    one = PublicQuestion.objects.filter(pk=delivery.to_id, answered_at__isnull=False).first()
    if one is None:
        return None
    said = quoted(one.answer)
    return letter(delivery, "question_answered", subject="The answer", path="/questions", quoted=said)


def questions_wait(delivery: Delivery) -> post.Message | None:
    """A public question whose day comes."""
    public_id = delivery.event.subject.removeprefix("question:") if delivery.event else ""
    if not unanswered().filter(public_id=public_id).exists():
        return None
    return letter(delivery, "questions_wait", subject="A question", path=f"/questions/{public_id}/answer")


def _gathering(delivery: Delivery) -> Gathering | None:
    public_id = delivery.event.subject.removeprefix("gathering:") if delivery.event else ""
    return Gathering.objects.filter(public_id=public_id).select_related("venue").first()


def _path(gathering: Gathering) -> str:
    return f"/come/{gathering.public_id}"
