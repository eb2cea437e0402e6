"""Every hook has a docstring, an entry in the reference, and a test that registers it for real."""

from __future__ import annotations

import inspect
import re

import pytest

from core.host.registry import HOOKS
from elevendops._reference import REFERENCE, hooks
from tests.support.servers import ROOT

REGISTRATION = re.compile(r"@(?:core\.)?hookimpl\b[^\n]*\n\s*def (\w+)\(")


def test_there_are_hooks() -> None:
    assert "register_plugin" in HOOKS


@pytest.mark.parametrize("hook", HOOKS)
def test_the_hook_says_what_it_is_for(hook: str) -> None:
    words = inspect.getdoc(hooks()[hook]) or ""
    assert re.match(r"[A-Z].{20,}\.", words), f"{hook} has no docstring of a sentence"


@pytest.mark.parametrize("hook", HOOKS)
def test_the_hook_is_in_the_reference(hook: str) -> None:
    assert f"### `{hook}`\n" in REFERENCE.read_text(encoding="utf-8")


def test_each_hook_is_registered_by_a_plugin_of_the_tests() -> None:
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("*.py")]
    registered = {name for text in texts for name in REGISTRATION.findall(text)}
    assert set(HOOKS) <= registered, f"not tested: {sorted(set(HOOKS) - registered)}"
