import pytest
from django.test import Client

from forum.ground import codes
from forum.journey.heard import actions
from forum.journey.heard.models import Consent, Contact, Receipt, Voice
from forum.journey.heard.rules import WORDS_MAX, Channel, Words
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record import commitment
from forum.record.models import Entry
from tests.fixtures.village import Village


def test_the_same_form_sent_again_is_the_same_voice_and_receipt(db: None) -> None:
    first = actions.hear(actor=VISITOR, words="The bus is late.", sending="one form")
    again = actions.hear(actor=VISITOR, words="The bus is late.", sending="one form")
    assert (again.code, again.voice, again.again) == (first.code, first.voice, True)
    assert Voice.objects.count() == Entry.objects.count() == 1


def test_the_form_changed_and_sent_again_loses_nothing(db: None) -> None:
    first = actions.hear(actor=VISITOR, words="The bus is late.", sending="one form")
    second = actions.hear(actor=VISITOR, words="The bus is late and wet.", sending="one form")
    assert first.code != second.code
    assert Voice.objects.count() == 2


def test_two_people_who_say_the_same_are_two_voices(db: None) -> None:
    codes_held = {actions.hear(actor=VISITOR, words="Thank you.", sending=f"form {n}").code for n in range(3)}
    assert len(codes_held) == Voice.objects.count() == 3


def test_the_code_is_stored_nowhere(db: None) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.")
    kept = " ".join(str(value) for value in Receipt.objects.values().get().values())
    assert said.code not in kept
    assert Voice.objects.held_by(codes.as_spoken(said.code).upper()).get() == said.voice


def test_the_record_holds_a_seal_and_never_the_words(db: None) -> None:
    said = actions.hear(actor=VISITOR, words="The bus is late.", way="email", address="vic@example.org")
    line = bytes(Entry.objects.get().line).decode()
    assert "bus" not in line
    assert "vic@" not in line
    assert Entry.objects.get().facts == {"seal": commitment("The bus is late.", bytes(said.voice.salt))}


@pytest.mark.parametrize(
    ("words", "problem"),
    [("", Words.EMPTY), (" \n\t ", Words.EMPTY), ("x" * (WORDS_MAX + 1), Words.LONG), ("a\x00b", Words.NUL)],
)
def test_what_cannot_be_kept_is_said_kindly(db: None, words: str, problem: str) -> None:
    with pytest.raises(Refused, match=problem[:20]):
        actions.hear(actor=VISITOR, words=words)
    assert not Receipt.objects.exists()


def test_only_a_helper_writes_down_what_somebody_else_says(village: Village) -> None:
    for name in ("vic", "eve", "flo", "hal"):
        with pytest.raises(NotYours):
            actions.hear(actor=village.actor(name), words="On a card.", channel=Channel.CARD)
    said = actions.hear(actor=village.actor("ada"), words="On a card.", channel=Channel.CARD)
    assert (said.voice.recorded_by, said.voice.speaker) == (village.people["ada"], None)


def test_words_are_shown_only_with_consent_and_after_a_member_has_read_them(village: Village) -> None:
    ada = village.actor("ada")
    with_consent = actions.hear(actor=VISITOR, words="Show me.", publish=True).voice
    without = actions.hear(actor=VISITOR, words="Keep me.").voice
    assert not Voice.objects.shown_to_all().exists()
    for voice in (with_consent, without):
        actions.read(actor=ada, voice=voice, fit=True)
    assert list(Voice.objects.shown_to_all()) == [with_consent]
    Consent.objects.filter(voice=with_consent).update(until=with_consent.heard_at)
    assert not Voice.objects.shown_to_all().exists()


def test_a_form_with_a_mistake_keeps_every_word(db: None) -> None:
    page = Client().post("/say", {"words": "The <bus> is late.", "way": "email", "address": "vic at home"})
    shown = page.content.decode()
    assert "The &lt;bus&gt; is late." in shown
    assert "vic at home" in shown
    assert "name@example.org" in shown
    assert not Voice.objects.exists()


def test_an_email_is_kept_for_the_answer_alone(db: None) -> None:
    Client().post("/say", {"words": "Tell me.", "way": "email", "address": "vic@example.org", "sending": "a"})
    assert Contact.objects.get().address == "vic@example.org"
    Client().post("/say", {"words": "Do not.", "way": "none", "address": "vic@example.org", "sending": "b"})
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["", "hello", "0000-0000-0000-0", "bk7m-2qxw-9ft4-r", "'; drop table --", "\u202eabc", "x" * 5_000]
)
def test_anything_typed_as_a_receipt_is_answered_kindly(db: None, typed: str) -> None:
    page = Client().post("/follow", {"receipt": typed})
    assert page.status_code == 200
    assert "nhsuk-error-summary" in page.content.decode()
    assert page["Cache-Control"].count("no-store")
