"""What others ask of groups."""

from django.db.models import QuerySet

from forum.people.groups.models import ClosingRecommendation, Evaluation, GroupAsked
from forum.people.membership.models import Chairing, Group, Membership
from forum.people.membership.rules import GroupKind
from forum.people.policy import Actor, Role


def towards(actor: Actor, group: Group) -> set[Role]:
    """What somebody is to a group: in it, chairing it, both or neither."""
    if actor.person is None:
        return set()
    found: set[Role] = set()
    if Membership.objects.now().filter(person=actor.person, group=group).exists():
        found.add(Role.GROUP)
    if Chairing.objects.now().filter(person=actor.person, group=group).exists():
        found.add(Role.CHAIR)
    return found


def listed() -> QuerySet[Group]:
    """Groups that everybody may know of: the forum first, then those that work, then those that have closed."""
    order = ("closed_on", "-kind", "name")
    return Group.objects.in_the_open().order_by(*order)


def chairs_of(group: Group) -> QuerySet[Chairing]:
    return Chairing.objects.now().filter(group=group).select_related("person", "seat__constituency").order_by("pk")


def asked(person: int) -> QuerySet[GroupAsked]:
    """Groups that ask somebody in."""
    return GroupAsked.objects.filter(person=person, group__closed_on__isnull=True).select_related("group", "asked_by")


def evaluations_of(group: Group) -> QuerySet[Evaluation]:
    return Evaluation.objects.filter(group=group).select_related("partner")


def from_closed_groups() -> QuerySet[ClosingRecommendation]:
    """What groups recommended as they closed, the oldest first."""
    closed = ClosingRecommendation.objects.filter(group__closed_on__isnull=False, group__kind=GroupKind.WORKING)
    return closed.select_related("group")
