"""Coreference: small texts parsed by hand, what must be one and what must stay two.

A text is one sentence a line, ``word/tag/head/relation`` with heads counted from 1 and 0 for the root.
"""

# ruff: noqa: E501
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.documents.document import Span
from whence.language.coreference import cluster_of_head, clusters, phrases
from whence.language.reading import Attribution, Sentence, Token

_UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "DT": "DET",
    "IN": "ADP", "JJ": "ADJ", "CD": "NUM", "RB": "ADV", "CC": "CCONJ", "TO": "PART", "POS": "PART", "WP": "PRON",
    "WDT": "PRON", "MD": "AUX", ".": "PUNCT", ",": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT",
    "-RRB-": "PUNCT", "VBD": "VERB", "VBN": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBG": "VERB", "VB": "VERB",
}  # fmt: skip
_LEMMA = {
    "said": "say",
    "told": "tell",
    "identified": "identify",
    "named": "name",
    "is": "be",
    "was": "be",
    "are": "be",
    "men": "man",
    "women": "woman",
}


def parse(text: str) -> tuple[str, list[Token], list[Sentence]]:
    """The tokens and sentences of a text written in the way the head of this file says."""
    tokens: list[Token] = []
    sentences = []
    at = 0
    for number, line in enumerate(x for x in text.strip().splitlines() if x.strip()):
        first, begin = len(tokens), at
        for k, item in enumerate(line.split()):
            word, tag, head, relation = item.rsplit("/", 3)
            lemma = _LEMMA.get(word.lower(), word.lower())
            if tag == "NNS" and lemma.endswith("s"):
                lemma = lemma[:-1]
            upos = "AUX" if relation.startswith(("aux", "cop")) else _UPOS[tag]
            where = first + int(head) - 1 if head != "0" else first + k
            lemma = word if tag.startswith("NNP") else lemma
            tokens.append(Token(at, at + len(word), word, lemma, upos, tag, where, relation, number))
            at += len(word) + 1
        sentences.append(Sentence(begin, at - 1, first, len(tokens)))
    return " ".join(t.text for t in tokens), tokens, sentences


def linked(text: str, attributions: tuple[Attribution, ...] = ()) -> list[list[str]]:
    """The clusters of a hand-parsed text as their words."""
    plain, tokens, sentences = parse(text)
    return [[plain[s.start : s.end] for s in c] for c in clusters(plain, tokens, sentences, (), attributions)]


OFFICER = """
Norland/NNP/2/compound troops/NNS/3/nsubj detained/VBD/0/root a/DT/7/det senior/JJ/7/amod navy/NN/7/compound officer/NN/3/obj as/IN/10/mark he/PRP/10/nsubj fled/VBD/3/advcl ././3/punct
"""

