"""Stretches between quotation marks, and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence, Set

from whence.language.reading import Attribution, Sentence, Token

#: Verbs whose subject speaks the quotation beside them.
SAY = frozenset(
    "say tell add state announce declare claim argue note explain report admit deny insist warn ask reply answer "
    "comment continue write remark recall acknowledge conclude observe stress tweet post testify describe call "
    "respond exclaim suggest confirm assert complain joke agree".split()
)
_LONGEST = 400  # tokens; a mark never closed does not swallow the report


def quotations(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[list[int], list[tuple[int, int]]]:
    """For each token the number of its quotation (0 is none), and each quotation's first and last token.

    Curly marks nest by their shape, straight ones alternate; a straight mark left open ends with its
    sentence. Single marks are left alone: most are apostrophes.
    """
    quoted = [0] * len(tokens)
    found: list[tuple[int, int]] = []
    opened: int | None = None
    mark = ""
    for i, t in enumerate(tokens):
        if opened is not None and i - opened > _LONGEST:
            opened = None
        if t.text in ("“", "``", "«", '"') and (opened is None or t.text == "“"):
            opened, mark = i, t.text
        elif opened is not None and (t.text in ("”", "''", "»") or (t.text == '"' and mark in ('"', "``"))):
            if i > opened + 1:
                found.append((opened, i))
                for k in range(opened, i + 1):
                    quoted[k] = len(found)
            opened = None
    return quoted, found


def speakers(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    children: Sequence[Sequence[int]],
    quotes: Sequence[tuple[int, int]],
    quoted: Sequence[int],
    attributions: Sequence[Attribution],
    heads: Set[int],
) -> dict[int, int]:
    """Head token of each quotation's speaker: by its attribution, else the subject of a verb of saying beside it.

    A quotation with neither inherits the speaker before it when only a paragraph, nothing, or the rest of the
    sentence that names him lies between: "They came," said Karim Dastan, a guard. "They had rifles."
    """
    answer: dict[int, int] = {}
    for number, (first, last) in enumerate(quotes, 1):
        start, end = tokens[first].start, tokens[last].end
        head = _by_attribution(tokens, quoted, attributions, heads, start, end)
        if head is None:
            head = _by_verb(tokens, sentences, children, quoted, heads, first, last)
        if head is None and number - 1 in answer:
            before = quotes[number - 2][1]
            goes_on = all(t.sentence == tokens[before].sentence for t in tokens[before + 1 : first])
            head = answer[number - 1] if first - before <= 2 or goes_on else None
        if head is not None:
            answer[number] = head
    return answer


def _by_attribution(
    tokens: Sequence[Token],
    quoted: Sequence[int],
    attributions: Sequence[Attribution],
    heads: Set[int],
    start: int,
    end: int,
) -> int | None:
    for a in attributions:
        if not a.source or not any(c.start < end and start < c.end for c in a.content):
            continue
        source = a.source[0]
        inside = [h for h in heads if source.start <= tokens[h].start < source.end and not quoted[h]]
        top = [
            h for h in inside if not source.start <= tokens[tokens[h].head].start < source.end or tokens[h].head == h
        ]
        if top:
            return min(top)
    return None


def _by_verb(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    children: Sequence[Sequence[int]],
    quoted: Sequence[int],
    heads: Set[int],
    first: int,
    last: int,
) -> int | None:
    for s in dict.fromkeys((tokens[last].sentence, tokens[first].sentence)):
        sentence = sentences[s]
        for i in range(sentence.first, sentence.last):
            if quoted[i] or tokens[i].lemma not in SAY:
                continue
            for c in children[i]:
                if tokens[c].deprel.startswith("nsubj") and not quoted[c] and c in heads:
                    return c
    return None
