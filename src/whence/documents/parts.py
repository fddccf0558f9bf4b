"""Which part of the page each unit is: headline, story, heading, caption, bio, tags, menu, comment or meta.

First the comments are set aside, then single lines speak for themselves (``LINE_RULES``), then their places
decide: above the first paragraph, between paragraphs, below the last one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.codebook import gazetteer
from whence.documents import comments
from whence.documents.bio import is_bio
from whence.documents.document import Part, PartKind
from whence.documents.draft import Comment, Draft
from whence.documents.furniture import fits, joins, match
from whence.documents.headline import HEADLINE_WORDS, LETTERHEAD, headline, is_letterhead
from whence.documents.layout import Unit
from whence.documents.moments import is_day_first, moments

#: A headline that is a sentence is no longer than this.
HEADLINE_SENTENCE = 20
#: A heading is a short line; longer ones without an end mark are paragraphs of sloppy pages.
HEADING_WORDS = 14
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
    rest = re.sub(r"\b\w+(?: ID| No\.?)?: ?\w+", " ", rest)  # "Service: Politics"
    few = 6 if fits("date_prefix", unit.text) else 2
    return len(re.findall(r"\w{3,}", rest)) <= few


def is_source_line(unit: Unit) -> bool:
    """Where the page was first printed."""
    return unit.words <= 12 and match("source_line", unit.text) is not None


def is_imprint(unit: Unit) -> bool:
    """The outlet's name and the day of the issue on one line, perhaps with an address behind them."""
    found = match("imprint", unit.text) if unit.words <= 16 else None
    behind = unit.text[found.end() :].lstrip(" ,|·–—-") if found is not None else ""
    small = re.match(r"\W*(?!(?:p|pp|page|pages)\b)[a-z]", behind)
    return found is not None and (small is None or match("byline", behind) is not None)


def is_masthead(unit: Unit) -> bool:
    """The outlet's name, what it is and the day, on one line. Its place, at the top, is not asked here."""
    return masthead_outlet(unit.text) is not None


def masthead_outlet(line: str) -> str | None:
    """The outlet that a masthead names: capitalised words, and beside them what kind of outlet or which issue it is.

    Between the commas of "Situation report no. 7, Norland Mission, 12 May 1999" it is the piece that is such a name.
    """
    found = match("masthead", line) if len(line.split()) <= 16 else None
    if found is None:
        return None
    pieces = [piece.strip() for piece in re.split(r"[,.|·–—]| - ", found["rest"])]
    bodies = [p for p in pieces if not fits("piece", p) and (fits("institution", p) or _is_named(p))]
    if bodies and fits("piece", found["outlet"]):
        return bodies[0]
    words = found["outlet"].split()
    small = {"of", "the", "and", "for", "&", "de", "la", "del", "le", "du", "des", "el", "al"}
    if not all(word[:1].isupper() or word in _KINDS | small for word in words):
        return None
    named = _is_named(found["outlet"]) or fits("institution", found["outlet"]) or is_titled(found["outlet"])
    return found["outlet"] if named or fits("issue", found["rest"]) else None


def is_titled(name: str) -> bool:
    """Whether a name has its article and is no town's: "The Lantern", not "The Hague"."""
    return re.match(r"The [^\W\d_a-z]", name) is not None and gazetteer.locate(name) is None


_KINDS = frozenset({"news", "press", "agency", "service", "radio", "weekly", "daily"})


def _is_named(piece: str) -> bool:
    """Whether an outlet's name has such words."""
    return fits("outlet_words", piece) or bool(_KINDS & set(piece.split()))


def is_release_mark(unit: Unit) -> bool:
    """A line that heads or closes an institution's statement."""
    if unit.words > 24 or fits("quoting", unit.text):
        return False
    return fits("release", unit.text) or fits("release_end", unit.text)


def is_comment_counter(unit: Unit) -> bool:
    """The number of comments, printed where no comment follows."""
    return unit.words <= 8 and fits("comments_head", unit.text)


def is_menu(unit: Unit) -> bool:
    """Navigation, sharing, selling, legal notices."""
    text = unit.text
    return fits("menu", text) or fits("section", text) or fits("comments_end", text) or joins("menu", text)


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
    top = _place(units, kinds, draft.stated.title)
    _bios(units, kinds)
    found = draft.comments or tuple(region.comments)
    ends = {comment.start: comment.end for comment in found}
    labelled: list[tuple[Unit, PartKind]] = []
    comment_end = 0
    for unit, label in zip(units, kinds, strict=True):
        comment_end = ends.get(unit.start, comment_end)
        if unit.start >= comment_end:
            labelled.append((unit, label or "story"))
    return Anatomy(tuple(labelled), found, units[top] if top is not None else None, is_day_first(draft.text))


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
    prose = [i for i in prose if not _over_the_byline(units, kinds, i)] or prose
    first, last = (min(prose), max(prose)) if prose else (len(units), -1)
    top = headline(units, kinds, first, title)
    if top is not None:
        kinds[top] = "headline"
    for i in open_:
        if kinds[i] is not None:
            continue
        if not prose:
            kinds[i] = "story" if top is None or i > top else "menu"
        elif i < first:
            kinds[i] = _above(units, kinds, i, top)
        elif i > last:
            kinds[i] = "story" if _is_short_story(units, kinds, i) else "menu"
        elif units[i].prose:
            kinds[i] = "story"
    for run in _runs([i for i in open_ if kinds[i] is None], kinds):
        _between(units, kinds, run)
    return top


def _over_the_byline(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int) -> bool:
    """Whether a sentence near the top may be the headline: the byline or the day stands below it."""
    if i >= LETTERHEAD or kinds[i] is not None or units[i].words > HEADLINE_SENTENCE or i + 1 >= len(units):
        return False
    below = units[i + 1]
    return kinds[i + 1] == "meta" and bool(moments(below.text) or match("byline", below.text))


def _above(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int, top: int | None) -> PartKind:
    """Above the first paragraph: a deck below the headline, a name beside a date or a byline, else the site's."""
    unit = units[i]
    if i < LETTERHEAD and is_letterhead(units, kinds, i):
        return "meta"
    if top is None or i < top:
        return "menu"
    if unit.ends_sentence or unit.text.endswith((":", ",")):
        return "story"
    if is_bare_name(unit) and any(
        kinds[j] == "meta" and (moments(units[j].text) or match("byline", units[j].text))
        for j in (i - 1, i + 1)
        if 0 <= j < len(units)
    ):
        return "meta"
    return "heading" if unit.words >= 4 else "menu"


def is_bare_name(unit: Unit) -> bool:
    """Two or three capitalised words and nothing else but perhaps a place, as a byline without "By" prints a name."""
    words = re.split(r" in (?=[^\W\d_a-z])", unit.text, maxsplit=1)[0].split()
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
