"""Who wrote an answer, and what speakers said of answers."""

from forum.ground.keeping import Rows
from forum.journey.answered.models import Answer, Verdict
from forum.journey.heard.queries import said_by

HOLDS = frozenset({"answered.Answer", "answered.Verdict"})


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """The answers this person wrote, and what they told us of answers that they were given."""
    theirs = Verdict.objects.filter(voice__in=said_by(person=person, account=account).values("pk"))
    return {
        "Answers you wrote": [
            {"words": one.words, "reason": one.reason, "on": one.answered_at.isoformat()}
            for one in Answer.objects.filter(answered_by=person).order_by("pk")
        ],
        "What you told us of our answers": [
            {"it answers me": one.answers_me, "because": one.because, "on": one.given_at.isoformat()}
            for one in theirs.order_by("pk")
        ],
        "What you noted of answers for others": [
            {"on": one.given_at.isoformat()} for one in Verdict.objects.filter(recorded_by=person).order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Forget who wrote an answer or noted what a speaker said of one. Their own word on it stays with their words."""
    del account
    Answer.objects.filter(answered_by=person).update(answered_by=None)
    Verdict.objects.filter(recorded_by=person).update(recorded_by=None)
