"""The recipe: from a report and its reading to everything it claims.

Find the words that tell events and ties; find who fills their roles; find the voices; ask how surely; put each claim
through the grounding gate.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

from whence.claims import denials, identities
from whence.claims.cast import Cast
from whence.claims.chain import Voice, chain, turns, voices
from whence.claims.circumstance import Clock
from whence.claims.claim import Act, Claim, Entity, Extract, Factuality, Frame, Link, When
from whence.claims.conditions import page_of_conflict
from whence.claims.factuality import Standing, standing, weaker
from whence.claims.frames import Raw, events
from whence.claims.gate import grounded
from whence.claims.kinds import Kinds
from whence.claims.relations import RawRelation, Ties
from whence.claims.sources import Sources
from whence.claims.syntax import Tree
from whence.codebook import Codebook
from whence.documents.document import READ, Part, Report, Span
from whence.language.coreference import cluster_of_head
from whence.language.reading import Mention, Reading

#: what makes an event one that is merely supposed, asked or told to come about: it is no claim at all
_SUPPOSED = frozenset({"conditional", "question", "imperative", "fragment"})


class Desk:
    """One report on the desk: its tree, cast, voices and clock, made once and asked by every rule."""

    def __init__(self, report: Report | None, reading: Reading, codebook: Codebook) -> None:
        self.reading, self.codebook, self.report = reading, codebook, report
        self.tree = Tree(reading)
        self.mention_at = _mention_at(self.tree)
        self.same = cluster_of_head(reading.clusters, reading.tokens)
        self.kinds = Kinds(self.tree, codebook, self.mention_at, self.same)
        comment = report is not None and report.parent is not None
        self.page = comment or page_of_conflict(self.tree, codebook)
        self.raw = list(events(self.tree, self.kinds, codebook, self.page))
        self.voices = voices(self.tree, codebook)
        if report is not None and report.type == "transcript":
            self.voices += turns(self.tree, [p.start for p in report.parts if p.kind in READ])
        self.cues = frozenset(v.cue for v in self.voices if v.source is not None)
        self.clock = Clock(self.tree, [r.token for r in self.raw], self.cues)

    def speaker_at(self, token: int) -> int | None:
        """The head token of whoever says the word at ``token``, where it is quoted or a turn of a transcript."""
        turn = next((v for v in self.voices if v.rule == "turn" and v.covers(token)), None)
        if token in self.tree.quoted:
            for voice in chain(self.tree, token, self.voices):
                if voice.source is not None and voice.source not in self.tree.quoted:
                    return voice.source
            last = _last_speaker(self, token, self.tree.quoted)
            return last.source if last is not None else None
        return turn.source if turn is not None else None

    def standing(self, token: int) -> Standing:
        """How surely the text says what ``token`` tells; the walk ends at the cue of the voice that tells it."""
        return standing(self.tree, token, self.codebook, self.cues)


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
            titles_only.discard(at)
            if mention.type == "Title" or at != mention.head:
                titles_only.add(at) if mention.type == "Title" else None
    return found


def blocks(report: Report) -> list[Span]:
    """The stretches of a report that may hold claims: headline, headings and story paragraphs."""
    if report.type in ("comment", "trackback") and not any(p.kind in READ for p in report.parts):
        return [Span(0, len(report.text))]
    found = []
    for part in report.parts:
        if part.kind in READ:
            found += _past_dateline(report.text, part)
    return found


#: "KARSA, Norland, May 3 (Northern Wire) - " before the first words of a story
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\- ]{2,}(?:,? [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?(?:,? [A-Z][a-z]+\.? \d{1,2})?(?:,? \d{4})?"
    r"(?: ?\([^)\n]{2,60}\))? ?(?:-{1,2}|[–—]|:) ?(?=[\w\"“'‘])"
)


def _past_dateline(text: str, part: Part) -> list[Span]:
    """A paragraph as one stretch, or its dateline and the rest as two: a dateline is no part of the sentence."""
    found = _DATELINE.match(text, part.start, part.end) if part.kind == "story" else None
    if found is None:
        return [Span(part.start, part.end)]
    return [Span(part.start, found.end()), Span(found.end(), part.end)]


def extract(report: Report, reading: Reading, codebook: Codebook) -> Extract:
    """Everything that ``report`` claims. A trackback claims nothing: it is another page's own notice of a link."""
    if report.type == "trackback":
        return Extract(report.id, (), (), (), 0)
    desk = Desk(report, reading, codebook)
    cast = Cast(desk.tree, codebook, desk.kinds, desk.mention_at, desk.same)
    cast.speaker_at = desk.speaker_at
    sources = Sources(report, desk.tree, codebook, cast)
    heads = _Headings(report)
    told: list[Claim | None] = []
    for raw in desk.raw:
        if heads.heading(desk.tree[raw.token].start):
            continue
        for frame in _event_frames(desk, cast, raw):
            told.append(_claim(desk, cast, sources, raw.token, raw.carrier, frame, raw.rule))
    for tie in Ties(desk.tree, desk.kinds, codebook, desk.mention_at, desk.page).all():
        if heads.heading(desk.tree[tie.token].start):
            continue
        told.append(_claim(desk, cast, sources, tie.token, tie.token, _tie_frame(desk, cast, tie), tie.rule, tie.by))
    told += identities.claims(desk, cast, sources, _claim)
    made = [claim for claim in told if claim is not None]
    made += denials.claims(desk, cast, sources, made)
    made = heads.spoken_for(made, codebook)
    kept = [claim for claim in _once(made) if _worth_keeping(claim, cast.entities, report.parent is not None)]
    passed = [claim for claim in kept if grounded(claim, report.text)]
    passed.sort(key=lambda c: (c.trigger, c.start, c.frame.type, sorted(c.frame.roles.items())))
    return _compact(report.id, cast.entities, sources, passed, len(kept) - len(passed))


