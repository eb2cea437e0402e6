"""All benchmarks run to their end in a tiny size; what they measure then is of no interest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import PARTS
from benchmarks.pages import PAGES
from core.tooling.plugin_check import trial_platform
from tests.support.patience import looks
from tests.support.servers import ROOT, without_model

pytestmark = pytest.mark.process

# Some rows of each part, of which there is one for everything that is promised to be measured.
ROWS = {
    "start": (
        "start of the API alone, until it is healthy",
        "scripts/start.sh until both are healthy",
        "gap between a healthy API and a healthy dashboard",
    ),
    "memory": (
        "memory of the API, at rest",
        "memory of the API, after first users",
        "memory of the dashboard, after users",
        "memory of the local service, at rest",
        "memory of the API after users have left, of that at rest",
    ),
    "throughput": (
        "health check, 60 stored",
        "dashboard figures, 70 stored: processor",
        "50 documents, 60 stored, beside rows from SQLite",
        "50 conversations, 70 stored: latency 99 % by 50 %",
        "50 conversations: ratio at 70 stored, of that at 60",
    ),
    "search": (
        "conversations: search, two words, 60 stored: first",
        "statistics: all, 60 stored: again",
        "unanswered questions, 60 stored: first",
        "conversations: page 3 of ten, 60 stored: first",
        "memory of the API after searches, of that before",
    ),
    "export": ("export of 60 conversations",),
    "retrieval": (
        "index of 20 documents: memory",
        "index of 20 documents: a question, 95 %",
        "local mode, 2 documents: next message after the edit",
    ),
    "sessions": (
        "3 sessions, agents think 0 s: whole run, beside one session",
        "3 sessions, agents think 0 s: errors",
        "local mode: first message after a start",
        "local mode: later messages",
    ),
}
PAGE_ROWS = (
    "Doctor Dashboard: first content",
    "Doctor Dashboard: rerun",
    "a document: rerun",
    "a conversation: first content",
    "a conversation: messages of a rerun",
    "Plugins: rerun",
)
# Figures of differences, which may be nothing or less.
MAY_BE_NOTHING = ("errors", "gap between", ": memory", ": processor")


# The status and the words of each program with `--help`, as JSON.
ASK_FOR_HELP = """
import json, os, runpy, sys
import benchmarks.measure.bench, benchmarks.measure.report

answers = []
for part in sys.argv[1:]:
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(sink, 1)
        sys.argv[1:] = ["--help"]
        runpy.run_module(f"benchmarks.{part}", run_name="__main__", alter_sys=True)
        sys.exit(0)
    os.close(sink)
    with open(source, encoding="utf-8") as pipe:
        said = pipe.read()
    answers.append((part, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said))
print(json.dumps(answers))
"""


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for passing things, of a short name: Chromium puts a socket there."""
    with tempfile.TemporaryDirectory(prefix="b", dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def all_rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The rows of all parts that need no browser, by name, of one run: they share clinics."""
    with tempfile.TemporaryDirectory(prefix="b", dir="/tmp") as temporary:
        folder = tmp_path_factory.mktemp("benchmarks")
        return measured("benchmarks", folder, Path(temporary), *ROWS)


def measured(module: str, folder: Path, temporary: Path, *parts: str) -> dict[str, dict[str, Any]]:
    """The rows of one run by name; it leaves nothing else behind."""
    file = folder / "figures" / "bench.json"
    subprocess.run(
        [sys.executable, "-m", module, *parts, "--small", "--json", str(file)],
        cwd=ROOT,
        env=without_model(os.environ | {"TMPDIR": str(temporary)}),
        check=True,
    )
    assert_nothing_left(temporary)
    return {row["name"]: row for row in json.loads(file.read_text(encoding="utf-8"))["rows"]}


def assert_nothing_left(temporary: Path) -> None:
    """No file and no process; a browser that has been told to end may still be at it."""
    for _ in looks():
        # Memory that Chromium's processes share has such a name for a moment, and keeps it where
        # the browser ends in that moment.
        files = [file for file in temporary.iterdir() if not file.name.startswith(".org.chromium.")]
        holders = environment_holders(temporary)
        if not files and not holders:
            break
    assert files == []
    assert holders == []


def environment_holders(folder: Path) -> list[int]:
    """Processes whose environment names this folder."""

    def found() -> Iterator[int]:
        for file in Path("/proc").glob("[0-9]*/environ"):
            try:
                if str(folder).encode() in file.read_bytes():
                    yield int(file.parent.name)
            except OSError:  # it has ended
                continue

    return list(found())


def check(rows: dict[str, dict[str, Any]], wanted: tuple[str, ...]) -> None:
    """All wanted rows are there, and every figure is one."""
    assert set(wanted) <= set(rows)
    for name, row in rows.items():
        assert row["product"]["min"] <= row["product"]["median"] <= row["product"]["max"]
        if not any(part in name for part in MAY_BE_NOTHING):
            assert row["product"]["min"] > 0, name


@pytest.mark.parametrize("part", ROWS)
def test_a_benchmark_measures_all_that_it_names(
    part: str, all_rows: dict[str, dict[str, Any]]
) -> None:
    check(all_rows, ROWS[part])
    if part == "sessions":
        assert all_rows["3 sessions, agents think 0 s: errors"]["product"]["max"] == 0


@pytest.mark.browser
def test_pages_are_measured_in_a_browser(tmp_path: Path, temporary: Path) -> None:
    check(measured("benchmarks.pages", tmp_path, temporary), PAGE_ROWS)


def test_every_page_is_measured_under_its_heading() -> None:
    """Here only a few of them are opened in a browser, among them the one that is no plugin's."""
    with trial_platform() as platform:
        pages = [page for _, page in platform.registry.pages()]
    listed = {page.url_path: str(page.title) for page in pages} | {"plugins": "Plugins"}
    assert {address: heading for address, heading in PAGES.values() if "?" not in address} == listed


@pytest.mark.parametrize("part", [*ROWS, "pages"])
def test_each_part_is_a_program_too(part: str, helps: dict[str, tuple[int, str]]) -> None:
    status, said = helps[part]
    assert status == 0
    assert f"python -m benchmarks.{part}" in said


@pytest.fixture(scope="module")
def helps() -> dict[str, tuple[int, str]]:
    """With what each program ends that is asked for help, and what it says.

    What they import is most of it, and the same: one process is each of them, by a fork.
    """
    command = [sys.executable, "-c", ASK_FOR_HELP, *ROWS, "pages"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {part: (status, text) for part, status, text in json.loads(said.stdout)}


def test_no_part_is_left_out() -> None:
    assert set(PARTS) == {*ROWS, "pages"}


def test_a_benchmark_that_is_told_to_end_leaves_nothing(temporary: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.memory", "--small", "--stored", "0"],
        cwd=ROOT,
        env=without_model(os.environ | {"TMPDIR": str(temporary)}),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Waiting until everything is loaded"):
                process.send_signal(signal.SIGTERM)
                break
        process.stderr.read()
    assert process.returncode == 128 + signal.SIGTERM
    assert_nothing_left(temporary)
