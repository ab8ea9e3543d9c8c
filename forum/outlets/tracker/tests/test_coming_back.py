"""What one's work led to stands first, only if it did, and in three lines at most."""

from datetime import timedelta

from forum.ground import clock
from forum.journey.answered import actions as answered
from forum.journey.answered.rules import AnswerKind
from forum.journey.promised import actions as promised
from forum.outlets.tracker.coming_back import lines_for
from forum.people.care import actions as care
from forum.people.care.rules import Amount
from tests.fixtures.road import agreed, done, promise
from tests.fixtures.village import Village


def rest(village: Village, name: str) -> None:
    care.set_pace(actor=village.actor(name), amount=Amount.NOTHING)


def test_the_first_line_is_what_ones_work_led_to_meanwhile(village: Village) -> None:
    matter, _said = agreed(village)
    made = promise(village, matter)
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        rest(village, "ada")
    with clock.travelled_to(clock.now() + timedelta(days=90)):
        promised.claim_done(actor=village.actor("flo"), commitment=made, words="We drive.", outcome="People get home.")
        answered.answer(actor=village.actor("bo"), matter=matter, kind=AnswerKind.DONE, words="Somebody drives you.")
        page = village.client("ada").get("/me/back").content.decode()
        lines = lines_for(village.actor("ada"))
        assert lines[0] == (
            "There is an answer now to “The bus”, which you worked on.", f"/matters/{matter.public_id}"
        )  # fmt: skip
        assert len(lines) <= 3
        assert not any(word in page.lower() for word in ("unread", "while you were away you", "notifications"))


def test_it_claims_nothing_that_did_not_come_of_it(village: Village) -> None:
    agreed(village)
    with clock.travelled_to(clock.now() + timedelta(hours=1)):
        rest(village, "ada")
        assert lines_for(village.actor("ada"))[0][0] == "“The bus”, which you worked on, goes on."
        care.set_pace(actor=village.actor("ada"), amount=Amount.LITTLE)


def test_an_answer_of_before_is_no_news(village: Village) -> None:
    done(village)
    with clock.travelled_to(clock.now() + timedelta(days=1)):
        rest(village, "ada")
        rest(village, "ida")
    with clock.travelled_to(clock.now() + timedelta(days=30)):
        assert lines_for(village.actor("ada"))[0][0] == "“The bus”, which you worked on, had its answer before."
        assert not any("worked on" in words for words, _address in lines_for(village.actor("ida")))
