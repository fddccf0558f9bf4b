"""Tiny cases out of terse rows: what a report claims, without reading a report.

A page is a list of rows::

    "detain agent=g:security guards patient=p:the officer place=L:Karsa date=2014-05-03"

The first word is an event or relation type, or ``identity``. A filler is a letter and words: ``P`` a named person,
``p`` an unnamed one, ``G``/``g`` a body or a group of people, ``b`` an unnamed body, ``L`` a place, ``T``/``t`` one
of anything else. Words after ``/`` are further mentions of the same entity ("P:Karim Dastan/Dastan"); of a named one
those in small letters are descriptions. The same filler in one page is the same entity. Other keys: date, count
(``3``, ``2-``), total, fact, says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from whence.claims.claim import Claim, Count, Entity, Extract, Frame, Link, Source, When
from whence.codebook import Codebook, countries, load
from whence.dates import bounds
from whence.documents.document import Part, Published, Report, Span
from whence.resolve import Judgement, Ref, Resolution, resolve

_SCHEMA = {"P": "Person", "G": "Organization", "B": "Organization", "L": "Place", "T": "Thing"}
_RELATIONS = frozenset(
    "member_of leads deputy_of works_for part_of supports funds trains arms established front_for also_known_as "
    "relative_of located_in".split()
)


@dataclass
class Page:
    """One report being written."""

    id: str
    published: str | None = "2014-05-04"
    outlet: str = "Karsa Post"
    parent: str | None = None
    text: str = ""
    entities: dict[str, Entity] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def entity(self, filler: str) -> int:
        """The index of an entity, writing its mentions into the text."""
        letter, _, words = filler.partition(":")
        mentions = []
        for word in words.split("/"):
            mentions.append(self.write(word))
            self.write(", ")
        if filler in self.entities:
            old = self.entities[filler]
            self.entities[filler] = Entity(**{**_fields(old), "mentions": (*old.mentions, *mentions)})
        else:
            names = tuple(w for w in words.split("/") if letter.isupper() and w != w.lower())
            called = [w for w in words.split("/") if w not in names]
            country = next((c.code for w in words.split() if (c := countries.of(w.strip(",/"))) is not None), None)
            self.entities[filler] = Entity(
                _SCHEMA[letter.upper()], names, called[0] if called else "", bool(names), letter == "g", country, (),
                tuple(mentions),
            )  # fmt: skip
        return list(self.entities).index(filler)

    def source(self, words: str) -> int:
        kind, _, name = words.partition(":")
        types = {"o": "outlet", "a": "anonymous", "d": "document", "c": "commenter", "G": "organization", "P": "person"}
        inner, _, of = name.partition("<")
        entity = self.entity(f"{kind}:{inner}") if kind in "GP" else None
        made = Source(types[kind], inner, entity, self.entity(of) if of else None, None)  # type: ignore[arg-type]
        if made not in self.sources:
            self.sources.append(made)
        return self.sources.index(made)

    def row(self, row: str) -> None:
        type_, _, rest = row.partition(" ")
        start = len(self.text)
        trigger = self.write(type_)
        self.write(" ")
        given = dict(re.findall(r"(\w+)=(.*?)(?=\s+\w+=|\s*$)", rest))
        roles: dict[str, tuple[int, ...]] = {}
        place = self.entity(given["place"]) if "place" in given else None
        for role, fillers in given.items():
            if role not in ("date", "count", "total", "fact", "says", "place"):
                roles[role] = tuple(self.entity(f) for f in fillers.split(" + "))
        date = None
        if "date" in given:
            first, last = bounds(given["date"])
            date = When(given["date"], first, last, "within", None)
        count = None
        if "count" in given:
            low, dash, high = given["count"].partition("-")
            count = Count(int(low), (int(high) if high else None) if dash else int(low))
        chain = [Link(self.source(given["says"]), "states")] if "says" in given else []
        chain.append(Link(self.source(f"o:{self.outlet}"), "states"))
        kind = "identity" if type_ == "identity" else "relation" if type_ in _RELATIONS else "event"
        end = len(self.text)
        frame = Frame(kind, type_, roles, place, date, count, "total" in given)  # type: ignore[arg-type]
        self.claims.append(
            Claim(
                start, end, self.text[start:end], trigger, frame, tuple(chain), given.get("fact", "CT+"),  # type: ignore[arg-type]
                "states", False, None, "test",
            )
        )  # fmt: skip
        self.write(".\n")

    def report(self) -> Report:
        return Report(
            self.id, "comment" if self.parent else "article", None, self.outlet, (),
            Published(self.published, "stated"), None, self.parent, "en", self.text,
            (Part("story", 0, len(self.text)),), b"",
        )  # fmt: skip

    def extract(self) -> Extract:
        return Extract(self.id, tuple(self.entities.values()), tuple(self.sources), tuple(self.claims), 0)


def _fields(entity: Entity) -> dict[str, object]:
    return {name: getattr(entity, name) for name in entity.__slots__}


def page(
    id_: str, *rows: str, published: str | None = "2014-05-04", outlet: str = "", parent: str | None = None
) -> Page:
    """A page that claims the rows."""
    made = Page(id_, published, outlet or f"Outlet {id_}", parent)
    for row in rows:
        made.row(row)
    return made


BOOK: Codebook = load()


def solve(*pages: Page, judgements: tuple[Judgement, ...] = ()) -> Resolution:
    """Resolve the pages."""
    return resolve({p.id: p.report() for p in pages}, {p.id: p.extract() for p in pages}, BOOK, judgements)


def who(resolution: Resolution, made: Page, filler: str) -> str:
    """The id of an entity that a page speaks of."""
    return resolution.entity_of[Ref(made.id, list(made.entities).index(filler))]


def what(resolution: Resolution, made: Page, row: int = 0) -> str:
    """The id of what a page's claim is about."""
    return resolution.about[Ref(made.id, row)]
