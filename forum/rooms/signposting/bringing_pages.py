"""Bringing in a directory on the screen: a file, which column is what, what would come of it, then all of it."""

import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum.ground.forms import Day, Form, Line
from forum.ground.places.models import Area
from forum.ground.spreadsheets import Unreadable, header_of
from forum.people.policy import Actor, Role
from forum.people.policy.doors import attempt, opens_to
from forum.rooms.signposting import importing

SALT = "signposting.bring_in"
LARGEST = 1_000_000  # bytes; more is for `forum import listings`
KEPT_FOR = 24 * 3_600
KINDS = (".csv", ".xlsx", ".ods", ".json")
SHOWN = 20
# What a column may hold, in the order in which people ask.
TOLD = {
    "name": gettext_lazy("What it is called"),
    "what": gettext_lazy("What it is"), "more": gettext_lazy("More about it"),
    "where": gettext_lazy("Where"), "town": gettext_lazy("Town"), "postcode": gettext_lazy("Postcode"),
    "phone": gettext_lazy("Phone"), "email": gettext_lazy("Email"), "website": gettext_lazy("Website"),
    "id": gettext_lazy("Its number in the list"),
}  # fmt: skip


class FileForm(Form):
    file = forms.FileField(label=gettext_lazy("The list"))
    source = Line(max_length=100, label=gettext_lazy("Whose list is it?"))
    area = forms.ModelChoiceField(
        queryset=Area.objects.all(), required=False, empty_label=gettext_lazy("leave those out"),
        label=gettext_lazy("Where do those belong that lie in no place we know?"),
    )  # fmt: skip
    checked_on = Day(required=False, label=gettext_lazy("When did somebody check it?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["area"]
        choice.choices = [("", _("leave those out")), *((area.pk, area.name) for area in Area.objects.all())]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if Path(file.name).suffix.lower() not in KINDS:
            raise forms.ValidationError(_("Choose a table: CSV, XLSX, ODS or JSON."))
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("This list is larger than a megabyte. Whoever runs the forum can bring it in.")
            )
        return file


class ColumnsForm(Form):
    """Which of their columns holds what; guessed first."""

    def __init__(self, *args: Any, header: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guessed = importing.likely(header)
        choices = [("", _("none of them")), *((name, name) for name in header if name)]
        for ours, label in TOLD.items():
            self.fields[ours] = forms.ChoiceField(
                choices=choices, required=ours == "name", initial=guessed.get(ours, ""), label=label
            )

    def columns(self, header: list[str]) -> dict[str, str]:
        chosen = {ours: self.cleaned_data[ours] for ours in TOLD if self.cleaned_data.get(ours)}
        return {ours: column for ours, column in importing.likely(header).items() if ours not in TOLD} | chosen


@never_cache
@opens_to(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Choose a list; then see what would come of it."""
    if request.method == "POST" and "kept" in request.POST:
        return _look(request)
    form = FileForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        area, day = given["area"], given["checked_on"]
        kept = {
            "name": given["file"].name, "bytes": b64encode(given["file"].read()).decode(), "source": given["source"],
            "area": area.pk if area else None, "checked_on": day.isoformat() if day else None,
        }  # fmt: skip
        try:
            header = _header(kept)
            return _shown(request, kept, header, ColumnsForm(header=header))
        except Unreadable as no:
            form.add_error("file", str(no))
    return render(request, "signposting/bring_in.jinja", {"form": form})


def _look(request: HttpRequest) -> HttpResponse:
    try:
        kept = signing.loads(request.POST["kept"], salt=SALT, max_age=KEPT_FOR)
        header = _header(kept)
    except (signing.BadSignature, Unreadable):
        form = FileForm()
        told = {"form": form, "stale": True}
        return render(request, "signposting/bring_in.jinja", told, status=400)
    return _shown(request, kept, header, ColumnsForm(request.POST, header=header))


def _shown(request: HttpRequest, kept: dict[str, Any], header: list[str], form: ColumnsForm) -> HttpResponse:
    """What would come with these columns; with the second button it comes."""
    told: dict[str, Any] = {
        "form": form,
        "kept": signing.dumps(kept, salt=SALT, compress=True),
        "source": kept["source"],
    }
    columns = form.columns(header) if form.is_bound and form.is_valid() else importing.likely(header)
    if "name" in columns and not form.errors:
        with _on_disk(kept) as file:
            area = Area.objects.filter(pk=kept["area"]).first()
            look = importing.look_at(importing.from_table(file, columns), source=kept["source"], area=area)
        told |= {"look": look, "shown": SHOWN}
        if form.is_bound and request.POST.get("do") == "bring":
            day = forms.DateField(required=False).clean(kept["checked_on"])
            actor: Actor = request.actor  # type: ignore[attr-defined]
            done = attempt(
                form, lambda: importing.bring_in(actor=actor, look=look, source=kept["source"], checked_on=day)
            )
            if done:
                return render(request, "signposting/brought_in.jinja", {"new": done[0], "merged": done[1]})
    return render(request, "signposting/look_at_list.jinja", told)


@contextmanager
def _on_disk(kept: dict[str, Any]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="forum-list-") as folder:
        file = Path(folder) / f"list{Path(kept['name']).suffix.lower()}"
        file.write_bytes(b64decode(kept["bytes"]))
        yield file


def _header(kept: dict[str, Any]) -> list[str]:
    with _on_disk(kept) as file:
        return list(header_of(file))
