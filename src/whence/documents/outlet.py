"""Who published the page, and who wrote it. ``OUTLET`` is a table; the first rule that answers counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from whence.documents.bio import clean_outlet, read_bio
from whence.documents.byline import read_byline
from whence.documents.draft import Draft
from whence.documents.furniture import cues, fits, match
from whence.documents.genre import genre
from whence.documents.headline import before_the_title
from whence.documents.moments import moments
from whence.documents.parts import Anatomy, is_bare_name, is_menu, is_titled, masthead_outlet
from whence.documents.published import dateline_agency

_SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s+(?P<mark>\||[–—-]|::|[»«]|·)\s+(?P<site>[^|–—»«]{2,60})$")

Rule = Callable[[Draft, Anatomy], str | None]


def in_header_or_markup(draft: Draft, _: Anatomy) -> str | None:
    """A "Source:" header, the site's name in the markup or the publisher in structured data."""
    return draft.stated.outlet


def in_the_byline(_: Draft, anatomy: Anatomy) -> str | None:
    """The byline adds it to the author's name."""
    for unit in anatomy.units("meta"):
        found = match("byline", unit.text)
        if found is None:
            continue
        if fits("institution", names := found["names"].split(",")[0].strip()):
            return clean_outlet(names)  # "Published by the Committee of the Missing, Karsa"
        if outlet := read_byline(unit.text).outlet:
            return outlet
    return None


def on_a_source_line(_: Draft, anatomy: Anatomy) -> str | None:
    """A line "Source: ..." or "First published in ..." names it."""
    found = (match("source_line", unit.text) for unit in anatomy.units("meta") if unit.words <= 12)
    return next((clean_outlet(line["outlet"]) for line in found if line), None)


def in_the_imprint(_: Draft, anatomy: Anatomy) -> str | None:
    """A line below the story gives the outlet and the day; above it, where the name is one that outlets have.

    Above a story, "Karsa, 3 May 2014" is the place; "The Lantern, 3 May 2014" is none.
    """
    story = anatomy.units("story")
    for unit in anatomy.units("meta"):
        found = match("imprint", unit.text) if unit.hint is None and unit.words <= 16 else None
        if found is None or fits("date_prefix", unit.text) or match("byline", unit.text):
            continue
        if fits("office", unit.text):
            continue
        below = bool(story) and unit.start > story[-1].start and len(found["outlet"].split()) > 1
        if below or is_titled(found["outlet"]) or _is_called(found["outlet"]):
            return clean_outlet(found["outlet"])
    return None


def over_two_lines(_: Draft, anatomy: Anatomy) -> str | None:
    """A masthead of two lines: the name in capitals, and under it what kind of paper it is and where."""
    top = [unit for unit, kind in anatomy.labelled[:2] if unit.hint is None and kind in ("menu", "meta")]
    if len(top) < 2 or top[1].gap or not _is_outlet_name(top[1].text):
        return None
    name = top[0].text
    capitals = name.isupper() and 1 < len(name.split()) <= 4 and not any(c.isdigit() for c in name)
    return clean_outlet(name) if capitals and not _is_called(name) else None


def over_a_transcript(_: Draft, anatomy: Anatomy) -> str | None:
    """The institution over "Transcript of the press conference" holds the conference and prints it."""
    top = [unit for unit, _kind in anatomy.labelled[:2] if unit.hint is None]
    if len(top) < 2 or top[1].gap or not fits("institution", top[0].text) or not fits("transcript", top[1].text):
        return None
    return clean_outlet(top[0].text)


def beside_the_day(_: Draft, anatomy: Anatomy) -> str | None:
    """A line of its own beside the day or the byline, of capitalised words such as outlets' names have."""
    meta = [unit for unit in anatomy.units("meta") if unit.hint is None]
    beside = [unit for unit in meta if moments(unit.text) or match("byline", unit.text)]
    for unit in meta:
        near = len(beside) > (unit in beside[:1])
        if near and is_bare_name(unit) and _is_outlet_name(unit.text):
            return clean_outlet(unit.text)
    return None


