"""A virtual environment outside the repository, which shares the packages of this one."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.servers import ROOT


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
            "ELEVENDOPS": str(ROOT),
        }
        | settings,
    )


def share_packages(venv: Path) -> None:
    """Let an environment import what is installed in this one, in place of downloading it again.

    ElevenDops itself is not shared: the line stands after what is installed there.
    """
    (site,) = venv.glob("lib/python*/site-packages")
    (site / "zz_shared.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
