"""Standing ties: "X, the leader of Y", "a Y commander", "X funds Y", "Y-backed X", "X is part of Y".

Two ways in: words for people and bodies that stand in a relation (a leader, a wing, a brother), wherever they are
tied to a name or phrase; and verbs whose subject and object are tied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.claims.triggers import phrase_words
from whence.codebook import Codebook, RelationType, countries
from whence.language.reading import Mention


@dataclass(frozen=True, slots=True)
class RawRelation:
    """One tie: head tokens of subject and object, the word that tells it, and whether it is over ("former")."""

    token: int
    type: RelationType
    subject: int
    object: int
    over: bool
    rule: str
    by: int | None = None  # who gives the name, of a name that somebody gives


class Ties:
    """Finds the ties of one text."""

    def __init__(
        self, tree: Tree, kinds: Kinds, codebook: Codebook, mention_at: dict[int, Mention], page: bool
    ) -> None:
        self.tree, self.kinds, self.codebook, self.page = tree, kinds, codebook, page
        self._mention_at = mention_at
        self._nouns: dict[str, list[tuple[tuple[str, ...], RelationType, bool]]] = {}
        for relation in codebook.relations.values():
            for words in relation.nouns:
                self._nouns.setdefault(words[-1], []).append((words, relation, False))
            for words in relation.inverse:
                self._nouns.setdefault(words[-1], []).append((words, relation, True))
        for entries in self._nouns.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1].name))

    def all(self) -> list[RawRelation]:
        """Every tie, in text order, each once."""
        seen: set[tuple[str, int, int]] = set()
        found = []
        for raw in sorted(
            [*self._by_noun(), *self._by_verb(), *self._backed(), *self._within(), *self._used(), *self._called()],
            key=lambda r: (r.token, r.type.name),
        ):
            key = (raw.type.name, raw.subject, raw.object)
            if raw.subject != raw.object and key not in seen:
                seen.add(key)
                found.append(raw)
        return found

    # -- words for one who stands in a relation

    def _by_noun(self) -> Iterator[RawRelation]:
        tree = self.tree
        for i, token in enumerate(tree.tokens):
            if token.upos not in ("NOUN", "PROPN"):
                continue
            entry = self._entry(i)
            if entry is None:
                continue
            words, relation, inverse = entry
            over = any(
                tree[c].text.lower().rstrip("-") in self.codebook.lists["former"]
                for c in tree.children(i, "amod", "advmod", "compound")
            )
            others = self._other_ends(i, relation, words)
            if not others:
                continue
            holders = self._holders(i, relation)
            for holder in holders:
                for other in others:
                    subject, object_ = (other, holder) if inverse else (holder, other)
                    if self._fit(relation, subject, object_):
                        yield RawRelation(i, relation, subject, object_, over, f"{relation.name}:{' '.join(words)}")

    def _entry(self, i: int) -> tuple[tuple[str, ...], RelationType, bool] | None:
        tree = self.tree
        mention = self._mention_at.get(i)
        if mention is not None and mention.named and tree[i].upos == "PROPN" and mention.type == "Organization":
            return None  # "Front" in the name of a front
        for words, relation, inverse in self._nouns.get(tree.lemma(i).rpartition("-")[2], ()):
            before = [tree.lemma(k) for k in range(max(0, i - len(words) + 1), i)]
            if list(words[:-1]) == before:
                return words, relation, inverse
        return None

    def _other_ends(self, i: int, relation: RelationType, words: tuple[str, ...]) -> list[int]:
        """Heads of what the relational word is tied to: "of Y", "in Y", "Y's", "Y commander"."""
        tree = self.tree
        within: tuple[str, ...] = ("of", "for", "to", "with", "from", "under", "within")
        if relation.name not in ("part_of", "relative_of", "works_for"):
            within += ("in",)
        ends: list[int] = []
        for c in tree.children(i, "nmod", "nmod:poss", "obl"):
            case = tree.case(c)
            if tree[c].deprel == "nmod:poss" or (case in within and c > i):
                if relation.name == "relative_of" and case not in ("of", "to", ""):
                    continue
                ends.append(c)
        if relation.name != "relative_of":
            ends += [c for c in tree.children(i, "compound", "amod", "nmod:desc") if c < i and self._body(c, relation)]
        if not ends and relation.name == "leads":
            ends = [
                c
                for c in tree.children(i, "compound")
                if "group" in self.kinds.of(c) and countries.of(tree[c].text) is None
            ]
        found: list[int] = []
        for end in ends:
            for d in tree.conjuncts(tree.antecedent(end)):
                d = self.kinds.anchor(d)
                if d != i and d not in found and self.kinds.of(d) & {"group", "country", "person", "place"}:
                    found.append(d)
        return found

    def _body(self, c: int, relation: RelationType) -> bool:
        """Whether the word before a relational noun names a body: "Coast Front commander", not "Norland commander"."""
        c = self.kinds.anchor(c)
        mention = self._mention_at.get(c)
        if countries.of(self.tree[c].text) is not None:
            return False
        if mention is None or not mention.named:
            return self.tree[c].upos == "PROPN" and mention is None and "group" in self.kinds.of(c)
        return mention.type == "Organization" or (mention.type == "Place" and relation.name == "leads")

    def _holders(self, i: int, relation: RelationType) -> list[int]:
        """Who it is that the word names: the name in apposition, the subject of the copula, or the phrase itself."""
        tree = self.tree
        head = tree.head(i)
        deprel = tree[i].deprel.partition(":")[0]
        if deprel == "nmod" and head is not None and tree.case(i) == "of" and tree[head].upos in ("NUM", "DET"):
            return self._holders(head, relation)  # "one of the commanders"
        if deprel == "appos" and head is not None:
            return [head]
        if deprel in ("parataxis", "list", "dep", "conj") and head is not None and self._beside(head, i):
            return [head]
        named = [c for c in tree.children(i, "appos") if tree[c].upos == "PROPN"]
        if named:
            return named
        if tree.children(i, "cop"):
            subject = tree.subject(i)
            return [] if subject is None else tree.conjuncts(subject)
        if (
            deprel in ("compound", "nmod")
            and head is not None
            and tree[head].upos == "PROPN"
            and head > i
            and not tree.children(i, "case")
        ):
            return [head]  # "Northern Front commander Adil Rahim"
        following = [c for c in tree.children(i, "flat", "compound") if c > i and tree[c].upos == "PROPN"]
        if following:
            return [i]
        if deprel == "conj" and head is not None and tree[head].upos == "PROPN" and not tree.children(i, "det"):
            return [i]
        if (
            deprel in ("xcomp", "obl")
            and head is not None
            and tree.lemma(head)
            in ("serve", "work", "become", "remain", "name", "appoint", "act", "head", "describe", "identify")
        ):
            objects = tree.children(head, "obj")
            subject = objects[0] if objects else tree.subject(head)
            return [] if subject is None else [subject]
        return [i]

    def _beside(self, name: int, i: int) -> bool:
        """Whether "NAME, the commander of ..." stands there with nothing but a comma between, whatever the tree calls it."""
        between = range(name + 1, min([i, *self.tree.subtree(i)]))
        return (
            self.tree[name].upos == "PROPN"
            and name < i
            and not self.tree.children(i, "cc")
            and all(self.tree[k].upos in ("PUNCT", "PROPN", "NUM") for k in between)
            and any(self.tree[k].text == "," for k in between)
        )

    def _fit(self, relation: RelationType, subject: int, object_: int) -> bool:
        takes = relation.takes
        if not self.kinds.fits(subject, takes["subject"]) or not self.kinds.fits(object_, takes["object"]):
            return False
        if (
            relation.name in ("member_of", "leads", "works_for")
            and "group" not in self.kinds.of(object_)
            and "country" not in self.kinds.of(object_)
        ):
            return (
                relation.name in ("leads", "works_for")
                and bool(self.kinds.of(object_) & {"place", "person"})
                and self._named(object_)
            )
        return True

    def _named(self, i: int) -> bool:
        mention = self._mention_at.get(i)
        return self.tree[i].upos == "PROPN" or (mention is not None and mention.named)

    # -- verbs

    def _by_verb(self) -> Iterator[RawRelation]:
        tree = self.tree
        for i, token in enumerate(tree.tokens):
            if token.upos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
                continue
            for relation in self.codebook.relations.values():
                for trigger in relation.verbs:
                    if trigger.lemmas[0] == "be":
                        pair = self._copular(i, trigger.lemmas[1:])
                    elif tree.lemma(i) == trigger.lemmas[0] and token.upos == "VERB":
                        pair = self._verbal(i, trigger.lemmas, phrase_words(tree, i, trigger))
                    else:
                        continue
                    for subject, object_ in pair:
                        if "organised" in trigger.conditions and not (
                            tree.lemma(object_) in self.codebook.lists["organised"]
                            or (self._named(object_) and "group" in self.kinds.of(object_))
                        ):
                            continue
                        if relation.name in ("supports", "leads", "member_of", "works_for") and not self.page:
                            continue
                        if self._fit(relation, subject, object_):
                            yield RawRelation(
                                i, relation, subject, object_, False, f"{relation.name}:{' '.join(trigger.lemmas)}"
                            )

    def _verbal(self, i: int, lemmas: tuple[str, ...], words: tuple[int, ...] | None) -> list[tuple[int, int]]:
        tree = self.tree
        preposition = (
            lemmas[-1] if len(lemmas) > 1 and lemmas[-1] in ("for", "to", "with", "in", "from", "under", "as") else None
        )
        if len(lemmas) > 1 and preposition is None and words is None:
            return []
        objects: list[int] = []
        if preposition is not None:
            inner = lemmas[1:-1]
            hosts = [i, *tree.children(i, "obj")]
            if inner and not any(tree.lemma(c) in inner for c in tree.children(i)):
                return []
            for host in hosts:
                objects += [
                    c
                    for c in tree.children(host, "obl", "nmod")
                    if tree.case(c) == preposition or (preposition == "from" and tree.case(c) == "inside")
                ]
            subject = tree.subject(i)
        elif tree.is_passive(i):
            patient = tree.subject(i)
            agents = [c for c in tree.children(i, "obl") if tree.case(c) == "by" or tree[c].deprel == "obl:agent"]
            if patient is None:
                return []
            return [(a, p) for by in agents for a in tree.conjuncts(by) for p in tree.conjuncts(patient)]
        else:
            objects = [c for c in tree.children(i, "obj") if words is None or c not in words] or self._shared(i)
            if words and len(words) > 1:  # "supply X with weapons"
                objects = [c for c in tree.children(i, "obj")]
            subject = tree.subject(i)
        if subject is None:
            return []
        ends = [tree.antecedent(o) for c in objects for o in tree.conjuncts(c)]
        ends += [m for o in ends for m in self._members(o) if m not in ends]
        return [(s, o) for s in tree.conjuncts(subject) for o in ends]

    def _shared(self, i: int) -> list[int]:
        """The object that a row of verbs shares ("helped establish, fund, train and arm the groups"), wherever it hangs:
        on a later verb of the row, or on a noun of support that such a verb governs."""
        tree = self.tree
        top = i
        while (
            tree[top].deprel.partition(":")[0] in ("conj", "xcomp")
            and (head := tree.head(top)) is not None
            and tree.is_verbal(head)
        ):
            top = head
        row = [
            v
            for v in tree.subtree(top)
            if v > i and tree.is_verbal(v) and tree[v].deprel.partition(":")[0] in ("conj", "xcomp")
        ]
        for verb in row:
            if tree.children(verb, "nsubj"):
                return []
            objects = tree.children(verb, "obj")
            helped = [
                c
                for host in (verb, *objects)
                for c in tree.children(host, "obl", "nmod")
                if tree.case(c) in ("for", "to") and "group" in self.kinds.of(c)
            ]
            if helped or objects:
                return helped or objects
        return []

    def _members(self, i: int) -> list[int]:
        """The named examples of a group: "groups such as A and B", "militias, including the Northern Front"."""
        tree = self.tree
        found = []
        for c in range(i + 1, tree.reading.sentences[tree[i].sentence].last):
            if tree.case(c) in ("such as", "including", "like", "include") and tree[c].deprel.partition(":")[0] in (
                "nmod",
                "obl",
                "acl",
            ):
                near = tree.head(c)
                if near == i or near in tree.conjuncts(i) or near == tree.head(i):
                    found += [d for d in tree.conjuncts(c) if self._named(d)]
        return found

    def _copular(self, i: int, lemmas: tuple[str, ...]) -> list[tuple[int, int]]:
        tree = self.tree
        content = [w for w in lemmas if w not in ("a", "an", "of", "for", "to", "in", "as")]
        wanted = lemmas[-1] if lemmas[-1] in ("of", "for", "to", "in", "as") else None
        if content:
            if tree.lemma(i) != content[-1] or not (tree.children(i, "cop") or tree[i].upos == "VERB"):
                return []
            ends = [
                c for c in tree.children(i, "nmod", "obl", "xcomp", "obj") if wanted is None or tree.case(c) == wanted
            ]
        elif wanted is not None:
            return []
        else:
            return []
        subject = tree.subject(i)
        if subject is None:
            return []
        return [(s, o) for s in tree.conjuncts(subject) for e in ends for o in tree.conjuncts(e)]

    # -- patterns that are no single word

    def _backed(self) -> Iterator[RawRelation]:
        """ "the Parvanian-backed Front", "groups backed by Parvania": the backer supports them."""
        tree, relation = self.tree, self.codebook.relations["supports"]
        backing = {"backed", "sponsored", "supported", "aligned"}
        for i, token in enumerate(tree.tokens):
            low = token.text.lower()
            base, _, tail = low.rpartition("-")
            if base and tail in backing - {"aligned"} and tree[i].deprel in ("amod", "compound", "acl"):
                yield RawRelation(i, relation, i, tree[i].head, False, "supports:backed")
            elif low in backing - {"aligned"} and tree[i].deprel == "amod" and (head := tree.head(i)) is not None:
                backers = [
                    c
                    for c in tree.children(
                        i, "compound", "amod", "obl", "obl:npmod", "advmod", "nmod", "obl:unmarked", "nsubj"
                    )
                    if c < i and tree[c].text[:1].isupper()
                ]
                if not backers and i >= 2 and tree[i - 1].text == "-" and tree[i - 2].text[:1].isupper():
                    backers = [i - 2]
                for backer in backers[:1]:
                    yield RawRelation(i, relation, backer, head, False, "supports:backed")

    def _called(self) -> Iterator[RawRelation]:
        """ "known as the Harbour Boys", "calls them ...", "refers to these groups as ...": a name that somebody gives."""
        tree, relation = self.tree, self.codebook.relations["also_known_as"]
        for i, token in enumerate(tree.tokens):
            lemma = tree.lemma(i)
            if token.upos != "VERB" or lemma not in self.codebook.lists["naming"]:
                continue
            given = [
                c
                for c in tree.children(i, "obl", "xcomp", "advcl", "nmod")
                if "as" in {tree.lemma(m) for m in tree.children(c, "case", "mark")}
            ]
            if not given and lemma in ("call", "dub", "nickname", "style", "term", "label"):
                given = [c for c in tree.children(i, "xcomp", "obj") if self._named(c)][-1:]
            if lemma in ("know", "describe") and not any(self._named(g) for g in given):
                continue
            bearers = [c for c in tree.children(i, "obl") if lemma == "refer" and tree.case(c) == "to"]
            if not bearers:
                subject = tree.subject(i) if tree.is_passive(i) or token.deprel == "acl" else None
                bearers = [subject] if subject is not None else [c for c in tree.children(i, "obj") if c not in given]
            for bearer in bearers[:1]:
                for name in given[:1]:
                    if self._named(name) and self._fit(relation, bearer, name):
                        giver = None if tree.is_passive(i) or token.deprel == "acl" else tree.subject(i)
                        yield RawRelation(i, relation, bearer, name, False, f"also_known_as:{lemma}", giver)

    def _within(self) -> Iterator[RawRelation]:
        """ "an organization within the ministry", "the army's 3rd Brigade": a body of a body."""
        tree, relation = self.tree, self.codebook.relations["part_of"]
        bodies = self.codebook.lists["organised"]
        for i, token in enumerate(tree.tokens):
            if token.upos not in ("NOUN", "PROPN") or "group" not in self.kinds.of(i) or tree.lemma(i) not in bodies:
                continue
            for c in tree.children(i, "nmod"):
                if tree.case(c) == "within" and "group" in self.kinds.of(c) and "country" not in self.kinds.of(c):
                    yield RawRelation(i, relation, i, c, False, "part_of:within")

    def _used(self) -> Iterator[RawRelation]:
        """ "uses the charity as a cover", "uses a company to hide its shipments": what is used is a front for the user."""
        tree, relation = self.tree, self.codebook.relations["front_for"]
        fronts = {words[-1] for words in relation.nouns}
        for i, token in enumerate(tree.tokens):
            if token.upos != "VERB" or tree.lemma(i) not in self.codebook.lists["use"]:
                continue
            user = tree.subject(i)
            for used in tree.children(i, "obj", "nsubj:pass"):
                if tree.is_passive(i):
                    user = next((c for c in tree.children(i, "obl") if tree.case(c) == "by"), None)
                if user is None:
                    continue
                places = [*tree.children(i, "obl", "xcomp", "advcl"), *tree.children(used, "nmod", "acl")]
                told = any(
                    (tree.lemma(c) in fronts and "as" in {tree.lemma(m) for m in tree.children(c, "case", "mark")})
                    or (tree[c].xpos == "VB" and tree.lemma(c) in self.codebook.lists["hide"])
                    for c in places
                )
                if told and self._fit(relation, used, user):
                    yield RawRelation(i, relation, used, user, False, "front_for:use as")
