"""Whatever a page is made of, every quote is the archived text at its offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.case.pack import unpack
from whence.case.work import File, Refused, work
from whence.claims.claim import Extract
from whence.codebook import load

SENTENCES = [
    "Police arrested Odd Brekke in Halvik on Monday.",
    "“We detained two smugglers,” Captain Lena Roe said, “and seized 40 rifles.”",
    "The ministry denied that its soldiers had killed a fisherman.",
    "He was released on 6 May, according to his lawyer.",
    "Ali al-Nahari — a commander of the Reed Brigade — was killed in an air strike, the army said.",
    "More than 2,000 people were wounded, the mayor’s office told Northern Wire.",
    "Was the colonel detained by the marines?",
    "Şahin Özgür, 34, was charged with smuggling arms.",
]
#: Marks that have moved offsets in one program or another: astral, combining, no width, right to left, odd spaces.
ODD = ["", "🛑 ", "e\u0301 ", "\u200b", "\u00a0", "\u202b", "\ufeff", "ﷺ ", "\u2028", "—", "\t", "&amp; "]
ENDS = ["\n\n", "\r\n\r\n", "\n", " ", "\n\n\n\n"]

pieces = st.tuples(st.sampled_from(ODD), st.sampled_from(SENTENCES), st.sampled_from(ODD), st.sampled_from(ENDS))


@settings(max_examples=12)
@given(parts=st.lists(pieces, min_size=1, max_size=6), page=st.sampled_from(["page.txt", "page.html", "page.md"]))
def test_quotes_are_the_text_at_their_offsets(parts: list[tuple[str, str, str, str]], page: str) -> None:
    text = "Two held in Halvik\n\n" + "".join("".join(part) for part in parts)
    if page.endswith("html"):
        paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
        text = f"<html><head><title>Two held</title></head><body><article>{paragraphs}</article></body></html>"
    result = work(File(page, text.encode()), load())
    if isinstance(result, Refused):
        pytest.fail(result.reason)
    for one in result:
        for claim in unpack(Extract, one.extract).claims:
            assert one.report.text[claim.start : claim.end] == claim.quote
            assert claim.quote.strip()
            assert claim.start <= claim.trigger.start < claim.trigger.end <= claim.end
