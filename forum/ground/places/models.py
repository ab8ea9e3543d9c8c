"""The areas of the county and the towns and villages in them; filled at set-up."""

from django.db import models


class Area(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]


class Town(models.Model):
    name = models.CharField(max_length=100)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="towns")
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["lat", "lon"], name="towns_on_the_map")]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="one_town_of_a_name_in_an_area"),
            models.CheckConstraint(
                condition=models.Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180), name="towns_are_on_earth"
            ),
        ]


class Postcode(models.Model):
    """Where a postcode lies, or the middle of its first half; from the open files that an operator brings in."""

    code = models.CharField(max_length=8, primary_key=True)  # in capitals, without a space
    lat = models.FloatField()
    lon = models.FloatField()
