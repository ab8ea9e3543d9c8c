"""Sign-in codes."""

from datetime import timedelta

from django.db import transaction

from forum.ground import clock, journal, post
from forum.people.accounts.models import SentCode
from forum.people.accounts.rules import MINUTES


@transaction.atomic
def send_code(*, address: str, code: str) -> SentCode:
    """Queue a message with a code to sign in with; an empty code says kindly that there is no account."""
    SentCode.objects.filter(asked_at__lt=clock.now() - timedelta(minutes=MINUTES)).delete()
    sent = SentCode.objects.create(address=address, code=code)
    event = journal.note(act="accounts.send_code", actor=None, subject=f"code:{sent.pk}")
    post.queue(kind="sign_in_code", way="email", to_kind="code", to_id=sent.pk, event=event, key=f"code:{event.pk}")
    return sent
