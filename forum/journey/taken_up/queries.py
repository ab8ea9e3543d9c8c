"""When a voice counts as answered; asked by every action that may change it."""

from collections.abc import Iterable

from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import DirectAnswer, Feed, Matter


def answered_among(voices: Iterable[int]) -> set[int]:
    """Those of these voices that are answered: every feed has an answer, or they had a direct one that stands."""
    voices = list(voices)
    answered = set(
        DirectAnswer.objects.filter(voice__in=voices, reopened_in__isnull=True).values_list("voice_id", flat=True)
    )
    fed: dict[int, bool] = {}
    for voice, entry in Feed.objects.filter(voice__in=voices).values_list("voice_id", "answered_in"):
        fed[voice] = fed.get(voice, True) and entry is not None
    return answered | {voice for voice, all_answered in fed.items() if all_answered}


def voices_under(themes: Iterable[int]) -> list[Voice]:
    """The voices that stand under any of these themes now."""
    return list(
        Voice.objects.filter(placings__theme__in=themes, placings__until__isnull=True).distinct().order_by("pk")
    )


def voices_not_fed(matter: Matter) -> list[Voice]:
    """What stands under the matter's themes now and does not feed it yet."""
    fed = Feed.objects.filter(matter=matter).values("voice")
    under = Voice.objects.filter(placings__theme__in=matter.themes.all(), placings__until__isnull=True)
    return list(under.exclude(pk__in=fed).distinct().order_by("pk"))
