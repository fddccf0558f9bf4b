"""Bodies that a country's name makes: its government ("Oslo denies", "the Norwegians"), its forces, their branches.

"US forces", "the American military" and "U.S. troops" are one body; the government is another, and the
navy is neither. Countries that no table knows work too, by the word itself.
"""

from __future__ import annotations

from functools import lru_cache

from whence.codebook import countries
from whence.resolve.names import fold
from whence.resolve.words import words

_DEMONYM_ENDS = ("ians", "ian", "ish", "ese", "ers", "er", "ans", "an", "ic", "i", "n")


@lru_cache(maxsize=100_000)
def standing(text: str, acts: bool, country: str | None = None) -> str | None:
    """The key of the body that these words stand for, or None. ``acts``: a capital that acts is its government."""
    plain = fold(text)
    parts = plain[1:] if plain[:1] == ("the",) else plain
    if not parts or len(parts) > 6:
        return None
    body = _whole_country(text, parts, acts)
    if body:
        return body
    for n in (3, 2, 1):
        if len(parts) > n:
            place = _place(parts[:n], text) or _place_after_of(parts)
            rest = parts[n:] if _place(parts[:n], text) else _before_of(parts)
            if place and rest and (kind := _kind(rest)) and (place.isupper() or _as_noun(kind, rest, text)):
                return f"{kind}:{place}"
    if country and (kind := _kind(parts)):
        return f"{kind}:{country}"
    return None


def _as_noun(kind: str, rest: tuple[str, ...], text: str) -> bool:
    """After a word that no table knows: "Norland troops", but a body's own name ("Lantern Force", "the Norland Navy")
    is compared as a name.
    """
    return kind in ("country", "forces") and all(w.islower() for w in text.split()[-len(rest) :])


def _whole_country(text: str, parts: tuple[str, ...], acts: bool) -> str | None:
    whole = countries.of(text)
    if whole is None and acts:
        whole = countries.capital(text)
    return f"country:{whole.code}" if whole else None


def _place(parts: tuple[str, ...], text: str) -> str | None:
    """The country that the words name; else one capitalised word as itself, without what makes it an adjective."""
    known = countries.of(" ".join(parts).upper() if len(parts[0]) <= 3 else " ".join(w.capitalize() for w in parts))
    if known:
        return known.code
    if len(parts) == 1 and _capital_inside(parts[0], text):
        return root(parts[0])
    return None


def _capital_inside(word: str, text: str) -> bool:
    """Is the word printed with a capital, in a phrase that has other words without one?"""
    printed = text.replace("’", "'").split()
    mine = [w for w in printed if fold(w) == (word,)]
    others = [w for w in printed if fold(w) != (word,) and w.lower() != "the"]
    return bool(mine and mine[0][:1].isupper() and not mine[0].isupper() and others)


def _before_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[: parts.index("of")] if "of" in parts else ()


def _place_after_of(parts: tuple[str, ...]) -> str | None:
    if "of" not in parts:
        return None
    after = tuple(w for w in parts[parts.index("of") + 1 :] if w != "the")
    known = countries.of(" ".join(w.capitalize() for w in after)) if after else None
    return known.code if known else None


def root(word: str) -> str:
    """A place's word without an adjective's ending: Norlandic and Norland are one."""
    for end in _DEMONYM_ENDS:
        if word.endswith(end) and len(word) - len(end) > 4:
            word = word[: -len(end)]
            break
    return word.rstrip("aeiou") if len(word) > 5 else word


def _kind(rest: tuple[str, ...]) -> str | None:
    """Government, forces or a branch; None for anything else ("Norland banks")."""
    phrase = " ".join(rest)
    table = words()
    if phrase in table.governments or phrase in {"central government", "federal government"}:
        return "country"
    if phrase in table.forces:
        return "forces"
    for branch in table.branches:
        if phrase == branch:
            return f"branch.{branch.replace(' ', '_')}"
    return None
