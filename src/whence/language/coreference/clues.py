"""Clues for and against one antecedent, by name; ``weights.json`` says how much each is worth.

The walk asks for the clues of every chain in reach that nothing refuses, and of having none. The heaviest wins.
Clues are words, so that a link can be explained: "form=it&role=subject".
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.coreference.chain import Chain
from whence.language.coreference.scene import Scene, View


def _bucket(n: int, bounds: tuple[int, ...] = (0, 1, 2, 3, 5, 8, 13, 21)) -> str:
    for b in bounds:
        if n <= b:
            return str(b)
    return "far"


def pronoun_clues(view: View, chain: Chain, rank: int, scene: Scene) -> list[str]:
    """Clues for ``chain`` as what the pronoun stands for; ``rank`` counts likelier-by-recency chains passed over."""
    m = chain.views[-1]
    g = view.group
    q = m.phrase
    far = view.phrase.sentence - q.sentence
    d = str(far) if far < 4 else "4"
    same_group = q.kind == "pronoun" and m.group == g
    kind = ("same" if same_group else "pronoun") if q.kind == "pronoun" else q.kind
    size = len(chain.views)
    side = (
        "" if not view.quote and not m.quote else ("in" if view.quote == m.quote else ("into" if view.quote else "out"))
    )
    out = [
        "pronoun",
        f"{g}&far={d}",
        f"{g}&rank={_bucket(rank)}",
        f"{g}&{kind}",
        f"far={d}&role={m.role}",
        f"{g}&role={m.role}",
        f"role={view.role}<{m.role}&far={'0' if far == 0 else '+'}",
        f"{g}&kin={chain.kin}",
        f"{g}&number={chain.number}",
        f"{g}&gender={chain.gender}",
        f"{g}&size={_bucket(size, (1, 2, 4, 8, 16))}",
        f"{g}&plain={min(chain.plain, 3)}",
        f"{g}&quote={side}",
        f"rank={_bucket(rank)}&far={d}",
    ]
    out.append(f"depth={m.depth}&far={d}&{m.role}")
    out.append(f"{g}&depth={view.depth}<{m.depth}&far={'0' if far == 0 else '+'}")
    out.append(f"acts={chain.done_to}&{g}")
    if view.speaks:
        out.append(f"{g}&speaks<{chain.speaks}")
    if chain.names:
        out.append(f"{g}&named")
    if q.members:
        out.append(f"{g}&list")
    if m.weighted:
        out.append("weighted")
    if far == 0:
        gap = view.phrase.head - q.head
        out.append(f"{g}&gap={_bucket(gap, (2, 4, 8, 16, 32))}")
        if scene.tokens[view.governor].head == m.governor:
            out.append(f"above&{view.role}<{m.role}")
        if view.governor == m.governor:
            out.append(f"beside&{view.role}<{m.role}")
        if q.first <= view.phrase.head < q.last:
            out.append(f"{g}&inside")
    if q.first == 0 or scene.tokens[q.first - 1].sentence != q.sentence:
        out.append("opens")
    return out


def topic_clues(view: View, chain: Chain, rivals: Sequence[Chain]) -> list[str]:
    """Clues from the company: whether this chain is spoken of most, alone, or the nearest that is a subject."""
    g = view.group
    most = max(len(c.views) for c in rivals)
    subjects = [c for c in rivals if c.last.role == "subject"]
    same = [c for c in rivals if c.last.phrase.sentence == chain.last.phrase.sentence]
    return [
        f"{g}&rivals={_bucket(len(rivals), (1, 2, 3, 5, 8))}",
        f"{g}&most={len(chain.views) == most}&{min(most, 3)}",
        f"{g}&subject={'only' if subjects == [chain] else 'first' if subjects[:1] == [chain] else chain in subjects}",
        f"{g}&within={_bucket(same.index(chain), (0, 1, 2))}&{view.phrase.sentence - chain.last.phrase.sentence}",
        f"{g}&leads={same[-1] is chain}&{view.phrase.sentence - chain.last.phrase.sentence}",
    ]


def pronoun_alone(view: View, scene: Scene) -> list[str]:
    """Clues that the pronoun stands for nothing in reach."""
    g = view.group
    governor = scene.tokens[view.governor]
    out = [
        f"{g}&alone",
        f"{g}&alone&role={view.role}",
        f"alone&form={view.form}",
        f"{g}&alone&quote={view.quote > 0}",
        f"{g}&alone&deprel={scene.tokens[view.phrase.head].deprel}",
    ]
    if g in ("it", "this", "that"):
        out.append(f"it&alone&verb={governor.lemma}" if governor.lemma in _WEATHER else f"it&alone&pos={governor.upos}")
        clause = any(
            scene.tokens[c].deprel in ("csubj", "ccomp", "csubj:pass", "xcomp", "advcl")
            for c in scene.children[view.governor]
        )
        cop = any(scene.tokens[c].deprel == "cop" for c in scene.children[view.governor])
        out.append(f"{g}&alone&clause={clause}&cop={cop}")
    if view.phrase.first < scene.tokens[view.governor].head:
        out.append(f"{g}&alone&early")
    return out


_WEATHER = frozenset("be seem appear take rain happen turn mean make look say know possible clear likely".split())


def noun_clues(view: View, chain: Chain, rank: int, twin: View | None, scene: Scene) -> list[str]:
    """Clues for ``chain`` as what a noun phrase takes up; ``twin`` is its latest member with the same head."""
    p = view.phrase
    m = twin or chain.views[-1]
    q = m.phrase
    far = p.sentence - chain.views[-1].phrase.sentence
    d = _bucket(far)
    t = "twin" if twin else "other"
    lost, new = m.modifiers - view.modifiers, view.modifiers - m.modifiers
    shape = "equal" if not lost and not new else "less" if not new else "more" if not lost else "unlike"
    out = [
        t,
        f"{t}&{p.kind}<{q.kind}",
        f"{t}&{p.kind}&{shape}",
        f"{t}&{p.kind}&far={d}",
        f"{t}&{p.kind}&rank={_bucket(rank, (0, 1, 2, 4, 8))}",
        f"{t}&{shape}&{view.weighted}<{m.weighted}",
        f"{t}&{p.kind}&kin={p.kin}<{chain.kin}",
        f"{t}&number={p.number}<{q.number}",
        f"{t}&role={view.role}<{m.role}",
        f"{t}&{p.kind}&size={_bucket(len(chain.views), (1, 2, 4, 8, 16))}",
        f"{t}&{p.kind}&bare={not view.modifiers}",
        f"{t}&{view.determiner}",
        f"{t}&quote={view.quote > 0}",
    ]
    if twin:
        out.append(f"twin&{p.kind}&words={view.form == m.form}")
        out.append(f"twin&{shape}&modifiers={min(len(view.modifiers), 3)}")
        if view.owner is not None or m.owner is not None:
            both = view.owner is not None and m.owner is not None
            out.append(f"twin&owners={both}")
    else:
        out.append(f"other&{view.lemma in scene.words.takes_up}&{p.kind}&{min(far, 3)}")
        if chain.names:
            out.append(f"other&named&{p.kind}&{p.kin}&{len(view.modifiers) == 0}")
    return out


def noun_alone(view: View, scene: Scene, twins: bool) -> list[str]:
    """Clues that a noun phrase brings in something new."""
    p = view.phrase
    t = "twins" if twins else "none"
    return [
        f"{t}&alone&{p.kind}",
        f"{t}&alone&{p.kind}&weighted={view.weighted}",
        f"{t}&alone&{p.kind}&modifiers={min(len(view.modifiers), 3)}",
        f"{t}&alone&kin={p.kin}",
        f"{t}&alone&number={p.number}",
        f"{t}&alone&role={view.role}",
        f"{t}&alone&{view.determiner}",
        f"{t}&alone&sentence={_bucket(p.sentence, (0, 1, 3, 10))}",
        f"{t}&alone&owner={view.owner is not None}",
    ]


def name_clues(view: View, chain: Chain, degree: int, rank: int, scene: Scene) -> list[str]:
    """Clues for ``chain`` as the bearer of a name it has to the letter (degree 2) or in part (1)."""
    p = view.phrase
    m = chain.views[-1]
    k = "twin" if degree == 2 else "part"
    return [
        "name",
        k,
        f"{k}&kin={p.kin}<{chain.kin}",
        f"{k}&words={min(len(view.name), 3)}",
        f"{k}&rank={_bucket(rank, (0, 1, 2))}",
        f"{k}&role={view.role}<{m.role}",
        f"{k}&far={_bucket(p.sentence - m.phrase.sentence, (0, 1, 3, 8, 20))}",
        f"{k}&inside={_inside_name(view, scene)}",
        f"{k}&members={min(len(chain.names), 3)}",
        f"{k}&the={view.determiner}",
        f"{k}&{view.lemma in scene.words.kin}",
    ]


def name_alone(view: View, scene: Scene) -> list[str]:
    """Clues that a name like one seen before is still another's, or part of a longer name."""
    inside = _inside_name(view, scene)
    return [
        "alone",
        f"alone&kin={view.phrase.kin}",
        f"alone&inside={inside}",
        f"alone&role={view.role}&inside={inside}",
        f"alone&words={min(len(view.name), 3)}",
    ]


def _inside_name(view: View, scene: Scene) -> str:
    """Whether the name is itself a word of another ("Karsa" in "Karsa Port Authority")."""
    token = scene.tokens[view.phrase.head]
    if token.deprel.startswith(("compound", "nmod", "flat", "amod")):
        above = scene.tokens[token.head]
        return f"{above.upos}&{token.deprel.partition(':')[0]}"
    return "no"


def rival_clues(view: View, chain: Chain, rivals: Sequence[Chain]) -> list[str]:
    """Clues from how many chains of one kind stand in reach: a lone one is likelier meant."""
    count = min(len(rivals), 4)
    kin = view.phrase.kin
    central = max(len(c.views) for c in rivals) == len(chain.views)
    return [
        f"rivals={count}",
        f"rivals={count}&{kin}&listed={bool(view.weighted)}",
        f"central={central}&{kin}&rivals={min(count, 2)}",
        f"subject={any(v.role == 'subject' for v in chain.views[-2:])}&{kin}",
    ]
