"""Are two persons' names spellings of one name? Words are set against words, best pairs first; what is left decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whence.resolve.names import PersonName, spelt_out
from whence.resolve.score import Rule, Score, judge
from whence.resolve.spelling import alike, same_consonants
from whence.resolve.words import words

#: Words less alike than this are not spellings of one word.
SAME_WORD = 0.72


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of two names go together, how well, and what is left on either side."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def worst(self) -> float:
        return min((s for _, _, s in self.pairs), default=0.0)


@lru_cache(maxsize=100_000)
def align(a: PersonName, b: PersonName) -> Alignment:
    """Pair the words of two names, best first; equal scores keep the order of the words."""
    scored = sorted(
        ((_word(x, y, i, j), -abs(i - j), -i, -j) for i, x in enumerate(a.words) for j, y in enumerate(b.words)),
        reverse=True,
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[tuple[str, str, float]] = []
    for value, _, i, j in scored:
        if value < SAME_WORD or -i in used_a or -j in used_b:
            continue
        used_a.add(-i)
        used_b.add(-j)
        pairs.append((a.words[-i], b.words[-j], value))
    left = tuple(w for i, w in enumerate(a.words) if i not in used_a)
    right = tuple(w for j, w in enumerate(b.words) if j not in used_b)
    return Alignment(tuple(pairs), left, right)


def _word(x: str, y: str, i: int, j: int) -> float:
    """Two words: spelling, an initial for its name, a short form for its name, an article glued on."""
    if len(x) == 1 or len(y) == 1:
        return 0.8 if x[:1] == y[:1] else 0.0
    best = alike(x, y)
    if same_romanised(x, y):
        best = max(best, 0.95)
    short = words().short_forms
    if y in short.get(x, ()) or x in short.get(y, ()):
        best = max(best, 0.85)
    for one, other in ((x, y), (y, x)):
        if one[:2] in {"al", "el"} and len(one) > 5:
            best = max(best, alike(one[2:], other) - 0.02)
    return best


def same_romanised(x: str, y: str) -> bool:
    """Do the two stand for one word in two ways of writing its tongue: Park and Pak, Axmed and Ahmed?"""
    heard = words().romanised
    return x in heard and heard[x] == heard.get(y)


def same_letters(a: PersonName, b: PersonName) -> float | None:
    """All words the same, in any order, or the same when written as one."""
    if sorted(a.words) == sorted(b.words) or "".join(a.words) == "".join(b.words):
        return 1.0
    return None


def words_agree(a: PersonName, b: PersonName) -> float | None:
    """How alike the paired words are, a long name's worst pair counting half."""
    found = align(a, b)
    if not found.pairs:
        return -1.0
    mean = sum(s for _, _, s in found.pairs) / len(found.pairs)
    return (mean + found.worst) / 2


def words_differ(a: PersonName, b: PersonName) -> float | None:
    """Words left over on both sides: two names that share a family, a father or a given name only."""
    found = align(a, b)
    return -1.0 if found.left and found.right else None


def words_missing(a: PersonName, b: PersonName) -> float | None:
    """Words left over on one side: a middle name, a father's or a house's name that one printer leaves out."""
    found = align(a, b)
    extra = len(found.left) + len(found.right)
    if not extra or (found.left and found.right):
        return None
    return -min(extra, 3) / 3


def one_word(a: PersonName, b: PersonName) -> float | None:
    """Only one whole word in common, where one of the names has more: it may be anybody's."""
    found = align(a, b)
    whole = [p for p in found.pairs if len(p[0]) > 1 and len(p[1]) > 1]
    initials = len(found.pairs) - len(whole)
    if len(whole) >= 2 or (len(whole) == 1 and not found.left and not found.right and not initials):
        return None
    return -1.0 if len(whole) < 1 or not initials else -0.25


def generations(a: PersonName, b: PersonName) -> float | None:
    """Junior and senior, or the second and the third, are two persons."""
    if a.generation and b.generation and a.generation != b.generation:
        return -1.0
    return None


RULES: tuple[Rule[PersonName], ...] = (
    Rule("generations", 1.0, generations, "", "one is the other's elder by name", forbids=True),
    Rule("same_letters", 0.05, same_letters, "the names have the same words"),
    Rule("words_agree", 0.95, words_agree, "the words of the names are spellings of one another", "no word is shared"),
    Rule("words_differ", 0.45, words_differ, "", "each name has a word that the other lacks"),
    Rule("words_missing", 0.12, words_missing, "", "one name has words that the other leaves out"),
    Rule("one_word", 0.4, one_word, "", "only one word is shared"),
)


#: The most that two names may score whose consonants differ: asked about, never joined by themselves. Spellings of
#: one name heard in another tongue keep its consonants; a typist's slip and another man's name do not.
DIFFERENT_SOUND = 0.84


def compare(a: PersonName, b: PersonName) -> Score:
    """How likely two names are one person's, by the names alone."""
    best = _compare(a, b)
    if best.value < 1.0 and not best.never:
        x, y = spelt_out(a), spelt_out(b)
        if (x, y) != (a, b):
            best = max(best, _compare(x, b), _compare(a, y), _compare(x, y), key=lambda s: s.value)
    return best


def _compare(a: PersonName, b: PersonName) -> Score:
    found = judge(RULES, a, b)
    if found.value > DIFFERENT_SOUND and not same_sound(align(a, b)):
        return Score(DIFFERENT_SOUND, (*found.reasons, "their consonants differ"))
    return found


def same_sound(found: Alignment) -> bool:
    """Do all paired words have the same consonants, where they are not an initial, a short form or told to be one?"""
    short = words().short_forms
    eastern = any(x in words().korean and same_romanised(x, y) for x, y, _ in found.pairs)
    return all(
        len(x) == 1
        or len(y) == 1
        or y in short.get(x, ())
        or x in short.get(y, ())
        or same_romanised(x, y)
        or same_consonants(_bare(x), _bare(y), eastern)
        for x, y, _ in found.pairs
    )


def _bare(word: str) -> str:
    return word[2:] if word[:2] in {"al", "el"} and len(word) > 5 else word
