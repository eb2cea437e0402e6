"""The plugin that keeps the product from coming up is found in few starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from core.isolation.bisect import find_culprit, most_starts
from tests.support.plugin_packages import good_plugin, installed
from tests.support.servers import ROOT

LEAVES = """
    import os
    from elevendops import PluginInfo, hookimpl

    @hookimpl
    def register_plugin():
        os._exit(3)
"""


@pytest.mark.parametrize("number", [1, 2, 3, 5, 16, 17, 40])
def test_each_is_found(number: int) -> None:
    plugins = [f"p{n}" for n in range(number)]
    for culprit in plugins:
        starts: list[Collection[str]] = []

        def comes_up(some: Collection[str], culprit: str = culprit) -> bool:
            starts.append(some)  # noqa: B023
            return culprit not in some

        assert find_culprit(plugins, comes_up) == culprit
        assert len(starts) <= most_starts(number)
    assert most_starts(16) == 5


def test_nobody_is_found_when_all_is_well() -> None:
    assert find_culprit(["a", "b"], lambda some: True) is None
    assert find_culprit([], lambda some: False) is None


@pytest.mark.process
def test_one_of_sixteen_in_at_most_five_starts(tmp_path: Path) -> None:
    sources = {f"p{n:02}": good_plugin(f"p{n:02}") for n in range(16)}
    sources["p10"] = LEAVES
    done = subprocess.run(
        [sys.executable, "-m", "core.cli", "plugins", "--bisect"],
        cwd=ROOT,
        env=os.environ | installed(tmp_path, sources),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "does not come up with the plugin p10" in done.stdout
    assert "ELEVENDOPS_DISABLED_PLUGINS=p10" in done.stdout
    assert len(re.findall(r"^start \d", done.stdout, re.M)) <= 5
