"""What kind of thing a noun phrase speaks of: person, group, country, place, facility, weapon ...

The model's entity types come first, then the codebook's head nouns. A phrase may be of several kinds
("Norland" is a country and a place); of none when nothing is known, and then it fills no role.
"""

from __future__ import annotations

from collections.abc import Mapping

from whence.claims.syntax import Tree
from whence.codebook import Codebook, countries, gazetteer
from whence.language.reading import Mention

_OF_TYPE: dict[str, frozenset[str]] = {
    "Person": frozenset({"person"}),
    "Organization": frozenset({"group"}),
    "Place": frozenset({"place"}),
    "Facility": frozenset({"facility", "place"}),
    "Weapon": frozenset({"weapon", "goods"}),
    "Vehicle": frozenset({"vehicle", "goods"}),
    "Nationality": frozenset({"person", "group"}),
    "Title": frozenset({"person"}),
    "Money": frozenset({"money", "goods"}),
}
_LISTS = ("person", "group", "place", "facility", "weapon", "vehicle", "goods", "money", "document", "deed")
_SOMEBODY = frozenset({"person", "group", "country", "place", "facility"})
_PERSONAL = frozenset({
    "he", "she", "him", "her", "his", "hers", "who", "whom", "whose", "himself", "herself", "i", "me", "you", "we",
    "us", "they", "them", "their", "themselves", "my", "our", "those", "someone", "somebody", "anyone", "everyone",
    "anybody", "others", "both", "everybody", "nobody", "none",
})  # fmt: skip
_THEY = frozenset({"they", "them", "their", "we", "us", "our", "those", "both", "others", "who"})


class Kinds:
    """Answers, for one report, of what kinds a head token is."""

    def __init__(
        self, tree: Tree, codebook: Codebook, mention_at: Mapping[int, Mention], same: Mapping[int, int]
    ) -> None:
        """``mention_at`` is by head token; ``same`` maps a token to its coreference cluster."""
        self._tree, self._codebook, self._mention_at, self._same = tree, codebook, mention_at, same
        self._anchor = {
            k: head
            for head, m in mention_at.items()
            if m.named and m.last - m.first > 1
            for k in range(m.first, m.last)
        }
        #: the head of the name that a token begins
        self.named_from = {m.first: head for head, m in mention_at.items() if m.named}
        self._clusters: dict[int, frozenset[str]] = {}
        for token, cluster in same.items():
            if tree[token].upos != "PRON":
                self._clusters[cluster] = self._clusters.get(cluster, frozenset()) | self._alone(token)
        self._seen: dict[int, frozenset[str]] = {}

    def anchor(self, i: int) -> int:
        """The head of the name that token ``i`` is part of ("Coast" in "Coast Front" gives "Front"), or ``i``."""
        return self._anchor.get(i, i)

    def named(self, i: int) -> bool:
        """Whether ``i`` heads a name."""
        mention = self._mention_at.get(i)
        return mention is not None and mention.named

    def of(self, i: int) -> frozenset[str]:
        """The kinds of head token ``i``; empty when nothing is known."""
        if i in self._tree.timed:
            return frozenset()  # "at 01:40", "on 6 September": nobody
        i = self.anchor(i)
        if i not in self._seen:
            self._seen[i] = self._resolve(i)
        return self._seen[i]

    def fits(self, i: int, takes: frozenset[str]) -> bool:
        """Whether ``i`` is of one of the kinds that a role takes.

        "any" takes everything, "thing" whatever is not known to be somebody or some place.
        """
        if "any" in takes or ("thing" in takes and not self.of(i) & _SOMEBODY):
            return True
        return bool(self.of(i) & takes)

    def _resolve(self, i: int) -> frozenset[str]:
        token = self._tree[i]
        if token.upos == "PRON" or token.xpos in ("PRP", "PRP$"):
            known = self._clusters.get(self._same.get(i, -1), frozenset())
            if known:
                return known
            low = token.text.lower()
            if low in _THEY:
                return frozenset({"person", "group"})
            return frozenset({"person"}) if low in _PERSONAL else frozenset()
        alone = self._alone(i)
        return alone or self._clusters.get(self._same.get(i, -1), frozenset())

    def _alone(self, i: int) -> frozenset[str]:
        token = self._tree[i]
        several = self._codebook.tables["several"]
        if self._sum(i):
            return frozenset({"money", "goods"})
        if token.upos == "NUM" or token.text.lower() in several:  # "captured 10", "thousands more"
            return frozenset({"person", "group"})
        lists, lemma = self._codebook.lists, self._tree.lemma(i)
        found: set[str] = set()
        mention = self._mention_at.get(i)
        if mention is not None:
            found |= _OF_TYPE.get(mention.type, frozenset())
        if token.upos == "PROPN" or (mention is not None and mention.named):
            text = token.text if mention is None else self._tree.reading.text[mention.start : mention.end]
            if countries.of(text) is not None and (
                mention is None or mention.type in ("Place", "Organization", "Nationality", "Other")
            ):
                found |= {"country", "place", "group"}
            if mention is not None and mention.named and mention.type == "Place":
                town = gazetteer.locate(text)
                if town is None or countries.capital(text) is not None:
                    found.add(
                        "country"
                    )  # a capital, or a place no list knows, may be its government: "Karsa denied it"
            if found and mention is not None and mention.named and mention.type == "Person":
                return frozenset(found)
        body = mention is not None and mention.named and mention.type == "Organization"
        for name in _LISTS:
            if name == "person" and body:
                continue  # a "Republican Guard" is no guard
            if lemma in lists[name] or token.text.lower() in lists[name]:
                found.add(name)
        if "weapon" in found or "vehicle" in found:
            found.add("goods")
        if lemma in lists["weapon"] and body and len(self._words(mention)) == 1:
            found.discard("group")  # "IED" is no body
        if not found and token.upos == "NOUN" and self._by_ending(lemma):
            found.add("person")
        if token.upos in ("ADJ", "DET") and lemma in (
            "dead",
            "wounded",
            "injured",
            "other",
            "much",  # "seven more"
            "both",
            "many",
            "some",
            "several",
            "few",
        ):
            found.add("person")
        return frozenset(found)

    def _sum(self, i: int) -> bool:
        """Whether a number is of money: "N2 million", "$50,000"."""
        tree = self._tree
        before = tree[i - 1].text if i > 0 else ""
        million = tree.lemma(i) in ("million", "billion") and not tree.children(i, "nmod")
        return tree[i].upos == "NUM" and (
            before in ("$", "€", "£", "¥", "₦", "₹") or (million and before[:1].isupper() and before[-1:].isdigit())
        )

    def _words(self, mention: Mention | None) -> list[str]:
        return [] if mention is None else self._tree.reading.text[mention.start : mention.end].split()

    def _by_ending(self, lemma: str) -> bool:
        """A guess at a person from the word's ending ("carpenter", "motorist"), where nothing else is known."""
        lists = self._codebook.lists
        if lemma in lists["no_person"] or len(lemma) < 5:
            return False
        return any(lemma.endswith(ending) for ending in lists["person_endings"])
