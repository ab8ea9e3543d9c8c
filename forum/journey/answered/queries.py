"""Which answer a letter tells of, and for whom the forum may speak."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from forum.ground import clock
from forum.journey.answered.models import Answer, AnswerTo, Verdict
from forum.journey.answered.rules import ENDS, SPEAKS_FOR_AFTER
from forum.journey.heard.models import Contact, Voice
from forum.journey.taken_up.models import DirectAnswer, Matter


class Told(NamedTuple):
    """One answer, told to one voice."""

    voice: Voice
    answer: Answer | None = None
    direct: DirectAnswer | None = None

    @property
    def given(self) -> Answer | DirectAnswer:
        return self.answer or self.direct  # type: ignore[return-value]  # exactly one of the two

    @property
    def said(self) -> Verdict | None:
        """What they said of it last, if anything."""
        on = {"answer": self.answer} if self.answer else {"direct": self.direct}
        return Verdict.objects.standing().filter(voice=self.voice, **on).first()


def told_by(letter_code: str) -> Told | None:
    """What the letter with this code told, and to whom; None where there is none, or its words were taken back."""
    kept = Voice.objects.kept()
    to = AnswerTo.objects.select_related("feed__voice", "answer__matter").filter(
        letter_code=letter_code, feed__voice__in=kept
    )
    if found := to.first():
        return Told(voice=found.feed.voice, answer=found.answer)
    direct = DirectAnswer.objects.select_related("voice").filter(letter_code=letter_code, voice__in=kept).first()
    return Told(voice=direct.voice, direct=direct) if direct else None


def cannot_be_reached(matter: Matter) -> QuerySet[AnswerTo]:
    """Answers to this matter that ended four weeks ago or more, to voices that gave no way to reach them."""
    long_ago = AnswerTo.objects.filter(
        answer__matter=matter, answer__kind__in=ENDS, answer__answered_at__lte=clock.now() - SPEAKS_FOR_AFTER
    )
    contact = Contact.objects.filter(voice=OuterRef("feed__voice"))
    said = Verdict.objects.standing().filter(voice=OuterRef("feed__voice"), answer=OuterRef("answer"))
    newer = AnswerTo.objects.filter(feed=OuterRef("feed"), answer__kind__in=ENDS, answer_id__gt=OuterRef("answer_id"))
    found = long_ago.exclude(Exists(contact)).exclude(Exists(said)).exclude(Exists(newer))
    return found.filter(feed__voice__in=Voice.objects.kept()).select_related("feed__voice", "answer").order_by("pk")
