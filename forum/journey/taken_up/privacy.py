"""What members answered and wrote while matters were taken up. It stays; whose it was is let go of."""

from django.utils.translation import gettext_lazy as _

from forum.ground.keeping import Kept, Rows
from forum.journey.taken_up.models import DirectAnswer, ImpactNote, PublicQuestion
from forum.journey.taken_up.questions import forget_askers, old_askers
from forum.journey.taken_up.rules import ADDRESS_KEPT
from forum.people.membership.queries import addresses_of

KEPT = (
    Kept(
        name="askers",
        what=_("Who asked a public question, and where the answer went"),
        why=_("So that the answer reaches them."),
        period=ADDRESS_KEPT,
        due=lambda: old_askers().count(),
        forget=forget_askers,
    ),
)
HOLDS = frozenset({"taken_up.DirectAnswer", "taken_up.ImpactNote", "taken_up.PublicQuestion"})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """The answers and impact notes that this person wrote, and what was asked from an address of theirs."""
    return {
        "Public questions from your address": [
            {"words": one.words, "called": one.called, "address": one.address, "on": one.asked_at.isoformat()}
            for one in PublicQuestion.objects.filter(address__in=addresses_of(person, account)).order_by("pk")
        ],
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
    asked = PublicQuestion.objects.filter(address__in=addresses_of(person, account))
    asked.update(called="", way="none", address="")
    DirectAnswer.objects.filter(answered_by=person).update(answered_by=None)
    ImpactNote.objects.filter(written_by=person).update(written_by=None, signed="")
