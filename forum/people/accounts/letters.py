"""The words of a sign-in message, made at the moment of sending."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from forum.ground import clock, post
from forum.people.accounts.models import SentCode
from forum.people.accounts.rules import MINUTES

if TYPE_CHECKING:
    from forum.ground.post.models import Delivery


def sign_in_code(delivery: "Delivery") -> post.Message | None:
    """Write the message; None when the code has run out meanwhile, and for a text to a number that nobody has."""
    sent = SentCode.objects.filter(pk=delivery.to_id).first()
    if sent is None or sent.asked_at < clock.now() - timedelta(minutes=MINUTES):
        return None
    if delivery.way == "text" and not sent.code:
        return None
    page = "accounts/code_text.txt.jinja" if delivery.way == "text" else "accounts/code.txt.jinja"
    words = render_to_string(page, {"code": sent.code, "minutes": MINUTES})
    return post.Message(to=sent.address, subject="Your code", text=words)
