"""The sentences that docs/runbook.md quotes are the ones that the program writes."""

from __future__ import annotations

import re

from tests.product_text import sentences
from tests.support.servers import ROOT

RUNBOOK = ROOT / "docs" / "runbook.md"
_BLOCK = re.compile(r"^```text\n(.*?)^```", re.M | re.S)


def quoted() -> list[str]:
    """The lines of the runbook's blocks of text."""
    text = RUNBOOK.read_text(encoding="utf-8")
    return [line for block in _BLOCK.findall(text) for line in block.splitlines()]


def test_every_quoted_sentence_is_in_the_code() -> None:
    known = sentences()
    lines = quoted()
    assert len(lines) > 20
    missing = [line for line in lines if not any(line in sentence for sentence in known)]
    assert missing == []


def test_a_changed_sentence_would_be_found() -> None:
    line = quoted()[0]
    assert not any(f"{line} by the way" in sentence for sentence in sentences())


def test_many_files_are_restored_beside_the_terminal() -> None:
    """By a time, `gcloud storage restore` takes `--async` only."""
    for page in (RUNBOOK, ROOT / "docs" / "deploy.md"):
        for line in page.read_text(encoding="utf-8").splitlines():
            if "storage restore" in line and "--deleted-after-time" in line:
                assert "--async" in line
