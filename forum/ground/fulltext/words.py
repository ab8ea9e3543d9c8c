"""What is a word: the same on both databases, so whatever anybody types is safe, and is found alike."""

import re
import unicodedata
from collections.abc import Iterable
from operator import itemgetter

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

LONGEST = 64
MOST_TYPED = 16
SHORTEST_MENDED = 4
LONG_WORD = 6  # from here on, two slips are forgiven
HISSING = ("s", "x", "z", "ch", "sh")
WORD = re.compile(r"[^\W_]+")
# Words that stand nearly everywhere and tell nothing; PostgreSQL leaves them out by itself.
SILENT = frozenset(
    {
        "a", "about", "above", "after", "again", "against", "all", "am", "an", "and", "any", "are", "as", "at",
        "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "d", "did",
        "do", "does", "doing", "don", "down", "during", "each", "few", "for", "from", "further", "had", "has",
        "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "i", "if",
        "in", "into", "is", "it", "its", "itself", "just", "ll", "m", "me", "more", "most", "my", "myself",
        "no", "nor", "not", "now", "of", "off", "on", "once", "only", "or", "other", "our", "ours", "ourselves",
        "out", "over", "own", "re", "s", "same", "she", "should", "so", "some", "such", "t", "than", "that",
        "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those",
        "through", "to", "too", "under", "until", "up", "ve", "very", "was", "we", "were", "what", "when",
        "where", "which", "while", "who", "whom", "why", "will", "with", "you", "your", "yours", "yourself",
        "yourselves"
    }
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters without accents, in their order."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return [word[:LONGEST] for word in WORD.findall(bare.casefold())]


def typed(text: str) -> list[str]:
    """The words to look for: each once, without those that tell nothing, and no more than anybody means."""
    return [word for word in dict.fromkeys(words_of(text[:2_000])) if word not in SILENT][:MOST_TYPED]


def forms(word: str) -> list[str]:
    """The word, and its one or many where the databases' own stemmers take these for two words: bus, buses."""
    if word.endswith("es") and word[:-2].endswith(HISSING):
        return [word, word[:-2]]
    return [word, f"{word}es"] if word.endswith(HISSING) else [word]


def slips(word: str) -> int:
    """How many slips of the finger are forgiven in a word of this length."""
    if len(word) < SHORTEST_MENDED:
        return 0
    return 2 if len(word) >= LONG_WORD else 1


def nearest(word: str, known: Iterable[tuple[str, int]], *, most: int = 3) -> list[str]:
    """The known words that were most likely meant: few slips away or begun so, the most common first."""
    rows = dict(known)
    begun = [(0, -rows[one], one) for one in rows if len(word) >= SHORTEST_MENDED and one.startswith(word)]
    near = extract(word, rows.keys(), scorer=OSA.distance, score_cutoff=slips(word), limit=most * 3)
    found = sorted([*begun, *((int(far), -rows[one], one) for one, far, _place in near if far)])
    return list(dict.fromkeys(map(itemgetter(2), found)))[:most]
