"""Whom gatherings, questions, work together and the directory concern: who comes, goes, would, asked or tells."""

from collections.abc import Callable, Mapping

from forum.ground.journal.models import Event
from forum.journey.taken_up.models import PublicQuestion
from forum.journey.taken_up.questions import unanswered
from forum.outlets.notices.reach import asker, coming, group_of
from forum.outlets.notices.roles_and_money import Who
from forum.people.membership.models import Office
from forum.people.membership.queries import at_office
from forum.people.membership.rules import Way
from forum.rooms.gatherings.models import Coming, Gathering, Pair
from forum.rooms.signposting.models import Listing
from forum.rooms.together.models import Work


def _gathering(event: Event) -> Gathering | None:
    return Gathering.objects.filter(public_id=event.subject.removeprefix("gathering:")).first()


def _told(gathering: Gathering) -> list[int]:
    return list(gathering.coming.exclude(way=Way.NONE).order_by("pk").values_list("pk", flat=True))


def _moved(event: Event) -> Who | None:
    """Another day, time or place; a word changed in the title tells nobody."""
    found = _gathering(event) if event.about.get("moved") else None
    if found is None or found.cancelled_at or found.revision != event.about.get("revision"):
        return None  # It was changed once more meanwhile, and that tells of it.
    return Who("gathering_moved", _pair(found) - {event.actor or 0}, coming(_told(found)))


def _cancelled(event: Event) -> Who | None:
    found = _gathering(event)
    return Who("gathering_cancelled", _pair(found) - {event.actor or 0}, coming(_told(found))) if found else None


def _place_is_free(event: Event) -> Who | None:
    """The next in order."""
    one = Coming.objects.filter(public_id=event.subject.removeprefix("coming:"), waits=False).first()
    return Who("place_for_you", interested=coming([one.pk])) if one else None


def _second_wanted(event: Event) -> Who | None:
    """Those who would come if somebody cannot; where there is nobody, the coordinator."""
    found = _gathering(event) if event.about.get("asks") else None
    if found is None or found.cancelled_at or not (found.needs_second or found.announced_at is None):
        return None
    reserves = Pair.objects.filter(gathering=found, reserve=True).values_list("person", flat=True)
    return Who("second_wanted", set(reserves) or _coordinators())


def _minutes(event: Event) -> Who | None:
    """The paid coordinator; never a volunteer."""
    found = _gathering(event)
    return Who("minutes_wait", _coordinators()) if found else None


def _question_waits(event: Event) -> Who | None:
    """The paid coordinator; never a volunteer."""
    waits = unanswered().filter(public_id=event.subject.removeprefix("question:"))
    return Who("questions_wait", _coordinators()) if waits.exists() else None


def _question_answered(event: Event) -> Who | None:
    """Whoever asked, if they said how."""
    one = PublicQuestion.objects.filter(public_id=event.subject.removeprefix("question:")).first()
    reached = asker(one.pk) if one else None
    return Who("question_answered", interested=[reached]) if reached else None


def _news_asked(event: Event) -> Who | None:
    """Whoever tells of it."""
    work = Work.objects.filter(public_id=event.subject.removeprefix("work:"), finished_on=None).first()
    return Who("news_asked", {work.teller_id}) if work and work.teller_id else None


def _still_right(event: Event) -> Who | None:
    """The group itself, by the way that its entry tells."""
    one = Listing.objects.to_ask().filter(public_id=event.subject.removeprefix("listing:")).first()
    reached = group_of(one.pk) if one else None
    return Who("still_right", interested=[reached]) if reached else None


def _pair(gathering: Gathering) -> set[int]:
    return set(Pair.objects.filter(gathering=gathering).values_list("person", flat=True))


def _coordinators() -> set[int]:
    offices = Office.objects.filter(is_coordinator=True).values_list("pk", flat=True)
    return {person for office in offices for person in at_office(office)}


GATHERINGS: Mapping[str, Callable[[Event], Who | None]] = {
    "signposting.ask_if_right": _still_right,
    "together.ask_for_news": _news_asked,
    "gatherings.change": _moved,
    "gatherings.cancel": _cancelled,
    "gatherings.place_is_free": _place_is_free,
    "gatherings.drop_out": _second_wanted,
    "gatherings.remind_of_minutes": _minutes,
    "taken_up.remind_of_questions": _question_waits,
    "taken_up.answer_question": _question_answered,
}
