"""Differences between what was expected and what was made, sorted into kinds that say what would mend them.

Each function takes one document of each side and yields :class:`Slip`; nothing here reads files. A kind's first
words are one of: ``missed`` (nothing was made there), ``extra`` (nothing was expected there), ``type``, ``edge``
(the same thing, cut otherwise), ``value``, or the part that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from whence.language import nouns

Row = dict[str, Any]
Span = tuple[int, int]

PRONOUNS = frozenset(
    """i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose
    which that this these those one others himself herself itself themselves myself ourselves yourself""".split()
)
ARTICLES = frozenset({"the", "a", "an"})
MANY = re.compile(
    r"[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|several|all", re.I
)
SAYING = re.compile(r"\b(sa(?:y|id|ys|ying)|t(?:ell|old|ells|elling)|according|sources? said)\b", re.I)


class Slip(NamedTuple):
    """One difference: its kind, and the words of either side (empty where there are none)."""

    kind: str
    wanted: str
    made: str


def shape(words: str) -> str:
    """Whether a mention is a name, a pronoun or a noun phrase."""
    if words.lower() in PRONOUNS:
        return "pronoun"
    rest = words.split(maxsplit=1)[-1] if words.split(maxsplit=1)[0].lower() in ARTICLES else words
    return "name" if any(c.isupper() for c in rest) else "noun phrase"


def _said(lead: str) -> str:
    """What the words are by which one span begins earlier than another."""
    parts = lead.lower().replace(".", "").split()
    if all(p in ARTICLES for p in parts):
        return "an article"
    if all(MANY.fullmatch(p) or p in ARTICLES for p in parts):
        return "a number"
    if any(p in nouns.PERSON_TITLES or p in nouns.OFFICES for p in parts):
        return "a rank or office"
    return "other words"


def cut(text: str, wanted: Span, made: Span) -> str:
    """How two overlapping spans differ."""
    (a, b), (c, d) = wanted, made
    if b == d:
        side = "too much" if c < a else "too little"
        return f"edge: {_said(text[min(a, c) : max(a, c)])} before, {side} made"
    if a == c:
        side = "too much" if d > b else "too little"
        tail = text[min(b, d) : max(b, d)].lstrip()
        first = tail.split(maxsplit=1)[0].lower() if tail.split() else ""
        if tail.startswith(","):
            what = "an apposition or list"
        elif first in ("of", "for", "in", "to", "at", "from", "on", "with"):
            what = "a phrase"
        else:
            what = "other words"
        return f"edge: {what} after, {side} made"
    if a <= c and d <= b:
        return "edge: a piece of it made"
    return "edge: it and more made" if c <= a and b <= d else "edge: cut across"


def entities(text: str, wanted: set[tuple[int, int, str]], made: set[tuple[int, int, str]]) -> Iterator[Slip]:
    """Mentions with types. One that is cut into several pieces counts once."""
    lost, spare = sorted(wanted - made), sorted(made - wanted)
    used: set[tuple[int, int, str]] = set()
    for a, b, kind in lost:
        near = [m for m in spare if m[0] < b and a < m[1]]
        used.update(near)
        words = text[a:b]
        if not near:
            yield Slip(f"missed: {kind}, {shape(words)}", words, "")
            continue
        best = max(near, key=lambda m: min(b, m[1]) - max(a, m[0]))
        if best[:2] == (a, b):
            yield Slip(f"type: {kind} taken for {best[2]}", words, words)
        else:
            yield Slip(cut(text, (a, b), best[:2]), words, text[best[0] : best[1]])
    for m in spare:
        if m not in used:
            words = text[m[0] : m[1]]
            inside = any(a <= m[0] and m[1] <= b for a, b, _ in wanted)
            where = "inside or beside a right one" if inside else shape(words)
            yield Slip(f"extra: {m[2]}, {where}", "", words)


def _covered(spans: Iterable[Iterable[int]], text: str) -> set[int]:
    return {i for s, e in spans for i in range(s, e) if not text[i].isspace()}


def _words(spans: Iterable[Iterable[int]], text: str) -> str:
    return " ... ".join(text[s:e] for s, e in spans)


def attributions(text: str, wanted: list[Row], made: list[Row]) -> Iterator[Slip]:
    """Who is said to have said what: pairs share a cue, or else most of a content."""
    roles = ("source", "cue", "content")
    theirs = [{r: _covered(a[r], text) for r in roles} for a in wanted]
    ours = [{r: _covered(a[r], text) for r in roles} for a in made]
    free = set(range(len(made)))
    for g, gold in zip(theirs, wanted, strict=True):

        def near(k: int, g: dict[str, set[int]] = g) -> tuple[int, int]:
            return len(g["cue"] & ours[k]["cue"]), len(g["content"] & ours[k]["content"])

        best = max(free, key=near, default=None)
        said = _words(gold["cue"], text)
        if best is None or not any(near(best)):
            if not gold["cue"]:
                yield Slip("missed: without a cue", _words(gold["content"], text), "")
            else:
                what = "said, told, according to" if SAYING.search(said) else "another cue"
                yield Slip(f"missed: {what}", f"{_words(gold['source'], text)} | {said}", "")
            continue
        free.discard(best)
        for role in roles:
            a, b = g[role], ours[best][role]
            if a == b:
                continue
            shown = _words(gold[role], text), _words(made[best][role], text)
            yield Slip(f"{role}: {_differ(a, b)}", *shown)
    for k in sorted(free):
        yield Slip("extra attribution", "", f"{_words(made[k]['source'], text)} | {_words(made[k]['cue'], text)}")


def _differ(wanted: set[int], made: set[int]) -> str:
    """How two sets of characters differ."""
    if not made:
        return "none made"
    if not wanted:
        return "made where none is"
    if not wanted & made:
        return "elsewhere"
    late, early = min(made) > min(wanted), min(made) < min(wanted)
    short, long = max(made) < max(wanted), max(made) > max(wanted)
    if (late or early) and (short or long):
        return "both ends differ"
    if late or early:
        return "begins late" if late else "begins early"
    if short or long:
        return "ends early" if short else "ends late"
    return "a gap differs"


def value_class(value: str) -> str:
    """The form of a TIMEX3 value."""
    for pattern, name in (
        (r"PRESENT_REF|PAST_REF|FUTURE_REF", "a vague reference"),
        (r"P.*", "a duration"),
        (r".*T.*", "a time of day"),
        (r"\d{4}-W\d\d.*|\d{4}-WXX.*", "a week"),
        (r"\d{4}-\d\d-\d\d", "a day"),
        (r"\d{4}-\d\d", "a month"),
        (r"\d{4}-(Q|H|SP|SU|FA|WI).*", "a quarter or season"),
        (r"\d{4}", "a year"),
        (r"\d{2,3}|\d{2}XX|\d{3}X", "a decade or century"),
    ):
        if re.fullmatch(pattern, value or ""):
            return name
    return "an open or odd value"


def times(text: str, wanted: list[Row], made: list[Row]) -> Iterator[Slip]:
    """Time expressions: found, cut, typed, valued."""
    used: set[int] = set()
    for g in wanted:
        near = [k for k, t in enumerate(made) if t["start"] < g["end"] and g["start"] < t["end"]]
        words = text[g["start"] : g["end"]]
        if not near:
            yield Slip(f"missed: {g['type']} ({value_class(g['value'])})", words, "")
            continue
        used.update(near)
        t = made[near[0]]
        ours = text[t["start"] : t["end"]]
        if (t["start"], t["end"]) != (g["start"], g["end"]):
            yield Slip(cut(text, (g["start"], g["end"]), (t["start"], t["end"])), words, ours)
        if t["type"] != g["type"]:
            yield Slip(f"type: {g['type']} taken for {t['type']}", words, ours)
        elif t["value"] != g["value"]:
            a, b = value_class(g["value"]), value_class(t["value"])
            kind = f"value: another {a.split(' ', 1)[1]}" if a == b else f"value: {a} read as {b}"
            yield Slip(kind, f"{words} = {g['value']}", str(t["value"]))
    for k, t in enumerate(made):
        if k not in used:
            yield Slip(f"extra: {t['type']} ({value_class(t['value'])})", "", text[t["start"] : t["end"]])


def referring(words: str, before: Iterable[str]) -> str:
    """What kind of phrase takes something up, seen against what it takes up."""
    low = words.lower()
    if low in PRONOUNS:
        for name, members in (
            ("I, we, you", "i me my mine we us our ours you your yours myself ourselves yourself"),
            ("it, its", "it its itself"),
            ("this, that", "this that these those which"),
            ("they, their", "they them their theirs themselves"),
        ):
            if low in members.split():
                return name
        return "he, she, who"
    last = low.rstrip(".'’s").split()[-1:] or [low]
    same = any(last[0] in b.lower().split() for b in before)
    if shape(words) == "name":
        return "a name, told again" if same else "a name, told otherwise"
    return "a noun phrase, the same noun" if same else "a noun phrase, another noun"


def chains(text: str, wanted: list[list[Span]], made: list[list[Span]]) -> Iterator[Slip]:
    """Links to something earlier: those that are lost, go elsewhere, or tie what the annotators do not."""
    chain_of = {tuple(s): n for n, chain in enumerate(wanted) for s in chain}
    mine_of = {tuple(s): n for n, chain in enumerate(made) for s in chain}
    for chain in wanted:
        order = sorted(map(tuple, chain))
        for k, span in enumerate(order[1:], 1):
            words = text[span[0] : span[1]]
            kind = referring(words, [text[a:b] for a, b in order[:k]])
            mine = mine_of.get(span)
            earlier = [s for s in made[mine] if tuple(s) < span] if mine is not None else []
            if any(chain_of.get(tuple(s)) == chain_of[span] for s in earlier):
                continue
            what = "went elsewhere" if earlier else "missed"
            yield Slip(f"{what}: {kind}", words, text[earlier[-1][0] : earlier[-1][1]] if earlier else "")
    for chain in made:
        order = sorted(map(tuple, chain))
        for k, span in enumerate(order[1:], 1):
            if span not in chain_of:
                words = text[span[0] : span[1]]
                yield Slip(f"extra: {referring(words, [text[a:b] for a, b in order[:k]])}", "", words)
