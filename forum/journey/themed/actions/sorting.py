"""Putting voices with others that say the same, and letting their speakers object."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q

from forum import record
from forum.ground import clock, journal
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Skip, Voice
from forum.journey.themed import queries
from forum.journey.themed.models import Opened, Placing, Suggestion, Theme
from forum.journey.themed.rules import OPEN_FOR, Words
from forum.people import policy

LOOKED_AT = 20


def name_theme(*, actor: policy.Actor, name: str, in_short: str = "") -> Theme:
    """Name a new theme."""
    policy.require(actor, "themed.name_theme")
    with transaction.atomic():
        theme = make_theme(name, in_short)
        _trace(actor=actor, act="themed.name_theme", subject=f"theme:{theme.public_id}", theme=theme)
    return theme


def theme_under(*, actor: policy.Actor, voice: Voice, theme: Theme) -> Placing:
    """Put a voice under a theme."""
    placings = sort(actor=actor, voice=voice, theme=theme)
    if not placings:
        raise policy.Refused(Words.ALREADY)
    return placings[0]


@transaction.atomic
def sort(
    *,
    actor: policy.Actor,
    voice: Voice,
    theme: Theme | None = None,
    also: Iterable[Theme] = (),
    new_theme: str = "",
    fit: bool | None = None,
    seen: int | None = None,
) -> list[Placing]:
    """Put a voice under a theme or several; return what is new.

    Args:
        actor: who sorts.
        voice: what somebody said.
        theme: where it belongs.
        also: where it belongs as well.
        new_theme: the name of one that is not there yet; if it is there after all, it is that one.
        fit: whether its words may be shown to all, if the sorter says so.
        seen: the last placing that the sorter saw; what somebody else chose since is told first.
    """
    policy.require(actor, "themed.theme_under")
    heard.hold(voices=[voice.pk])
    heard.require_kept(voices=[voice.pk])
    known = queries.named(new_theme) if new_theme.strip() else None
    chosen = {
        one.pk: one for one in map(queries.led_to, [*([theme] if theme else []), *also, *([known] if known else [])])
    }
    themes = hold_themes(chosen)
    stands = dict(Placing.objects.standing().filter(voice=voice).values_list("theme_id", "pk"))
    _tell_of_clash(actor, voice, seen, chosen)
    fresh = make_theme(new_theme) if new_theme.strip() and known is None else None
    if not themes and fresh is None:
        raise policy.Refused(Words.NOTHING)
    placings = _place(actor, voice, [one for one in [*themes, *([fresh] if fresh else [])] if one.pk not in stands])
    if fit is not None:
        heard.read(actor=actor, voice=voice, fit=fit)
    heard.mark_read(voices=[voice.pk])
    Opened.objects.filter(voice=voice, person=actor.person).delete()
    if fresh:
        _trace(actor=actor, act="themed.name_theme", subject=f"theme:{fresh.public_id}", theme=fresh)
    for placing in placings:
        subject = f"voice:{voice.public_id}"
        entry = _trace(actor=actor, act="themed.theme_under", subject=subject, theme=placing.theme)
        heard.move_on(voices=[voice.pk], entry=entry)
    return placings


def take_out(*, actor: policy.Actor, placing: Placing) -> None:
    """Take a voice out of a theme again."""
    policy.require(actor, "themed.take_out")
    _end(actor=actor, act="themed.take_out", voice=placing.voice, placings=[placing], objected=False)


def object_to(*, actor: policy.Actor, placing: Placing, receipt: str) -> None:
    """Let a speaker say by their receipt that a theme is not what they meant; the placing ends at once."""
    holds = {policy.Role.SPEAKER} if Voice.objects.filter(pk=placing.voice_id).held_by(receipt).exists() else set()
    policy.require(actor, "themed.object_to", also=holds)
    _end(actor=actor, act="themed.object_to", voice=placing.voice, placings=[placing], objected=True)


@transaction.atomic
def undo_sorting(*, actor: policy.Actor, voice: Voice) -> None:
    """Undo what this person did last with a voice: take it out of where they put it, or have it back after a skip."""
    policy.require(actor, "themed.take_out")
    heard.hold(voices=[voice.pk])
    placings = queries.last_act(voice, actor.person)
    if placings:
        _end(actor=actor, act="themed.take_out", voice=voice, placings=placings, objected=False)
    elif not heard.have_back(actor=actor, voice=voice):
        raise policy.Refused(Words.NOT_YOURS)


@transaction.atomic
def take_next(*, actor: policy.Actor) -> Voice | None:
    """The next voice that waits and that nobody else has open; it is this person's for some minutes.

    It is no act on the voice, so it leaves no event.
    """
    policy.require(actor, "themed.take_next")
    now = clock.now()
    elsewhere = Opened.objects.filter(voice=OuterRef("pk"), until__gt=now).exclude(person=actor.person)
    skipped = Skip.objects.filter(voice=OuterRef("pk"), reader=actor.person)
    waiting = Voice.objects.waiting().filter(~Exists(elsewhere), ~Exists(skipped))
    return next((voice for voice in waiting[:LOOKED_AT] if _open(voice, actor.person or 0)), None)


def _open(voice: Voice, person: int) -> bool:
    """Whether it is this person's now; two at once get it one after the other, so the second does not."""
    now = clock.now()
    free = Opened.objects.filter(Q(until__lte=now) | Q(person=person), voice=voice)
    if free.update(person=person, until=now + OPEN_FOR):
        return True
    try:
        with transaction.atomic():
            Opened.objects.create(voice=voice, person_id=person, until=now + OPEN_FOR)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def carry_away(*, actor: policy.Actor, theme: Theme) -> None:
    """Note that a theme was carried away as a table, so that whoever takes words back hears what may be on paper."""
    policy.require(actor, "themed.carry_away")
    journal.note(act="themed.carry_away", actor=actor.person, subject=f"theme:{theme.public_id}")


