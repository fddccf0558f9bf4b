"""Are two organisations' names one body's? Also ships and anything else that is no person."""

from __future__ import annotations

from functools import lru_cache

from whence.codebook import countries
from whence.resolve.names import GroupName
from whence.resolve.people import DIFFERENT_SOUND, Alignment
from whence.resolve.score import Rule, Score, judge
from whence.resolve.spelling import alike, skeleton
from whence.resolve.words import words

#: Stricter than for persons: organisations' words are dictionary words, where one letter makes another word.
SAME_WORD = 0.78
_LINKS = frozenset({"of", "and", "the", "for", "in", "de"})


@lru_cache(maxsize=100_000)
def align(a: GroupName, b: GroupName) -> Alignment:
    """Pair the words of two names, best first."""
    x, y = [w for w in a.words if w not in _LINKS], [w for w in b.words if w not in _LINKS]
    scored = sorted(
        ((_word(v, w), -abs(i - j), -i, -j) for i, v in enumerate(x) for j, w in enumerate(y)), reverse=True
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[tuple[str, str, float]] = []
    for value, _, i, j in scored:
        if value >= SAME_WORD and -i not in used_a and -j not in used_b:
            used_a.add(-i)
            used_b.add(-j)
            pairs.append((x[-i], y[-j], value))
    return Alignment(
        tuple(pairs),
        tuple(w for i, w in enumerate(x) if i not in used_a),
        tuple(w for j, w in enumerate(y) if j not in used_b),
    )


@lru_cache(maxsize=500_000)
def _word(x: str, y: str) -> float:
    """Spelling; a country for its adjective; an adjective of a place for the place."""
    best = alike(x, y)
    here, there = countries.of(x.capitalize()), countries.of(y.capitalize())
    if here and there:
        return 0.98 if here.code == there.code else 0.0
    return max(best, 0.95 if _adjective(x, y) or _adjective(y, x) else 0.0)


def _adjective(x: str, y: str) -> bool:
    """Is ``x`` what the people or things of ``y`` are called? Norland, Norlandic; not Nor, Noric."""
    stem = y.rstrip("aeiouy")
    return len(stem) > 3 and x.startswith(stem) and x[len(stem) :] in {
        "ic", "ish", "ian", "an", "i", "ese", "er", "ers", "ians", "ans", "is", "iyah", "ite", "ites", "n", "ni",
    }  # fmt: skip


def same_letters(a: GroupName, b: GroupName) -> float | None:
    """The same words, or the same when written as one."""
    if a.words == b.words or "".join(a.words) == "".join(b.words):
        return 1.0
    return None


def words_agree(a: GroupName, b: GroupName) -> float | None:
    """How alike the paired words are; words of kind (group, movement) count half."""
    found = align(a, b)
    generic = words().generic
    weights = [(s, 0.5 if x in generic else 1.0) for x, _, s in found.pairs]
    if not weights:
        return None
    return sum(s * w for s, w in weights) / sum(w for _, w in weights)


def initials(a: GroupName, b: GroupName) -> float | None:
    """One name is the other's initials, written together in capitals."""
    for one, other in ((a, b), (b, a)):
        if one.short and not other.short and len(other.words) > 1 and "".join(one.words) in _initialisms(other):
            return 1.0
    return None


def _initialisms(name: GroupName) -> set[str]:
    plain = [w for w in name.words if w not in _LINKS]
    kept = [w for w in name.words if w not in {"the"}]
    return {"".join(w[0] for w in plain), "".join(w[0] for w in kept)}


def words_differ(a: GroupName, b: GroupName) -> float | None:
    """Words left over on both sides, those of kind counting half."""
    found = align(a, b)
    if not found.left or not found.right:
        return None
    generic = words().generic
    own = any(w not in generic for w in found.left) and any(w not in generic for w in found.right)
    return -1.0 if own else -0.7


def words_missing(a: GroupName, b: GroupName) -> float | None:
    """Words left over on one side: a branch, a place, a longer style."""
    found = align(a, b)
    extra = found.left or found.right
    if not extra or (found.left and found.right):
        return None
    generic = words().generic
    return -min(1.0, sum(0.4 if w in generic or countries.of(w.capitalize()) else 0.7 for w in extra))


def kind_only(a: GroupName, b: GroupName) -> float | None:
    """All that is shared are words of kind: "the movement" may be any."""
    found = align(a, b)
    generic = words().generic
    if found.pairs and all(x in generic or y in generic for x, y, _ in found.pairs) and (found.left or found.right):
        return -1.0
    return None


def forms(a: GroupName, b: GroupName) -> float | None:
    """Legal forms of two kinds: often two companies of one house."""
    return -1.0 if a.form and b.form and a.form != b.form else None


RULES: tuple[Rule[GroupName], ...] = (
    Rule("same_letters", 0.05, same_letters, "the names have the same words"),
    Rule("words_agree", 0.95, words_agree, "the words of the names are spellings of one another"),
    Rule("initials", 0.9, initials, "one name is the initials of the other"),
    Rule("words_differ", 0.5, words_differ, "", "each name has a word that the other lacks"),
    Rule("words_missing", 0.3, words_missing, "", "one name has words that the other leaves out"),
    Rule("kind_only", 0.6, kind_only, "", "only words of kind are shared"),
    Rule("forms", 0.1, forms, "", "the legal forms differ"),
)


def compare(a: GroupName, b: GroupName) -> Score:
    """How likely two names are one body's, by the names alone."""
    found = judge(RULES, a, b)
    same = all(s >= 0.9 or skeleton(x) == skeleton(y) for x, y, s in align(a, b).pairs)
    if found.value > DIFFERENT_SOUND and not same:
        return Score(DIFFERENT_SOUND, (*found.reasons, "their consonants differ"))
    return found
