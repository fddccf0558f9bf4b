"""The cast of one report: which entity a head token speaks of, with names, description, schema and country.

Coreference says which phrases are one; here each such group, and each phrase that stands alone, becomes one
:class:`~whence.claims.claim.Entity`, made when a claim first needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from whence.claims.claim import Entity
from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.codebook import Codebook, countries
from whence.documents.document import Span
from whence.language.reading import Mention

#: FollowTheMoney schema by kind, first match wins
_SCHEMA = (
    ("person", "Person"), ("group", "Organization"), ("country", "PublicBody"), ("facility", "RealEstate"),
    ("place", "Address"), ("vehicle", "Vehicle"), ("document", "Document"), ("money", "Asset"), ("weapon", "Asset"),
    ("goods", "Asset"),
)  # fmt: skip
_SHIPS = frozenset(
    "ship boat vessel tanker dhow ferry warship submarine freighter coaster speedboat trawler yacht barge".split()
)
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_THIRD = frozenset({"he", "him", "his", "she", "her"})
_PLANES = frozenset({"plane", "aircraft", "helicopter", "jet", "airliner", "warplane"})


class Cast:
    """Makes and remembers the entities of one report. ``entities`` grows as claims ask."""

    def __init__(
        self,
        tree: Tree,
        codebook: Codebook,
        kinds: Kinds,
        mention_at: Mapping[int, Mention],
        same: Mapping[int, int],
    ) -> None:
        self.tree, self.codebook, self.kinds = tree, codebook, kinds
        self.entities: list[Entity] = []
        self._mention_at, self._same = mention_at, same
        self._groups: dict[int, list[int]] = {}
        for token, cluster in sorted(same.items()):
            self._groups.setdefault(cluster, []).append(token)
        self._known: dict[tuple[str, object], int] = {}
        #: who "I" and "we" are at a token: the head token of whoever speaks there, told by the recipe
        self.speaker_at: Callable[[int], int | None] = lambda token: None

    def of(self, i: int) -> tuple[int, ...]:
        """The entities that head token ``i`` speaks of: one as a rule, two in "Norland and Parvanian forces"."""
        i = self.kinds.anchor(i)
        if self.tree[i].text.lower() in _FIRST_PERSON:
            speaker = self.speaker_at(i)
            if speaker is not None and self.tree[speaker].text.lower() not in _FIRST_PERSON:
                return self.of(speaker)
        joint = self._joint(i)
        if joint:
            return joint
        bearer = self._named_before(i)
        if bearer is not None:
            return self.of(bearer)
        if self.tree[i].text.lower() in _THIRD and i in self._same and self._same[i] == self._speaking(i):
            return (self._bare(i),)  # "he was wounded," the official said: he is not the official
        country = self._country_meant(i)
        if country is not None:
            return (country,)
        key: tuple[str, object]
        if i in self._same:
            key = ("cluster", self._same[i])
            members = self._groups[self._same[i]]
        else:
            key, members = ("token", i), [i]
            name = self.name(i)
            if name is not None:
                key = ("name", name.casefold())
        if key not in self._known:
            entity = self._make(i, members)
            twin = ("name", entity.names[0].casefold()) if entity.named else None
            if twin is not None and twin in self._known:
                self._known[key] = self._merge(self._known[twin], entity)
            else:
                self._known[key] = len(self.entities)
                self.entities.append(entity)
                for name in entity.names:
                    self._known.setdefault(("name", name.casefold()), self._known[key])
        elif key[0] == "name":
            self._merge(self._known[key], self._make(i, members))
        return (self._known[key],)

    def one(self, i: int) -> int:
        """The entity of a head token where only one can be meant (a source, a relation's end)."""
        return self.of(i)[0]

    def _speaking(self, i: int) -> int | None:
        """The coreference cluster of whoever says the word at ``i``, where it is quoted or his turn to speak."""
        speaker = self.speaker_at(i)
        return None if speaker is None else self._same.get(speaker)

    def _bare(self, i: int) -> int:
        """A pronoun whose bearer the page leaves open."""
        token = self.tree[i]
        key = ("token", i)
        if key not in self._known:
            self._known[key] = len(self.entities)
            span = Span(token.start, token.end)
            self.entities.append(Entity("Person", (), token.text, False, False, None, (), (span,)))
        return self._known[key]

    def _merge(self, index: int, more: Entity) -> int:
        old = self.entities[index]
        names = tuple(dict.fromkeys((*old.names, *more.names)))
        self.entities[index] = Entity(
            schema=old.schema,
            names=names,
            description=old.description or more.description,
            named=old.named or more.named,
            group=old.group,
            country=old.country or more.country,
            titles=tuple(dict.fromkeys((*old.titles, *more.titles))),
            mentions=tuple(sorted({*old.mentions, *more.mentions})),
        )
        return index

    def add(self, entity: Entity) -> int:
        """Adds an entity that no head token stands for, or finds the one of the same name."""
        if entity.named and (index := self._known.get(("name", entity.names[0].casefold()))) is not None:
            return index
        self.entities.append(entity)
        if entity.named:
            self._known[("name", entity.names[0].casefold())] = len(self.entities) - 1
        return len(self.entities) - 1

    def _make(self, i: int, members: list[int]) -> Entity:
        tree, lists = self.tree, self.codebook.lists
        names: list[str] = []
        titles: list[str] = []
        descriptions: list[str] = []
        quoted: list[str] = []  # what somebody calls him; only where nothing else is to be had
        spans: list[Span] = []
        country: str | None = None
        kinds: set[str] = set(self.kinds.of(i))
        plural = False
        lemma = tree.lemma(i)
        for m in members:
            token = tree[m]
            if token.upos == "PRON" or token.xpos in ("PRP", "PRP$"):
                spans.append(Span(token.start, token.end))
                continue
            kinds |= self.kinds.of(m)
            phrase = tree.phrase(m)
            spans.append(phrase)
            for beside in tree.children(m, "appos"):
                # "the commander, Adil Rahim", "Adil Rahim, the commander": one and the same
                other = self.name(beside)
                both_named = other is not None and self.name(m) is not None
                if self.kinds.of(beside) & kinds and tree[beside].xpos not in ("NNS", "NNPS") and not both_named:
                    words = tree.phrase(beside)
                    spans.append(words)
                    if other is None:
                        descriptions.append(tree.reading.text[words.start : words.end])
                    elif not plural and token.xpos not in ("NNS", "NNPS"):
                        names.append(other)
            name = self.name(m)
            if name is not None:
                names.append(name)
                titles += self._titles(m)
            elif len(members) > 1 and tree.children(m, "cop") and tree.lemma(m) in {"one", *lists["aim"]}:
                pass  # "the barracks were the target of a raid": that describes nothing
            elif m not in tree.quoted:
                descriptions.append(tree.reading.text[phrase.start : phrase.end])
            else:
                quoted.append(tree.reading.text[phrase.start : phrase.end])
            country = country or self.country(m)
            plural = plural or token.xpos in ("NNS", "NNPS", "CD")
            if token.upos == "NOUN":
                lemma = tree.lemma(m)
        if not descriptions and not names:
            descriptions = quoted or [tree[i].text]
        if not spans:
            spans = [tree.phrase(i)]
        schema = self._schema(kinds, lemma, plural and not names, i)
        if schema == "Person":
            names.sort(key=lambda n: -len(n.split()))
        return Entity(
            schema=schema,
            names=tuple(dict.fromkeys(_of_one_country(names))),
            description=_best(descriptions),
            named=bool(names),
            group=plural and not names,
            country=country,
            titles=tuple(dict.fromkeys(t for t in titles if t.lower() in lists["titles"] or t)),
            mentions=tuple(sorted(set(spans))),
        )

    def _schema(self, kinds: set[str], lemma: str, group: bool, i: int) -> str:
        if "vehicle" in kinds and lemma in _SHIPS:
            return "Vessel"
        if "vehicle" in kinds and lemma in _PLANES:
            return "Airplane"
        if self.tree[i].upos == "NUM" or (group and "person" in kinds):
            return "LegalEntity"
        if "country" in kinds and countries.of(self.tree[i].text) is not None:
            return "PublicBody"
        one_noun = self.tree[i].xpos == "NN" and self.tree[i].upos == "NOUN" and self.name(i) is None
        if one_noun and not group and lemma in self.codebook.lists["person"]:
            return "Person"  # "one guard" is one, though "the guards" and "the Republican Guard" are bodies
        if {"person", "group"} <= kinds:
            mention = self._mention_at.get(i)
            if mention is not None and mention.type == "Organization":
                return "Organization"
            if lemma in self.codebook.lists["group"] and lemma not in self.codebook.lists["person"]:
                return "Organization"
        if "country" in kinds and "place" in kinds and not kinds & {"person", "group"}:
            return "Address"
        for kind, schema in _SCHEMA:
            if kind in kinds:
                return schema
        return "LegalEntity"

    def name(self, i: int) -> str | None:
        """The printed name that head token ``i`` heads, without titles and articles; None for a description.

        "The Defence Ministry" is no name, for every country has one; "Norland's Defence Ministry" is.
        """
        if self._one_of_a_nation(i):
            return None
        found = self._printed(i)
        everywhere = self.codebook.lists["everywhere"]
        if found is None or not all(w in everywhere for w in found.casefold().replace("-", " ").split()):
            return found
        tree = self.tree
        owners = [c for c in tree.children(i, "nmod:poss", "amod", "compound") if c < i and self._national(c)]
        if not owners:
            return None
        return tree.reading.text[tree[min(owners)].start : tree[i].end]

    def _one_of_a_nation(self, i: int) -> bool:
        """ "An Iranian", "the Briton": somebody of a nation, and no name."""
        tree = self.tree
        if tree[i].xpos in ("NNS", "NNPS") or countries.demonym(tree[i].text) is None:
            return False
        return any(tree.lemma(c) in ("a", "an", "the", "another") for c in tree.children(i, "det"))

    def _named_before(self, i: int) -> int | None:
        """The head of the name that "the Iranian" stands beside in "Karim Dastan, the Iranian held by ...", or None."""
        if i < 3 or self.tree[i - 2].text != "," or not self._one_of_a_nation(i):
            return None
        head = self.kinds.anchor(i - 3)
        return head if self.tree[i - 3].upos == "PROPN" and "person" in self.kinds.of(head) else None

    def _printed(self, i: int) -> str | None:
        tree = self.tree
        token, mention = tree[i], self._mention_at.get(i)
        text = tree.reading.text
        if (
            mention is not None
            and mention.named
            and mention.type != "Title"
            and (token.upos == "PROPN" or mention.type not in ("Person",))
        ):
            tokens = list(range(mention.first, mention.last))
            while len(tokens) > 1 and (tree[tokens[0]].upos in ("DET", "PUNCT") or tree[tokens[0]].lemma == "the"):
                tokens.pop(0)
            if mention.type == "Person":
                while len(tokens) > 1 and tree[tokens[0]].text.lower().rstrip(".") in self.codebook.lists["titles"]:
                    tokens.pop(0)
            while len(tokens) > 1 and tree[tokens[-1]].text in ("'s", "’s", "'", "’", ",", "."):
                tokens.pop()
            return self._whole_words(tokens[0], tokens[-1])
        if mention is not None and mention.named and mention.type == "Person" and mention.first > i:
            return self._whole_words(mention.first, mention.last - 1)  # "army spokesman Colonel Adil Rahim"
        if mention is not None and mention.type == "Title" and self._only_title(i):
            return None  # "the Director", "Brigadier" before the name that another phrase heads
        if token.upos == "PROPN" and (mention is None or mention.named):
            first = last = i
            while (
                first > 0
                and self._of_name(first - 1)
                and tree[first - 1].head == i
                and tree.has(first - 1, "compound", "flat", "amod", "nummod")
            ):
                first -= 1
            while last + 1 < len(tree.tokens) and tree[last + 1].head == i and tree.has(last + 1, "flat"):
                last += 1
            while first < i and tree[first].text.lower().rstrip(".") in self.codebook.lists["titles"]:
                first += 1
            return self._whole_words(first, last)
        # "police commissioner Grace Banda": the name that follows its trade
        if (
            token.upos == "NOUN"
            and i + 1 < len(tree.tokens)
            and tree[i + 1].upos == "PROPN"
            and "person" in self.kinds.of(i)
        ):
            last = i + 1
            while (
                last + 1 < len(tree.tokens)
                and tree[last + 1].upos == "PROPN"
                and tree[last + 1].head in (i, i + 1, last)
            ):
                last += 1
            if tree[i + 1].head == i and tree.has(i + 1, "flat", "appos", "compound"):
                return self._whole_words(i + 1, last)
        # "US forces", "the Norland navy": a force, ministry or government with a country's name before it
        if (
            token.upos in ("NOUN", "PROPN")
            and tree.lemma(i) in self.codebook.lists["group"]
            and tree.lemma(i) not in self.codebook.lists["person"]
        ):
            national = [c for c in tree.children(i, "amod", "compound", "nmod:poss") if self._national(c)]
            indefinite = any(
                tree.lemma(c) in ("a", "an", "some", "any", "no", "every", "each") for c in tree.children(i, "det")
            )
            if national and not indefinite and not tree.children(i, "nummod"):
                span = tree.phrase(i)
                inside = list(range(min(national[0], i), i + 1))
                if (
                    all(tree[k].head == i or tree[k].head in inside for k in inside[:-1])
                    and span.start <= tree[inside[0]].start
                ):
                    return text[tree[inside[0]].start : tree[i].end]
        return None

    def _of_name(self, k: int) -> bool:
        """Whether the word before a name's last is part of it: a proper noun or a capital adjective."""
        token = self.tree[k]
        opens = k == self.tree.reading.sentences[token.sentence].first
        return token.upos == "PROPN" or (token.upos == "ADJ" and token.text[:1].isupper() and not opens)

    def _only_title(self, i: int) -> bool:
        """Whether a title stands without the name of its bearer under it."""
        under = self.tree.children(i, "flat", "compound")
        words = self.codebook.lists["titles"] | self.codebook.lists["person"]
        return all(self.tree[c].upos != "PROPN" or self.tree[c].text.lower().rstrip(".") in words for c in under)

    def _only_people(self, i: int) -> bool:
        """Whether a plural names people and no body: "officers", not "forces"."""
        lists, lemma = self.codebook.lists, self.tree.lemma(i)
        return lemma in lists["person"] and lemma not in lists["group"]

    def _whole_words(self, first: int, last: int) -> str:
        """The text from token ``first`` to ``last``, with the rest of a hyphenated word at either end ("IRGC-QF")."""
        tokens = self.tree.tokens
        while (
            first >= 2
            and tokens[first - 1].text == "-"
            and tokens[first - 1].end == tokens[first].start
            and (tokens[first - 2].end == tokens[first - 1].start and tokens[first - 2].text[:1].isupper())
        ):
            first -= 2
        while (
            last + 2 < len(tokens)
            and tokens[last + 1].text == "-"
            and tokens[last].end == tokens[last + 1].start
            and (tokens[last + 1].end == tokens[last + 2].start and tokens[last + 2].text[:1].isupper())
        ):
            last += 2
        return self.tree.reading.text[tokens[first].start : tokens[last].end]

    def _national(self, c: int) -> bool:
        token = self.tree[c]
        if not token.text[:1].isupper():
            return False
        mention = self._mention_at.get(c)
        return countries.of(token.text) is not None or (
            mention is not None and mention.named and mention.type in ("Nationality", "Place")
        )

    def country(self, i: int) -> str | None:
        """The ISO code that a demonym or country name in the phrase gives, or None."""
        tree = self.tree
        for c in [i, *tree.children(i, "amod", "compound", "nmod:poss", "nmod")]:
            found = countries.of(tree[c].text) if tree[c].text[:1].isupper() else None
            if found is not None:
                return found.code
        return None

    def _country_meant(self, i: int) -> int | None:
        """The country that an adjective stands for: "an Iraqi strike" is Iraq's."""
        token = self.tree[i]
        if token.upos != "ADJ" or token.deprel not in ("amod", "compound", "conj", "nmod", "obl") or i in self._same:
            return None
        found = countries.demonym(token.text.rpartition("-")[0] or token.text)
        if found is None:
            return None
        span = Span(token.start, token.end)
        return self.add(Entity("PublicBody", (found.name,), "", True, False, found.code, (), (span,)))

    def _titles(self, i: int) -> list[str]:
        tree = self.tree
        mention = self._mention_at.get(i)
        first = mention.first if mention is not None else i
        titles: list[str] = []
        k = first
        while k < i and tree[k].text.lower().rstrip(".") in self.codebook.lists["titles"]:
            titles.append(tree[k].text)
            k += 1
        k = first - 1
        while (
            k >= 0
            and tree[k].sentence == tree[i].sentence
            and tree[k].text.lower().rstrip(".") in self.codebook.lists["titles"]
        ):
            titles.insert(0, tree[k].text)
            k -= 1
        return [" ".join(titles)] if titles else []

    def _joint(self, i: int) -> tuple[int, ...]:
        """The two forces of "Norland and Parvanian forces", each by its own name.

        Read off the words in their order, which trees often miss: ADJECTIVE and ADJECTIVE NOUN.
        """
        tree = self.tree
        if (
            self._national(i)
            and i + 3 < len(tree.tokens)
            and tree[i + 1].text.lower() == "and"
            and self._national(i + 2)
        ):
            i = i + 3  # the first of the two adjectives, which a tree may take for a participant of its own
        if i < 3 or tree[i].upos not in ("NOUN", "PROPN") or tree[i].xpos not in ("NNS", "NNPS", "NN"):
            return ()
        members = [i - 3, i - 1]
        adjectival = all(
            self._national(m)
            and (countries.demonym(tree[m].text) is not None or tree[m].text.isupper() or "." in tree[m].text)
            for m in members
        )
        if not adjectival or tree[i - 2].text.lower() != "and" or tree[i - 3].sentence != tree[i].sentence:
            return ()
        noun = tree.reading.text[tree[max(members) + 1].start : tree[i].end] if max(members) < i else tree[i].text
        found = []
        for m in members:
            country = countries.of(tree[m].text)
            found.append(self.add(Entity(
                schema="LegalEntity" if self._only_people(i) else "Organization",
                names=(f"{tree[m].text} {noun}",),
                description="",
                named=True,
                group=False,
                country=country.code if country else None,
                titles=(),
                mentions=(tree.phrase(i),),
            )))  # fmt: skip
        return tuple(found)


def _of_one_country(names: list[str]) -> list[str]:
    """The names that agree with the first that has a country's word in it: one army is not another country's."""
    kept: list[str] = []
    first: str | None = None
    for name in names:
        found = next((c.code for w in name.split() if w[:1].isupper() and (c := countries.of(w)) is not None), None)
        if found is not None and first is not None and found != first:
            continue
        first = first or found
        kept.append(name)
    return kept


def _best(descriptions: list[str]) -> str:
    """The fullest of the first few descriptions: later ones lean on them ("the officer")."""
    return max(descriptions[:3], key=lambda d: (min(len(d.split()), 8), -descriptions.index(d)), default="")
