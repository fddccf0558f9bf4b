"""From the phrase that names a speaker to a source: what kind it is, and whose voice it carries."""

from __future__ import annotations

from whence.claims.cast import Cast
from whence.claims.claim import Source, SourceType
from whence.claims.syntax import Tree
from whence.codebook import Codebook
from whence.documents.document import Report, Span


class Sources:
    """Makes and remembers the sources of one report. ``sources`` grows as claims ask."""

    def __init__(self, report: Report, tree: Tree, codebook: Codebook, cast: Cast) -> None:
        self.sources: list[Source] = []
        self._report, self._tree, self._codebook, self._cast = report, tree, codebook, cast
        self._by_key: dict[tuple[str, ...], int] = {}
        self._documents: dict[str, int] = {}  # head lemma -> the document first spoken of

    def outlet(self) -> int:
        """The page's own voice: its outlet, or "outlet not stated"."""
        name = self._report.outlet or "outlet not stated"
        return self._add(Source("outlet", name, None, None, None), ("outlet",))

    def commenter(self) -> int:
        """The one who wrote this comment, by the printed name."""
        name = self._report.authors[0] if self._report.authors else "a reader"
        return self._add(Source("commenter", name, None, None, None), ("commenter",))

    def issuer(self) -> int | None:
        """The institution whose statement the page is, where it is another than the outlet."""
        name = self._report.issuer
        if not name or name == self._report.outlet:
            return None
        return self._add(Source("organization", name, None, None, None), ("issuer", name))

    def of(self, i: int) -> int:
        """The source that head token ``i`` names."""
        tree = self._tree
        kind = self._type(i)
        entity = None
        owner = self._owner(i) if kind in ("document", "anonymous", "person") else None
        if kind == "document" and owner is None and not self._indefinite(i):
            owner = self._maker_before(i)
        if kind in ("person", "organization", "anonymous"):
            entity = self._cast.one(i)
        name = self._name(i, kind, entity)
        if kind == "document":
            lemma = tree.lemma(i)
            known = self._documents.get(lemma)
            if owner is None and known is not None and not self._indefinite(i):
                return known  # "the statement" is the one spoken of before
            index = self._add(Source(kind, name, None, owner, self._span(i)), (kind, name.casefold(), str(owner)))
            self._documents.setdefault(lemma, index)
            return index
        voice = self._is_voice(i)
        of = owner if voice else None
        key = (kind, str(entity)) if entity is not None else (kind, name.casefold())
        return self._add(Source(kind, name, entity, of, self._span(i)), key)

    def is_page(self, index: int) -> bool:
        """Whether a source is the page's own outlet or issuer in other words ("the ministry" on its own page)."""
        source = self.sources[index]
        own = [n for n in (self._report.outlet, self._report.issuer) if n]
        if source.type not in ("organization", "person") or source.entity is None or not own:
            return False
        entity = self._cast.entities[source.entity]
        names = [_plain(n) for n in (entity.names or (source.name,))]
        pages = [_plain(n) for n in own]
        if any(n in pages for n in names):
            return True
        if not entity.named and any(_short_for(source.name, n) for n in own):
            return True  # "the service said", on the Customs Service's own page
        official = self._report.type == "press release" or self._report.issuer is not None
        return official and any(set(n) <= set(p) for n in names for p in pages)

    def is_page_in_short(self, index: int) -> bool:
        """Whether a paper that was told something is the page's own by its short name ("the Evening Post")."""
        name, own = _plain(self.sources[index].name), _plain(self._report.outlet or "")
        return bool(name) and set(name) <= set(own)

    def _add(self, source: Source, key: tuple[str, ...]) -> int:
        if key not in self._by_key:
            self._by_key[key] = len(self.sources)
            self.sources.append(source)
        return self._by_key[key]

    def _type(self, i: int) -> SourceType:
        tree, lists = self._tree, self._codebook.lists
        lemma = tree.lemma(i)
        named = self._cast.name(i) is not None
        kinds = self._cast.kinds.of(i)
        if (
            not named
            and (lemma in lists["document_source"] or lemma in lists["evidence_source"])
            and not ("person" in kinds and lemma not in lists["document_source"])
        ):
            return "document"
        if named:
            entity = self._cast.entities[self._cast.one(i)]
            return "person" if entity.schema == "Person" else "organization"
        if tree[i].upos == "PRON":
            entity = self._cast.entities[self._cast.one(i)]
            if not entity.named:
                return "organization" if entity.schema in ("Organization", "PublicBody") else "anonymous"
            return "person" if entity.schema == "Person" else "organization"
        entity = self._cast.entities[self._cast.one(i)]
        if entity.named:
            return "person" if entity.schema == "Person" else "organization"
        if lemma in lists["person"] or lemma in lists["anonymous_source"]:
            return "anonymous"
        if lemma in lists["group"]:
            return "organization"
        return "anonymous"

    def _name(self, i: int, kind: SourceType, entity: int | None) -> str:
        span = self._span(i)
        printed = self._tree.reading.text[span.start : span.end]
        if entity is not None:
            known = self._cast.entities[entity]
            if known.named:
                return known.names[0]
            if self._tree[i].upos == "PRON" and known.description:
                return known.description
        return " ".join(printed.split())

    def _span(self, i: int) -> Span:
        return self._tree.phrase(i)

    def _is_voice(self, i: int) -> bool:
        tree, voices = self._tree, self._codebook.lists["voice"]
        if tree.lemma(i) in voices:
            return True
        # "army spokesman Adil Rahim", "Adil Rahim, a spokesman for the army"
        return any(tree.lemma(c) in voices for c in tree.children(i, "compound", "appos", "nmod", "flat")) or (
            tree[i].deprel == "appos" and tree.lemma(tree[i].head) in voices
        )

    def _indefinite(self, i: int) -> bool:
        return any(self._tree.lemma(c) in ("a", "an", "another") for c in self._tree.children(i, "det"))

    def _maker_before(self, i: int) -> int | None:
        """Whose document it is where the text brought it in before: "said in a statement ... The statement added"."""
        tree, lemma = self._tree, self._tree.lemma(i)
        for k in range(i - 1, -1, -1):
            if tree.lemma(k) != lemma or tree[k].upos != "NOUN":
                continue
            return self._owner(k)
        return None

    def _owner(self, i: int) -> int | None:
        """Whose statement or spokesman it is: "the army's", "from the army", "army statement"."""
        tree = self._tree
        places = [i]
        for c in tree.children(i, "compound", "appos", "flat"):
            if tree.lemma(c) in self._codebook.lists["voice"]:
                places.append(c)
        if tree[i].deprel == "appos":
            places.append(tree[i].head)
        for place in places:
            for c in [
                *tree.children(place, "nmod:poss"),
                *tree.children(place, "nmod"),
                *tree.children(place, "obl"),
                *tree.children(place, "acl"),
            ]:
                if tree[c].deprel == "acl":
                    inner = [d for d in tree.children(c, "obl") if tree.case(d) in ("by", "from")]
                    if not inner:
                        continue
                    c = inner[0]
                elif tree[c].deprel != "nmod:poss" and tree.case(c) not in ("from", "by", "of", "for"):
                    continue
                if self._cast.kinds.of(c) & {"group", "country", "person"} and tree[c].upos != "PRON":
                    return self._cast.one(c)
            for c in tree.children(place, "compound", "amod"):
                if (
                    c != place
                    and self._cast.kinds.of(c) & {"group", "country"}
                    and tree.lemma(c) not in self._codebook.lists["document_source"]
                ):
                    return self._cast.one(c)
        return self._giver(i)

    def _giver(self, i: int) -> int | None:
        """Who says it in the document, or gives it out: "said in a statement", "issued a statement"."""
        tree, lists = self._tree, self._codebook.lists
        above = tree.head(i)
        if above is None or tree.lemma(i) not in lists["document_source"]:
            return None
        given = tree[i].deprel == "obj" and tree.lemma(above) in lists["giving_word"]
        said = tree.case(i) == "in" and self._codebook.acts.get(tree.lemma(above)) in ("states", "announces")
        giver = tree.subject(above) if (given or said) and not tree.is_passive(above) else None
        if giver is None or tree[giver].upos == "PRON":
            return None
        return self._cast.one(giver) if self._cast.kinds.of(giver) & {"group", "country", "person"} else None


def _short_for(description: str, name: str) -> bool:
    """Whether "the service" is short for "Customs Service", "the ministry" for "Ministry of Trade"."""
    words, whole = description.casefold().split(), name.split(" of ")[0].casefold().split()
    return len(words) > 1 and words[0] == "the" and words[1:] == whole[1 - len(words) :]


def _plain(name: str) -> tuple[str, ...]:
    return tuple(w for w in name.casefold().replace("’", "'").split() if w not in ("the", "of", "a"))
