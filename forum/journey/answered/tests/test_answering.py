from datetime import timedelta

import pytest

from forum.ground import clock, codes
from forum.journey.answered import actions
from forum.journey.answered.models import Answer, Verdict
from forum.journey.answered.rules import AnswerKind, Words
from forum.journey.decided import actions as decided
from forum.journey.heard import actions as heard
from forum.journey.heard.actions import Heard
from forum.journey.promised import actions as promised
from forum.journey.promised.actions import Side
from forum.journey.promised.models import Commitment
from forum.journey.promised.rules import ReplyKind
from forum.journey.promised.rules import Words as PromisedWords
from forum.journey.taken_up import short_road
from forum.people.policy import VISITOR, NotYours, Refused
from tests.fixtures.road import agreed, done, promise, three_numbers
from tests.fixtures.village import Village

SEATS = ("river", "heron", "willow", "lantern", "ferry")


def judge(said: Heard, answer: Answer, *, yes: bool, because: str = "") -> Verdict:
    return actions.judge(actor=VISITOR, receipt=said.code, answer=answer, answers_me=yes, because=because)


def test_everybody_who_spoke_is_answered_at_once_and_the_numbers_say_so(village: Village) -> None:
    _matter, said, given = done(village)
    assert given.told == 3
    assert three_numbers() == {"heard": 3, "answered": 3, "changed": 0}
    judge(said[0], given, yes=True)
    assert three_numbers() == {"heard": 3, "answered": 3, "changed": 1}


def test_one_no_opens_that_feed_and_the_promise_again(village: Village) -> None:
    matter, said, given = done(village)
    judge(said[1], given, yes=False, because="Not on Sundays.")
    assert three_numbers() == {"heard": 3, "answered": 2, "changed": 0}
    assert Commitment.objects.get().claimed_in is None
    assert matter.feeds.open().get().voice == said[1].voice
    given.refresh_from_db()
    assert (given.yes, given.no) == (0, 1)


def test_the_last_word_stands(village: Village) -> None:
    _matter, said, given = done(village)
    for yes in (True, False, True, True):
        judge(said[0], given, yes=yes)
    assert three_numbers()["changed"] == 1
    given.refresh_from_db()
    assert (given.yes, given.no) == (1, 0)
    assert Verdict.objects.standing().count() == 1


def test_as_many_must_say_no_as_the_terms_of_reference_name(village: Village) -> None:
    village.forum.terms.update(reopens_at=2)
    matter, said, given = done(village)
    judge(said[0], given, yes=False)
    assert Commitment.objects.get().claimed_in is not None
    judge(said[1], given, yes=False)
    assert Commitment.objects.get().claimed_in is None
    assert matter.feeds.open().count() == 2


def test_a_new_answer_goes_to_those_who_said_no_and_the_old_one_is_closed_to_them(village: Village) -> None:
    matter, said, given = done(village)
    judge(said[0], given, yes=True)
    judge(said[1], given, yes=False)
    made = Commitment.objects.get()
    promised.claim_done(actor=village.actor("flo"), commitment=made, words="Sundays too.", outcome="All get home.")
    newer = actions.answer(actor=village.actor("ada"), matter=matter, kind=AnswerKind.DONE, words="Sundays too.")
    assert newer.told == 1
    with pytest.raises(Refused, match="newer answer"):
        judge(said[1], given, yes=True)
    judge(said[1], newer, yes=True)
    assert three_numbers() == {"heard": 3, "answered": 3, "changed": 2}


def test_done_needs_a_promise_that_is_kept(village: Village) -> None:
    matter, _said = agreed(village)
    ada = village.actor("ada")
    with pytest.raises(Refused, match=Words.NOT_DONE[:20]):
        actions.answer(actor=ada, matter=matter, kind=AnswerKind.DONE, words="Done.")
    kept, _open = promise(village, matter), promise(village, matter, who="ada")
    promised.claim_done(actor=village.actor("flo"), commitment=kept, words="We drive.", outcome="People get home.")
    with pytest.raises(Refused, match=Words.STILL_OPEN[:20]):
        actions.answer(actor=ada, matter=matter, kind=AnswerKind.DONE, words="Done.")
    with pytest.raises(Refused, match="why"):
        actions.answer(actor=ada, matter=matter, kind=AnswerKind.PART, words="A part.")
    assert actions.answer(actor=ada, matter=matter, kind=AnswerKind.PART, words="A part.", reason="The rest in May.")


def test_not_yet_is_told_with_a_day_and_ends_nothing(village: Village) -> None:
    matter, said = agreed(village)
    ada = village.actor("ada")
    with pytest.raises(Refused, match="by which day"):
        actions.answer(actor=ada, matter=matter, kind=AnswerKind.NOT_YET, words="Not yet.", reason="Snow.")
    day = clock.today() + timedelta(days=20)
    given = actions.answer(
        actor=ada, matter=matter, kind=AnswerKind.NOT_YET, words="Not yet.", reason="Snow.", next_word_by=day
    )
    assert three_numbers()["answered"] == 0
    with pytest.raises(Refused, match=Words.NOT_TOLD[:20]):
        judge(said[0], given, yes=True)


