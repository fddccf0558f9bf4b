"""Words of any length, and with characters that a database cannot keep, are kept alike on each store."""

import json
import random
from collections.abc import Callable
from pathlib import Path

from running import Run
from whence.case.columns import LONGEST, key
from whence.case.copying import copy
from whence.case.database import Where

#: Words that no compression makes shorter, in letters of one byte and of three.
CHANCE = random.Random(1)
LATIN = "".join(CHANCE.choices("abcdefghijklmnopqrstuvwxyz", k=10_000)).capitalize()
HAN = "".join(chr(CHANCE.randrange(0x4E00, 0x9000)) for _ in range(2_000))
NAMES = "Karim " + " ".join("".join(CHANCE.choices("abcdefghij", k=9)).capitalize() for _ in range(300))

LONG = "The navy said so on Friday, and a spokesman said more. " * 180
PAGES = {
    "named.txt": f"Two held\n\nThe navy detained {LATIN} on Saturday, {NAMES} said.\n",
    "headed.txt": f"Title: {HAN}\nSource: {LATIN}\nByline: {NAMES}\nPublished: 3 May 2014\n\n"
    f"The navy detained Karim Dastan, the {HAN} ministry said.\n",
    "nul.txt": f"Two held\n\n{LONG}\n\nThe navy detained Oskar V\0ale on Saturday, a spokesman said.\n",
}


def test_words_without_end_and_with_nuls(whence: Run, place: Callable[[], Where], tmp_path: Path) -> None:
    for name, words in PAGES.items():
        (tmp_path / name).write_text(words)
    where = place()
    ran = whence("read", "--case", where, *(tmp_path / name for name in PAGES))
    assert (ran.code, ran.err) == (0, "")
    assert whence("check", "--case", where).code == 0
    assert whence("list", "claims", "--case", where).out.count("V\ufffdale") == 1
    assert whence("grade", LATIN, "B", "--case", where).code == 0  # a source is found by its whole name
    told = whence("export", "--case", where).out
    records = map(json.loads, told.splitlines())
    assert {one["name"]: one["reliability"] for one in records if one["kind"] == "source"}[LATIN] == "B"
    copy(where, tmp_path / "copy.db")
    assert whence("export", "--case", tmp_path / "copy.db").out == told


def test_a_long_key_keeps_its_beginning_and_is_one_of_its_own() -> None:
    for letters in ("a", "é", "語", "😀"):
        one, other = key(letters * 2000 + "x"), key(letters * 2000 + "y")
        assert one != other
        assert key(one) == one
        assert one.startswith(letters * 200)
        assert LONGEST - 5 < len(one.encode()) <= LONGEST
    assert key("a" * LONGEST) == "a" * LONGEST
