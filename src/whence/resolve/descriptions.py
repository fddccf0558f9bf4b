"""Two descriptions of somebody without a name: may they be of one? Heads, modifiers, number, country, sex."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whence.codebook import countries
from whence.resolve.names import fold
from whence.resolve.score import Rule, Score, judge
from whence.resolve.words import words

_ARTICLES = frozenset(
    "a an the this that these those another other his her its their one some several two three four five six "
    "seven eight nine ten both said same".split()
)
_STOPS = frozenset(
    "of in at from on with for who whom which that and or by to near under inside outside between against within "
    "known named called identified being is was were had has".split()
)
#: What follows a comma or stands in brackets is said of the one described, and is not what he is called.
_ASIDE = re.compile(r"[,(]")
_WOMAN = frozenset("woman women girl she her female wife mother sister daughter widow spokeswoman".split())
_MAN = frozenset("man men boy he him male husband father brother son spokesman".split())
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "gunmen": "gunman"}
_RANKS = tuple(tuple(t) for t, kind in words().titles.items() if kind == "rank")


@dataclass(frozen=True, slots=True)
class Description:
    """Words for somebody: the head noun, what stands before it, and what follows from them; of several the number."""

    head: str
    modifiers: frozenset[str]
    country: str | None
    woman: bool | None
    group: bool
    words: tuple[str, ...] = ()
    number: str | None = None


@lru_cache(maxsize=100_000)
def parse(text: str, group: bool, country: str | None = None) -> Description:
    """Take a description apart. The head is the last word before a preposition, a relative clause or an aside."""
    front = fold(_ASIDE.split(text)[0]) or fold(text)
    number = next((n for w in front[:4] if (n := _digits(w)) is not None), None) if group else None
    while len(front) > 1 and front[0] in _ARTICLES:
        front = front[1:]
    cut = next((i for i, w in enumerate(front) if w in _STOPS and i > 0), len(front))
    noun = front[:cut] or ("",)
    head = singular(noun[-1])
    demonym = next((c.code for w in front if (c := countries.of(w.capitalize())) is not None), None)
    sexes = set(noun)
    woman = True if sexes & _WOMAN else False if sexes & _MAN else None
    details = frozenset(w for w in (*noun[:-1], *front[cut:]) if w not in _STOPS and w not in _ARTICLES)
    return Description(head, details, country or demonym, woman, group, front, number)


def _digits(word: str) -> str | None:
    return word if word.isdigit() else words().numbers.get(word)


def singular(word: str) -> str:
    """A plain singular; good enough to set heads side by side, where both sides are treated alike."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ps")) and len(word) > 3:
        return word[:-1]
    return word


def number(a: Description, b: Description) -> float | None:
    """One or several: a man is not "the gunmen"."""
    return -1.0 if a.group != b.group else None


def country(a: Description, b: Description) -> float | None:
    """A nationality that each of them gives."""
    if a.country is None or b.country is None:
        return None
    return 1.0 if a.country == b.country else -1.0


def sex(a: Description, b: Description) -> float | None:
    """A woman is not a man."""
    return -1.0 if a.woman is not None and b.woman is not None and a.woman != b.woman else None


def heads(a: Description, b: Description) -> float | None:
    """The same noun; nouns of one class; nouns that never mean one thing. "The man" goes with every person; fighters
    and villagers may be what two sides call the same people."""
    if not a.head or not b.head:
        return None
    generic = "anyone"
    table = words().groups if a.group else words().people
    one, other = _classes(table, a.head), _classes(table, b.head)
    if a.head == b.head:
        return 0.25 if generic in one else 1.0
    if generic in one or generic in other:
        return 0.25
    if one & other:
        return 0.5
    if a.group and {"fighters", "crowd"} <= one | other:
        return -0.3  # one account's guerrillas are another's villagers
    return -1.0 if one and other else None


def _classes(table: object, head: str) -> frozenset[str]:
    assert hasattr(table, "get")
    found: frozenset[str] = table.get(head, table.get(f"{head}s", frozenset()))
    return found


def details(a: Description, b: Description) -> float | None:
    """Modifiers in common ("senior naval officer")."""
    both = a.modifiers & b.modifiers
    if both:
        return min(1.0, len(both) / 2)
    return None


def order(a: Description, b: Description) -> float | None:
    """ "The first officer they held" is not the second."""
    one, other = (_ORDINALS & {*d.words, *d.modifiers} for d in (a, b))
    return -1.0 if one and other and one.isdisjoint(other) else None


def phrase(a: Description, b: Description) -> float | None:
    """The same words, more than a noun alone ("one of his guards")."""
    return 1.0 if len(a.words) > 1 and a.words == b.words else None


RULES: tuple[Rule[Description], ...] = (
    Rule("number", 1.0, number, "", "one is a single person, the other several", forbids=True),
    Rule("sex", 1.0, sex, "", "one is a woman, the other a man", forbids=True),
    Rule("country", 0.15, country, "both are of one country", "they are of two countries", forbids=True),
    Rule("order", 1.0, order, "", "one is another of a row", forbids=True),
    Rule("heads", 0.6, heads, "the descriptions go together", "the descriptions do not go together"),
    Rule("details", 0.25, details, "the descriptions share details"),
    Rule("phrase", 0.3, phrase, "the descriptions are the same"),
)


def compare(a: Description, b: Description) -> Score:
    """How well two descriptions go together: above 0 they may be of one, 0 says nothing."""
    return judge(RULES, a, b)
