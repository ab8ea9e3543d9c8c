"""More than words: drawn, shown, spoken or pointed at; put in words by one, confirmed by another, gone when asked."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from forum.ground import clock
from forum.ground.recordings.tests.test_recordings import tone
from forum.journey.heard import actions, opening, search
from forum.journey.heard.models import Piece, Receipt, Voice, WrittenVersion
from forum.journey.heard.pieces import actions as pieces
from forum.journey.heard.rules import PieceKind, Purpose, Words
from forum.people.policy import VISITOR, Refused
from forum.record.models import Entry
from tests.fixtures.village import Village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> Any:
    kept = tmp_path / "files"
    default = {**settings.STORAGES["default"], "OPTIONS": {"location": kept}}
    settings.STORAGES = {**settings.STORAGES, "default": default}
    return kept


def photograph(kind: str = "JPEG", **about: Any) -> bytes:
    made = Image.new("RGB", (60, 40), "white")
    exif = made.getexif()
    exif[0x010F] = "Somebody's camera"
    exif[0x8825] = {1: "N", 2: (52.0, 33.0, 0.0)}
    kept = io.BytesIO()
    made.save(kept, kind, exif=exif, **about)
    return kept.getvalue()


def sent(name: str = "picture.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photograph() if content is None else content)


def drawn(words: str = "", **wishes: Any) -> actions.Heard:
    kept = pieces.keep_piece(actor=VISITOR, kind=PieceKind.PICTURE, ending="jpeg", content=photograph())
    return pieces.hear_piece(actor=VISITOR, piece=kept, words=words, **wishes)


def test_a_photograph_without_a_word_is_a_voice_and_loses_its_place(village: Village) -> None:
    page = Client().post("/say/another-way", {"sending": "one", "piece": sent()}).content.decode()
    assert "We have it. Thank you." in page
    voice = Voice.objects.get()
    assert voice.words == "A picture, without words."
    with voice.pieces.get().file.open() as file, Image.open(file) as kept:
        assert not kept.getexif()
    shown = village.client("ada").get(f"/read/{voice.public_id}").content.decode()
    source = re.search(r'src="(/say/pieces/[^"]+)"', shown)
    assert source
    assert Client().get(source[1])["Content-Type"] == "image/jpeg"
    assert Client().get(source[1].partition("?")[0]).status_code == 404


def test_a_recording_is_one_too(village: Village) -> None:
    given = {"sending": "one", "piece": sent("spoken.wav", tone()), "words": "Listen to this."}
    assert "Thank you" in Client().post("/say/another-way", given).content.decode()
    voice = Voice.objects.get()
    assert (voice.words, voice.pieces.get().kind) == ("Listen to this.", PieceKind.RECORDING)
    assert "<audio" in village.client("ada").get(f"/read/{voice.public_id}").content.decode()


def test_the_same_form_again_is_the_same_voice() -> None:
    for _time in range(2):
        Client().post("/say/another-way", {"sending": "one", "piece": sent()})
    voice = Voice.objects.get()
    assert voice.pieces.count() == 1


def test_a_mistake_elsewhere_loses_neither_picture_nor_words() -> None:
    given = {"sending": "one", "piece": sent(), "words": "The yard", "way": "email", "address": "not an address"}
    page = Client().post("/say/another-way", given).content.decode()
    assert "What you sent is here" in page
    assert "choose it again" not in page, "it is here"
    assert "The yard" in page
    assert not Voice.objects.exists()
    here = re.search(r'name="here" value="([^"]+)"', page)
    assert here
    again = given | {"piece": "", "here": here[1], "address": "somebody@example.org"}
    assert "Thank you" in Client().post("/say/another-way", again).content.decode()
    assert Voice.objects.get().pieces.count() == 1


@pytest.mark.parametrize("content", [b"", b"no picture", b"GIF89a" + b"\0" * 50, b"%PDF-1.4"])
def test_what_is_neither_is_said_kindly(content: bytes) -> None:
    answer = Client().post("/say/another-way", {"sending": "one", "piece": sent("x.jpg", content), "words": "Kept"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "nhsuk-error-summary" in page
    assert "Kept" in page
    assert not Voice.objects.exists()


def test_nothing_chosen_is_said_kindly() -> None:
    page = Client().post("/say/another-way", {"sending": "one"}).content.decode()
    assert "Choose a picture or a recording first." in page


def test_no_more_than_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "UNSENT_AT_MOST", 1)
    pieces.keep_piece(actor=VISITOR, kind=PieceKind.PICTURE, ending="jpeg", content=photograph())
    with pytest.raises(Refused, match=Words.TOO_MANY_PIECES[:20]):
        pieces.keep_piece(actor=VISITOR, kind=PieceKind.PICTURE, ending="jpeg", content=photograph())


def test_what_was_never_sent_goes_after_a_day(files: Any) -> None:
    pieces.keep_piece(actor=VISITOR, kind=PieceKind.PICTURE, ending="jpeg", content=photograph())
    assert pieces.forget_unsent() == 0
    with clock.travelled_to(clock.now() + timedelta(hours=25)):
        assert pieces.forget_unsent() == 1
    assert not Piece.objects.exists()
    assert [one for one in files.rglob("*") if one.is_file()] == []


def test_a_reader_puts_it_in_words_and_the_speaker_makes_them_theirs(village: Village) -> None:
    said = drawn(publish=True)
    ada = village.client("ada")
    ada.post(f"/read/{said.voice.public_id}/in-words", {"words": "The clock has stopped."})
    search.fill()
    assert "not confirmed yet" in ada.get(f"/read/{said.voice.public_id}").content.decode()
    assert [found.pk for found in search.look_for("clock stopped")[0]] == [said.voice.pk]
    follow = Client().post("/follow", {"receipt": said.code}).content.decode()
    assert "Is that what you mean?" in follow
    assert "The clock" not in follow

    keep = opening.pass_for(said.voice)
    own = Client().post("/follow/words", {"keep": keep}).content.decode()
    assert "The clock has stopped." in own
    assert "Yes, this is what I mean" in own
    yes = {"keep": keep, "words": "The clock has stopped."}
    assert "These are your words now" in Client().post("/follow/words/confirm", yes).content.decode()
    said.voice.refresh_from_db()
    assert said.voice.words == "The clock has stopped."
    assert Entry.objects.order_by("-sequence")[0].act == "heard.change_words"
    Client().post("/follow/words/confirm", yes)
    assert Entry.objects.filter(act="heard.change_words").count() == 1
    assert "Is that what you mean?" not in Client().post("/follow", {"receipt": said.code}).content.decode()


def test_a_yes_is_to_the_words_that_were_seen(village: Village) -> None:
    said = drawn()
    version = pieces.write_version(actor=village.actor("ada"), voice=said.voice, words="It is cold.")
    pieces.write_version(actor=village.actor("bo"), voice=said.voice, words="It is warm.")
    with pytest.raises(Refused, match=Words.VERSION_CHANGED[:20]):
        pieces.confirm_version(actor=VISITOR, keep=opening.pass_for(said.voice), words=version.words)
    assert Voice.objects.get().words == "A picture, without words."


def test_the_speakers_own_words_take_the_place_of_a_version(village: Village) -> None:
    said = drawn()
    pieces.write_version(actor=village.actor("ada"), voice=said.voice, words="It is cold.")
    actions.change_words(actor=VISITOR, keep=opening.pass_for(said.voice), words="It is my dog.")
    assert not WrittenVersion.objects.exists()


def test_words_changed_after_a_yes_leave_nothing_of_the_version(village: Village) -> None:
    said = drawn()
    keep = opening.pass_for(said.voice)
    pieces.write_version(actor=village.actor("ada"), voice=said.voice, words="It is cold.")
    pieces.confirm_version(actor=VISITOR, keep=keep, words="It is cold.")
    actions.change_words(actor=VISITOR, keep=keep, words="It is my dog.")
    assert not WrittenVersion.objects.exists()
    assert Voice.objects.get().in_words == "It is my dog."
    search.fill()
    assert search.look_for("cold")[0] == []


def test_after_a_yes_nobody_else_writes_it_differently(village: Village) -> None:
    said = drawn()
    pieces.write_version(actor=village.actor("ada"), voice=said.voice, words="It is cold.")
    pieces.confirm_version(actor=VISITOR, keep=opening.pass_for(said.voice), words="It is cold.")
    with pytest.raises(Refused, match=Words.CONFIRMED[:20]):
        pieces.write_version(actor=village.actor("bo"), voice=said.voice, words="It is warm.")


def test_words_are_not_put_in_other_words(village: Village) -> None:
    said = actions.hear(actor=VISITOR, words="It is cold.")
    with pytest.raises(Refused, match=Words.NOTHING_TO_WRITE[:20]):
        pieces.write_version(actor=village.actor("ada"), voice=said.voice, words="It is warm.")


def test_the_host_cannot_put_it_in_words(village: Village) -> None:
    said = drawn()
    with pytest.raises(Refused):
        pieces.write_version(actor=village.actor("hal"), voice=said.voice, words="All is well.")


def test_all_see_it_once_its_speaker_and_a_reader_say_so_and_no_names_are_out(village: Village) -> None:
    said = drawn(words="Mary's chair", publish=True)
    address = f"/say/pieces/{said.voice.pieces.get().public_id}"
    assert Client().get(address).status_code == 404
    actions.read(actor=village.actor("ada"), voice=said.voice, fit=True)
    assert Client().get(address).status_code == 200
    actions.leave_names_out(actor=village.actor("ada"), voice=said.voice, names=["Mary"], reason="A name.")
    assert Client().get(address).status_code == 404
    actions.put_names_back(actor=village.actor("ada"), voice=said.voice)
    said.voice.consents.filter(purpose=Purpose.PUBLISH).update(until=clock.now())
    assert Client().get(address).status_code == 404


def test_taken_back_the_file_goes_too(files: Any, village: Village) -> None:
    said = drawn()
    pieces.write_version(actor=village.actor("ada"), voice=said.voice, words="It is cold.")
    source = Client().post("/follow/words", {"keep": opening.pass_for(said.voice)}).content.decode()
    address = re.search(r'src="(/say/pieces/[^"]+)"', source)
    assert address
    actions.withdraw(actor=VISITOR, receipt=said.code)
    assert Client().get(address[1]).status_code == 404
    with clock.travelled_to(clock.now() + timedelta(hours=25)):
        assert actions.carry_out(voice=said.voice.pk)
    assert not Piece.objects.exists()
    assert not WrittenVersion.objects.exists()
    assert [one for one in files.rglob("*") if one.is_file()] == []


def test_a_card_photographed_today_keeps_its_receipt_and_is_typed_tomorrow(village: Village) -> None:
    (code,) = actions.print_cards(actor=village.actor("ada"), number=1)
    gus = village.client("gus")
    page = gus.post("/say/card", {"card": code, "piece": sent()}).content.decode()
    assert "The card is kept." in page
    voice = Voice.objects.held_by(code).get()
    assert voice.words == "A card that was photographed, not yet typed in."
    gus.post(f"/read/{voice.public_id}/in-words", {"words": "The bus never comes."})
    assert Voice.objects.get().in_words == "The bus never comes."
    assert Receipt.objects.count() == 1


def test_both_sides_of_a_card_are_one_voice_and_a_side_sent_twice_is_one(village: Village) -> None:
    (code,) = actions.print_cards(actor=village.actor("ada"), number=1)
    gus = village.client("gus")
    for side in (photograph(), photograph("PNG"), photograph()):
        assert (
            "The card is kept." in gus.post("/say/card", {"card": code, "piece": sent(content=side)}).content.decode()
        )
    assert Voice.objects.get().pieces.count() == 2
    other_words = {"card": code, "piece": sent(), "words": "Another one."}
    assert "nhsuk-error-summary" in gus.post("/say/card", other_words).content.decode()


def test_a_card_needs_words_or_its_picture(village: Village) -> None:
    (code,) = actions.print_cards(actor=village.actor("ada"), number=1)
    page = village.client("gus").post("/say/card", {"card": code}).content.decode()
    assert "Type what the card says, or take a picture of it." in page


def test_pointing_becomes_words_which_go_the_way_of_words() -> None:
    visitor = Client()
    pointed = {"food": "bad", "outside": "good", "more": "More walks."}
    assert visitor.post("/say/pictures", pointed, follow=True).status_code == 200
    check = visitor.get("/say").content.decode()
    for line in ("Food and drink: not good.", "Going outside: good.", "More walks."):
        assert line in check


def test_pointing_at_nothing_is_said_kindly() -> None:
    assert "nhsuk-error-summary" in Client().post("/say/pictures", {"food": "purple"}).content.decode()
    assert "Point at one picture, or write a word." in Client().post("/say/pictures", {}).content.decode()


def test_a_helper_writes_down_what_somebody_pointed_at(village: Village) -> None:
    page = village.client("gus").post("/say/pictures", {"food": "bad", "for_somebody": "yes"}).content.decode()
    assert "Write it down for somebody" in page
    assert "Food and drink: not good." in page
    assert not Voice.objects.exists()


def test_the_sheet_of_pictures_is_a_tagged_pdf() -> None:
    answer = Client().get("/papers/picture-cards.pdf")
    drawn = PdfReader(io.BytesIO(answer.content))
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(drawn.pages) == 3
    assert "Food and drink" in " ".join(page.extract_text() for page in drawn.pages)
