"""A mended tree is still a tree: every way up ends at a root."""

from hypothesis import given
from hypothesis import strategies as st

from whence.language.reading import Token
from whence.language.repair import repaired

UPOS = ["NOUN", "PROPN", "VERB", "NUM", "ADJ", "DET", "PUNCT", "PRON", "ADP", "CCONJ"]
DEPRELS = "nsubj nsubj:pass obj compound amod nummod conj appos ccomp xcomp nmod:desc punct".split()
WORDS = [";", ",", "and", "men", "Front", "that", "Karsa", "two"]

words = st.tuples(st.sampled_from(WORDS), st.sampled_from(UPOS), st.sampled_from(DEPRELS))


@given(drawn=st.lists(words, min_size=2, max_size=12), order=st.randoms(use_true_random=False))
def test_no_mend_closes_a_circle(drawn: list[tuple[str, str, str]], order: object) -> None:
    places = list(range(len(drawn)))
    order.shuffle(places)  # type: ignore[attr-defined]
    heads = {places[0]: places[0]}
    for n, place in enumerate(places[1:], start=1):
        heads[place] = order.choice(places[:n])  # type: ignore[attr-defined]
    tokens = tuple(
        Token(i * 6, i * 6 + len(text), text, text.lower(), upos, "", heads[i], "root" if heads[i] == i else deprel, 0)
        for i, (text, upos, deprel) in enumerate(drawn)
    )
    mended = repaired(tokens)
    for start in range(len(mended)):
        at, steps = start, 0
        while mended[at].head != at:
            at, steps = mended[at].head, steps + 1
            assert steps <= len(mended), [(token.text, token.head, token.deprel) for token in mended]


def test_a_name_that_hangs_on_its_own_apposition_stays_there() -> None:
    """ "officers Roe , the spokesman": the tree hangs Roe on the spokesman, so he cannot hang on Roe as well."""
    rows = [
        ("officers", "NOUN", 0, "root"),
        ("Roe", "PROPN", 4, "nsubj"),
        (",", "PUNCT", 4, "punct"),
        ("the", "DET", 4, "det"),
        ("spokesman", "NOUN", 0, "appos"),
    ]
    at, tokens = 0, []
    for text, upos, head, deprel in rows:
        tokens.append(Token(at, at + len(text), text, text.lower(), upos, "", head, deprel, 0))
        at += len(text) + 1
    heads = [token.head for token in repaired(tuple(tokens))]
    assert heads[4] != 1 or heads[1] != 4


def test_what_stands_behind_a_preposition_is_no_second_object() -> None:
    """ "imposed sanctions on the trader": of two objects the one behind "on" is none."""
    rows = [
        ("imposed", "VERB", 0, "root"),
        ("sanctions", "NOUN", 0, "obj"),
        ("on", "ADP", 3, "case"),
        ("traders", "NOUN", 0, "obj"),
    ]
    at, tokens = 0, []
    for text, upos, head, deprel in rows:
        tokens.append(Token(at, at + len(text), text, text.lower(), upos, "", head, deprel, 0))
        at += len(text) + 1
    assert [token.deprel for token in repaired(tuple(tokens))] == ["root", "obj", "case", "obl"]
