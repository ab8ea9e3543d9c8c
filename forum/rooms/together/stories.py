"""Telling a story of one's own, reading it first, saying something to it, taking it back."""

from typing import TypeVar

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.rooms.together.models import Comment, Story, WordFirst
from forum.rooms.together.rules import READERS, Words

T = TypeVar("T", bound=Story | Comment)
OF = {Story: "story", Comment: "comment"}


@transaction.atomic
def tell_story(*, actor: policy.Actor, title: str, words: str, byline: str) -> Story:
    """Tell a story under the byline that its teller chose; two read it before all may."""
    policy.require(actor, "together.tell_story")
    _require(title, words)
    story = Story.objects.create(
        title=title.strip(), words=words.strip(), byline=byline.strip(), teller_id=actor.person
    )
    journal.note(act="together.tell_story", actor=actor.person, subject=f"story:{story.public_id}")
    return story


@transaction.atomic
def change_story(*, actor: policy.Actor, story: Story, title: str, words: str, byline: str) -> Story:
    """Change one's own story; two read it anew before all may."""
    held = _own(actor, Story, story.pk)
    _require(title, words)
    held.title, held.words, held.byline, held.shown_at = title.strip(), words.strip(), byline.strip(), None
    held.save(update_fields=["title", "words", "byline", "shown_at"])
    held.read_by.clear()
    held.words_first.all().delete()
    journal.note(act="together.tell_story", actor=actor.person, subject=f"story:{held.public_id}")
    return held


@transaction.atomic
def say_to_story(*, actor: policy.Actor, story: Story, words: str, byline: str) -> Comment:
    """Say something to a story that all may read; two read it first."""
    policy.require(actor, "together.say_to_story")
    held = Story.objects.select_for_update().get(pk=story.pk)
    if held.taken_back_at:
        raise policy.Refused(Words.GONE)
    if not held.shown_at:
        raise policy.Refused(Words.WAITS)
    _require(words)
    comment = Comment.objects.create(story=held, words=words.strip(), byline=byline.strip(), teller_id=actor.person)
    journal.note(act="together.say_to_story", actor=actor.person, subject=f"comment:{comment.public_id}")
    return comment


@transaction.atomic
def read_story(*, actor: policy.Actor, told: Story | Comment) -> bool:
    """Say that all may read it; with the second reader they can. Return whether they can now.

    Raises:
        Refused: for its teller, and for whoever has read it already.
    """
    policy.require(actor, "together.read_story")
    held = _held(told)
    if held.teller_id == actor.person:
        raise policy.Refused(Words.OWN)
    if held.read_by.filter(pk=actor.person).exists():
        raise policy.Refused(Words.ONCE)
    held.read_by.add(actor.person or 0)
    subject = f"{OF[type(held)]}:{held.public_id}"
    if held.read_by.count() < READERS or held.shown_at:
        journal.note(act="together.read_story", actor=actor.person, subject=subject)
        return bool(held.shown_at)
    held.shown_at = clock.now()
    held.save(update_fields=["shown_at"])
    journal.note(act="together.read_story", actor=actor.person, subject=subject)
    record.append(act="together.read_story", subject=subject, actor="a member", facts={})
    return True


@transaction.atomic
def word_first(*, actor: policy.Actor, told: Story | Comment, words: str) -> None:
    """Ask for a word with its teller first; only they see it."""
    policy.require(actor, "together.word_first")
    held = _held(told)
    if held.teller_id == actor.person:
        raise policy.Refused(Words.OWN)
    _require(words)
    about = {OF[type(held)]: held}
    WordFirst.objects.create(reader_id=actor.person, words=words.strip(), **about)
    journal.note(act="together.word_first", actor=actor.person, subject=f"{OF[type(held)]}:{held.public_id}")


@transaction.atomic
def take_back_story(*, actor: policy.Actor, told: Story | Comment) -> None:
    """Take one's own words back: they are gone at once, and with a story what others said to it."""
    held = _own(actor, type(told), told.pk)
    was_shown, held.taken_back_at = bool(held.shown_at), clock.now()
    held.words = held.byline = ""
    if isinstance(held, Story):
        held.title = ""
        held.comments.all().delete()
    held.save()
    held.words_first.all().delete()
    subject = f"{OF[type(held)]}:{held.public_id}"
    journal.note(act="together.take_back_story", actor=actor.person, subject=subject)
    if was_shown:
        record.append(act="together.take_back_story", subject=subject, actor="a member", facts={})


def _own(actor: policy.Actor, kind: type[T], key: int) -> T:
    """One's own, and nobody else's; a member who rests or has left keeps what they told."""
    held: T = kind.objects.select_for_update().get(pk=key)  # type: ignore[assignment]  # it is of that kind
    own = {policy.Role.MEMBER} if actor.signed_in and held.teller_id == actor.person else set()
    if not own:
        raise policy.NotYours(policy.POLICY.row("together.take_back_story"))
    policy.require(actor, "together.take_back_story", also=own)
    if held.taken_back_at:
        raise policy.Refused(Words.GONE)
    return held


def _held(told: T) -> T:
    held: T = type(told).objects.select_for_update().get(pk=told.pk)  # type: ignore[assignment]  # the same
    if held.taken_back_at:
        raise policy.Refused(Words.GONE)
    return held


def _require(*words: str) -> None:
    if not all(each.strip() for each in words):
        raise policy.Refused(Words.NO_WORDS)
