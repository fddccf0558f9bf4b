"""Which part of the page each unit is: headline, story, heading, caption, bio, tags, menu, comment or meta.

First the comments are set aside, then single lines speak for themselves (``LINE_RULES``), then their places
decide: above the first paragraph, between paragraphs, below the last one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.documents import comments
from whence.documents.bio import is_bio
from whence.documents.document import Part, PartKind
from whence.documents.draft import Comment, Draft
from whence.documents.furniture import fits, match
from whence.documents.layout import Unit
from whence.documents.moments import is_day_first, moments

#: A heading is a short line; longer ones without an end mark are paragraphs of sloppy pages.
HEADING_WORDS = 14
#: A headline may run longer than a heading, but not like a paragraph.
HEADLINE_WORDS = 32
#: So many short lines in a row between paragraphs are a list of links, not headings.
LINK_RUN = 3


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The page taken apart. ``labelled`` are the units outside comments with what each is, in order."""

    labelled: tuple[tuple[Unit, PartKind], ...]
    comments: tuple[Comment, ...]
    #: the headline's unit, where one was found
    headline: Unit | None
    #: whether the page's dates in figures set the day before the month
    day_first: bool = False

    def units(self, *kinds: PartKind) -> list[Unit]:
        """The units of these kinds, in order."""
        return [unit for unit, kind in self.labelled if kind in kinds]

    def parts(self, text: str) -> tuple[Part, ...]:
        """The parts in text order; they never overlap."""
        found = [Part(kind, unit.start, unit.end) for unit, kind in self.labelled]
        found += [Part("comment", comment.start, comment.end) for comment in self.comments]
        return tuple(sorted(found, key=lambda part: part.start))


def is_tags(unit: Unit) -> bool:
    """The keywords a page is filed under."""
    return fits("tags", unit.text)


def is_caption(unit: Unit) -> bool:
    """A picture's words or credit. A cue inside a long paragraph is the story speaking of a picture."""
    return unit.words <= 60 and unit.text[:1] not in '“"' and fits("caption", unit.text)


def is_byline(unit: Unit) -> bool:
    """Who wrote the page: short, and not a sentence ("By Friday the men had gone.")."""
    if unit.words > 16 or match("byline", unit.text) is None:
        return False
    return not unit.ends_sentence or bool(re.search(r"\b(?:[A-Z]|Jr|Sr|p\.m|a\.m)\.$", unit.text))


def is_date_line(unit: Unit) -> bool:
    """The page's own date, with at most a few words beside it."""
    if unit.words > 16 or unit.text[:1] in '“"':
        return False
    found = moments(unit.text)
    if not found:
        return False
    rest = unit.text[: found[0].start] + " " + unit.text[found[-1].end :]
    few = 6 if fits("date_prefix", unit.text) else 2
    return len(re.findall(r"\w{3,}", rest)) <= few


def is_source_line(unit: Unit) -> bool:
    """Where the page was first printed."""
    return unit.words <= 12 and match("source_line", unit.text) is not None


def is_imprint(unit: Unit) -> bool:
    """The outlet's name and the day of the issue on one line, perhaps with an address behind them."""
    found = match("imprint", unit.text) if unit.words <= 16 else None
    return found is not None and not re.match(r"\W*[a-z]", unit.text[found.end() :])


def is_masthead(unit: Unit) -> bool:
    """The outlet's name, what it is and the day, on one line. Its place, at the top, is not asked here."""
    return masthead_outlet(unit.text) is not None


def masthead_outlet(line: str) -> str | None:
    """The outlet that a masthead names: capitalised words, and beside them what kind of outlet or which issue it is."""
    found = match("masthead", line) if len(line.split()) <= 16 else None
    if found is None:
        return None
    words = found["outlet"].split()
    kind = {"news", "press", "agency", "service", "radio", "weekly", "daily"}
    small = {"of", "the", "and", "for", "&", "de", "la", "del", "le", "du", "des", "el", "al"}
    if not all(word[:1].isupper() or word in kind | small for word in words):
        return None
    return found["outlet"] if fits("issue", found["rest"]) or kind & set(words) else None


def is_release_mark(unit: Unit) -> bool:
    """A line that heads or closes an institution's statement."""
    return unit.words <= 24 and (fits("release", unit.text) or fits("release_end", unit.text))


def is_comment_counter(unit: Unit) -> bool:
    """The number of comments, printed where no comment follows."""
    return unit.words <= 8 and fits("comments_head", unit.text)


def is_menu(unit: Unit) -> bool:
    """Navigation, sharing, selling, legal notices."""
    return fits("menu", unit.text) or fits("section", unit.text) or fits("comments_end", unit.text)


