"""What sorters ask: where a theme leads, what is like a voice, how much waits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from forum.ground import clock
from forum.journey.heard import search
from forum.journey.heard.models import Voice
from forum.journey.themed.models import Learning, Placing, Regrouping, Suggestion, Theme
from forum.journey.themed.rules import REGROUPED_FOR, UNDO_FOR

ALIKE = 12  # voices looked at for the themes that others like it stand under
SUGGESTED = 3
OFFERED = 30
COUNTED = 100


def led_to(theme: Theme) -> Theme:
    """The theme that this one was put together with, and so on; itself, most of the time, without a question."""
    seen = {theme.pk}
    while theme.merged_into_id and theme.merged_into_id not in seen:
        seen.add(theme.merged_into_id)
        theme = Theme.objects.get(pk=theme.merged_into_id)
    return theme


def led_to_among(themes: Iterable[int]) -> set[int]:
    """The keys of the themes that these lead to; for what was tied to a theme before it was put together."""
    wanted, known = set(themes), set[int]()
    while wanted - known:
        known |= wanted
        merged = Theme.objects.filter(pk__in=wanted, merged_into__isnull=False)
        wanted |= {theme.merged_into_id for theme in merged if theme.merged_into_id}
    return wanted


def named(name: str) -> Theme | None:
    """The theme of this name, in any case; an old name leads to the new one."""
    found = Theme.objects.filter(name__iexact=name.strip()).first()
    return led_to(found) if found else None


class Why(StrEnum):
    """Why a theme stands first."""

    LEARNED = "learned"
    ALIKE = "alike"


@dataclass(frozen=True)
class Offered:
    """A theme as a button: its key on the keyboard, and why it is suggested, if it is."""

    theme: Theme
    key: str
    why: Why | None


def offered_for(voice: Voice) -> list[Offered]:
    """Themes to choose from: suggestions first, then the most used. Nothing is chosen by itself."""
    why = dict.fromkeys(learned_for(voice), Why.LEARNED)
    why |= {theme: Why.ALIKE for theme in suggested_for(voice) if theme not in why}
    used = Theme.objects.standing().order_by("-voices", "-pk")[:OFFERED]
    themes = [*why, *(theme for theme in used if theme not in why)][:OFFERED]
    keys = [str(number) for number in range(1, 10)]
    return [
        Offered(theme, keys[place] if place < len(keys) else "", why.get(theme)) for place, theme in enumerate(themes)
    ]


def learned_for(voice: Voice) -> list[Theme]:
    """What was learned to fit it, the best first; nothing where too little has been sorted to learn from."""
    found = Suggestion.objects.filter(voice=voice, theme__merged_into__isnull=True)
    return [one.theme for one in found.select_related("theme").order_by("place")[:SUGGESTED]]


def learning() -> Learning | None:
    """What the forum last learned from what members have sorted."""
    return Learning.objects.order_by("-pk").first()


def suggested_for(voice: Voice) -> list[Theme]:
    """The themes of the voice that is most like this one, and those of several like it, the commonest first."""
    alike = search.alike(voice.words, ALIKE, but=[voice.pk])
    under = Placing.objects.standing().filter(voice__in=alike, theme__merged_into__isnull=True)
    placings = list(under.select_related("theme").order_by("pk"))
    likest = {placing.theme for placing in placings if placing.voice_id == alike[0]}
    counted = Counter(placing.theme for placing in placings).most_common()
    return [theme for theme, count in counted if count > 1 or theme in likest][:SUGGESTED]


def how_many_wait() -> int:
    """How many voices wait to be sorted, counted no further than anybody wants to know."""
    return Voice.objects.waiting().values("pk")[: COUNTED + 1].count()


def last_act(voice: Voice, person: int | None) -> list[Placing]:
    """The themes under which this person put it last, as long as that can be undone in one tap."""
    theirs = Placing.objects.standing().filter(voice=voice, placed_by=person, since__gt=clock.now() - UNDO_FOR)
    placings = list(theirs.filter(came_by__isnull=True).select_related("theme").order_by("-since", "pk"))
    return [placing for placing in placings if placing.since == placings[0].since]


def can_be_undone(theme: Theme) -> Regrouping | None:
    """The last regrouping of this theme, as long as it can be undone."""
    recent = Regrouping.objects.filter(undone_at__isnull=True, at__gt=clock.now() - REGROUPED_FOR)
    last = (recent.filter(source=theme) | recent.filter(target=theme)).select_related("source", "target")
    return last.order_by("-pk").first()


def alike_elsewhere(theme: Theme, words: Iterable[str], limit: int = 5) -> list[Voice]:
    """Voices that say something like those of a theme and do not stand under it."""
    keys = search.alike(" ".join(words), limit * 4)
    under = set(Placing.objects.standing().filter(theme=theme, voice__in=keys).values_list("voice_id", flat=True))
    found = {voice.pk: voice for voice in Voice.objects.kept().filter(pk__in=[key for key in keys if key not in under])}
    return [found[key] for key in keys if key in found][:limit]
