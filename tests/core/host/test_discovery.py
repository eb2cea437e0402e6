"""What a start imports of the built-in plugins, and what is left for after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.host.discovery import candidates, import_rest
from tests.support.plugin_packages import good_plugin, install


def imported_by(statements: str) -> set[str]:
    """The modules that a process of its own has imported after these statements."""
    return printed_by(f"{statements}\nimport sys\nprint(*sys.modules)")


def printed_by(script: str) -> set[str]:
    """The words that a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_api_starts_without_what_only_requests_need(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ELEVENDOPS_DATA_DIR", str(tmp_path))
    loaded = imported_by("from core.api import create_app; create_app()")
    assert {"plugins.knowledge.approvals", "plugins.safety.service"} <= loaded
    late = {"core.retrieval.index", "core.retrieval.language", "core.signs", "core.spoken"}
    late |= {"core.adapters.firestore.documents", "core.adapters.gcs.blobs", "core.text.numbers"}
    late |= {
        "core.text.clarity",
        "core.text.identification",
        "core.text.speech_rate",
        "core.adapters.langsmith.runs",
    }
    late |= {
        f"plugins.{name}"
        for name in (
            "agents.publishing",
            "conversations.recording.recorder",
            "conversations.service",
            "dashboard.service",
            "education_audio.audio.service",
            "education_audio.fidelity.review",
            "education_audio.scripts.service",
            "education_audio.speech_text",
            "golden.runs",
            "handouts.service",
            "knowledge.files.encodings",
            "knowledge.identifiers.finder",
            "knowledge.reader",
            "knowledge.service",
            "knowledge.sync",
            "patient_test.service",
            "traces.service",
        )
    }
    late |= {"babel", "elevenlabs", "google.ai", "httpx", "markdown_it", "numpy"}
    assert not loaded & late
    assert not {name for name in loaded if name.startswith("plugins.") and ".routes" in name}


def test_the_api_starts_without_building_models_that_only_requests_need(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ELEVENDOPS_DATA_DIR", str(tmp_path))
    built = printed_by(
        """
from core.api import create_app
from core.models.late import LateModel
create_app()
below, models = [LateModel], []
while below:
    models += below
    below = [model for one in below for model in one.__subclasses__()]
assert len(models) > 250
print(*{model.__name__ for model in models[1:] if model.__pydantic_complete__})
"""
    )
    # Values of these are made while modules are imported and services begin.
    needed = {"Disclosure", "DocumentApproval", "DocumentReader", "StoredVersion"}
    assert built <= needed | {"StoredComparison", "StoredDifference"}


def test_the_warm_up_leaves_numpy_to_whoever_searches() -> None:
    loaded = imported_by(
        "from core.host.discovery import built_in_ids, import_rest\n"
        "for plugin_id in built_in_ids(): import_rest(plugin_id)"
    )
    assert {"core.retrieval.index", "plugins.safety.learnt.fit"} <= loaded
    assert "numpy" not in loaded


def test_the_dashboard_imports_no_server_code_of_plugins() -> None:
    loaded = imported_by(
        "import core.ui.asgi; from core.host.discovery import preload_built_in as p; p()"
    )
    assert "plugins.knowledge.plugin" in loaded
    assert not loaded & {"fastapi", "numpy", "plugins.knowledge.routes", "core.retrieval.index"}


def test_the_rest_of_a_plugin_is_imported_and_what_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "plugins_of_a_test"
    inner = package / "visits" / "reports"
    inner.mkdir(parents=True)
    for file in (package / "visits" / "__init__.py", inner / "__init__.py"):
        file.touch()
    (package / "visits" / "plugin.py").write_text("")
    (inner / "weekly.py").write_text("import a_package_that_nobody_installed")
    (inner / "yearly.py").write_text("year = 12")
    monkeypatch.syspath_prepend(str(tmp_path))
    raised = import_rest("visits", package)
    assert [type(error) for error in raised] == [ModuleNotFoundError]
    assert sys.modules["plugins_of_a_test.visits.reports.yearly"].year == 12


def test_a_program_of_its_own_is_not_imported_with_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "plugins_with_a_program"
    program = package / "visits" / "reading"
    (program / "parts").mkdir(parents=True)
    (package / "visits" / "plugin.py").write_text("")
    (program / "__main__.py").write_text("raise SystemExit(1)")
    (program / "parts" / "pages.py").write_text("import a_package_that_nobody_installed")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert import_rest("visits", package) == []
    assert not [name for name in sys.modules if name.startswith(f"{package.name}.visits.reading")]


def test_what_another_distribution_says_wrongly_is_told_of_it_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for plugin_id in ("garbled", "sound"):
        install(tmp_path, plugin_id, good_plugin(plugin_id))
    (tmp_path / "dist_garbled-1.0.dist-info" / "entry_points.txt").write_text(
        "[elevendops.plugins]\ngarbled\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    found = {one.id: one.problem for one in candidates(tmp_path / "none built in")}
    assert found == {
        "dist-garbled 1.0": "its entry points cannot be read (TypeError)",
        "sound": None,
    }


def test_of_two_distributions_with_one_name_the_first_on_the_path_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer, older = tmp_path / "newer", tmp_path / "older"
    for folder in (older, newer):
        folder.mkdir()
        install(folder, "visits", good_plugin("visits"))
        monkeypatch.syspath_prepend(str(folder))
    # It is a plugin no more.
    (newer / "dist_visits-1.0.dist-info" / "entry_points.txt").write_text("[console_scripts]\n")
    assert [one.id for one in candidates(tmp_path / "none built in")] == []


def test_two_spellings_of_one_name_are_one_distribution(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for spelling in ("dist-visits", "Dist.Visits", "dist_visits"):
        folder = tmp_path / spelling
        folder.mkdir()
        install(folder, "visits", good_plugin("visits"), distribution="dist-visits")
        metadata = folder / "dist_visits-1.0.dist-info" / "METADATA"
        metadata.write_text(f"Metadata-Version: 2.1\nName: {spelling}\nVersion: 1.0\n")
        monkeypatch.syspath_prepend(str(folder))
    found = candidates(tmp_path / "none built in")
    assert [(one.source, one.problem) for one in found] == [("dist_visits 1.0", None)]


@pytest.mark.parametrize(
    ("file", "source"),
    [("entry_points.txt", "dist-garbled 1.0"), ("METADATA", "a distribution in {folder}")],
)
def test_what_is_no_unicode_is_told_of_its_distribution_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, source: str
) -> None:
    for plugin_id in ("garbled", "sound"):
        install(tmp_path, plugin_id, good_plugin(plugin_id))
    with (tmp_path / "dist_garbled-1.0.dist-info" / file).open("ab") as metadata:
        metadata.write("# Grüße\n".encode("latin-1"))
    monkeypatch.syspath_prepend(str(tmp_path))
    found = {one.id: one.problem for one in candidates(tmp_path / "none built in")}
    assert found == {
        source.format(folder=tmp_path): "its entry points cannot be read (UnicodeDecodeError)",
        "sound": None,
    }
