"""Names that moved out of `core` are found there until plugin API 3, each with one warning."""

from __future__ import annotations

import importlib
import sys
import warnings
from pathlib import Path

import pytest

import core
from core.host.older_api import MOVED, MovedName
from core.host.registry import PluginRegistry
from tests.support.plugin_packages import install

OLD = """
    from elevendops import PluginInfo, hookimpl
    from elevendops.features.conversations import ConversationFinished
    from elevendops.features.knowledge import ExtractorSpec

    @hookimpl
    def register_plugin():
        return PluginInfo("old", "Old", "1.0", api_version=2)
"""


@pytest.mark.parametrize("name", MOVED)
def test_a_moved_name_is_the_one_of_the_feature(name: str) -> None:
    with pytest.warns(MovedName, match=rf"core\.{name} .* import it from {MOVED[name]}") as caught:
        found = getattr(core, name)
    assert found is getattr(importlib.import_module(MOVED[name]), name)
    # It names the line that asks, not one of ours.
    assert {warning.filename for warning in caught} == {__file__}
    assert name not in core.__all__


def test_other_names_do_not_exist() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = core.Nothing  # type: ignore[attr-defined]


def test_each_plugin_is_told_of_its_own_names_and_the_process_goes_on_hearing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "old", OLD)
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.delitem(sys.modules, "dist_old_module", raising=False)
    registry = PluginRegistry.discover()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MovedName)
        before = warnings.showwarning
        registry.load()
        assert warnings.showwarning is before
    told = {record.id: record.warnings for record in registry.active() if record.warnings}
    assert list(told) == ["old"]
    assert [warning.split(" is ")[0] for warning in told["old"]] == [
        "core.ConversationFinished",
        "core.ExtractorSpec",
    ]
