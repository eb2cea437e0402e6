"""`elevendops new-plugin`: what it writes works as it is, and nothing is ever overwritten."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.cli import main
from core.scaffold import ScaffoldError, new_plugin
from tests.support.fresh_environment import Shell, offline_shell
from tests.support.plugin_programs import run_forked, run_own_tests
from tests.support.servers import ROOT

# What Streamlit draws with and no page is given: to read it takes as long as all the rest.
NOT_READ = """
[[tool.mypy.overrides]]
module = ["altair.*", "cryptography.*", "narwhals.*", "numpy.*", "PIL.*", "rich.*"]
follow_imports = "skip"
"""

LONGEST = "a-waiting-room-of-the-longest-name-there"


def written(folder: Path, name: str) -> Shell:
    """A shell in the package of a new plugin, which is installed."""
    package, target = new_plugin(name, folder), folder / "site-packages"
    shell = offline_shell(package, PYTHONPATH=f"{target}:{ROOT}", PYTHON=sys.executable)
    shell.run(f'"$PYTHON" -m pip install -q --no-deps --no-build-isolation --target {target} .')
    return shell


@pytest.mark.process
def test_a_new_plugin_passes_its_own_tests_and_checks(tmp_path: Path) -> None:
    shell = written(tmp_path, "waiting-room")
    assert " passed" in run_own_tests(shell)
    with (shell.folder / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(NOT_READ)
    # What it has learnt of the product, which it reads as well, is kept for the next run.
    kept = ROOT / ".mypy_cache" / "new-plugin"
    assert "no issues" in shell.run(f'"$PYTHON" -m mypy --cache-dir="{kept}"')
    checked = run_forked(
        shell, "core.cli", "plugins", "--check", "elevendops-waiting-room", "--next"
    )
    assert checked == "waiting_room: no problem found\n"


@pytest.mark.parametrize("name", ["ab", "waiting-room", LONGEST])
def test_what_is_written_is_in_the_house_style(tmp_path: Path, name: str) -> None:
    shell = offline_shell(new_plugin(name, tmp_path), PYTHON=sys.executable)
    shell.run(
        '"$PYTHON" -m ruff check --no-cache . && "$PYTHON" -m ruff format --no-cache --check .'
    )


def test_the_longest_name_is_a_plugin_that_works(tmp_path: Path) -> None:
    shell = written(tmp_path, LONGEST)
    run_forked(shell, "core.cli", "plugins", "--check", f"elevendops-{LONGEST}")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "no name"),
        (" ", "no name"),
        ("Waiting", "lower-case"),
        ("waiting room", "no name"),
        ("1st", "no name"),
        ("waiting--room", "no name"),
        ("../waiting", "no name"),
        ("wartezimmer-für-alle", "no name"),
        ("x", "2 to 40"),
        ("x" * 41, "2 to 40"),
        ("class", "means something else"),
        ("json", "means something else"),
        ("core", "means something else"),
        ("knowledge", "already"),
        ("pytest", "already"),
    ],
)
def test_a_bad_name_is_refused_with_the_reason(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(ScaffoldError, match=reason):
        new_plugin(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    readme = new_plugin("waiting-room", tmp_path) / "README.md"
    readme.write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="left as it is"):
        new_plugin("waiting-room", tmp_path)
    assert readme.read_text(encoding="utf-8") == "mine"


def test_the_command_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new-plugin", "waiting-room", "--into", str(tmp_path / "new")])
    assert ended.value.code == 0
    assert "elevendops plugins --check elevendops-waiting-room" in capsys.readouterr().out
    assert (tmp_path / "new" / "elevendops-waiting-room" / ".gitignore").exists()


def test_the_command_refuses_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new-plugin", "Bad Name", "--into", str(tmp_path)])
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
