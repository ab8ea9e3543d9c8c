"""Speakers see and change what they said, with their receipt and a second thing."""

import pytest

from forum.ground import codes
from forum.journey.heard import actions, opening
from forum.journey.heard.models import Consent, Contact, Mask, Secret, Voice
from forum.journey.heard.rules import Words
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record import commitment
from forum.record.models import Entry
from tests.fixtures.village import Village


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("blue kettle", "Blue  Kettle "),
        ("Straße 4", "STRASSE4"),
        ("cafe\u0301", "CAF\u00c9"),
        ("ﬁsh", "fish"),
        ("четыре", "ЧЕТЫРЕ"),
    ],
)
def test_the_second_thing_is_known_however_it_is_typed(db: None, chosen: str, typed: str) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.")
    actions.choose_second_thing(actor=VISITOR, keep=opening.pass_for(said.voice), second=chosen)
    assert opening.open_voice(receipt=said.code, second=typed) == said.voice
    assert opening.open_voice(receipt=said.code, second=f"{typed}x") is None
    assert opening.open_voice(receipt=codes.drawn(), second=typed) is None
    assert chosen not in Secret.objects.get().hash


@pytest.mark.parametrize(
    ("way", "given", "typed", "wrong"),
    [
        ("email", "Vic@Example.org", " vic@example.ORG", "vi@example.org"),
        ("text", "07700 900123", "+44 7700900123", "07700 900124"),
        ("letter", "1 High Street,\nMarch", "1 high street march", "2 High Street, March"),
        ("group", "", "", ""),
    ],
)
def test_the_contact_they_gave_opens_it_too(db: None, way: str, given: str, typed: str, wrong: str) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.")
    Contact.objects.create(voice=said.voice, way=way, address=given)
    assert (opening.open_voice(receipt=said.code, second=typed) == said.voice) is bool(typed)
    assert opening.open_voice(receipt=said.code, second=wrong) is None


@pytest.mark.parametrize("second", ["", "   ", "abc", " a b c "])
def test_a_second_thing_has_four_signs(db: None, second: str) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.")
    with pytest.raises(Refused, match=Words.SHORT_SECOND[:20]):
        actions.choose_second_thing(actor=VISITOR, keep=opening.pass_for(said.voice), second=second)


def test_changed_words_are_sealed_anew_and_read_anew(village: Village) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.", publish=True)
    actions.read(actor=village.actor("ada"), voice=said.voice, fit=True)
    Mask.objects.create(voice=said.voice, words="The … is late.", reason="A name")
    before = bytes(said.voice.salt)
    changed = actions.change_words(actor=VISITOR, keep=opening.pass_for(said.voice), words="The bus is early.")
    entry = Entry.objects.latest("sequence")
    assert entry.act == "heard.change_words"
    assert entry.facts == {"seal": commitment("The bus is early.", bytes(changed.salt))}
    assert bytes(changed.salt) != before
    assert not Voice.objects.shown_to_all().exists()
    assert list(Voice.objects.unread()) == [changed]
    assert not Mask.objects.exists()


@pytest.mark.parametrize(
    ("words", "problem"), [("", Words.EMPTY), ("The bus is late.", Words.SAME), ("a\x00", Words.NUL)]
)
def test_a_change_that_is_none_is_said_kindly(db: None, words: str, problem: str) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.")
    with pytest.raises(Refused, match=problem[:20]):
        actions.change_words(actor=VISITOR, keep=opening.pass_for(said.voice), words=words)


def test_wishes_can_change_and_a_contact_be_forgotten(db: None) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.", way="email", address="vic@example.org")
    keep = opening.pass_for(said.voice)
    actions.choose_showing(actor=VISITOR, keep=keep, publish=True)
    actions.choose_showing(actor=VISITOR, keep=keep, publish=True)
    assert Consent.objects.get().until is None
    actions.choose_showing(actor=VISITOR, keep=keep, publish=False)
    assert Consent.objects.get().until is not None
    actions.choose_way(actor=VISITOR, keep=keep, way="text", address="07700 900123")
    assert Contact.objects.get().address == "07700 900123"
    with pytest.raises(Refused):
        actions.choose_way(actor=VISITOR, keep=keep, way="text", address="not a number")
    actions.choose_way(actor=VISITOR, keep=keep, way="none")
    assert not Contact.objects.exists()


def test_a_pass_lasts_an_hour_and_opens_one_voice(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (actions.hear(actor=VISITOR, words=words) for words in ("One.", "Other."))
    keep = opening.pass_for(one.voice)
    assert opening.voice_of(keep) == one.voice.public_id != other.voice.public_id
    assert opening.voice_of(f"{keep}x") is None
    monkeypatch.setattr(opening, "AN_HOUR", -1)
    assert opening.voice_of(keep) is None
    with pytest.raises(NotYours):
        actions.change_words(actor=VISITOR, keep=keep, words="Two.")


def test_words_taken_back_are_not_changed(db: None) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.")
    keep = opening.pass_for(said.voice)
    actions.withdraw(actor=VISITOR, keep=keep)
    with pytest.raises(Refused, match=Words.TAKEN_BACK[:20]):
        actions.change_words(actor=VISITOR, keep=keep, words="Two.")
