"""What goes when a speaker's words go."""

from collections.abc import Iterable

from forum.journey.answered.models import Verdict


def forget_reasons(*, voices: Iterable[int]) -> None:
    """Delete why these speakers said yes or no; that they did still counts. Called when their words are deleted."""
    Verdict.objects.filter(voice__in=list(voices)).exclude(because="").update(because="")