@pytest.mark.parametrize("name", ["vic", "eve", "hal", "dee", "flo"])
def test_neither_the_host_nor_a_stranger_answers_for_the_forum(village: Village, name: str) -> None:
    matter, _said = agreed(village)
    with pytest.raises(NotYours):
        actions.answer(actor=village.actor(name), matter=matter, kind=AnswerKind.NO, words="No.", reason="No.")


def test_a_receipt_speaks_for_its_own_voice_only(village: Village) -> None:
    _matter, _said, given = done(village)
    stranger = heard.hear(actor=VISITOR, words="Something else.")
    with pytest.raises(Refused):
        judge(stranger, given, yes=True)
    with pytest.raises(NotYours):
        actions.judge(actor=village.actor("ada"), receipt=codes.drawn(), answer=given, answers_me=True)
    assert not Verdict.objects.exists()


def test_the_forum_speaks_only_for_those_who_cannot_be_reached_and_it_is_never_change(village: Village) -> None:
    _matter, said, given = done(village)
    ada = village.actor("ada")
    with pytest.raises(Refused, match="four weeks"):
        actions.judge_for(actor=ada, voice=said[0].voice, answer=given, answers_me=True)
    with clock.travelled_to(clock.now() + timedelta(days=30)):
        actions.judge_for(actor=ada, voice=said[0].voice, answer=given, answers_me=True)
    assert three_numbers()["changed"] == 0


def test_a_direct_answer_that_does_not_answer_waits_to_be_read_again(village: Village) -> None:
    said = heard.hear(actor=VISITOR, words="Who do I ask?")
    direct = short_road.answer_directly(actor=village.actor("ada"), voice=said.voice, words="The desk.")
    actions.judge(actor=VISITOR, receipt=said.code, direct=direct, answers_me=False)
    said.voice.refresh_from_db()
    assert said.voice.moved_in is None
    assert three_numbers() == {"heard": 1, "answered": 0, "changed": 0}
    better = short_road.answer_directly(actor=village.actor("bo"), voice=said.voice, words="Room four, ask for Jo.")
    actions.judge(actor=VISITOR, receipt=said.code, direct=better, answers_me=True)
    assert three_numbers() == {"heard": 1, "answered": 1, "changed": 1}


def test_an_office_replies_once_for_itself_with_a_reason_for_no(village: Village) -> None:
    matter, _said = agreed(village)
    decision = matter.decisions.get()
    asked = decided.recommend(actor=village.actor("ada"), decision=decision, office=village.chief, words="A later bus.")
    with pytest.raises(NotYours):
        promised.reply(actor=village.actor("hal"), recommendation=asked, kind=ReplyKind.ACCEPTED)
    eve = village.actor("eve")
    with pytest.raises(Refused, match=PromisedWords.NO_REASON[:20]):
        promised.reply(actor=eve, recommendation=asked, kind=ReplyKind.REFUSED, reason="  ")
    promised.reply(actor=eve, recommendation=asked, kind=ReplyKind.REFUSED, reason="The money is spent.")
    with pytest.raises(Refused, match="already"):
        promised.reply(actor=eve, recommendation=asked, kind=ReplyKind.ACCEPTED)
    due = clock.today() + timedelta(days=30)
    with pytest.raises(Refused, match="not said yes"):
        promised.commit_to(actor=eve, matter=matter, side=Side(office=village.chief), words="Perhaps.", due=due)


def test_nobody_promises_for_somebody_else(village: Village) -> None:
    matter, _said = agreed(village)
    due = clock.today() + timedelta(days=30)
    for name, side in (
        ("flo", Side(office=village.chief)),
        ("ada", Side(organisation=village.charity)),
        ("eve", Side(group=village.forum)),
    ):
        with pytest.raises(Refused):
            promised.commit_to(actor=village.actor(name), matter=matter, side=side, words="They will.", due=due)
    assert not Commitment.objects.exists()


def test_a_promise_outlives_the_holder_of_its_office(village: Village) -> None:
    from forum.people.membership import actions as membership

    matter, _said = agreed(village)
    due = clock.today() + timedelta(days=30)
    made = promised.commit_to(
        actor=village.actor("eve"), matter=matter, side=Side(office=village.chief), words="A bus.", due=due
    )
    with clock.travelled_to(clock.now() + timedelta(days=5)):
        membership.take_office(person=village.people["bo"], office=village.chief)
    with clock.travelled_to(clock.now() + timedelta(days=6)):
        with pytest.raises(Refused):
            promised.claim_done(actor=village.actor("eve"), commitment=made, words="Done.", outcome="A bus.")
        assert promised.claim_done(actor=village.actor("bo"), commitment=made, words="Done.", outcome="A bus.")
