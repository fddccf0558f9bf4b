"""How alike two words of names are as spellings of one word heard in another language.

An edit distance whose steps cost what they say: a vowel for a vowel little (Mohamed, Muhammed), letters that
romanise one sound little (q for k or g, j for zh), a consonant for an unlike one all. A prior study of
romanisations sets the classes; costs are rounded by hand.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_VOWELS = frozenset("aeiouy")
#: Letters that printers use for one sound, and what it costs to take one for the other.
_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for pair, cost in {
        "qk": 0.1, "qg": 0.25, "kg": 0.5, "kc": 0.1, "gj": 0.35, "zs": 0.35, "dz": 0.4, "td": 0.5, "ts": 0.6, "bp": 0.5,
        "vf": 0.4, "bv": 0.45, "vw": 0.1, "wu": 0.3, "yj": 0.2, "ij": 0.3, "hk": 0.45, "hx": 0.4, "xk": 0.4, "sc": 0.4,
        "zc": 0.4, "mn": 0.7, "gh": 0.5, "kx": 0.4, "wo": 0.35, "hj": 0.6, "cj": 0.5, "rl": 0.8,
    }.items()
}  # fmt: skip
_GROUPS = (
    ("tsch", "C"), ("tch", "C"), ("dzh", "j"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("zh", "j"), ("dj", "j"),
    ("dh", "d"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("tz", "ts"), ("cz", "C"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("aa", "a"), ("ii", "i"),
    ("iy", "i"), ("yi", "i"), ("ij", "i"), ("uu", "u"), ("au", "o"), ("aw", "o"), ("ow", "o"), ("eu", "u"), ("x", "ks"),
)  # fmt: skip
_NEAR_VOWELS = frozenset(frozenset(pair) for pair in ("uo", "ie", "iy", "ey"))
_NEAR[frozenset("qc")] = 0.15
_NEAR[frozenset("SC")] = 0.3
_NEAR[frozenset("Sj")] = 0.5
_NEAR[frozenset("Cj")] = 0.4
_NEAR[frozenset("Ss")] = 0.35
_NEAR[frozenset("Sz")] = 0.6
_NEAR[frozenset("Cc")] = 0.2
_NEAR[frozenset("Ck")] = 0.4
_NEAR[frozenset("Cs")] = 0.6


@lru_cache(maxsize=200_000)
def sounded(word: str) -> str:
    """The word with letter groups for one sound as one letter and doubled letters single."""
    for letters, sound in _GROUPS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Consonants alone, those of one sound as one: the key by which spellings of one word find each other."""
    sound = sounded(word).translate(str.maketrans("qcgvwzydS", "kkkffsitC"))
    first = sound[:1] if sound[:1] not in _VOWELS else "a"
    rest = "".join(c for c in sound[1:] if c not in "aeiouyhj")
    return re.sub(r"(.)\1+", r"\1", first + rest)


#: Consonants that older and newer ways of writing Korean and Chinese tell apart, and speakers hear as one.
_EASTERN = str.maketrans("jgdbr", "Cktpl")
_ONSET = re.compile(r"[ijy](?=[aeou])")


def onset(word: str) -> str:
    """The first letter, one for j, y and i before a vowel: Jordan, Yordan, Iordan."""
    return "y" if _ONSET.match(word) else word[:1]


def same_consonants(a: str, b: str, eastern: bool = False) -> bool:
    """Have two words the same skeleton, however each writes the sound of y at its beginning? ``eastern``: in names of
    Korea, where older and newer ways of writing differ in j for ch, g for k, d for t, b for p."""
    x, y = skeleton(a), skeleton(b)
    if x == y or (eastern and x.translate(_EASTERN) == y.translate(_EASTERN)):
        return True
    return onset(a) == onset(b) == "y" and len(a) > 3 and skeleton(a[1:]) == skeleton(b[1:])


@lru_cache(maxsize=500_000)
def alike(a: str, b: str) -> float:
    """0 to 1: how well ``b`` may be another spelling of ``a``. 1 only for the same letters."""
    if a == b:
        return 1.0
    if a.isdigit() or b.isdigit():
        return 0.0
    x, y = sounded(a), sounded(b)
    if x == y:
        return 0.97
    longest = max(len(x), len(y))
    if abs(len(x) - len(y)) > longest / 2:
        return 0.0
    return max(0.0, 1.0 - _distance(x, y) / longest) if longest > 1 else 0.0


def _distance(x: str, y: str) -> float:
    """Weighted edits, neighbours swapped counting one."""
    before: list[float] = []
    drops = [_DROP.get(d, 0.9) for d in y]
    row = [0.0]
    for drop in drops:
        row.append(row[-1] + drop)
    for i, c in enumerate(x):
        previous, older = row, before
        lost = _DROP.get(c, 0.9)
        here = previous[0] + lost
        row = [here]
        for j, d in enumerate(y):
            here = min(previous[j] + _swap(c, d), previous[j + 1] + lost, here + drops[j])
            if i and j and c == y[j - 1] and d == x[i - 1] and c != d:
                here = min(here, older[j - 1] + 0.7)
            row.append(here)
        before = previous
    return row[-1]


_DROP = {**dict.fromkeys(_VOWELS, 0.45), "h": 0.4}


@cache
def _swap(c: str, d: str) -> float:
    if c == d:
        return 0.0
    if c in _VOWELS and d in _VOWELS:
        return 0.15 if frozenset((c, d)) in _NEAR_VOWELS else 0.3
    return _NEAR.get(frozenset((c, d)), 1.0)
