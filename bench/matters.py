"""The lives of a county's matters, from being taken up to what those who raised them say."""

from dataclasses import dataclass, field
from typing import Any

from bench.bulk import Row, Table
from bench.house import House, Size
from bench.ledger import SPAN, Ledger
from bench.phrases import title, words
from bench.voices import Life, Voices
from forum.journey.answered.models import Answer, AnswerTo
from forum.journey.decided.models import Decision, Recommendation, Stance
from forum.journey.promised.models import Claim, Commitment, Outcome, Party, Progress, Reopening, Reply
from forum.journey.taken_up.models import AgendaItem, Feed, ImpactNote, Matter
from forum.people.membership.models import Terms
from forum.rooms.gatherings.models import Slot

# The newest are spread over the last months in a county of any size, so that first pages show the same mixture.
NEWEST, BETWEEN = 20, 9


@dataclass
class Course:
    """One matter and where it stands."""

    row: Row
    facts: dict[str, Any]
    feeds: list[tuple[Row, Life]] = field(default_factory=list)
    commitments: list[Row] = field(default_factory=list)
    decision: Row = field(default_factory=dict)
    newest: dict[int, int] = field(default_factory=dict)  # the last answer to each feed

    @property
    def subject(self) -> str:
        return f"matter:{self.row['public_id']}"


