"""Which FollowTheMoney edge a tie is: a typed one where the model has it and both ends fit, else an unknown link.

A membership or an employment reads as a fact, so only a tie that somebody reports becomes one; a tie that everybody
denies stays an unknown link that says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.case.view import View

ORGANISATIONS = frozenset({"Organization", "Company", "PublicBody"})
LEGAL = ORGANISATIONS | {"LegalEntity", "Person"}
PEOPLE = frozenset({"Person"})


@dataclass(frozen=True, slots=True)
class Edge:
    """A schema of the model: the properties of its two ends and the schemas that each may have (none: any)."""

    schema: str
    ends: tuple[str, str]
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()

    def fits(self, subject: str, object: str) -> bool:
        return (not self.subjects or subject in self.subjects) and (not self.objects or object in self.objects)


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge of the case: its schema, its ends, and what it says in the case's words."""

    id: str
    schema: str
    ends: tuple[str, str]
    subject: str
    object: str
    says: str


LINK = Edge("UnknownLink", ("subject", "object"))

#: By relation of the codebook; whatever is not here is an unknown link, as is a role in an event.
EDGES = {
    "member_of": Edge("Membership", ("member", "organization"), LEGAL, ORGANISATIONS),
    "leads": Edge("Directorship", ("director", "organization"), LEGAL, ORGANISATIONS),
    "works_for": Edge("Employment", ("employee", "employer"), PEOPLE, ORGANISATIONS),
    "relative_of": Edge("Family", ("person", "relative"), PEOPLE, PEOPLE),
}


def tie(view: View, id: str, type: str, subject: str, object: str) -> Tie:
    """The edge for a relation, or for a role that ``subject`` has in the event ``object``."""
    a, b = (view.entities[one].schema if one in view.entities else "Event" for one in (subject, object))
    wanted = EDGES.get(type, LINK)
    edge = wanted if wanted.fits(a, b) else LINK
    known = view.codebook.relations.get(type)
    return Tie(id, edge.schema, edge.ends, subject, object, known.says if known else type.replace("_", " "))
