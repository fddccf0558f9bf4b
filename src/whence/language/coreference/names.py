"""When two names inside one report are one name."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.coreference.lexicon import Kin, Lexicon
from whence.language.coreference.scene import View

_SMALL = frozenset({"of", "and", "for", "the", "in"})
_GENERIC = frozenset({"al", "el", "bin", "ibn", "abu", "de", "van", "von", "der", "the", "of"})


def initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a name of several words may be cut to: all first letters, and those without the small words."""
    if len(words) < 2:
        return ()
    parts = [w for word in words for w in word.split("-") if w]
    return tuple(dict.fromkeys(("".join(w[0] for w in parts), "".join(w[0] for w in parts if w not in _SMALL))))


def is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "UNHCR" for its words."""
    return len(short) == 1 and len(short[0]) > 1 and short[0] in initials(long)


def same_given(a: str, b: str) -> bool:
    """Equal, or one the other's initial ("J." for "John")."""
    a, b = a.rstrip("."), b.rstrip(".")
    return a == b or (1 in (len(a), len(b)) and a[:1] == b[:1])


def full_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Both of two words or more: same family name, same given name or its initial; middle names may be missing."""
    return a[-1] == b[-1] and same_given(a[0], b[0])


def same_name(view: View, kin: Kin, names: Sequence[View], words: Lexicon) -> int:
    """How surely a name is one of a chain's (of ``kin``): 2 to the letter, 1 in part, 0 not at all, -1 refused.

    A family name alone takes up a full name; a given name alone does so for people only; two full names must
    agree in both; bodies whose last word is one and whose other words differ are two. An acronym takes up its
    words. The last words of a longer name take up a body's name ("the Council"), never its first words
    ("Norland" is not the "Norland Navy").
    """
    name = view.name
    if not name:
        return 0
    best = 0
    person = "person" in (view.phrase.kin, kin)
    for other in names:
        old = other.name
        if not old:
            continue
        if name == old:
            best = 2
        elif person and len(name) > 1 and len(old) > 1:
            if full_names_agree(name, old):
                best = max(best, 1)
            elif name[-1] == old[-1] or name[0] == old[0]:
                return -1
        elif person:
            short, long = sorted((name, old), key=len)
            if len(short) == 1 and len(long) > 1 and short[0] not in _GENERIC:
                titled = view.titles or other.titles
                if short[0] == long[-1] or (short[0] == long[0] and not titled):
                    best = max(best, 1)
        elif is_short_for(name, old) or is_short_for(old, name):
            best = 2
        elif _tail(name, old, words):
            best = max(best, 1)
        elif len(name) > 1 and len(old) > 1 and name[-1] == old[-1]:
            return -1
    return best


def _tail(a: tuple[str, ...], b: tuple[str, ...], words: Lexicon) -> bool:
    """Whether the shorter is the last words of the longer, and says by them what the thing is."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or long[-len(short) :] != short:
        return False
    if any(w in words.contrast for w in long[: -len(short)]):
        return False
    return len(short) > 1 or words.kin.get(short[0]) in ("group", "place", "document", "event")
