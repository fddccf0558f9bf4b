"""The reader with the model that ships: exact offsets on any text, and the plain cases that must be right."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.documents.document import Span
from whence.language.entities import entities
from whence.language.onnx import Weights
from whence.language.reader import Reader, paragraphs
from whence.language.reading import Reading

READER = Reader()

SENTENCE = (
    "Port guards at Karsa detained Karim Dastan, a former navy commander, on Tuesday, "
    "the ministry said in a statement."
)  # fmt: skip


def check(reading: Reading) -> None:
    """Everything that must hold of any reading."""
    text, tokens = reading.text, reading.tokens
    at = 0
    for t in tokens:
        assert at <= t.start < t.end <= len(text)
        assert text[t.start : t.end] == t.text
        at = t.end
    edges = [(s.first, s.last) for s in reading.sentences]
    assert [i for a, b in edges for i in range(a, b)] == list(range(len(tokens)))
    for number, s in enumerate(reading.sentences):
        assert (s.start, s.end) == (tokens[s.first].start, tokens[s.last - 1].end)
        inside = range(s.first, s.last)
        assert all(tokens[i].head in inside and tokens[i].sentence == number for i in inside)
        assert sum(tokens[i].head == i for i in inside) == 1
        assert all((tokens[i].deprel == "root") == (tokens[i].head == i) for i in inside)
        for i in inside:  # a tree: every word reaches the root
            steps = 0
            while tokens[i].head != i:
                i, steps = tokens[i].head, steps + 1
                assert steps <= s.last - s.first
    for m in reading.mentions:
        assert (m.start, m.end) == (tokens[m.first].start, tokens[m.last - 1].end)
        assert m.first <= m.head < m.last
    for a in reading.attributions:
        assert a.content
        assert a.cue
        for part in (a.source, a.cue, a.content):
            assert all(0 <= x < y <= len(text) for x, y in part)
    found = entities(reading)
    assert list(found) == sorted(set(found))
    for e in found:
        assert 0 <= e.start < e.end <= len(text)
        assert not (e.named and e.type in ("Title", "Money", "Quantity"))
    for time in reading.times:
        assert 0 <= time.start < time.end <= len(text)
        assert time.value
    spans = [span for cluster in reading.clusters for span in cluster]
    assert len(spans) == len(set(spans))  # a phrase is of one cluster
    for cluster in reading.clusters:
        assert len(cluster) > 1
        assert list(cluster) == sorted(cluster)
        assert all(0 <= span[0] < span[1] <= len(text) for span in cluster)


ODD = st.text(max_size=200) | st.text(alphabet="aB .,'’“”\"-\n\t0é\u0301م中😀\u200b\u2028", max_size=200)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ODD)
def test_any_text(text: str) -> None:
    check(READER.read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "...!!!---",
        "x" * 5000,
        "a " * 1500,
        "ا" * 300 + " قال المتحدث إن الرجل اعتقل.",
        "😀" * 50,
        "\ufeff\u200b",
        "(((((((((((((((((",
        "Police held Karim Dastan.\r\n\r\nHe was freed on 3 May 2014,\r\nthe army said.",
        "He paid $4m.\u0000 Major\u200bDastan said \U0001d50earsa \U0001f46e\U0001f3fd\u200d\u2642 was.",
    ],
)
def test_odd_text(text: str) -> None:
    check(READER.read(text))


def test_one_sentence() -> None:
    reading = READER.read(SENTENCE)
    check(reading)
    assert len(reading.sentences) == 1
    found = {SENTENCE[m.start : m.end]: (m.type, m.named) for m in reading.mentions}
    assert found["Karim Dastan"] == ("Person", True)
    assert found["Karsa"] == ("Place", True)
    assert found["Port guards"][1] is False
    assert found["a former navy commander"] == ("Person", False)
    (said,) = reading.attributions
    assert [SENTENCE[a:b] for a, b in said.source] == ["the ministry"]
    assert SENTENCE[said.content[0][0] :].startswith("Port guards at Karsa detained Karim Dastan")
    words = {t.text: t for t in reading.tokens}
    assert words["detained"].lemma == "detain"
    assert reading.tokens[words["guards"].head].text == "detained"


def test_a_text_is_read_alone() -> None:
    """What was read before changes nothing."""
    alone = Reader().read(SENTENCE)
    READER.read("Another text, read first. " * 60)
    assert READER.read(SENTENCE) == alone


def test_sentences_keep_to_blocks() -> None:
    text = "The dock at Karsa\nwas shut on Monday"
    cut = (Span(0, 17), Span(18, len(text)))
    reading = READER.read(text, cut)
    check(reading)
    assert [(s.start, s.end) for s in reading.sentences] == [(0, 17), (18, len(text))]


def test_only_blocks_are_read() -> None:
    text = "Menu Home\n\nThe dock was shut.\n\nShare this"
    reading = READER.read(text, [Span(11, 29)])
    assert [t.text for t in reading.tokens] == ["The", "dock", "was", "shut", "."]


def test_long_text_in_windows() -> None:
    text = " ".join(
        f"Guards at gate {n} stopped a lorry with {n + 2} rifles, the harbour office said." for n in range(60)
    )
    reading = READER.read(text)
    check(reading)
    assert 55 <= len(reading.sentences) <= 65


def test_paragraphs() -> None:
    text = "One.\nStill one.\n \n\nTwo."
    assert [text[a:b] for a, b in paragraphs(text)] == ["One.\nStill one.", "Two."]


def test_hash_names_weights_and_version() -> None:
    assert len(READER.sha256) == 64
    assert READER.read("A dock.").model == READER.sha256


def test_weights_carry_no_trace_of_where_they_were_made() -> None:
    assert not [name for name, data in Weights().bytes.items() if b"stack_trace" in data or b'File "' in data]
