"""A brief as PDF, set by typst, which is an extra: no system library is needed, and its own fonts have Arabic."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from whence.errors import CaseError
from whence.exchange.brief.brief import Brief

if TYPE_CHECKING:
    from typst import Fonts


def pdf(brief: Brief) -> bytes:
    """The pages as one PDF, without a date of its own. CaseError where typst is not installed."""
    return _compiled(brief, "pdf")[0]


def pages(brief: Brief, per_inch: int = 110) -> list[bytes]:
    """The same pages as PNG pictures, to look at."""
    return _compiled(brief, "png", per_inch)


def _compiled(brief: Brief, form: Literal["pdf", "png"], per_inch: int | None = None) -> list[bytes]:
    try:
        import typst
    except ImportError:
        raise CaseError("a brief as PDF needs the typst library: pip install 'whence[pdf]'") from None
    values = asdict(brief) | {"drawing": ""}
    values["notes"] = [asdict(note) | {"bears_marks": note.bears_marks} for note in brief.notes]
    source = files(__package__).joinpath("brief.typ").read_bytes()
    made = typst.compile(
        source,
        font_paths=_fonts(),
        format=form,
        ppi=per_inch,
        sys_inputs={"brief": json.dumps(values, ensure_ascii=False), "drawing": brief.drawing},
    )
    return [made] if isinstance(made, bytes) else list(made)


@cache
def _fonts() -> Fonts:
    """The fonts of this machine, looked for once."""
    import typst

    return typst.Fonts()
