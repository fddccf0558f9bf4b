"""Readers' comments and trackbacks in a page's units: where they begin, who speaks, and where they end.

A line "4 Comments" or the first unmistakable head ("• dana k. says:", "dana k. on May 3, 2014 at 4:12 pm said:")
opens them. Inside, looser heads count too: a name over a date, "Posted by dana k. at ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whence.documents.document import PartKind, Span
from whence.documents.draft import Comment
from whence.documents.furniture import fits, match
from whence.documents.layout import Unit
from whence.documents.moments import moments

#: A menu entry has few words; a run of at least this many of them closes the last comment.
MENU_RUN = 2
#: Comments without names are taken for comments only on a page's last so many units.
MOST_UNSIGNED = 60
#: A signature below the first comment comes within so many units.
SIGNATURE_WITHIN = 40
#: The time below a comment's words comes within so many units.
TIME_WITHIN = 4
_OPENING_QUOTE = re.compile(r"[\"“‘«„']")
_SENTENCE_WITHIN = re.compile(r"[!?]\s|[^\W\d_]{4,}\.\s")  # "A. Lodhi" and "Mrs. P" are names


@dataclass(frozen=True, slots=True)
class Head:
    """A line that names a reader. ``sure`` ones open the comments by themselves."""

    author: str | None
    time: str | None
    sure: bool
    #: where in the unit the reader's words begin, where they stand on the same line
    inline: int | None = None


@dataclass(slots=True)
class Region:
    """The comments of a page: what each of their units is, by its index, and the comments themselves."""

    kinds: dict[int, PartKind] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)


def head(unit: Unit, *, inside: bool = False) -> Head | None:
    """The head that the unit is, or starts with. ``inside``: looser forms count as well."""
    line = unit.text[unit.bullet :]
    offset = unit.bullet
    if found := match("pingback_line", line):
        return Head(found["name"].strip(" ."), None, True, offset)
    if found := match("comment_head", line):
        name = _name(found["name"])
        time = found.groupdict().get("time")
        if name is None or _SENTENCE_WITHIN.search(name):
            return None
        talks = bool(re.search(r"\b(?:said|says|wrote|writes|commented|comments|replied|responded)\b", line))
        if not inside and (not talks or fits("comment_weak", name)):
            return None
        return Head(name, time, sure=talks and (bool(time) or bool(offset)))
    if (inside or offset) and (found := match("comment_inline", line)):
        name = _name(found["name"])
        if name is not None and not (fits("comment_weak", name) and not inside):
            return Head(name, found["time"], False, offset + found.start("body"))
    return None


def _name(printed: str) -> str | None:
    name = printed.strip(' \t\u00a0,|·•—–-"“”').lstrip(".")
    return name if name and any(c.isalnum() for c in name) else None


def find(units: Sequence[Unit], story_from: int) -> Region:
    """The comments among the units; ``story_from`` is the index of the story's first paragraph."""
    opening = _opening(units, story_from)
    region = Region()
    if opening is None:
        return region
    start, by_head_line = opening
    if by_head_line:
        region.kinds[start] = "meta"
        start += 1
    if _signed_below(units, start):
        _read_signed_below(units, start, region)
    else:
        _Reader(units, region, anonymous=by_head_line).read(start)
    return region


def _opening(units: Sequence[Unit], story_from: int) -> tuple[int, bool] | None:
    """The index of the unit that opens the comments, and whether it is a line like "4 Comments"."""
    for i in range(story_from + 1, len(units)):
        if fits("comments_head", units[i].text) and _speaks_after(units, i + 1):
            return i, True
    for i in range(story_from + 1, len(units)):
        found = head(units[i])
        if found is not None and found.sure:
            return i, False
    weak = [i for i in range(story_from + 1, len(units)) if _is_weak_opening(units, i)]
    return (weak[0], False) if len(weak) >= 2 else None


def _speaks_after(units: Sequence[Unit], start: int) -> bool:
    """Whether words of readers follow, not the story itself (a counter may stand above the story, too)."""
    following = [i for i in range(start, min(start + 4, len(units))) if not fits("menu", units[i].text)][:3]
    if any(head(units[i], inside=True) or _is_name_over_date(units, i) or _over_time(units, i) for i in following):
        return True
    if _signed_below(units, start):
        return True
    # No head at all: comments only if little is left, so that no story is taken for readers' words.
    rest = units[start : start + MOST_UNSIGNED + 1]
    return bool(following) and len(rest) <= MOST_UNSIGNED and not any(u.prose and u.words > 60 for u in rest)


