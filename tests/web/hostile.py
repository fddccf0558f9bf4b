"""Reports that mean harm: invented, each with what it tries."""

from __future__ import annotations

from pathlib import Path

from running import read_into

SCRIPT = "<script>document.title='taken'</script>"
HANDLER = '<img src=x onerror="document.title=\'taken\'">'
ARABIC = "اعتقلت الشرطة رجلا."
TURN, BACK = "\u202e", "\u202c"

MARKUP = f"""Title: Guards arrested Ivo "><b>Brask</b> at Port Lesk {SCRIPT}
Source: The "><svg onload=alert(1)> Courier
Byline: Ana </title>{SCRIPT}
Published: 4 May 2015
URL: javascript:alert(document.cookie)

Police in Port Lesk arrested Ivo Brask on Monday, the harbour police said. {HANDLER} {SCRIPT}

The harbour police said that Brask smuggled rifles for the {HANDLER} Grey Fleet. Brask denied it.

Comments (1)

Rita {SCRIPT} said on 5 May 2015 at 10:02
Brask was released yesterday. {HANDLER} [link](javascript:alert(1)) <a href="javascript:alert(2)">free</a>
"""

TURNED = f"""Title: {TURN}Guards arrested Hamid Sorush{BACK} at Port Lesk
Source: {TURN}reiruoC ehT
Published: 5 May 2015

{TURN}Police in Port Lesk arrested Hamid Sorush on Monday, the harbour police said.

{ARABIC} Police in Port Lesk \u2067arrested Hamid Sorush\u2066 again.
"""

#: Characters of the one line that some pages are.
LONG = 200_000

LINE = "Title: A very long line\nSource: Courier\nPublished: 6 May 2015\n\nPolice in Port Lesk arrested Ivo Brask. " + (
    "x" * LONG + "\n"
)


def hostile_case(folder: Path) -> Path:
    """A case made of all of them."""
    files = []
    for name, words in {"markup": MARKUP, "turned": TURNED, "line": LINE}.items():
        files.append(folder / f"{name}.txt")
        files[-1].write_text(words, encoding="utf-8")
    read_into(folder / "hostile.db", files)
    return folder / "hostile.db"
