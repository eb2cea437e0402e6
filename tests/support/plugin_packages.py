"""Writes small installed plugin packages, as `pip install` would leave them, for the tests."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

from tests.support.servers import ROOT

GOOD = """
    from fastapi import APIRouter
    from elevendops import PageSpec, PluginInfo, RouterSpec, hookimpl

    @hookimpl
    def register_plugin():
        return PluginInfo(id="{id}", title="{id}", version="1.0")

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/hello")
        async def hello() -> dict[str, str]:
            return {{"hello": "{id}"}}

        return [RouterSpec("{prefix}", router)]

    @hookimpl
    def register_pages():
        return [PageSpec("{id}", "json:loads", ":material/science:", "{prefix}")]
"""


def good_plugin(plugin_id: str, prefix: str | None = None) -> str:
    """The source of a working plugin with a route and a page."""
    return GOOD.format(id=plugin_id, prefix=prefix or plugin_id.replace("_", "-"))


def install(folder: Path, plugin_id: str, source: str, *, distribution: str | None = None) -> None:
    """Put a plugin's package and its distribution's metadata into a folder of sys.path."""
    name = distribution or f"dist-{plugin_id.replace('_', '-')}"
    module = f"{name.replace('-', '_')}_module"
    # That of an earlier test in this process.
    sys.modules.pop(module, None)
    (folder / f"{module}.py").write_text(textwrap.dedent(source), encoding="utf-8")
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        f"[elevendops.plugins]\n{plugin_id} = {module}\n", encoding="utf-8"
    )


def installed(folder: Path, sources: Mapping[str, str]) -> dict[str, str]:
    """Install plugins, by their ids, in a folder of their own below this one.

    Gives the settings with which a process finds them, and the project's packages.
    """
    packages = folder / "packages"
    packages.mkdir()
    for plugin_id, source in sources.items():
        install(packages, plugin_id, source)
    return {"PYTHONPATH": os.pathsep.join([str(packages), str(ROOT)])}
