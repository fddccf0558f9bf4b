"""The scores that the benches compute themselves, on values computed by hand."""

import pytest

from bench.across import link_counts
from bench.factuality import MISSED, macro_f1, matched
from bench.names_only import from_annotate
from bench.program import f1
from bench.roles import answer, exact, family, overlap
from bench.syntax import Word, counts, gold_words, span_f1


def test_f1() -> None:
    assert f1(3, 4, 6) == pytest.approx(0.6)  # p 3/4, r 3/6
    assert f1(0, 0, 5) == 0


def test_heads_and_relations() -> None:
    """Five words: one head wrong, one relation wrong beside a right head, one tag wrong."""
    gold = [
        Word("DET", "DT", 1, "det"), Word("NOUN", "NNS", 2, "nsubj"), Word("VERB", "VBD", 2, "root"),
        Word("NOUN", "NN", 2, "obj"), Word("PUNCT", ".", 2, "punct"),
    ]  # fmt: skip
    made = [
        Word("DET", "DT", 1, "det"), Word("NOUN", "NN", 2, "nsubj:pass"), Word("VERB", "VBD", 2, "root"),
        Word("NOUN", "NN", 2, "obj"), Word("PUNCT", ".", 3, "punct"),
    ]  # fmt: skip
    assert counts(gold, made) == {"words": 5, "upos": 5, "xpos": 4, "uas": 4, "las": 3}
    with pytest.raises(ValueError, match="5 gold words, 4 read"):
        counts(gold, made[:4])


def test_gold_heads_count_over_the_document() -> None:
    one = [["Go", "go", "VERB", "VB", "_", 0, "root", 0, 2], [".", ".", "PUNCT", ".", "_", 1, "punct", 2, 3]]
    two = [["It", "it", "PRON", "PRP", "_", 2, "nsubj", 4, 6], ["fell", "fall", "VERB", "VBD", "_", 0, "root", 7, 11]]
    row = {"sentences": [{"tokens": one}, {"tokens": two}]}
    forms, spans, words, sentences = gold_words(row)
    assert forms == ["Go", ".", "It", "fell"]
    assert spans == [(0, 2), (2, 3), (4, 6), (7, 11)]
    assert [w.head for w in words] == [0, 0, 3, 3]
    assert sentences == {(0, 2), (2, 4)}


def test_words_cut_from_text() -> None:
    """Two of three found words are right, of four: p 2/3, r 2/4."""
    assert span_f1([({(0, 2), (2, 5), (6, 9)}, {(0, 5), (6, 9)}), ({(0, 3)}, {(0, 3)})]) == pytest.approx(4 / 7)
    assert span_f1([]) == 0


def test_factuality_is_the_mean_over_gold_values() -> None:
    """CT+ p 2/3, r 2/3; CT- p 1/2, r 1/1; PS+ never found. Uu is made and never gold: it has no F1 of its own."""
    told = [
        ("CT+", "CT+"), ("CT+", "CT+"), ("CT+", "CT-"), ("CT-", "CT-"), ("PS+", "CT+"), ("PS+", "Uu"), ("PS+", MISSED),
    ]  # fmt: skip
    assert macro_f1(told) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert macro_f1([]) == 0


def test_events_are_matched_one_to_one_inside_the_mention() -> None:
    gold = [{"spans": [[0, 4], [10, 14]]}, {"spans": [[10, 14]]}, {"spans": [[20, 25]]}]
    made = [{"start": 10, "end": 14}, {"start": 19, "end": 25}]
    assert [event for _, event in matched(gold, made)] == [made[0], None, None]


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        ("conflict.attack.bombing", "attack"),
        ("life.die.deathcausedbyviolentevents", "die"),
        ("life.die.nonviolentdeath", None),
        ("justice.arrestjaildetain.arrestjaildetain", "arrest"),
        ("contact.negotiate.meet", None),
    ],
)
def test_families(type_: str, name: str | None) -> None:
    found = family(type_)
    assert (found.name if found else None) == name


def test_roles_are_renamed_and_only_those_of_the_given_word() -> None:
    kin = family("conflict.attack.bombing")
    assert kin is not None
    events = [
        {"start": 10, "end": 16, "roles": {"agent": [[0, 9]], "patient": [[17, 22]], "recipient": [[30, 33]]}},
        {"start": 40, "end": 46, "roles": {"agent": [[35, 39]]}},
    ]
    assert answer(kin, 10, 16, events) == [("attacker", 0, 9), ("target", 17, 22)]
    assert answer(kin, 24, 28, events) == []


def test_arguments_exact_and_overlapping() -> None:
    gold = [("target", 17, 22), ("target", 25, 30), ("place", 33, 38)]
    assert exact(gold, [("target", 17, 22), ("place", 33, 40)]) == 1
    assert overlap(gold, [("target", 17, 22), ("place", 33, 40)]) == 2
    assert overlap(gold, [("target", 15, 30)]) == 1  # one wide answer earns one
    assert overlap(gold, [("target", 15, 30), ("target", 15, 22)]) == 2  # the wide one makes room
    assert overlap(gold, [("attacker", 17, 22)]) == 0


def test_links_are_counted_among_gold_mentions_alone() -> None:
    gold = {("a", 0, 2): "x", ("b", 0, 2): "x", ("c", 0, 2): "y"}
    made = {("a", 0, 2): "1", ("b", 0, 2): "1", ("c", 0, 2): "1", ("d", 0, 2): "1"}
    assert link_counts(gold, made) == (3, 1)


def test_names_lose_what_stands_before_them() -> None:
    text = "the Norland commander General Odd Brekke met the Karsa Guard"
    made = {
        "entities": [
            {"start": 0, "end": 40, "type": "Person", "named": True},
            {"start": 4, "end": 11, "type": "Nationality", "named": True},
            {"start": 22, "end": 29, "type": "Title", "named": False},
            {"start": 45, "end": 60, "type": "Organization", "named": True},
        ]
    }
    cut = [text[e["start"] : e["end"]] for e in from_annotate(text, made)]
    assert cut == ["Odd Brekke", "Norland", "Karsa Guard"]