#: What a line says of itself, wherever it stands; the first rule that fits decides.
LINE_RULES: tuple[tuple[Callable[[Unit], bool], PartKind], ...] = (
    (is_tags, "tags"),
    (is_caption, "caption"),
    (is_byline, "meta"),
    (is_date_line, "meta"),
    (is_imprint, "meta"),
    (is_release_mark, "meta"),
    (is_source_line, "meta"),
    (is_comment_counter, "meta"),
    (is_menu, "menu"),
)


def anatomy(draft: Draft) -> Anatomy:
    """The page taken apart."""
    units = draft.units
    kinds: list[PartKind | None] = [unit.hint for unit in units]
    story_from = _first_prose(units, kinds)
    region = comments.Region() if draft.comments else comments.find(units, story_from)
    for i, kind in region.kinds.items():
        kinds[i] = kind
    for i, unit in enumerate(units):
        if kinds[i] is None:
            kinds[i] = next((kind for fits_rule, kind in LINE_RULES if fits_rule(unit)), None)
    for i, unit in enumerate(units[:2]):
        if kinds[i] is None and is_masthead(unit):
            kinds[i] = "meta"
    _below_sections(units, kinds)
    headline = _place(units, kinds, draft.stated.title)
    _bios(units, kinds)
    found = draft.comments or tuple(region.comments)
    ends = {comment.start: comment.end for comment in found}
    labelled: list[tuple[Unit, PartKind]] = []
    comment_end = 0
    for unit, label in zip(units, kinds, strict=True):
        comment_end = ends.get(unit.start, comment_end)
        if unit.start >= comment_end:
            labelled.append((unit, label or "story"))
    return Anatomy(tuple(labelled), found, units[headline] if headline is not None else None, is_day_first(draft.text))


def _first_prose(units: Sequence[Unit], kinds: Sequence[PartKind | None]) -> int:
    """The index of the first paragraph; of the first unit where the page has none."""
    for i, unit in enumerate(units):
        if kinds[i] == "story" or (kinds[i] is None and unit.prose and not _speaks_for_itself(unit)):
            return i
    return 0


def _speaks_for_itself(unit: Unit) -> bool:
    return any(rule(unit) for rule, _ in LINE_RULES)


def _below_sections(units: Sequence[Unit], kinds: list[PartKind | None]) -> None:
    """Below "Related posts" stand other pages' titles, as long as the lines are short."""
    below = False
    for i, unit in enumerate(units):
        if kinds[i] == "menu" and fits("section", unit.text):
            below = True
        elif below and kinds[i] is None and not unit.prose and unit.words <= HEADLINE_WORDS:
            kinds[i] = "menu"
        elif kinds[i] is None or kinds[i] == "story":
            below = False


def _place(units: Sequence[Unit], kinds: list[PartKind | None], title: str | None) -> int | None:
    """Label what its place decides; the index of the headline, if there is one."""
    open_ = [i for i, kind in enumerate(kinds) if kind is None]
    prose = [i for i in open_ if units[i].prose] + [i for i, kind in enumerate(kinds) if kind == "story"]
    first, last = (min(prose), max(prose)) if prose else (len(units), -1)
    headline = _headline(units, kinds, first, title)
    if headline is not None:
        kinds[headline] = "headline"
    for i in open_:
        if kinds[i] is not None:
            continue
        if not prose:
            kinds[i] = "story" if headline is None or i > headline else "menu"
        elif i < first:
            kinds[i] = _above(units, kinds, i, headline)
        elif i > last:
            kinds[i] = "story" if _is_short_story(units, kinds, i) else "menu"
        elif units[i].prose:
            kinds[i] = "story"
    for run in _runs([i for i in open_ if kinds[i] is None], kinds):
        _between(units, kinds, run)
    return headline


def _headline(units: Sequence[Unit], kinds: Sequence[PartKind | None], first: int, title: str | None) -> int | None:
    """The headline among the open units above the first paragraph.

    Copied pages start with it; where a menu or kicker of a word or two comes first, the first longer line counts.
    """
    hinted = [i for i, kind in enumerate(kinds) if kind == "headline"]
    if hinted:
        return hinted[0]
    above = [
        i
        for i in range(min(first, len(units)))
        if kinds[i] is None and units[i].words <= HEADLINE_WORDS and not units[i].text.endswith(":")
    ]
    if title is not None:
        same = [i for i in above if _plain(units[i].text) == _plain(title)]
        return same[0] if same else None
    if above and _is_letterhead(units, kinds, above[0]):
        above = above[1:]
    if not above:
        return _sentence_headline(units, kinds, first)
    long_enough = [i for i in above if units[i].words >= 4]
    return long_enough[0] if long_enough else max(above, key=lambda i: units[i].words)


