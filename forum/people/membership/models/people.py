"""A person, with or without an account, and the perspectives they told us of."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from forum.ground import clock, codes
from forum.people.membership.rules import UNCONFIRMED_KEPT, Perspectives, Way


class PersonQuerySet(models.QuerySet["Person"]):
    def never_confirmed(self) -> Self:
        """Those who gave an address long ago to which no code ever came back."""
        old = clock.now() - UNCONFIRMED_KEPT
        return self.filter(waits_for_code=True, account__confirmed_at=None, joined_at__lt=old)


class Person(models.Model):
    """Somebody with a name to be called by and one way to be reached, or none."""

    public_id = codes.public_id()
    called = models.CharField(max_length=100)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.NONE)
    address = models.CharField(max_length=500, blank=True)
    said_like = models.CharField(max_length=120, blank=True)  # how to say the name
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    # The form by which they joined, so that it joins once; empty where somebody else wrote them down.
    joined_by = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - unique where there is one
    waits_for_code = models.BooleanField(default=False)
    recorded_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["joined_at"], condition=models.Q(waits_for_code=True), name="people_not_confirmed")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(way=Way.NONE, address="") | (~models.Q(way=Way.NONE) & ~models.Q(address="")),
                name="a_way_to_reach_has_an_address",
            )
        ]


class Perspective(models.Model):
    """Where somebody speaks from, as they told us; a private fact, only ever summed for the whole forum."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="perspectives")
    kind = models.CharField(max_length=20, choices=Perspectives.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="a_perspective_once")]


class KeptPostedQuerySet(models.QuerySet["KeptPosted"]):
    def of(self, addresses: Iterable[str]) -> Self:
        """What goes to one of these addresses, in capitals or not: few addresses, those of one person."""
        return self.filter(reduce(or_, (models.Q(address__iexact=one) for one in addresses), models.Q(pk__in=[])))


class KeptPosted(models.Model):
    """An address that gets one page a month. Nothing else is known of whose it is; stopping forgets it."""

    public_id = codes.public_id()
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.EMAIL)
    address = models.CharField(max_length=500)
    since = models.DateField(default=clock.today)
    page_of = models.CharField(max_length=7, blank=True, db_index=True)  # the month of the last page, like 2026-11
    objects = KeptPostedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "kept posted"
        constraints = [models.UniqueConstraint(Lower("address"), name="one_page_for_an_address")]
