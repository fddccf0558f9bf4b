"""What every coreference rule asks of a phrase, worked out once for a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.language.coreference.lexicon import Lexicon, lexicon
from whence.language.coreference.phrase import Phrase
from whence.language.coreference.quotation import quotations, speakers
from whence.language.reading import Attribution, Sentence, Token

Role = Literal["subject", "object", "oblique", "owner", "modifier", "apposition", "other"]

_ROLES: dict[str, Role] = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "nmod": "oblique",
    "nmod:poss": "owner",
    "compound": "modifier",
    "amod": "modifier",
    "appos": "apposition",
}

_LINKING = frozenset("the a an this that these those 's ’s ' ’ of".split())


@dataclass(frozen=True, slots=True)
class View:
    """One phrase as the rules see it.

    ``lemma`` is the head's in lower case; ``modifiers`` are the lower-case lemmas of the words before it and of
    what ``of`` brings after it, determiners left out. ``role`` is that of the first conjunct, ``governor`` the
    token it hangs on. ``quote`` numbers the quotation it stands in (0 is none). ``owner`` is the token of a
    possessor. ``weighted`` says that words after the head narrow it ("the group that...").
    """

    index: int
    phrase: Phrase
    lemma: str
    form: str
    modifiers: frozenset[str]
    name: tuple[str, ...]  # words of a name, lower case, titles and marks left out
    given: tuple[str, ...]  # titles left out of ``name``
    role: Role
    governor: int
    quote: int
    owner: int | None
    weighted: bool
    determiner: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A report ready to be linked. ``speaker`` maps a quotation's number to the head token of its speaker."""

    text: str
    tokens: Sequence[Token]
    children: tuple[tuple[int, ...], ...]
    views: tuple[View, ...]
    of_head: dict[int, int]  # head token -> number of its (uncoordinated) view
    speaker: dict[int, int]
    words: Lexicon


def scene(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    found: Sequence[Phrase],
    attributions: Sequence[Attribution],
) -> Scene:
    """Look at every phrase once."""
    words = lexicon()
    children: list[list[int]] = [[] for _ in tokens]
    for i, t in enumerate(tokens):
        if t.head != i:
            children[t.head].append(i)
    quoted, quotes = quotations(tokens, sentences)
    views = tuple(_view(k, p, tokens, children, quoted, words) for k, p in enumerate(found))
    of_head = {v.phrase.head: v.index for v in views if not v.phrase.members}
    return Scene(
        text,
        tokens,
        tuple(tuple(c) for c in children),
        views,
        of_head,
        speakers(tokens, sentences, children, quotes, quoted, attributions, of_head),
        words,
    )


def _view(
    index: int, p: Phrase, tokens: Sequence[Token], children: list[list[int]], quoted: list[int], words: Lexicon
) -> View:
    head = tokens[p.head]
    before = [t for t in tokens[p.first : p.head] if t.upos != "PUNCT"]
    owner = next((c for c in children[p.head] if tokens[c].deprel.startswith("nmod:poss")), None)
    after = [c for c in children[p.head] if c > p.head and c < p.last and tokens[c].deprel.startswith(("nmod", "acl"))]
    modifiers = {t.lemma.lower() for t in before if t.upos not in ("DET", "PART", "ADP") and t.xpos != "PRP$"}
    for c in after:
        if tokens[c].deprel.startswith("nmod") and any(tokens[k].lemma == "of" for k in children[c]):
            modifiers.add(tokens[c].lemma.lower())
    name: list[str] = []
    titles: list[str] = []
    if p.kind == "name" or head.upos == "NUM":
        for t in tokens[p.first : p.last]:
            low = t.text.lower()
            if t.start >= p.said.end:
                break
            if t.upos == "PUNCT" or low in _LINKING:
                continue
            if low in words.titles and not name and t is not head:
                titles.append(low)
            elif t.upos == "PROPN" or name or t is head or t.upos == "NUM":
                name.append(low)
            else:
                titles.append(low)
    determiner = ""
    for c in children[p.head]:
        if c < p.head and tokens[c].deprel.startswith("det"):
            determiner = tokens[c].text.lower()
            break
    anchor = p.head
    while tokens[anchor].deprel.startswith("conj") and tokens[anchor].head != anchor:
        anchor = tokens[anchor].head
    relation = tokens[anchor].deprel
    role = _ROLES.get(relation) or _ROLES.get(relation.partition(":")[0], "other")
    return View(
        index,
        p,
        head.lemma.lower(),
        head.text.lower(),
        frozenset(modifiers),
        tuple(name),
        tuple(titles),
        role,
        tokens[anchor].head,
        quoted[p.head],
        owner,
        bool(after),
        determiner,
    )
