"""What the page of a receipt shows: its code, the square to scan, and what happens next."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forum.ground import clock, codes
from forum.ground.codes.picture import picture
from forum.journey.heard.actions import Heard
from forum.journey.heard.opening import pass_for
from forum.journey.heard.rules import READ_WITHIN_WORKING_DAYS

# Later the same form, sent again from a browser that was left open, opens nothing.
RIGHT_AFTER = timedelta(hours=1)


def read_by() -> date:
    """The day by which a first reader has read what is said today."""
    return clock.next_working_day(clock.today(), READ_WITHIN_WORKING_DAYS)


def receipt_page(request: HttpRequest, said: Heard, *, by: str = "") -> HttpResponse:
    """Show a receipt, in answer to the form and never at an address of its own: sent again, it shows the same.

    `by` is "card" or "helper" where somebody wrote down what somebody else said; they are handed no way into it.
    """
    told = {
        "code": codes.as_spoken(said.code),
        "picture": picture(said.code),
        "read_by": read_by(),
        "way": said.voice.contact.way if hasattr(said.voice, "contact") else "",
        "by": by,
        "again": said.again,
    }
    if not by and said.voice.heard_at > clock.now() - RIGHT_AFTER:
        told |= {"voice": said.voice, "keep_token": pass_for(said.voice)}
    return render(request, "heard/receipt.jinja", told)
