"""Which pages are copies of which, and which passages they share.

Candidates come from fingerprints through an inverted index, so that no page is compared with every other;
two candidates are then laid side by side word by word. Of two copies the earlier published is the original,
then the longer, then the lower hash. A reader's comment is never a copy of a page, nor a page of a comment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from whence.documents.document import Report
from whence.documents.fingerprint import fingerprint
from whence.weigh.evidence import is_comment, precedence
from whence.weigh.passages import Index, Passage, Word, index, runs, shared, touched, words

#: Marks that two pages must share before they are laid side by side: one may be a stock phrase.
COMMON = 2
#: Of the pages that share one mark, only so many of the earliest are candidates for the others' original:
#: a stock sentence in a thousand pages costs a thousand comparisons times this, not a million.
EARLIEST = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages that share words: the earlier, the later, and the passages."""

    original: Report
    later: Report
    passages: tuple[Passage, ...]
    original_words: int
    later_words: int

    @property
    def share(self) -> float:
        """How much of the later page's story, by words, stands in the original."""
        return sum(p.words for p in self.passages) / max(1, self.later_words)

    @property
    def reused(self) -> int:
        """How many words the later page takes over."""
        return sum(p.words for p in self.passages)

    @property
    def near(self) -> float:
        """The same, counting the few words that an editor put between two passages."""
        return (self.reused + touched(self.passages)) / max(1, self.later_words)

    @property
    def longest(self) -> int:
        """The longest run that both have, in words."""
        return max((p.words for p in self.passages), default=0)


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found: ``copy_of`` by report id, with ``reason``; ``shares`` lists a page's earlier sharers."""

    copy_of: dict[str, str]
    version_of: dict[str, str]
    reason: dict[str, str]
    shares: dict[str, tuple[Pair, ...]]


Rule = Callable[[Pair], str | None]


def whole_reprint(pair: Pair) -> str | None:
    """Nearly every word of the story stands in the earlier page, whatever the headline says."""
    if pair.share >= 0.9 and pair.later_words >= 12:
        return f"{pair.share:.0%} of its words stand in the earlier page in the same order"
    return None


def edited_reprint(pair: Pair) -> str | None:
    """An editor cut, added or touched it here and there: most words stand in long runs of the earlier page.

    0.6 leaves room for a new first paragraph and a word changed in every sentence; two papers that quote one
    long statement share less than that of their words.
    """
    if pair.near >= 0.6 and pair.reused >= 40 and pair.longest >= 10:
        return f"{pair.near:.0%} of its words stand in the earlier page, with small changes between"
    return None


def short_brief(pair: Pair) -> str | None:
    """A brief of few words is a copy only when it stands in the earlier page without a change to speak of."""
    if pair.later_words < 40 and pair.share >= 0.8 and pair.longest >= 15:
        return f"this brief of {pair.later_words} words stands in the earlier page"
    return None


#: Tried in this order; the first that answers says why.
RULES: tuple[Rule, ...] = (whole_reprint, edited_reprint, short_brief)


def same_address(url: str | None) -> str | None:
    """An address as compared: scheme, "www.", fragment and a closing stroke do not make another page."""
    if not url:
        return None
    plain = re.sub(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", "", url.strip(), flags=re.I).partition("#")[0]
    host, slash, path = plain.partition("/")
    return (host.casefold() + slash + path).rstrip("/") or None


def versions(pages: Iterable[Report]) -> dict[str, str]:
    """Pages fetched again with other text: each later version, with the first one."""
    at: dict[str, list[Report]] = defaultdict(list)
    for page in pages:
        address = same_address(page.url)
        if address is not None:
            at[address].append(page)
    found = {}
    for group in at.values():
        first, *others = sorted(group, key=precedence)
        found.update({other.id: first.id for other in others})
    return found


def candidates(marks: Mapping[str, tuple[int, ...]], order: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs (earlier, later) that share enough marks to be laid side by side, found by the marks alone."""
    bearers: dict[int, list[str]] = defaultdict(list)
    for page in sorted(marks, key=order.__getitem__):
        for mark in marks[page]:
            bearers[mark].append(page)
    met: dict[tuple[str, str], int] = defaultdict(int)
    for pages in bearers.values():
        for i, later in enumerate(pages[1:], 1):
            for earlier in pages[: min(i, EARLIEST)]:
                met[earlier, later] += 1
    few = {page: min(COMMON, len(own)) for page, own in marks.items()}
    found = [pair for pair, n in met.items() if n >= min(few[pair[0]], few[pair[1]])]
    return sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))


def find(reports: Mapping[str, Report], marks: Mapping[str, tuple[int, ...]] | None = None) -> Copies:
    """Every copy among these reports. ``marks`` are fingerprints kept from before; missing ones are taken now."""
    pages = sorted((r for r in reports.values() if not is_comment(r)), key=precedence)
    order = {page.id: i for i, page in enumerate(pages)}
    kept = marks or {}
    prints = {page.id: kept[page.id] if page.id in kept else fingerprint(page) for page in pages}
    version_of = versions(pages)
    read: dict[str, tuple[Word, ...]] = {}

    def said(page: str) -> tuple[Word, ...]:
        if page not in read:
            read[page] = words(reports[page])
        return read[page]

    known: dict[str, Index] = {}
    begun: dict[str, list[tuple[str, ...]]] = {}

    def starts(page: str) -> Index:
        if page not in known:
            known[page] = index(said(page))
        return known[page]

    def begins(page: str) -> list[tuple[str, ...]]:
        if page not in begun:
            begun[page] = runs(said(page))
        return begun[page]

    shares: dict[str, list[Pair]] = defaultdict(list)
    copy_of: dict[str, str] = {}
    reason: dict[str, str] = dict.fromkeys(version_of, "the same address was fetched again with other text")
    for earlier, later in candidates(prints, order):
        if version_of.get(earlier, earlier) == version_of.get(later, later):
            continue
        pair = Pair(
            reports[earlier],
            reports[later],
            shared(said(earlier), said(later), starts=starts(earlier), begun=begins(later)),
            len(said(earlier)),
            len(said(later)),
        )
        if not pair.passages:
            continue
        shares[later].append(pair)
        why = next((text for rule in RULES if (text := rule(pair)) is not None), None)
        if why is not None and later not in copy_of:
            copy_of[later] = copy_of.get(earlier, earlier)
            reason[later] = why
    return Copies(copy_of, version_of, reason, {later: tuple(pairs) for later, pairs in shares.items()})
