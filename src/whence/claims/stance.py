"""Who says it, in which manner, and how surely: a source's stance on what one word of the text tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from whence.claims.chain import Voice, chain
from whence.claims.claim import Act, Factuality, Link
from whence.claims.desk import Desk
from whence.claims.factuality import Standing, weaker
from whence.claims.phrasings import cited
from whence.claims.sources import Sources
from whence.claims.syntax import Tree
from whence.codebook import Codebook

#: what makes an event one that is merely supposed, asked or told to come about: nobody claims it
SUPPOSED = frozenset({"conditional", "question", "imperative", "fragment"})
_SELF = ("i", "we")


@dataclass(frozen=True, slots=True)
class Stance:
    """The chain from the one who speaks to the outlet, that speaker's act and certainty, and when it was said."""

    chain: tuple[Link, ...]
    act: Act
    factuality: Factuality
    verbatim: bool
    said_on: str | None
    speaker: int | None = None  #: the head token of whoever speaks first in the chain, where the text names him


def stance(desk: Desk, sources: Sources, token: int, carrier: int, by: int | None = None) -> Stance | None:
    """The stance on what ``token`` tells, whose clause ``carrier`` heads; None when it is merely supposed or asked.

    ``by`` is the head token of somebody who says it by the very word (who gives a name), or None.
    """
    tree = desk.tree
    standing = desk.standing(carrier)
    if SUPPOSED.intersection(standing.rules):
        return None
    nested = [
        v for v in chain(tree, carrier, desk.voices)
        if v.source is not None and not _own_words(tree, v, token) and not _taken_as_known(desk, v, carrier)
    ]  # fmt: skip
    value = standing.value
    act: Act = "states"
    if nested:
        act = nested[0].act
        value = through(tree, desk.codebook, nested[0], value)
    links = _spoken(desk, sources, nested, act)
    named = bool(links)
    verbatim = carrier in tree.quoted or token in tree.quoted
    if verbatim and (not links or (len(nested) == 1 and _of_himself(tree, nested[0]))):
        speaker = desk.last_speaker(token)
        if speaker is not None and speaker.source is not None:
            act = act if links else speaker.act
            links = [Link(sources.of(speaker.source), act)]
    if by is not None and not links:
        told = cited(tree, by)
        links = [Link(sources.of(one), "states") for one in ([by] if told is None else [told, by])]
    act, value = _accusing(desk, standing, act, value, bool(links))
    if desk.report is not None and desk.report.parent is not None and not nested and (standing.wished or value == "Uu"):
        act = "opines"  # a reader's wish or forecast is an opinion, not an event
    links = _once([link for link in links if not sources.is_page(link.source)]) + _page(desk, sources)
    links[0] = Link(links[0].source, act)
    said = next((d for v in nested if (d := desk.clock.said(v.cue)) is not None), None)
    first = next((v.source for v in nested if v.source is not None and not _of_himself(tree, v)), None)
    return Stance(tuple(links), act, value, verbatim, said, first if named else None)


def _spoken(desk: Desk, sources: Sources, nested: list[Voice], act: Act) -> list[Link]:
    """The steps that the text names. "We suspect him", the spokesman said: it is the spokesman who suspects."""
    links: list[Link] = []
    for n, voice in enumerate(nested):
        if voice.source is None or (_of_himself(desk.tree, voice) and n + 1 < len(nested)):
            continue
        if desk.tree[voice.source].text.lower() in _SELF and desk.speaker_at(voice.source) is None:
            continue  # "we found no proof": the page speaks of itself
        links.append(Link(sources.of(voice.source), act if not links and n == 1 else voice.act))
        heard = sources.of(voice.through) if voice.through is not None else None
        if heard is not None and not sources.is_page_in_short(heard):
            links.append(Link(heard, "states"))
    return links


def _once(links: list[Link]) -> list[Link]:
    """A chain in which nobody passes a thing on to himself: "in a leaflet it admitted ... but denied ..."."""
    return [link for n, link in enumerate(links) if n == 0 or link.source != links[n - 1].source]


def _of_himself(tree: Tree, voice: Voice) -> bool:
    return voice.source is not None and voice.source in tree.quoted and tree[voice.source].text.lower() in _SELF


def _accusing(desk: Desk, standing: Standing, act: Act, value: Factuality, spoken: bool) -> tuple[Act, Factuality]:
    """The act where a word below the speaker accuses or suspects: "he is suspected of", the ministry said."""
    if act not in ("states", "announces"):
        return act, value
    if standing.accused is not None:
        return "accuses", "PR+" if not spoken and value == "CT+" else value
    if standing.suspected is not None:
        believed = desk.codebook.acts.get(desk.tree.lemma(standing.suspected)) == "believes"
        return "believes" if believed else "suspects", value
    return act, value


