"""When and where: the time and place phrases that belong to one event's clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from whence.claims.claim import When
from whence.claims.syntax import Tree
from whence.codebook import EventType
from whence.documents.document import Span
from whence.language.reading import Time

#: what is said of a deed on a day is not the deed's day: "claimed responsibility on Monday for the attack"
_SAID = frozenset({"claim_responsibility", "threaten"})
#: a charge or a verdict names the deed behind one of these
_FOR = frozenset({"of", "for", "with", "over", "on"})
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


class Clock:
    """Finds the time expression that dates a token's event."""

    def __init__(
        self, tree: Tree, events: Mapping[int, EventType], cues: Iterable[int], documents: frozenset[str]
    ) -> None:
        """``events`` are the tokens that tell events and of what type, ``cues`` those that govern what somebody says;
        ``documents`` are nouns for statements."""
        self._tree = tree
        self._events, self._cues, self._documents = events, frozenset(cues), documents
        self._headings = _dated_headings(tree)
        self._at: dict[int, list[Time]] = {}
        for time in tree.reading.times:
            anchor = self._anchor(time)
            if anchor is not None and time.type != "SET":
                self._at.setdefault(anchor, []).append(time)

    def _anchor(self, time: Time) -> int | None:
        """The nearest event word above the expression, else the verb of its clause."""
        tree = self._tree
        tokens = tree.words(Span(time.start, time.end))
        if not tokens:
            return None
        inside = set(tokens)
        head = next((k for k in tokens if tree[k].head not in inside or tree[k].head == k), tokens[-1])
        for _, above in tree.ancestors(head):
            if tree[above].upos == "NOUN" and tree.lemma(above) in self._documents:
                return above  # "in a statement on Friday": the statement's day, not the event's
            if above in self._events or above in self._cues:
                return above
            if tree.is_verbal(above):
                return above
        return head

    def of(self, token: int, carrier: int) -> When | None:
        """The date of the event told at ``token``; a duration dates nothing."""
        tree = self._tree
        places = [token, carrier]
        at = token
        for child, head in tree.ancestors(token):
            relation = tree[child].deprel.partition(":")[0]
            if relation in ("xcomp", "obj", "nsubj", "obl", "aux", "nmod") or (
                relation == "conj" and tree.is_verbal(child)
            ):
                if head in self._cues and head not in (token, carrier):
                    break
                if relation == "conj" and tree.children(child, "nsubj"):
                    break
                if head in self._events and self._events[head].name in _SAID and head != carrier:
                    break
                places.append(head)
                at = head
            else:
                break
        del at
        for place in places:
            found = [t for t in self._at.get(place, ()) if t.edtf and t.type in ("DATE", "TIME")]
            if place not in (token, carrier) and place in self._events and tree[token].deprel == "conj":
                # another event's date belongs to this one too where it opens the sentence or closes the row of verbs
                found = [t for t in found if t.start < tree[place].start or t.start > tree[token].start]
            if not found and place == token:
                found = self._behind_the_charge(token) or self._shared(token)
            if found:
                best = min(found, key=lambda t: (abs(t.start - tree[token].start), t.start))
                return when(best)
        found = [
            t
            for other in self._at_once(token)
            for t in self._at.get(other, ())
            if t.edtf and t.type in ("DATE", "TIME")
        ]
        if found:
            return when(found[0])
        return next((when(time) for at, time in reversed(self._headings) if at < token), None)

    def _behind_the_charge(self, token: int) -> list[Time]:
        """The weekday of a charge or a verdict that stands behind the deed: "acquitted him of selling arms on Friday".

        So close a day is that of the court; the deed lies farther back.
        """
        entry = self._events.get(token)
        if entry is None or entry.state is None or entry.state.track not in ("charge", "listing"):
            return []
        tree = self._tree
        deeds = [
            c
            for c in tree.children(token, "obl", "advcl", "nmod")
            if _FOR & {tree.lemma(m) for m in tree.children(c, "case", "mark")}
        ]
        return [
            time
            for deed in deeds
            for at, times in self._at.items()
            if at == deed or deed in (head for _, head in tree.ancestors(at))
            for time in times
            if time.edtf and time.type == "DATE" and _WEEKDAY.search(tree.reading.text[time.start : time.end])
        ]

    def _follows_from(self, token: int, head: int) -> bool:
        """ "Shelled the market on Saturday and killed nine people": what became of them by a deed told before it."""
        entry, deed = self._events.get(token), self._events.get(head)
        if entry is None or deed is None or self._tree[token].deprel != "conj":
            return False
        fate = entry.state is not None and entry.state.track == "life"
        return fate and deed.state is None and not self._tree.children(token, "nsubj", "nsubj:pass")

    def _at_once(self, token: int) -> list[int]:
        """What happens at the same time as what ``token`` tells: "shelled the town on Monday, killing nine", "the raid
        on Monday, in which nine died", "were killed on Monday when planes bombed the well", "shelled it on Monday and
        killed nine"."""
        tree = self._tree
        head = tree.head(token)
        found = [
            c
            for c in tree.children(token, "advcl")
            if c in self._events and any(tree.lemma(m) == "when" for m in tree.children(c, "mark", "advmod"))
        ]
        if head is not None and tree[token].deprel == "conj" and tree[head].xpos == tree[token].xpos == "VBG":
            return found + self._at_once(head)  # "killing nine and wounding three"
        if head is None or head not in self._events:
            return found
        if self._follows_from(token, head):
            found.append(head)
        if tree[token].deprel == "advcl":
            marks = [tree.lemma(m) for m in tree.children(token, "mark", "advmod", "case")]
            if "when" in marks or (tree[token].xpos == "VBG" and not marks):
                found.append(head)
        if tree[token].deprel == "acl:relcl":
            which = [c for c in tree.children(token, "obl") if tree.lemma(c) == "which"]
            where = [c for c in which if tree.case(c) in ("in", "during")]
            found += [head] if where else []
        return found

    def of_tie(self, token: int) -> When | None:
        """The date of a tie told at ``token``: a noun is dated by its own words only.

        In "his half-brother was killed in May" May is the killing's; it says nothing of their kinship.
        """
        if self._tree.is_verbal(token):
            return self.of(token, token)
        found = [t for t in self._at.get(token, ()) if t.edtf and t.type in ("DATE", "TIME")]
        return when(min(found, key=lambda t: (abs(t.start - self._tree[token].start), t.start))) if found else None

    def _shared(self, token: int) -> list[Time]:
        """The date at the end of "killed one and captured ten since March", which belongs to both verbs."""
        tree = self._tree
        if not tree.is_verbal(token):
            return []
        for c in tree.children(token, "conj"):
            if tree.is_verbal(c) and not tree.children(c, "nsubj", "nsubj:pass", "aux"):
                found = [
                    t for t in self._at.get(c, ()) if t.edtf and t.type in ("DATE", "TIME") and t.start > tree[c].start
                ]
                if found:
                    return found
        return []

    def said(self, cue: int) -> str | None:
        """The date on which words were said, as EDTF, where the text dates the saying."""
        found = [t for t in self._at.get(cue, ()) if t.edtf and t.type in ("DATE", "TIME")]
        return found[0].edtf if found else None


