"""Taking words back: hidden at once, undone within a day, gone after it; and who may."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from forum.ground import clock, codes, ledger
from forum.ground.journal.models import Event
from forum.journey.heard import actions, opening, search
from forum.journey.heard.models import (
    Consent,
    Contact,
    ContentNote,
    Draft,
    Mask,
    OtherDoor,
    Reading,
    Receipt,
    Secret,
    Voice,
    Withdrawal,
)
from forum.journey.heard.rules import Words
from forum.journey.themed import actions as themed
from forum.operations import forgetting
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record.checking import verify
from forum.record.models import Entry, Tally
from tests.fixtures.village import Village

A_DAY = timedelta(days=1, minutes=1)


@pytest.fixture(autouse=True)
def _ledger_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.FORUM_DATA = tmp_path


def said(words: str = "The zanderbus is late.", **wishes: Any) -> actions.Heard:
    return actions.hear(actor=VISITOR, words=words, publish=True, way="email", address="vic@example.org", **wishes)


def rows(voice: Voice) -> dict[str, Any]:
    """Everything that is kept of a voice but when it was taken back and let stand."""
    kept: dict[str, Any] = {"voice": Voice.objects.filter(pk=voice.pk).values().get()}
    for model in (Consent, Contact, ContentNote, Mask, Reading, Secret):
        kept[model.__name__] = list(model._default_manager.filter(voice=voice).order_by("pk").values())
    return kept


def test_the_receipt_alone_takes_words_back_for_a_day(db: None) -> None:
    heard = said()
    with clock.travelled_to(clock.now() + A_DAY), pytest.raises(Refused, match=Words.NOT_BY_RECEIPT[:20]):
        actions.withdraw(actor=VISITOR, receipt=heard.code)
    first = actions.withdraw(actor=VISITOR, receipt=heard.code)
    assert actions.withdraw(actor=VISITOR, receipt=heard.code) == first  # a second tap
    assert Entry.objects.filter(act="heard.withdraw").count() == 1
    assert Entry.objects.latest("sequence").facts == {}


def test_nobody_else_takes_them_back(village: Village) -> None:
    said()
    for name in ("ada", "gus", "hal", "vic"):
        for proof in ({"receipt": codes.drawn()}, {"keep": "made-up"}, {}):
            with pytest.raises(NotYours):
                actions.withdraw(actor=village.actor(name), **proof)


def test_words_taken_back_are_shown_to_nobody_at_once(village: Village) -> None:
    heard = said()
    ada = village.actor("ada")
    actions.read(actor=ada, voice=heard.voice, fit=True)
    theme = themed.name_theme(actor=ada, name="Buses")
    themed.theme_under(actor=ada, voice=heard.voice, theme=theme)
    search.fill()
    actions.withdraw(actor=VISITOR, receipt=heard.code)
    client = Client()
    client.force_login(village.people["ada"].account)
    pages = ["/sort", f"/sort/{heard.voice.public_id}", f"/themes/{theme.public_id}", "/desk", "/themes"]
    pages += [f"/themes/{theme.public_id}/table", f"/sort/{heard.voice.public_id}/answer"]
    for page in pages:
        answer = client.get(page)
        shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"zanderbus" not in shown, page
        assert answer.status_code in {200, 404}, page
    assert search.look_for("zanderbus")[0] == []
    assert not Voice.objects.shown_to_all().exists()


def test_what_is_taken_back_is_not_moved_on(village: Village) -> None:
    heard = said()
    ada = village.actor("ada")
    theme = themed.name_theme(actor=ada, name="Buses")
    actions.withdraw(actor=VISITOR, receipt=heard.code)
    with pytest.raises(Refused, match=Words.TAKEN_BACK[:20]):
        themed.theme_under(actor=ada, voice=heard.voice, theme=theme)


def test_a_change_of_mind_restores_exactly_what_was(village: Village) -> None:
    heard = said()
    ada, keep = village.actor("ada"), opening.pass_for(heard.voice)
    actions.choose_second_thing(actor=VISITOR, keep=keep, second="blue kettle")
    actions.read(actor=ada, voice=heard.voice, fit=True)
    Mask.objects.create(voice=heard.voice, words="The … is late.", reason="A name")
    before = rows(heard.voice)
    actions.withdraw(actor=VISITOR, keep=keep)
    actions.undo_withdrawal(actor=VISITOR, keep=keep)
    assert rows(heard.voice) == before
    search.fill()
    assert search.look_for("zanderbus")[0] == [heard.voice]
    assert list(Entry.objects.order_by("-sequence").values_list("act", flat=True)[:2]) == [
        "heard.undo_withdrawal",
        "heard.withdraw",
    ]
    actions.withdraw(actor=VISITOR, keep=keep)  # and again
    assert Withdrawal.objects.count() == 2


def test_found_again_although_it_was_away_when_the_index_was_filled(db: None) -> None:
    heard = actions.hear(actor=VISITOR, words="The zanderbus is late.")
    actions.withdraw(actor=VISITOR, receipt=heard.code)
    search.fill()
    actions.undo_withdrawal(actor=VISITOR, receipt=heard.code)
    assert search.look_for("zanderbus")[0] == [heard.voice]


def test_a_change_of_mind_needs_the_second_thing_where_there_is_one(db: None) -> None:
    heard = said()
    actions.withdraw(actor=VISITOR, receipt=heard.code)
    with pytest.raises(Refused, match=Words.ASKS_SECOND[:20]):
        actions.undo_withdrawal(actor=VISITOR, receipt=heard.code)
    actions.undo_withdrawal(actor=VISITOR, keep=opening.pass_for(heard.voice))
    assert Voice.objects.kept().exists()


def test_after_a_day_nothing_is_left_and_all_counts_stay(village: Village) -> None:
    heard = said()
    ada, keep = village.actor("ada"), opening.pass_for(heard.voice)
    actions.choose_second_thing(actor=VISITOR, keep=keep, second="blue kettle")
    actions.read(actor=ada, voice=heard.voice, fit=True)
    Mask.objects.create(voice=heard.voice, words="The … is late.", reason="A name")
    ContentNote.objects.create(voice=heard.voice, words="speaks of a zanderbus")
    OtherDoor.objects.create(voice=heard.voice, door="police", words="a zanderbus")
    Draft.objects.create(receipt=heard.voice.receipt, answers={"words": "The zanderbus"})
    search.fill()
    tallies = dict(Tally.objects.values_list("name", "value"))
    actions.withdraw(actor=VISITOR, keep=keep)
    assert forgetting.carry_out_due() == 0
    with clock.travelled_to(clock.now() + A_DAY):
        assert forgetting.carry_out(heard.voice.pk)
        assert not forgetting.carry_out(heard.voice.pk)
        with pytest.raises(Refused, match=Words.GONE[:20]):
            actions.undo_withdrawal(actor=VISITOR, keep=keep)
    left = rows(heard.voice)
    voice = left.pop("voice")
    assert (voice["words"], bytes(voice["salt"]), voice["service"], voice["speaker_id"]) == ("", b"", "", None)
    assert left == {name: [] for name in left}
    assert not Draft.objects.exists()
    assert OtherDoor.objects.get().words == ""
    assert [public_id for public_id, _day in ledger.read()] == [heard.voice.public_id]
    assert dict(Tally.objects.values_list("name", "value")) == tallies
    assert verify() is None
    assert Event.objects.latest("pk").act == "heard.carry_out"
    assert Receipt.objects.count() == 1


def test_the_same_form_sent_again_brings_nothing_back(db: None) -> None:
    heard = actions.hear(actor=VISITOR, words="The zanderbus is late.", sending="one form")
    actions.withdraw(actor=VISITOR, receipt=heard.code)
    with clock.travelled_to(clock.now() + A_DAY):
        forgetting.carry_out(heard.voice.pk)
    with pytest.raises(Refused):
        actions.hear(actor=VISITOR, words="The zanderbus is late.", sending="one form")
    assert Voice.objects.get().words == ""


def test_a_ledger_that_was_cut_off_is_read_and_written_on(tmp_path: Path) -> None:
    file = tmp_path / "ledger"
    ledger.write([("abc", clock.today())], file)
    with file.open("a") as cut:
        cut.write('{"voice": "de')
    ledger.write([("fgh", clock.today())], file)
    assert [public_id for public_id, _day in ledger.read(file)] == ["abc", "fgh"]
