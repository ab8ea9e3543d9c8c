"""Starting something together, telling how it goes, finishing it."""

from collections.abc import Iterable

from django.db import transaction

from forum import record
from forum.ground import clock, journal
from forum.people import policy
from forum.people.membership.models import Group, Organisation
from forum.rooms.together.models import News, Work


@transaction.atomic
def start(
    *,
    actor: policy.Actor,
    title: str,
    in_short: str,
    started_by: str,
    partners: Iterable[Organisation] = (),
    group: Group | None = None,
    welcome: str = "",
    where: str = "",
) -> Work:
    """Start a piece of work together. `welcome` says how others can come in; whoever starts it is asked how it goes."""
    policy.require(actor, "together.start")
    work = Work.objects.create(
        title=title, in_short=in_short, started_by=started_by, group=group, welcome=welcome, where=where,
        teller_id=actor.person,
    )  # fmt: skip
    work.partners.set(partners)
    _tell(actor=actor, act="together.start", work=work, facts={"title": title, "started by": started_by})
    return work


@transaction.atomic
def tell_news(*, actor: policy.Actor, work: Work, words: str, finished: bool = False) -> News:
    """Tell in a line or two how it goes; with the last of it, that it is finished."""
    policy.require(actor, "together.tell_news")
    news = put_news(actor=actor, work=work, words=words)
    if finished:
        finish(actor=actor, work=work)
    return news


def put_news(*, actor: policy.Actor, work: Work, words: str) -> News:
    """Keep what was told, on the work itself as well. Called within the act that tells it."""
    news = News.objects.create(work=work, words=words)
    work.news, work.news_at = words, news.told_at
    work.save(update_fields=["news", "news_at"])
    _tell(actor=actor, act="together.tell_news", work=work, facts={"title": work.title})
    return news


@transaction.atomic
def finish(*, actor: policy.Actor, work: Work) -> Work:
    """Say that it is finished."""
    policy.require(actor, "together.finish")
    work.finished_on = clock.today()
    work.save(update_fields=["finished_on"])
    _tell(actor=actor, act="together.finish", work=work, facts={"title": work.title})
    return work


def _tell(*, actor: policy.Actor, act: str, work: Work, facts: dict[str, str]) -> None:
    subject = f"work:{work.public_id}"
    journal.note(act=act, actor=actor.person, subject=subject)
    record.append(act=act, subject=subject, actor="a member", facts=dict(facts))
