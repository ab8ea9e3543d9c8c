"""Real comments, statements and hostile strings: kept exactly, carried to answers, shown escaped.

Real people's words: only ever in a test database, never in the demonstration.
"""

import csv
import html
import io
import json
from pathlib import Path

import pytest
from django.test import Client

from forum.journey.answered import actions as answered
from forum.journey.answered.rules import AnswerKind
from forum.journey.decided import actions as decided
from forum.journey.decided.rules import Stand
from forum.journey.heard import actions as heard
from forum.journey.heard import importing
from forum.journey.heard.importing import Columns
from forum.journey.heard.models import Voice
from forum.journey.promised import actions as promised
from forum.journey.promised.actions import Side
from forum.journey.taken_up import actions as taken_up
from forum.journey.themed import actions as themed
from forum.outlets.tracker.following import follow
from forum.outlets.tracker.queries import three_numbers
from forum.people.policy import VISITOR, Refused
from forum.record.checking import verify
from forum.record.models import Entry
from tests.fixtures.village import Village

FOOD = "Food & drink provision & facilities"
COMMENTS = 2562


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def bring(village: Village, file: Path, **columns: str) -> list[importing.bringing_in.Kept]:
    look = importing.look_at(file, columns=Columns(**columns), source=file.parent.name)
    assert not look.problems
    return importing.bring_in(actor=village.actor("gus"), look=look)


def test_all_real_comments_come_in_and_one_theme_is_carried_to_answers(village: Village, shared_data: Path) -> None:
    file = shared_data / "feedback" / "nhs_fft_comments_give.csv"
    kept = bring(village, file, words="text", id="id")
    given = rows(file)
    assert len(kept) == len(given) == COMMENTS
    assert list(Voice.objects.order_by("pk").values_list("words", flat=True)) == [row["text"] for row in given]

    ada, eve = village.actor("ada"), village.actor("eve")
    theme = themed.name_theme(actor=ada, name="Food and drink")
    about_food = [number for number, row in enumerate(given) if FOOD in row["labels"].split("|")]
    voices = list(Voice.objects.order_by("pk"))
    for number in about_food:
        themed.theme_under(actor=ada, voice=voices[number], theme=theme)
    matter = taken_up.take_up(actor=ada, title="What there is to eat", meeting=village.meeting, themes=[theme])
    assert matter.voices == len(about_food) > 50
    taken_up.write_impact_note(actor=village.actor("hal"), matter=matter, words="The kitchen would start at six.")
    item = taken_up.put_on_agenda(actor=ada, matter=matter, meeting=village.meeting)
    seats = ("river", "heron", "willow", "lantern", "ferry")
    stands = {village.seats[seat]: (Stand.CONSENT, "") for seat in seats}
    decision = decided.decide_by_consent(actor=ada, item=item, words="Warm food in the evening.", stands=stands)
    asked = decided.recommend(actor=ada, decision=decision, office=village.chief, words="Warm food in the evening.")
    promised.reply(actor=eve, recommendation=asked, kind="accepted")
    side = Side(office=village.chief)
    from forum.ground import clock

    due = clock.next_working_day(clock.today(), 20)
    promise = promised.commit_to(actor=eve, matter=matter, side=side, words="From March on.", due=due)
    promised.claim_done(actor=eve, commitment=promise, words="It is so.", outcome="People eat warm in the evening.")
    answer = answered.answer(actor=ada, matter=matter, kind=AnswerKind.DONE, words="There is warm food now.")

    assert three_numbers() == {"heard": COMMENTS, "answered": len(about_food), "changed": 0}
    for number in about_food:
        found = follow(kept[number].receipt)
        assert found is not None
        assert found.voice == voices[number]
        assert found.lines[0].answer == answer
    answered.judge(actor=VISITOR, receipt=kept[about_food[0]].receipt, answer=answer, answers_me=True)
    answered.judge(actor=VISITOR, receipt=kept[about_food[1]].receipt, answer=answer, answers_me=False)
    assert three_numbers() == {"heard": COMMENTS, "answered": len(about_food) - 1, "changed": 1}
    assert verify() is None


