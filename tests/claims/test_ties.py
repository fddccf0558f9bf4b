"""Standing ties, as a table: a sentence of an invented report, and the rows an analyst writes down.

Rows are written as in ``test_claims``. Every sentence is read on a page about a war, told by ``TAIL``; the refusals show
what the same words are in other trades, in other trees, or in the mouth of somebody who denies them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whence.claims.claim import Claim, Extract
from whence.claims.ties import PATTERNS
from whence.codebook import load
from whence.documents.document import Report

Read = Callable[[str], tuple[Report, Extract]]

TAIL = "\n\nThe war between the army and militants has killed 20 soldiers since May."

TOLD: list[tuple[str, list[str]]] = [
    # the other names of an entry in a list, family names first
    ('TOLAN, Yusuf (a.k.a. "The Broker"; a.k.a. TULAN, Yousef; f.k.a. MERAT, Sami); DOB 3 May 1965.',
     ["also_known_as subject=TOLAN,_Yusuf object=Broker CT+", "also_known_as subject=TOLAN,_Yusuf object=TULAN,_Yousef CT+",
      "also_known_as subject=TOLAN,_Yusuf object=MERAT,_Sami CT+"]),
    ("HERON SHIPPING LTD (a.k.a. HERON LINES; a.k.a. BLUE HERON), Saltra, Norland.",
     ["also_known_as subject=HERON_SHIPPING_LTD object=BLUE_HERON CT+"]),
    # both orders of naming
    ("Northern Front commander Adil Rahim was killed in an airstrike.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("Adil Rahim, who commands the Northern Front, was arrested.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("The Northern Front's commander, Adil Rahim, was killed in the raid.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("The leader of the Northern Front, Adil Rahim, was arrested by soldiers.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("Adil Rahim, one of the Northern Front's three commanders, was killed.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("Adil Rahim, commander of the Front's northern zone, was wounded.", ["leads subject=Adil_Rahim object=northern_zone CT+"]),
    ("The Northern Front, led by Adil Rahim, attacked the barracks.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("The militia is headed by a former colonel, Yusuf Tolan.", ["leads subject=Yusuf_Tolan object=militia CT+"]),
    ("Rahim was named commander of the Northern Front after the death of Tolan.", ["leads subject=Rahim object=Northern_Front CT+"]),
    ("The Sahra Brigade confirmed that its founder and leader, Adil Rahim, was dead.",
     ["established subject=Adil_Rahim object=Sahra_Brigade", "leads subject=Adil_Rahim object=Sahra_Brigade"]),
    # what the words take as known is not denied with the rest
    ("The Northern Front denied that its commander, Adil Rahim, had been killed.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    # members, deputies, those who serve
    ("Border Corps officer Karim Dastan smuggled rifles.", ["member_of subject=Karim_Dastan object=Border_Corps CT+"]),
    ("Karim Dastan, an officer in the Border Corps, was arrested.", ["member_of subject=Karim_Dastan object=Border_Corps CT+"]),
    ("Karim Dastan of the Northern Front claimed responsibility for the attack.", ["member_of subject=Karim_Dastan object=Northern_Front CT+"]),
    ("Adil Rahim is not a member of the Northern Front, the army said.", ["member_of subject=Adil_Rahim object=Northern_Front CT-"]),
    ("Abu Rida, the deputy commander of the Northern Front, was killed.", ["deputy_of subject=Abu_Rida object=Northern_Front CT+"]),
    ("Rahim, the second-in-command of the Northern Front, was arrested.", ["deputy_of subject=Rahim object=Northern_Front CT+"]),
    ("Rahim, the number two in the Northern Front, was arrested.", ["deputy_of subject=Rahim object=Northern_Front CT+"]),
    ("Yusuf Marwand, paymaster of the Northern Front, was captured.", ["works_for subject=Yusuf_Marwand object=Northern_Front CT+"]),
    ("The mast was burned, said Ruth Amado, the Radio Authority's chief engineer.", ["works_for subject=Ruth_Amado object=Radio_Authority CT+"]),
    # bodies of bodies
    ("The Seventh Section, a unit of the Border Corps, smuggled rifles to the rebels.", ["part_of subject=Seventh_Section object=Border_Corps CT+"]),
    ("The Eastern Brigade, part of the Northern Front, shelled the village.", ["part_of subject=Eastern_Brigade object=Northern_Front CT+"]),
    # money, arms, training, backing
    ("The militia, which is backed by Parvania, attacked the port.", ["supports subject=Parvania object=militia CT+"]),
    ("The rebels are funded and trained by Parvania.", ["funds subject=Parvania object=rebels CT+", "trains subject=Parvania object=rebels CT+"]),
    ("The rebels seized the town with the support of Parvania.", ["supports subject=Parvania object=rebels CT+"]),
    ("The militia receives money and weapons from Parvania.", ["funds subject=Parvania object=militia CT+", "arms subject=Parvania object=militia CT+"]),
    ("Parvania provides the rebels with training.", ["trains subject=Parvania object=rebels CT+"]),
    # fronts
    ("Blue Heron Shipping, a front company for the Border Corps, was sanctioned.", ["front_for subject=Blue_Heron object=Border_Corps CT+"]),
    ("The Border Corps uses a shipping company as a cover to smuggle rifles.", ["front_for subject=shipping_company object=Border_Corps CT+"]),
    # other names
    ("Karim Dastan, also known as Abu Seif, was arrested.", ["also_known_as subject=Karim_Dastan object=Abu_Seif CT+"]),
    ('Karim Dastan is the man whom the Norwegian army calls "Abu Seif" and wants to arrest.', ["also_known_as subject=Karim_Dastan object=Abu_Seif CT+"]),
    ("Karim Dastan, alias Abu Seif, was arrested by police.", ["also_known_as subject=Karim_Dastan object=Abu_Seif CT+"]),
    # kin
    ("Soldiers arrested Karim Dastan and his brother Omar Dastan.", ["relative_of subject=Omar_Dastan object=Karim_Dastan CT+"]),
    ("The brothers Karim and Omar Dastan were arrested.", ["relative_of subject=Karim object=Omar CT+"]),
    ("Rahim and Tolan, cousins, were killed by soldiers.", ["relative_of subject=Rahim object=Tolan CT+"]),
    ("Karim Dastan, the elder brother of Omar Dastan, was killed.", ["relative_of subject=Karim_Dastan object=Omar_Dastan CT+"]),
    ("The court ordered the release of Adil Rahim's wife, Salma.", ["relative_of subject=Salma object=Adil_Rahim CT+"]),
]  # fmt: skip

REFUSED: list[tuple[str, list[str]]] = [
    # a country alone ties nobody
    ("The Norland commander said that troops had killed rebels.", ["!leads"]),
    ("A Norland general, Karl Visk, denied the attack.", ["!leads", "!member_of"]),
    ("A Parvanian intelligence officer was killed.", ["!member_of"]),
    # other trades
    ("The captain of the football club, Adil Rahim, scored twice.", ["!leads"]),
    ("Film director Adil Rahim was arrested for insulting the army.", ["!leads"]),
    ("The army spokesman, Colonel Karl Visk, said rebels had attacked the barracks.", ["!leads", "!works_for"]),
    ("The head of the family was killed.", ["!leads"]),
    ("Dastan's lawyer, Lena Visk, said her client was innocent.", ["!supports"]),
    ("The prisoner was held in a cell in Lubar.", ["!part_of"]),
    ("The rebels' arms supplier, Yusuf Marwand, was arrested.", ["!part_of"]),
    ("The court convicted a lorry driver of smuggling pistols from Norland.", ["!works_for"]),
    ("Residents reported the theft to the police.", ["!works_for"]),
    ("The brothers in arms were killed.", ["!relative_of"]),
    ("She paid the guard 40 dollars for bread.", ["!funds"]),
    ("Rahim led the hostages into the house.", ["!leads"]),
    ("Rahim joined forces with the army.", ["!member_of"]),
    # nobody is singled out, or a group is merely described
    ("No member of the Northern Front was killed.", ["!member_of"]),
    ("Two fighters of the Northern Front were killed.", ["!member_of"]),
    ("Nobody trained the rebels.", ["!trains CT+"]),
    # asked, supposed, wanted, promised
    ("Who is the leader of the Northern Front?", ["!leads"]),
    ("If Rahim becomes leader of the Front, the war will go on.", ["!leads CT+"]),
    ("Parvania has promised to arm the rebels.", ["!arms CT+"]),
    ("The army wants to train the rebels.", ["!trains CT+"]),
    ("Parvania denies that it supports the Northern Front.", ["!supports CT+"]),
    # a family name before a comma, with no bracket of names, is none
    ("KARSA, Norland. Rebels attacked the port.", ["!also_known_as"]),
    # a name given on the spot is no second name
    ("A man called Hodan had recruited the rebels.", ["!also_known_as"]),
    ("A group calling itself the Sons of the Reed claimed responsibility.", ["!also_known_as"]),
    ("Dastan worked for a company called Blue Heron Shipping, the police said.", ["!also_known_as"]),
    # the one who speaks is not the one spoken of
    ("The leader of the rebels fled, Adil Rahim said.", ["!leads subject=Adil_Rahim"]),
    ("Hassan Omar, a Northern Front leader in Lowmark, was killed by soldiers.", ["!leads object=Lowmark"]),
    ("A rebel was shot dead in front of the house of a colonel.", ["!front_for"]),
    ("The nephew of the mayor of Lowmark was killed.", ["!leads"]),
    ("The colonel was identified by the Front's deputy leader, Abu Rida.", ["!deputy_of subject=colonel"]),
]  # fmt: skip


def ends(claim: Claim, extract: Extract, report: Report, role: str) -> str:
    """All names and words of the entity at one end of a tie."""
    found = []
    for index in claim.frame.roles.get(role, ()):
        e = extract.entities[index]
        found += [*e.names, e.description, *(report.text[s:t] for s, t in e.mentions)]
    return " | ".join(found).casefold()


def tells(row: str, claim: Claim, extract: Extract, report: Report) -> bool:
    """Whether a claim is what ``row`` says."""
    type_, *conditions = row.removeprefix("!").split()
    for condition in conditions:
        role, is_role, words = condition.partition("=")
        if is_role and words.replace("_", " ").casefold() not in ends(claim, extract, report, role):
            return False
        if not is_role and claim.factuality != condition:
            return False
    return claim.frame.type == type_


def rows_of(extract: Extract, report: Report) -> str:
    return "\n".join(
        f"{c.frame.type} subject={ends(c, extract, report, 'subject')} object={ends(c, extract, report, 'object')} {c.factuality}"
        for c in extract.claims if c.frame.kind == "relation"
    )  # fmt: skip


@pytest.mark.parametrize(("story", "rows"), TOLD, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_the_ties_are_told(claims: Read, story: str, rows: list[str]) -> None:
    report, extract = claims(story + TAIL)
    for row in rows:
        assert any(tells(row, c, extract, report) for c in extract.claims), f"{row}\nnot in\n{rows_of(extract, report)}"


@pytest.mark.parametrize(("story", "rows"), REFUSED, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_no_such_tie_is_told(claims: Read, story: str, rows: list[str]) -> None:
    report, extract = claims(story + TAIL)
    for row in rows:
        assert not any(tells(row, c, extract, report) for c in extract.claims), rows_of(extract, report)


def test_every_pattern_shows_its_words() -> None:
    for pattern in PATTERNS:
        assert pattern.__doc__ is not None
        assert '"' in pattern.__doc__, pattern.__name__


def test_the_lists_that_ties_ask_for_stand_in_the_codebook() -> None:
    codebook = load()
    for name in ("offices", "quiet_bodies", "units", "armed_bodies", "organised", "former", "naming", "use", "hide"):
        assert codebook.lists[name], name
    assert set(codebook.tables["gifts"].values()) <= codebook.relations.keys()
