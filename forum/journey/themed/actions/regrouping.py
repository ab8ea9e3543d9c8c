"""Putting themes together and taking them apart: voices keep their history, matters keep their feeds."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F

from forum import record
from forum.ground import clock, journal
from forum.journey.themed.actions.sorting import hold_themes, make_theme
from forum.journey.themed.models import Placing, Regrouping, Theme
from forum.journey.themed.queries import led_to
from forum.journey.themed.rules import REGROUPED_FOR, Regroup, Words
from forum.people import policy

AT_ONCE = 500


@transaction.atomic
def merge(*, actor: policy.Actor, source: Theme, target: Theme) -> Regrouping:
    """Put a theme together with another: its voices move, and its name leads to the other from now on."""
    policy.require(actor, "themed.merge")
    target = led_to(target)
    if source.pk == target.pk:
        raise policy.Refused(Words.ITSELF)
    hold_themes([source.pk, target.pk])
    regrouping = Regrouping.objects.create(kind=Regroup.MERGE, source=source, target=target, by_id=actor.person)
    moved = _move(regrouping)
    Theme.objects.filter(pk=source.pk).update(merged_into=target, voices=0)
    _trace(actor, act="themed.merge", regrouping=regrouping, voices=moved)
    return regrouping


@transaction.atomic
def split(*, actor: policy.Actor, source: Theme, voices: Iterable[int], name: str) -> Regrouping:
    """Take these voices of a theme into a new one."""
    policy.require(actor, "themed.split")
    chosen = set(voices)
    if not chosen:
        raise policy.Refused(Words.NOBODY)
    hold_themes([source.pk])
    standing = set(Placing.objects.standing().filter(theme=source).values_list("voice_id", flat=True))
    if not chosen <= standing:
        raise policy.Refused(Words.ALONG)
    if chosen == standing:
        raise policy.Refused(Words.EVERYBODY)
    target = make_theme(name)
    regrouping = Regrouping.objects.create(kind=Regroup.SPLIT, source=source, target=target, by_id=actor.person)
    moved = _move(regrouping, chosen)
    _trace(actor, act="themed.split", regrouping=regrouping, voices=moved)
    return regrouping


@transaction.atomic
def undo_regrouping(*, actor: policy.Actor, regrouping: Regrouping) -> None:
    """Undo it: every voice stands where it stood. Within a day, and only where nothing has come after."""
    policy.require(actor, "themed.undo")
    pair = [regrouping.source_id, regrouping.target_id]
    themes = {one.pk: one for one in Theme.objects.select_for_update(no_key=True).filter(pk__in=pair).order_by("pk")}
    source, target = themes[regrouping.source_id], themes[regrouping.target_id]
    held = Regrouping.objects.select_for_update().get(pk=regrouping.pk)
    if not _nothing_came_after(held, target):
        raise policy.Refused(Words.TOO_LATE)
    now = clock.now()
    came = held.came.standing().update(until=now)
    back = list(held.went.values_list("voice_id", "placed_by_id"))
    _stand(back, theme=source.pk, came_by=None)
    Theme.objects.filter(pk=source.pk).update(voices=F("voices") + len(back), merged_into=None)
    gone = {"merged_into": source} if held.kind == Regroup.SPLIT else {}
    Theme.objects.filter(pk=target.pk).update(voices=F("voices") - came, **gone)
    held.undone_at = now
    held.save(update_fields=["undone_at"])
    _trace(actor, act="themed.undo", regrouping=held, voices=len(back))


def _nothing_came_after(held: Regrouping, target: Theme) -> bool:
    later = Regrouping.objects.filter(pk__gt=held.pk, undone_at__isnull=True)
    pair = [held.source_id, held.target_id]
    if later.filter(source__in=pair).exists() or later.filter(target__in=pair).exists():
        return False
    if held.undone_at or held.at <= clock.now() - REGROUPED_FOR or held.came.filter(until__isnull=False).exists():
        return False
    return held.kind == Regroup.MERGE or target.voices == held.came.count()


def _move(regrouping: Regrouping, only: Collection[int] | None = None) -> int:
    """Move voices from source to target; say how many left the source. The same few questions for any number."""
    standing = Placing.objects.standing().filter(theme=regrouping.source_id)
    if only is not None:
        standing = standing.filter(voice__in=only)
    leaving = list(standing.order_by("pk").values_list("voice_id", "placed_by_id"))
    standing.update(until=clock.now(), went_by=regrouping)
    there = set(Placing.objects.standing().filter(theme=regrouping.target_id).values_list("voice_id", flat=True))
    arriving = [(voice, by) for voice, by in leaving if voice not in there]
    _stand(arriving, theme=regrouping.target_id, came_by=regrouping.pk)
    Theme.objects.filter(pk=regrouping.source_id).update(voices=F("voices") - len(leaving))
    Theme.objects.filter(pk=regrouping.target_id).update(voices=F("voices") + len(arriving))
    return len(leaving)


def _stand(voices: Iterable[tuple[int, int | None]], *, theme: int, came_by: int | None) -> None:
    now = clock.now()
    Placing.objects.bulk_create(
        [
            Placing(voice_id=voice, theme_id=theme, placed_by_id=by, since=now, came_by_id=came_by)
            for voice, by in voices
        ],
        batch_size=AT_ONCE,
    )


def _trace(actor: policy.Actor, *, act: str, regrouping: Regrouping, voices: int) -> None:
    source, target = regrouping.source, regrouping.target
    subject = f"theme:{source.public_id}"
    facts: dict[str, str | int] = {
        "theme": target.public_id,
        "name": target.name,
        "from": source.name,
        "voices": voices,
    }
    entry = record.append(act=act, subject=subject, actor="a member", facts=facts)
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry)
