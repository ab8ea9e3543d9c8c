"""Random histories of all moves by all kinds of people keep the rules of the path (DESIGN, section 1)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from forum.ground import clock
from forum.ground.journal.models import Event
from forum.journey.answered import actions as answered
from forum.journey.answered.models import Answer, Verdict
from forum.journey.answered.rules import ENDS, AnswerKind, By
from forum.journey.decided import actions as decided
from forum.journey.decided.models import Decision, Recommendation
from forum.journey.decided.rules import Stand
from forum.journey.heard import actions as heard
from forum.journey.heard.models import Voice
from forum.journey.promised import actions as promised
from forum.journey.promised.models import Commitment, Reply
from forum.journey.promised.rules import ReplyKind
from forum.journey.taken_up import actions as taken_up
from forum.journey.taken_up import short_road
from forum.journey.taken_up.models import AgendaItem, DirectAnswer, Feed, Matter
from forum.journey.taken_up.queries import answered_among
from forum.journey.taken_up.rules import Short
from forum.journey.themed import actions as themed
from forum.journey.themed.models import Placing, Theme
from forum.people.policy import POLICY, NotYours, Refused, Role
from forum.record.checking import verify
from forum.record.models import Entry, Tally
from tests.fixtures.village import build
from tests.properties.speakers_moves import ALL, EVERYBODY, PICK, WORDS, SpeakersMoves

OFFICE = st.sampled_from(["eve", "eve", "eve", "eve", *ALL])
COMMITTED = st.sampled_from(["eve", "eve", "flo", "ada", *ALL])
NEVER_BY_HOST = {"taken_up.answer_directly", "taken_up.say_why_not", "decided.decide_by_consent", "answered.answer",
                 "answered.judge_for", "decided.recommend"}  # fmt: skip
STANDS = st.sampled_from([Stand.CONSENT, Stand.CONSENT, Stand.CONSENT, Stand.ASIDE, Stand.OBJECTS])


class Histories(SpeakersMoves):
    """Everybody tries everything; what the rules refuse leaves no trace."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.village = build()
        self.codes: dict[int, str] = {}
        self.days = 0

    def teardown(self) -> None:
        try:
            assert verify() is None
        finally:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    @initialize(stage=st.integers(0, 9), several=st.integers(1, 3))
    def begin_somewhere(self, stage: int, several: int) -> None:
        """Begin anywhere on the long road, so that short histories see all of it."""
        for number in range(several):
            self.hear(who="vic", words=f"The bus stops at five. {number}", publish=False)
        self.name_theme(who="ada", at=0, number=0)
        steps: list[Callable[[], Any]] = [
            lambda: [self.theme_under(who="ada", voice=number, theme=0) for number in range(several)],
            lambda: self.take_up(who="ada", at=0),
            lambda: self.prepare(who="ada", at=0, words="We walk home.", note=True),
            lambda: self.prepare(who="ada", at=0, words="We walk home.", note=False),
            lambda: self.decide(who="ada", at=0, words="A later bus.", reason="", stands=[Stand.CONSENT] * 5),
            lambda: self.recommend(who="ada", at=0, words="Ask for a later bus."),
            lambda: self.reply(who="eve", at=0, kind=ReplyKind.ACCEPTED, reason=""),
            lambda: self.commit_to(who="eve", at=0, side=0, words="A bus at eight.", days=30),
            lambda: self.keep_promise(who="eve", at=0, side=0, words="There is one.", which=2),
        ]
        for step in steps[:stage]:
            step()

    # Trying

    def attempt(self, act: str, move: Callable[[], Any]) -> Any:
        """Make the move; check that it left exactly what the policy says, or nothing at all."""
        entries, events = Entry.objects.count(), Event.objects.count()
        try:
            with transaction.atomic(), clock.travelled_to(clock.now() + timedelta(days=self.days)):
                made = move()
        except Refused:
            assert (Entry.objects.count(), Event.objects.count()) == (entries, events)
            return None
        left = Entry.objects.count() - entries
        assert left == int(POLICY.row(act).public), f"{act} left {left} entries"
        assert Event.objects.count() > events, f"{act} left no event"
        if left:
            assert Entry.objects.latest("sequence").act == act
        return made

    def pick(self, rows: Any, at: int) -> Any:
        found = list(rows.order_by("pk"))
        return found[at % len(found)] if found else None

    # Moves

    @rule(who=EVERYBODY, words=WORDS, publish=st.booleans())
    def hear(self, who: str, words: str, publish: bool) -> None:
        said = self.attempt(
            "heard.hear", lambda: heard.hear(actor=self.village.actor(who), words=words, publish=publish)
        )
        assert (said is None) == (not words.strip())
        if said:
            self.codes[said.voice.pk] = said.code

    @rule(who=EVERYBODY, at=PICK, number=st.integers(0, 3))
    def name_theme(self, who: str, at: int, number: int) -> None:
        self.attempt("themed.name_theme", lambda: themed.name_theme(actor=self.village.actor(who), name=f"T{number}"))

    @precondition(lambda self: self.codes and Theme.objects.exists())
    @rule(who=EVERYBODY, voice=PICK, theme=PICK)
    def theme_under(self, who: str, voice: int, theme: int) -> None:
        row = {"voice": self.pick(Voice.objects, voice), "theme": self.pick(Theme.objects, theme)}
        self.attempt("themed.theme_under", lambda: themed.theme_under(actor=self.village.actor(who), **row))

    @precondition(lambda self: Placing.objects.standing().exists())
    @rule(who=EVERYBODY, at=PICK, with_receipt=st.booleans())
    def leave_theme(self, who: str, at: int, with_receipt: bool) -> None:
        placing = self.pick(Placing.objects.standing(), at)
        if with_receipt:
            code = self.codes[placing.voice_id]
            move = lambda: themed.object_to(actor=self.village.actor(who), placing=placing, receipt=code)  # noqa: E731
            self.attempt("themed.object_to", move)
        else:
            move = lambda: themed.take_out(actor=self.village.actor(who), placing=placing)  # noqa: E731
            self.attempt("themed.take_out", move)

    @precondition(lambda self: self.codes)
    @rule(who=EVERYBODY, at=PICK, words=WORDS, kind=st.sampled_from(Short))
    def answer_directly(self, who: str, at: int, words: str, kind: Short) -> None:
        voice, actor = self.pick(Voice.objects, at), self.village.actor(who)
        act = "taken_up.say_why_not" if kind == Short.WHY_NOT else "taken_up.answer_directly"
        made = self.attempt(act, lambda: short_road.answer_directly(actor=actor, voice=voice, words=words, kind=kind))
        assert not (made and Role.HOST in actor.roles)

    @precondition(lambda self: Theme.objects.exists())
    @rule(who=EVERYBODY, at=PICK)
    def take_up(self, who: str, at: int) -> None:
        theme = self.pick(Theme.objects, at)
        self.attempt(
            "taken_up.take_up",
            lambda: taken_up.take_up(
                actor=self.village.actor(who), title=f"About {theme.name}", meeting=self.village.meeting, themes=[theme]
            ),
        )

    @precondition(lambda self: Matter.objects.exists() and self.codes)
    @rule(who=EVERYBODY, matter=PICK, voice=PICK)
    def feed(self, who: str, matter: int, voice: int) -> None:
        row = {"matter": self.pick(Matter.objects, matter), "voices": [self.pick(Voice.objects, voice)]}
        self.attempt("taken_up.feed", lambda: taken_up.feed(actor=self.village.actor(who), **row))

    @precondition(lambda self: Matter.objects.exists())
    @rule(who=EVERYBODY, at=PICK, words=WORDS, note=st.booleans())
    def prepare(self, who: str, at: int, words: str, note: bool) -> None:
        matter, actor = self.pick(Matter.objects, at), self.village.actor(who)
        if note:
            move = lambda: taken_up.write_impact_note(actor=actor, matter=matter, words=words)  # noqa: E731
            self.attempt("taken_up.write_impact_note", move)
        else:
            move = lambda: taken_up.put_on_agenda(actor=actor, matter=matter, meeting=self.village.meeting)  # noqa: E731
            self.attempt("taken_up.put_on_agenda", move)

    @precondition(lambda self: AgendaItem.objects.exists())
    @rule(who=EVERYBODY, at=PICK, words=WORDS, reason=WORDS, stands=st.lists(STANDS, min_size=5, max_size=5))
    def decide(self, who: str, at: int, words: str, reason: str, stands: list[Stand]) -> None:
        item = self.pick(AgendaItem.objects, at)
        seats = ("river", "heron", "willow", "lantern", "ferry")
        stood = {self.village.seats[seat]: (stand, words) for seat, stand in zip(seats, stands, strict=True)}
        self.attempt(
            "decided.decide_by_consent",
            lambda: decided.decide_by_consent(
                actor=self.village.actor(who), item=item, words=words, stands=stood, reason=reason
            ),
        )

    @precondition(lambda self: Decision.objects.exists())
    @rule(who=EVERYBODY, at=PICK, words=WORDS)
    def recommend(self, who: str, at: int, words: str) -> None:
        row = {"decision": self.pick(Decision.objects, at), "office": self.village.chief, "words": words}
        self.attempt("decided.recommend", lambda: decided.recommend(actor=self.village.actor(who), **row))

    @precondition(lambda self: Recommendation.objects.exists())
    @rule(who=OFFICE, at=PICK, kind=st.sampled_from(ReplyKind), reason=WORDS)
    def reply(self, who: str, at: int, kind: ReplyKind, reason: str) -> None:
        row = {"recommendation": self.pick(Recommendation.objects, at), "kind": kind, "reason": reason}
        self.attempt("promised.reply", lambda: promised.reply(actor=self.village.actor(who), **row))

    @precondition(lambda self: Matter.objects.exists())
    @rule(who=COMMITTED, at=PICK, side=st.integers(0, 2), words=WORDS, days=st.integers(-1, 40))
    def commit_to(self, who: str, at: int, side: int, words: str, days: int) -> None:
        due = clock.today() + timedelta(days=self.days + days)
        row = {"matter": self.pick(Matter.objects, at), "side": self.side(side), "words": words, "due": due}
        self.attempt("promised.commit_to", lambda: promised.commit_to(actor=self.village.actor(who), **row))

    def side(self, number: int) -> promised.Side:
        return (
            promised.Side(office=self.village.chief),
            promised.Side(organisation=self.village.charity),
            promised.Side(group=self.village.forum),
        )[number]

    @precondition(lambda self: Commitment.objects.exists())
    @rule(who=COMMITTED, at=PICK, side=st.integers(0, 2), words=WORDS, which=st.integers(0, 2))
    def keep_promise(self, who: str, at: int, side: int, words: str, which: int) -> None:
        commitment, actor = self.pick(Commitment.objects, at), self.village.actor(who)
        act, move = (
            ("promised.join_in", lambda: promised.join_in(actor=actor, commitment=commitment, side=self.side(side))),
            ("promised.tell_progress", lambda: promised.tell_progress(actor=actor, commitment=commitment, words=words)),
            (
                "promised.claim_done",
                lambda: promised.claim_done(actor=actor, commitment=commitment, words=words, outcome=words),
            ),
        )[which]
        self.attempt(act, move)

    @precondition(lambda self: Matter.objects.exists())
    @rule(who=EVERYBODY, at=PICK, kind=st.sampled_from(AnswerKind), words=WORDS, reason=WORDS)
    def answer(self, who: str, at: int, kind: AnswerKind, words: str, reason: str) -> None:
        matter, actor = self.pick(Matter.objects, at), self.village.actor(who)
        by = clock.today() + timedelta(days=30)
        made = self.attempt(
            "answered.answer",
            lambda: answered.answer(actor=actor, matter=matter, kind=kind, words=words, reason=reason, next_word_by=by),
        )
        assert not (made and Role.HOST in actor.roles)

    @precondition(lambda self: Answer.objects.exists() and self.codes)
    @rule(who=EVERYBODY, at=PICK, voice=PICK, yes=st.booleans(), because=WORDS)
    def judge(self, who: str, at: int, voice: int, yes: bool, because: str) -> None:
        answer, said = self.pick(Answer.objects, at), self.pick(Voice.objects, voice)
        before = Verdict.objects.standing().filter(voice=said, answer=answer, answers_me=yes, because=because)
        if before.exists():
            return
        row = {"receipt": self.codes[said.pk], "answer": answer, "answers_me": yes, "because": because}
        self.attempt("answered.judge", lambda: answered.judge(actor=self.village.actor(who), **row))

    @precondition(lambda self: DirectAnswer.objects.exists())
    @rule(who=EVERYBODY, at=PICK, yes=st.booleans())
    def judge_direct(self, who: str, at: int, yes: bool) -> None:
        direct = self.pick(DirectAnswer.objects, at)
        if Verdict.objects.standing().filter(direct=direct, answers_me=yes).exists():
            return
        row = {"receipt": self.codes[direct.voice_id], "direct": direct, "answers_me": yes}
        self.attempt("answered.judge", lambda: answered.judge(actor=self.village.actor(who), **row))

    @precondition(lambda self: Answer.objects.exists() and self.codes)
    @rule(who=EVERYBODY, at=PICK, voice=PICK, yes=st.booleans())
    def judge_for(self, who: str, at: int, voice: int, yes: bool) -> None:
        row = {"answer": self.pick(Answer.objects, at), "voice": self.pick(Voice.objects, voice), "answers_me": yes}
        self.attempt("answered.judge_for", lambda: answered.judge_for(actor=self.village.actor(who), **row))

    @rule(days=st.integers(1, 30))
    def time_goes_by(self, days: int) -> None:
        self.days += days

    # Rules of the path

    @invariant()
    def tallies_equal_a_recount(self) -> None:
        tally = dict(Tally.objects.values_list("name", "value"))
        voices = list(Voice.objects.values_list("pk", flat=True))
        yes = Verdict.objects.standing().filter(answers_me=True, by=By.SPEAKER)
        assert tally.get("heard", 0) == len(voices)
        assert tally.get("answered", 0) == len(answered_among(voices))
        assert tally.get("changed", 0) == yes.values("voice").distinct().count()
        assert tally.get("matters", 0) == Matter.objects.count()

    @invariant()
    def no_end_without_an_answer(self) -> None:
        for feed in Feed.objects.exclude(answered_in=None):
            assert feed.answers.filter(answer__kind__in=ENDS).exists()
            assert Entry.objects.filter(pk=feed.answered_in, act__startswith="answered.").exists()

    @invariant()
    def no_no_without_a_reason(self) -> None:
        assert not Reply.objects.exclude(kind=ReplyKind.ACCEPTED).filter(reason__regex=r"^\s*$").exists()
        assert not Answer.objects.exclude(kind=AnswerKind.DONE).filter(reason__regex=r"^\s*$").exists()
        assert not Decision.objects.filter(agreed=False, reason__regex=r"^\s*$").exists()

    @invariant()
    def a_no_opens_it_again(self) -> None:
        for verdict in Verdict.objects.standing().filter(answers_me=False, answer__isnull=False):
            newer = Answer.objects.filter(
                to__feed__voice=verdict.voice, matter=verdict.answer.matter, pk__gt=verdict.answer_id, kind__in=ENDS
            )
            feed = Feed.objects.get(voice=verdict.voice, matter=verdict.answer.matter)
            assert newer.exists() or feed.answered_in is None

    @invariant()
    def what_waits_is_where_somebody_looks(self) -> None:
        lost = Voice.objects.filter(placings__isnull=True, direct_answers__isnull=True, feeds__isnull=True)
        assert not lost.exclude(moved_in=None).exists()

    @invariant()
    def figures_on_rows_are_right(self) -> None:
        for theme in Theme.objects.all():
            assert theme.voices == theme.placings.standing().count()
        for matter in Matter.objects.all():
            assert matter.voices == matter.feeds.count()
        for answer in Answer.objects.all():
            standing = answer.verdicts.standing()
            assert (answer.yes, answer.no) == (
                standing.filter(answers_me=True).count(),
                standing.filter(answers_me=False).count(),
            )


@pytest.mark.django_db
def test_random_histories_keep_the_rules(settings: Any, tmp_path: Path) -> None:
    settings.FORUM_DATA = tmp_path  # the ledger of words that are gone
    run_state_machine_as_test(Histories)


@pytest.mark.django_db
@pytest.mark.parametrize("act", sorted(NEVER_BY_HOST))
def test_the_host_alone_never_closes(act: str) -> None:
    village = build()
    from forum.people import policy

    for name in ("hal", "dee", "eve"):
        with pytest.raises(NotYours):
            policy.require(village.actor(name), act)
