"""The standing register of interests."""

from datetime import timedelta

from django.db import transaction

from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Office, Organisation
from forum.people.roles.actions.whose import require_self
from forum.people.roles.models import DeclaredInterest
from forum.people.roles.rules import Words


@transaction.atomic
def declare_interest(
    *, actor: policy.Actor, words: str, organisation: Organisation | None = None, office: Office | None = None
) -> DeclaredInterest:
    """Declare that one could gain from something, in one's own words; best with the organisation or office named."""
    person = require_self(actor, "roles.declare_interest")
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    made = DeclaredInterest.objects.create(
        person_id=person, words=words.strip(), organisation=organisation, office=office
    )
    journal.note(act="roles.declare_interest", actor=actor.person, subject=f"interest:{made.public_id}")
    return made


@transaction.atomic
def end_interest(*, actor: policy.Actor, interest: DeclaredInterest) -> DeclaredInterest:
    """Say that it has ended. It stays in the register with its days."""
    require_self(actor, "roles.end_interest", of=interest.person_id)
    if interest.until is None:
        interest.until = max(clock.today() - timedelta(days=1), interest.since)
        interest.save(update_fields=["until"])
        journal.note(act="roles.end_interest", actor=actor.person, subject=f"interest:{interest.public_id}")
    return interest
