"""What somebody found who looked at a place."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line, Words
from forum.ground.pictures import drawn_anew
from forum.rooms.gatherings.models import Venue

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

PHOTO_MOST_BYTES = 12 * 1024 * 1024
KNOWN = [("", _("we do not know")), ("yes", _("yes")), ("no", _("no"))]
SAID = {True: "yes", False: "no", None: ""}


class CheckForm(Form):
    step_free = forms.ChoiceField(choices=KNOWN, required=False, label=_("Step-free, from the street to a seat"))
    toilet = forms.ChoiceField(choices=KNOWN, required=False, label=_("A toilet that a wheelchair can use"))
    hearing_loop = forms.ChoiceField(choices=KNOWN, required=False, label=_("A hearing loop that works"))
    quiet_room = forms.ChoiceField(choices=KNOWN, required=False, label=_("A quiet room to go to"))
    gentle_light = forms.ChoiceField(choices=KNOWN, required=False, label=_("Light that does not flicker or glare"))
    parking = forms.ChoiceField(choices=KNOWN, required=False, label=_("Parking near the door"))
    bus = Line(max_length=120, required=False, label=_("Bus: which, and where it stops"))
    address = Line(max_length=250, required=False, label=_("Address"))
    directions = Words(
        max_length=2_000, rows=4, required=False, label=_("How does one find it and get in?"),
        help_text=_("As you would tell somebody on the phone."),
    )  # fmt: skip
    photo = forms.FileField(required=False, label=_("A picture of the entrance"))
    photo_shows = Line(max_length=150, required=False, label=_("What does the picture show?"))

    @staticmethod
    def as_it_is(venue: Venue) -> dict[str, Any]:
        """What stands now, to begin with."""
        facts = {name: SAID[getattr(venue, name)] for name in Venue.FACTS}
        return {**facts, **{name: getattr(venue, name) for name in ("bus", "address", "directions", "photo_shows")}}

    def clean_photo(self) -> tuple[str, bytes] | None:
        upload: UploadedFile[Any] | None = self.cleaned_data.get("photo")
        if not upload:
            return None
        fits = (upload.size or 0) <= PHOTO_MOST_BYTES
        drawn = drawn_anew(upload.read()) if fits else None
        if drawn is None:
            raise forms.ValidationError(_("A picture is a JPEG or PNG of at most 12 MB. The rest is kept."))
        return drawn

    def told(self) -> dict[str, Any]:
        """All of it as the action takes it."""
        given = dict(self.cleaned_data)
        facts = {name: {"yes": True, "no": False}.get(given.pop(name)) for name in Venue.FACTS}
        return {"facts": facts, **given}
