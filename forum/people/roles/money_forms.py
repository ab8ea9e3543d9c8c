"""Claiming in one screen, and what the payer says to it. Amounts are pence inside and pounds outside."""

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forum.ground.forms import Day, Form, Line, Words
from forum.ground.pictures import drawn_anew
from forum.people.roles.models import Rate
from forum.people.roles.rules import PAID_BY_TIME, RECEIPT_MOST_BYTES, PayBy, RateKind
from forum.people.roles.rules import Words as Refusals

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LONG = 5_000
MOST_POUNDS = 100_000
AMOUNT = re.compile(r"^\d{1,6}(\.\d{1,2})?$", re.ASCII)


class Pounds(Line):
    """An amount as people write it (4.60, £4.60, 4); pence come out of it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"unknown": _("An amount looks like 4.60.")}

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        bare = typed.replace("£", "").replace(",", "").replace(" ", "")
        try:
            pounds = Decimal(bare) if AMOUNT.match(bare) else None
        except InvalidOperation:
            pounds = None
        if pounds is None or pounds > MOST_POUNDS:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return int(pounds * 100)


class ExpensesForm(Form):
    """Five fields, and no more."""

    what_for = Line(max_length=200, label=_("What was it for?"))
    pence = Pounds(max_length=20, label=_("How much, in pounds?"))
    day = Day(label=_("On which day?"))
    receipt = forms.FileField(required=False, label=_("A photo of the receipt, if you have one (up to 3 MB)"))
    pay_by = forms.ChoiceField(
        choices=PayBy.choices, initial=PayBy.ASK, widget=forms.RadioSelect, label=_("How would you like it?")
    )

    def clean_receipt(self) -> tuple[str, bytes] | None:
        upload: UploadedFile[Any] | None = self.cleaned_data.get("receipt")
        if not upload:
            return None
        drawn = drawn_anew(upload.read()) if (upload.size or 0) <= RECEIPT_MOST_BYTES else None
        if drawn is None:
            raise ValidationError(str(Refusals.NOT_A_PICTURE))
        return drawn


class PaymentForm(Form):
    """Four fields: what one's time is paid is not typed, it is what the forum has said."""

    what_for = Line(max_length=200, label=_("What was it for?"))
    time = forms.ChoiceField(widget=forms.RadioSelect, label=_("How long, with reading and travel?"))
    day = Day(label=_("On which day?"))
    pay_by = forms.ChoiceField(
        choices=[choice for choice in PayBy.choices if choice[0] != PayBy.ADVANCE],
        initial=PayBy.ASK,
        widget=forms.RadioSelect,
        label=_("How would you like it?"),
    )

    def __init__(self, *args: Any, rates: dict[str, Rate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["time"]
        choice.choices = [
            (kind.value, f"{kind.label}: £{rates[kind].pence / 100:.2f}") for kind in PAID_BY_TIME if kind in rates
        ]


class LimitForm(Form):
    pence = Pounds(max_length=20, required=False, label=_("What may you be paid in a month, in pounds?"))


class SayForm(Form):
    words = Words(max_length=LONG, rows=3, label=_("In plain words"))


class RateForm(Form):
    kind = forms.ChoiceField(choices=RateKind.choices, widget=forms.RadioSelect, label=_("What for?"))
    pence = Pounds(max_length=20, label=_("How much, in pounds?"))
    since = Day(label=_("From which day?"))
    words = Line(max_length=300, required=False, label=_("What should people know? (benefits, tax, whom to ask)"))
