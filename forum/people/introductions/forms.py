"""A line or two, and a picture."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Form, Line
from forum.ground.pictures import drawn_anew
from forum.people.introductions.rules import FACE_MOST_BYTES, FACE_SIDE, Words

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class IntroductionForm(Form):
    words = Line(max_length=300, required=False, label=_("A line or two about you, if you like"))
    face = forms.FileField(required=False, label=_("A picture of you, or one that stands for you"))
    without_face = forms.BooleanField(required=False, label=_("Take my picture out"))

    def clean_face(self) -> tuple[str, bytes] | None:
        upload: UploadedFile[Any] | None = self.cleaned_data.get("face")
        if not upload:
            return None
        fits = (upload.size or 0) <= FACE_MOST_BYTES
        drawn = drawn_anew(upload.read(), square=FACE_SIDE) if fits else None
        if drawn is None:
            raise ValidationError(str(Words.NOT_A_PICTURE))
        return drawn
