"""What speakers do with words that they sent: choose a second thing, change them, say who may see them."""

import secrets

from django.contrib.auth.hashers import make_password
from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.journey.heard import opening, rules, search
from forum.journey.heard.models import Consent, Contact, Mask, Secret, Voice, WrittenVersion
from forum.journey.heard.models.voices import SALT_BYTES
from forum.journey.heard.rules import AnswerWay, Purpose, Words
from forum.people import policy


@transaction.atomic
def choose_second_thing(*, actor: policy.Actor, keep: str, second: str) -> Secret:
    """Keep a second thing that opens these words again; the one from before no longer does."""
    voice = _speakers(actor=actor, act="heard.choose_second_thing", keep=keep)
    if len(opening.plain(second)) < rules.SECOND_SIGNS:
        raise policy.Refused(Words.SHORT_SECOND)
    chosen = {"hash": make_password(opening.plain(second)), "chosen_at": clock.now()}
    secret, _new = Secret.objects.update_or_create(voice=voice, defaults=chosen)
    _note(actor=actor, act="heard.choose_second_thing", voice=voice)
    return secret


@transaction.atomic
def change_words(*, actor: policy.Actor, keep: str, words: str) -> Voice:
    """Put other words in place of those that were sent. They are read again before anybody else may see them."""
    voice = _speakers(actor=actor, act="heard.change_words", keep=keep)
    if problem := rules.problem_with(words):
        raise policy.Refused(problem)
    if words == voice.words:
        raise policy.Refused(Words.SAME)
    voice.words, voice.salt, voice.first_read_at = words, secrets.token_bytes(SALT_BYTES), None
    voice.save(update_fields=["words", "salt", "first_read_at"])
    # What was read and left out belonged to the words from before.
    voice.readings.update(fit=None)
    Mask.objects.filter(voice=voice).delete()
    # Somebody else's words for the picture stay only where these are the same: then the speaker has just said yes.
    WrittenVersion.objects.filter(voice=voice).exclude(words=words).delete()
    search.look_again([voice.pk])
    _note(actor=actor, act="heard.change_words", voice=voice)
    record.append(
        act="heard.change_words",
        subject=f"voice:{voice.public_id}",
        actor="somebody",
        facts={"seal": record.commitment(voice.words, bytes(voice.salt))},
    )
    return voice


@transaction.atomic
def choose_showing(*, actor: policy.Actor, keep: str, publish: bool) -> None:
    """Let the words be shown, or no longer."""
    voice = _speakers(actor=actor, act="heard.choose_showing", keep=keep)
    standing = Consent.objects.filter(voice=voice, purpose=Purpose.PUBLISH, until__isnull=True)
    if publish == standing.exists():
        return
    if publish:
        Consent.objects.create(voice=voice, purpose=Purpose.PUBLISH)
    else:
        standing.update(until=clock.now())
    _note(actor=actor, act="heard.choose_showing", voice=voice)


@transaction.atomic
def choose_way(*, actor: policy.Actor, keep: str, way: str, address: str = "") -> None:
    """Say how the answer should come; with no way, the address is forgotten."""
    voice = _speakers(actor=actor, act="heard.choose_way", keep=keep)
    if way == AnswerWay.NONE:
        Contact.objects.filter(voice=voice).delete()
    else:
        if problem := rules.problem_with_way(way=way, address=address, visited=voice.gathering_id is not None):
            raise policy.Refused(problem)
        if way == AnswerWay.TEXT and not opening.reads_as(way, address):
            raise policy.Refused(Words.NO_CONTACT)
        told = {"way": way, "address": address.strip(), "known_by": opening.known_by(way, address)}
        Contact.objects.update_or_create(voice=voice, defaults=told)
    _note(actor=actor, act="heard.choose_way", voice=voice)


def _speakers(*, actor: policy.Actor, act: str, keep: str) -> Voice:
    """The voice that a pass is for, held until the act is done."""
    public_id = opening.voice_of(keep)
    voice = Voice.objects.select_for_update(of=("self",)).filter(public_id=public_id or "").first()
    policy.require(actor, act, also={policy.Role.SPEAKER} if voice else set())
    if voice is None or voice.withdrawn_at:
        raise policy.Refused(Words.TAKEN_BACK)
    return voice


def _note(*, actor: policy.Actor, act: str, voice: Voice) -> None:
    journal.note(act=act, actor=actor.person, subject=f"voice:{voice.public_id}")
