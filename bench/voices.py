"""The lives of a county's voices: heard, sorted, answered on the short road, and what their speakers say of it."""

import random
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from bench.bulk import Row, Table
from bench.house import Size
from bench.ledger import SPAN, Ledger
from bench.phrases import title, words
from forum.ground import codes
from forum.journey.answered.models import Verdict
from forum.journey.heard.models import Consent, Contact, Reading, Receipt, Voice
from forum.journey.taken_up.models import DirectAnswer
from forum.journey.themed.models import Placing, Theme
from forum.record import commitment

SHORT_ROAD = 0.6
AT_ODDS = "It is not what I meant."


def sending(number: int) -> str:
    """The token that a voice's form was sent with: from it the bench knows the receipt."""
    return f"bench {number}"


def code(number: int) -> str:
    return codes.derived(key=settings.RECEIPT_KEY, sending=sending(number))


@dataclass
class Life:
    """One voice and where it stands."""

    row: Row
    placings: dict[int, Row] = field(default_factory=dict)  # by theme
    direct: Row | None = None
    feeds: list[Row] = field(default_factory=list)
    verdicts: dict[str, Row] = field(default_factory=dict)  # the standing one of each answer

    @property
    def subject(self) -> str:
        return f"voice:{self.row['public_id']}"

    @property
    def figures(self) -> tuple[int, int]:
        """What it adds to 'answered' and 'changed'."""
        fed = bool(self.feeds) and all(feed["answered_in"] is not None for feed in self.feeds)
        direct = self.direct is not None and self.direct["reopened_in"] is None
        return int(fed or direct), int(any(verdict["answers_me"] for verdict in self.verdicts.values()))


def change(before: tuple[int, int], after: tuple[int, int]) -> dict[str, int]:
    return {"answered": after[0] - before[0], "changed": after[1] - before[1]}