def _is_weak_opening(units: Sequence[Unit], i: int) -> bool:
    """A bare "dana k. says:" before words that are not a quotation; one alone may be the story's own."""
    found = head(units[i])
    return (
        found is not None
        and found.inline is None
        and i + 1 < len(units)
        and not _OPENING_QUOTE.match(units[i + 1].text)
        and bool(re.search(r"\b(?:says|said|wrote)\s?(?::|…|\.\.\.)$", units[i].text))
    )


def _is_name_over_date(units: Sequence[Unit], i: int) -> bool:
    """A short line (a name) with nothing but a date on the line below."""
    if i + 1 >= len(units) or units[i].words > 6 or units[i].stops or len(units[i].text) > 60:
        return False
    return is_time(units[i + 1].text) and not is_time(units[i].text)


def _over_time(units: Sequence[Unit], i: int) -> Head | None:
    """A name, a colon and words, with the time on a line of its own below them: "Jonas: They let him go."."""
    found = match("comment_over_time", units[i].text)
    name = _name(found["name"]) if found else None
    if found is None or name is None or fits("comment_weak", name):
        return None
    for below in units[i + 1 : i + 1 + TIME_WITHIN]:
        if is_time(below.text):
            return Head(name, None, False, found.start("body"))
        if match("comment_over_time", below.text):
            return None
    return None


def is_time(line: str) -> bool:
    """Whether the line is a date with at most a word or two beside it."""
    if len(line) > 80:
        return False
    found = moments(line)
    if not found:
        return bool(re.fullmatch(r"(?:\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago", line))
    rest = line[: found[0].start] + " " + line[found[-1].end :]
    return len(re.findall(r"\w{3,}", rest)) <= 2


def _signed_below(units: Sequence[Unit], start: int) -> bool:
    """Whether the names stand below the words: "Posted by dana k. at May 3, 2014 4:12 PM" comes last."""
    rest = units[start : start + SIGNATURE_WITHIN]
    signatures = [i for i, u in enumerate(rest) if match("comment_foot", u.text)]
    return bool(signatures) and signatures[0] > 0 and not any(head(u) for u in rest[: signatures[0]])


def _read_signed_below(units: Sequence[Unit], start: int, region: Region) -> None:
    pending: list[int] = []
    for i in range(start, len(units)):
        signature = match("comment_foot", units[i].text)
        if signature and pending:
            first, last = units[pending[0]], units[pending[-1]]
            body = Span(first.start + first.bullet, last.end)
            author = _name(signature["name"])
            region.comments.append(
                _comment((units[j] for j in (*pending, i)), first.start, units[i].end, body, author, signature["time"])
            )
            region.kinds.update(dict.fromkeys((*pending, i), "comment"))
            pending = []
        elif fits("menu", units[i].text) or fits("comments_end", units[i].text):
            region.kinds[i] = "menu"
        else:
            pending.append(i)
    region.kinds.update(dict.fromkeys(pending, "menu"))


def _comment(units: Iterable[Unit], start: int, end: int, body: Span, author: str | None, time: str | None) -> Comment:
    words = " ".join(unit.text for unit in units)
    return Comment(start, end, body, author, time, linkback=is_linkback(words))


def is_linkback(words: str) -> bool:
    """Whether a comment's words, its head line included, are another site's notice that it linked here."""
    line = re.sub(r"^.{1,80}?\bsays:\s*", "", words[:400])
    return fits("linkback", line) or fits("linkback", words[:400])


