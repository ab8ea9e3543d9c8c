"""An index of words: putting rows in, taking them out, finding them. What is typed never reaches it but as words."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Length

from forum.ground.fulltext import matching
from forum.ground.fulltext.models import Filled, Word
from forum.ground.fulltext.operations import table
from forum.ground.fulltext.words import SILENT, forms, nearest, slips, typed, words_of

AT_ONCE = 500
LOOKED_AT = 3  # times as many as are wanted, for some fall out
MUCH_SAID = 5  # telling words, from which on sharing one of them says little
TELLING = 12  # words that are looked for to find something alike
ROWS_TO_WEIGH = 4_000  # and in how many rows these may stand, so that it stays quick however much there is
EVERYWHERE = 0.2  # a word in more rows than that tells nothing
ONE_OF_FEW = 20
RARE = 3  # a word in fewer rows may be a slip itself
MOST_MENDED = 4
ONE_MORE = """
INSERT INTO fulltext_word ("index", word, rows) VALUES (%s, %s, %s)
ON CONFLICT ("index", word) DO UPDATE SET rows = fulltext_word.rows + excluded.rows
"""
ONE_FEWER = 'UPDATE fulltext_word SET rows = rows - %s WHERE "index" = %s AND word = %s'

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Found:
    """Rows, the best first; `meant` is what was looked for where something may have been mistyped."""

    rows: list[int]
    meant: str = ""


@dataclass(frozen=True)
class Index:
    """The index of that name, made by the migration operation `CreateIndex`."""

    name: str

    @transaction.atomic
    def put(self, rows: Iterable[tuple[int, str]]) -> None:
        """Put rows in, or put them right. The caller holds the rows, so that nobody deletes their words meanwhile."""
        kept = {row: " ".join(words_of(text)) for row, text in rows}
        self.forget(kept)
        new = [(row, words) for row, words in kept.items() if words]
        with connection.cursor() as sql:
            sql.executemany(f"INSERT INTO {self._table} ({self._key}, words) VALUES (%s, %s)", new)  # noqa: S608 - our name
        self._count(Counter(word for _row, words in new for word in set(words.split())))

    @transaction.atomic
    def forget(self, rows: Iterable[int]) -> None:
        """Take rows out, words and all. Their bytes are gone from the files after `compact`."""
        ids = list(rows)
        gone: Counter[str] = Counter()
        with connection.cursor() as sql:
            for start in range(0, len(ids), AT_ONCE):
                piece = ids[start : start + AT_ONCE]
                those = f"{self._key} IN ({', '.join(['%s'] * len(piece))})"
                sql.execute(f"SELECT words FROM {self._table} WHERE {those}", piece)  # noqa: S608 - our own names
                gone.update(word for (words,) in sql.fetchall() for word in set(words.split()))
                sql.execute(f"DELETE FROM {self._table} WHERE {those}", piece)  # noqa: S608 - the same
        if gone:
            self._count(Counter({word: -count for word, count in gone.items()}))
            Word.objects.filter(index=self.name, rows=0).delete()

    def compact(self) -> None:
        """Write the index anew, so that nothing of what it forgot is left in it. Outside of any transaction.

        On SQLite the pages that this frees are cleared by the VACUUM of the whole file, which the caller sees to.
        """
        with connection.cursor() as sql:
            if connection.vendor == "sqlite":
                sql.execute(f"INSERT INTO {self._table} ({self._table}) VALUES ('rebuild')")  # noqa: S608 - our name
            else:
                sql.execute(f"VACUUM FULL {self._table}")
                sql.execute(f"VACUUM FULL {Word._meta.db_table}")

    def search(self, text: str, limit: int = 20) -> Found:
        """Rows with all these words in any form; mistyped ones are forgiven; if none has all, rows with some."""
        words = self._forgiving(typed(text))
        wanted = [[form for one in (word, *others) for form in forms(one)] for word, others in words]
        rows = self._match(wanted, limit)
        if not rows and len(wanted) > 1:
            rows = self._match(wanted, limit, every=False)
        mended = any(others for _word, others in words)
        return Found(rows=rows, meant=" ".join([*others, word][0] for word, others in words) if mended else "")

    def mended(self, words: Sequence[str]) -> list[tuple[str, list[str]]]:
        """Each word with those that were likely meant, for a caller that looks for them in its own way."""
        return self._forgiving(words)

    def similar(self, text: str, limit: int = 5, *, but: Iterable[int] = ()) -> list[int]:
        """Rows that share this text's most telling words, the most alike first; `but` are left out."""
        telling = self._telling(text)
        left_out = set(but)
        rows = matching.alike(self._table, telling, limit=LOOKED_AT * (limit + len(left_out)))
        if len(telling) >= MUCH_SAID:
            rows = self._share_two(rows, telling)
        return [row for row in rows if row not in left_out][:limit]

    def hold(self) -> int:
        """Take hold of the filling until the transaction ends; return how far it has got."""
        Filled.objects.get_or_create(pk=self.name)
        return Filled.objects.select_for_update().get(pk=self.name).upto

    def upto(self) -> int:
        """How far it has been filled, without waiting for anybody."""
        return Filled.objects.filter(pk=self.name).values_list("upto", flat=True).first() or 0

    def move_on(self, *, to: int) -> None:
        """Note how far it has been filled, in the transaction that `hold` began."""
        Filled.objects.filter(pk=self.name).update(upto=to)

    @property
    def _table(self) -> str:
        return table(self.name)

    @property
    def _key(self) -> str:
        return matching.KEY[connection.vendor]

    def _count(self, change: Counter[str]) -> None:
        # In the order of the alphabet, so that two at once wait for each other and never in a ring.
        more = [(self.name, word, rows) for word, rows in sorted(change.items()) if rows > 0]
        fewer = [(-rows, self.name, word) for word, rows in sorted(change.items()) if rows < 0]
        with connection.cursor() as sql:
            if more:
                sql.executemany(ONE_MORE, more)
            if fewer:
                sql.executemany(ONE_FEWER, fewer)

    def _forgiving(self, words: Sequence[str]) -> list[tuple[str, list[str]]]:
        """Each word, with those that were likely meant where hardly anything stands under it as it was typed."""
        known = self._rows_with(words)
        odd = [word for word in words if known.get(word, 0) < RARE and slips(word)][:MOST_MENDED]
        odd = [word for word in odd if word in known or not self._match([[word]], 1)]
        return [(word, self._likely(word, known.get(word, 0)) if word in odd else []) for word in words]

    def _rows_with(self, words: Sequence[str]) -> dict[str, int]:
        """In how many rows each of these words stands; asked for each search, so in plain SQL."""
        if not words:
            return {}
        those = ", ".join(["%s"] * len(words))
        with connection.cursor() as sql:
            asked = f'SELECT word, rows FROM fulltext_word WHERE "index" = %s AND word IN ({those})'  # noqa: S608 - ours
            sql.execute(asked, [self.name, *words])
            return dict(sql.fetchall())

    def _likely(self, word: str, rows: int) -> list[str]:
        """The words that somebody who typed this may have meant; they stand in many more rows than it does."""
        size, room = len(word), slips(word)
        near = self._known().annotate(size=Length("word")).filter(size__gte=size - room, rows__gt=rows * RARE)
        near = near.filter(Q(size__lte=size + room) | Q(word__startswith=word))
        return nearest(word, near.exclude(word=word).values_list("word", "rows"))

    def _known(self) -> "QuerySet[Word]":
        return Word.objects.filter(index=self.name)

    def _telling(self, text: str) -> dict[str, float]:
        """The rarest words of a text that others use too, and how much each tells."""
        mine = {word for word in words_of(text) if word not in SILENT}
        known = self._known().filter(word__in=mine, rows__gt=1).order_by("rows", "word").values_list("word", "rows")
        all_rows, weighed = self._size(), 0
        telling: dict[str, float] = {}
        for word, rows in known[: TELLING * 4]:
            weighed += rows
            often = all_rows >= ONE_OF_FEW and rows > all_rows * EVERYWHERE
            if len(telling) == TELLING or often or (telling and weighed > ROWS_TO_WEIGH):
                break
            telling[word] = math.log1p(all_rows / rows)
        return telling

    def _share_two(self, rows: list[int], telling: Iterable[str]) -> list[int]:
        """Those that share more than one word with a long text: any two long texts share some word by chance."""
        if not rows:
            return []
        begun = {word[: max(4, len(word) - 3)] for word in telling}
        with connection.cursor() as sql:
            those = f"{self._key} IN ({', '.join(['%s'] * len(rows))})"
            sql.execute(f"SELECT {self._key}, words FROM {self._table} WHERE {those}", rows)  # noqa: S608 - our own names
            said = dict(sql.fetchall())
        shared = {row: sum(any(word.startswith(one) for word in said[row].split()) for one in begun) for row in said}
        return [row for row in rows if shared.get(row, 0) > 1]

    def _size(self) -> int:
        """About how many rows there are: the highest of them, which no table has to be counted for."""
        with connection.cursor() as sql:
            sql.execute(f"SELECT max({self._key}) FROM {self._table}")  # noqa: S608 - our own names
            ((highest,),) = sql.fetchall()
        return int(highest or 0)

    def _match(self, wanted: Sequence[Sequence[str]], limit: int, *, every: bool = True) -> list[int]:
        if not wanted:
            return []
        return matching.rows(self._table, wanted, every=every, limit=limit)
