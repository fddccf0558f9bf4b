"""One door to a brief: of whom, as known when, and in which form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whence.case.build import Material
from whence.case.view import View
from whence.errors import CaseError
from whence.exchange.brief.brief import Brief
from whence.exchange.brief.compose import compose
from whence.exchange.brief.known import known_on, same_then
from whence.exchange.drawings.selection import around, of_entity
from whence.exchange.drawings.svg import timeline_svg


def brief_of(
    view: View,
    id: str,
    known: str | None = None,
    given: Callable[[set[str]], Material] | None = None,
    *,
    drawn: bool = True,
) -> Brief:
    """The brief of an entity or event of the case, with its timeline if it is to be ``drawn``.

    ``known`` is a day (ISO): then only what had been published by it counts, and ``given`` has to supply the case's
    material about the reports that tell of it, because names and events may have been others then.
    """
    if known is not None:
        if given is None:
            raise ValueError("a brief as known on a day needs the case's material")
        refs = view.entities[id].members if id in view.entities else view.events[id].claims
        then = known_on(given({ref.report for ref in refs}), known)
        view, id = then, same_then(view, then, id, known)
    made = compose(view, id, known)
    if not drawn:
        return made
    told = {passage.id for passage in made.passages}
    selection = of_entity(id) if id in view.entities else around(view.events[id])
    return replace(made, drawing=timeline_svg(view, selection, lambda _, one: f"#{one}" if one in told else None))


def written(brief: Brief, form: str) -> bytes:
    """The brief in one of ``FORMS``, by the ending of a file's name, or CaseError."""
    if form not in FORMS:
        raise CaseError(f"a brief is written as {', '.join(FORMS)}, not as {form or 'a file without an ending'!r}")
    return FORMS[form](brief)


def _html(brief: Brief) -> bytes:
    from whence.exchange.brief.html import html

    return html(brief)


def _markdown(brief: Brief) -> bytes:
    from whence.exchange.brief.markdown import markdown

    return markdown(brief)


def _pdf(brief: Brief) -> bytes:
    from whence.exchange.brief.pdf import pdf

    return pdf(brief)


#: Forms that can hold no drawing, which takes longer to make than all the rest.
PLAIN = frozenset({".md"})

#: How a brief can be set, by the ending of its file's name.
FORMS: dict[str, Callable[[Brief], bytes]] = {".html": _html, ".md": _markdown, ".pdf": _pdf}