class _Reader:
    """Reads comments whose names stand above the words."""

    def __init__(self, units: Sequence[Unit], region: Region, *, anonymous: bool) -> None:
        self.units = units
        self.region = region
        self.head: Head | None = None
        self.heads: list[int] = []
        self.body: list[int] = []
        self.ended = False
        self.anonymous = anonymous

    def read(self, start: int) -> None:
        any_head = any(
            head(self.units[i], inside=True) or _is_name_over_date(self.units, i) or _over_time(self.units, i)
            for i in range(start, len(self.units))
        )
        unsigned = self.anonymous and not any_head
        i = start
        while i < len(self.units):
            i = self._unsigned(i) if unsigned else self._step(i)
        self._close(last=True)

    def _unsigned(self, i: int) -> int:
        """Comments that print no names: each unit is one."""
        unit = self.units[i]
        if self.ended or fits("comments_end", unit.text) or fits("section", unit.text):
            self.ended = True
            self.region.kinds[i] = "menu"
        elif fits("menu", unit.text) or not unit.prose:
            self.region.kinds[i] = "menu"
        else:
            self._open(Head(None, None, False, unit.bullet), [i])
        return i + 1

    def _step(self, i: int) -> int:
        unit = self.units[i]
        if unit.hint not in (None, "comment"):
            self._close()
            return i + 1
        if fits("comments_end", unit.text) or fits("section", unit.text):
            self._close()
            self.ended = True
            self.region.kinds[i] = "menu"
        elif head(unit, inside=True) is None and _is_name_over_date(self.units, i):
            self._open(Head(_name(unit.text[unit.bullet :]), self.units[i + 1].text, True), [i, i + 1])
            return i + 2
        elif found := self._head(i) or (_over_time(self.units, i) if self.anonymous else None):
            self._open(found, [i])
        elif fits("menu", unit.text) or (self.head is None and fits("comments_head", unit.text)):
            self.region.kinds[i] = "menu" if fits("menu", unit.text) else "meta"
        elif self.ended or self.head is None or self._is_left_of_head(unit):
            self.region.kinds[i] = "menu"
        elif not self.body and self.head.time is None and is_time(unit.text):
            self.head = Head(self.head.author, unit.text, self.head.sure, self.head.inline)
            self.heads.append(i)
        else:
            self.body.append(i)
        return i + 1

    def _head(self, i: int) -> Head | None:
        """A head here; one whose words would be missing is a line of the comment before it."""
        found = head(self.units[i], inside=True)
        if found is None or found.inline is not None:
            # Readers quote one another in line; only a bullet makes such a line a comment of its own.
            return found if found and (self.units[i].bullet or self.head is None) else None
        alone = i + 1 >= len(self.units)
        return None if alone and self.head is not None and not found.sure else found

    def _is_left_of_head(self, unit: Unit) -> bool:
        """Copied comments are indented as a block; a short line further left is the site's again."""
        return unit.indent < self.units[self.heads[0]].indent and not unit.prose

    def _open(self, found: Head, heads: list[int]) -> None:
        self._close()
        self.head, self.heads, self.body, self.ended = found, heads, [], False

    def _close(self, *, last: bool = False) -> None:
        if self.head is None:
            return
        kept = self._without_menu(self.body) if last else self.body
        first, inline = self.units[self.heads[0]], self.head.inline
        end = words_end = self.units[kept[-1] if kept else self.heads[-1]].end
        time = self.head.time
        if time is None and len(kept) > 1 and is_time(self.units[kept[-1]].text):
            time, words_end = self.units[kept[-1]].text, self.units[kept[-2]].end  # the time stands below the words
        if inline is not None and time is None and kept and is_time(self.units[kept[-1]].text):
            time = self.units[kept[-1]].text
            words_end = self.units[kept[-2]].end if len(kept) > 1 else first.end
        if inline is not None and not kept:
            words_end = first.end  # the time may stand on a line below
        if inline is not None:
            body = Span(first.start + inline, words_end)
        elif kept:
            body = Span(self.units[kept[0]].start, words_end)
        else:
            body = Span(end, end)
        said = [self.units[i] for i in (*self.heads, *kept)]
        if body.end > body.start:
            self.region.comments.append(_comment(said, first.start, end, body, self.head.author, time))
        for i in range(self.heads[0], (kept[-1] if kept else self.heads[-1]) + 1):
            self.region.kinds[i] = "comment" if body.end > body.start else "meta"
        self.region.kinds.update(dict.fromkeys(self.body[len(kept) :], "menu"))
        self.head, self.heads, self.body = None, [], []

    def _without_menu(self, body: list[int]) -> list[int]:
        """The last comment's units without the site's menu, which a copied page has below it."""
        kept = list(body)
        while len(kept) > 1 and _is_entry(self.units[kept[-1]]):
            kept.pop()
        return kept if len(body) - len(kept) >= MENU_RUN else body


def _is_entry(unit: Unit) -> bool:
    """A short line without an end mark, as a menu has them."""
    return unit.words <= 5 and len(unit.text) <= 45 and not unit.stops
