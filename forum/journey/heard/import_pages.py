"""The door to importing on screen: choose a file, say which column is which, look at what was found, bring it in."""

import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground import clock
from forum.ground.forms import Form, Line
from forum.journey.heard import importing
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST = 20 * 1024 * 1024
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".xls")
TOKEN = re.compile(r"^[A-Za-z0-9_-]{20,40}\.(csv|tsv|txt|xlsx|ods|xls)$")
KEPT_FOR_SECONDS = 24 * 60 * 60
SHOWN = 20
# More than this would keep everybody else waiting; the program does it beside the site.
ON_SCREEN_MOST = 3_000


class FileForm(Form):
    file = forms.FileField(label=_("Which file?"))

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(ENDINGS):
            raise forms.ValidationError(_("This can be a CSV, XLSX or ODS file. Save the list as one of them."))
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("This file is larger than 20 MB. Bring it in in two halves."))
        return file


class ColumnsForm(Form):
    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    words = forms.ChoiceField(label=_("Which column holds the words?"))
    said_on = forms.ChoiceField(required=False, label=_("Which column holds the day?"))
    id = forms.ChoiceField(required=False, label=_("Which column tells one row from another?"))
    source = Line(max_length=100, label=_("A name for this list"))

    def __init__(self, *args: Any, header: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, first in (("words", []), ("said_on", [("", _("None"))]), ("id", [("", _("None"))])):
            choice: Any = self.fields[name]
            choice.choices = [*first, *((column, column) for column in header if column)]


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def bring_list(request: HttpRequest) -> HttpResponse:
    """Choose a file."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = _keep(file)
        header = attempt(form, lambda: importing.header_of(kept))
        if header:
            start = {"token": kept.name, "words": _likely(header), "source": Path(str(file.name)).stem[:100]}
            return render(request, "heard/import_columns.jinja", {"form": ColumnsForm(initial=start, header=header)})
        kept.unlink()
    return render(request, "heard/import_file.jinja", {"form": form})


@never_cache
@opens_to(Role.MEMBER, Role.COORDINATOR)
@require_http_methods(["POST"])
def look_at_list(request: HttpRequest) -> HttpResponse:
    """Look at every row; with `sure`, bring them in."""
    kept = _folder() / request.POST.get("token", "")
    if not TOKEN.match(kept.name) or not kept.is_file():
        again = FileForm({}, {})
        again.is_valid()
        again.errors.clear()
        again.add_error(None, _("We have the file no longer. Please choose it once more."))
        return render(request, "heard/import_file.jinja", {"form": again})
    form = ColumnsForm(request.POST, header=importing.header_of(kept))
    told: dict[str, Any] = {"form": form}
    if not form.is_valid():
        return render(request, "heard/import_columns.jinja", told)
    given = form.cleaned_data
    columns = importing.Columns(words=given["words"], said_on=given["said_on"], id=given["id"])
    look = attempt(form, lambda: importing.look_at(kept, columns=columns, source=given["source"]))
    if look is None:
        return render(request, "heard/import_columns.jinja", told)
    if look.total > ON_SCREEN_MOST:
        form.add_error(
            None, _("This list has more than 3,000 rows. Ask whoever runs the site to use `forum import voices`.")
        )
        return render(request, "heard/import_columns.jinja", told)
    told |= {"look": look, "problems": look.problems[:SHOWN], "rows": look.rows[:3]}
    if "sure" in request.POST and not look.problems:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        told["kept"] = attempt(form, lambda: importing.bring_in(actor=actor, look=look))
        kept.unlink(missing_ok=True)
    return render(request, "heard/import_look.jinja", told)


def _folder() -> Path:
    folder = Path(settings.FORUM_DATA) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _keep(file: "UploadedFile[Any]") -> Path:
    """Keep the file for the next step, for its owner only; yesterday's are thrown away."""
    folder = _folder()
    now = clock.now().timestamp()
    for old in folder.iterdir():
        if old.stat().st_mtime < now - KEPT_FOR_SECONDS:
            old.unlink(missing_ok=True)
    kept = folder / (secrets.token_urlsafe(18) + Path(str(file.name)).suffix.lower())
    kept.touch(mode=0o600)
    with kept.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    return kept


def _likely(header: list[str]) -> str:
    known = ("words", "comment", "comments", "text", "feedback", "comment-body", "answer")
    return next((name for name in header if name.lower() in known), header[0])
