"""The manual of rules says what the rules say: every rule has its words, and the page is not stale."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rules", DOCS / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_says_what_it_does(rules: ModuleType) -> None:
    silent = [
        getattr(rule, "__name__", None) or rule.name
        for _, _, table in rules.tables()
        for rule in table
        if not rules.sentence(rule if callable(rule) else rule.function)
    ]
    assert silent == []


def test_the_page_is_what_the_rules_say(rules: ModuleType) -> None:
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == rules.page(), "run `make docs`"
