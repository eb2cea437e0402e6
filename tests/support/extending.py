"""Installed plugins that add parts to the built-in features, for the tests."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.plugin_packages import install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

_HEAD = """
from elevendops import *
from elevendops import hookimpl
from elevendops.errors import InvalidInput
from elevendops.features.conversations import *
from elevendops.features.education_audio import *
from elevendops.features.knowledge import *
from elevendops import *
from elevendops import hookimpl
from elevendops.errors import InvalidInput
from elevendops.features.conversations import (
    ANSWER_ANALYSERS, EXPORTERS, AnswerAnalyserSpec, AnswerNote, AskedQuestion, ExporterSpec
)
from elevendops.features.education_audio import SCRIPT_CHECKS, ScriptCheckSpec, ScriptFinding
from elevendops.features.knowledge import EXTRACTORS, ExtractorSpec

@hookimpl
def register_plugin():
    return PluginInfo(id="{id}", title="{title}", version="1.0", api_version=API_VERSION)

def fills(point):
    def mark(parts):
        @hookimpl
        def register_contributions(context):
            return [Contribution(point, part) for part in parts()]

        return register_contributions

    return mark
"""


def extending_plugin(folder: Path, plugin_id: str, title: str, source: str) -> None:
    """Put a plugin of this source (without register_plugin) into a folder of sys.path."""
    # A test before may have had another plugin of this name.
    sys.modules.pop(f"dist_{plugin_id}_module", None)
    head = _HEAD.format(id=plugin_id, title=title)
    install(folder, plugin_id, head + textwrap.dedent(source))


@asynccontextmanager
async def extended_clinic(
    folder: Path,
    patch: pytest.MonkeyPatch,
    service: LocalServiceProcess,
    plugins: dict[str, str],
    **settings: Any,
) -> AsyncIterator[Clinic]:
    """A clinic with these plugins installed: title by source, the id is made of the title."""
    packages = folder / "packages"
    packages.mkdir()
    for title, source in plugins.items():
        extending_plugin(packages, title.lower().replace(" ", "_"), title, source)
    patch.syspath_prepend(str(packages))
    async with running_clinic(clinic_settings(folder / "data", service.port, **settings)) as clinic:
        yield clinic


async def plugin(clinic: Clinic, plugin_id: str) -> dict[str, Any]:
    """How the API says that the plugin stands."""
    answer = await clinic.client.get(f"/api/plugins/{plugin_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
