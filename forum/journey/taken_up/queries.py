"""When a voice counts as answered; asked by every action that may change it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from forum.journey.heard.models import Voice
from forum.journey.taken_up.models import DirectAnswer, Feed, ImpactAsk, Matter, Thanks
from forum.journey.themed.queries import led_to_among
from forum.people.policy import Actor


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
    under = Voice.objects.kept().filter(placings__theme__in=led_to_among(themes), placings__until__isnull=True)
    return list(under.distinct().order_by("pk"))


def voices_not_fed(matter: Matter) -> list[Voice]:
    """What stands under the matter's themes now and does not feed it yet."""
    fed = Feed.objects.filter(matter=matter).values("voice")
    themes = led_to_among(matter.themes.values_list("pk", flat=True))
    under = Voice.objects.kept().filter(placings__theme__in=themes, placings__until__isnull=True)
    return list(under.exclude(pk__in=fed).distinct().order_by("pk"))


def asked_of(actor: Actor) -> QuerySet[ImpactAsk]:
    """What somebody is asked for by one of their offices, organisations or seats and has not written, by its day."""
    theirs = Q(office__in=[place.pk for place in actor.offices])
    theirs |= Q(organisation__in=[place.pk for place in actor.organisations])
    theirs |= Q(seat__in=[place.pk for place in actor.seats])
    return ImpactAsk.objects.filter(theirs, note__isnull=True).select_related("matter").order_by("by", "pk")


def awaited_from(actor: Actor, matter: Matter) -> ImpactAsk | None:
    """What this matter asks of them and waits for, if anything."""
    return asked_of(actor).filter(matter=matter).first() if actor.signed_in else None


def thanks_for(actor: Actor) -> QuerySet[Thanks]:
    """Thank-yous for one of somebody's offices or organisations, the newest first."""
    theirs = Q(office__in=[place.pk for place in actor.offices])
    theirs |= Q(organisation__in=[place.pk for place in actor.organisations])
    return Thanks.objects.filter(theirs).order_by("-pk")
