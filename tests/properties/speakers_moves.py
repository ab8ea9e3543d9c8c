"""What speakers do with their words in random histories: take them back, let them stand, change them."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from forum.ground import clock
from forum.journey.heard import actions as heard
from forum.journey.heard import opening
from forum.journey.heard.models import Voice, Withdrawal
from forum.journey.heard.rules import A_DAY
from forum.operations import forgetting
from forum.record import commitment
from forum.record.models import Entry, Tally
from tests.fixtures.village import Village

ALL = ["ada", "bo", "cy", "dee", "eve", "flo", "gus", "hal", "ida", "vic"]
EVERYBODY = st.sampled_from(["ada", "ada", "bo", *ALL])  # Everybody tries; members a little more often.
WORDS = st.sampled_from(
    [
        "",
        "  ",
        "It is a long way.",
        "We tried.",
        "The bus stops at five.",
        "Nobody rang back.",
        "Thank you for the garden.",
    ]
)
PICK = st.integers(min_value=0, max_value=3)


class SpeakersMoves(RuleBasedStateMachine):
    """Their moves, for a machine that says how moves are tried."""

    village: Village
    codes: dict[int, str]
    days: int
    attempt: Any
    pick: Any

    @precondition(lambda self: self.codes)
    @rule(who=EVERYBODY, at=PICK, by_receipt=st.booleans(), back=st.booleans())
    def take_back(self, who: str, at: int, by_receipt: bool, back: bool) -> None:
        """Take words back or let them stand after all, by the receipt alone or as whoever opened them."""
        voice, actor = self.pick(Voice.objects, at), self.village.actor(who)
        proof = {"receipt": self.codes[voice.pk]} if by_receipt else {"keep": opening.pass_for(voice)}
        if back == (voice.withdrawn_at is not None):
            return  # As it is already: a second tap, which changes nothing.
        act, move = (
            ("heard.withdraw", lambda: heard.withdraw(actor=actor, **proof))
            if back
            else ("heard.undo_withdrawal", lambda: heard.undo_withdrawal(actor=actor, **proof))
        )
        before = {voice.pk: (voice.words, voice.moved_in, voice.first_read_at)}
        self.attempt(act, move)
        voice.refresh_from_db()
        assert {voice.pk: (voice.words, voice.moved_in, voice.first_read_at)} == before

    @precondition(lambda self: self.codes)
    @rule(who=EVERYBODY, at=PICK, words=WORDS)
    def change_words(self, who: str, at: int, words: str) -> None:
        keep, actor = opening.pass_for(self.pick(Voice.objects, at)), self.village.actor(who)
        self.attempt("heard.change_words", lambda: heard.change_words(actor=actor, keep=keep, words=words))

    @precondition(lambda self: Withdrawal.objects.filter(done_at=None, undone_at=None).exists())
    @rule(at=PICK)
    def words_go(self, at: int) -> None:
        """What was taken back a day ago is deleted, and no public figure moves."""
        asked = self.pick(Withdrawal.objects.filter(done_at=None, undone_at=None), at)
        tallies, entries = dict(Tally.objects.values_list("name", "value")), Entry.objects.count()
        with clock.travelled_to(clock.now() + timedelta(days=self.days)):
            due = asked.asked_at <= clock.now() - A_DAY
            assert forgetting.carry_out(asked.voice_id) == due
        assert (dict(Tally.objects.values_list("name", "value")), Entry.objects.count()) == (tallies, entries)

    @invariant()
    def what_is_taken_back_is_seen_by_nobody_and_then_gone(self) -> None:
        standing = set(Withdrawal.objects.filter(undone_at=None).values_list("voice", flat=True))
        assert set(Voice.objects.exclude(withdrawn_at=None).values_list("pk", flat=True)) == standing
        assert not (set(Voice.objects.shown_to_all().values_list("pk", flat=True)) & standing)
        for gone in Voice.objects.filter(withdrawals__done_at__isnull=False):
            assert (gone.words, bytes(gone.salt)) == ("", b"")
            assert not gone.readings.exists()
            assert not gone.consents.exists()
            assert not gone.verdicts.exclude(because="").exists()
        for kept in Voice.objects.exclude(withdrawals__done_at__isnull=False):
            last = Entry.objects.filter(act__in=["heard.hear", "heard.change_words"]).about(f"voice:{kept.public_id}")
            assert last.latest("sequence").facts == {"seal": commitment(kept.words, bytes(kept.salt))}
