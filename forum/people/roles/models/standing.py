"""The standing register: what people declare that they could gain from."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from forum.ground import codes
from forum.people.membership.models import Office, Organisation
from forum.people.membership.models.holdings import Held, HeldQuerySet


class InterestQuerySet(HeldQuerySet["DeclaredInterest"]):
    def about(self, *, offices: set[int], organisations: set[int]) -> Self:
        """Those that hold today and touch one of these, or an office of one of these organisations."""
        touches = Q(office__in=offices) | Q(organisation__in=organisations)
        touches |= Q(organisation__offices__in=offices) | Q(office__organisation__in=organisations)
        return self.now().filter(touches).distinct()


class DeclaredInterest(Held):
    """One interest of one person, in their own words, from a day until they say that it has ended."""

    public_id = codes.public_id()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=300)
    objects: ClassVar[Any] = InterestQuerySet.as_manager()

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.CheckConstraint(condition=~Q(words=""), name="an_interest_has_words"),
        ]

    @property
    def about(self) -> str:
        place = self.office or self.organisation
        return place.name if place else ""
