"""The short road: whoever fits answers or mends it, and thanks reach the people concerned."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from forum import record
from forum.ground import journal
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import DirectAnswer, Thanks
from forum.journey.taken_up.queries import answered_among
from forum.journey.taken_up.rules import Short, Words
from forum.people import policy
from forum.people.membership.models import Office, Organisation


@dataclass(frozen=True)
class Concerned:
    """Whom a thank-you is for: an office or an organisation."""

    office: Office | None = None
    organisation: Organisation | None = None


def answer_directly(
    *,
    actor: policy.Actor,
    voice: Voice,
    words: str,
    kind: str = Short.ANSWER,
    thanks_to: Sequence[Concerned] = (),
    passed_on: str = "",
) -> DirectAnswer:
    """Answer a voice straight away. The speaker then says whether it helps.

    A thank-you also reaches the people concerned: `thanks_to` names them, `passed_on` is what they read, in the words
    of whoever passes it on and not in the speaker's.
    """
    act = "taken_up.say_why_not" if kind == Short.WHY_NOT else "taken_up.answer_directly"
    policy.require(actor, act)
    if not words.strip():
        raise policy.Refused(Words.NO_WORDS)
    if kind == Short.THANKS and not thanks_to:
        raise policy.Refused(Words.NOBODY_TO_THANK)
    if kind == Short.THANKS and not passed_on.strip():
        raise policy.Refused(Words.SAY_SOMETHING_TO_THEM)
    try:
        with transaction.atomic():
            heard.hold(voices=[voice.pk])
            heard.require_kept(voices=[voice.pk])
            before = answered_among([voice.pk])
            answer = DirectAnswer.objects.create(voice=voice, kind=kind, words=words, answered_by_id=actor.person)
            for concerned in thanks_to:
                _pass_thanks(actor=actor, direct=answer, concerned=concerned, words=passed_on)
            subject = f"voice:{voice.public_id}"
            entry = record.append(
                act=act,
                subject=subject,
                actor="a member",
                facts={"kind": kind, "answer": answer.public_id},
                tally={} if before else {"answered": 1},
            )
            journal.note(act=act, actor=actor.person, subject=subject, entry=entry, about={"direct": answer.public_id})
            heard.move_on(voices=[voice.pk], entry=entry)
    except IntegrityError as already:
        raise policy.Refused(Words.ANSWERED) from already
    return answer


def _pass_thanks(*, actor: policy.Actor, direct: DirectAnswer, concerned: Concerned, words: str) -> None:
    policy.require(actor, "taken_up.pass_thanks")
    thanks = Thanks.objects.create(
        direct=direct, office=concerned.office, organisation=concerned.organisation, words=words
    )
    journal.note(
        act="taken_up.pass_thanks",
        actor=actor.person,
        subject=f"thanks:{thanks.pk}",
        about={"thanks": thanks.pk},
    )


def say_why_not(*, actor: policy.Actor, voice: Voice, reason: str) -> DirectAnswer:
    """Say in plain words why something is not taken up; the speaker may say that it does not answer them."""
    return answer_directly(actor=actor, voice=voice, words=reason, kind=Short.WHY_NOT)


def judged(*, answer: DirectAnswer, answers_me: bool, entry: int) -> None:
    """Note what a speaker said of a direct answer: a 'no' opens it again. Called by `answered`."""
    answer.reopened_in = None if answers_me else entry
    answer.save(update_fields=["reopened_in"])
    if answers_me:
        heard.move_on(voices=[answer.voice_id], entry=entry)
    else:
        heard.wait_again(voices=[answer.voice_id])
