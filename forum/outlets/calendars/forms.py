"""Choosing a calendar file, and what of it to announce."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form
from forum.outlets.calendars.actions import Chosen
from forum.outlets.calendars.reading import Found, Unreadable, read
from forum.outlets.calendars.rules import FILE_MOST_BYTES, Words
from forum.rooms.gatherings.models import Venue
from forum.rooms.gatherings.rules import PAIRED, Kind

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SALT, KEPT_FOR = "calendars.found", 60 * 60 * 24
VENUES = 200


class FileForm(Form):
    file = forms.FileField(
        label=_("A calendar file (.ics)"), error_messages={"required": _("Choose the file that your calendar saved.")}
    )

    def clean_file(self) -> list[Found]:
        """What is to come in it."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > FILE_MOST_BYTES:
            raise forms.ValidationError(str(Words.TOO_BIG))
        try:
            found = read(upload.read())
        except Unreadable as no:
            raise forms.ValidationError(str(Words.NOT_A_CALENDAR)) from no
        if not found:
            raise forms.ValidationError(str(Words.NOTHING_IN_IT))
        return found


class ChooseForm(Form):
    """One line an event: announce it or not, and where. What was read travels along, signed."""

    found = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Kind if kind not in PAIRED and kind != Kind.CIRCLE],
        initial=Kind.MEETING,
        widget=forms.RadioSelect,
        label=_("What are they?"),
    )

    def __init__(self, *args: Any, found: list[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.events = found
        self.fields["found"].initial = pack(found)
        venues = list(Venue.objects.order_by("town", "name", "pk")[:VENUES])
        self.venues = {str(one.pk): one for one in venues}
        known = [("", _("do not announce it")), *((str(one.pk), f"{one.name}, {one.town}") for one in venues)]
        for number, one in enumerate(found):
            self.fields[f"at_{number}"] = forms.ChoiceField(
                choices=known, required=False, initial=_likely(one, venues), label=one.title
            )

    def chosen(self) -> list[Chosen]:
        """Those with a place."""
        return [
            Chosen(one.title, one.starts_at, one.ends_at, one.in_short, self.venues[place])
            for number, one in enumerate(self.events)
            if (place := self.cleaned_data[f"at_{number}"])
        ]


def _likely(one: Found, venues: list[Venue]) -> str:
    """The place that the file names, if it is one of ours: by its name, else by its town if there is only one there."""
    where = one.where.lower()
    named = [venue for venue in venues if venue.name.lower() in where and where]
    there = named or [venue for venue in venues if venue.town.lower() in where and where]
    return str(there[0].pk) if len(there) == 1 else ""


def pack(found: list[Found]) -> str:
    """Everything that was read, signed, for the page to carry along."""
    rows = [
        (one.title, one.starts_at.isoformat(), one.ends_at.isoformat(), one.where, one.in_short, one.said)
        for one in found
    ]
    return signing.dumps(rows, salt=SALT, compress=True)


def unpack(typed: str) -> list[Found] | None:
    """The same again; None where it was changed, cut off, or is a day old."""
    try:
        rows = signing.loads(typed, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return [
        Found(title, starts, ends, where, words, said)
        for title, begins, stops, where, words, said in rows
        if (starts := parse_datetime(begins)) and (ends := parse_datetime(stops))
    ]
