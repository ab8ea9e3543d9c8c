"""Putting voices with others that say the same, and letting their speakers object."""

from django.db import IntegrityError, transaction
from django.db.models import F

from forum import record
from forum.ground import clock, journal
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice
from forum.journey.themed.models import Placing, Theme
from forum.journey.themed.rules import Words
from forum.people import policy


def name_theme(*, actor: policy.Actor, name: str, in_short: str = "") -> Theme:
    """Name a new theme."""
    policy.require(actor, "themed.name_theme")
    if not name.strip():
        raise policy.Refused(Words.NO_NAME)
    try:
        with transaction.atomic():
            theme = Theme.objects.create(name=name.strip(), in_short=in_short.strip())
            _trace(actor=actor, act="themed.name_theme", subject=f"theme:{theme.public_id}", theme=theme)
    except IntegrityError as taken:
        raise policy.Refused(Words.TAKEN) from taken
    return theme


def theme_under(*, actor: policy.Actor, voice: Voice, theme: Theme) -> Placing:
    """Put a voice under a theme."""
    policy.require(actor, "themed.theme_under")
    try:
        with transaction.atomic():
            heard.hold(voices=[voice.pk])
            heard.require_kept(voices=[voice.pk])
            placing = Placing.objects.create(voice=voice, theme=theme, placed_by_id=actor.person)
            Theme.objects.filter(pk=theme.pk).update(voices=F("voices") + 1)
            entry = _trace(actor=actor, act="themed.theme_under", subject=f"voice:{voice.public_id}", theme=theme)
            heard.move_on(voices=[voice.pk], entry=entry)
    except IntegrityError as already:
        raise policy.Refused(Words.ALREADY) from already
    return placing


@transaction.atomic
def sort(
    *, actor: policy.Actor, voice: Voice, theme: Theme | None, new_theme: str = "", fit: bool | None = None
) -> Placing:
    """Put a voice under a theme, named at the same time where it is new; `fit` when its words were read to be shown."""
    placing = theme_under(actor=actor, voice=voice, theme=theme or name_theme(actor=actor, name=new_theme))
    if fit is not None:
        heard.read(actor=actor, voice=voice, fit=fit)
    return placing


def take_out(*, actor: policy.Actor, placing: Placing) -> None:
    """Take a voice out of a theme again."""
    policy.require(actor, "themed.take_out")
    _end(actor=actor, act="themed.take_out", placing=placing, objected=False)


def object_to(*, actor: policy.Actor, placing: Placing, receipt: str) -> None:
    """Let a speaker say by their receipt that a theme is not what they meant; the placing ends at once."""
    holds = {policy.Role.SPEAKER} if Voice.objects.filter(pk=placing.voice_id).held_by(receipt).exists() else set()
    policy.require(actor, "themed.object_to", also=holds)
    _end(actor=actor, act="themed.object_to", placing=placing, objected=True)


@transaction.atomic
def _end(*, actor: policy.Actor, act: str, placing: Placing, objected: bool) -> None:
    heard.hold(voices=[placing.voice_id])
    ended = Placing.objects.standing().filter(pk=placing.pk).update(until=clock.now(), objected=objected)
    if not ended:
        raise policy.Refused(Words.GONE)
    Theme.objects.filter(pk=placing.theme_id).update(voices=F("voices") - 1)
    if not Placing.objects.standing().filter(voice_id=placing.voice_id).exists():
        heard.wait_again(voices=[placing.voice_id])
    _trace(actor=actor, act=act, subject=f"voice:{placing.voice.public_id}", theme=placing.theme)


@transaction.atomic
def carry_away(*, actor: policy.Actor, theme: Theme) -> None:
    """Note that a theme was carried away as a table, so that whoever takes words back hears what may be on paper."""
    policy.require(actor, "themed.carry_away")
    journal.note(act="themed.carry_away", actor=actor.person, subject=f"theme:{theme.public_id}")


def _trace(*, actor: policy.Actor, act: str, subject: str, theme: Theme) -> int:
    name = "somebody" if act == "themed.object_to" else "a member"
    entry = record.append(act=act, subject=subject, actor=name, facts={"theme": theme.public_id, "name": theme.name})
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry)
    return entry
