"""Questions that the rules ask of a sentence's dependency tree. Nothing here knows what a word alleges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from whence.documents.document import Span
from whence.language.reading import Reading, Token

_SUBJECTS = ("nsubj", "csubj")
#: dependents that are no part of a noun phrase as a description of somebody
_LOOSE = ("acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "cop", "nsubj", "csubj", "discourse",
          "advcl", "aux", "mark", "expl", "dep", "orphan", "vocative", "dislocated")  # fmt: skip
#: verbs that nobody is the object of in a passive
_BEFALLS_NOBODY = frozenset({"escape", "die", "flee", "surrender", "perish", "vanish", "abscond", "succumb"})
_PARTS = frozenset({"all", "both", "most", "many", "some", "one", "two", "several", "half", "none", "each"})
_QUOTES = "\"“”„«»‘’'`"


class Tree:
    """A reading's tokens as trees, with dependents looked up both ways."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self._lemmas = [token.lemma.lower() for token in self.tokens]
        self._relations = [token.deprel for token in self.tokens]
        self._plain = [relation.partition(":")[0] for relation in self._relations]  # without subtypes
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self._children[token.head].append(i)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def lemma(self, i: int) -> str:
        """The lemma in lower case."""
        return self._lemmas[i]

    def children(self, i: int, *relations: str) -> list[int]:
        """Dependents of ``i`` in text order, all of them or those of one of ``relations``.

        A relation without a subtype matches all its subtypes; "nmod:poss" matches itself alone.
        """
        below = self._children[i]
        if not relations:
            return below
        if not below:
            return []
        plain, full = self._plain, self._relations
        return [c for c in below if plain[c] in relations or full[c] in relations]

    def has(self, i: int, *relations: str) -> bool:
        """Whether ``i`` stands to its head in one of ``relations``."""
        return self._plain[i] in relations or self._relations[i] in relations

    def head(self, i: int) -> int | None:
        """The head of ``i``, or None for a root."""
        head = self.tokens[i].head
        return None if head == i else head

    def ancestors(self, i: int) -> Iterator[tuple[int, int]]:
        """Pairs (child, head) from ``i`` up to its root."""
        seen = {i}
        while (head := self.head(i)) is not None and head not in seen:
            yield i, head
            seen.add(head)
            i = head

    def subtree(self, i: int) -> list[int]:
        """``i`` and everything under it, in text order."""
        found, queue = [i], list(self._children[i])
        while queue:
            c = queue.pop()
            found.append(c)
            queue.extend(self._children[c])
        return sorted(found)

    def case(self, i: int) -> str:
        """The preposition that introduces ``i``, with its fixed parts ("because of"), or ""."""
        words = []
        for c in self.children(i, "case"):
            words.append(self.lemma(c))
            words += [self.lemma(f) for f in self.children(c, "fixed")]
        return " ".join(w for w in words if w not in ("'s", "’s", "'", "’"))

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and whatever is coordinated with it ("A, B and C"), in text order."""
        found = [i]
        for c in self.children(i, "conj"):
            found += self.conjuncts(c)
        return sorted(set(found))

    def is_verbal(self, i: int) -> bool:
        """Whether ``i`` heads a clause: a verb, or a predicate with a copula."""
        return self.tokens[i].upos in ("VERB", "AUX") or bool(self.children(i, "cop"))

    def is_passive(self, i: int) -> bool:
        """Whether verb ``i`` is passive: by its auxiliary or subject, or as a bare participle after a noun."""
        if self.children(i, "aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        token = self.tokens[i]
        if token.upos == "ADJ" and token.xpos == "VBN" and self.children(i, "cop"):
            return True  # "nobody was hurt"
        if i > 0 and self.tokens[i - 1].text.lower() == "those" and not self.children(i, "obj"):
            return True  # "among those captured"
        if token.xpos not in ("VBN", "VBD") or self.children(i, "aux", "obj"):
            return False
        if self.lemma(i) in _BEFALLS_NOBODY:
            return False  # "was detained but escaped"
        if token.deprel == "conj" and self.is_verbal(token.head) and not self.children(i, "nsubj"):
            return token.head != i and self.is_passive(token.head)  # "was questioned and released"
        if token.xpos != "VBN":
            return False
        if token.deprel in ("xcomp", "ccomp") and token.head != i and not self.children(i, "nsubj"):
            # "was reported killed", "had him killed"
            return self.is_passive(token.head) or bool(self.children(token.head, "obj"))
        return token.deprel in ("acl", "acl:relcl", "amod", "advcl", "root", "parataxis") and not self.children(
            i, "nsubj"
        )

    def subject(self, i: int) -> int | None:
        """The head of the grammatical subject of ``i``, passed down through control, coordination and participles."""
        for _ in range(6):
            own = self.children(i, *_SUBJECTS)
            inner = [c for c in own if self.tokens[c].deprel != "nsubj:outer"]  # "our information is that he died"
            parted = len(inner) > 1 and self.lemma(inner[1]) in _PARTS  # "eight people, all of them civilians, died"
            if len(inner) > 1 and not parted and self.tokens[inner[0] + 1].text == ",":
                inner = inner[1:]  # "Colonel, the elders say": who is spoken to says nothing
            if own:
                return self.antecedent((inner or own)[0])
            behind = self._right_before(i)
            if behind is not None:
                return behind
            token, head = self.tokens[i], self.head(i)
            if head is None:
                return None
            base = token.deprel.partition(":")[0]
            if base == "acl" and self.tokens[head].upos in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
                if token.xpos != "VB":
                    return head
                # "his attempt to flee", "uses it as a cover to smuggle": the owner, or the doer of the verb above
                owners = self.children(head, "nmod:poss")
                if owners:
                    return owners[0]
                above = self.head(head)
                if above is None or not self.is_verbal(above):
                    return None
                i = above
                continue
            if base == "amod" and self.children(i, "advcl", "obl", "xcomp"):
                return head  # "a man suspected of ..."
            if base == "xcomp":
                controlled = self.children(head, "obj", "iobj")
                if controlled:
                    return self.antecedent(controlled[0])
                i = head
                continue
            if base == "conj" and self.is_verbal(head):
                i = head
                continue
            if base in ("advcl", "ccomp") and (
                token.xpos in ("VBG", "VB", "VBN") or any(self.tokens[c].xpos == "VBG" for c in self.children(i, "cop"))
            ):
                objects = self.children(head, "obj")
                if objects and base == "advcl" and self._of_somebody(i):
                    return self.antecedent(objects[0])  # "accused the man of smuggling", "kept them from leaving"
                i = head
                continue
            return None
        return None

    def _right_before(self, i: int) -> int | None:
        """Who is meant where the tree hangs a clause beside the noun before it: "saw Dastan killed", "spoke of the men
        arrested by guards", "the raid in which Karim Dastan died"."""
        token, head = self.tokens[i], self.head(i)
        if head is None or i == 0:
            return None
        which = [c for c in self.children(i, "obl") if self.tokens[c].xpos == "WDT"]
        bare = token.deprel in ("advcl", "ccomp") and token.xpos == "VBN" and not self.children(i, "aux")
        if not bare and not (which and token.deprel == "acl:relcl"):
            return None
        noun = i - 1
        while self.has(noun, "flat", "compound") and abs(self.tokens[noun].head - noun) < 6:
            noun = self.tokens[noun].head
        if self.tokens[noun].upos not in ("NOUN", "PROPN", "NUM") or self.tokens[noun].sentence != token.sentence:
            return None
        beside = self.tokens[noun].head == head and self.has(noun, "obj", "obl") and noun > head
        return noun if beside or (which and noun > which[0]) else None

    def _of_somebody(self, i: int) -> bool:
        return any(self.lemma(c) in ("of", "from", "with", "for", "as") for c in self.children(i, "mark", "case"))

    def antecedent(self, i: int) -> int:
        """What a relative pronoun stands for ("the man who ..." gives "man"); any other token is itself."""
        token = self.tokens[i]
        that = token.lemma == "that" and token.upos == "PRON" and token.xpos != "DT"
        if that or token.xpos in ("WP", "WP$", "WDT"):
            for _, head in self.ancestors(i):
                if self.tokens[head].deprel == "acl:relcl":
                    return self.instead_of(self._who(i, self.tokens[head].head))
            if token.deprel.startswith("nsubj") or token.deprel == "obj":
                # the tree lost the clause: what stands just before "who" is meant
                for k in range(i - 1, max(-1, i - 3), -1):
                    if self.tokens[k].upos in ("NOUN", "PROPN") and self.tokens[k].sentence == token.sentence:
                        return k
        return i

    def _who(self, pronoun: int, noun: int) -> int:
        """Members, in "two members of the crew, who stated": behind a comma "who" is of all of the phrase."""
        above = self.head(noun)
        of = above is not None and self.tokens[noun].deprel == "nmod" and self.case(noun) in ("of", "from", "at", "in")
        behind = pronoun > 0 and self.tokens[pronoun - 1].text == "," and self.tokens[pronoun].text.lower() == "who"
        return above if of and behind and above is not None and self.tokens[above].xpos == "NNS" else noun

    def instead_of(self, i: int) -> int:
        """The marines, where ``i`` heads "not port guards" in "the marines, and not port guards": else ``i`` itself."""
        first = self.head(i) if self.tokens[i].deprel == "conj" else None
        refused = any(self.tokens[d].text.lower() == "not" for d in self.children(i, "advmod", "cc"))
        return first if refused and first is not None else i

    def phrase(self, i: int) -> Span:
        """The noun phrase that ``i`` heads, as a description: its modifiers and "of" phrases, no clauses."""
        keep = [i]
        queue = [c for c in self._children[i] if self._describes(c, i)]
        while queue:
            c = queue.pop()
            keep.append(c)
            queue.extend(d for d in self._children[c] if not self.has(d, "acl:relcl", "appos", "parataxis", "advcl"))
        # keep what is contiguous with the head, so that no comma or clause is swallowed
        keep_set, first, last = set(keep), i, i
        while first - 1 in keep_set:
            first -= 1
        while last + 1 in keep_set:
            last += 1
        while first < i and (
            self.tokens[first].upos in ("PUNCT", "CCONJ", "SCONJ") or self.tokens[first].text.lower() == "of"
        ):
            first += 1
        while last > i and self.tokens[last].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "DET"):
            last -= 1
        return Span(self.tokens[first].start, self.tokens[last].end)

    def _describes(self, c: int, head: int) -> bool:
        token = self.tokens[c]
        if token.deprel == "case":
            return False
        if self.has(c, *_LOOSE):
            return False
        if self.has(c, "nmod") and c > head:
            dated = self.case(c) in ("in", "from") and c in self._timed  # "a restaurant in March"
            return not dated and self.case(c) in ("of", "from", "for", "at", "in", "within")
        if self.has(c, "acl"):
            return False
        return not self.has(c, "obl", "obj", "xcomp", "ccomp")

    def words(self, span: Span) -> list[int]:
        """Indexes of the tokens inside ``span``."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [i for i in range(first, last) if self.tokens[i].end <= span.end]

    @cached_property
    def _timed(self) -> frozenset[int]:
        """The tokens of time expressions."""
        return frozenset(k for t in self.reading.times for k in self.words(Span(t.start, t.end)))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def sentence_span(self, i: int) -> Span:
        """The characters of the sentence that token ``i`` stands in."""
        sentence = self.reading.sentences[self.tokens[i].sentence]
        return Span(sentence.start, sentence.end)

    @cached_property
    def timed(self) -> frozenset[int]:
        """Indexes of the nouns and numbers of time expressions: "on 6 September", "at 01:40"."""
        inside = {k for t in self.reading.times for k in self.words(Span(t.start, t.end))}
        return frozenset(k for k in inside if self.tokens[k].upos in ("NUM", "NOUN", "PROPN"))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Indexes of the tokens that stand between quotation marks in their paragraph.

        An opening mark that is never closed counts to the end of its paragraph, as newspapers do for
        speeches that run over several.
        """
        return frozenset(_quoted(self.reading.text, self.tokens))


def _quoted(text: str, tokens: tuple[Token, ...]) -> Iterator[int]:
    straight = False
    depth = False
    last_end = 0
    for i, token in enumerate(tokens):
        if "\n\n" in text[last_end : token.start]:
            straight = depth = False
        last_end = token.end
        if token.text in ('"', "''", "``"):
            straight = not straight if token.text == '"' else token.text == "``"
        elif token.text and token.text[0] in "“«„":
            depth = True
            if len(token.text) > 1:
                yield i
        elif token.text and token.text[0] in "”»":
            depth = False
        elif straight or depth:
            yield i
