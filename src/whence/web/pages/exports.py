"""The case in the formats of other programs, to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.errors import CaseError
from whence.exchange.formats import FORMATS, Format
from whence.web.asked import Asked, File, Link, NotHere, Page, Refused


@dataclass(frozen=True, slots=True)
class Offer:
    """One format."""

    name: Annotated[str, "its name, as the command line has it"]
    says: Annotated[str, "what it is good for"]
    file: Annotated[Link, "the download"]
    loss: Annotated[Link, "what it could not carry, counted; the same stands in a zip"]


@dataclass(frozen=True, kw_only=True)
class ExportsPage(Page):
    template: ClassVar[str] = "exports.html"
    formats: Annotated[tuple[Offer, ...], "the formats, the ledger first"]


def exports_page(asked: Asked) -> ExportsPage:
    """Every format in which the case can be had."""
    return ExportsPage(title="Take it away", formats=tuple(_offer(one, asked.opened.name) for one in FORMATS.values()))


def export(asked: Asked) -> File:
    """The whole case in one format: its file, or a zip of several."""
    format = _format(asked)
    try:
        return File(f"{asked.opened.name}.{format.suffix}", format.data(*format.files(asked.view)))
    except CaseError as error:  # a library that it needs is not installed
        raise Refused(str(error)) from error


def loss(asked: Asked) -> File:
    """What that format could not carry."""
    format = _format(asked)
    try:
        return File(f"{asked.opened.name}.{format.suffix}.loss.json", format.files(asked.view)[1].data())
    except CaseError as error:
        raise Refused(str(error)) from error


def _format(asked: Asked) -> Format:
    if asked.id not in FORMATS:
        raise NotHere(f"There is no such format; there is: {', '.join(FORMATS)}.")
    return FORMATS[asked.id]


def _offer(one: Format, case: str) -> Offer:
    at = f"/export/{one.name}"
    return Offer(one.name, one.says, Link(f"{case}.{one.suffix}", at), Link("what it leaves out", f"{at}/loss"))
