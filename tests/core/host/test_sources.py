"""Imports of our own packages are seen in the source of plugins, wherever they stand."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from core.host.sources import private_import_warning, source_files


def plugin(folder: Path, **files: str) -> ModuleType:
    """The module `plugin` of a package with these files, as if it were imported."""
    package = folder / "notes"
    package.mkdir()
    for name, source in files.items():
        (package / f"{name}.py").write_text(source, encoding="utf-8")
    module = ModuleType("notes.plugin")
    module.__file__ = str(package / "plugin.py")
    module.__package__ = "notes"
    return module


@pytest.mark.parametrize(
    "line",
    [
        "from core.errors import NotFound",
        "import core.clock as clock",
        "from plugins.knowledge.contract import KnowledgeReader",
        "def page():\n    from core import ui",
        "if True:\n\timport core",
    ],
)
def test_an_import_is_named_with_its_place(tmp_path: Path, line: str) -> None:
    module = plugin(tmp_path, plugin="import elevendops\n", service=f"# what it does\n{line}\n")
    warning = private_import_warning(module)
    assert warning is not None
    assert "plugin API 3" in warning
    assert f"(service.py:{1 + len(line.splitlines())})" in warning


def test_many_imports_are_one_warning(tmp_path: Path) -> None:
    module = plugin(tmp_path, models="import core\n", plugin="import core\nfrom core import ui\n")
    warning = private_import_warning(module)
    assert warning is not None
    assert warning.endswith("(models.py:1 and 2 more)")


@pytest.mark.parametrize(
    "source",
    [
        "from elevendops import ui\n",
        '"""Once it was\nfrom core import ui\n"""\n',
        "from .core import thing\nimport corelib\nfrom pages_of_mine import page\n",
        "from core import ui  # and then (\n(\n",
    ],
)
def test_other_source_is_no_finding(tmp_path: Path, source: str) -> None:
    assert private_import_warning(plugin(tmp_path, plugin=source)) is None


def test_a_plugin_of_one_module_has_no_other_files(tmp_path: Path) -> None:
    module = plugin(tmp_path, plugin="import core\n", other="import core\n")
    module.__package__ = ""
    assert [file.name for file in source_files(module)] == ["plugin.py"]
    assert "(plugin.py:1)" in (private_import_warning(module) or "")
