"""Public questions: asked without an account, answered in writing by a day that binds paid posts, then nobody's."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.taken_up import privacy, questions
from forum.journey.taken_up.models import PublicQuestion
from forum.people.policy import VISITOR, NotYours, Refused
from forum.record.models import Entry
from tests.fixtures.village import Village


def ask(words: str = "Who pays for the tea?", **more: str) -> PublicQuestion:
    return questions.ask_publicly(actor=VISITOR, words=words, seed=more.pop("seed", ""), **more)


def test_a_question_is_shown_with_its_answer_and_without_names(client: Client, village: Village) -> None:
    asked = client.post("/questions/ask", {"words": "Why was Dr X rude?", "way": "none", "seed": "s" * 32})
    assert "Your question is here." in asked.content.decode()
    client.post("/questions/ask", {"words": "Why was Dr X rude?", "way": "none", "seed": "s" * 32})
    one = PublicQuestion.objects.get()
    assert "Dr X" not in client.get("/questions").content.decode()
    client.force_login(village.people["gus"].account)
    assert "Dr X" in client.get("/questions").content.decode()
    page = f"/questions/{one.public_id}/answer"
    assert "look at" in client.post(page, {"shown": "Why was somebody rude?", "answer": " "}).content.decode()
    assert client.post(page, {"shown": "Why was somebody rude?", "answer": "We have asked."}).status_code == 302
    shown = Client().get("/questions").content.decode()
    assert "We have asked." in shown
    assert "Dr X" not in shown
    assert Entry.objects.filter(act="taken_up.answer_question").count() == 1
    assert client.get(page).status_code == 404


def test_the_host_does_not_answer_for_the_forum(village: Village) -> None:
    one = ask()
    for name in ("dee", "hal", "eve", "flo"):
        with pytest.raises(NotYours):
            questions.answer_question(actor=village.actor(name), question=one, shown="", answer="No")
    questions.answer_question(actor=village.actor("ada"), question=one, shown="", answer="The trust.")
    with pytest.raises(Refused, match="already"):
        questions.set_question_aside(actor=village.actor("ada"), question=one)


def test_bad_input_loses_nothing(client: Client, village: Village) -> None:
    said = client.post("/questions/ask", {"words": "Why?", "way": "email", "address": "x", "called": "Kim"})
    page = said.content.decode()
    assert "Why?" in page
    assert 'value="Kim"' in page
    assert not PublicQuestion.objects.exists()
    assert "look at" in client.post("/questions/ask", {"words": "  ", "way": "none"}).content.decode()


def test_the_clock_reminds_once_and_who_asked_is_forgotten(village: Village) -> None:
    one = ask(called="Kim", way="email", address="kim@example.org")
    assert questions.remind_of_questions() == 0
    with clock.travelled_to(clock.now() + timedelta(days=13)):
        assert questions.remind_of_questions() == 1
        assert questions.remind_of_questions() == 0
    questions.answer_question(actor=village.actor("gus"), question=one, shown="", answer="The trust.")
    with clock.travelled_to(clock.now() + timedelta(days=31)):
        assert questions.forget_askers() == 1
    assert PublicQuestion.objects.get().address == ""


def test_what_is_no_question_is_left_out_and_forgotten(village: Village) -> None:
    one = ask("Buy my pills", called="Kim", way="email", address="kim@example.org")
    questions.set_question_aside(actor=village.actor("gus"), question=one)
    kept = PublicQuestion.objects.get()
    assert (kept.words, kept.called, kept.address) == ("", "", "")
    assert not questions.unanswered().exists()


def test_whoever_is_forgotten_is_nobody_who_asked(village: Village) -> None:
    ask(called="Ada", way="email", address="ada@example.org")
    ada = village.people["ada"]
    rows = privacy.export_for(person=ada.pk, account=ada.account_id)["Public questions from your address"]
    assert [row["words"] for row in rows] == ["Who pays for the tea?"]
    privacy.erase(person=ada.pk, account=ada.account_id)
    assert PublicQuestion.objects.get().called == ""
