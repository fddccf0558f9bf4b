"""A brief says what somebody said, never more; under every sentence stand the words it rests on."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from running import read_into
from whence.case.build import Material, material, settle
from whence.case.case import Case
from whence.case.lookup import one
from whence.case.view import View
from whence.claims.claim import Act, Factuality
from whence.errors import CaseError
from whence.exchange.brief.brief import Brief
from whence.exchange.brief.compose import compose
from whence.exchange.brief.give import brief_of
from whence.exchange.brief.html import html
from whence.exchange.brief.markdown import markdown
from whence.exchange.brief.sentences import listed, stance, templates


@pytest.fixture(scope="module")
def given(demo_read: Path) -> Material:
    with Case(demo_read) as case:
        return material(case)


@pytest.fixture(scope="module")
def dastan(view: View) -> Brief:
    return brief_of(view, one(view, "Karim Dastan", ("entity",)).id)


@pytest.fixture(scope="module")
def briefs(view: View) -> list[Brief]:
    """A brief of everything in the case that can have one."""
    return [compose(view, id) for id in (*view.events, *view.entities)]


def page(tmp_path: Path, text: str) -> View:
    """A case of one report."""
    head = "Title: A day\nSource: River Ledger\nPublished: 2014-05-04\nURL: https://riverledger.example/1\n\n"
    (tmp_path / "page.txt").write_text(head + text, encoding="utf-8")
    read_into(tmp_path / "case.db", [tmp_path / "page.txt"])
    with Case(tmp_path / "case.db") as case:
        return settle(case)


def words(brief: Brief) -> str:
    return " ".join(said.words for said in brief.sentences())


# -- notes ---------------------------------------------------------------------------------------------------------


def test_every_sentence_has_notes_and_every_note_is_used(briefs: list[Brief]) -> None:
    for brief in briefs:
        for said in brief.sentences():
            assert said.notes, said.words
        used = {number for said in brief.sentences() for number in said.notes}
        assert used == {note.number for note in brief.notes} == set(range(1, len(brief.notes) + 1))


def test_a_note_is_the_text_at_its_offsets_with_report_outlet_day_and_hash(view: View, briefs: list[Brief]) -> None:
    for brief in briefs:
        for note in brief.notes:
            report = view.reports[note.report]
            assert report.text[note.start : note.end] == note.quote
            assert note.sha256 == report.sha256
            assert note.outlet
            assert note.dated
        assert {note.report for note in brief.notes} == {cited.id for cited in brief.cited}


def test_a_day_that_the_page_does_not_state_is_called_inferred(view: View, dastan: Brief) -> None:
    inferred = {note.report for note in dastan.notes if "(inferred)" in note.dated}
    assert inferred
    assert {view.reports[id].published.basis for id in inferred} == {"inferred"}


# -- what a sentence may say ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", get_args(Act))
@pytest.mark.parametrize("factuality", get_args(Factuality))
def test_every_act_and_factuality_has_a_sentence_that_keeps_its_polarity(act: Act, factuality: Factuality) -> None:
    row = stance(act, factuality)
    assert row.why
    for template in (row.event, row.tie, row.short):
        assert "{who}" in template
        plain = template.split("{who}")
        asserts = {"reported", "admitted", "announced"} & set(re.findall(r"\w+", " ".join(plain)))
        assert not asserts or factuality == "CT+", f"{act} {factuality}: {template}"
    if factuality == "Uu" or act in ("asks", "opines"):
        assert re.search(r"without saying|asked", row.event)
        assert re.search(r"left open|asked|without saying", row.tie)
    elif factuality.endswith("-") and act not in ("accuses", "suspects"):
        assert re.search(r"denied|there was no|improbable|may have been no", row.event)


def test_every_row_of_the_table_is_reached() -> None:
    reached = {stance(act, factuality) for act in get_args(Act) for factuality in get_args(Factuality)}
    assert reached == set(templates().stances)


REFUSED = [
    # (report, what the brief of its event must hold, what it must not)
    ("The army denied that its soldiers killed three farmers in Mosul on 2 May 2014.", "denied", "reported the"),
    ("The Harun Brigade threatened to kill the mayor of Mosul.", "threat", "reported the killing"),
    ("Prosecutors suspect that Hamid Tawil smuggled rifles into Basra.", "suspected", "reported the smuggling"),
    ("The ministry accused Hamid Tawil of smuggling rifles into Basra.", "alleged", "reported the smuggling"),
    ("Soldiers tried to arrest Hamid Tawil in Basra on 2 May 2014.", "without saying", "reported the detention"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds", "never"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_is_denied_threatened_or_suspected_is_not_told_as_done(
    tmp_path: Path, text: str, holds: str, never: str
) -> None:
    view = page(tmp_path, text)
    told = " ".join(words(compose(view, id)).lower() for id in view.events)
    assert holds in told
    assert never not in told


TOLD = [
    # (report, sentence)
    ("Marines detained Hamid Tawil in Basra on 2 May 2014, the ministry said.",
     "The ministry reported the detention of Hamid Tawil by Marines in Basra on 2 May 2014."),
    ("The army said that 12 people were killed in Mosul in May 2014.",
     "The army reported the killing of 12 people in Mosul in May 2014."),
    ("Police may have arrested the broker's brother.",
     "River Ledger called the detention of the broker's brother (not named) by Police possible."),
    ("Nobody was killed, the army said.", "The army said that there was no killing."),
    ("The army denied that its soldiers had attacked the village.", "denied the attack on the village by"),
    ("Hamid Tawil is a member of the Harun Brigade, the ministry said.",
     "The ministry said that Hamid Tawil is a member of the Harun Brigade."),
    ("The ministry denied that Hamid Tawil is a member of the Harun Brigade.",
     "The ministry denied that Hamid Tawil is a member of the Harun Brigade."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), TOLD, ids=[row[1] for row in TOLD])
def test_a_claim_is_told_in_the_words_of_its_page(tmp_path: Path, text: str, sentence: str) -> None:
    view = page(tmp_path, f"{text}\n")
    briefs = [compose(view, id) for id in (*view.events, *view.entities)]
    assert any(sentence in said.words for brief in briefs for said in brief.sentences())


def test_a_pronoun_is_not_told_as_a_name(briefs: list[Brief]) -> None:
    for brief in briefs:
        assert not re.search(r"\b(He|he|She|she|They|they|Him|him) \(not named\)", words(brief))


def test_whoever_names_nobody_is_not_made_to_name_him(view: View, dastan: Brief) -> None:
    """The navy spoke of an officer; that he is Karim Dastan is another's word."""
    navy = [said.words for said in dastan.passages[0].sentences if said.words.startswith("Norland Navy reported")]
    assert navy
    for said in navy:
        assert "Dastan" not in said
        assert "(not named)" in said


