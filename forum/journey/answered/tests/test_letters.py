"""Telling us by the link in a letter, through a helper, and for those who cannot be reached."""

from datetime import timedelta

import pytest
from django.test import Client

from forum.ground import clock
from forum.journey.answered import actions
from forum.journey.answered.models import AnswerTo, Verdict
from forum.journey.answered.queries import cannot_be_reached, told_by
from forum.journey.answered.rules import By
from forum.journey.heard import actions as heard
from forum.journey.taken_up import short_road
from forum.people.policy import VISITOR, NotYours
from forum.record.queries import figures
from tests.fixtures.road import done, three_numbers
from tests.fixtures.village import Village


def test_opening_a_letter_changes_nothing_and_one_button_says_it(village: Village) -> None:
    _matter, _said, _answer = done(village, voices=2)
    code = AnswerTo.objects.earliest("pk").letter_code
    client = Client()
    for _time in range(3):  # Programs that look for danger open links too.
        page = client.get(f"/t/{code}")
        assert page["Cache-Control"].count("no-store")
        assert "Somebody drives you." in page.content.decode()
        assert client.head(f"/t/{code}").status_code in {200, 405}
    assert not Verdict.objects.exists()
    client.post(f"/t/{code}", {"answers_me": "yes"})
    assert Verdict.objects.get().by == By.SPEAKER
    assert three_numbers()["changed"] == 1
    client.post(f"/t/{code}", {"answers_me": "no", "because": "Not on Sundays."})
    assert Verdict.objects.standing().get().because == "Not on Sundays."
    assert three_numbers()["changed"] == 0


def test_a_letter_about_a_direct_answer_leads_to_it(village: Village) -> None:
    voice = heard.hear(actor=VISITOR, words="When is the warm room open?").voice
    direct = short_road.answer_directly(actor=village.actor("ada"), voice=voice, words="Ten to three.")
    assert "Ten to three." in Client().get(f"/t/{direct.letter_code}").content.decode()
    Client().post(f"/t/{direct.letter_code}", {"answers_me": "yes"})
    assert Verdict.objects.get().direct == direct


@pytest.mark.parametrize("code", ["bk7m2qxw9ft4", "000000000000"])
def test_a_link_with_a_wrong_sign_says_so_kindly(village: Village, code: str) -> None:
    assert Client().get(f"/t/{code}").status_code == 404
    assert told_by(code) is None


def test_the_page_of_a_letter_shows_the_answer_and_never_the_words(village: Village) -> None:
    voice = heard.hear(actor=VISITOR, words="A very private sentence.").voice
    direct = short_road.answer_directly(actor=village.actor("ada"), voice=voice, words="We wrote to them.")
    assert "private sentence" not in Client().get(f"/t/{direct.letter_code}").content.decode()


def test_a_helper_writes_it_down_for_somebody(village: Village) -> None:
    _matter, said, answer = done(village, voices=1)
    verdict = actions.judge(
        actor=village.actor("ada"), receipt=said[0].code, answers_me=True, answer=answer, for_somebody=True
    )
    assert verdict.recorded_by == village.people["ada"]
    assert verdict.by == By.SPEAKER
    with pytest.raises(NotYours):
        actions.judge(actor=VISITOR, receipt=said[0].code, answers_me=False, answer=answer, for_somebody=True)


def test_the_forum_speaks_only_for_those_without_a_way_to_reach_them_and_after_four_weeks(village: Village) -> None:
    matter, said, answer = done(village, voices=3)
    actions.judge(actor=VISITOR, receipt=said[0].code, answers_me=True, answer=answer)
    assert not cannot_be_reached(matter).exists()
    with clock.travelled_to(clock.now() + timedelta(days=29)):
        assert cannot_be_reached(matter).count() == 2
        client = Client()
        client.force_login(village.people["ada"].account)  # type: ignore[arg-type]
        page = client.get(f"/matters/{matter.public_id}")
        assert f"/matters/{matter.public_id}/for-them" in page.content.decode()
        to = cannot_be_reached(matter)[0]
        client.post(f"/matters/{matter.public_id}/for-them", {"told": to.pk, "answers_me": "yes"})
        assert cannot_be_reached(matter).count() == 1
    assert Verdict.objects.get(by=By.FORUM).voice == to.feed.voice
    assert figures(("changed",))["changed"] == 1
