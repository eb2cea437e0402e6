"""Runs the tests and the checks of installed plugins, as forks of one process.

What the product and pytest import is most of what such a run takes, and the same for each plugin.
The tests of the tutorial start them as authors do.
"""

from __future__ import annotations

from tests.support.forked.programs import ForkedPrograms
from tests.support.fresh_environment import Shell
from tests.support.servers import ROOT

# Neither `elevendops.testing`, whose assertions pytest rewrites while it is imported, nor
# Streamlit's AppTest, which keeps a folder from then on, and the first fork would remove it.
_PROGRAMS = ForkedPrograms(
    "pytest",
    "uvicorn",
    "elevendops.ui",
    "core.api",
    "core.tooling.event_samples",
    "core.tooling.plugin_check",
    "core.tooling.plugin_listing",
    "core.tooling.plugin_probe",
    "core.ui.host",
    *(
        f"plugins.{file.parent.name}.{file.stem}"
        for name in ("plugin", "routes")
        for file in sorted((ROOT / "plugins").glob(f"*/{name}.py"))
    ),
)


def run_forked(shell: Shell, module: str, *arguments: str, status: int = 0) -> str:
    """What `python -m MODULE ARGUMENTS` prints in this shell; fails unless it ends so."""
    done = _PROGRAMS.run(["-m", module, *arguments], shell.folder, shell.environment)
    assert done.returncode == status, f"{module} {arguments}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def run_own_tests(shell: Shell, *options: str) -> str:
    """What pytest prints of the plugin's own tests."""
    return run_forked(shell, "pytest", "-q", "-p", "no:cacheprovider", *options)