def as_an_address(_: Draft, anatomy: Anatomy) -> str | None:
    """The site's address stands beside the day, as some sites print it in place of a name."""
    found = (match("imprint_host", unit.text) for unit in anatomy.units("meta") if unit.hint is None)
    return next((clean_outlet(line["outlet"]) for line in found if line), None)


def in_the_masthead(_: Draft, anatomy: Anatomy) -> str | None:
    """The first line is the outlet's name, what it is or the number of the issue, and the day."""
    top = [unit for unit, _ in anatomy.labelled[:2] if unit.hint is None]
    return next((clean_outlet(name) for unit in top if (name := masthead_outlet(unit.text))), None)


def on_the_letterhead(_: Draft, anatomy: Anatomy) -> str | None:
    """The first line, or the one under the number of a bulletin, is an institution's name and nothing else."""
    for n, (unit, kind) in enumerate(anatomy.labelled[:2]):
        alone = unit.hint is None and kind in ("meta", "menu") and not fits("menu", unit.text)
        numbered = n == 0 or fits("issue", anatomy.labelled[0][0].text)
        if alone and numbered and fits("institution", unit.text.split(" - ")[0]):
            release = match("issuer", unit.text)
            return clean_outlet(release["issuer"] if release else unit.text)
    return None


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


def before_the_headline(_: Draft, anatomy: Anatomy) -> str | None:
    """The window's title, copied with the page, is the outlet's name and the headline."""
    if anatomy.headline is None:
        return None
    above = (unit for unit in anatomy.units("menu", "meta") if unit.start < anatomy.headline.start)
    names = (before_the_title(unit.text, anatomy.headline.text) for unit in above)
    return next((clean_outlet(name) for name in names if name and len(name.split()) <= 6), None)


def over_a_post(draft: Draft, anatomy: Anatomy) -> str | None:
    """A blog's page begins with the blog's name: a few words, the first and last of them capitalised."""
    unit, kind = anatomy.labelled[0] if anatomy.labelled else (None, None)
    if unit is None or kind != "menu" or unit.hint is not None or unit.stops or genre(draft, anatomy) != "post":
        return None
    words = unit.text.split()
    named = 2 <= len(words) <= 6 and words[0][:1].isupper() and words[-1][:1].isupper()
    return None if not named or is_menu(unit) or fits("institution", unit.text) else clean_outlet(unit.text)


def at_the_top(draft: Draft, anatomy: Anatomy) -> str | None:
    """A line above the headline, of a few capitalised words that end as outlets' names do."""
    for unit in anatomy.units("menu"):
        if anatomy.headline is None or unit.start > anatomy.headline.start:
            break
        if _is_outlet_name(unit.text) and not is_menu(unit):
            return clean_outlet(unit.text)
    return None


def below_the_story(_: Draft, anatomy: Anatomy) -> str | None:
    """A line of its own under the story, of capitalised words that outlets' names have, or under a signature."""
    story = anatomy.units("story")
    before = None
    for unit, kind in anatomy.labelled:
        below = bool(story) and unit.start > story[-1].start
        if below and kind == "menu" and not is_menu(unit):
            dashed = re.match(r"[-–—]{1,2} ?(?=[^\W\d_a-z])", unit.text)
            if dashed and (employer := read_byline(unit.text[dashed.end() :]).outlet):
                return employer  # "-- Jane Roe, Northern Mail"
            signed = before is not None and match("byline", before.text) and not unit.gap
            name = re.split(r":\s", unit.text)[0] if signed else unit.text
            if (signed or _is_outlet_name(name)) and name[:1].isupper():
                return clean_outlet(name)
        before = unit if kind == "meta" else None
    return None


def _is_called(name: str) -> bool:
    """Whether an outlet or an institution may be called so."""
    return fits("outlet_words", name) or fits("institution", name)


