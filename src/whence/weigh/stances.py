"""Facets of what a claim amounts to: what somebody is accused of, whether it was lawful, whether it happened."""

from __future__ import annotations

import re

from whence.resolve.resolution import Ref
from whence.weigh.cues import cues
from whence.weigh.evidence import Evidence
from whence.weigh.participants import goods
from whence.weigh.sides import Matter, at_odds_with_itself, not_taken_back
from whence.weigh.weighed import Side


def _heard(matter: Matter) -> list[Evidence]:
    """The claims less those by which a voice is at odds with itself."""
    muddled = at_odds_with_itself(matter)
    return [line for line in matter.lines if line.ref not in muddled]


def substance(matter: Matter) -> tuple[Side, ...]:
    """What somebody is accused of, or what was carried: an accusation that is denied, or goods of two kinds."""
    spoken = _heard(matter)
    accusing = [line for line in spoken if line.supports]
    denying = not_taken_back(matter, [line for line in spoken if line.denies and not _none_at_all(line)], accusing)
    if accusing and denying and is_accusation(matter):
        return (
            Side(f"accused by {speakers(accusing)}", tuple(sorted(line.ref for line in accusing))),
            Side(f"denied by {speakers(denying)}", tuple(sorted(line.ref for line in denying))),
        )
    return goods(matter)


#: Of more speakers than this a side names the first and counts the rest.
NAMED = 3


def speakers(lines: list[Evidence]) -> str:
    """Who speaks in these claims, by name, in a stable order."""
    names = list(dict.fromkeys(line.speaker.name for line in sorted(lines, key=lambda e: e.ref) if line.speaker))
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + rest


def is_accusation(matter: Matter) -> bool:
    """Is it a deed that somebody is only suspected of, alleged or charged to have done? What becomes of people (an
    arrest, a death) is no accusation: who doubts it doubts that it happened."""
    event = matter.view.events.get(matter.about)
    kind = matter.view.codebook.events.get(event.type) if event is not None else None
    if kind is not None and kind.state is not None:
        return False
    return all(
        line.claim.factuality in ("PR+", "PS+") or line.claim.act in ("accuses", "suspects")
        for line in matter.lines
        if line.supports
    )


_BEING = frozenset({"was", "is", "were", "as", "been", "declared", "ruled", "deemed"})


def _words_of(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.casefold())


def legality(matter: Matter) -> tuple[Side, ...]:
    """Whether it was lawful: words to that effect beside the word that tells it."""
    found: dict[str, list[Ref]] = {"lawful": [], "unlawful": []}
    for line in matter.lines:
        text, trigger = line.report.text, line.claim.trigger
        before = _words_of(text[max(line.claim.start, trigger.start - 30) : trigger.start])[-2:]
        after = _words_of(text[trigger.end : min(line.claim.end, trigger.end + 40)])[:4]
        near = set(before) | (set(after) if set(after) & _BEING else set())
        negated = bool({"not", "no", "never"} & near)
        for word, other, words in (("lawful", "unlawful", cues().lawful), ("unlawful", "lawful", cues().unlawful)):
            if near & words:
                found[other if negated else word].append(line.ref)
                break
    if not found["lawful"] or not found["unlawful"]:
        return ()
    return tuple(Side(word, tuple(sorted(refs))) for word, refs in sorted(found.items()))


def occurrence(matter: Matter) -> tuple[Side, ...]:
    """Whether it happened, or whether the tie holds: one says so and another denies it."""
    spoken = _heard(matter)
    denying = [line for line in spoken if line.denies]
    supporting = [line for line in spoken if line.supports]
    standing = not_taken_back(matter, supporting, denying)
    denials = not_taken_back(matter, denying, supporting)
    if not standing or not denials or is_accusation(matter):
        return ()
    relation = matter.about in matter.view.relations
    words = ("it holds", "it does not") if relation else ("it happened", "it did not")
    return (
        Side(f"{words[0]}, {_say(standing)}", tuple(sorted(line.ref for line in standing))),
        Side(f"{words[1]}, {_say(denials)}", tuple(sorted(line.ref for line in denials))),
    )


def _say(lines: list[Evidence]) -> str:
    names = speakers(lines)
    return f"say {names}" if ", " in names or " more" in names else f"says {names}"


def _none_at_all(line: Evidence) -> bool:
    number = line.claim.frame.count
    return number is not None and (number.low, number.high) == (0, 0)
