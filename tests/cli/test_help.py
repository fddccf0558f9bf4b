"""Every command says what it does and gives examples; the documentation names every command."""

from running import ROOT, Run
from whence.cli.app import app

COMMANDS = sorted(str(command.name or command.callback.__name__) for command in app.registered_commands)  # type: ignore[union-attr]


def test_the_commands_are_those_that_the_documentation_names(whence: Run) -> None:
    reference = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [line[11:-1] for line in reference.splitlines() if line.startswith("## `whence ")] == COMMANDS


def test_every_command_has_help_with_an_example(whence: Run) -> None:
    for command in COMMANDS:
        ran = whence(command, "--help")
        assert ran.code == 0
        assert "Examples:" in ran.out, command
        assert f"  whence {command}" in ran.out or f"| whence {command}" in ran.out, command


def test_no_arguments_give_help(whence: Run) -> None:
    ran = whence()
    assert "Usage: whence" in ran.out + ran.err
    for command in COMMANDS:
        assert command in ran.out + ran.err


def test_the_version_is_the_packages(whence: Run) -> None:
    from importlib.metadata import version

    assert whence("--version").out.strip() == f"whence {version('whence')}"


def test_an_unknown_command_is_refused(whence: Run) -> None:
    ran = whence("frobnicate")
    assert ran.code == 2
    assert "frobnicate" in ran.err