def make_theme(name: str, in_short: str = "") -> Theme:
    """Make the row of a theme. Called within the act that names it."""
    if not name.strip():
        raise policy.Refused(Words.NO_NAME)
    try:
        with transaction.atomic():
            return Theme.objects.create(name=name.strip(), in_short=in_short.strip())
    except IntegrityError as taken:
        raise policy.Refused(Words.TAKEN) from taken


def hold_themes(themes: Iterable[int]) -> list[Theme]:
    """Lock these themes, always in one order, and refuse if one was put together with another meanwhile.

    Whoever changes what stands under a theme holds it first: after the voice, before the placings and the record.
    """
    held = list(Theme.objects.select_for_update(no_key=True).filter(pk__in=list(themes)).order_by("pk"))
    if any(theme.merged_into_id for theme in held):
        raise policy.Refused(Words.MERGED)
    return held


def _place(actor: policy.Actor, voice: Voice, themes: Sequence[Theme]) -> list[Placing]:
    now = clock.now()
    Theme.objects.filter(pk__in=[theme.pk for theme in themes]).update(voices=F("voices") + 1)
    suggestions = Suggestion.objects.filter(voice=voice)
    suggested = set(suggestions.values_list("theme", flat=True))
    suggestions.delete()
    return [
        Placing.objects.create(
            voice=voice, theme=theme, placed_by_id=actor.person, since=now, suggested=theme.pk in suggested
        )
        for theme in themes
    ]


def _tell_of_clash(actor: policy.Actor, voice: Voice, seen: int | None, chosen: Iterable[int]) -> None:
    """Say what somebody else chose since this page was drawn, unless it is the same."""
    if seen is None:
        return
    newer = Placing.objects.standing().filter(voice=voice, pk__gt=seen).exclude(placed_by=actor.person)
    names = list(newer.exclude(theme__in=list(chosen)).order_by("pk").values_list("theme__name", flat=True))
    if names:
        raise policy.Refused(Words.CLASH % {"themes": ", ".join(names)})


@transaction.atomic
def _end(*, actor: policy.Actor, act: str, voice: Voice, placings: Sequence[Placing], objected: bool) -> None:
    heard.hold(voices=[voice.pk])
    themes = {theme.pk: theme for theme in _hold_any(placing.theme_id for placing in placings)}
    for placing in placings:
        if not Placing.objects.standing().filter(pk=placing.pk).update(until=clock.now(), objected=objected):
            raise policy.Refused(Words.GONE)
    Theme.objects.filter(pk__in=themes).update(voices=F("voices") - 1)
    if not Placing.objects.standing().filter(voice=voice).exists():
        heard.wait_again(voices=[voice.pk])
    for placing in placings:
        _trace(actor=actor, act=act, subject=f"voice:{voice.public_id}", theme=themes[placing.theme_id])


def _hold_any(themes: Iterable[int]) -> list[Theme]:
    return list(Theme.objects.select_for_update(no_key=True).filter(pk__in=list(themes)).order_by("pk"))


def _trace(*, actor: policy.Actor, act: str, subject: str, theme: Theme) -> int:
    name = "somebody" if act == "themed.object_to" else "a member"
    entry = record.append(act=act, subject=subject, actor=name, facts={"theme": theme.public_id, "name": theme.name})
    journal.note(act=act, actor=actor.person, subject=subject, entry=entry)
    return entry