class Voices:
    def __init__(self, ledger: Ledger, size: Size, people: list[int]) -> None:
        self.ledger, self.size, self.people = ledger, size, people
        self.receipts, self.contacts = Table(Receipt, stream=True), Table(Contact, stream=True)
        self.consents, self.readings = Table(Consent, stream=True, until=None), Table(Reading, stream=True, fit=True)
        self.voices, self.placings = Table(Voice), Table(Placing, until=None, objected=False)
        self.directs, self.verdicts = Table(DirectAnswer, reopened_in=None), Table(Verdict, standing=True)
        self.themes = Table(Theme)
        self.lives: list[Life] = []
        self.for_matters: list[Life] = []  # themed, and waiting to be taken up

    @property
    def chance(self) -> random.Random:
        return self.ledger.chance

    def each_day(self) -> None:
        """Hear this day's share, and sort again what was sorted, until the record has its share as well."""
        while len(self.themes.rows) < min(self.size.themes, 4 + self.size.themes * self.ledger.day * 4 // SPAN):
            self._name_theme()
        while len(self.lives) < self.size.voices * (self.ledger.day + 1) // SPAN:
            self._hear()
        share = self.size.entries * (self.ledger.day + 1) // SPAN
        while self.ledger.sequence < share and self.lives:
            self._sort(self.chance.choice(self.lives))

    def _name_theme(self) -> None:
        theme = self.themes.add(
            public_id=self.ledger.new_id(), name=title(self.chance, self.themes.last + 1),
            in_short=words(self.chance, 1), made_at=self.ledger.moment(), voices=0,
        )  # fmt: skip
        self._sorted("themed.name_theme", subject=f"theme:{theme['public_id']}", theme=theme)

    def _hear(self) -> None:
        number, now = len(self.lives), self.ledger.moment()
        receipt = self.receipts.add(fingerprint=codes.fingerprint(code(number), key=settings.RECEIPT_KEY), made_at=now)
        salt, said = self.chance.randbytes(16), words(self.chance)
        row = self.voices.add(
            public_id=self.ledger.new_id(), receipt_id=receipt["id"], words=said, salt=salt,
            said_on=self.ledger.date.isoformat(), heard_at=now, channel="card" if number % 3 else "online",
            gathering_id=None, speaker_id=None, recorded_by_id=None, import_key=None, moved_in=None,
        )  # fmt: skip
        life = Life(row)
        self.lives.append(life)
        self._wishes(row, now)
        self.ledger.act(
            "heard.hear", subject=life.subject, actor="somebody", facts={"seal": commitment(said, salt)},
            tally={"heard": 1},
        )  # fmt: skip
        self.ledger.later(self.chance.randint(1, 4), lambda: self._begin(life))

    def _wishes(self, row: Row, now: str) -> None:
        if self.chance.random() < 0.4:
            self.contacts.add(voice_id=row["id"], way="email", address=f"speaker{row['id']}@county.example")
        if self.chance.random() < 0.5:
            self.consents.add(voice_id=row["id"], purpose="publish", since=now)
            self.readings.add(voice_id=row["id"], reader_id=self.chance.choice(self.people), read_at=now)

    def _begin(self, life: Life) -> None:
        self._place(life, self.chance.choice(self.themes.rows))
        if self.chance.random() < SHORT_ROAD:
            self.ledger.later(self.chance.randint(1, 15), lambda: self._answer(life))
        else:
            self.for_matters.append(life)

    def _sort(self, life: Life) -> None:
        """Move a voice from one theme to another, as members do when they see more clearly."""
        if len(life.placings) > 1:
            self._take_out(life, next(iter(life.placings.values())))
        else:
            self._place(life, self.chance.choice(self.themes.rows))

    def _place(self, life: Life, theme: Row) -> None:
        if theme["id"] in life.placings:
            return
        life.placings[theme["id"]] = self.placings.add(
            voice_id=life.row["id"], theme_id=theme["id"], placed_by_id=self.chance.choice(self.people),
            since=self.ledger.moment(),
        )  # fmt: skip
        theme["voices"] += 1
        self._moved(life, self._sorted("themed.theme_under", subject=life.subject, theme=theme))

    def _take_out(self, life: Life, placing: Row) -> None:
        theme = self.themes.rows[placing["theme_id"] - self.themes.rows[0]["id"]]
        placing["until"] = self.ledger.moment()
        theme["voices"] -= 1
        del life.placings[theme["id"]]
        self._sorted("themed.take_out", subject=life.subject, theme=theme)

    def _sorted(self, act: str, *, subject: str, theme: Row) -> int:
        facts = {"theme": theme["public_id"], "name": theme["name"]}
        return self.ledger.act(act, subject=subject, actor="a member", facts=facts)

    @staticmethod
    def _moved(life: Life, entry: int) -> None:
        if life.row["moved_in"] is None:
            life.row["moved_in"] = entry

    def _answer(self, life: Life) -> None:
        before = life.figures
        life.direct = self.directs.add(
            public_id=self.ledger.new_id(), voice_id=life.row["id"], kind="answer", words=words(self.chance, 2),
            answered_by_id=self.chance.choice(self.people), answered_at=self.ledger.moment(),
        )  # fmt: skip
        direct = life.direct
        entry = self.ledger.act(
            "taken_up.answer_directly", subject=life.subject, actor="a member",
            facts={"kind": "answer", "answer": direct["public_id"]}, tally=change(before, life.figures),
            about={"direct": direct["public_id"]},
        )  # fmt: skip
        self._moved(life, entry)
        if self.chance.random() < 0.6:
            self.ledger.later(self.chance.randint(1, 20), lambda: self._judge(life, direct))

    def _judge(self, life: Life, direct: Row) -> None:
        yes = self.chance.random() < 0.8

        def note(entry: int) -> None:
            direct["reopened_in"] = None if yes else entry
            life.row["moved_in"] = life.row["moved_in"] if yes else None

        self.judged(
            life, yes=yes, key=f"direct {direct['id']}", on={"direct_id": direct["id"], "answer_id": None},
            facts={"answer": direct["public_id"]}, note=note,
        )  # fmt: skip
        if not yes:
            self.ledger.later(self.chance.randint(1, 10), lambda: self._answer(life))

    def judged(self, life: Life, *, yes: bool, key: str, on: Row, facts: dict[str, Any], note: Any) -> None:
        """Let a speaker tell us; `note` writes what follows from it, given the number of the entry."""
        before = life.figures
        life.verdicts[key] = self.verdicts.add(
            voice_id=life.row["id"], answers_me=yes, because="" if yes else AT_ODDS, by="speaker",
            given_at=self.ledger.moment(), **on,
        )  # fmt: skip
        note(self.ledger.sequence + 1)
        self.ledger.act(
            "answered.judge", subject=life.subject, actor="somebody", facts={"answers them": yes, **facts},
            tally=change(before, life.figures), about={"verdict": self.verdicts.last},
        )  # fmt: skip

    def write(self) -> None:
        for table in (self.receipts, self.contacts, self.consents, self.readings, self.themes, self.voices,
                      self.placings, self.directs, self.verdicts):  # fmt: skip
            table.write()
