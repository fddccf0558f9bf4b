"""One report on the desk: everything the rules ask of its reading, made once."""

from __future__ import annotations

from dataclasses import replace

from whence.claims.aboard import aboard
from whence.claims.again import again, taken_up
from whence.claims.bound import bound, entries, explained
from whence.claims.chain import Voice, chain, narrated, turns, voices
from whence.claims.circumstance import Clock
from whence.claims.conditions import topic
from whence.claims.factuality import Standing, standing
from whence.claims.followed import called_back, followed
from whence.claims.frames import events
from whence.claims.kinds import Kinds
from whence.claims.on_air import on_air
from whence.claims.retyped import retyped
from whence.claims.syntax import Tree
from whence.codebook import Codebook
from whence.documents.document import READ, Report, Span
from whence.language.coreference import cluster_of_head
from whence.language.reading import Mention, Reading

#: the sentences, from the headline on, in which a lead may stand
LEAD = 4
#: how many sentences a quotation may stand after the words that say who speaks
QUOTE_REACH = 3


class Desk:
    """One report on the desk: its tree, cast, voices and clock, made once and asked by every rule."""

    def __init__(self, report: Report | None, reading: Reading, codebook: Codebook) -> None:
        self.reading, self.codebook, self.report = reading, codebook, report
        self.tree = Tree(reading)
        self.mention_at = retyped(self.tree, _mention_at(self.tree), codebook)
        clusters = bound(self.tree, cluster_of_head(reading.clusters, reading.tokens))
        clusters = explained(self.tree, entries(self.tree, clusters, self.mention_at), self.mention_at)
        if report is not None and report.type == "transcript":
            starts = [p.start for p in report.parts if p.kind in READ]
            clusters = on_air(self.tree, clusters, self.mention_at, starts)
        self.same = _named_below(self.tree, clusters, self.mention_at)
        self.kinds = Kinds(self.tree, codebook, self.mention_at, self.same)
        comment = report is not None and report.parent is not None
        self.topic = topic(self.tree, codebook, comment)
        #: every event word; ``raw`` are those that say who or what takes part
        told = again(self.tree, events(self.tree, self.kinds, codebook, self.topic), codebook)
        self.told = taken_up(self.tree, self.kinds, told, codebook)
        self.raw = [one for one in self.told if not one.bare]
        self.opposite = frozenset(one.carrier for one in self.told if one.opposite)
        self.voices = voices(self.tree, codebook, self.same)
        if report is not None and report.type == "transcript":
            self.voices += turns(self.tree, [p.start for p in report.parts if p.kind in READ], codebook)
        if report is not None and report.parent is None:
            heads = [Span(p.start, p.end) for p in report.parts if p.kind in ("headline", "heading")]
            people = frozenset(h for h, m in self.mention_at.items() if m.named and m.type == "Person")
            self.voices += narrated(self.tree, heads, people)
        self.voices = [self._heard(n) for n in range(len(self.voices))]
        self.same = followed(
            self.tree, self.same, self.raw, self.voices, self.mention_at, codebook.lists["voice"] | {"official"}
        )
        story = next((p.start for p in report.parts if p.kind == "story"), 0) if report is not None else 0
        self.same = called_back(self.tree, self.same, self.raw, self.mention_at, codebook.lists["held_one"], story)
        self.same = aboard(self.tree, self.same, self.mention_at)
        self.cues = frozenset(v.cue for v in self.voices if v.source is not None)
        types = {r.token: r.type for r in self.raw}
        self.clock = Clock(self.tree, types, self.cues, codebook.lists["document_source"])

    def _heard(self, n: int) -> Voice:
        """The ``n``-th voice; money and weapons say nothing: then it is whoever spoke before in the sentence."""
        voice = self.voices[n]
        mute = frozenset({"money", "goods", "weapon", "vehicle"})
        if voice.source is None or not self.kinds.of(voice.source) or self.kinds.of(voice.source) - mute:
            return voice
        before = [v for v in self.voices[:n] if self.tree[v.cue].sentence == self.tree[voice.cue].sentence]
        return replace(voice, source=before[-1].source if before else None)

    def speaker_at(self, token: int) -> int | None:
        """The head token of whoever says the word at ``token``, where it is quoted or a turn of a transcript."""
        if token in self.tree.quoted:
            for voice in chain(self.tree, token, self.voices):
                if voice.source is not None and voice.source not in self.tree.quoted:
                    return voice.source
            last = self.last_speaker(token)
            return last.source if last is not None else None
        turn = next((v for v in self.voices if v.rule == "turn" and v.covers(token)), None)
        return turn.source if turn is not None else None

    def last_speaker(self, token: int) -> Voice | None:
        """Who speaks in a quotation that names nobody: a voice of its own sentence or of that in which the quotation
        opens or closes, else the one that spoke last before it."""
        tree = self.tree
        first, last = self._quotation(token)
        outside = [v for v in self.voices if v.source is not None and v.source not in tree.quoted]
        for at, edge in ((token, token), (first, first), (last, last)):
            same = [v for v in outside if tree[v.cue].sentence == tree[at].sentence]
            if same:
                return min(same, key=lambda v: abs(v.cue - edge))
        before = [v for v in outside if v.cue < first and tree[first].sentence - tree[v.cue].sentence <= QUOTE_REACH]
        return before[-1] if before else self._speaks_before(first)

    def _speaks_before(self, first: int) -> Voice | None:
        """Who spoke in the sentence before a quotation that opens its paragraph: "Mira Vale spoke at the gate."."""
        tree = self.tree
        opens = next((k for k in range(first, len(tree.tokens)) if k in tree.quoted), first)
        sentences = tree.reading.sentences[: tree[opens].sentence]
        for sentence in reversed(sentences):
            words = range(sentence.first, sentence.last)
            if all(k in tree.quoted or tree[k].upos == "PUNCT" for k in words):
                continue
            for k in words:
                speaker = tree.subject(k) if tree.lemma(k) in self.codebook.lists["speaking"] else None
                if speaker is not None and tree[k].upos == "VERB":
                    return Voice(speaker, k, "states", frozenset(), "speaks")
            return None
        return None

    def _quotation(self, token: int) -> tuple[int, int]:
        """The first and last words of the quotation around ``token``, over its marks between sentences."""
        tree = self.tree
        first = last = token
        while first > 0 and (first - 1 in tree.quoted or tree[first - 1].upos == "PUNCT"):
            first -= 1
        while last + 1 < len(tree.tokens) and (last + 1 in tree.quoted or tree[last + 1].upos == "PUNCT"):
            last += 1
        return first, last

    def standing(self, token: int) -> Standing:
        """How surely the text says what ``token`` tells; the walk ends at the cue of the voice that tells it."""
        found = standing(self.tree, token, self.codebook, self.cues)
        over = any(self.tree[c].text.lower() == "longer" for c in self.tree.children(token, "advmod"))
        if token not in self.opposite or over:
            return found  # "no longer alive" tells the death that "alive" denies
        return replace(found, positive=not found.positive)


