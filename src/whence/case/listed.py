"""What people decided of who is a party of a list: by words of reports, like any judgement, and by the list's own id.

A candidate is found anew whenever somebody asks (``lists``) and means nothing; what stands here was confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.case import judgements
from whence.case.judgements import LISTED, LISTINGS, NOT_LISTED, Entry
from whence.errors import CaseError
from whence.resolve.judgement import Anchor
from whence.resolve.resolution import Ref

if TYPE_CHECKING:
    from whence.case.view import View


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement that stands: an entity is a party of a list, or is not. ``name`` is the party's as it was then."""

    number: int
    listed: bool
    list: str
    party: str
    name: str
    by: str
    at: str
    note: str

    @property
    def kind(self) -> str:
        return LISTED if self.listed else NOT_LISTED


def body(anchor: Anchor, list_: str, party: str, name: str, note: str) -> dict[str, object]:
    """What the log keeps of a decision."""
    return {"what": "entity", "a": list(anchor), "b": None, "list": list_, "party": party, "name": name, "note": note}


def listings(log: Iterable[Entry], view: View) -> dict[str, tuple[Decision, ...]]:
    """The decisions that stand, by the entity that their words mean today, oldest first.

    Words that mean no entity any more give none: :func:`whence.case.judging.gone` lists those.
    """
    found: dict[str, list[Decision]] = defaultdict(list)
    for entry in log:
        if entry.kind in LISTINGS and judgements.stands(entry):
            for id in _meant(view, *entry.body["a"][:3]):
                found[id].append(_decision(entry))
    return {id: tuple(many) for id, many in sorted(found.items())}


def _meant(view: View, sha256: str, start: int, end: int) -> list[str]:
    """The entities that these characters of a text mean; copies of one text may mean several."""
    meant: dict[str, None] = {}
    for report in view.reports_with(sha256):
        for index, entity in enumerate(view.extracts[report].entities):
            if (start, end) in entity.mentions and Ref(report, index) in view.resolution.entity_of:
                meant[view.resolution.entity_of[Ref(report, index)]] = None
    return list(meant)


def confirmed(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The parties that an entity is by every judgement of the two; where two entities that were judged apart became
    one and the judgements differ, it is none.
    """
    refused = {(one.list, one.party) for one in decisions if not one.listed}
    first = {(one.list, one.party): one for one in reversed(decisions) if one.listed}
    return tuple(first[key] for key in sorted(first) if key not in refused)


def refuse_contradiction(decisions: Sequence[Decision], listed: bool, list_: str, party: str) -> None:
    """Raise where the same was decided before, or the opposite."""
    for one in decisions:
        if (one.list, one.party) == (list_, party):
            if one.listed == listed:
                raise CaseError(f"judgement {one.number} ({one.kind}) says this already")
            now = LISTED if listed else NOT_LISTED
            raise CaseError(
                f"judgement {one.number} ({one.kind}) and this one ({now}) say opposite things of the same two; "
                f"`whence undo {one.number}` takes the first back"
            )


def _decision(entry: Entry) -> Decision:
    said, listed = entry.body, entry.kind == LISTED
    what = (said["list"], said["party"], said["name"])
    return Decision(entry.number, listed, *what, by=entry.user, at=entry.at, note=said["note"])