def _dated_headings(tree: Tree) -> list[tuple[int, Time]]:
    """Dates that stand alone on their line, and where: in a list of incidents each dates what is below it.

    One such line is a page's own date; only two or more are headings.
    """
    found = []
    for sentence in tree.reading.sentences:
        for time in tree.reading.times:
            inside = sentence.start <= time.start and time.end <= sentence.end
            bare = (
                inside
                and len(tree.reading.text[sentence.start : sentence.end].strip(" .:–—-")) <= time.end - time.start + 12
            )
            headed = bare or (inside and _labels(tree.reading.text, sentence.start, sentence.end, time))
            if headed and time.type == "DATE" and time.edtf and "/" not in time.edtf:
                found.append((sentence.first, time))
                break
    return found if len(found) > 1 else []


#: an item of a list begins with its number, and a label that gives day and place ends at a colon
_NUMBER = re.compile(r"\W*(?:\d{1,3}[.)]\s+)?")
LABEL = 40


def _labels(text: str, start: int, end: int, time: Time) -> bool:
    """Whether the sentence opens with the date and a colon soon behind it: "2. 6 June, Karsa: Aircraft bombed ..."."""
    opening = _NUMBER.match(text, start, end)
    colon = text.find(":", time.end, min(end, time.end + LABEL))
    return opening is not None and opening.end() == time.start and colon >= 0


def when(time: Time) -> When:
    """A time expression as a claim's date; a range means on some day of it unless a state fills it."""
    ranged = time.edtf is not None and "/" in time.edtf
    return When(time.edtf or "", time.earliest, time.latest, "within" if ranged else None, Span(time.start, time.end))
