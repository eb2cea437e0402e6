"""What a start imports: nothing of what its process needs only later."""

from __future__ import annotations

import subprocess
import sys

import pytest

DASHBOARD = "import core.ui.__main__, core.ui.asgi; core.ui.asgi.preload()"
API = "import core.api; core.api.preload()"
LOCAL_SERVICE = "import core.local.__main__"


def imported(statement: str) -> set[str]:
    """The modules that a new process has after this statement."""
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_dashboard_imports_of_plugins_what_describes_their_pages() -> None:
    of_plugins = {name for name in imported(DASHBOARD) if name.startswith("plugins.")}
    assert {name for name in of_plugins if name.count(".") > 1} == {
        f"{name}.plugin" for name in of_plugins if name.count(".") == 1
    }


@pytest.mark.parametrize(
    ("statement", "late"),
    [
        (API, {"grpc", "numpy", "opentelemetry.sdk", "websockets.server"}),
        (DASHBOARD, {"fastapi", "httpx", "numpy", "core.retrieval.language"}),
        (LOCAL_SERVICE, {"core.retrieval.language", "core.settings", "core.spoken"}),
    ],
)
def test_what_is_needed_later_is_imported_later(statement: str, late: set[str]) -> None:
    assert imported(statement) & late == set()
