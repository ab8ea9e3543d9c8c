"""To a second, a buddy, a pair, whoever is asked into a circle, and seats that are asked. Subjects say nothing."""

from forum.ground import post
from forum.ground.post.models import Delivery
from forum.outlets.notices.letters.wording import about, letter
from forum.people.care.models import Buddy, CircleAsked, Debrief, SecondAsked, SmallThing
from forum.people.keys.models import Asking
from forum.people.membership.models import Person, StandIn

SUBJECT = "A word from the forum"


def covers(delivery: Delivery) -> post.Message | None:
    """Somebody whose second one is rests; why is nobody's business."""
    seconds = StandIn.objects.now().filter(pk__in=about(delivery, "seconds") or [], person=delivery.to_id)
    names = [one.name for one in seconds.select_related("seat", "office")]
    if not names:
        return None
    holder = Person.objects.filter(pk=(delivery.event.actor if delivery.event else None) or 0).first()
    return letter(delivery, "covers", subject=SUBJECT, path="/me/seats", names=names, holder=holder)


def second_asked(delivery: Delivery) -> post.Message | None:
    asked = SecondAsked.objects.filter(pk=about(delivery, "asked")).select_related("asked_by", "seat", "office").first()
    if asked is None:
        return None
    return letter(delivery, "second_asked", subject=SUBJECT, path="/me/seats", asked=asked)


def buddy_asked(delivery: Delivery) -> post.Message | None:
    pair = Buddy.objects.filter(pk=about(delivery, "buddy"), accepted_at__isnull=True).select_related("person").first()
    return letter(delivery, "buddy_asked", subject=SUBJECT, path="/me/buddy", pair=pair) if pair else None


def buddy_yes(delivery: Delivery) -> post.Message | None:
    pair = Buddy.objects.filter(person=delivery.to_id, accepted_at__isnull=False).select_related("buddy").first()
    return letter(delivery, "buddy_yes", subject=SUBJECT, path="/me/buddy", pair=pair) if pair else None


def buddy_ended(delivery: Delivery) -> post.Message | None:
    return letter(delivery, "buddy_ended", subject=SUBJECT, path="/me/buddy")


def small_thing(delivery: Delivery) -> post.Message | None:
    """Somebody asks their buddy. What it is stands on the page."""
    thing = _thing(delivery)
    path = "/me/small-things/carry"
    return letter(delivery, "small_thing", subject=SUBJECT, path=path, thing=thing) if thing else None


def thing_moved(delivery: Delivery) -> post.Message | None:
    thing = SmallThing.objects.filter(public_id=about(delivery, "thing")).first()
    if thing is None:
        return None
    mine = thing.asked_by_id == delivery.to_id
    path = "/me/small-things" if mine else "/me/small-things/carry"
    act = delivery.event.act if delivery.event else ""
    return letter(delivery, "thing_moved", subject=SUBJECT, path=path, act=act, mine=mine)


def circle_asked(delivery: Delivery) -> post.Message | None:
    """Neither the circle nor who asks is named: others may see the screen."""
    if not CircleAsked.objects.filter(pk=about(delivery, "asked")).exists():
        return None
    return letter(delivery, "circle_asked", subject=SUBJECT, path="/me/circles")


def debrief(delivery: Delivery) -> post.Message | None:
    asked = Debrief.objects.filter(public_id=about(delivery, "debrief"), looked_after_at__isnull=True)
    found = asked.select_related("person").first()
    return letter(delivery, "debrief", subject=SUBJECT, path="/me/debrief", asked=found) if found else None


def keys_asked(delivery: Delivery) -> post.Message | None:
    asking = Asking.objects.waiting().filter(public_id=about(delivery, "asking")).select_related("asked_by").first()
    if asking is None:
        return None
    return letter(
        delivery, "keys_asked", subject="Something needs both of us", path=f"/keys/{asking.public_id}", asking=asking
    )


def _thing(delivery: Delivery) -> SmallThing | None:
    found = SmallThing.objects.filter(public_id=about(delivery, "thing"), closed_at__isnull=True)
    return found.select_related("asked_by").first()
