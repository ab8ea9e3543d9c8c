"""Writing an Easy Read version, and the check that earns its name."""

import re
from collections.abc import Sequence

from django.db import transaction

from forum.ground import clock, journal
from forum.outlets.papers.easy_read.rules import FEWEST, LONGEST, MOST, PICTURES, Words
from forum.outlets.papers.easy_read.sources import Row, source_of
from forum.outlets.papers.models import EasyRead
from forum.people import policy

SENTENCE = re.compile(r"[^.!?]+[.!?]*")


@transaction.atomic
def write_easy_read(*, actor: policy.Actor, about: str, rows: Sequence[Row]) -> EasyRead:
    """Write a page of ours in pictures and short sentences. Until somebody checks it, it is a draft.

    Args:
        actor: a member, or the coordinator.
        about: which page (`sources.source_of`).
        rows: the name of a picture and its words, in order.

    Raises:
        Refused: when there is no such page, too little is written, or a sentence is too long.
    """
    policy.require(actor, "papers.write_easy_read")
    if source_of(about) is None:
        raise policy.Refused(Words.GONE)
    kept = [[picture if picture in PICTURES else "paper", words.strip()] for picture, words in rows if words.strip()]
    if not FEWEST <= len(kept) <= MOST:
        raise policy.Refused(Words.FEW)
    if any(too_long(words) for _picture, words in kept):
        raise policy.Refused(Words.LONG)
    told = {
        "rows": kept, "source_mark": "", "written_by_id": actor.person, "written_at": clock.now(), "checked_by": "",
        "checked_on": None,
    }  # fmt: skip
    version, _new = EasyRead.objects.update_or_create(about=about, defaults=told)
    journal.note(act="papers.write_easy_read", actor=actor.person, subject=f"easy_read:{version.public_id}")
    return version


def too_long(words: str) -> bool:
    """Whether a sentence among these words is longer than Easy Read allows."""
    return any(len(sentence.split()) > LONGEST for sentence in SENTENCE.findall(words))


@transaction.atomic
def check_easy_read(*, actor: policy.Actor, about: str, checked_by: str) -> EasyRead:
    """Note that people who need Easy Read have looked at it and understood it. Not whoever wrote it.

    Raises:
        Refused: when nothing is written, nobody is named, or the same person wrote it.
    """
    policy.require(actor, "papers.check_easy_read")
    source = source_of(about)
    version = EasyRead.objects.select_for_update(of=("self",)).filter(about=about).first()
    if source is None or version is None:
        raise policy.Refused(Words.NOTHING)
    if not checked_by.strip():
        raise policy.Refused(Words.NO_CHECKER)
    if version.written_by_id == actor.person:
        raise policy.Refused(Words.SAME_PERSON)
    version.checked_by, version.checked_on, version.source_mark = checked_by.strip(), clock.today(), source.mark
    version.save(update_fields=["checked_by", "checked_on", "source_mark"])
    journal.note(act="papers.check_easy_read", actor=actor.person, subject=f"easy_read:{version.public_id}")
    return version
