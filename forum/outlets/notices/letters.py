"""The words of each message, made at the moment of sending: at most sixty, one thing to do or nothing."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from forum.ground import clock, post
from forum.ground.dated.queries import forum_today
from forum.ground.post.models import Delivery
from forum.journey.answered.models import Answer
from forum.journey.answered.rules import ENDS
from forum.journey.decided.models import Recommendation
from forum.journey.heard.models import Contact
from forum.journey.taken_up.models import DirectAnswer
from forum.people.membership.models import KeptPosted, Person
from forum.rooms.gatherings.models import Gathering

MOST_WORDS = 60
QUOTED = 24
ON_A_PAGE = 3


def answer(delivery: Delivery) -> post.Message | None:
    """There is an answer to what somebody said."""
    given = Answer.objects.filter(pk=_about(delivery, "answer")).first()
    return _to_speaker(delivery, words=given.words, next_word_by=given.next_word_by) if given else None


def direct_answer(delivery: Delivery) -> post.Message | None:
    """The same on the short road."""
    given = DirectAnswer.objects.filter(public_id=_about(delivery, "direct")).first()
    return _to_speaker(delivery, words=given.words) if given else None


def asked(delivery: Delivery) -> post.Message | None:
    """The forum asks an office something."""
    recommendation = (
        Recommendation.objects.select_related("decision__matter", "office")
        .filter(public_id=_about(delivery, "recommendation"))
        .first()
    )
    person = Person.objects.select_related("account").filter(pk=delivery.to_id).first()
    if recommendation is None or person is None or person.account is None or not person.account.email:
        return None
    words = _words("notices/asked.txt.jinja", recommendation=recommendation)
    return post.Message(to=person.account.email, subject="A question from the forum", text=words)


def page(delivery: Delivery) -> post.Message | None:
    """The one page a month: what changed, and where to meet next."""
    posted = KeptPosted.objects.filter(pk=delivery.to_id).first()
    if posted is None:
        return None
    since = clock.now() - timedelta(days=31)
    answers = Answer.objects.newest().filter(kind__in=ENDS, answered_at__gte=since).select_related("matter")[:ON_A_PAGE]
    gatherings = Gathering.objects.coming_up().for_page()[:ON_A_PAGE]
    words = _words("notices/page.txt.jinja", posted=posted, answers=answers, gatherings=gatherings)
    return post.Message(to=posted.address, subject="One page, once a month", text=words)


def _to_speaker(delivery: Delivery, **told: Any) -> post.Message | None:
    contact = Contact.objects.select_related("voice").filter(voice=delivery.to_id).first()
    if contact is None:
        return None
    words = str(told.pop("words")).split()
    told["quoted"] = " ".join(words[:QUOTED]) + (" …" if len(words) > QUOTED else "")
    text = _words("notices/answer.txt.jinja", said_on=contact.voice.said_on, **told)
    return post.Message(to=contact.address, subject="An answer for you", text=text)


def _words(template: str, **told: Any) -> str:
    return render_to_string(template, {"address": settings.FORUM_ADDRESS, "forum": forum_today(), **told})


def _about(delivery: Delivery, name: str) -> Any:
    return delivery.event.about.get(name) if delivery.event else None
