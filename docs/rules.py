"""Writes ``rules.md``, beside this file, from the rules' own docstrings. ``make docs`` runs it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

PAGE = Path(__file__).with_name("rules.md")

HEAD = """# Rules

Made from the rules' own docstrings by `make docs`; do not edit.

Whence decides by tables of small rules. Each table below is the one that the program runs, in its order; each rule's
words are those of the function that does it. Which words of English the rules ask for is in the codebook
(`src/whence/codebook/codebook.yaml`), which you may copy, edit and pass with `--codebook`.
"""


def tables() -> Iterable[tuple[str, str, Iterable[Any]]]:
    """Title, a sentence, and the rules of each table."""
    from whence.case import checks
    from whence.claims import conditions, factuality, keeping, phrasings
    from whence.language import edges, repair, signs
    from whence.resolve import descriptions, groups, happenings, people
    from whence.weigh import attributed, copies, grades, lineage, own_voice

    yield (
        "Mending trees",
        "Before anything is read off a sentence's tree, the parser's commonest slips are mended.",
        repair.MENDS,
    )
    yield (
        "Where a name begins and ends",
        "What the model cuts off a name or cuts in two is put right by the words.",
        edges.RULES,
    )
    yield (
        "What a name names",
        "Signs in and beside a name. Their weights are added to the model's shares over every place of the name.",
        signs.SIGNS,
    )
    yield (
        "When a word tells an event",
        "Conditions that a codebook entry may put its words under; where one fails, the word tells nothing.",
        conditions.CONDITIONS.values(),
    )
    yield (
        "Who says so",
        "Asked at every word of every sentence; what the model hears beside these is added to them.",
        phrasings.PHRASINGS,
    )
    yield (
        "How surely: the word itself",
        "Asked of every word from the event's up through what governs it.",
        factuality.OWN,
    )
    yield "How surely: what governs it", "The first that applies decides.", factuality.GOVERNING
    yield "What is not kept", "A claim that one of these finds is dropped.", keeping.REFUSALS
    yield (
        "One person?",
        "Two names of people. The weights add up; a rule that forbids cannot be outvoted.",
        people.RULES,
    )
    yield "One body?", "Two names of organisations, ships and other things.", groups.RULES
    yield "One of the unnamed?", "Two descriptions without a name.", descriptions.RULES
    yield "One event?", "Two claims of events of one type or of kin.", happenings.RULES
    yield "A copy?", "Two pages.", copies.RULES
    yield "Whence: where the text names a source", "The first that answers gives a claim's origin.", attributed.RULES
    yield (
        "Whence: where it names none",
        "The first that answers gives the origin of what a page says itself.",
        own_voice.RULES,
    )
    yield "One origin or two?", "The first that answers says whether two claims are independent.", lineage.RULES
    yield "Grades", "The first that applies gives the Admiralty number.", grades.RULES
    yield (
        "Is a case sound?",
        "`whence check` asks these of every file, every report, the log of judgements and the codebooks, and says how "
        "to mend what is not so.",
        [*checks.OF_ORIGINALS, *checks.OF_REPORTS, *checks.OF_LOG, *checks.OF_CODEBOOKS],
    )


def sentence(function: Callable[..., Any]) -> str:
    """A docstring as one line."""
    return " ".join((inspect.getdoc(function) or "").split())


def row(rule: Any) -> str:
    """One rule as an item of a list: its name, its weight where it has one, its words."""
    if callable(rule):
        return f"- **{rule.__name__.replace('_', ' ')}**: {sentence(rule)}"
    if hasattr(rule, "mend"):
        return f"- **{rule.name}**: {sentence(rule.function)} To mend it: {rule.mend}."
    weight = "forbids" if rule.forbids else f"{rule.weight:+g}"
    return f"- **{rule.name.replace('_', ' ')}** ({weight}): {sentence(rule.function)}"


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, says, rules in tables():
        parts.append(f"## {title}\n\n{says}\n\n" + "\n".join(row(rule) for rule in rules) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
