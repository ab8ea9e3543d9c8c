"""What a form says when something needs another look: a person talking, never a machine."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

LETTERS_TOO_MANY = ngettext_lazy(
    "This is a little too long: there is room for %(limit_value)d letter, and yours has %(show_value)d. "
    "Nothing of it is lost.",
    "This is a little too long: there is room for %(limit_value)d letters, and yours has %(show_value)d. "
    "Nothing of it is lost.",
    "limit_value",
)
HIDDEN_LETTER = _(
    "There was a hidden sign in your words that we cannot keep. We have taken it out; nothing else is changed. "
    "Please look it over and send it again."
)

# What Django would say, by field and code, and what we say. The first field that fits counts.
KIND: tuple[tuple[type[forms.Field], dict[str, str | Promise]], ...] = (
    (
        forms.MultipleChoiceField,
        {"required": _("Please choose at least one."), "invalid_choice": _("Please choose from the list.")},
    ),
    (
        forms.ModelMultipleChoiceField,
        {"required": _("Please choose at least one."), "invalid_choice": _("Please choose from the list.")},
    ),
    (forms.ModelChoiceField, {"required": _("Please choose one."), "invalid_choice": _("Please choose one of these.")}),
    (forms.ChoiceField, {"required": _("Please choose one."), "invalid_choice": _("Please choose one of these.")}),
    (forms.BooleanField, {"required": _("Please tick this if you agree.")}),
    (
        forms.EmailField,
        {
            "required": _("Please write an email address."),
            "invalid": _("An email address looks like name@example.org."),
        },
    ),
    (
        forms.IntegerField,
        {
            "required": _("Please write a number."),
            "invalid": _("Please write this as a number, for example 12."),
            "max_value": _("At most %(limit_value)s, please."),
            "min_value": _("At least %(limit_value)s, please."),
        },
    ),
    (
        forms.DateField,
        {"required": _("Please tell us the day."), "invalid": _("A day looks like 8 12 2026: day, month, year.")},
    ),
    (
        forms.FileField,
        {
            "required": _("Please choose a file."),
            "empty": _("This file has nothing in it. Please choose another."),
            "missing": _("Please choose a file."),
        },
    ),
    (forms.Field, {"required": _("Please write something here.")}),
)


def speak_kindly(field: forms.Field) -> None:
    """Put our words in place of Django's, leaving what the form itself says."""
    defaults: dict[str, Any] = {}
    said: dict[str, Any] = field.error_messages
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):  # what a field of ours says, it says kindly already
            defaults.update(vars(kind).get("default_error_messages", {}))
    for kind, ours in KIND:
        if isinstance(field, kind):
            for code, words in ours.items():
                if said.get(code) == defaults.get(code):
                    said[code] = words
            break
    for validator in field.validators:
        if getattr(validator, "code", "") == "max_length" and "max_length" not in said:
            said["max_length"] = LETTERS_TOO_MANY
        if getattr(validator, "code", "") == "null_characters_not_allowed":
            said.setdefault("null_characters_not_allowed", HIDDEN_LETTER)


class Form(forms.Form):
    """The form of this product: kind words, and the browser's own bubbles left out."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_kindly(field)
