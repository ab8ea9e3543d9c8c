"""Listings of community groups and services, each with the day on which somebody checked it."""

from typing import Self

from django.db import models

from forum.ground import codes
from forum.ground.places.models import Area
from forum.people.membership.models import Organisation


class ListingQuerySet(models.QuerySet["Listing"]):
    def for_page(self) -> Self:
        return self.select_related("area").order_by("name", "pk")


class Listing(models.Model):
    public_id = codes.public_id()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="listings"
    )
    name = models.CharField(max_length=150)
    what = models.CharField(max_length=400)
    for_whom = models.CharField(max_length=200, blank=True)
    when = models.CharField(max_length=150, blank=True)
    where = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    cost = models.CharField(max_length=100, blank=True)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=100)
    objects = ListingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name", "id"]), models.Index(fields=["area", "name", "id"])]
