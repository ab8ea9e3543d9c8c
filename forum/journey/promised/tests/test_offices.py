"""An office replies, promises, says what holds it up; lateness is public only after a fair warning."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.journey.decided import actions as decided
from forum.journey.decided.models import Recommendation
from forum.journey.promised import actions
from forum.journey.promised.actions import Evidence, Side
from forum.journey.promised.evidence import look_at
from forum.journey.promised.models import Commitment, Invitation, Outcome
from forum.journey.promised.rules import FileKind, ReplyKind, Words
from forum.people.policy import NotYours, Refused
from tests.fixtures.road import agreed
from tests.fixtures.village import Village

IN_A_MONTH = timedelta(days=30)


def asked(village: Village) -> Recommendation:
    matter, _said = agreed(village, voices=1)
    decision = matter.decisions.get()
    return decided.recommend(actor=village.actor("ada"), decision=decision, office=village.chief, words="A later bus.")


def promised(village: Village, **more: object) -> Commitment:
    matter, _said = agreed(village, voices=1)
    return actions.commit_to(
        actor=village.actor("flo"),
        matter=matter,
        side=Side(organisation=village.charity),
        words="We drive.",
        due=clock.today() + IN_A_MONTH,
        **more,  # type: ignore[arg-type]
    )


def reading(row: Recommendation) -> Recommendation:
    return Recommendation.objects.get(pk=row.pk)


def test_nothing_is_late_in_public_before_a_fair_warning_and_two_working_days(village: Village) -> None:
    row = asked(village)
    with clock.travelled_to(clock.now() + timedelta(days=60)):
        assert not reading(row).still_waiting
        assert actions.give_fair_warning() == 1
        assert actions.give_fair_warning() == 0
        assert not reading(row).still_waiting
        two_days_on = clock.next_working_day(clock.today(), 2)
        with clock.travelled_to(clock.now() + (two_days_on - clock.today())):
            assert reading(row).still_waiting


def test_the_warning_comes_three_working_days_before_the_day(village: Village) -> None:
    row = asked(village)
    assert actions.give_fair_warning() == 0
    with clock.travelled_to(clock.now() + (row.reply_by - clock.today()) - timedelta(days=2)):
        assert actions.give_fair_warning() == 1
        assert Event.objects.filter(act="promised.give_fair_warning", about__recommendation=row.public_id).count() == 1
    with clock.travelled_to(clock.now() + (row.reply_by - clock.today())):
        assert not reading(row).still_waiting


def test_a_new_day_clears_the_lateness_of_a_promise_and_is_warned_of_again(village: Village) -> None:
    made = promised(village)
    with clock.travelled_to(clock.now() + timedelta(days=40)):
        actions.give_fair_warning()
    with clock.travelled_to(clock.now() + timedelta(days=45)):
        late = Commitment.objects.get(pk=made.pk)
        assert late.still_waiting
        actions.tell_progress(
            actor=village.actor("flo"),
            commitment=late,
            words="The bus is at the garage.",
            new_due=clock.today() + IN_A_MONTH,
        )
        assert not Commitment.objects.get(pk=made.pk).still_waiting
        assert actions.give_fair_warning() == 0


def test_an_office_says_what_holds_it_up_and_its_day_stays(village: Village) -> None:
    row = asked(village)
    with pytest.raises(Refused, match=Words.WHY_LATER):
        actions.say_what_holds_up(
            actor=village.actor("eve"), recommendation=row, words=" ", next_word_by=clock.today() + IN_A_MONTH
        )
    actions.say_what_holds_up(
        actor=village.actor("eve"),
        recommendation=row,
        words="The budget is voted on in March.",
        next_word_by=clock.today() + IN_A_MONTH,
    )
    assert reading(row).reply_by == row.reply_by
    page = Client().get(f"/matters/{row.decision.matter.public_id}").content.decode()
    assert "The budget is voted on in March." in page


@pytest.mark.parametrize("name", ["ada", "flo", "gus", "dee"])
def test_nobody_else_speaks_for_an_office(village: Village, name: str) -> None:
    with pytest.raises(NotYours):
        actions.say_what_holds_up(
            actor=village.actor(name), recommendation=asked(village), words="…", next_word_by=clock.today() + IN_A_MONTH
        )


def test_a_reply_and_a_promise_go_in_one_screen_or_not_at_all(village: Village) -> None:
    row = asked(village)
    eve = village.actor("eve")
    with pytest.raises(Refused, match=Words.PAST):
        actions.reply(
            actor=eve, recommendation=row, kind=ReplyKind.ACCEPTED, promise="A bus at nine.", due=clock.today()
        )
    assert reading(row).replied_in is None
    actions.reply(
        actor=eve,
        recommendation=row,
        kind=ReplyKind.PARTLY,
        reason="Six evenings.",
        limits="The money is spent until April.",
        promise="A bus at nine.",
        due=clock.today() + IN_A_MONTH,
    )
    assert Commitment.objects.get().recommendation_id == row.pk
    page = Client().get(f"/matters/{row.decision.matter.public_id}").content.decode()
    assert "The money is spent until April." in page
    assert "A bus at nine." in page


def test_others_are_asked_to_join_and_may_leave_it_aside_without_a_word(village: Village) -> None:
    made = promised(village, invite=[Side(office=village.chief), Side(group=village.forum)])
    by_office, by_forum = Invitation.objects.order_by("pk")
    actions.rather_not(actor=village.actor("eve"), invitation=by_office)
    actions.join_in(actor=village.actor("ada"), commitment=made, side=Side(group=village.forum))
    by_office.refresh_from_db()
    by_forum.refresh_from_db()
    assert by_office.answered_at
    assert by_forum.answered_at
    assert {party.name for party in made.parties.all()} == {"Growing Together", "The Partnership Forum"}


def test_only_those_who_promised_ask_others_to_join(village: Village) -> None:
    with pytest.raises(NotYours):
        actions.ask_to_join(actor=village.actor("eve"), commitment=promised(village), side=Side(group=village.forum))


def picture(kind: str = "JPEG") -> bytes:
    made = Image.new("RGB", (40, 20), "green")
    exif = made.getexif()
    exif[0x010F] = "Somebody's camera"
    exif[0x8825] = {1: "N", 2: (52.0, 33.0, 0.0)}
    kept = io.BytesIO()
    made.save(kept, kind, exif=exif)
    return kept.getvalue()


def upload(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_picture_loses_the_place_where_it_was_taken() -> None:
    raw = picture()
    assert b"Somebody's camera" in raw
    shown = look_at(upload(raw))
    assert shown.kind == FileKind.JPEG
    assert b"Somebody's camera" not in shown.content
    assert not Image.open(io.BytesIO(shown.content)).getexif()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", Words.EMPTY_FILE),
        (b"MZ\x90\x00 a program", Words.OTHER_FILE),
        (b"<svg onload='alert(1)'>", Words.OTHER_FILE),
        (b"\xff\xd8\xff\xe0 not really a photograph", Words.OTHER_FILE),
        (picture()[:150], Words.OTHER_FILE),
        (b"a,b\x00c", Words.OTHER_FILE),
        (b"%PDF-" + b"0" * (3 * 1024 * 1024), Words.LARGE_FILE),
    ],
)
def test_a_file_is_what_it_holds_not_what_it_is_called(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as no:
        look_at(upload(content))
    assert str(no.value) == words


def test_a_measure_is_whole_or_not_there(village: Village) -> None:
    made = promised(village)
    claim = {"actor": village.actor("flo"), "commitment": made, "words": "We drive.", "outcome": "People get home."}
    with pytest.raises(Refused, match="before and after"):
        actions.claim_done(**claim, evidence=Evidence(measure="Lifts", after="12"))  # type: ignore[arg-type]
    actions.claim_done(**claim, evidence=Evidence(measure="Lifts", before="0", after="12"))  # type: ignore[arg-type]
    assert Outcome.objects.get().after == "12"


def test_a_picture_is_sent_with_the_claim_and_anybody_sees_it(
    village: Village, settings: object, tmp_path: object
) -> None:
    made = promised(village)
    client = Client()
    client.force_login(village.people["flo"].account)  # type: ignore[arg-type]
    sent = client.post(
        f"/promises/{made.public_id}/done",
        {"words": "We drive.", "outcome": "People get home.", "file": upload(picture())},
    )
    assert sent.status_code == 302
    file = Outcome.objects.get().file
    page = Client().get(f"/promises/{made.public_id}").content.decode()
    assert f"/evidence/{file.public_id}" in page
    shown = Client().get(f"/evidence/{file.public_id}")
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content)[:3] == b"\xff\xd8\xff"  # type: ignore[attr-defined]
    file.kept.delete(save=False)
    assert Client().get(f"/evidence/{file.public_id}").status_code == 404


def test_a_file_that_cannot_be_shown_loses_nothing_that_was_typed(village: Village) -> None:
    made = promised(village)
    client = Client()
    client.force_login(village.people["flo"].account)  # type: ignore[arg-type]
    page = client.post(
        f"/promises/{made.public_id}/done",
        {"words": "We drive on Sundays.", "outcome": "People get home.", "file": upload(b"MZ", "run.exe")},
    ).content.decode()
    assert "We drive on Sundays." in page
    assert "This is something else." in page


def test_a_directors_desk_lists_what_waits_by_its_day(village: Village) -> None:
    row = asked(village)
    client = Client()
    client.force_login(village.people["eve"].account)  # type: ignore[arg-type]
    page = client.get("/desk").content.decode()
    assert row.decision.matter.title in page
    assert f"/recommendations/{row.public_id}/reply" in page
    assert f"/recommendations/{row.public_id}/later" in page
