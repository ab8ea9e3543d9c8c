"""From a Django field to the arguments of the design system's macro: taught once, so that pages only name fields."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

Arguments = dict[str, Any]


def macro_for(bound: BoundField, **options: Any) -> tuple[str, Arguments]:
    """Return the macro's name and its arguments.

    Options: label, hint, heading (the label is the page's h1), size, width, autocomplete, inputmode, rows, prefix,
    hints (for each choice).
    """
    widget = bound.field.widget
    size = "l" if options.get("heading") else options.get("size")
    label = {"text": str(options.get("label") or bound.label), "isPageHeading": options.get("heading"), "size": size}
    shared: Arguments = {"name": bound.html_name, "id": bound.id_for_label or bound.auto_id}
    if hint := options.get("hint") or bound.help_text:
        shared["hint"] = {"text": str(hint)}
    if wrong := _wrong_with(bound):
        shared["errorMessage"] = {"text": " ".join(wrong), "visuallyHiddenText": ""}
    for kinds, macro, arguments in MACROS:
        if isinstance(widget, kinds):
            return macro, shared | arguments(bound, label, options)
    return "input", shared | _line(bound, label, options)


def mistakes_in(*forms_here: forms.BaseForm) -> list[dict[str, str]]:
    """What needs another look, each linked to its field, as the summary at the top of the page takes it."""
    mistakes = []
    for form in forms_here:
        if not form.is_bound:
            continue
        mistakes += [{"text": str(error)} for error in form.non_field_errors()]
        for bound in form:
            about = str(bound.label) + ("" if str(bound.label).endswith(("?", ".", "!")) else ":")
            mistakes += [{"text": f"{about} {error}", "href": f"#{_first_id(bound)}"} for error in _wrong_with(bound)]
    return mistakes


def _wrong_with(bound: BoundField) -> list[str]:
    """What this field says; a file that was chosen says that it is gone when the page comes back for something else."""
    if not bound.errors and bound.html_name in bound.form.files and bound.form.errors:
        return [_("Please choose it again. A browser does not keep a file.")]
    return [str(error) for error in bound.errors]


def _first_id(bound: BoundField) -> str:
    if isinstance(bound.field.widget, forms.MultiWidget):
        return f"{bound.auto_id}-{bound.html_name}_day"
    return str(bound.auto_id)


def _chosen(bound: BoundField) -> list[str]:
    value = bound.value()
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _items(bound: BoundField, hints: dict[str, str] | None = None) -> list[Arguments]:
    chosen = _chosen(bound)
    items = []
    for value, text in bound.field.choices:  # type: ignore[attr-defined]  # only fields with choices come here
        item: Arguments = {"value": str(value), "text": str(text)}
        if str(value) in chosen:
            item |= {"checked": True, "selected": True}
        if hint := (hints or {}).get(str(value)):
            item["hint"] = {"text": str(hint)}
        items.append(item)
    return items


def _choices(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    items = _items(bound, options.get("hints"))
    group = f"{bound.auto_id}-group"  # the first choice has the id itself
    return {"id": group, "idPrefix": bound.auto_id, "fieldset": {"legend": label}, "items": items}


def _tick(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    del options
    item = {"value": "on", "text": label["text"], "id": bound.auto_id, "checked": bool(bound.value())}
    return {"id": f"{bound.auto_id}-group", "idPrefix": bound.auto_id, "items": [item]}


def _day(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    del options
    widget = bound.field.widget
    value = bound.value()
    parts = list(value) if isinstance(value, list | tuple) else widget.decompress(value)
    names = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    items = [
        {
            "name": f"{bound.html_name}_{part}",
            "label": {"text": names[part]},
            "width": 4 if part == "year" else 2,
            "value": "" if shown is None else str(shown),
            "error": bool(bound.errors),
        }
        for part, shown in zip(names, parts, strict=False)
    ]
    return {"id": bound.auto_id, "fieldset": {"legend": label}, "items": items}


def _box(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    widget = bound.field.widget
    shown = widget.format_value(bound.value()) or ""
    # A browser drops the first line break inside a textarea; one more keeps the writer's own.
    value = f"\n{shown}" if shown.startswith(("\n", "\r")) else shown
    rows = options.get("rows") or widget.attrs.get("rows")
    return {"label": label, "value": value, "rows": rows, "attributes": {"dir": "auto"}}


def _list(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    del options
    return {"label": label, "items": _items(bound)}


def _file(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    del bound, options
    return {"label": label}


def _line(bound: BoundField, label: Arguments, options: Arguments) -> Arguments:
    widget = bound.field.widget
    shown = widget.format_value(bound.value())
    arguments: Arguments = {
        "label": label,
        "type": getattr(widget, "input_type", "text"),
        "value": "" if shown is None else str(shown).replace("\x00", ""),
        "width": options.get("width"),
        "inputmode": options.get("inputmode") or widget.attrs.get("inputmode"),
        "autocomplete": options.get("autocomplete") or widget.attrs.get("autocomplete"),
    }
    if prefix := options.get("prefix"):
        arguments["prefix"] = str(prefix)
    return arguments


# The first that fits counts; what fits none is a line.
MACROS: tuple[tuple[type[forms.Widget], str, Callable[[BoundField, Arguments, Arguments], Arguments]], ...] = (
    (forms.CheckboxInput, "checkboxes", _tick),
    (forms.CheckboxSelectMultiple, "checkboxes", _choices),  # before RadioSelect, of which Django makes it a kind
    (forms.RadioSelect, "radios", _choices),
    (forms.MultiWidget, "dateInput", _day),
    (forms.Textarea, "textarea", _box),
    (forms.Select, "select", _list),
    (forms.FileInput, "fileUpload", _file),
)
