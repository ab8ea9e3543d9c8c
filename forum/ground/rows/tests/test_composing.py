"""A composed question gives what its queryset gives, whatever stands in it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import BooleanField, F, Value

from forum.ground.rows.composing import compose

pytestmark = pytest.mark.django_db
SOME_MOMENT, SOME_NAME = datetime(1066, 10, 14, tzinfo=UTC), "stands for a name"


def test_it_gives_rows_as_the_queryset_does() -> None:
    rows = MigrationRecorder(connection).migration_qs  # a table that every installation has
    days = [datetime(2027, 3, day, 12, 30, tzinfo=UTC) for day in (1, 2, 3)]
    for name, day in zip(("one", "% and ? in a name", "another"), days, strict=True):
        rows.create(app="composed", name=name, applied=day)

    def asked(until: datetime, but: str):  # noqa: ANN202 - a queryset of values
        some = rows.filter(app="composed", applied__lte=until).exclude(name=but).order_by("applied")
        marked = some.annotate(open=Value(True, output_field=BooleanField()), again=F("applied"))
        return marked.values_list("name", "applied", "open", "again")

    question = compose(asked(SOME_MOMENT, SOME_NAME))
    some_moment = next(param for param in question.params if "1066" in str(param))
    for until, but in ((days[1], "another"), (days[2], "% and ? in a name"), (SOME_MOMENT, "")):
        there = next(param for param in compose(asked(until, "")).params if str(until.year) in str(param))
        assert question.ask({some_moment: there, SOME_NAME: but}) == list(asked(until, but))
    assert len(question.ask({some_moment: there, SOME_NAME: but})) == 0
