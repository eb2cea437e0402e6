"""Parts of a plugin that are imported and made when something of them is first needed."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from core.isolation.code_lines import where_is
from core.shared.late import late, late_method
from tests.support.servers import ROOT, Clinic

BODY = '''"""A part."""
from __future__ import annotations

class Counter:
    def __init__(self, context):
        self.plugin = context.plugin_id
        self.count = 0

    async def counted(self, more):
        self.count += more
        return self.count
'''
TARGET = re.compile(r'"((?:core|plugins)\.[\w.]+:\w+)"')


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A module that nobody has imported."""
    name = "part_of_a_test"
    (tmp_path / f"{name}.py").write_text(BODY)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


async def test_a_part_is_made_when_something_of_it_is_asked_for(
    clinic: Clinic, module: str
) -> None:
    context = clinic.app.state.platform.contexts["golden"]
    part = late(context, f"{module}:Counter")
    counted = late_method(context, f"{module}:Counter", "counted")
    assert module not in sys.modules
    assert await counted(2) == 2
    assert (part.plugin, part.count) == ("golden", 2)
    assert await part.counted(1) == 3
    assert context.shared(import_module(module).Counter).count == 3


async def test_who_runs_is_told_by_the_method_itself(clinic: Clinic, module: str) -> None:
    context = clinic.app.state.platform.contexts["golden"]
    counted = late_method(context, f"{module}:Counter", "counted")
    place, _, line = where_is(counted).rpartition(":")
    assert (Path(place).name, int(line)) == (f"{module}.py", 9)


async def test_a_target_names_a_module_and_what_makes_the_part(clinic: Clinic) -> None:
    context = clinic.app.state.platform.contexts["golden"]
    with pytest.raises(ValueError, match="'module:maker'"):
        late(context, "plugins.golden.runs")


def test_what_the_built_in_plugins_leave_for_later_is_there() -> None:
    targets = {
        target
        for file in ROOT.glob("plugins/*/*.py")
        for target in TARGET.findall(file.read_text(encoding="utf-8"))
    }
    assert {"plugins.golden.runs:GoldenRuns", "core.shared.voices:VoiceCatalog"} <= targets
    missing = [
        target
        for target in targets
        if not hasattr(import_module(target.partition(":")[0]), target.partition(":")[2])
    ]
    assert missing == []
