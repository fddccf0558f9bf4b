"""The author's bio: which paragraph is one, and what it says of the author and the outlet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from whence.documents.furniture import cues, fits, match

#: A bio is a sentence or two; a longer paragraph about a journalist is the story.
LONGEST_BIO = 500


@dataclass(frozen=True, slots=True)
class Bio:
    """The author and the outlet that a bio names; None where it names none."""

    author: str | None
    outlet: str | None


def is_bio(paragraph: str, bylines: str, is_spoken_of: Callable[[str], bool], *, near_end: bool) -> bool:
    """Whether the paragraph is about the page's author.

    ``bylines`` are the page's byline and date lines. ``is_spoken_of`` tells whether a surname stands elsewhere
    in the story: then it is its subject's, unless the byline names the same person.
    """
    if len(paragraph) > LONGEST_BIO or fits("bio_not", paragraph):
        return False
    found = match("bio", paragraph)
    if found is None:
        return False
    name = found.groupdict().get("name")
    if name is None:
        return near_end
    if not fits("bio_role", paragraph):
        return False
    surname = name.split()[-1]
    if re.search(rf"\b{re.escape(surname)}\b", bylines, re.IGNORECASE):
        return True
    return near_end and not is_spoken_of(surname)


def read_bio(paragraph: str) -> Bio:
    """Who the author is, and for which outlet."""
    found = match("bio", paragraph)
    author = found.groupdict().get("name") if found else None
    return Bio(author, bio_outlet(paragraph))


def bio_outlet(paragraph: str) -> str | None:
    """The outlet a bio names as the author's own.

    The patterns stand in order of weight: who edits an outlet belongs to it more than who once wrote for one.
    """
    for pattern in cues()["bio_outlet"].patterns:
        found = pattern.search(paragraph)
        if found is not None:
            return clean_outlet(found["outlet"])
    return None


def clean_outlet(printed: str) -> str | None:
    """An outlet's name without a running text's article, end marks and the initials of its desk ("Wire/jd/mk")."""
    name = re.sub(r"^the\s+|(?:/[a-z]{1,4})+$|\s+[Ss]taff(?: \w+)?$", "", printed.strip(' \t\u00a0.,;:|·–—-"“”'))
    return name or None