class _Headings:
    """Section headings introduce claims and make none. A headline claims only what its story does not tell:
    it is clipped, and leaves out who says so."""

    def __init__(self, report: Report) -> None:
        self._spans = [(p.start, p.end) for p in report.parts if p.kind == "heading"]
        self._headlines = [(p.start, p.end) for p in report.parts if p.kind == "headline"]

    def spoken_for(self, claims: list[Claim], codebook: Codebook) -> list[Claim]:
        """The claims without those of the headline whose type, or one of its kin, the story tells as well."""
        told = {c.frame.type for c in claims if not self._in_headline(c)}
        told |= {kin for t in told if t in codebook.events for kin in codebook.events[t].kin}
        return [c for c in claims if not self._in_headline(c) or (c.frame.type not in told and c.frame.kind == "event")]

    def _in_headline(self, claim: Claim) -> bool:
        return any(start <= claim.trigger.start < end for start, end in self._headlines)

    def heading(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._spans)


def _event_frames(desk: Desk, cast: Cast, raw: Raw) -> list[Frame]:
    """One frame for each patient that is singled out; the doers share a frame."""
    roles = {role: tuple(dict.fromkeys(e for h in heads for e in cast.of(h))) for role, heads in raw.roles.items()}
    place = next((cast.one(p) for p in raw.places if cast.name(p) is not None), None)
    if place is None and raw.places:
        place = cast.one(raw.places[0])
    date = desk.clock.of(raw.token, raw.carrier)
    count = raw.count
    patients = roles.get("patient", ())
    named = [p for p in patients if cast.entities[p].named or not cast.entities[p].group]
    total = count is not None and (count.high is None or count.high > 1 or count.low != 1 or _ranged(date))
    if date is not None and raw.statal:
        date = replace(date, means="throughout" if date.means else None)
    frame = Frame("event", raw.type.name, roles, place, date, count, total)
    if len(patients) < 2 or raw.type.name in ("attack", "offensive", "meet", "ceasefire", "airstrike", "bomb"):
        return [frame]
    del named
    from whence.claims.counts import count as counted

    frames = []
    for patient in patients:
        own = next((h for h in raw.roles["patient"] if patient in cast.of(h)), None)
        number = counted(desk.tree, own, desk.codebook) if own is not None else None
        frames.append(replace(
            frame, roles={**roles, "patient": (patient,)}, count=number,
            total=number is not None and (number.high is None or number.high > 1),
        ))  # fmt: skip
    return frames


def _ranged(date: When | None) -> bool:
    return date is not None and "/" in date.edtf


def _tie_frame(desk: Desk, cast: Cast, tie: RawRelation) -> Frame:
    roles: dict[str, tuple[int, ...]] = {"subject": (cast.one(tie.subject),), "object": (cast.one(tie.object),)}
    date = desk.clock.of(tie.token, tie.token)
    return Frame("relation", tie.type.name, roles, None, date, None, False)


