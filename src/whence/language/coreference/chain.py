"""A chain: the phrases linked so far to one person, group or thing."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.language.coreference.lexicon import Kin
from whence.language.coreference.phrase import Gender, Number
from whence.language.coreference.scene import View


@dataclass(slots=True, eq=False)
class Chain:
    """Grows by ``add`` as the text is walked; what its members tell is pooled."""

    views: list[View] = field(default_factory=list)
    number: Number = "?"
    gender: Gender = "?"
    kin: Kin = "?"
    names: list[View] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    plain: int = 0  # members that are no pronouns
    determined: bool = False  # kin was told by a noun or name

    def add(self, view: View) -> None:
        """Take one more phrase in. What is already told is not overwritten by what tells less."""
        p = view.phrase
        self.views.append(view)
        if self.number == "?":
            self.number = p.number
        if self.gender == "?":
            self.gender = p.gender
        if p.kind == "pronoun":
            if self.kin == "?":
                self.kin = p.kin
            return
        self.plain += 1
        self.lemmas.add(view.lemma)
        if p.kind == "name":
            self.names.append(view)
        if p.kin != "?" and not self.determined:
            self.kin = p.kin
            self.determined = True

    @property
    def last(self) -> View:
        """The latest phrase."""
        return self.views[-1]