def test_one_who_repeats_an_account_is_not_told_as_a_second_voice(view: View, dastan: Brief) -> None:
    repeated = [said.words for said in dastan.sentences() if " on the account of " in said.words]
    assert repeated
    (support,) = [said for passage in dastan.passages[:1] for said in passage.sentences if "origins" in said.words][-1:]
    assert support.words.startswith("12 reports (1 copy), 5 origins, grade 1")


def test_no_reader_is_named_in_a_brief(view: View, briefs: list[Brief]) -> None:
    others = {one.name for one in view.sources.values() if one.type != "commenter"} | {
        name for one in view.entities.values() for name in one.names
    }
    readers = {one.name for one in view.sources.values() if one.type == "commenter"} - others
    assert readers
    for brief in briefs:
        printed = words(brief) + " ".join(note.through + note.title + note.outlet for note in brief.notes)
        assert not [name for name in readers if name in printed]


def test_an_unknown_id_is_refused(view: View) -> None:
    commenter = next(one.id for one in view.sources.values() if one.type == "commenter")
    with pytest.raises(CaseError, match="neither an entity nor an event"):
        compose(view, commenter)


# -- the parts -----------------------------------------------------------------------------------------------------


def test_a_brief_has_status_accounts_timeline_and_open_questions(dastan: Brief) -> None:
    assert [(one.state, one.since, one.until) for one in dastan.status] == [
        ("detained", "3 May 2014", "6 May 2014"),
        ("released", "6 May 2014", ""),
    ]
    (accounts,) = [passage.tables for passage in dastan.passages if passage.tables]
    assert [who for who, _ in accounts[0].columns][:2] == ["Norland Navy", "Lena Torvald"]
    assert any(row.conflict for row in accounts[0].rows)
    assert dastan.drawing.startswith("<svg")
    assert [said for said in dastan.questions if said.contested]


