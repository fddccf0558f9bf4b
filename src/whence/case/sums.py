"""What is counted of entities and sources: in each part by itself, added up over all of them as parts are solved.

A sum is a whole number, so in whatever order parts are solved the same comes out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from whence.case.columns import key
from whence.case.view import View
from whence.case.voices import counted

#: How many parts have an entity; how many of them a name for it; how many know it as several.
PARTS, NAMED, SEVERAL = "parts", "named", "several"
#: Claims that name an entity, or have a source in their chain; reports that a source published.
CLAIMS, PUBLISHED = "claims", "published"
#: Before a schema: mentions by it. Before a source's type and name: how often it is printed so.
MENTIONS, PRINTED = "schema ", "printed "
#: Before the id of an entity: of which this is another name, and which is another name of this.
ALIAS, CALLED = "alias ", "called "


def sums(view: View) -> dict[str, dict[str, int]]:
    """The counts of every entity and source of a part, by id."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for id, one in view.entities.items():
        found[id] += Counter({
            PARTS: 1,
            NAMED: int(one.named),
            SEVERAL: int(view.is_group(id)),
            CLAIMS: len(view.claims_naming.get(id, ())),
            MENTIONS + one.schema: len(one.members),
        })  # fmt: skip
    for id, other in view.resolution.aliases.items():
        found[id][ALIAS + other] += 1
        found[other][CALLED + id] += 1
    for id, source in view.sources.items():
        found[id] += Counter({
            CLAIMS: len(view.claims_spoken.get(id, ())),
            PUBLISHED: len(view.published_by.get(id, ())),
            f"{PRINTED}{source.type} {key(source.name)}": max(1, len(source.members)),
        })  # fmt: skip
        found[id] += counted(view, id)
    return {id: {what: many[what] for what in sorted(many) if many[what]} for id, many in found.items()}


def after(start: str, counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """What stands after ``start`` in the names of counts, with the counts."""
    return ((what[len(start) :], number) for what, number in counts.items() if what.startswith(start))