def _claim(
    desk: Desk, cast_: Cast, sources: Sources, token: int, carrier: int, frame: Frame, rule: str, by: int | None = None
) -> Claim | None:
    tree, codebook = desk.tree, desk.codebook
    stand = desk.standing(carrier)
    if _SUPPOSED.intersection(stand.rules):
        return None
    nested = [
        v
        for v in chain(tree, carrier, desk.voices)
        if not _own_words(tree, v, token) and not _taken_as_known(tree, v, carrier)
    ]
    links: list[Link] = []
    value: Factuality = stand.value
    act: Act = "states"
    for n, voice in enumerate(nested):
        if voice.source is None:
            continue
        speaks_for_himself = voice.source in tree.quoted and tree[voice.source].text.lower() in ("i", "we")
        if not (speaks_for_himself and n + 1 < len(nested)):
            # "we suspect him", the spokesman said: the spokesman suspects
            links.append(Link(sources.of(voice.source), act if links == [] and n == 1 else voice.act))
            if voice.through is not None:
                links.append(Link(sources.of(voice.through), "states"))
        if n == 0:
            act = voice.act
            value = _through(codebook, voice.act, value, tree, voice)
    verbatim = carrier in tree.quoted or token in tree.quoted
    if verbatim and (
        not links
        or (
            len(nested) == 1
            and nested[0].source in tree.quoted
            and tree[nested[0].source or 0].text.lower() in ("i", "we")
        )
    ):
        speaker = _last_speaker(desk, token, tree.quoted)
        if speaker is not None and speaker.source is not None:
            act = act if links else speaker.act
            links = [Link(sources.of(speaker.source), act)]
    if stand.accused is not None and act in ("states", "announces"):
        act = "accuses"
        if not links and value == "CT+":
            value = "PR+"
    elif stand.suspected is not None and act in ("states", "announces"):
        act = "suspects" if _lemma_act(desk, stand.suspected) != "believes" else "believes"
    if by is not None and not links:
        links.append(Link(sources.of(by), "states"))
    outer = _outer(desk, sources)
    links = [link for link in links if not sources.is_page(link.source)] + outer
    if desk.report is not None and desk.report.parent is not None and not nested and (stand.wished or value == "Uu"):
        act = "opines"  # a reader's wish or forecast is an opinion, not an event
    if links:
        links[0] = Link(links[0].source, act)
    span = _evidence(tree, token, nested)
    said = next((d for v in nested if (d := desk.clock.said(v.cue)) is not None), None)
    return Claim(
        start=span.start, end=span.end, quote=tree.reading.text[span.start : span.end],
        trigger=Span(tree[token].start, tree[token].end), frame=frame, chain=tuple(links),
        factuality=value, act=act, verbatim=verbatim, said_on=said, rule=rule,
    )  # fmt: skip


def _own_words(tree: Tree, voice: Voice, token: int) -> bool:
    """A voice whose speaker is described by the very word ("the detained man said") does not claim that word."""
    return voice.source is not None and token in tree.subtree(voice.source)


def _taken_as_known(tree: Tree, voice: Voice, token: int) -> bool:
    """Whether the word stands in a relative clause inside a denial: "denied that the priest who is held ..."
    does not deny that he is held."""
    if voice.act not in ("denies", "believes", "suspects", "assesses"):
        return False
    for child, head in tree.ancestors(token):
        if head not in voice.content:
            return False
        if tree[child].deprel == "acl:relcl":
            return True
    return False


def _through(codebook: Codebook, act: Act, value: Factuality, tree: Tree, voice: Voice) -> Factuality:
    """The value relative to the speaker: what the speech act makes of what the words themselves say."""
    by_act = cast(Factuality, codebook.act_factuality[act])
    if act == "denies":
        if value.endswith("+"):
            return cast(Factuality, value[:-1] + "-")
        return cast(Factuality, value[:-1] + "+") if value != "Uu" else "CT-"
    if by_act == "Uu":
        return "Uu"
    negated = any(tree.lemma(c) in codebook.factuality["negators"] for c in tree.children(voice.cue, "advmod"))
    if negated:
        return "Uu"
    return cast(Factuality, weaker(value, by_act))


def _lemma_act(desk: Desk, token: int) -> str:
    return desk.codebook.acts.get(desk.tree.lemma(token), "suspects")


def _last_speaker(desk: Desk, token: int, quoted: frozenset[int]) -> Voice | None:
    """Who speaks in a quotation that names nobody: the voice that spoke last before it, within three sentences,
    or the one that the sentence names without giving it these words."""
    tree = desk.tree
    sentence = tree[token].sentence
    same = [
        v for v in desk.voices if tree[v.cue].sentence == sentence and v.source is not None and v.source not in quoted
    ]
    if same:
        return min(same, key=lambda v: abs(v.cue - token))
    before = [
        v
        for v in desk.voices
        if v.source is not None and v.source not in quoted and v.cue < token and sentence - tree[v.cue].sentence <= 3
    ]
    return before[-1] if before else None


