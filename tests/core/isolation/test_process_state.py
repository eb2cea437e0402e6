"""What a plugin changes of the whole process by mistake is put back, and named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.isolation.programs import run_program

AFTER = "import json; Path({!r}).write_text(json.dumps([put_back(), {}]))"


@pytest.mark.parametrize(
    ("deed", "words", "check"),
    [
        ("sys.path.clear()", "took folders off sys.path", "len(sys.path) > 2"),
        ("sys.path = ['elsewhere']", "took folders off sys.path", "'elsewhere' in sys.path"),
        ("os.chdir('/')", "changed the working directory", "os.getcwd() != '/'"),
        ("sys.setrecursionlimit(60)", "lowered the recursion limit", "sys.getrecursionlimit()"),
        ("sys.stdout.close()", "closed stdout", "print('still', flush=True) is None"),
        (
            "import logging; logging.basicConfig(); sys.stderr.close()",
            "closed stderr",
            "logging.getLogger().handlers[0].stream is sys.stderr and not sys.stderr.closed",
        ),
        ("os.close(2)", "closed stderr", "os.write(2, b'still') == 5"),
        ("sys.stderr = None", "closed stderr", "sys.stderr is not None"),
    ],
)
def test_it_is_put_back(tmp_path: Path, deed: str, words: str, check: str) -> None:
    told = tmp_path / "told"
    run_program(tmp_path, f"{deed}; {AFTER.format(str(told), f'bool({check})')}")
    changes, holds = json.loads(told.read_text())
    assert changes == [words]
    assert holds


def test_what_is_added_stays(tmp_path: Path) -> None:
    told = tmp_path / "told"
    deed = "sys.path.append('/own'); " + AFTER.format(str(told), "'/own' in sys.path")
    run_program(tmp_path, deed)
    assert json.loads(told.read_text()) == [[], True]
