"""Three lines for whoever comes back: first what their work led to, then who covered, then when we meet."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.ground.pages.filters import day
from forum.journey.answered.models import Answer
from forum.journey.decided.models import Decision
from forum.journey.taken_up.models import Matter
from forum.people.care.queries import last_rest
from forum.people.care.rules import LINES_ON_RETURN
from forum.people.membership.models import StandIn
from forum.people.policy import Actor
from forum.rooms.gatherings.models import Gathering

# So many of somebody's newest acts are looked at; what lies further back has had its answers.
LOOKED_AT = 200
KINDS = ("matter", "theme", "voice")
# One line tells of one thing, with the address where it stands.
Line = tuple[str, str]


def lines_for(actor: Actor) -> list[Line]:
    """At most three lines, each with an address or none. Never what was to be done meanwhile."""
    rest = last_rest(actor.person or 0)
    since = rest.said_at if rest else clock.now()
    told = [_what_it_led_to(actor, since), _who_covered(actor, since), _where_we_meet()]
    return [line for line in told if line is not None][:LINES_ON_RETURN]


def _what_it_led_to(actor: Actor, since: datetime) -> Line | None:
    """An answer or a decision, since they stepped back, on something that they did something for before."""
    matters = _worked_on(actor.person or 0, since)
    answer = Answer.objects.newest().filter(matter__in=matters, answered_at__gte=since).select_related("matter").first()
    if answer is not None:
        return _("There is an answer now to “%(title)s”, which you worked on.") % {
            "title": answer.matter.title
        }, f"/matters/{answer.matter.public_id}"
    decided = Decision.objects.filter(matter__in=matters, decided_at__gte=since, agreed=True)
    decision = decided.select_related("matter").order_by("-decided_at", "-pk").first()
    if decision is not None:
        return _("The forum has decided on “%(title)s”, which you worked on.") % {
            "title": decision.matter.title
        }, f"/matters/{decision.matter.public_id}"
    before = Matter.objects.filter(pk__in=matters)
    matter = before.filter(answers__isnull=True).order_by("-opened_at", "-pk").first()
    if matter is not None:
        return _("“%(title)s”, which you worked on, goes on.") % {"title": matter.title}, f"/matters/{matter.public_id}"
    matter = before.order_by("-opened_at", "-pk").first()
    if matter is not None:
        told = _("“%(title)s”, which you worked on, had its answer before.") % {"title": matter.title}
        return told, f"/matters/{matter.public_id}"
    return None


def _worked_on(person: int, since: datetime) -> list[int]:
    """Matters that somebody's newest acts of before were about, themselves or by a theme or a voice."""
    acts = Event.objects.filter(actor=person, at__lt=since).order_by("-pk").values_list("subject", flat=True)
    about: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for subject in acts[:LOOKED_AT]:
        kind, _colon, public_id = subject.partition(":")
        if kind in about:
            about[kind].add(public_id)
    if not any(about.values()):
        return []
    worked = Q(public_id__in=about["matter"]) | Q(themes__public_id__in=about["theme"])
    worked |= Q(feeds__voice__public_id__in=about["voice"])
    return list(Matter.objects.filter(worked).values_list("pk", flat=True).distinct())


def _who_covered(actor: Actor, since: datetime) -> Line | None:
    """Who stood in for a seat of theirs."""
    began = timezone.localtime(since).date()
    seconds = StandIn.objects.filter(
        Q(until__isnull=True) | Q(until__gte=began), seat__in=[one.pk for one in actor.seats]
    )
    second = seconds.exclude(person=actor.person).select_related("person", "seat").order_by("pk").first()
    if second is None:
        return None
    return _("%(who)s covered %(seat)s. It is yours again.") % {
        "who": second.person.called, "seat": second.name
    }, ""  # fmt: skip


def _where_we_meet() -> Line | None:
    gathering = Gathering.objects.taking_place().for_page().first()
    if gathering is None:
        return None
    told = {"title": gathering.title, "day": day(gathering.starts_at), "town": gathering.venue.town}
    return _("Next: %(title)s, %(day)s, in %(town)s. Come if you like.") % told, f"/come/{gathering.public_id}"
