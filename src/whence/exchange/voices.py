"""Who says a thing and who denies it, for formats whose fields would else read as if Whence had said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.case.accounts import origin_of
from whence.case.titles import about_title, source_title
from whence.case.view import View
from whence.resolve.resolution import Event, Ref

#: All readers go by one word: a file made for other programs keeps no list of what each commenter said.
READER = "a reader"


@dataclass(frozen=True, slots=True)
class Voices:
    """Titles of those who say so (certainly, probably or possibly) and of those who say not; each once, in order."""

    says: tuple[str, ...]
    denies: tuple[str, ...]

    @property
    def how(self) -> str:
        """ "reported" where somebody says so, "denied" where all who speak of it deny it, else "unclear"."""
        return "reported" if self.says else "denied" if self.denies else "unclear"

    @property
    def sentence(self) -> str:
        """ "Said by: A; B. Denied by: C."."""
        both = [f"Said by: {self.said_by}."] * bool(self.says) + [f"Denied by: {self.denied_by}."] * bool(self.denies)
        return " ".join(both) or "Nobody says so outright."

    @property
    def said_by(self) -> str:
        return "; ".join(self.says)

    @property
    def denied_by(self) -> str:
        return "; ".join(self.denies)


def voices(view: View, refs: Iterable[Ref]) -> Voices:
    """The origins behind claims, or the speakers where no origin is established."""
    says: dict[str, None] = {}
    denies: dict[str, None] = {}
    for ref in sorted(refs, key=view.published_order):
        factuality = view.claim(ref).factuality
        if factuality != "Uu":
            (denies if factuality.endswith("-") else says)[voice(view, origin_of(view, ref))] = None
    return Voices(tuple(says), tuple(denies))


#: What a heading adds where an event is not said to have happened: "Conviction" alone would read as one.
NOT_SAID = {"no": " (said not to have happened)", "unknown": " (not said outright)"}


def label(view: View, event: str) -> str:
    """An event's heading for formats that show it alone."""
    return about_title(view, event) + NOT_SAID.get(view.weighed.worth[event].occurred, "")


def voice(view: View, source: str) -> str:
    """A source by its title; a commenter as a reader."""
    return READER if view.sources[source].type == "commenter" else source_title(view, source)


def claims_of_role(view: View, event: Event, role: str, entity: str) -> list[Ref]:
    """The claims about an event that give an entity this role in it."""
    return [
        ref
        for ref in view.claims_about.get(event.id, ())
        if any(view.entity_id(ref.report, one) == entity for one in view.claim(ref).frame.roles.get(role, ()))
    ]


def claims_of_place(view: View, event: Event, place: str) -> list[Ref]:
    """The claims about an event that say it was at this place."""
    return [
        ref
        for ref in view.claims_about.get(event.id, ())
        if (at := view.claim(ref).frame.place) is not None and view.entity_id(ref.report, at) == place
    ]