def _is_letterhead(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int) -> bool:
    """An institution's name beside a line like "PRESS RELEASE" or "Bulletin 7, 3 May 2014", above the release's own
    headline, if it has one."""
    beside = [units[j] for j in (i - 1, i + 1) if 0 <= j < len(units) and kinds[j] == "meta"]
    if not fits("institution", units[i].text):
        return False
    return any(fits("release", unit.text) or fits("issue", unit.text) for unit in beside)


def _sentence_headline(units: Sequence[Unit], kinds: Sequence[PartKind | None], first: int) -> int | None:
    """A headline that another rule took or that ends in a full stop.

    "Statement by the harbour office" or "Video: guards at the gate" may head the page; one short sentence on
    top is its headline where a byline or date stands below it.
    """
    if units and first > 0 and kinds[0] in ("meta", "caption") and not moments(units[0].text):
        taken = units[0]
        if 4 <= taken.words <= HEADLINE_WORDS and match("byline", taken.text) is None and taken.hint is None:
            return 0
    if first + 1 >= len(units) or units[first].words > 16 or kinds[first] is not None:
        return None
    lone = len(re.findall(r"[.!?…](?:\s|$)", units[first].text)) == 1
    return first if lone and kinds[first + 1] == "meta" else None


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _above(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int, headline: int | None) -> PartKind:
    """Above the first paragraph: a deck below the headline, an author's name beside a date, else the site's."""
    unit = units[i]
    if headline is None or i < headline:
        return "meta" if _is_letterhead(units, kinds, i) else "menu"
    if unit.ends_sentence or unit.text.endswith((":", ",")):
        return "story"
    if is_bare_name(unit) and any(
        kinds[j] == "meta" and moments(units[j].text) for j in (i - 1, i + 1) if 0 <= j < len(units)
    ):
        return "meta"
    return "heading" if unit.words >= 4 else "menu"


def is_bare_name(unit: Unit) -> bool:
    """Two or three capitalised words and nothing else, as a byline without "By" prints a name."""
    words = unit.text.split()
    return 2 <= len(words) <= 3 and all(re.fullmatch(r"[^\W\d_a-z][\w.'’-]*", word) for word in words)


def _is_short_story(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int) -> bool:
    """Below the last paragraph: a short closing sentence, or an item of the list that a colon announced."""
    if (units[i].stops and units[i].words >= 2) or units[i].text[0] in '“"':
        return kinds[i - 1] == "story" if i else True
    return _listed(units, kinds, i)


def _listed(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int) -> bool:
    """Whether the unit is an item of a list in the story: bulleted, or right after a colon."""
    if i == 0 or kinds[i - 1] not in ("story", "heading"):
        return False
    return bool(units[i].bullet) or units[i - 1].text.endswith(":")


def _runs(open_: Sequence[int], kinds: Sequence[PartKind | None]) -> list[list[int]]:
    """Neighbouring open units together."""
    runs: list[list[int]] = []
    for i in open_:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _between(units: Sequence[Unit], kinds: list[PartKind | None], run: Sequence[int]) -> None:
    """Short units between paragraphs: sentences and list items are story, a line or two headings, more a menu."""
    colon = run[0] > 0 and units[run[0] - 1].text.endswith(":")  # a list was announced
    bare = [i for i in run if not units[i].stops and not units[i].bullet]
    links = len(bare) == len(run) >= LINK_RUN and all(units[i].words <= 6 for i in run) and not colon
    for i in run:
        unit = units[i]
        colon = unit.text.endswith(":") or (colon and not units[i - 1].ends_sentence)
        if links:
            kinds[i] = "menu"
        elif colon or unit.stops or unit.bullet or unit.words > HEADING_WORDS:
            kinds[i] = "story"
        else:
            kinds[i] = "heading"


def _bios(units: Sequence[Unit], kinds: list[PartKind | None]) -> None:
    """Paragraphs about the author: anywhere, where the byline names the same person; else near the end."""
    story = [i for i, kind in enumerate(kinds) if kind in ("story", "heading", None)]
    bylines = " ".join(u.text for u, kind in zip(units, kinds, strict=True) if kind == "meta")
    for place, i in enumerate(story):
        if kinds[i] != "story":
            continue

        def is_spoken_of(surname: str, here: int = i) -> bool:
            word = re.compile(rf"\b{re.escape(surname)}\b")
            return any(word.search(units[j].text) for j in story if j != here)

        if is_bio(units[i].text, bylines, is_spoken_of, near_end=len(story) - place <= 3 and place > 0):
            kinds[i] = "bio"