@pytest.mark.parametrize(
    ("name", "statements"), [("brexit-consensus", 50), ("london.youth.policing", 39), ("scoop-hivemind.freshwater", 80)]
)
def test_statements_of_opinion_come_in_with_their_days(
    village: Village, shared_data: Path, name: str, statements: int
) -> None:
    file = shared_data / "polis" / "openData" / name / "comments.csv"
    kept = bring(village, file, words="comment-body", id="comment-id", said_on="datetime")
    given = rows(file)
    assert len(kept) == len(given) == statements
    assert list(Voice.objects.order_by("pk").values_list("words", flat=True)) == [row["comment-body"] for row in given]
    assert Voice.objects.filter(said_on__year__range=(2017, 2022)).count() == statements
    again = importing.look_at(file, columns=Columns(words="comment-body", id="comment-id"), source=name)
    assert again.already == statements


def hostile(shared_data: Path) -> list[str]:
    strings = json.loads((shared_data / "security" / "blns.json").read_text(encoding="utf-8"))
    strings += (shared_data / "security" / "csv_injection.txt").read_text(encoding="utf-8").splitlines()
    return strings


def test_every_hostile_string_is_kept_exactly_or_kindly_refused(village: Village, shared_data: Path) -> None:
    for number, words in enumerate(hostile(shared_data)):
        if words.strip():
            said = heard.hear(actor=VISITOR, words=words, sending=str(number))
            said.voice.refresh_from_db()
            assert said.voice.words == words
        else:
            with pytest.raises(Refused, match="few words"):
                heard.hear(actor=VISITOR, words=words, sending=str(number))
    assert verify() is None
    assert not any(b"<script>" in bytes(line) for line in Entry.objects.values_list("line", flat=True))


@pytest.mark.once
def test_every_hostile_string_is_shown_escaped(village: Village, shared_data: Path) -> None:
    client = Client()
    client.force_login(village.people["ada"].account)
    for number, words in enumerate(hostile(shared_data)):
        if not words.strip():
            continue
        said = heard.hear(actor=VISITOR, words=words, sending=str(number))
        page = client.get(f"/sort/{said.voice.public_id}").content.decode()
        assert shown(words) in page, words
        if "<" in words:
            assert words not in page


def shown(words: str) -> str:
    """The last line of the words as a page writes it."""
    last = next(line for line in reversed(words.split("\n")) if line.strip())
    return html.escape(last, quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")


@pytest.mark.once
def test_typed_into_the_form_they_are_kept_too(village: Village, shared_data: Path) -> None:
    strings = [words for words in hostile(shared_data) if words.strip()]
    for number, words in enumerate(strings):
        answer = Client().post("/say", {"words": words, "sending": f"form {number}"})
        assert "receipt__code" in answer.content.decode(), words
    kept = list(Voice.objects.order_by("pk").values_list("words", flat=True))
    assert kept == [words.replace("\r\n", "\n") for words in strings]


@pytest.mark.once
def test_carried_away_as_a_table_none_of_them_is_a_formula(village: Village, shared_data: Path) -> None:
    ada = village.actor("ada")
    theme = themed.name_theme(actor=ada, name="=1+1")
    given = [words for words in hostile(shared_data) if words.strip()]
    for number, words in enumerate(given):
        said = heard.hear(actor=VISITOR, words=words, sending=str(number))
        themed.theme_under(actor=ada, voice=said.voice, theme=theme)
    client = Client()
    client.force_login(village.people["ada"].account)
    table = b"".join(client.get(f"/themes/{theme.public_id}/table").streaming_content).decode("utf-8-sig")
    cells = [row[1] for row in csv.reader(io.StringIO(table, newline=""))][1:]
    assert len(cells) == len(given)
    for cell, words in zip(cells, given, strict=True):
        assert cell.removeprefix("'") == words or cell == words
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
