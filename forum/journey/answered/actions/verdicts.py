"""'This answers me' or 'it does not, because'. A 'no' opens it again; the last word stands."""

from typing import NamedTuple, Self

from django.db import transaction
from django.db.models import F

from forum import record
from forum.ground import clock
from forum.journey.answered.actions.trace import trace
from forum.journey.answered.models import Answer, Verdict
from forum.journey.answered.queries import Told
from forum.journey.answered.rules import ENDS, SPEAKS_FOR_AFTER, By, Words
from forum.journey.heard.models import Contact, Voice
from forum.journey.promised import actions as promised
from forum.journey.promised.models import Commitment
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up import short_road
from forum.journey.taken_up.models import DirectAnswer, Feed
from forum.journey.taken_up.queries import answered_among
from forum.people import policy
from forum.people.membership.models import Terms


@transaction.atomic
def judge(
    *,
    actor: policy.Actor,
    receipt: str,
    answers_me: bool,
    answer: Answer | None = None,
    direct: DirectAnswer | None = None,
    because: str = "",
    for_somebody: bool = False,
) -> Verdict:
    """Let a speaker say by their receipt whether an answer answers them; exactly one of the two answers is given.

    They may change their mind: the last word stands. `for_somebody`: a helper writes it down for the speaker.
    """
    voice = Voice.objects.held_by(receipt).select_for_update(of=("self",)).first()
    policy.require(actor, "answered.judge", also={policy.Role.SPEAKER} if voice else set())
    if for_somebody:
        policy.require(actor, "heard.write_down")
    if voice is None:
        raise policy.Refused(Words.NOT_TOLD)
    given = _Given(voice, answers_me, because, By.SPEAKER, actor.person, helper=for_somebody)
    return _on_direct(given, direct) if direct else _on_answer(given, answer)


@transaction.atomic
def judge_by_letter(*, actor: policy.Actor, told: Told, answers_me: bool, because: str = "") -> Verdict:
    """Let a speaker say it by the link in the letter that told them: only they were sent it."""
    policy.require(actor, "answered.judge", also={policy.Role.SPEAKER})
    voice = Voice.objects.select_for_update(of=("self",)).get(pk=told.voice.pk)
    given = _Given(voice, answers_me, because, By.SPEAKER, actor.person)
    return _on_direct(given, told.direct) if told.direct else _on_answer(given, told.answer)


@transaction.atomic
def judge_for(*, actor: policy.Actor, voice: Voice, answers_me: bool, answer: Answer, because: str = "") -> Verdict:
    """Let the forum say it for a speaker who cannot be reached. It never counts as changed."""
    policy.require(actor, "answered.judge_for")
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    too_soon = answer.answered_at > clock.now() - SPEAKS_FOR_AFTER
    if too_soon or Contact.objects.filter(voice=voice).exists() or voice.verdicts.filter(answer=answer).exists():
        raise policy.Refused(Words.TOO_SOON)
    given = _Given(voice, answers_me, because, By.FORUM, actor.person)
    return _on_answer(given, answer)


class _Given(NamedTuple):
    voice: Voice
    answers_me: bool
    because: str
    by: str
    person: int | None
    helper: bool = False


class _Figures(NamedTuple):
    """What one voice adds to the public numbers."""

    answered: int
    changed: int

    @classmethod
    def of(cls, voice: Voice) -> Self:
        changed = Verdict.objects.standing().filter(voice=voice, answers_me=True, by=By.SPEAKER).exists()
        return cls(answered=len(answered_among([voice.pk])), changed=int(changed))


def _on_answer(given: _Given, answer: Answer | None) -> Verdict:
    feed = Feed.objects.select_for_update().filter(answers__answer=answer, voice=given.voice).first()
    if answer is None or feed is None or answer.kind not in ENDS:
        raise policy.Refused(Words.NOT_TOLD)
    if feed.answers.filter(answer__kind__in=ENDS, answer_id__gt=answer.pk).exists():
        raise policy.Refused(Words.NEWER)
    before = _Figures.of(given.voice)
    earlier = Verdict.objects.standing().filter(voice=given.voice, answer=answer).first()
    if earlier and _same(earlier, given):
        return earlier
    verdict = _write(given, earlier=earlier, answer=answer)
    _count(answer=answer, earlier=earlier, answers_me=given.answers_me)
    claimed = [] if given.answers_me else _to_open_again(answer)
    entry = record.next_number()
    taken_up.mark_answered(feeds=[feed.pk], entry=entry if given.answers_me else None)
    reopened = promised.reopen(claimed=claimed, entry=entry) if claimed else 0
    _trace(
        given,
        verdict=verdict,
        before=before,
        facts={"matter": answer.matter.public_id, "answer": answer.public_id, "opened again": reopened},
    )
    return verdict


def _on_direct(given: _Given, direct: DirectAnswer) -> Verdict:
    if direct.voice_id != given.voice.pk:
        raise policy.Refused(Words.NOT_TOLD)
    if DirectAnswer.objects.filter(voice=given.voice, pk__gt=direct.pk).exists():
        raise policy.Refused(Words.NEWER)
    before = _Figures.of(given.voice)
    earlier = Verdict.objects.standing().filter(voice=given.voice, direct=direct).first()
    if earlier and _same(earlier, given):
        return earlier
    verdict = _write(given, earlier=earlier, direct=direct)
    entry = record.next_number()
    short_road.judged(answer=direct, answers_me=given.answers_me, entry=entry)
    _trace(
        given,
        verdict=verdict,
        before=before,
        facts={"answer": direct.public_id},
    )
    return verdict


def _same(earlier: Verdict, given: _Given) -> bool:
    """Whether it is the same word again, from a second tap or another tab."""
    return earlier.answers_me == given.answers_me and earlier.because == given.because


def _write(
    given: _Given, *, earlier: Verdict | None, answer: Answer | None = None, direct: DirectAnswer | None = None
) -> Verdict:
    if earlier:
        earlier.standing = False
        earlier.save(update_fields=["standing"])
    return Verdict.objects.create(
        voice=given.voice,
        answer=answer,
        direct=direct,
        answers_me=given.answers_me,
        because=given.because,
        by=given.by,
        recorded_by_id=given.person if given.helper else None,
    )


def _count(*, answer: Answer, earlier: Verdict | None, answers_me: bool) -> None:
    change = {"yes": int(answers_me), "no": int(not answers_me)}
    if earlier:
        change["yes" if earlier.answers_me else "no"] -= 1
    Answer.objects.filter(pk=answer.pk).update(yes=F("yes") + change["yes"], no=F("no") + change["no"])


def _to_open_again(answer: Answer) -> list[Commitment]:
    """The matter's promises to open again, once as many said 'no' as the terms of reference name."""
    terms = Terms.objects.of_the_forum()
    answer.refresh_from_db(fields=["no"])
    if answer.no < (terms.reopens_at if terms else 1):
        return []
    return promised.hold_claimed(matter=answer.matter)


def _trace(given: _Given, *, verdict: Verdict, before: _Figures, facts: dict[str, str | int]) -> None:
    after = _Figures.of(given.voice)
    spoke = given.by == By.SPEAKER
    trace(
        actor="somebody" if spoke else "the forum",
        person=given.person,
        act="answered.judge" if spoke else "answered.judge_for",
        # About the voice, not the matter: a matter's own entries stay few, however many tell us.
        subject=f"voice:{given.voice.public_id}",
        facts={"answers them": given.answers_me, **facts},
        tally={"answered": after.answered - before.answered, "changed": after.changed - before.changed},
        about={"verdict": verdict.pk},
    )
