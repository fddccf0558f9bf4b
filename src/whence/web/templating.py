"""Templates: everything that is printed is escaped, and a name that a template does not know is an error."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from whence import __version__
from whence.case import wording

#: Marks that change the direction of writing: kept in texts, where each stretch is isolated, and taken out of a page's
#: title, which the browser shows outside the page.
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: How a stance is drawn: the class of its underline.
MARKS = {"CT+": "ctp", "PR+": "prp", "PS+": "psp", "CT-": "ctm", "PR-": "prm", "PS-": "psm", "Uu": "uu"}

#: Parts of a page that are no part of its story: folded away below it.
FURNITURE = ("menu", "meta", "tags", "bio", "other", "comment")


@cache
def environment() -> Environment:
    """The one environment of the process."""
    made = Environment(
        loader=PackageLoader("whence.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {one.__name__: one for one in (plain, quoted, capitalize_first)}
    made.filters["mark"] = MARKS.__getitem__
    made.globals |= {"several": wording.several, "version": __version__}
    made.globals |= {"grades": wording.GRADES, "furniture": FURNITURE}
    return made


def plain(words: str) -> str:
    """One line without control characters or marks that turn the direction of writing."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in TURNS.sub("", words))
    return " ".join(kept.split())


def quoted(words: str) -> str:
    """A quote on one line, in quotation marks unless it brings its own."""
    line = " ".join(words.split())
    return line if line[:1] in '“"«' and line[-1:] in '”"»' else f"“{line}”"


def capitalize_first(words: str) -> str:
    """A sentence's first letter large, the rest as it is."""
    return words[:1].upper() + words[1:]