def test_an_unnamed_person_is_an_open_question(tmp_path: Path) -> None:
    view = page(tmp_path, "Marines arrested a senior officer in Basra on 2 May 2014. Hamid Tawil was held with him.\n")
    officer = next(id for id, one in view.entities.items() if not one.named and one.schema == "Person")
    brief = compose(view, officer)
    assert brief.title.endswith("not named")
    assert any("No report that was read gives a name" in said.words for said in brief.about)


def test_a_brief_is_read_in_ten_minutes(briefs: list[Brief]) -> None:
    """At 240 words a minute, notes aside."""
    assert max(sum(len(said.words.split()) for said in brief.sentences()) for brief in briefs) < 2400


# -- as known on a day ---------------------------------------------------------------------------------------------


def test_as_known_on_a_day_no_later_name_event_or_report_is_told(view: View, given: Material) -> None:
    id = one(view, "Karim Dastan", ("entity",)).id
    then = brief_of(view, id, "2014-05-05", lambda about: given)
    printed = markdown(then).decode() + html(then).decode()
    assert "Dastan" not in printed
    assert "released" not in printed
    assert then.title.endswith("not named")
    assert then.known == "5 May 2014"
    assert all(view.reports[one.id].published.edtf <= "2014-05-05" for one in then.cited)  # type: ignore[operator]


def test_before_the_first_report_there_is_nothing_to_tell(view: View, given: Material) -> None:
    with pytest.raises(CaseError, match="nothing that had been published by 2014-01-01"):
        brief_of(view, one(view, "Karim Dastan", ("entity",)).id, "2014-01-01", lambda about: given)


# -- how it is set -------------------------------------------------------------------------------------------------


def test_html_needs_nothing_else_and_its_notes_are_reached(dastan: Brief) -> None:
    written = html(dastan).decode()
    assert "<script" not in written
    assert not re.findall(r"""(?:src|srcset|@import|url\()\s*=?\s*["']?http""", written)
    anchors = set(re.findall(r'id="([^"]+)"', written))
    assert set(re.findall(r'href="#([^"]+)"', written)) <= anchors
    outside = set(re.findall(r'href="(http[^"]+)"', written))
    assert outside <= {cited.url for cited in dastan.cited}
    for note in dastan.notes:
        assert f'id="note-{note.number}"' in written


def test_markdown_defines_every_footnote_it_uses(dastan: Brief) -> None:
    lines = markdown(dastan).decode().splitlines()
    defined = [found[1] for line in lines if (found := re.match(r"\[\^(\d+)\]: ", line))]
    used = {number for line in lines for number in re.findall(r"\[\^(\d+)\](?!:)", line)}
    assert used == set(defined)
    assert len(defined) == len(set(defined)) == len(dastan.notes)


HOSTILE = '<script>alert(1)</script> | [x](javascript:y) \u202eevil` *b* "quoted"\n# head'


def test_hostile_words_stay_words(dastan: Brief) -> None:
    notes = tuple(replace(note, quote=HOSTILE, title=HOSTILE) for note in dastan.notes)
    bad = replace(dastan, title=HOSTILE, notes=notes, drawing="")
    written = html(bad).decode()
    assert "<script" not in written
    assert "&lt;script&gt;" in written
    lines = markdown(bad).decode().splitlines()
    assert lines[0].startswith("# \\<script\\>")
    assert "# head" not in lines
    assert "](javascript" not in "\n".join(lines).replace("\\]", "")


def test_an_address_that_is_no_web_address_is_no_link(view: View) -> None:
    id, report = next((id, one) for id, one in view.reports.items() if one.url)
    bad = replace(view, reports=dict(view.reports) | {id: replace(report, url="javascript:alert(1)")})
    for event in bad.events:
        brief = compose(bad, event)
        assert not [one.url for one in brief.cited if one.url and not one.url.startswith("http")]


def test_the_same_case_gives_the_same_bytes(view: View, dastan: Brief) -> None:
    again = brief_of(view, one(view, "Karim Dastan", ("entity",)).id)
    assert html(again) == html(dastan)
    assert markdown(again) == markdown(dastan)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (list("ABC"), "A, B and C"),
        (list("ABCDEFGH"), "A, B, C, D, E and 3 others"),
    ],
)
def test_names_in_a_row(names: str, said: str) -> None:
    assert listed(list(names)) == said
