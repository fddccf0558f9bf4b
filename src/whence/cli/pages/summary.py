"""What a reading gave, file by file, and what is in the case now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.console import RenderableType

from whence.case.build import Outcome
from whence.case.view import View
from whence.case.wording import several
from whence.cli.pages.frame import page, quiet, table, text

#: Files shown one by one; of more, only those with something to say and the sum.
MOST_FILES = 60


def summary(outcomes: Sequence[Outcome], view: View, *, hint: bool = True) -> RenderableType:
    """A table of files, then the whole case in a line, then what to type next."""
    shown = list(outcomes) if len(outcomes) <= MOST_FILES else [one for one in outcomes if one.reason or one.rejected]
    rows: list[tuple[str, ...]] = [
        (PurePath(one.name).name, str(one.reports), str(one.comments), str(one.claims), str(one.rejected), _note(one))
        for one in shown
    ]
    if len(outcomes) > 1:
        whole = f"{len(outcomes)} files"
        rows.append((whole, *(str(sum(getattr(one, key) for one in outcomes)) for key in COUNTED), ""))
    return page(
        table(("file", "reports", "comments", "claims", "rejected", ""), rows),
        text(""),
        contents(view),
        quiet(NEXT) if hint else None,
    )


NEXT = "Next: whence list events · whence list open · whence show NAME · whence export --format jsonl"

COUNTED = ("reports", "comments", "claims", "rejected")


def contents(view: View) -> RenderableType:
    """The case in one line."""
    parts = (
        several(len(view.reports), "report"),
        several(len(view.claim_ids), "claim"),
        several(len(view.events), "event"),
        several(len(view.relations), "relation"),
        several(len(view.entities), "entity", "entities"),
        several(len(view.weighed.conflicts), "conflict"),
        several(len(view.resolution.suggestions), "open suggestion"),
    )
    return text("In the case: " + ", ".join(parts))


def _note(one: Outcome) -> str:
    if one.reason is not None:
        return "refused"
    return "in the case already" if one.known else ""
