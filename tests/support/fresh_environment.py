"""A virtual environment outside the repository, which shares packages of this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.servers import ROOT


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands in a folder, with settings for pip that keep it from asking any index."""

    folder: Path
    environment: dict[str, str]

    def run(self, script: str) -> str:
        """What the commands print; fails with all of it when one of them does."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def offline_shell(folder: Path, **settings: str) -> Shell:
    """A shell in a folder; nothing of this process's Python environment leads into it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    # The interpreter that this environment was made with, not the environment.
    base = Path(sys.base_prefix) / "bin"
    kept["PATH"] = f"{base}:{kept.get('PATH', '')}"
    return Shell(
        folder,
        kept
        | {
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            # Those that this environment has beside it are none of an author's.
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "ELEVENDOPS": str(ROOT),
        }
        | settings,
    )


def share_packages(venv: Path, requirements: Iterable[str]) -> None:
    """Let an environment have what pip would install for these, without downloading it again.

    They and what they need are taken from this environment; nothing else can be imported there.
    """
    # Streamlit is at work on itself, and serves no pages, unless its path has this name in it.
    shared = venv / "shared" / "site-packages"
    shared.mkdir(parents=True, exist_ok=True)
    for name in _needed(requirements):
        for file in metadata.distribution(name).files or ():
            entry = file.parts[0]
            # The commands of packages stand outside.
            if entry not in ("..", "__pycache__") and not (shared / entry).exists():
                _copy(Path(sysconfig.get_path("purelib")) / entry, shared / entry)
    (site,) = venv.glob("lib/python*/site-packages")
    (site / "zz_shared.pth").write_text(f"{shared}\n", encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    """Copy a file or folder, as further names of the same files where the disk can do that."""
    if source.is_dir():
        shutil.copytree(source, target, copy_function=_copy_file)
    else:
        _copy_file(source, target)


def _copy_file(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _needed(requirements: Iterable[str]) -> set[str]:
    """The names of all distributions, in their normal form, that pip installs for these."""
    found: set[tuple[str, str]] = set()
    waiting = [Requirement(text) for text in requirements]
    while waiting:
        wanted = waiting.pop()
        for extra in ("", *wanted.extras):
            if (wanted.name, extra) in found:
                continue
            found.add((wanted.name, extra))
            for text in metadata.requires(wanted.name) or ():
                needed = Requirement(text)
                if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                    waiting.append(needed)
    return {canonicalize_name(name) for name, _ in found} - {"elevendops"}
