"""Hearing voices: the first stage, and the one that must never lose a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce

from forum import record
from forum.ground import clock, codes, journal, rows
from forum.ground.places.models import Area
from forum.journey.heard import opening, rules
from forum.journey.heard.models import Consent, Contact, Piece, Receipt, Voice
from forum.journey.heard.rules import AnswerWay, Channel, Purpose, Words
from forum.people import policy
from forum.rooms.gatherings.models import Gathering


@dataclass(frozen=True)
class Heard:
    """A voice, the code of its receipt, and whether it had been heard before (the same form, sent again)."""

    voice: Voice
    code: str
    again: bool = False


def hear(
    *,
    actor: policy.Actor,
    words: str,
    sending: str = "",
    card: str = "",
    drawn: str = "",
    channel: str = Channel.ONLINE,
    said_on: date | None = None,
    gathering: Gathering | None = None,
    area: Area | None = None,
    service: str = "",
    publish: bool = False,
    way: str = AnswerWay.NONE,
    address: str = "",
    import_key: str | None = None,
    piece: Piece | None = None,
) -> Heard:
    """Hear what somebody says and give them a receipt.

    The same sending with the same words is the same voice and shows the same receipt, however often and from
    however many places at once it arrives.

    Args:
        actor: who brings it: the speaker, or a helper who writes it down for them.
        words: what was said, kept exactly.
        sending: a random token of the form that was sent; the receipt is derived from it and the words.
        card: the code printed on a card, instead of `sending`; it must be one of ours and unused.
        drawn: a code that a device without signal drew and gave out already, instead of `sending`.
        channel: how the words came (`Channel`).
        said_on: the day it was said, where that is not today.
        gathering: where it was said.
        area: the part of the county that it is about, where they say so.
        service: the service that it is about, in their words.
        publish: the speaker lets the words be shown.
        way: how they want to be answered (`AnswerWay`).
        address: where to, when they want to be told.
        import_key: what tells this row of a list from any other, so that a list can be brought in again.
        piece: the picture or recording that came with the words, or in their place.

    Raises:
        Refused: with words for the speaker, when something stands in the way.
    """
    policy.require(actor, "heard.hear")
    if channel in {Channel.CARD, Channel.HELPER}:
        policy.require(actor, "heard.write_down")
    if problem := rules.problem_with(words):
        raise policy.Refused(problem)
    if problem := rules.problem_with_way(way=way, address=address, visited=gathering is not None):
        raise policy.Refused(problem)
    code = codes.tidy(card or drawn) or _code(sending=sending, words=words)
    try:
        with transaction.atomic():
            voice = Voice(
                receipt=_take_card(code) if card else Receipt(fingerprint=fingerprint_of(code)),
                words=words,
                said_on=said_on or clock.today(),
                channel=channel,
                gathering=gathering,
                area=area,
                service=service.strip(),
                speaker_id=actor.person if channel == Channel.ONLINE else None,
                recorded_by_id=actor.person if channel in {Channel.CARD, Channel.HELPER} else None,
                import_key=import_key,
            )
            _write_with_event(actor=actor, voice=voice)
            if piece:
                Piece.objects.unsent().filter(pk=piece.pk).update(voice=voice)
            _keep_wishes(voice=voice, publish=publish, way=way, address=address)
            _append(voice)
    except IntegrityError:
        return _heard_before(code=code, words=words)
    return Heard(voice=voice, code=code)


def _code(*, sending: str, words: str) -> str:
    # With the words in it: a form that went back, changed, and was sent again is a second voice, never a lost one.
    return codes.derived(key=settings.RECEIPT_KEY, sending=f"{sending}\n{words}") if sending else codes.drawn()


def fingerprint_of(code: str) -> str:
    """What a receipt is stored as."""
    return codes.fingerprint(code, key=settings.RECEIPT_KEY)


def _take_card(code: str) -> Receipt:
    # What somebody has begun to write stands under their code; a card does not take it from them.
    receipt = (
        Receipt.objects.with_code(code).filter(draft=None, replaced_at=None).select_for_update(of=("self",)).first()
    )
    if receipt is None:
        raise policy.Refused(Words.NO_CARD)
    return receipt


def _keep_wishes(*, voice: Voice, publish: bool, way: str, address: str) -> None:
    if publish:
        Consent.objects.create(voice=voice, purpose=Purpose.PUBLISH)
    if way != AnswerWay.NONE:
        Contact.objects.create(voice=voice, way=way, address=address.strip(), known_by=opening.known_by(way, address))


def _write_with_event(*, actor: policy.Actor, voice: Voice) -> None:
    act, subject = "heard.hear", f"voice:{voice.public_id}"
    if voice.receipt.pk:  # a card's
        rows.insert(voice)
        journal.note(act=act, actor=actor.person, subject=subject)
    else:
        journal.note(act=act, actor=actor.person, subject=subject, with_row=voice, needs="receipt")


def _append(voice: Voice) -> None:
    # The entry carries no area, helper or gathering: only that something was heard, and a seal of its words.
    record.append(
        act="heard.hear",
        subject=f"voice:{voice.public_id}",
        actor="somebody",
        facts={"seal": record.commitment(voice.words, bytes(voice.salt))},
        tally={"heard": 1},
    )


def _heard_before(*, code: str, words: str) -> Heard:
    voice = Voice.objects.filter(receipt__fingerprint=fingerprint_of(code)).first()
    if voice is not None and voice.withdrawn_at:
        raise policy.Refused(Words.TAKEN_BACK_SINCE)
    if voice is None or voice.words != words:
        raise policy.Refused(Words.USED)
    return Heard(voice=voice, code=code, again=True)


@transaction.atomic
def print_cards(*, actor: policy.Actor, number: int) -> list[str]:
    """Make receipts for that many cards and return their codes, which are kept nowhere but on the cards."""
    policy.require(actor, "heard.print_cards")
    drawn = [codes.drawn() for _ in range(max(1, min(number, rules.CARDS_MAX)))]
    Receipt.objects.bulk_create([Receipt(fingerprint=fingerprint_of(code)) for code in drawn])
    journal.note(act="heard.print_cards", actor=actor.person, subject="cards", about={"number": len(drawn)})
    return drawn


def hold(*, voices: Iterable[int]) -> None:
    """Lock these voices at the start of an act that moves them on; called by later stages.

    Rows first and the head of the record last, in every act: so nobody waits for somebody who waits for them.
    Rows that only point to a voice may still be written meanwhile, as when its theme is put together with another.
    """
    list(Voice.objects.select_for_update(no_key=True).filter(pk__in=list(voices)).order_by("pk").values_list("pk"))


def move_on(*, voices: list[int], entry: int) -> None:
    """Note the entry that first moved these voices on, which is reading them too. Called by later stages."""
    read_at = Coalesce("first_read_at", Value(clock.now(), output_field=DateTimeField()))
    Voice.objects.filter(pk__in=voices, moved_in__isnull=True).update(moved_in=entry, first_read_at=read_at)


def wait_again(*, voices: list[int]) -> None:
    """Put these voices back where somebody looks at what waits. Called by later stages, as `move_on` is."""
    Voice.objects.filter(pk__in=voices).update(moved_in=None)
