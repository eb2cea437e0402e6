"""What is made of test modules before the tests begin is what pytest looks for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.whole_run.rewritten import keep


def test_pytest_finds_what_was_made(tmp_path: Path) -> None:
    file, log = tmp_path / "test_one.py", tmp_path / "log"
    file.write_text("def test_one():\n    assert 1 + 1 == 2\n", encoding="utf-8")
    keep(file)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    begun = kept.stat().st_mtime_ns
    keep(file)
    assert kept.stat().st_mtime_ns == begun
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--disable-plugin-autoload", f"--debug={log}", file],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert f"found cached rewritten pyc for {file}" in log.read_text(encoding="utf-8")
