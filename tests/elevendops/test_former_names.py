"""What plugins of version 2 import from `core` is what `elevendops` has, with one warning each."""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from pathlib import Path

import pytest

import elevendops
from elevendops.features import conversations, education_audio, knowledge

FORMER = [
    "API_VERSION",
    "Activity",
    "AnswerAnalyserSpec",
    "AnswerNote",
    "AskedQuestion",
    "AttentionItem",
    "CardSpec",
    "CardValue",
    "CheckedScript",
    "CollectionSpec",
    "ConversationFinished",
    "DocumentChanged",
    "Event",
    "ExportedConversation",
    "ExporterSpec",
    "ExtractorSpec",
    "HealthCheck",
    "IndexSpec",
    "JobRequest",
    "JobSpec",
    "PageSpec",
    "PanelSpec",
    "Permissions",
    "PluginInfo",
    "RouterSpec",
    "ScriptCheckSpec",
    "ScriptFinding",
    "SectionSpec",
    "VoiceProviderSpec",
    "hookimpl",
]


def imported(folder: Path, name: str, **files: str) -> list[str]:
    """What Python says is deprecated when a package of these modules is imported."""
    package = folder / name
    package.mkdir()
    for module, source in files.items():
        (package / f"{module}.py").write_text(source, encoding="utf-8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for module in files:
            import_module(f"{name}.{module}")
    return [
        f"{Path(warning.filename).name}:{warning.lineno}: {warning.message}"
        for warning in caught
        if issubclass(warning.category, DeprecationWarning)
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose packages can be imported."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_each_former_name_is_there(folder: Path) -> None:
    imported(folder, "all_names", taken=f"from core import {', '.join(FORMER)}\n")
    taken = sys.modules["all_names.taken"]
    places = (elevendops, conversations, education_audio, knowledge)
    for name in FORMER:
        now = next(getattr(place, name) for place in places if hasattr(place, name))
        assert getattr(taken, name) is now


def test_a_star_takes_all_of_them(folder: Path) -> None:
    imported(folder, "with_star", taken="from core import *\n")
    assert set(FORMER) <= vars(sys.modules["with_star.taken"]).keys()


def test_each_package_is_told_once_where_it_imports(folder: Path) -> None:
    import_core = "import os\nfrom core import hookimpl, PluginInfo\n"
    first = imported(folder, "first_plugin", plugin=import_core, models="from core import Event\n")
    second = imported(folder, "second_plugin", plugin="import core\ncore.hookimpl\n")
    (warning,) = first
    assert warning.startswith("plugin.py:2: importing from core is deprecated")
    assert "plugin API 3" in warning
    assert "elevendops" in warning
    assert [line.partition(": ")[0] for line in second] == ["plugin.py:2"]


def test_modules_of_core_and_public_names_are_not_told_of(folder: Path) -> None:
    source = "from core import clock\nfrom elevendops import hookimpl, ui\n"
    assert imported(folder, "new_plugin", plugin=source) == []


def test_a_name_that_never_was_there_is_refused(folder: Path) -> None:
    with pytest.raises(ImportError, match="Surprise"):
        imported(folder, "wrong_plugin", plugin="from core import Surprise\n")