MERGES = {
    "a pronoun in a side clause is the one fled, not the many who detained": (
        OFFICER,
        [["a senior navy officer", "he"]],
    ),
    "the officer is the officer just brought in": (
        OFFICER
        + "The/DT/2/det officer/NN/4/nsubj:pass was/VBD/4/aux:pass captured/VBN/0/root today/NN/4/obl:unmarked ././4/punct",
        [["a senior navy officer", "he", "The officer"]],
    ),
    "the agent and the suspect are the one person the story is about": (
        OFFICER
        + "Guards/NNS/2/nsubj held/VBD/0/root the/DT/5/det Zubran/JJ/5/amod agent/NN/2/obj ././2/punct\n"
        + "The/DT/2/det suspect/NN/3/nsubj works/VBZ/0/root for/IN/6/case a/DT/6/det company/NN/3/obl ././3/punct",
        [["a senior navy officer", "he", "the Zubran agent", "The suspect"]],
    ),
    "a family name, a rank and a pronoun": (
        """
        Major/NNP/2/nmod:desc Adel/NNP/4/nsubj Karim/NNP/2/flat fled/VBD/0/root ././4/punct
        Soldiers/NNS/2/nsubj shot/VBD/0/root Karim/NNP/2/obj in/IN/6/case his/PRP$/6/nmod:poss car/NN/2/obl ././2/punct
        """,
        [["Major Adel Karim", "Karim", "his"]],
    ),
    "apposition with a role": (
        """
        Adel/NNP/8/nsubj Karim/NNP/1/flat ,/,/5/punct the/DT/5/det commander/NN/1/appos ,/,/1/punct was/VBD/8/aux:pass killed/VBN/0/root ././8/punct
        """,
        [["Adel Karim", "the commander"]],
    ),
    "a plain statement of what somebody is": (
        """
        Adel/NNP/5/nsubj Karim/NNP/1/flat is/VBZ/5/cop the/DT/5/det leader/NN/0/root of/IN/8/case the/DT/8/det network/NN/5/nmod ././5/punct
        """,
        [["Adel Karim", "the leader of the network"]],
    ),
    "an acronym takes up its words": (
        """
        The/DT/4/det Karsa/NNP/4/compound Relief/NNP/4/compound Fund/NNP/5/nsubj denied/VBD/0/root it/PRP/5/obj ././5/punct
        The/DT/2/det KRF/NNP/3/nsubj closed/VBD/0/root its/PRP$/5/nmod:poss office/NN/3/obj ././3/punct
        """,
        [["The Karsa Relief Fund", "The KRF", "its"]],
    ),
    "the group is the only body spoken of": (
        """
        The/DT/3/det Dune/NNP/3/compound League/NNP/4/nsubj attacked/VBD/0/root Karsa/NNP/4/obj ././4/punct
        The/DT/2/det group/NN/3/nsubj trains/VBZ/0/root fighters/NNS/3/obj ././3/punct
        """,
        [["The Dune League", "The group"]],
    ),
    "this group, by its own noun": (
        """
        Marines/NNS/2/nsubj raided/VBD/0/root a/DT/4/det group/NN/2/obj ././2/punct
        This/DT/2/det group/NN/3/nsubj smuggles/VBZ/0/root rifles/NNS/3/obj ././3/punct
        """,
        [["a group", "This group"]],
    ),
    "a list is taken up by they": (
        """
        Adel/NNP/4/nsubj and/CC/3/cc Omar/NNP/1/conj fled/VBD/0/root ././4/punct
        They/PRP/2/nsubj crossed/VBD/0/root the/DT/4/det border/NN/2/obj ././2/punct
        """,
        [["Adel and Omar", "They"]],
    ),
    "a woman and a man keep their pronouns": (
        """
        Fatima/NNP/2/nsubj met/VBD/0/root Omar/NNP/2/obj ././2/punct
        She/PRP/2/nsubj thanked/VBD/0/root him/PRP/2/obj ././2/punct
        """,
        [["Fatima", "She"], ["Omar", "him"]],
    ),
    "a group's they": (
        """
        Rebels/NNS/2/nsubj seized/VBD/0/root the/DT/4/det port/NN/2/obj ././2/punct
        They/PRP/2/nsubj burned/VBD/0/root two/CD/4/nummod ships/NNS/2/obj ././2/punct
        """,
        [["Rebels", "They"]],
    ),
    "I in a quotation is its speaker, named after it": (
        """
        ``/``/4/punct I/PRP/4/nsubj never/RB/4/advmod smuggled/VBD/7/ccomp ,/,/4/punct ''/''/4/punct said/VBD/0/root Omar/NNP/7/nsubj Dastan/NNP/8/flat ././7/punct
        He/PRP/2/nsubj left/VBD/0/root ././2/punct
        """,
        [["I", "Omar Dastan", "He"]],
    ),
    "whom a source identifies": (
        OFFICER
        + """The/DT/2/det officer/NN/4/nsubj:pass was/VBD/4/aux:pass identified/VBN/0/root as/IN/6/case Karim/NNP/4/obl Dastan/NNP/6/flat ././4/punct
        Dastan/NNP/2/nsubj left/VBD/0/root ././2/punct
        """,
        [["a senior navy officer", "he", "The officer", "Karim Dastan", "Dastan"]],
    ),
    "one army, with and without its country": (
        """
        The/DT/3/det Norland/NNP/3/compound army/NN/4/nsubj advanced/VBD/0/root ././4/punct
        The/DT/2/det army/NN/3/nsubj burned/VBD/0/root two/CD/5/nummod farms/NNS/3/obj ././3/punct
        """,
        [["The Norland army", "The army"]],
    ),
    "a brigade is one body": (
        """
        The/DT/3/det Dune/NNP/3/compound Brigade/NNP/4/nsubj fled/VBD/0/root ././4/punct
        It/PRP/2/nsubj lost/VBD/0/root ten/CD/4/nummod men/NNS/2/obj ././2/punct
        """,
        [["The Dune Brigade", "It"]],
    ),
    "one of several is one": (
        """
        One/CD/5/nsubj of/IN/4/case the/DT/4/det suspects/NNS/1/nmod fled/VBD/0/root ././5/punct
        He/PRP/2/nsubj hid/VBD/0/root ././2/punct
        """,
        [["One of the suspects", "He"]],
    ),
    "points in an abbreviation do not count": (
        """
        The/DT/2/det U.N./NNP/3/nsubj protested/VBD/0/root ././3/punct
        The/DT/2/det UN/NNP/3/nsubj withdrew/VBD/0/root ././3/punct
        """,
        [["The U.N.", "The UN"]],
    ),
    "his brother is his brother": (
        """
        Omar/NNP/2/nsubj fled/VBD/0/root ././2/punct
        His/PRP$/2/nmod:poss brother/NN/3/nsubj stayed/VBD/0/root ././3/punct
        Police/NNS/2/nsubj held/VBD/0/root his/PRP$/4/nmod:poss brother/NN/2/obj ././2/punct
        """,
        [["Omar", "His", "his"], ["His brother", "his brother"]],
    ),
    "himself is the subject": (
        """
        The/DT/2/det prisoner/NN/3/nsubj wounded/VBD/0/root himself/PRP/3/obj ././3/punct
        """,
        [["The prisoner", "himself"]],
    ),
}


