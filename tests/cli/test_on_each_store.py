"""Every command says the same of a case on PostgreSQL as of the one on SQLite that it was copied from."""

from collections.abc import Callable
from pathlib import Path

from running import DEMO, Run
from whence.case.database import Where

COMMANDS = [
    ["list", "claims"],
    ["show", "karim dastan"],
    ["find", "ferry", "rifles", "--limit", "100"],
    ["list-import", "SDN.CSV"],
    ["judge", "listed", "Karim Dastan", "ofac-sdn:90017"],
    ["judge", "same", "Karim Dastan", "Kamran Dastan"],
    ["undo"],
    ["password", "--list"],
    ["export"],
    ["read", str(DEMO[0])],
]


def test_commands_say_the_same(whence: Run, demo_case: Path, place: Callable[[], Where], tmp_path: Path) -> None:
    nulls = "-0- ," * 7
    (tmp_path / "SDN.CSV").write_text(f'90017,"DASTAN, Karim","individual","NORLAND",{nulls}-0- \r\n')
    other = place()
    ran = whence("copy", demo_case, other)
    assert (ran.code, ran.err) == (0, "")
    for command in COMMANDS:
        one, two = whence(*command, "--case", demo_case), whence(*command, "--case", other)
        assert plain(one.out, command) == plain(two.out, command), command
        assert (one.code, one.err) == (two.code, two.err), command


def plain(out: str, command: list[str]) -> object:
    """What is found comes in another order."""
    return sorted(out.splitlines()) if command[0] == "find" else out
