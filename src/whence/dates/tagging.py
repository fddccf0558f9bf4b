"""From a text to its time expressions: fit every rule, keep the longest hits, read them in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.dates import clock, days, lexer, relative, spans, years
from whence.dates.context import Context, day_of
from whence.dates.grammar import Hit, Rule
from whence.dates.lean import Lean
from whence.dates.lexer import Token
from whence.dates.moments import Said, Type
from whence.dates.notation import bounds
from whence.dates.row import Row
from whence.dates.signals import governed, ranges


@dataclass(frozen=True, slots=True)
class Tagged:
    """A time expression: its characters, TIMEX3 type and value, EDTF date with its preposition, and bounds.

    ``earliest`` and ``latest`` are ISO days, None where open or not known.
    """

    start: int
    end: int
    type: Type
    value: str
    edtf: str | None
    earliest: str | None
    latest: str | None


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules; of two hits at one place the longer counts, of two as long the earlier rule."""
    return (*days.RULES, *years.RULES, *relative.RULES, *clock.RULES, *spans.RULES)


def _hits(row: Row) -> tuple[list[Hit], dict[int, list[Hit]]]:
    """Hits that do not overlap, from the left, the longest first; and by first word what lies inside each,

    to be read where its own rule finds nothing in it after all.
    """
    found: list[tuple[int, int, int, Hit]] = []
    for number, rule in enumerate(_rules()):
        for match in rule.pattern.finditer(row.symbols):
            if match.end() > match.start():
                hit = Hit(rule, row, match)
                if rule.guard is None or rule.guard(hit):
                    found.append((match.start(), -match.end(), number, hit))
    found.sort(key=lambda entry: entry[:3])
    kept: list[Hit] = []
    spare: dict[int, list[Hit]] = {}
    for start, _, _, hit in found:
        if not kept or start >= kept[-1].last:
            kept.append(hit)
        elif hit.last <= kept[-1].last:
            spare.setdefault(kept[-1].first, []).append(hit)
    return kept, spare


#: A text is a history where it states this many years, and most lie before the year it was published.
_HISTORY_YEARS = 6
#: So is one that names no day of its own, and no year but older ones.
_OLD_YEARS = 5
#: News says "today" or a weekday, mostly in its first words; a history does so once in this many words at most.
_LEAD = 150
_WORDS_A_DAY = 1500
_TOLD = frozenset({"that", "the", "same"})
_NEWS = frozenset(
    {"today", "weekday", "this week", "last week", "early this week", "Tuesday night", "this morning", "tonight"}
)


def _is_narrative(row: Row, hits: Sequence[Hit], published: str | None) -> bool:
    """Histories date their days by what they told last; news dates them by its own day."""
    day = day_of(published)
    if day is None:
        return True
    told = sum(1 for w in row.words if w.text)
    years = [int(w.text) for h in hits for w in h.words("y")[:1] if w.text.isdigit()]
    years += [0 for h in hits if h.rule.name == "year before Christ"]
    old = sum(y < day.year for y in years)
    spoken = [h.first for h in hits if h.rule.name in _NEWS and not _TOLD & {w.lower for w in h.words("dt")}]
    if not spoken and len(years) >= _OLD_YEARS and old == len(years):
        return True
    if spoken and spoken[0] < _LEAD:
        return False
    return len(years) >= _HISTORY_YEARS and old >= 0.7 * len(years) and len(spoken) * _WORDS_A_DAY <= told


def tag(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[tuple[int, int]],
    published: str | None,
) -> list[Tagged]:
    """The time expressions of a text, in order, never overlapping.

    ``tokens`` are (start, end, text, Penn tag); the tags may be empty. ``sentences`` are (first token,
    last exclusive). ``published`` is an EDTF day; without one, what counts from it gets a TIMEX3 value
    with X or a reference, and no EDTF.
    """
    row = lexer.read(text, tokens, sentences)
    hits, spare = _hits(row)
    context = Context(day_of(published), _is_narrative(row, hits, published), Lean(row), hits)
    kept: list[Hit] = []
    said: list[Said] = []
    for at, hit in enumerate(hits):
        context.at = at
        done = hit.first
        for choice in (hit, *spare.get(hit.first, ())):
            answer = choice.rule.read(choice, context) if choice.first >= done else None
            if answer is not None:
                context.note(answer, choice)
                kept.append(choice)
                said.append(answer)
                done = choice.last
    spans_of = ranges(kept, said)
    out = []
    for i, (hit, answer) in enumerate(zip(kept, said, strict=True)):
        edtf = spans_of.get(i) or governed(hit, answer, context.published)
        earliest, latest = bounds(edtf) if edtf else (None, None)
        if edtf and (earliest, latest) == (None, None):
            edtf = None
        start, end = row.words[hit.first].start, row.words[hit.last - 1].end
        out.append(Tagged(start, end, answer.type, answer.value, edtf, earliest, latest))
    return out
