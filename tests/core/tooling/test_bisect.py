"""The plugin that keeps the product from coming up is found in few starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from core.tooling.bisect import find_culprit, most_starts
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


ONLY_IN_THE_DASHBOARD = """
    import os, sys
    from elevendops import PluginInfo, hookimpl

    @hookimpl
    def register_plugin():
        if "core.ui.host" in sys.modules:
            os._exit(3)
        return PluginInfo(id="{id}", title="{id}", version="1.0")
"""

SPEAKS = """
    from elevendops import PluginInfo, VoiceProviderSpec, hookimpl

    class Parrot:
        async def nothing(self, *arguments, **options):
            return None

        find_documents = create_document = update_document = delete_document = nothing
        find_agent = create_agent = update_agent = delete_agent = nothing
        voices = max_speech_characters = speak = signed_url = converse = check = close = nothing

    @hookimpl
    def register_plugin():
        return PluginInfo(id="{id}", title="{id}", version="1.0")

    @hookimpl
    def register_voice_providers():
        return [VoiceProviderSpec("parrot", "Parrot", Parrot)]
"""


@pytest.mark.process
def test_one_of_four_in_at_most_three_starts(tmp_path: Path) -> None:
    good = {f"p{n}": good_plugin(f"p{n}") for n in range(4)}
    said = searched(tmp_path, good, status=1, p1=LEAVES)
    assert "does not come up with the plugin p1" in said
    assert "ELEVENDOPS_DISABLED_PLUGINS=p1" in said
    assert "4 plugins of others, at most 3 starts" in said
    assert len(re.findall(r"^start \d", said, re.M)) <= 3


@pytest.mark.process
def test_one_that_only_the_dashboard_cannot_bear_beside_one_that_speaks(tmp_path: Path) -> None:
    plugins = {name: good_plugin(name) for name in ("one", "two")}
    said = searched(
        tmp_path,
        plugins | {"speaks": SPEAKS.replace("{id}", "speaks")},
        status=1,
        three=ONLY_IN_THE_DASHBOARD.replace("{id}", "three"),
        voice="parrot",
    )
    assert "does not come up with the plugin three." in said


@pytest.mark.process
def test_all_is_well_with_one_that_speaks(tmp_path: Path) -> None:
    speaks = SPEAKS.replace("{id}", "speaks")
    said = searched(tmp_path, status=0, speaks=speaks, voice="parrot")
    assert "comes up with all of them" in said


def searched(
    folder: Path,
    good: Mapping[str, str] | None = None,
    *,
    status: int,
    voice: str = "",
    **more: str,
) -> str:
    """What `elevendops plugins --bisect` says with these plugins installed; it ends with `status`:
    1 when it names a plugin, 0 when all is well."""
    speaker = {"VOICE_PROVIDER": voice} if voice else {}
    done = subprocess.run(
        [sys.executable, "-m", "core.cli", "plugins", "--bisect"],
        cwd=ROOT,
        env=os.environ | installed(folder, {**(good or {}), **more}) | speaker,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout
    return done.stdout
