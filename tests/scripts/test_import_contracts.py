"""The import rules in pyproject.toml, against a tree that breaks each of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.servers import ROOT

LAYERS = "Pages use plugins, plugins use the core"
FACE = "The public face shows what the core"
PAGES = "A page imports nothing of ours but core.ui"
PLUGINS = "Plugins know each other only through contract.py"
INSIDE = "Inside a plugin, plugin uses routes"
PLUGIN = "No module of a plugin imports its plugin.py"
ROUTES = "No module of a plugin but plugin.py imports its routes"
CONTRACT = "A plugin's contract imports no other module of it"
CIRCLES = "No two modules and no two folders import each other"
CORE = "Inside the core, each layer knows only those below it"
WEB = "Only a plugin's routes know the web framework"
VENDORS = "Vendor SDKs stay inside core.adapters"
STREAMLIT = "Streamlit stays inside pages and core.ui"
ADAPTERS = "Only where a program is put together, adapters are chosen"
LOCAL = "The local service is a program of its own"
OLDER = "What older versions of the plugin API knew of features"
PORTS = "Ports know neither adapters nor features"

# The contract, the module that breaks it, and what that module must not import.
VIOLATIONS = [
    (LAYERS, "core.bad_layer", "plugins"),
    (LAYERS, "plugins.bad_layer", "pages"),
    (LAYERS, "core.bad_face", "elevendops"),
    (FACE, "elevendops.bad_shortcut", "plugins.knowledge.service"),
    (PAGES, "pages.bad_core", "core.context"),
    (PAGES, "pages.bad_service", "plugins.knowledge.service"),
    (PAGES, "pages.bad_web", "fastapi"),
    (PLUGINS, "plugins.agents.bad_friend", "plugins.knowledge.service"),
    (INSIDE, "plugins.knowledge.contract", "plugins.knowledge.service"),
    (INSIDE, "plugins.agents.service", "plugins.agents.routes"),
    (PLUGIN, "plugins.knowledge.reader", "plugins.knowledge.plugin"),
    (ROUTES, "plugins.knowledge.files.uploads", "plugins.knowledge.routes"),
    (CONTRACT, "plugins.safety.contract", "plugins.safety.emergency"),
    (CONTRACT, "plugins.conversations.contract.views", "plugins.conversations.models"),
    (PAGES, "pages.bad_part", "plugins.conversations.contract.views"),
    (PLUGINS, "plugins.agents.bad_part", "plugins.conversations.contract.views"),
    (CORE, "core.clock", "core.settings"),
    (CORE, "core.isolation.owner", "core.host.registry"),
    (WEB, "plugins.knowledge.service", "fastapi"),
    (VENDORS, "plugins.knowledge.bad_vendor", "elevenlabs"),
    (VENDORS, "core.bad_vendor", "google"),
    (VENDORS, "core.ui.bad_vendor", "langsmith"),
    (STREAMLIT, "plugins.knowledge.bad_widget", "streamlit"),
    (STREAMLIT, "core.bad_widget", "streamlit"),
    (ADAPTERS, "core.bad_choice", "core.adapters.files.blobs"),
    (LOCAL, "core.bad_shortcut", "core.local.service"),
    (OLDER, "core.bad_memory", "core.host.older_api"),
    (PORTS, "core.ports.bad_port", "core.bootstrap"),
]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What import-linter says about each broken contract, by the contract's name."""
    tree = tmp_path_factory.mktemp("violations")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for folder in ("elevendops", "core", "plugins", "pages"):
        shutil.copytree(ROOT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for _, module, imported in VIOLATIONS:
        with (tree / f"{module.replace('.', '/')}.py").open("a", encoding="utf-8") as file:
            file.write(f"\n\ndef late():\n    import {imported}\n")
    with (tree / "plugins/safety/settings.py").open("a", encoding="utf-8") as file:
        file.write("\n\nif TYPE_CHECKING:\n    import plugins.safety.service\n")
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=tree,
        env={"COLUMNS": "300"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1, result.stdout + result.stderr
    details = result.stdout.partition("Broken contracts\n")[2]
    parts = re.split(r"^(.+)\n-{5,}\n", details, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("contract", "module", "imported"), VIOLATIONS)
def test_a_violation_is_reported(
    reports: dict[str, str], contract: str, module: str, imported: str
) -> None:
    [report] = [text for name, text in reports.items() if name.startswith(contract)]
    assert re.search(rf"{module} -> {imported}\b", report), report


def test_a_circle_for_a_type_is_reported(reports: dict[str, str]) -> None:
    [report] = [text for name, text in reports.items() if name.startswith(CIRCLES)]
    assert "No cycles are allowed in plugins.safety." in report


def test_a_part_of_the_core_without_a_layer_is_reported(reports: dict[str, str]) -> None:
    [report] = [text for name, text in reports.items() if name.startswith(CORE)]
    assert "- core.bad_layer" in report


def test_every_contract_has_a_violation(reports: dict[str, str]) -> None:
    names = re.findall(r'^name = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    contracts = [name for name in names if name != "elevendops"]
    assert sorted(reports) == sorted(contracts)
