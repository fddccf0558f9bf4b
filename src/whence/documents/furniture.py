"""The cue words of ``furniture.yaml``, made ready: one named ``Cue`` for each kind of line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from whence.documents.moments import DATE, MONTHDAY

#: Cues are about short lines; a longer one is prose, and patterns are not tried on it.
LONGEST_LINE = 400

_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|al|bin|ibn|de|da|van|von|der|den|el|la|le)){1,4}"
_OUTLET = r"(?:[Tt]he )?[^\W\d_a-z][\w.'’&-]*(?: (?:of the |of |and the |and |for |& |de )?[^\W\d_a-z][\w'’&-]*){0,6}"
_SHORTHANDS = {
    "%DATE%": f"(?i:{DATE})",
    "%MONTHDAY%": MONTHDAY,
    "%NAME%": _NAME,
    "%OUTLET%": _OUTLET,
}
_EDGES = " \t\u00a0.:;,!…|·•*»«→←-–—"


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of line: its whole lines and its patterns, and in ``why`` what it stands for."""

    name: str
    why: str
    lines: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def fits(self, line: str) -> bool:
        """Whether the line is one of this kind."""
        if len(line) > LONGEST_LINE:
            return False
        return line.casefold().strip(_EDGES) in self.lines or self.match(line) is not None

    def match(self, line: str) -> re.Match[str] | None:
        """The first pattern that the line matches, with its named groups; None for a long line."""
        if len(line) > LONGEST_LINE:
            return None
        return next((found for pattern in self.patterns if (found := pattern.search(line))), None)


def _cue(name: str, entry: Mapping[str, object]) -> Cue:
    flags = 0 if entry.get("case") else re.IGNORECASE
    lines, patterns = entry.get("lines", []), entry.get("patterns", [])
    assert isinstance(lines, list)
    assert isinstance(patterns, list)
    return Cue(
        name,
        str(entry["why"]),
        frozenset(str(line).casefold() for line in lines),
        tuple(re.compile(_spelled_out(pattern), flags) for pattern in patterns),
    )


def _spelled_out(pattern: str) -> str:
    for shorthand, meaning in _SHORTHANDS.items():
        pattern = pattern.replace(shorthand, meaning)
    return pattern


@cache
def cues() -> Mapping[str, Cue]:
    """Every cue by its name."""
    table = yaml.safe_load(files("whence.documents").joinpath("furniture.yaml").read_text("utf-8"))
    return {name: _cue(name, entry) for name, entry in table.items()}


def fits(name: str, line: str) -> bool:
    """Whether the line is of the kind that ``furniture.yaml`` calls ``name``."""
    return cues()[name].fits(line)


def match(name: str, line: str) -> re.Match[str] | None:
    """The match of the line with the cue called ``name``, or None."""
    return cues()[name].match(line)


def joins(name: str, line: str) -> bool:
    """Whether the line is whole lines of that kind side by side, three at least ("Newer Post Older Post Home").

    One word that is none of them may stand between.
    """
    lines = cues()[name].lines
    words = [word.strip(_EDGES) for word in line.casefold().split()] if len(line) <= LONGEST_LINE else []
    found = other = at = 0
    while at < len(words) and other < 2:
        length = next((n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in lines and at + n <= len(words)), 0)
        found, other, at = found + bool(length), other + (not length and words[at] != ""), at + max(1, length)
    return found >= 3 and other < 2
