"""What members answered and wrote while matters were taken up. It stays; whose it was is let go of."""

from forum.ground.keeping import Rows
from forum.journey.taken_up.models import DirectAnswer, ImpactNote

HOLDS = frozenset({"taken_up.DirectAnswer", "taken_up.ImpactNote"})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """The answers and impact notes that this person wrote."""
    del account
    return {
        "Answers you gave straight away": [
            {"words": one.words, "on": one.answered_at.isoformat()}
            for one in DirectAnswer.objects.filter(answered_by=person).order_by("pk")
        ],
        "Impact notes you wrote": [
            {"words": one.words, "signed": one.signed}
            for one in ImpactNote.objects.filter(written_by=person).order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Forget who wrote what this person wrote, and the name that it was signed with."""
    del account
    DirectAnswer.objects.filter(answered_by=person).update(answered_by=None)
    ImpactNote.objects.filter(written_by=person).update(written_by=None, signed="")
