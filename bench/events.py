"""Events over many reports, words alone: ECB+ dev with gold mentions, against the lemma heuristic in the same run.

    python bench/events.py [--data ../shared/data] [--out PREDICTIONS.jsonl]

Two mentions of one subtopic (one seminal incident, given to both sides) are scored by their words and the words
around them; ECB+'s train part sets the weights (logistic regression, Newton's method), which pairs of different lemmas
tell one event, and how rare a word is; FrameNet 1.5 says which lemmas evoke one frame. Groups are merged by average
score until it falls below ``THRESHOLD``. Printed are CoNLL F1 of the heuristic (same head lemma, same subtopic) and of
this, by the scorer beside the data. Nothing of the dev part is trained on; ``THRESHOLD`` and ``FLATTEN`` were chosen
on it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from lemminflect import getLemma
from numpy.typing import NDArray

THRESHOLD = 0.35
#: Flattens scores before averaging, so that one strong denial does not outweigh several weak agreements.
FLATTEN = 0.6
_PARTICLES = frozenset("in on off up down out over for of to at by with from into away back about around".split())
_STOP = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being has have had it its he they "
    "she his her their this that these those who which what will would could should may might can not no s i you we us "
    "our my your him them said says say after before over under about into out up down off than then there here also "
    "just more most other some such so if when while during between two one new first".split()
)
_REPORTING = frozenset("say tell report announce state add confirm claim accord".split())
_SUFFIXES = tuple(
    "ations ation itions ition ments ment ings ing ions ion ers er ors or ies ed es s al ance ence ure e y".split()
)
Numbers = NDArray[np.float64]


@dataclass(slots=True)
class Mention:
    """One gold event mention with the words that tell it."""

    doc: str
    subtopic: str
    chain: str
    raw: dict[str, Any]
    lemma: str
    head: str
    stem: str
    whole: str
    words: frozenset[str]
    context: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    first: bool
    sentence: int
    frames: frozenset[str]

    @property
    def near(self) -> frozenset[str]:
        return self.left | self.right


@cache
def lemma(word: str) -> str:
    """A word's lemma as a verb, else as a noun, else as an adjective."""
    low = word.lower()
    for pos in ("VERB", "NOUN", "ADJ"):
        found = getLemma(low, pos, lemmatize_oov=False)
        if found and found[0] != low:
            return str(found[0])
    return low


def head(tokens: list[str]) -> str:
    """The head of a mention: its last word before "of", without particles behind it."""
    while len(tokens) > 1 and tokens[-1].lower() in _PARTICLES:
        tokens = tokens[:-1]
    low = [t.lower() for t in tokens]
    return (tokens[: low.index("of")] if "of" in low[1:] else tokens)[-1]


def stem(word: str) -> str:
    """A crude stem, the same for "explode" and "explosions"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            yield json.loads(line)


def frames(data: Path) -> dict[str, frozenset[str]]:
    """The frames that each lexical unit evokes in FrameNet's train part."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in ("train", "lexical_train"):
        for row in lines(data / "framenet15" / f"{part}.jsonl.xz"):
            for frame in row["frames"]:
                found[frame["lu"].rsplit(".", 1)[0]].add(frame["frame"])
    return {word: frozenset(names) for word, names in found.items()}


def mentions(docs: Iterable[dict[str, Any]], evoked: dict[str, frozenset[str]]) -> list[Mention]:
    """The validated event mentions of all documents."""
    return [made for doc in docs for made in _of_document(doc, evoked)]


def _of_document(doc: dict[str, Any], evoked: dict[str, frozenset[str]]) -> Iterator[Mention]:
    tokens = doc["tokens"]
    lemmas = [lemma(t) for t in tokens]
    where = {i: s for s in doc["sentences"] for i in range(s["tok_start"], s["tok_end"])}
    offset = 1 if doc["sentences"][0]["url_line"] else 0
    for raw in doc["mentions"]:
        if raw["kind"] != "event" or not raw["validated"]:
            continue
        at = raw["tokens"]
        sentence = where[at[0]]
        start, end = sentence["tok_start"], sentence["tok_end"]

        def some(positions: Iterable[int], own: frozenset[int] = frozenset(at)) -> frozenset[str]:
            return frozenset(
                lemmas[i] for i in positions if i not in own and lemmas[i] not in _STOP and re.search(r"\w", lemmas[i])
            )

        word = head([tokens[i] for i in at])
        yield Mention(
            doc=doc["id"], subtopic=doc["subtopic"], chain=f"{doc['topic']}|{raw['chain']}", raw=raw,
            lemma=lemma(word), head=word.lower(), stem=stem(word.lower()), whole=" ".join(lemmas[i] for i in at),
            words=some(at, frozenset()), context=some(range(start, end)),
            left=some(range(max(start, at[0] - 4), at[0])), right=some(range(at[-1] + 1, min(end, at[-1] + 5))),
            names=frozenset(lemmas[i] for i in range(start, end) if tokens[i][:1].isupper() and lemmas[i] not in _STOP),
            figures=frozenset(tokens[i] for i in range(start, end) if re.search(r"\d", tokens[i])),
            first=sentence["sent"] - offset <= 0, sentence=sentence["sent"],
            frames=evoked.get(lemma(word), frozenset()) | evoked.get(word.lower(), frozenset()),
        )  # fmt: skip


