"""What this room keeps of somebody: handed over, and taken out."""

from django.db.models import F

from forum.ground.keeping import Rows
from forum.rooms.together.models import BroughtBack, Comment, Invite, Like, Practice, Story, Trial, WordFirst, Work

HOLDS = frozenset(
    model._meta.label for model in (Invite, Like, Work, Story, Comment, WordFirst, Practice, Trial, BroughtBack)
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """What this person invited others to, would like, told and tells of."""
    del account
    return {
        "What you invited others to": [
            {"title": one.title, "words": one.in_short, "when": one.when, "on": one.made_at.date().isoformat()}
            for one in Invite.objects.filter(made_by=person).order_by("pk")
        ],
        "What you would like": [
            {"title": one.invite.title, "since": one.since.date().isoformat()}
            for one in Like.objects.filter(person=person).select_related("invite").order_by("pk")
        ],
        "Stories you told": [
            {"title": one.title, "words": one.words, "under the name": one.byline, "on": one.told_at.date().isoformat()}
            for one in Story.objects.filter(teller=person, taken_back_at=None).order_by("pk")
        ],
        "What you said to stories": [
            {"words": one.words, "under the name": one.byline, "on": one.told_at.date().isoformat()}
            for one in Comment.objects.filter(teller=person, taken_back_at=None).order_by("pk")
        ],
        "Words you asked for first": [
            {"words": one.words, "on": one.at.date().isoformat()}
            for one in WordFirst.objects.filter(reader=person).order_by("pk")
        ],
        "Work of which you tell the news": [
            {"title": one.title} for one in Work.objects.filter(teller=person).order_by("pk")
        ],
        "What works, and where it was tried": [
            {"title": one.practice.title, "where": one.where, "came of it": one.came_of_it}
            for one in Trial.objects.filter(told_by=person).select_related("practice").order_by("pk")
        ],
        "What you brought back from other tables": [
            {"words": one.words, "on": one.on.isoformat()}
            for one in BroughtBack.objects.filter(by=person).order_by("pk")
        ],
    }


def erase(*, person: int, account: int | None) -> None:
    """Take this person out, with the stories that are theirs; what was done together stays, without them."""
    del account
    Invite.objects.filter(likes__person=person).update(liked=F("liked") - 1)
    Like.objects.filter(person=person).delete()
    Invite.objects.filter(made_by=person).update(made_by=None, reach="")
    WordFirst.objects.filter(reader=person).delete()
    for told in (Comment, Story):
        told.objects.filter(teller=person).delete()
        for one in told.objects.filter(read_by=person):
            one.read_by.remove(person)
    Work.objects.filter(teller=person).update(teller=None)
    Practice.objects.filter(told_by=person).update(told_by=None)
    Trial.objects.filter(told_by=person).update(told_by=None)
    BroughtBack.objects.filter(by=person).update(by=None)
