"""Who published the page, and who wrote it. ``OUTLET`` is a table; the first rule that answers counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from whence.documents.bio import clean_outlet, read_bio
from whence.documents.byline import read_byline
from whence.documents.draft import Draft
from whence.documents.furniture import cues, fits, match
from whence.documents.moments import moments
from whence.documents.parts import Anatomy, is_bare_name
from whence.documents.published import dateline_agency

_SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s+(?P<mark>\||[–—-]|::|»|·)\s+(?P<site>[^|–—»]{2,60})$")

Rule = Callable[[Draft, Anatomy], str | None]


def in_header_or_markup(draft: Draft, _: Anatomy) -> str | None:
    """A "Source:" header, the site's name in the markup or the publisher in structured data."""
    return draft.stated.outlet


def in_the_byline(_: Draft, anatomy: Anatomy) -> str | None:
    """The byline adds it to the author's name."""
    found = (read_byline(unit.text).outlet for unit in anatomy.units("meta") if match("byline", unit.text))
    return next((outlet for outlet in found if outlet), None)


def on_a_source_line(_: Draft, anatomy: Anatomy) -> str | None:
    """A line "Source: ..." or "First published in ..." names it."""
    found = (match("source_line", unit.text) for unit in anatomy.units("meta") if unit.words <= 12)
    return next((clean_outlet(line["outlet"]) for line in found if line), None)


def in_the_bio(_: Draft, anatomy: Anatomy) -> str | None:
    """The author edits it or writes for it, says the author's bio."""
    found = (read_bio(unit.text).outlet for unit in anatomy.units("bio"))
    return next((outlet for outlet in found if outlet), None)


def in_the_copyright_line(_: Draft, anatomy: Anatomy) -> str | None:
    """The legal notice names its owner."""
    for unit in reversed(anatomy.units("menu", "meta")):
        found = match("copyright", unit.text)
        if found:
            return clean_outlet(found["outlet"])
    return None


def after_the_title(_: Draft, anatomy: Anatomy) -> str | None:
    """The headline's line ends in " | Outlet" or, for names that outlets have, " - Outlet"."""
    return split_title(anatomy.headline.text)[1] if anatomy.headline else None


def at_the_top(draft: Draft, anatomy: Anatomy) -> str | None:
    """A line above the headline, of a few capitalised words that end as outlets' names do."""
    for unit in anatomy.units("menu"):
        if anatomy.headline is None or unit.start > anatomy.headline.start:
            break
        words = unit.text.split()
        if 2 <= len(words) <= 5 and fits("outlet_words", words[-1]) and not fits("menu", unit.text):
            return clean_outlet(unit.text)
    return None


def agency_in_the_dateline(_: Draft, anatomy: Anatomy) -> str | None:
    """The agency that the dateline credits, where nobody else claims the page."""
    story = anatomy.units("story")
    return dateline_agency(story[0]) if story else None


OUTLET: tuple[Rule, ...] = (
    in_header_or_markup,
    in_the_byline,
    on_a_source_line,
    in_the_bio,
    in_the_copyright_line,
    after_the_title,
    at_the_top,
    agency_in_the_dateline,
)


def outlet(draft: Draft, anatomy: Anatomy) -> str | None:
    """Who published the page, or None where it does not say."""
    return next((found for rule in OUTLET if (found := rule(draft, anatomy))), None)


def authors(draft: Draft, anatomy: Anatomy) -> tuple[str, ...]:
    """Who wrote the page: by its markup, its byline, a name set beside the date, or the author's bio."""
    if draft.stated.authors:
        return draft.stated.authors
    for unit in anatomy.units("meta"):
        if match("byline", unit.text):
            found = read_byline(unit.text).authors
            if found:
                return found
    bare = [unit for unit in anatomy.units("meta") if unit.hint is None and is_bare_name(unit)]
    named = [unit.text for unit in bare if not moments(unit.text) and not fits("release", unit.text)]
    if named:
        return read_byline(named[0]).authors
    bios = (read_bio(unit.text).author for unit in anatomy.units("bio"))
    return tuple(dict.fromkeys(name for name in bios if name))[:1]


def split_title(line: str) -> tuple[str, str | None]:
    """A headline's line without the outlet's name at its end, and that name.

    A bar or guillemet always sets a name apart; a dash may belong to the headline, so what follows it must
    end as outlets' names do.
    """
    found = _SUFFIX.match(line)
    if found is None or len(found["site"].split()) > 6:
        return line, None
    site = found["site"].strip()
    if found["mark"] in "–—-" and not (site[0].isupper() and cues()["outlet_words"].fits(site.split()[-1])):
        return line, None
    return found["title"], clean_outlet(site)
