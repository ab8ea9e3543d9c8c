"""Saying that a promise is kept: only a claim, with what changed for people and how one can see it."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from forum.journey.promised.actions.sides import hold_open, require_party, trace
from forum.journey.promised.evidence import Shown
from forum.journey.promised.models import Claim, Commitment, EvidenceFile, Outcome, Reopening
from forum.journey.promised.rules import Words
from forum.journey.taken_up.models import Matter
from forum.people import policy


@dataclass(frozen=True)
class Evidence:
    """How one can see it: words, a link, a measure before and after, a file that was looked at; any or none."""

    words: str = ""
    link: str = ""
    measure: str = ""
    before: str = ""
    after: str = ""
    file: Shown | None = None

    def fields(self) -> dict[str, str]:
        return {
            "evidence": self.words,
            "evidence_link": self.link,
            "measure": self.measure.strip(),
            "before": self.before.strip(),
            "after": self.after.strip(),
        }

    def is_half_a_measure(self) -> bool:
        given = [bool(part.strip()) for part in (self.measure, self.before, self.after)]
        return any(given) and not all(given)


NOTHING_TO_SHOW = Evidence()


@transaction.atomic
def claim_done(
    *,
    actor: policy.Actor,
    commitment: Commitment,
    words: str,
    outcome: str,
    evidence: Evidence = NOTHING_TO_SHOW,
) -> Claim:
    """Say that a promise is kept and what changed for people. It stays a claim until those who raised it say so."""
    side = require_party(actor=actor, act="promised.claim_done", commitment=commitment)
    locked = hold_open(commitment)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if not outcome.strip():
        raise policy.Refused(Words.NO_OUTCOME)
    if evidence.is_half_a_measure():
        raise policy.Refused(Words.HALF_A_MEASURE)
    claim = Claim.objects.create(commitment=locked, words=words)
    shown = Outcome.objects.create(claim=claim, words=outcome, **evidence.fields())
    if evidence.file:
        _keep_file(shown, evidence.file)
    locked.claimed_in = trace(
        actor=actor,
        side=side,
        act="promised.claim_done",
        matter=locked.matter,
        facts={"commitment": locked.public_id},
    )
    locked.save(update_fields=["claimed_in"])
    return claim


def hold_claimed(*, matter: Matter) -> list[Commitment]:
    """Lock and return the matter's commitments that are said to be done. Called by `answered` before `reopen`."""
    claimed = Commitment.objects.select_for_update().filter(matter=matter, claimed_in__isnull=False)
    return list(claimed.order_by("pk"))


def reopen(*, claimed: list[Commitment], entry: int) -> int:
    """Open these commitments again and return how many. Called by `answered`."""
    Reopening.objects.bulk_create(Reopening(commitment=commitment, entry=entry) for commitment in claimed)
    Commitment.objects.filter(pk__in=[commitment.pk for commitment in claimed]).update(claimed_in=None)
    return len(claimed)


def _keep_file(outcome: Outcome, shown: Shown) -> None:
    kept = EvidenceFile(outcome=outcome, kind=shown.kind, name=shown.name)
    kept.kept.save(f"{kept.public_id}.{shown.kind}", ContentFile(shown.content), save=False)
    kept.save()
