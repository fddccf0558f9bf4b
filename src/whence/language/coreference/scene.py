"""What every coreference rule asks of a phrase, worked out once for a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.language.coreference.lexicon import Lexicon, lexicon
from whence.language.coreference.phrase import Phrase
from whence.language.coreference.quotation import SAY, quotations, speakers
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
    titles: tuple[str, ...]  # lemmas of the titles and descriptions before it ("the Norland army general ...")
    role: Role
    governor: int
    quote: int
    owner: int | None
    weighted: bool
    determiner: str
    speaks: bool  # the subject of a verb of saying
    done_to: bool  # an object or a passive subject
    group: str  # a pronoun's nominative
    dateline: bool  # the place before a report's first words ("KARSA, Norland - ...")
    depth: int  # steps up the tree to the sentence's root, 5 at most
    origins: frozenset[str]  # the capitalised words before a common noun ("Norland" troops)
    joined: bool  # whether "and" stands among them


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
    heads = {p.head for p in found if not p.members}
    spoken = speakers(tokens, sentences, children, quotes, quoted, attributions, heads)
    ordered = sorted(found, key=lambda p: _turn(p, tokens, quoted, spoken))
    views = tuple(_view(k, p, tokens, children, quoted, words) for k, p in enumerate(ordered))
    of_head = {v.phrase.head: v.index for v in views if not v.phrase.members}
    return Scene(
        text,
        tokens,
        tuple(tuple(c) for c in children),
        views,
        of_head,
        spoken,
        words,
    )


def _turn(p: Phrase, tokens: Sequence[Token], quoted: list[int], spoken: dict[int, int]) -> tuple[int, int, int]:
    """Where a phrase's turn comes: by heads, so that a possessor precedes what it possesses; "I" in a quotation
    waits for the speaker, whom texts often name after it."""
    speaker = spoken.get(quoted[p.head], -1) if tokens[p.head].text.lower() in FIRST else -1
    return (max(p.head, speaker), int(speaker > p.head) + int(bool(p.members)), p.head)


#: Forms of "I".
FIRST = frozenset({"i", "me", "my", "mine", "myself"})


def _view(
    index: int, p: Phrase, tokens: Sequence[Token], children: list[list[int]], quoted: list[int], words: Lexicon
) -> View:
    head = tokens[p.head]
    before = [t for t in tokens[p.first : p.head] if t.upos != "PUNCT"]
    owner = next((c for c in children[p.head] if tokens[c].deprel.startswith("nmod:poss")), None)
    after = [
        c
        for c in children[p.head]
        if p.head < c < p.last and tokens[c].deprel.startswith(("nmod", "acl")) and not _aside(tokens, children, c)
    ]
    modifiers = {t.lemma.lower() for t in before if t.upos not in ("DET", "PART", "ADP") and t.xpos != "PRP$"}
    for c in after:
        if tokens[c].deprel.startswith("nmod") and any(tokens[k].lemma == "of" for k in children[c]):
            modifiers.add(tokens[c].lemma.lower())
    name, titles = _name(p, tokens, children, words)
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
        name,
        titles,
        role,
        tokens[anchor].head,
        quoted[p.head],
        owner,
        bool(after),
        determiner,
        role == "subject" and tokens[tokens[anchor].head].lemma in SAY,
        head.deprel in ("obj", "nsubj:pass"),
        words.nominative.get(head.text.lower(), head.text.lower()),
        _is_dateline(p, tokens),
        _depth(tokens, p.head),
        frozenset(t.text.lower() for t in before if t.text[:1].isupper() and t.upos in ("PROPN", "ADJ", "NOUN"))
        if p.kind != "name"
        else frozenset(),
        any(t.upos == "CCONJ" for t in before),
    )


def _aside(tokens: Sequence[Token], children: list[list[int]], c: int) -> bool:
    """Whether a comma sets what hangs on a noun apart: it adds, it does not narrow ("The man, whose name...")."""
    return any(tokens[k].text == "," and k < c for k in children[c])


def _is_dateline(p: Phrase, tokens: Sequence[Token]) -> bool:
    """A name in capitals that opens a sentence, with a dash not far behind."""
    opens = p.first == 0 or tokens[p.first - 1].sentence != p.sentence
    word = tokens[p.first].text
    if not (opens and p.kind == "name" and word.isupper() and len(word) > 2):
        return False
    return any(t.text in ("-", "–", "—", "--") and t.sentence == p.sentence for t in tokens[p.head + 1 : p.head + 11])


def _depth(tokens: Sequence[Token], i: int) -> int:
    steps = 0
    while steps < 5 and tokens[i].head != i:
        i = tokens[i].head
        steps += 1
    return steps


def _name(
    p: Phrase, tokens: Sequence[Token], children: list[list[int]], words: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name, and what stands before it as title or description.

    A name is the run of proper nouns round its head; for what is not a person it goes on over ``of`` and ``for``
    ("League of the Dunes"). Possessors and places after a person's name are not of the name.
    """
    if tokens[p.head].upos == "NUM":
        return (tokens[p.head].text.lower(),), ()
    if p.kind != "name":
        return (), ()
    first = p.head
    while first > p.first and _of_name(tokens, first - 1, p.head):
        first -= 1
    while p.kin != "person" and first > p.first and _narrows(tokens[first - 1], words):
        first -= 1
    last = p.head + 1
    while last < p.last and tokens[last].start < p.said.end and _of_name(tokens, last, p.head):
        last += 1
    if p.kin != "person":
        for c in children[p.head]:
            link = next((k for k in children[c] if tokens[k].lemma in ("of", "for")), None)
            if c >= last and c < p.last and tokens[c].upos == "PROPN" and link is not None:
                run = c + 1
                while run < p.last and tokens[run].upos == "PROPN":
                    run += 1
                if tokens[p.head].lemma.lower() in words.kin or last - first == 1:
                    last = run
    name = [
        t.text.lower().replace(".", "") or t.text
        for t in tokens[first:last]
        if t.upos != "PUNCT" and t.text.lower() not in _LINKING and t.lemma not in ("for", "and")
    ]
    titles = [t.lemma.lower() for t in tokens[p.first : first] if t.upos in ("NOUN", "PROPN")]
    while len(name) > 1 and name[0].rstrip(".") in words.titles and p.kin in ("person", "?"):
        titles.append(name.pop(0).rstrip("."))
    return tuple(name), tuple(titles)


def _narrows(t: Token, words: Lexicon) -> bool:
    """Whether an adjective before a name makes it another's ("southern Norland", "Revolutionary Guards")."""
    return t.upos in ("ADJ", "NUM") and (
        t.text[:1].isupper() or t.lemma.lower() in words.contrast or t.text[0].isdigit()
    )


def _of_name(tokens: Sequence[Token], i: int, head: int) -> bool:
    """Whether the token is part of the name whose head it stands beside."""
    t = tokens[i]
    if t.deprel.startswith(("nmod:poss", "appos", "conj", "nmod:desc", "nmod:unmarked")):
        return False
    return t.upos == "PROPN" or t.deprel == "flat" or (t.text in (".", "-", "–") and i > head)