def _page(desk: Desk, sources: Sources) -> list[Link]:
    """The page's own end of every chain: the outlet, after the commenter or the institution whose statement it is."""
    report = desk.report
    if report is not None and report.parent is not None:
        return [Link(sources.commenter(), "states"), Link(sources.outlet(), "states")]
    issuer = sources.issuer()
    return ([Link(issuer, "announces")] if issuer is not None else []) + [Link(sources.outlet(), "states")]


def _own_words(tree: Tree, voice: Voice, token: int) -> bool:
    """A voice whose speaker is described by the very word ("the detained man said") does not claim that word."""
    return voice.source is not None and token in tree.subtree(voice.source) and token not in voice.content


def _taken_as_known(desk: Desk, voice: Voice, token: int) -> bool:
    """Whether the word stands in a relative clause inside a denial or a belief: "denied that the priest who is held
    had called" does not deny that he is held."""
    if voice.act not in ("denies", "believes", "suspects", "assesses", "accuses", "asks", "opines"):
        return _added(desk.tree, voice, token)
    tree, said = desk.tree, desk.codebook.lists["what_was_said"]
    for child, head in tree.ancestors(token):
        if head not in voice.content:
            return False
        bare = tree[child].deprel == "acl" and not tree.children(child, "nsubj", "aux", "mark")
        if bare and tree[child].xpos == "VBN" and tree[head].upos != "VERB":
            return True  # "asked for the release of a man arrested in Karsa"
        if tree[child].deprel == "acl:relcl" and tree.lemma(head) not in said and not _that_clause(tree, child, said):
            return True  # but "denied reports that aircraft had bombed" denies that they did
    return False


def _that_clause(tree: Tree, i: int, said: frozenset[str]) -> bool:
    """Whether a clause read as a relative one is what was said: "reports on websites that aircraft had bombed it"."""
    if not any(tree.lemma(m) == "that" for m in tree.children(i, "mark")) or not tree.children(i, "nsubj"):
        return False
    for child, head in tree.ancestors(i):
        if child != i and tree[child].deprel != "nmod":
            return False
        if tree.lemma(head) in said:
            return True
    return False


def _added(tree: Tree, voice: Voice, token: int) -> bool:
    """Whether a page adds it to what somebody says: in indirect speech a clause behind a comma and "which" explains
    what is known already, "said they had arrested two men over the blast, in which a guard was killed"; not one that
    tells who did it, "said it was the marines, not the guards, who had"."""
    if voice.cue in tree.quoted or token in tree.quoted:
        return False
    for child, head in tree.ancestors(token):
        if head not in voice.content:
            return False
        if tree[child].deprel == "acl:relcl":
            told = tree.instead_of(head)
            if tree.children(told, "cop") and any(tree.lemma(c) == "it" for c in tree.children(told, "nsubj", "expl")):
                return False
            opener = next((k for k in tree.subtree(child) if tree[k].xpos in ("WP", "WDT", "WP$")), None)
            return opener is not None and any(tree[k].text == "," for k in (opener - 1, opener - 2)) and opener > head
    return False


def through(tree: Tree, codebook: Codebook, voice: Voice, value: Factuality) -> Factuality:
    """The value relative to the speaker: what the speech act makes of what the words themselves say."""
    if _withheld(tree, codebook, voice):
        return weaker(value, "PS+") if voice.act == "assesses" else "Uu"
    by_act = cast(Factuality, codebook.act_factuality[voice.act])
    if voice.act == "denies":
        turned = {"+": "-", "-": "+"}
        return "CT-" if value == "Uu" else cast(Factuality, value[:-1] + turned[value[-1]])
    return "Uu" if by_act == "Uu" else weaker(value, by_act)


def _withheld(tree: Tree, codebook: Codebook, voice: Voice) -> bool:
    """Whether he does not say it: "did not say that", "neither confirmed nor denied", "declined to comment on reports
    that", "nobody confirmed that", "withdrew its report that"."""
    cue, negators = voice.cue, codebook.factuality["negators"]
    if voice.rule == "plea":
        return False  # "not guilty" says that he did not
    if any(tree.lemma(c) in negators for c in tree.children(cue, "advmod", "cc")):
        return True
    if any(c > 0 and tree.lemma(c - 1) == "yet" for c in tree.children(cue, "mark") if tree.lemma(c) == "to"):
        return True  # "has yet to confirm that"
    for subject in tree.children(cue, "nsubj"):
        beside = [subject, *tree.children(subject, "det", "cc")]
        if any(tree.lemma(c) in ("no", "none", "nobody", "neither", "no-one") for c in beside):
            return True
    above = tree.head(cue)
    if above is None:
        return False
    if tree[cue].deprel == "xcomp" and tree.lemma(above) in codebook.factuality["negative"]:
        return True
    return tree[cue].deprel == "obj" and tree.lemma(above) in codebook.factuality["retracting"]
