# ruff: noqa: E501 (pages stand as they are printed)
"""How much of one story is in another, and names that stay the same."""

from __future__ import annotations

import subprocess
import sys

from whence.documents import fingerprint, overlap, read_bytes
from whence.documents.fingerprint import marks

STORY = (
    "The navy detained two men at the port of Karsa on Saturday after a chase along the quay. “They ran,” a guard said. "
    "The harbour office did not name them and said that nobody had been charged. A freighter was searched until morning."
)
OTHER = (
    "Heavy rain closed three roads north of Vale on Monday, and the bus company asked travellers to stay at home until the "
    "bridges had been looked at by engineers from the capital, who are expected later this week."
)


def report(text: str):
    return read_bytes(text.encode(), "page.txt")[0]


def test_a_reprint_overlaps_whatever_its_quotation_marks_case_and_lines():
    loud = STORY.replace("“", '"').replace("”", '"').replace("navy", "Navy").replace(". ", ".\n\n")
    assert overlap(marks(STORY), marks(loud)) == 1.0


def test_a_passage_inside_a_longer_story_is_found():
    assert overlap(marks(OTHER + " " + STORY + " " + OTHER.upper()), marks(STORY)) > 0.9


def test_other_words_do_not_overlap():
    assert overlap(marks(STORY), marks(OTHER)) == 0.0
    assert overlap((), marks(STORY)) == 0.0


def test_only_the_story_counts():
    one = report(f"Two held at Karsa\n\n{STORY}\n\nTags: Karsa\n\n1 Comment\n\n• joe says:\n\n{OTHER}\n")
    assert fingerprint(one) == marks(STORY)


def test_short_words_have_one_mark():
    assert len(marks("They ran")) == 1
    assert marks("") == ()


def test_the_same_in_every_process():
    code = f"from whence.documents.fingerprint import marks; print(marks({STORY!r}))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == str(marks(STORY))


def test_ids_stay_and_tell_reprints_apart():
    text = f"Two held at Karsa\nBy Jane Roe, OUTLET\n\n{STORY}\n\n• joe says:\n\nSad.\n\n• joe says:\n\nSad.\n"
    ledger = read_bytes(text.replace("OUTLET", "Norland Ledger").encode(), "a.txt")
    again = read_bytes(text.replace("OUTLET", "Norland Ledger").encode(), "b.txt")
    post = read_bytes(text.replace("OUTLET", "Vale Post").encode(), "a.txt")
    assert [r.id for r in ledger] == [r.id for r in again]
    assert len({r.id for r in ledger + post}) == 6
    assert all(r.id.startswith("r-") and len(r.id) >= 14 for r in ledger)
