"""Makes what pytest keeps of each test module before the tests begin, by as many processes as there
are cores: `python -m tests.support.whole_run.rewritten`.

Each process that tests reads all modules at the same time as the others, so that in a fresh clone
each of them would make it anew: more work than to import all the rest. What is used of pytest's
inside was read in pytest 9.2; `tests/test_rewritten.py` fails when it changes.
"""

from __future__ import annotations

import importlib.util
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from _pytest.assertion import rewrite

TESTS = Path(__file__).resolve().parents[2]
_CHECKED_BY_HASH = importlib.util.MAGIC_NUMBER + b"\x03\x00\x00\x00"
_AT_ONCE = 20


def keep(file: Path) -> None:
    """Make what pytest keeps of a module, unless it is there."""
    kept = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
    if _is_of(kept, importlib.util.source_hash(file.read_bytes())[:8]):
        return
    source_hash, code = rewrite._rewrite_test(file, None)  # type: ignore[arg-type]
    kept.parent.mkdir(parents=True, exist_ok=True)
    begun = kept.with_name(f"{kept.name}.{os.getpid()}")
    with begun.open("wb") as output:
        rewrite._write_pyc_fp(output, source_hash, code)
    begun.replace(kept)


def _is_of(kept: Path, source_hash: bytes) -> bool:
    try:
        with kept.open("rb") as file:
            return file.read(16) == _CHECKED_BY_HASH + source_hash
    except FileNotFoundError:
        return False


def main() -> None:
    """Of all that pytest reads in the folder of the tests."""
    files = list(chain(TESTS.rglob("test_*.py"), TESTS.rglob("conftest.py")))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(keep, files, chunksize=_AT_ONCE))


if __name__ == "__main__":
    main()
