"""What a visit shared and heard."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Words
from forum.rooms.gatherings.models import Visit

BY = re.compile(r"^(?P<words>.*?)\s*[|(]\s*(?P<by>\d{1,3})\s*\)?\s*$")
LONGEST = 300


class VisitForm(Form):
    shared = Words(max_length=5_000, rows=4, required=False, label=_("What did we share with them?"))
    points = Words(
        max_length=8_000,
        rows=8,
        required=False,
        label=_("What did we hear? A line each, and by how many it was said"),
        help_text=_("For example: Nobody rang back (5). What fewer than three said is not shown apart."),
    )
    next_visit = Day(required=False, label=_("When do we come again, if that is agreed?"))
    went_well = Words(max_length=3_000, rows=3, required=False, label=_("Among us: what went well?"))
    next_time = Words(max_length=3_000, rows=3, required=False, label=_("Among us: what would we do otherwise?"))

    @staticmethod
    def as_it_is(visit: Visit | None) -> dict[str, Any]:
        """What stands now, to begin with."""
        if visit is None:
            return {}
        points = "\n".join(f"{one.words} ({one.said_by})" for one in visit.points.all())
        kept = {name: getattr(visit, name) for name in ("shared", "next_visit", "went_well", "next_time")}
        return {**kept, "points": points}

    def clean_points(self) -> list[tuple[str, int]]:
        """Each line with its number; a line without one was said by one."""
        found = []
        for line in str(self.cleaned_data["points"]).splitlines():
            if not line.strip():
                continue
            said = BY.match(line.strip())
            words, by = (said["words"].strip(), max(1, int(said["by"]))) if said else (line.strip(), 1)
            if len(words) > LONGEST or not words:
                raise forms.ValidationError(_("One of the lines is long or empty. A short sentence each is enough."))
            found.append((words, by))
        return found
