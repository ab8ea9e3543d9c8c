"""To those who said something. Never a word of theirs: others may see the screen."""

from forum.ground import codes, post
from forum.ground.post.models import Delivery
from forum.journey.answered.models import AnswerTo
from forum.journey.heard.actions import good_for
from forum.journey.heard.models import OtherDoor, Voice, WayBack
from forum.journey.taken_up.models import DirectAnswer, Feed
from forum.outlets.notices.letters.wording import about, letter, quoted

AN_ANSWER = "An answer for you"


def answer(delivery: Delivery) -> post.Message | None:
    """There is an answer to what somebody said."""
    told = AnswerTo.objects.select_related("answer", "feed__voice")
    to = told.filter(answer=about(delivery, "answer"), feed__voice=delivery.to_id).first()
    if to is None:
        return None
    return letter(
        delivery,
        "answer",
        subject=AN_ANSWER,
        path=_to_tell_us(to.letter_code),
        said_on=to.feed.voice.said_on,
        quoted=quoted(to.answer.words),
        next_word_by=to.answer.next_word_by,
    )


def direct_answer(delivery: Delivery) -> post.Message | None:
    """The same on the short road."""
    direct = DirectAnswer.objects.select_related("voice").filter(public_id=about(delivery, "direct")).first()
    if direct is None:
        return None
    path, said_on = _to_tell_us(direct.letter_code), direct.voice.said_on
    words = quoted(direct.words)
    return letter(delivery, "answer", subject=AN_ANSWER, path=path, said_on=said_on, quoted=words, next_word_by=None)


def _to_tell_us(code: str | None) -> str:
    return f"/t/{code}" if code else "/follow"


def taken_up(delivery: Delivery) -> post.Message | None:
    """The forum has taken up what somebody said."""
    feeds = Feed.objects.select_related("matter", "voice").filter(voice=delivery.to_id)
    feed = feeds.filter(pk__gte=about(delivery, "first") or 0, pk__lte=about(delivery, "last") or 0).first()
    if feed is None:
        return None
    path = f"/matters/{feed.matter.public_id}"
    return letter(delivery, "taken_up", subject="News of what you told us", path=path, said_on=feed.voice.said_on)


def other_door(delivery: Delivery) -> post.Message | None:
    """What somebody said belongs elsewhere, and they can see where."""
    voice = Voice.objects.kept().filter(pk=delivery.to_id).first()
    if voice is None or not OtherDoor.objects.filter(voice=voice).exists():
        return None
    return letter(delivery, "other_door", subject="About what you told us", path="/follow", said_on=voice.said_on)


def again(delivery: Delivery) -> post.Message | None:
    """The way to a new receipt, for whoever has lost theirs."""
    way_back = (
        WayBack.objects.filter(voice=delivery.to_id, voice__in=Voice.objects.kept())
        .order_by("-pk")
        .select_related("voice__contact")
        .first()
    )
    if way_back is None:
        return None
    path, days = f"/follow/again/{codes.as_spoken(way_back.letter_code)}", good_for(way_back.voice.contact).days
    return letter(delivery, "again", subject="A new receipt", path=path, days=days)
