"""Keeping what somebody drew, photographed or recorded; putting it in words; and the speaker's yes to these words."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from forum.ground import clock, journal
from forum.journey.heard import opening, rules, search
from forum.journey.heard.actions import Heard, change_words, hear, hold, require_kept
from forum.journey.heard.models import Piece, Voice, WrittenVersion
from forum.journey.heard.rules import PieceKind, Words
from forum.people import policy

UNSENT_KEPT = timedelta(days=1)
UNSENT_AT_MOST = 300
AT_MOST = 4  # with one voice


@transaction.atomic
def keep_piece(*, actor: policy.Actor, kind: str, ending: str, content: bytes) -> Piece:
    """Keep a picture or recording until the form that it came with is sent, for a day at most.

    Args:
        actor: who sends it.
        kind: what it is (`PieceKind`).
        ending: how the name of its file ends, without the dot.
        content: the file, drawn or played anew already.

    Raises:
        Refused: when far more arrive than are sent to the end.
    """
    policy.require(actor, "heard.keep_piece")
    if Piece.objects.unsent()[UNSENT_AT_MOST - 1 : UNSENT_AT_MOST].exists():
        raise policy.Refused(Words.TOO_MANY_PIECES)
    kept = Piece(kind=kind, fingerprint=hashlib.sha256(content).hexdigest())
    kept.file.save(f"{secrets.token_hex(8)}.{ending}", ContentFile(content), save=False)
    kept.save()
    journal.note(act="heard.keep_piece", actor=actor.person, subject=f"piece:{kept.public_id}")
    return kept


def hear_piece(*, actor: policy.Actor, piece: Piece, words: str = "", **wishes: Any) -> Heard:
    """Hear what somebody drew, photographed or recorded, with or without words; `wishes` as `hear` takes them."""
    said = hear(actor=actor, words=words if words.strip() else _stand_in(piece), piece=piece, **wishes)
    if said.again:
        _add(said.voice, piece)
    return said


@transaction.atomic
def _add(voice: Voice, piece: Piece) -> None:
    """The other side of a card, or another try from the same form; one that is there already is left out."""
    hold(voices=[voice.pk])
    there = set(voice.pieces.values_list("fingerprint", flat=True))
    if piece.fingerprint not in there and len(there) < AT_MOST:
        Piece.objects.unsent().filter(pk=piece.pk).update(voice=voice)


def _stand_in(piece: Piece) -> str:
    """What stands where words would, until there are some."""
    return {
        PieceKind.PICTURE: _("A picture, without words."),
        PieceKind.RECORDING: _("A recording, not yet written down."),
        PieceKind.CARD: _("A card that was photographed, not yet typed in."),
    }[PieceKind(piece.kind)]


@transaction.atomic
def write_version(*, actor: policy.Actor, voice: Voice, words: str) -> WrittenVersion:
    """Put in words what a picture or recording says. Its speaker is asked whether that is what they mean."""
    policy.require(actor, "heard.write_version")
    if problem := rules.problem_with(words):
        raise policy.Refused(problem)
    hold(voices=[voice.pk])
    require_kept(voices=[voice.pk])
    if not Piece.objects.filter(voice=voice).exists():
        raise policy.Refused(Words.NOTHING_TO_WRITE)
    standing = WrittenVersion.objects.filter(voice=voice).first()
    if standing and standing.confirmed_at:
        raise policy.Refused(Words.CONFIRMED)
    told = {"words": words, "written_by_id": actor.person, "written_at": clock.now()}
    version, _new = WrittenVersion.objects.update_or_create(voice=voice, defaults=told)
    search.look_again([voice.pk])
    journal.note(act="heard.write_version", actor=actor.person, subject=f"voice:{voice.public_id}")
    return version


@transaction.atomic
def confirm_version(*, actor: policy.Actor, keep: str, words: str) -> Voice:
    """Say that somebody else's words are what one means: from now on they are one's own.

    Args:
        actor: the speaker, at the door of their words.
        keep: the pass to them.
        words: the words that they saw; if somebody wrote others meanwhile, the yes was not to those.
    """
    public_id = opening.voice_of(keep)
    version = WrittenVersion.objects.select_for_update().filter(voice__public_id=public_id or "").first()
    policy.require(actor, "heard.confirm_version", also={policy.Role.SPEAKER} if version else set())
    if version is None or version.words.splitlines() != words.splitlines():
        raise policy.Refused(Words.VERSION_CHANGED)
    if version.confirmed_at is None:
        version.confirmed_at = clock.now()
        version.save(update_fields=["confirmed_at"])
        journal.note(act="heard.confirm_version", actor=actor.person, subject=f"voice:{public_id}")
        return change_words(actor=actor, keep=keep, words=version.words)
    return version.voice


@transaction.atomic
def forget_unsent() -> int:
    """Let go of what came with forms that were never sent; say how many files went."""
    gone = 0
    for piece in Piece.objects.left_behind(clock.now() - UNSENT_KEPT):
        piece.file.delete(save=False)
        piece.delete()
        gone += 1
    if gone:
        journal.note(act="heard.forget_unsent", actor=None, subject="pieces", about={"number": gone})
    return gone
