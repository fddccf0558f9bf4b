"""What kind of report a page is, and for a press release whose statement it is."""

from __future__ import annotations

import re
from collections import Counter

from whence.documents.document import ReportType
from whence.documents.draft import Draft
from whence.documents.furniture import fits, match
from whence.documents.layout import Unit
from whence.documents.parts import Anatomy

#: A page on which so many paragraphs, and so large a share, are speakers' turns prints spoken words.
TURNS = 3
TURN_SHARE = 0.5


def genre(draft: Draft, anatomy: Anatomy) -> ReportType:
    """The page's type: as stated, else by its cues, else an article."""
    if draft.stated.type is not None:
        return draft.stated.type
    if _is_transcript(draft, anatomy):
        return "transcript"
    if _is_release(draft, anatomy):
        return "press release"
    if any(fits("post", unit.text) for unit in anatomy.units("meta", "tags")):
        return "post"
    return "article"


def _title(draft: Draft, anatomy: Anatomy) -> str:
    return draft.stated.title or (anatomy.headline.text if anatomy.headline else "")


def _is_release(draft: Draft, anatomy: Anatomy) -> bool:
    """A line of its own says so; a story that only mentions a press release has no such line."""
    lines = (unit for unit in _around(anatomy) if unit.words <= 24 and not fits("quoting", unit.text))
    if any(fits("release", unit.text) for unit in lines):
        return True
    title = _title(draft, anatomy)
    if re.match(
        r"(?:press|news|media) (?:release|statement)\b|(?:joint |official )?statement (?:by|from|of)\b", title, re.I
    ):
        return True
    if draft.stated.outlet is None:
        return False
    return match("issuer", draft.stated.outlet) is not None or _speaks_for_itself(draft)


def _speaks_for_itself(draft: Draft) -> bool:
    """An institution, not an outlet, published the page and nobody signs it: it is the institution's statement."""
    publisher = draft.stated.outlet or ""
    is_outlet = any(fits("outlet_words", word) for word in publisher.split() if word.casefold() != "agency")
    return not draft.stated.authors and fits("institution", publisher) and not is_outlet


def _around(anatomy: Anatomy) -> list[Unit]:
    """The lines about the story: meta wherever it stands, headings and menu above the first paragraph."""
    story = anatomy.units("story")
    first = story[0].start if story else 0
    return [
        unit
        for unit, kind in anatomy.labelled
        if kind == "meta" or (kind in ("heading", "menu") and unit.start < first)
    ]


def _is_transcript(draft: Draft, anatomy: Anatomy) -> bool:
    """It calls itself a transcript, or half of its paragraphs are speakers' turns."""
    story = anatomy.units("story")
    turns = sum(match("turn", unit.text[:120]) is not None for unit in story)
    if turns >= TURNS and turns >= TURN_SHARE * len(story):
        return True
    if re.match(r"(?:full |rush |edited )?transcript\b", _title(draft, anatomy), re.IGNORECASE):
        return True
    if _is_dialogue(story):
        return True
    named = any(fits("transcript", unit.text) for unit in anatomy.units("headline", "heading", "meta"))
    return named and turns >= 1


def _is_dialogue(story: list[Unit]) -> bool:
    """Half of the paragraphs open with a name and a colon, and two names at least do so more than once."""
    names = Counter(found["speaker"] for unit in story if (found := match("named_turn", unit.text[:80])))
    often = [name for name, times in names.items() if times > 1]
    return len(often) > 1 and sum(names[name] for name in often) >= TURN_SHARE * len(story)


def issuer(draft: Draft, anatomy: Anatomy, outlet: str | None) -> str | None:
    """The institution whose own statement a press release is: as a line names it, else who published it."""
    if draft.stated.issuer:
        return draft.stated.issuer
    for line in (_title(draft, anatomy), *(unit.text for unit in _around(anatomy) if unit.words <= 24)):
        found = match("issuer", line)
        if found and not fits("no_author", found["issuer"]):
            name = _plain(found["issuer"])
            # "Ministry of Defence" is short for the "Ministry of Defence of Norland" that published it.
            return _plain(outlet) if outlet and outlet.startswith(name) else name
    for unit in anatomy.units("meta"):
        if unit.hint is None and fits("institution", unit.text):
            return _plain(unit.text)
    if outlet is not None and (found := match("issuer", outlet)):
        return _plain(found["issuer"])
    return outlet or _does_it(anatomy)


def _does_it(anatomy: Anatomy) -> str | None:
    """The institution that the first words of the story have act: "The Treasury Board today sanctioned ..."."""
    story = anatomy.units("story")
    found = match("opening", story[0].text[:300]) if story else None
    return _plain(found["issuer"]) if found and fits("institution", found["issuer"]) else None


def _plain(printed: str) -> str:
    """An institution's name without its press office and end marks."""
    name = re.sub(
        r"\s+(?:press office|press service|public affairs(?: office)?|media office|information office"
        r"|media centre|media center|spokesperson|communications office)$",
        "",
        printed.strip(" \t\u00a0.,;:–—-"),
        flags=re.IGNORECASE,
    )
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
