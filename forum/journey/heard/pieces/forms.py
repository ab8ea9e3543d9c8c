"""What somebody sends who draws, shows or speaks; how a reader puts it in words; which pictures they point at."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.ground.forms import Form, Words
from forum.ground.pictures import drawn_anew
from forum.ground.recordings import KIND, played_anew
from forum.journey.heard.forms import CardForm, WholeForm
from forum.journey.heard.models import Piece
from forum.journey.heard.pieces.picture_cards import CARDS, FACES
from forum.journey.heard.pieces.showing import sealed, unsealed
from forum.journey.heard.rules import WORDS_MAX, PieceKind

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 25 * 1024 * 1024
ACCEPTED = "image/jpeg,image/png,audio/*"
Came = tuple[str, str, bytes]  # kind, ending, content


def look_at(upload: "UploadedFile[Any]", *, pictures_are: str = PieceKind.PICTURE) -> Came | None:
    """What somebody sent, drawn or played anew: kind, ending of its name and content; None when it is neither."""
    if (upload.size or 0) > MOST_BYTES:
        return None
    content = upload.read()
    if drawn := drawn_anew(content):
        return pictures_are, drawn[0], drawn[1]
    sound = played_anew(content) if pictures_are == PieceKind.PICTURE else None
    return (PieceKind.RECORDING, KIND, sound) if sound else None


class WithPiece(Form):
    """A form that a picture or recording comes with. Once it is here it stays, whatever else has to be mended."""

    needs_piece = True
    pictures_are = PieceKind.PICTURE

    piece = forms.FileField(
        required=False, label=gettext_lazy("Your picture or recording"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )  # fmt: skip
    here = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def clean_piece(self) -> Came | None:
        upload: UploadedFile[Any] | None = self.cleaned_data.get("piece")
        if not upload:
            return None
        came = look_at(upload, pictures_are=self.pictures_are)
        if came is None:
            raise forms.ValidationError(
                _("We cannot open this one: a photograph, scan or recording of up to 25 MB. The rest is kept.")
            )
        return came

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.kept: Piece | None = unsealed(given.pop("here", "") or "")
        if self.needs_piece and not given.get("piece") and self.kept is None and "piece" not in self.errors:
            self.add_error("piece", _("Choose a picture or a recording first."))
        return given

    def holds(self, kept: Piece) -> None:
        """Carry along what has been kept, so that it need not be chosen again."""
        self.kept, self.files = kept, MultiValueDict()
        self.data = {**self.data.dict(), "here": sealed(kept)} if isinstance(self.data, QueryDict) else self.data


class AnotherWayForm(WithPiece, WholeForm):
    words = Words(max_length=WORDS_MAX, rows=3, required=False, label=gettext_lazy("Some words with it, if you like"))


class CardWithPictureForm(WithPiece, CardForm):
    """A paper card: typed in now, or photographed now and typed later."""

    needs_piece = False
    pictures_are = PieceKind.CARD
    words = Words(max_length=WORDS_MAX, rows=7, required=False, label=gettext_lazy("What the card says"))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("words") and not given.get("piece") and self.kept is None:
            self.add_error("words", _("Type what the card says, or take a picture of it."))
        return given


class VersionForm(Form):
    words = Words(max_length=WORDS_MAX, rows=6, label=gettext_lazy("What it says, in words"))


class ConfirmForm(Form):
    words = forms.CharField(max_length=WORDS_MAX, widget=forms.HiddenInput)


class PointForm(Form):
    """One choice of a face for each picture, and words for whatever no picture shows."""

    more = Words(max_length=2_000, rows=3, required=False, label=gettext_lazy("Anything else?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for card in CARDS:
            self.fields[card.name] = forms.ChoiceField(
                choices=list(FACES.items()), required=False, label=str(card.says), widget=forms.RadioSelect
            )

    def pointed_at(self) -> dict[str, str]:
        return {card.name: self.cleaned_data.get(card.name, "") for card in CARDS}