def _named_below(tree: Tree, same: dict[int, int], mention_at: dict[int, Mention]) -> dict[int, int]:
    """Joins "A French aid worker has been freed" with "Claire Vasseur, 61, ..." in one of the next sentences.

    News names a lead's only unnamed person so, with the age between commas. Anything less is left open.
    """
    leads = [
        m.head
        for m in tree.reading.mentions
        if m.type == "Person"
        and not m.named
        and tree[m.head].sentence < LEAD
        and tree[m.head].xpos == "NN"
        and any(tree.lemma(d) in ("a", "an") for d in tree.children(m.head, "det"))
        and tree.has(m.head, "nsubj", "obj")
    ]
    if not leads:
        return same
    first = min(tree[h].sentence for h in leads)
    lead = [h for h in leads if tree[h].sentence == first]
    named = [
        head for head, m in sorted(mention_at.items())
        if m.named and m.type == "Person" and m.last + 2 < len(tree.tokens) and first < tree[head].sentence <= first + 3
        and tree[m.last].text == "," and tree[m.last + 1].text.isdigit() and tree[m.last + 2].text == ","
    ]  # fmt: skip
    if len(lead) != 1 or len(named) != 1 or same.get(lead[0], -1) == same.get(named[0], -2):
        return same
    if any(m.named and m.type == "Person" and tree[m.head].sentence == first for m in tree.reading.mentions):
        return same  # the lead names somebody: it may be he
    joined = dict(same)
    number = joined.setdefault(lead[0], max(same.values(), default=-1) + 1)
    other = same.get(named[0])
    joined[named[0]] = number
    for token, cluster in same.items():
        if other is not None and cluster == other:
            joined[token] = number
    return joined


def _mention_at(tree: Tree) -> dict[int, Mention]:
    """Mentions by head token: of several with one head a named one, then the longest.

    A name whose head is a title ("Sheikh" in "Sheikh Idris Tolan") is found at the title as well. A mention that
    runs over the end of a sentence is none.
    """
    found: dict[int, Mention] = {}
    titles_only: set[int] = set()
    for mention in sorted(tree.reading.mentions, key=lambda m: (m.end - m.start, m.start)):
        if mention.type in ("Quantity", "Money") and mention.head in found:
            continue
        if tree[mention.first].sentence != tree[mention.last - 1].sentence:
            continue
        at = mention.head
        if tree[at].deprel == "flat" and not mention.first <= tree[at].head < mention.last:
            at = tree[at].head
        known = found.get(at)
        if known is None or at in titles_only or (mention.type != "Title" and (mention.named or not known.named)):
            found[at] = mention
            if mention.type == "Title":
                titles_only.add(at)
            else:
                titles_only.discard(at)
    return found
