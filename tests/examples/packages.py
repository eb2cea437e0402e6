"""Builds a plugin's package and installs it, outside the repository."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.support.fresh_environment import Shell, offline_shell
from tests.support.servers import ROOT


def installed_package(source: Path, package: str, folder: Path) -> Shell:
    """A shell in a copy of a plugin's sources, in which its package is installed.

    Only the installed package can be imported there.
    """
    copy, target = folder / "source", folder / "site-packages"
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
    shutil.copytree(source, copy, ignore=ignored)
    shell = offline_shell(copy, PYTHONPATH=f"{target}:{ROOT}", PYTHON=sys.executable)
    shell.run(
        f'"$PYTHON" -m pip install --quiet --no-deps --no-build-isolation --target {target} .'
    )
    shutil.rmtree(copy / package)
    return shell
