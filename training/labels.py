"""What each head of the model may answer. The order is the order of the trained rows: add at the end only."""

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
XPOS = (
    "NN IN DT NNP JJ PRP . RB NNS , VB CC VBD VBP VBZ CD VBN VBG TO MD PRP$ -RRB- -LRB- : WDT `` '' WRB HYPH POS "
    "WP RP NNPS UH JJR JJS EX RBR NFP SYM FW GW ADD $ PDT RBS LS AFX WP$ XX"
).split()
DEPREL = (
    "punct case det nsubj root advmod amod obj obl nmod compound conj cc mark aux cop advcl nmod:poss xcomp flat "
    "acl:relcl ccomp acl appos aux:pass nummod parataxis nsubj:pass nmod:unmarked obl:unmarked compound:prt discourse "
    "expl fixed iobj list obl:agent dep nmod:desc csubj nsubj:outer det:predet advcl:relcl vocative goeswith "
    "cc:preconj reparandum orphan dislocated csubj:pass csubj:outer"
).split()


def bio(types: str) -> list[str]:
    """``O`` and a ``B-`` and ``I-`` tag for each type."""
    return ["O", *(f"{mark}-{t}" for t in types.split() for mark in "BI")]


RE3D = bio(
    "Organisation Location Person Temporal Quantity Nationality Weapon MilitaryPlatform DocumentReference Vehicle "
    "Money CommsIdentifier Frequency"
)
GOLD = bio("PER LOC ORG MISC NAT")
GMB = bio("GEO GPE ORG PER TITLE")
NOUN = "O abstract person place event time organization object substance animal plant".split()
ATTRIBUTION = bio("source cue content")
PAIR = bio("source content")
START = ["O", "S"]

#: token heads: name -> (labels, loss weight)
HEADS = {
    "upos": (UPOS, 1.0),
    "xpos": (XPOS, 0.5),
    "start": (START, 0.5),
    "re3d": (RE3D, 2.0),
    "gold": (GOLD, 2.0),
    "gmb": (GMB, 1.0),
    "noun": (NOUN, 1.0),
    "attribution": (ATTRIBUTION, 1.5),
}