def _is_outlet_name(line: str) -> bool:
    """Two to six words, capitalised but for little ones, one of them such as outlets' names have."""
    words = line.split()
    little = {"of", "the", "and", "for", "&", "de", "la", "del", "le"}
    named = all(word[:1].isupper() or word in little for word in words)
    return 2 <= len(words) <= 6 and named and fits("outlet_words", line)


def agency_in_the_dateline(_: Draft, anatomy: Anatomy) -> str | None:
    """The agency that the dateline credits, where nobody else claims the page."""
    story = anatomy.units("story")
    return dateline_agency(story[0]) if story else None


def in_the_title(draft: Draft, anatomy: Anatomy) -> str | None:
    """The title says whose report it is: "Final report of the Panel of Experts on Norland"."""
    title = draft.stated.title or (anatomy.headline.text if anatomy.headline else "")
    found = match("report_of", title)
    return clean_outlet(found["outlet"]) if found and fits("institution", found["outlet"]) else None


def signed_by_a_body(draft: Draft, _: Anatomy) -> str | None:
    """An institution sent or signed it: "From: Norland Civic Forum"."""
    return next((name for name in draft.stated.authors if fits("institution", name)), None)


OUTLET: tuple[Rule, ...] = (
    in_header_or_markup,
    in_the_byline,
    on_a_source_line,
    in_the_imprint,
    over_two_lines,
    over_a_transcript,
    beside_the_day,
    in_the_masthead,
    in_the_bio,
    in_the_copyright_line,
    after_the_title,
    before_the_headline,
    at_the_top,
    over_a_post,
    on_the_letterhead,
    below_the_story,
    agency_in_the_dateline,
    signed_by_a_body,
    in_the_title,
    as_an_address,
)


def outlet(draft: Draft, anatomy: Anatomy) -> str | None:
    """Who published the page, or None where it does not say."""
    answers = (rule(draft, anatomy) for rule in OUTLET)
    found = next((found for found in answers if found and (draft.stated.outlet or not fits("office", found))), None)
    return found if found is None or draft.stated.outlet else _in_full(found, anatomy)


def _in_full(name: str, anatomy: Anatomy) -> str:
    """A one-word name as the story spells it out: "the Mirror" is "the Copperbelt Mirror" there."""
    if " " in name or not fits("outlet_words", name):
        return name
    longer = re.compile(rf"\b[Tt]he ((?:[^\W\d_a-z][\w'’-]+ ){{1,3}}{re.escape(name)})\b")
    found = (longer.search(unit.text) for unit in anatomy.units("story"))
    return next((match_.group(1) for match_ in found if match_), name)


def authors(draft: Draft, anatomy: Anatomy) -> tuple[str, ...]:
    """Who wrote the page: by its markup, its byline, a name set beside the date, or the author's bio."""
    if draft.stated.authors:
        return draft.stated.authors
    for unit in anatomy.units("meta"):
        if match("byline", unit.text):
            found = read_byline(unit.text).authors
            if found:
                return found
    signed = (match("signed_tags", unit.text) for unit in anatomy.units("tags", "meta"))
    if (line := next(filter(None, signed), None)) is not None:
        return read_byline(line["names"]).authors
    bare = [unit for unit in anatomy.units("meta") if unit.hint is None and is_bare_name(unit)]
    named = [
        unit.text
        for unit in bare
        if not moments(unit.text)
        and not any(fits(cue, unit.text) for cue in ("release", "institution", "office"))
        and not _is_outlet_name(unit.text)
    ]
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
    if found is None or len(found["site"].split()) > 6 or re.search(r"\d", found["site"]):
        return line, None
    site = found["site"].strip()
    if found["mark"] in "–—-" and not (site[0].isupper() and cues()["outlet_words"].fits(site.split()[-1])):
        return line, None
    return found["title"], clean_outlet(site)