class Matters:
    def __init__(self, ledger: Ledger, size: Size, house: House, voices: Voices) -> None:
        self.ledger, self.house, self.voices = ledger, house, voices
        self.chance = ledger.chance
        self.matters, self.raised = Table(Matter), Table(Matter.themes.through)
        self.feeds, self.slots, self.items = Table(Feed, answered_in=None), Table(Slot), Table(AgendaItem)
        self.notes, self.decisions, self.stances = Table(ImpactNote), Table(Decision), Table(Stance)
        self.asked, self.replies = Table(Recommendation, replied_in=None), Table(Reply)
        self.commitments, self.parties = Table(Commitment, claimed_in=None), Table(Party)
        self.progress, self.claims, self.outcomes = Table(Progress), Table(Claim), Table(Outcome)
        self.answers, self.told, self.reopenings = Table(Answer), Table(AnswerTo), Table(Reopening)
        self.terms = Terms.objects.get(group=house.county.forum).pk
        self.fed: list[Life] = []
        self.slots_in: dict[int, int] = {}
        older = size.matters - NEWEST
        days = [90 + number * (SPAN - 90 - NEWEST * BETWEEN - 60) // older for number in range(older)]
        for day in [*days, *(SPAN - BETWEEN * number for number in range(NEWEST, 0, -1))]:
            ledger.calendar[day].append(self._take_up)

    def _act(self, course: Course, act: str, actor: str = "a member", **more: Any) -> int:
        facts = {**course.facts, **more.pop("facts", {})}
        return self.ledger.act(act, subject=course.subject, actor=actor, facts=facts, **more)

    def _meeting(self, *, ahead: int) -> int:
        """The first meeting after so many days, or the last before."""
        day = self.ledger.day + ahead
        return next((key for when, key in self.house.meetings if when >= day), self.house.meetings[-1][1])

    def _take_up(self) -> None:
        early = self.chance.random() < 0.05
        number = self.matters.last + 1
        row = self.matters.add(
            public_id=self.ledger.new_id(), title=title(self.chance, number), in_short=words(self.chance, 1),
            origin="host" if early else "voices", taken_up_at_id=None if early else self._meeting(ahead=-60),
            opened_at=self.ledger.moment(), voices=0, brought_early=early, what_is_fixed="The money." if early else "",
            what_is_open="Where, when and how." if early else "", open_until=self.ledger.date_in(60) if early else None,
        )  # fmt: skip
        course = Course(row, {"title": row["title"]})
        waiting = self.voices.for_matters
        taken = [waiting.pop() for _ in range(min(len(waiting), self.chance.randint(8, 24)))]
        for theme in {next(iter(life.placings), 0) for life in taken[:2]} - {0}:
            self.raised.add(matter_id=row["id"], theme_id=theme)
        self._tie(course, "taken_up.bring_early" if early else "taken_up.take_up", taken, {"matters": 1})
        self._plan(course)

    def _plan(self, course: Course) -> None:
        for days in (4, 9):
            self.ledger.later(days, lambda: self._feed(course))
        for days in (10, 12, 15):
            self.ledger.later(days, lambda: self._note(course))
        self.ledger.later(16, lambda: self._put_on_agenda(course))

    def _feed(self, course: Course) -> None:
        have = {feed["voice_id"] for feed, _ in course.feeds}
        again = [life for life in self.fed[-200:] if len(life.feeds) < 2 and life.row["id"] not in have]
        waiting = self.voices.for_matters
        more = [waiting.pop() for _ in range(min(len(waiting), 2))]
        self._tie(course, "taken_up.feed", [*more, *self.chance.sample(again, min(len(again), 1))])

    def _tie(self, course: Course, act: str, lives: list[Life], tally: dict[str, int] | None = None) -> None:
        before = sum(life.figures[0] for life in lives)
        for life in lives:
            feed = self.feeds.add(matter_id=course.row["id"], voice_id=life.row["id"], since=self.ledger.moment())
            course.feeds.append((feed, life))
            life.feeds.append(feed)
            self.fed.append(life)
        course.row["voices"] += len(lives)
        answered = sum(life.figures[0] for life in lives) - before
        entry = self._act(course, act, facts={"voices": len(lives)}, tally={**(tally or {}), "answered": answered})
        for life in lives:
            life.row["moved_in"] = life.row["moved_in"] or entry

    def _note(self, course: Course) -> None:
        self.notes.add(
            matter_id=course.row["id"], words=words(self.chance, 2), signed="", written_by_id=None,
            written_at=self.ledger.moment(),
        )  # fmt: skip
        self._act(course, "taken_up.write_impact_note")

    def _put_on_agenda(self, course: Course) -> None:
        meeting = self._meeting(ahead=0)
        order = self.slots_in[meeting] = self.slots_in.get(meeting, 0) + 1
        slot = self.slots.add(gathering_id=meeting, order=order, minutes=20, title=course.row["title"])
        item = self.items.add(slot_id=slot["id"], matter_id=course.row["id"])
        self._act(course, "taken_up.put_on_agenda", facts={"gathering": f"meeting {meeting}"})
        self.ledger.later(8, lambda: self._decide(course, item["id"]))

    def _decide(self, course: Course, item: int) -> None:
        course.decision = self.decisions.add(
            public_id=self.ledger.new_id(), matter_id=course.row["id"], item_id=item, means="consent", agreed=True,
            words=words(self.chance, 2), reason="", terms_id=self.terms, decided_at=self.ledger.moment(),
        )  # fmt: skip
        for number, seat in enumerate(list(self.house.county.seats.values())[:8]):
            aside = number == 7 and self.chance.random() < 0.4
            self.stances.add(
                decision_id=course.decision["id"], seat_id=seat.pk, stand="aside" if aside else "consent",
                words="I would rather wait." if aside else "",
            )  # fmt: skip
        self._act(
            course, "decided.decide_by_consent", "the forum", tally={"decisions": 1},
            facts={"decision": course.decision["public_id"], "agreed": True, "seats": {"consent": 8}},
        )  # fmt: skip
        self.ledger.later(1, lambda: self._recommend(course))

    def _recommend(self, course: Course) -> None:
        office = self.chance.choice([self.house.county.offices[slug] for slug in ("nursing", "estates")])
        by = self.ledger.date_in(28)
        asked = self.asked.add(
            public_id=self.ledger.new_id(), decision_id=course.decision["id"], office_id=office.pk,
            words=words(self.chance, 1), made_at=self.ledger.moment(), reply_by=by,
        )  # fmt: skip
        self._act(
            course, "decided.recommend", "the forum",
            facts={"recommendation": asked["public_id"], "office": office.slug, "reply by": by},
        )  # fmt: skip
        self.ledger.later(15, lambda: self._reply(course, asked, f"office:{office.slug}"))

    def _reply(self, course: Course, asked: Row, office: str) -> None:
        kind = self.chance.choices(("accepted", "partly", "refused"), (60, 25, 15))[0]
        self.replies.add(
            recommendation_id=asked["id"], kind=kind, reason="" if kind == "accepted" else words(self.chance, 1),
            replied_by_id=None, replied_at=self.ledger.moment(),
        )  # fmt: skip
        facts = {"recommendation": asked["public_id"], "reply": kind}
        asked["replied_in"] = self._act(course, "promised.reply", office, facts=facts)
        if kind == "refused":
            self.ledger.later(10, lambda: self._answer(course, "no"))
            return
        for number in range(2):
            self.ledger.later(2 + number, lambda: self._commit(course, asked))
        for days in (60, 90):
            self.ledger.later(days, lambda: self._claim(course))
        self.ledger.later(100, lambda: self._answer(course, "done"))

    def _commit(self, course: Course, asked: Row) -> None:
        made = self.commitments.add(
            public_id=self.ledger.new_id(), matter_id=course.row["id"], recommendation_id=asked["id"],
            words=words(self.chance, 1), made_at=self.ledger.moment(), due=self.ledger.date_in(120),
        )  # fmt: skip
        course.commitments.append(made)
        party = {"office_id": asked["office_id"], "organisation_id": None, "group_id": None}
        self.parties.add(commitment_id=made["id"], since=self.ledger.moment(), **party)
        facts = {"commitment": made["public_id"], "due": made["due"]}
        self._act(course, "promised.commit_to", "office:nursing", facts=facts, tally={"promises": 1})
        for days in (15, 30, 45, 55):
            self.ledger.later(days, lambda: self._tell_progress(course, made))

    def _tell_progress(self, course: Course, made: Row) -> None:
        self.progress.add(
            commitment_id=made["id"], words=words(self.chance, 1), new_due=None, told_at=self.ledger.moment()
        )
        facts = {"commitment": made["public_id"]}
        self._act(course, "promised.tell_progress", "office:nursing", facts=facts)

    def _claim(self, course: Course) -> None:
        made = next((made for made in course.commitments if made["claimed_in"] is None), None)
        if made is None:
            return
        claim = self.claims.add(commitment_id=made["id"], words=words(self.chance, 1), claimed_at=self.ledger.moment())
        self.outcomes.add(claim_id=claim["id"], words=words(self.chance, 1), evidence="", evidence_link="")
        facts = {"commitment": made["public_id"]}
        made["claimed_in"] = self._act(course, "promised.claim_done", "office:nursing", facts=facts)

    def _answer(self, course: Course, kind: str) -> None:
        lives = [(feed, life) for feed, life in course.feeds if feed["answered_in"] is None]
        if not lives:
            return
        answer = self.answers.add(
            public_id=self.ledger.new_id(), matter_id=course.row["id"], kind=kind, words=words(self.chance),
            reason="" if kind == "done" else words(self.chance, 1), next_word_by=None, answered_by_id=None,
            answered_at=self.ledger.moment(), told=len(lives), yes=0, no=0,
        )  # fmt: skip
        before = sum(life.figures[0] for _, life in lives)
        for feed, life in lives:
            self.told.add(answer_id=answer["id"], feed_id=feed["id"])
            feed["answered_in"] = self.ledger.sequence + 1
            course.newest[feed["id"]] = answer["id"]
            if self.chance.random() < 0.6:
                self.ledger.later(self.chance.randint(1, 25), lambda feed=feed, life=life: self._judge(
                    course, answer, feed, life
                ))  # fmt: skip
        answered = sum(life.figures[0] for _, life in lives) - before
        self._act(
            course, "answered.answer", "the forum", tally={"answered": answered}, about={"answer": answer["id"]},
            facts={"answer": answer["public_id"], "kind": kind, "told": len(lives)},
        )  # fmt: skip

    def _judge(self, course: Course, answer: Row, feed: Row, life: Life) -> None:
        if course.newest[feed["id"]] != answer["id"]:
            return
        yes = self.chance.random() < 0.9
        answer["yes" if yes else "no"] += 1
        again = [] if yes else [made for made in course.commitments if made["claimed_in"] is not None]

        def note(entry: int) -> None:
            feed["answered_in"] = entry if yes else None
            for made in again:
                made["claimed_in"] = None
                self.reopenings.add(commitment_id=made["id"], entry=entry, reopened_at=self.ledger.moment())

        self.voices.judged(
            life, yes=yes, key=f"answer {answer['id']}", on={"direct_id": None, "answer_id": answer["id"]}, note=note,
            facts={"matter": course.row["public_id"], "answer": answer["public_id"], "opened again": len(again)},
        )  # fmt: skip
        if again:
            for days in (30, 35):
                self.ledger.later(days, lambda: self._claim(course))
            self.ledger.later(40, lambda: self._answer(course, "done"))

    def write(self) -> None:
        for table in vars(self).values():
            if isinstance(table, Table):
                table.write()
