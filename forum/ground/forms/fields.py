"""Fields that keep what people write, letter for letter."""

import datetime as dt
import re
import secrets
from functools import partial
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forum.ground import codes

NUL = "\x00"
DAY = ("day", "month", "year")
COUNTRY = "GB"
NOBODYS = re.compile(r"^\+447700900\d{3}$")  # kept free for stories; a demonstration texts nobody
MOBILE = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}
EARLIEST = 1900  # so that 26 is not taken for the year 26


class WordsInput(forms.Textarea):
    """A box for somebody's own words; a sign that cannot be kept is not shown again."""

    def format_value(self, value: Any) -> str | None:
        shown = super().format_value(value)
        return shown.replace(NUL, "") if isinstance(shown, str) else shown


class Words(forms.CharField):
    """What somebody says: spaces and line breaks kept exactly, only CRLF made LF; a NUL is refused kindly."""

    widget = WordsInput

    def __init__(self, *, max_length: int = 20_000, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("widget", WordsInput(attrs={"rows": rows}))
        super().__init__(max_length=max_length, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.required and not value.strip():
            raise ValidationError(self.error_messages["required"], code="required")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave the browser's own limit out: it would cut pasted words off without a word."""
        return {key: value for key, value in super().widget_attrs(widget).items() if key != "maxlength"}


class Line(forms.CharField):
    """One line: a name, a place, a code. Space around it is not part of it."""

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {key: value for key, value in super().widget_attrs(widget).items() if key != "maxlength"}


class Seed(forms.CharField):
    """What makes the same form, sent twice, one act: drawn with the page, and the same each time that it is sent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=64, required=False, widget=forms.HiddenInput, **kwargs)
        self.initial = partial(secrets.token_hex, 16)


class Code(Line):
    """A code of ours, typed from paper: capitals, spaces and dashes do not matter."""

    default_error_messages = {
        "required": _("Type the code that you were given."),
        "unlike": _("That is not quite a code of ours. It has twelve signs and one more. Look at it once more."),
    }

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if not codes.check(typed):
            raise ValidationError(self.error_messages["unlike"], code="unlike")
        return codes.tidy(typed)


class Mobile(Line):
    """A number that can be texted, as people write it; kept as the network writes it."""

    widget = forms.TextInput(attrs={"inputmode": "tel"})
    default_error_messages = {
        "unknown": _("A mobile number looks like 07700 900123."),
        "landline": _("This number cannot get texts. A mobile number begins with 07."),
    }

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            number = phonenumbers.parse(typed, COUNTRY)
        except phonenumbers.NumberParseException as no:
            raise ValidationError(self.error_messages["unknown"], code="unknown") from no
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if NOBODYS.match(written):
            return written
        if not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        if phonenumbers.number_type(number) not in MOBILE:
            raise ValidationError(self.error_messages["landline"], code="landline")
        return written


class DayInput(forms.MultiWidget):
    """Three small boxes: day, month, year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in DAY}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, dt.date) else [None, None, None]


class Day(forms.MultiValueField):
    """A date as people write it."""

    widget = DayInput
    default_error_messages = {
        "required": _("Please tell us the day."),
        "incomplete": _("Please give the day, the month and the year."),
        "invalid": _("There is no such day. A day looks like 8 12 2026."),
    }

    def __init__(self, **kwargs: Any) -> None:
        said = {"invalid": self.default_error_messages["invalid"]}
        parts = [forms.IntegerField(required=False, error_messages=said) for _part in DAY]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> dt.date | None:
        if all(part is None for part in data_list):
            return None
        if any(part is None for part in data_list):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        day, month, year = data_list
        no_such_day = ValidationError(self.error_messages["invalid"], code="invalid")
        if year < EARLIEST:
            raise no_such_day
        try:
            return dt.date(year, month, day)
        except (ValueError, OverflowError) as no:
            raise no_such_day from no
