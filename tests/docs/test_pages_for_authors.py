"""The pages for plugin authors: their code can be read by Python, their links lead somewhere."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from importlib import import_module

import pytest

from core.extensions import ExtensionPoint
from core.host import older_api
from core.host.hooks import HookReader
from elevendops._reference import hook_names
from tests.support.servers import ROOT

FOLDER = ROOT / "docs" / "plugins"
PAGES = sorted(page.name for page in FOLDER.glob("*.md"))
CODE = re.compile(r"^```python[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def text(page: str) -> str:
    """A page as it is written."""
    return (FOLDER / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["tutorial.md", "recipes.md"])
def test_the_code_is_python(page: str) -> None:
    blocks = CODE.findall(text(page))
    assert blocks
    for block in blocks:
        compile(block, page, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | ast.PyCF_ONLY_AST)


@pytest.mark.parametrize("page", PAGES)
def test_links_to_other_pages_lead_somewhere(page: str) -> None:
    local = [link for link in LINK.findall(text(page)) if "://" not in link]
    assert all((FOLDER / link).exists() for link in local), local


@pytest.mark.parametrize("hook", hook_names())
def test_each_hook_is_shown_in_a_recipe_or_replaced(hook: str) -> None:
    if hasattr(older_api, hook):
        assert f"`{hook}`" in text("versioning.md")
    else:
        assert re.search(rf"\b{hook}\b", text("recipes.md") + text("tutorial.md"))


def test_the_recipe_names_every_point_of_the_built_in_features() -> None:
    points = {
        (name, folder.parent.name)
        for folder in (ROOT / "plugins").glob("*/contract*")
        for name, value in vars(import_module(f"plugins.{folder.parent.name}.contract")).items()
        if isinstance(value, ExtensionPoint)
    }
    assert len(points) >= 6
    table = re.findall(r"^\| `([A-Z_]+)` of `(\w+)` \|", text("recipes.md"), re.MULTILINE)
    assert set(table) == points


def test_the_recipe_names_every_function_of_a_part() -> None:
    table = re.findall(r"^\| `([A-Z_]+)` of `(\w+)` \| (.+) \|$", text("recipes.md"), re.MULTILINE)
    assert len(table) >= 6
    for name, plugin, told in table:
        point = getattr(import_module(f"plugins.{plugin}.contract"), name)
        functions = [one.name for one in fields(point.kind) if "Callable[" in str(one.type)]
        assert functions
        unnamed = [one for one in functions if not re.search(rf"`{one}\b", told)]
        assert not unnamed, (name, unnamed)


def test_the_reference_has_the_hooks_that_the_registry_knows() -> None:
    assert sorted(hook_names()) == sorted(HookReader().names)