def _outer(desk: Desk, sources: Sources) -> list[Link]:
    report = desk.report
    assert report is not None
    if report.parent is not None:
        return [Link(sources.commenter(), "states"), Link(sources.outlet(), "states")]
    issuer = sources.issuer()
    return ([Link(issuer, "announces")] if issuer is not None else []) + [Link(sources.outlet(), "states")]


def _evidence(tree: Tree, token: int, nested: list[Voice]) -> Span:
    """The sentence that tells it, and the one that says who speaks where that is the next or the one before."""
    return tree.sentence_span(token)


def _once(claims: list[Claim]) -> list[Claim]:
    seen: set[Any] = set()
    kept = []
    for claim in claims:
        key = (
            claim.start, claim.end, claim.trigger, claim.frame.kind, claim.frame.type,
            tuple(sorted(claim.frame.roles.items())), claim.factuality, claim.chain,
        )  # fmt: skip
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _worth_keeping(claim: Claim, entities: list[Entity], comment: bool) -> bool:
    """Whether a claim says anything: wishes and what-ifs about standing ties are dropped, and ties to a speaker's
    "my" or "our", whose bearer the page does not name. A reader's wishes, forecasts and questions claim nothing."""
    if claim.frame.kind == "relation" and claim.frame.roles["subject"] == claim.frame.roles["object"]:
        return False  # nothing is tied to itself
    if claim.frame.kind != "relation":
        return comment is False or not (claim.factuality == "Uu" and claim.act in ("opines", "asks"))
    if any(entities[e].group for e in claim.frame.roles["subject"]) and claim.frame.type in (
        "member_of",
        "works_for",
        "leads",
        "relative_of",
    ):
        return False  # "three soldiers of the army": a description of the group, not a tie of somebody
    if claim.factuality == "Uu" and claim.act in ("opines", "asks"):
        return False
    ends = [entities[e] for heads in claim.frame.roles.values() for e in heads]
    return all(
        e.named or e.description.lower() not in ("my", "our", "your", "i", "we", "you", "me", "us") for e in ends
    )


def _compact(report: str, entities: list[Entity], sources: Sources, claims: list[Claim], rejected: int) -> Extract:
    """Leaves out entities and sources that no claim uses, and numbers the rest anew."""
    used_sources = sorted({link.source for c in claims for link in c.chain})
    used = {e for c in claims for heads in c.frame.roles.values() for e in heads}
    used |= {c.frame.place for c in claims if c.frame.place is not None}
    for s in used_sources:
        used |= {e for e in (sources.sources[s].entity, sources.sources[s].of) if e is not None}
    order = sorted(used, key=lambda e: (entities[e].mentions[0], e))
    new_entity = {old: new for new, old in enumerate(order)}
    new_source = {old: new for new, old in enumerate(used_sources)}

    def entity(index: int | None) -> int | None:
        return None if index is None else new_entity[index]

    return Extract(
        report=report,
        entities=tuple(entities[e] for e in order),
        sources=tuple(
            replace(s, entity=entity(s.entity), of=entity(s.of)) for s in (sources.sources[k] for k in used_sources)
        ),
        claims=tuple(
            replace(
                c,
                frame=replace(
                    c.frame,
                    roles={r: tuple(new_entity[e] for e in heads) for r, heads in sorted(c.frame.roles.items())},
                    place=entity(c.frame.place),
                ),
                chain=tuple(Link(new_source[link.source], link.act) for link in c.chain),
            )
            for c in claims
        ),
        rejected=rejected,
    )


def annotate_events(reading: Reading, codebook: Codebook) -> list[dict[str, Any]]:
    """Events of a text for ``whence annotate``: spans of trigger and roles, and factuality; no chain, no case."""
    desk = Desk(None, reading, codebook)
    tree = desk.tree
    rows = []
    for raw in desk.raw:
        nested = chain(tree, raw.carrier, desk.voices)
        value = desk.standing(raw.carrier).value
        if nested:
            value = _through(codebook, nested[0].act, value, tree, nested[0])
        roles = {role: [list(tree.phrase(h)) for h in heads] for role, heads in sorted(raw.roles.items())}
        if raw.places:
            roles["place"] = [list(tree.phrase(p)) for p in raw.places]
        token = tree[raw.token]
        rows.append(
            {"start": token.start, "end": token.end, "type": raw.type.name, "roles": roles, "factuality": value}
        )
    return rows
