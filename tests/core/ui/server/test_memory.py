"""The garbage collector's sight: what is loaded leaves it, and stays out of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_LOADS_LATE = """
import gc, importlib, sys
from core.ui.server.memory import keep_loaded

sys.path.insert(0, sys.argv[1])
keep_loaded()
before = gc.get_freeze_count()
late = importlib.import_module("loaded_late")
keep_loaded()
assert gc.get_freeze_count() >= before + 10_000, "what was loaded late is looked through again"
late.more()
frozen = gc.get_freeze_count()
keep_loaded()
assert gc.get_freeze_count() == frozen, "frozen anew though nothing was loaded"
"""


def test_what_a_page_loads_late_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "loaded_late.py").write_text(
        "held = [[number] for number in range(10_000)]\n"
        "def more():\n    held.extend([number] for number in range(10_000))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", _LOADS_LATE, str(tmp_path)], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
