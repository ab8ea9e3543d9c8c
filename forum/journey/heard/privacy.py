"""What was said here by somebody, and what they read and noted: to hand over, and to let go of."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forum.ground import clock
from forum.ground.keeping import Kept, Rows
from forum.journey.heard import models as heard
from forum.journey.heard.actions import forget_drafts, forget_ways_back
from forum.journey.heard.models import Contact, Draft, Reading, ReadingInTwos, Receipt, Skip, Voice, WayBack
from forum.journey.heard.notebook.actions import forget_permits
from forum.journey.heard.pieces.actions import UNSENT_KEPT, forget_unsent
from forum.journey.heard.queries import said_by
from forum.journey.heard.rules import DRAFTS_KEPT, PERMIT_GOOD_FOR, WAY_BACK_GOOD_FOR

if TYPE_CHECKING:
    from django.db.models import Model

HOLDS = frozenset(
    model._meta.label
    for model in (
        heard.CapturePermit,
        heard.Consent,
        heard.Contact,
        heard.ContentNote,
        heard.Draft,
        heard.Mask,
        heard.OtherDoor,
        heard.Piece,
        heard.Reading,
        heard.ReadingInTwos,
        heard.Secret,
        heard.Skip,
        heard.Voice,
        heard.WayBack,
        heard.Worry,
        heard.WorryTold,
        heard.WrittenVersion,
    )
)
KEPT = (
    Kept(
        name="unsent_pieces",
        what=_("Pictures and recordings that came with a form which was not sent to its end"),
        why=_("So that they need not be chosen again while something else is mended."),
        period=UNSENT_KEPT,
        due=lambda: heard.Piece.objects.left_behind(clock.now() - UNSENT_KEPT).count(),
        forget=forget_unsent,
    ),
    Kept(
        name="permits",
        what=_("Which device may hand over what was written down without signal, and who made it ready"),
        why=_("So that a lost device can be stopped."),
        period=2 * PERMIT_GOOD_FOR,
        due=lambda: heard.CapturePermit.objects.old().count(),
        forget=forget_permits,
    ),
    Kept(
        name="drafts",
        what=_("What somebody began to say, and did not send"),
        why=_("So that nothing typed is lost, and whoever was interrupted can go on."),
        period=DRAFTS_KEPT,
        due=lambda: Receipt.objects.of_old_drafts(clock.now() - DRAFTS_KEPT).count(),
        forget=lambda: forget_drafts(before=clock.now() - DRAFTS_KEPT),
    ),
    Kept(
        name="ways_back",
        what=_("That somebody asked for a new receipt because the old one was lost"),
        why=_("So that the message which we sent leads to it."),
        period=max(WAY_BACK_GOOD_FOR.values()),
        due=lambda: WayBack.objects.had_their_days().count(),
        forget=forget_ways_back,
    ),
)


def export_for(*, person: int, account: int | None) -> dict[str, Rows]:
    """Their own words in full; of others' words only that they read, noted or were worried, and when."""
    return {
        "What you said": [_said(voice) for voice in _whole(person, account)],
        "What you began to say": [
            {**{key: value for key, value in one.answers.items() if key != "seed"}, "on": one.touched_at.isoformat()}
            for one in Draft.objects.filter(speaker=person).order_by("pk")
        ],
        "What you wrote down for others": [
            {"on": one.heard_at.isoformat()} for one in Voice.objects.filter(recorded_by=person).order_by("pk")
        ],
        "Devices that you made ready": [
            {"called": one.called, "on": one.made_at.isoformat()}
            for one in heard.CapturePermit.objects.filter(made_by=person).order_by("pk")
        ],
        "What you read": [
            {"on": one.read_at.isoformat(), "fit to be shown": one.fit}
            for one in Reading.objects.filter(reader=person).order_by("pk")
        ],
        "What you would rather not read": [
            {"one of": "what others said"} for _one in Skip.objects.filter(reader=person)
        ],
        "What you read in twos": [
            {"on": one.asked_at.isoformat()}
            for one in (
                ReadingInTwos.objects.filter(asked_by=person) | ReadingInTwos.objects.filter(joined_by=person)
            ).order_by("pk")
        ],
        "What you noted about what others said": [
            *({"a note before reading": one.words} for one in heard.ContentNote.objects.filter(noted_by=person)),
            *({"names left out, because": one.reason} for one in heard.Mask.objects.filter(masked_by=person)),
            *({"put in words": one.words} for one in heard.WrittenVersion.objects.filter(written_by=person)),
            *({"another door": one.door} for one in heard.OtherDoor.objects.filter(shown_by=person)),
        ],
        "Where you were worried, or were told of a worry": [
            *({"worried on": one.raised_at.isoformat()} for one in heard.Worry.objects.filter(raised_by=person)),
            *({"told on": one.told_at.isoformat()} for one in heard.WorryTold.objects.filter(person=person)),
        ],
    }


def _whole(person: int, account: int | None) -> list[Voice]:
    related = ("contact", "secret", "area")
    return list(said_by(person=person, account=account).select_related(*related).prefetch_related("consents", "pieces"))


def _said(voice: Voice) -> dict[str, object]:
    contact: Contact | None = getattr(voice, "contact", None)
    return {
        "words": voice.words,
        "said on": voice.said_on.isoformat(),
        "heard": voice.heard_at.isoformat(),
        "came by": voice.channel,
        "about": voice.service,
        "area": voice.area.name if voice.area else "",
        "answered": f"{contact.way} {contact.address}".strip() if contact else "",
        "with it came": [one.get_kind_display() for one in voice.pieces.all()],
        "a second thing was chosen": hasattr(voice, "secret"),
        "you agreed to": [
            {"what": one.purpose, "from": one.since.isoformat(), "until": one.until and one.until.isoformat()}
            for one in voice.consents.all()
        ],
    }


@transaction.atomic
def erase(*, person: int, account: int | None) -> None:
    """Leave nothing at what was said or read that leads to this person. Taking the words back is another matter."""
    said = list(said_by(person=person, account=account).values_list("pk", flat=True))
    Contact.objects.filter(voice__in=said).delete()
    WayBack.objects.filter(voice__in=said).delete()
    Receipt.objects.filter(draft__speaker=person, voice=None).delete()
    Skip.objects.filter(reader=person).delete()
    ReadingInTwos.objects.filter(asked_by=person).delete()
    pointing: tuple[tuple[type[Model], str], ...] = (
        (heard.CapturePermit, "made_by"),
        (Voice, "speaker"),
        (Voice, "recorded_by"),
        (Reading, "reader"),
        (ReadingInTwos, "joined_by"),
        (heard.ContentNote, "noted_by"),
        (heard.Mask, "masked_by"),
        (heard.OtherDoor, "shown_by"),
        (heard.Worry, "raised_by"),
        (heard.WrittenVersion, "written_by"),
    )
    for model, field in pointing:
        model._default_manager.filter(**{field: person}).update(**{field: None})
    heard.WorryTold.objects.filter(person=person).delete()