def by_subtopic(all_: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in all_:
        found[mention.subtopic].append(mention)
    return found


class Lexicon:
    """What the train part says of words: how rare, and how often two lemmas tell one event."""

    def __init__(self, docs: list[dict[str, Any]], train: list[Mention]) -> None:
        self._in_documents = Counter(w for doc in docs for w in {lemma(t) for t in doc["tokens"]} - _STOP)
        self._documents = len(docs)
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._one: Counter[tuple[str, str]] = Counter()
        self._there: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._one_there: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for name, group in by_subtopic(train).items():
            for i, a in enumerate(group):
                for b in group[:i]:
                    pair = (min(a.lemma, b.lemma), max(a.lemma, b.lemma))
                    one = int(a.chain == b.chain)
                    self._pairs[pair] += 1
                    self._one[pair] += one
                    self._there[name][pair] += 1
                    self._one_there[name][pair] += one

    def weight(self, some: frozenset[str]) -> float:
        return sum(math.log((self._documents + 1) / (self._in_documents.get(w, 0) + 1)) for w in some)

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        return self.weight(a & b) / (self.weight(a | b) + 1e-9) if a & b else 0.0

    def habit(self, a: Mention, b: Mention, training: bool) -> float:
        """Log odds that the two lemmas tell one event, as other subtopics of the train part have it."""
        pair = (min(a.lemma, b.lemma), max(a.lemma, b.lemma))
        seen, one = self._pairs[pair], self._one[pair]
        if training:
            seen -= self._there[a.subtopic][pair]
            one -= self._one_there[a.subtopic][pair]
        chance = (one + 2 * (0.65 if a.lemma == b.lemma else 0.05)) / (seen + 2)
        return math.log(chance / (1 - chance))


def prefix(a: str, b: str) -> float:
    """The share of letters two words begin with, from four on."""
    n = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return n / max(len(a), len(b)) if n >= 4 else 0.0


def features(a: Mention, b: Mention, words: Lexicon, training: bool) -> list[float]:
    """What two mentions say for and against being one event."""
    same = float(a.lemma == b.lemma)
    other = 1 - same
    context, near = words.overlap(a.context, b.context), words.overlap(a.near, b.near)
    together = float(a.doc == b.doc and a.sentence == b.sentence)
    form = prefix(a.head, b.head)
    return [
        1.0, same, other * (a.stem == b.stem), a.whole == b.whole, words.habit(a, b, training),
        other * bool(a.frames & b.frames), other * form, context, near,
        words.weight(a.near & b.near) / 10, min(3, len(a.names & b.names)) / 3, min(2, len(a.figures & b.figures)) / 2,
        a.doc == b.doc, a.first and b.first, len(a.words & b.words) / max(1, len(a.words | b.words)),
        same * context, same * near, same * (a.lemma in _REPORTING), other * near,
        words.overlap(a.left, b.left), words.overlap(a.right, b.right), same * (a.doc == b.doc),
        words.weight(a.left & b.left) / 10, words.weight(a.right & b.right) / 10,
        words.overlap(a.left, b.right) + words.overlap(a.right, b.left),
        words.overlap(a.words, b.near) + words.overlap(b.words, a.near), other * (a.first and b.first),
        together, same * together, other * (a.doc == b.doc), a.first != b.first,
        same * words.weight(frozenset({a.lemma})) / 5,
    ]  # fmt: skip


def table(group: list[Mention], words: Lexicon, training: bool) -> Numbers:
    """Features of every pair of a group, the later first."""
    rows = [features(a, b, words, training) for i, a in enumerate(group) for b in group[:i]]
    return np.array(rows, float).reshape(len(rows), -1)


def fit(rows: Numbers, one: Numbers) -> Numbers:
    """Weights of a logistic regression, ridge 1."""
    weights = np.zeros(rows.shape[1])
    for _ in range(20):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bend = (rows * (chance * (1 - chance) + 1e-6)[:, None]).T @ rows + np.eye(len(weights))
        weights += np.linalg.solve(bend, rows.T @ (one - chance) - weights)
    return weights


def merge(n: int, scores: Numbers, threshold: float) -> list[list[int]]:
    """Average-link clustering of ``n`` mentions whose pairs have these scores."""
    gone = -9.0
    table_ = np.full((n, n), gone)
    table_[np.tril_indices(n, -1)] = scores
    table_ = np.maximum(table_, table_.T)
    sets, size, dead = [[i] for i in range(n)], np.ones(n), np.zeros(n, bool)
    while n > 1:
        i, j = divmod(int(table_.argmax()), n)
        if table_[i, j] < threshold:
            break
        row = (table_[i] * size[i] + table_[j] * size[j]) / (size[i] + size[j])
        table_[i, :] = table_[:, i] = row
        dead[j] = True
        table_[i, i] = gone
        table_[dead, :] = table_[:, dead] = gone
        sets[i] += sets[j]
        sets[j] = []
        size[i] += size[j]
    return [s for s in sets if s]


def write(path: Path, labelled: dict[int, str], all_: list[Mention], docs: list[dict[str, Any]]) -> None:
    """Predictions in the scorer's form."""
    rows: dict[str, list[dict[str, Any]]] = {doc["id"]: [] for doc in docs}
    for n, mention in enumerate(all_):
        spans = {k: mention.raw[k] for k in ("start", "end", "spans") if k in mention.raw}
        rows[mention.doc].append({**spans, "kind": "event", "chain": labelled[n]})
    with path.open("w", encoding="utf-8") as out:
        for id_, found in rows.items():
            out.write(json.dumps({"id": id_, "mentions": found}) + "\n")


def conll(data: Path, gold: Path, predicted: Path) -> dict[str, Any]:
    """The scorer's figures: event mentions of the validated sentences, gold mentions, whole corpus."""
    found = importlib.util.spec_from_file_location("score_coref", data.parent / "scorers" / "score_coref.py")
    assert found is not None
    assert found.loader is not None
    scorer = importlib.util.module_from_spec(found)
    found.loader.exec_module(scorer)
    asked = argparse.Namespace(kind="event", validated=True, scope="corpus", no_singletons=False, field="mentions")
    texts, said = scorer.read(str(gold)), scorer.read(str(predicted))
    result: dict[str, Any] = scorer.score(
        scorer.chains(texts, texts, asked, True), scorer.chains(said, texts, asked, False)
    )
    return result


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", default="../shared/data")
    ask.add_argument("--out", default="/tmp/whence-events.jsonl")
    ask.add_argument("--sweep", action="store_true", help="also print other thresholds")
    given = ask.parse_args()
    data, out = Path(given.data).resolve(), Path(given.out)
    evoked = frames(data)
    train_docs = list(lines(data / "ecbplus" / "train.jsonl.xz"))
    dev_docs = list(lines(data / "ecbplus" / "dev.jsonl.xz"))
    train, dev = mentions(train_docs, evoked), mentions(dev_docs, evoked)
    words = Lexicon(train_docs, train)
    groups = by_subtopic(train).values()
    rows = np.concatenate([table(g, words, True) for g in groups if len(g) > 1])
    one = np.array([float(a.chain == b.chain) for g in groups for i, a in enumerate(g) for b in g[:i]])
    weights = fit(rows, one)
    scored = [(g, 1 / (1 + np.exp(-FLATTEN * (table(g, words, False) @ weights)))) for g in _indexed(dev)]
    gold = data / "ecbplus" / "dev.jsonl.xz"
    write(out, {n: f"{m.subtopic}|{m.lemma}" for n, m in enumerate(dev)}, dev, dev_docs)
    _say("same head lemma, same subtopic", conll(data, gold, out))
    place = {id(m): n for n, m in enumerate(dev)}
    for threshold in [*((0.3, 0.325, 0.375, 0.4) if given.sweep else ()), THRESHOLD]:
        labelled: dict[int, str] = {}
        for g, scores in scored:
            for members in merge(len(g), scores, threshold):
                labelled |= {place[id(g[i])]: f"{g[0].subtopic}|{members[0]}" for i in members}
        write(out, labelled, dev, dev_docs)
        _say(f"scored words, from {threshold}", conll(data, gold, out))


def _indexed(all_: list[Mention]) -> list[list[Mention]]:
    return [g for g in by_subtopic(all_).values() if len(g) > 1] + [
        g for g in by_subtopic(all_).values() if len(g) == 1
    ]


def _say(what: str, found: dict[str, Any]) -> None:
    parts = "  ".join(f"{k} {100 * found[k]['f1']:.1f}" for k in ("muc", "b3", "ceafe"))
    print(f"{what:34} {parts}  CoNLL {100 * found['conll']:.1f}", flush=True)


if __name__ == "__main__":
    main()