@pytest.mark.parametrize("name", MERGES)
def test_what_is_one(name: str) -> None:
    text, expected = MERGES[name]
    assert linked(text) == expected


def together(found: list[list[str]], a: str, b: str) -> bool:
    return any(a in c and b in c for c in found)


#: text, and the two phrases that must not meet
REFUSALS = {
    "a second officer is another": (
        OFFICER + "A/DT/3/det second/JJ/3/amod officer/NN/4/nsubj escaped/VBD/0/root ././4/punct",
        ("a senior navy officer", "A second officer"),
    ),
    "another man is another": (
        """
        Police/NNS/2/nsubj held/VBD/0/root a/DT/4/det man/NN/2/obj ././2/punct
        Another/DT/2/det man/NN/3/nsubj fled/VBD/0/root ././3/punct
        """,
        ("a man", "Another man"),
    ),
    "one is not ten": (
        """
        Troops/NNS/2/nsubj killed/VBD/0/root one/CD/4/nummod operative/NN/2/obj and/CC/6/cc captured/VBD/2/conj ten/CD/8/nummod operatives/NNS/6/obj ././2/punct
        """,
        ("one operative", "ten operatives"),
    ),
    "several officers are not the officer": (
        """
        Troops/NNS/2/nsubj captured/VBD/0/root several/JJ/4/amod officers/NNS/2/obj ././2/punct
        The/DT/2/det officer/NN/3/nsubj denied/VBD/0/root it/PRP/3/obj ././3/punct
        """,
        ("several officers", "The officer"),
    ),
    "the former commander is not the deputy commander": (
        """
        They/PRP/2/nsubj sanctioned/VBD/0/root the/DT/5/det former/JJ/5/amod commander/NN/2/obj ././2/punct
        The/DT/3/det deputy/NN/3/compound commander/NN/4/nsubj fled/VBD/0/root ././4/punct
        """,
        ("the former commander", "The deputy commander"),
    ),
    "two brothers share a family name only": (
        """
        Adel/NNP/3/nsubj Karim/NNP/1/flat fled/VBD/0/root ././3/punct
        Samir/NNP/4/nsubj:pass Karim/NNP/1/flat was/VBD/4/aux:pass held/VBN/0/root ././4/punct
        """,
        ("Adel Karim", "Samir Karim"),
    ),
    "a country is not its navy": (
        """
        Norland/NNP/2/nsubj protested/VBD/0/root ././2/punct
        The/DT/3/det Norland/NNP/3/compound Navy/NNP/4/nsubj fired/VBD/0/root ././4/punct
        """,
        ("Norland", "The Norland Navy"),
    ),
    "two bodies with one last word": (
        """
        The/DT/3/det Fifth/NNP/3/compound Brigade/NNP/4/nsubj left/VBD/0/root ././4/punct
        The/DT/3/det Seventh/NNP/3/compound Brigade/NNP/4/nsubj stayed/VBD/0/root ././4/punct
        """,
        ("The Fifth Brigade", "The Seventh Brigade"),
    ),
    "he is not she": (
        """
        Fatima/NNP/2/nsubj fled/VBD/0/root ././2/punct
        He/PRP/2/nsubj stayed/VBD/0/root ././2/punct
        """,
        ("Fatima", "He"),
    ),
    "nobody is it": (
        """
        The/DT/2/det officer/NN/3/nsubj fled/VBD/0/root ././3/punct
        It/PRP/2/nsubj rained/VBD/0/root ././2/punct
        """,
        ("The officer", "It"),
    ),
    "he is not him": (
        """
        Omar/NNP/2/nsubj ran/VBD/0/root ././2/punct
        He/PRP/2/nsubj shot/VBD/0/root him/PRP/2/obj ././2/punct
        """,
        ("He", "him"),
    ),
    "a possessor is not what it possesses": (
        """
        The/DT/2/det leader/NN/5/nsubj:pass of/IN/2/case him/PRP/2/nmod shot/VBN/0/root ././5/punct
        """,
        ("The leader of him", "him"),
    ),
    "the suspect is left open between two men": (
        """
        Police/NNS/2/nsubj held/VBD/0/root a/DT/4/det baker/NN/2/obj ././2/punct
        Police/NNS/2/nsubj freed/VBD/0/root a/DT/4/det farmer/NN/2/obj ././2/punct
        The/DT/2/det suspect/NN/3/nsubj fled/VBD/0/root ././3/punct
        """,
        ("a farmer", "The suspect"),
    ),
    "the spokesman tells the story, he is not the suspect": (
        """
        A/DT/2/det spokesman/NN/3/nsubj said/VBD/0/root the/DT/5/det suspect/NN/6/nsubj fled/VBD/3/ccomp ././3/punct
        """,
        ("A spokesman", "the suspect"),
    ),
    "the army of one country is not that of another": (
        """
        The/DT/3/det Norland/NNP/3/compound army/NN/4/nsubj advanced/VBD/0/root ././4/punct
        The/DT/3/det Zubran/NNP/3/compound army/NN/4/nsubj fled/VBD/0/root ././4/punct
        """,
        ("The Norland army", "The Zubran army"),
    ),
    "the company is not the ministry": (
        """
        The/DT/2/det ministry/NN/3/nsubj denied/VBD/0/root wrongdoing/NN/3/obj ././3/punct
        The/DT/2/det company/NN/3/nsubj closed/VBD/0/root ././3/punct
        """,
        ("The ministry", "The company"),
    ),
    "the group is not the government": (
        """
        The/DT/2/det government/NN/3/nsubj objected/VBD/0/root ././3/punct
        The/DT/2/det group/NN/3/nsubj replied/VBD/0/root ././3/punct
        """,
        ("The government", "The group"),
    ),
    "the colonel is not the guard": (
        """
        A/DT/2/det guard/NN/3/nsubj fled/VBD/0/root ././3/punct
        The/DT/2/det colonel/NN/3/nsubj stayed/VBD/0/root ././3/punct
        """,
        ("A guard", "The colonel"),
    ),
    "a man is brought in anew": (
        """
        Police/NNS/2/nsubj held/VBD/0/root a/DT/4/det man/NN/2/obj ././2/punct
        A/DT/2/det man/NN/3/nsubj fled/VBD/0/root ././3/punct
        """,
        ("a man", "A man"),
    ),
    "not named as": (
        """
        Omar/NNP/4/nsubj:pass was/VBD/4/aux:pass not/RB/4/advmod named/VBN/0/root as/IN/7/case the/DT/7/det leader/NN/4/obl ././4/punct
        """,
        ("Omar", "the leader"),
    ),
    "a sum of cash owns no bag": (
        """
        A/DT/2/det sum/NN/6/nsubj:pass of/IN/4/case cash/NN/2/nmod was/VBD/6/aux:pass found/VBN/0/root in/IN/9/case his/PRP$/9/nmod:poss bag/NN/6/obl ././6/punct
        """,
        ("A sum of cash", "his"),
    ),
    "two names side by side are two people": (
        """
        Adel/NNP/7/nsubj Karim/NNP/1/flat ,/,/4/punct Omar/NNP/1/appos Dastan/NNP/4/flat ,/,/1/punct fled/VBD/0/root ././7/punct
        """,
        ("Adel Karim", "Omar Dastan"),
    ),
    "a dateline is nobody": (
        """
        KARSA/NNP/5/nsubj -/,/1/punct A/DT/4/det guard/NN/1/appos saw/VBD/0/root him/PRP/5/obj ././5/punct
        """,
        ("KARSA", "A guard"),
    ),
    "an apposition does not reach over a clause": (
        """
        The/DT/3/det Dune/NNP/3/compound League/NNP/4/nsubj fled/VBD/0/root ,/,/7/punct the/DT/7/det army/NN/3/appos announced/VBD/4/parataxis ././4/punct
        """,
        ("The Dune League", "the army"),
    ),
    "southern Norland is a part of Norland": (
        """
        Troops/NNS/2/nsubj left/VBD/0/root Norland/NNP/2/obj ././2/punct
        Rain/NN/2/nsubj fell/VBD/0/root on/IN/5/case southern/JJ/5/amod Norland/NNP/2/obl ././2/punct
        """,
        ("Norland", "southern Norland"),
    ),
    "whoever vows to avenge him is another": (
        """
        Adel/NNP/2/nsubj vowed/VBD/0/root to/TO/4/mark avenge/VB/2/xcomp him/PRP/4/obj ././2/punct
        """,
        ("Adel", "him"),
    ),
    "may be is not is": (
        """
        Omar/NNP/5/nsubj may/MD/5/aux be/VB/5/cop the/DT/5/det leader/NN/0/root ././5/punct
        """,
        ("Omar", "the leader"),
    ),
    "is not is not is": (
        """
        Omar/NNP/5/nsubj is/VBZ/5/cop not/RB/5/advmod the/DT/5/det leader/NN/0/root ././5/punct
        """,
        ("Omar", "the leader"),
    ),
    "a place after a place says where": (
        """
        Guards/NNS/2/nsubj left/VBD/0/root Karsa/NNP/2/obj ,/,/5/punct Norland/NNP/3/appos ././2/punct
        """,
        ("Karsa", "Norland"),
    ),
    "he in a quotation is not who speaks it": (
        """
        ``/``/3/punct He/PRP/3/nsubj fled/VBD/6/ccomp ,/,/3/punct ''/''/3/punct said/VBD/0/root Omar/NNP/6/nsubj ././6/punct
        """,
        ("He", "Omar"),
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_stays_two(name: str) -> None:
    text, (a, b) = REFUSALS[name]
    plain, tokens, sentences = parse(text)
    found = [plain[p.span.start : p.span.end] for p in phrases(tokens, sentences)]
    assert a in found, found
    assert b in found, found
    assert not together(linked(text), a, b)


DESCRIPTIONS = {
    "the dock guard": "The/DT/3/det dock/NN/3/compound guard/NN/9/nsubj ,/,/8/punct who/WP/8/nsubj:pass was/VBD/8/aux:pass not/RB/8/advmod named/VBN/3/acl:relcl fled/VBD/0/root ././9/punct",
    "one of the three regional commanders in the corps": "Karim/NNP/4/nsubj is/VBZ/4/cop ,/,/4/punct one/CD/0/root of/IN/9/case the/DT/9/det three/CD/9/nummod regional/JJ/9/amod commanders/NNS/4/nmod in/IN/12/case the/DT/12/det corps/NN/9/nmod ././4/punct",
    "an organization within the corps": "He/PRP/2/nsubj joined/VBD/0/root an/DT/4/det organization/NN/2/obj within/IN/7/case the/DT/7/det corps/NN/4/nmod involved/VBN/4/acl in/IN/10/case trade/NN/8/obl ././2/punct",
    "Adel Karim": "Police/NNS/2/nsubj held/VBD/0/root Adel/NNP/2/obj Karim/NNP/3/flat (/-LRB-/6/punct 34/CD/3/nmod )/-RRB-/6/punct ././2/punct",
    "Karsa": "Police/NNS/2/nsubj searched/VBD/0/root Karsa/NNP/5/nmod:poss 's/POS/3/case port/NN/2/obj ././2/punct",
}


@pytest.mark.parametrize("expected", DESCRIPTIONS)
def test_descriptions_leave_out_clauses_and_brackets(expected: str) -> None:
    plain, tokens, sentences = parse(DESCRIPTIONS[expected])
    said = [plain[p.said.start : p.said.end].lower() for p in phrases(tokens, sentences)]
    assert expected.lower() in said


def test_a_dateline_is_cut_off() -> None:
    plain, tokens, sentences = parse(
        "KARSA/NNP/5/compound -/,/1/punct Port/NN/5/compound security/NN/5/compound guards/NNS/6/nsubj fled/VBD/0/root"
    )
    spans = [plain[p.span.start : p.span.end] for p in phrases(tokens, sentences)]
    assert "Port security guards" in spans
    assert "KARSA" in spans


def test_relative_clause_stays_in_the_span() -> None:
    plain, tokens, sentences = parse(DESCRIPTIONS["the dock guard"])
    spans = [plain[p.span.start : p.span.end] for p in phrases(tokens, sentences)]
    assert "The dock guard , who was not named" in spans


def test_heads_lead_to_clusters() -> None:
    """A mention finds its cluster by its head; a list's cluster is not its first member's."""
    text, tokens, sentences = parse(MERGES["a list is taken up by they"][0])
    found = clusters(text, tokens, sentences, (), ())
    heads = cluster_of_head(found, tokens)
    words = {tokens[i].text: c for i, c in heads.items()}
    assert words == {"They": 0}


def test_attributed_speaker_is_i() -> None:
    """An attribution says who "I" is even where no verb of saying stands by."""
    text, tokens, sentences = parse(
        """
        Omar/NNP/2/nsubj waved/VBD/0/root ././2/punct
        ``/``/4/punct I/PRP/4/nsubj never/RB/4/advmod fled/VBD/0/root ././4/punct ''/''/4/punct
        """
    )
    start = text.index("``")
    attribution = Attribution((Span(0, 4),), (Span(5, 10),), (Span(start, len(text)),))
    found = clusters(text, tokens, sentences, (), (attribution,))
    assert [[text[s.start : s.end] for s in c] for c in found] == [["Omar", "I"]]


def test_the_same_text_gives_the_same_clusters() -> None:
    assert linked(OFFICER * 2) == linked(OFFICER * 2)


def test_nothing_from_nothing() -> None:
    assert clusters("", (), (), (), ()) == ()


@given(st.lists(st.sampled_from(sorted(MERGES)), min_size=1, max_size=6))
def test_clusters_are_ordered_disjoint_and_exact(names: list[str]) -> None:
    """Whatever is read, spans lie in the text, no span is in two clusters, and order is the text's."""
    text, tokens, sentences = parse("\n".join(MERGES[n][0] for n in names))
    found = clusters(text, tokens, sentences, (), ())
    flat = [s for c in found for s in c]
    assert len(flat) == len(set(flat))
    assert list(found) == sorted(found)
    for c in found:
        assert len(c) > 1
        assert list(c) == sorted(c)
        for s in c:
            assert text[s.start : s.end].strip() == text[s.start : s.end] != ""
