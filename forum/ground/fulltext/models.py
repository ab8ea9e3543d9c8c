"""The words that stand in an index, and how far it has been filled. The indexes themselves are no models."""

from django.db import models


class Word(models.Model):
    """A word as people write it, and in how many rows of an index it stands: for mistakes of typing, and for rarity."""

    index = models.CharField(max_length=40)
    word = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["index", "word"], name="a_word_once_in_an_index")]


class Filled(models.Model):
    """How far an index has been filled: the last number that it has seen of whatever it is filled from."""

    index = models.CharField(max_length=40, primary_key=True)
    upto = models.BigIntegerField(default=0)
