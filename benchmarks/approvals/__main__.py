"""Looks for words that reach a patient unapproved: `python -m benchmarks.approvals --edits 1000`.

Staff edit, archive, delete and bring back documents, approve scripts, have them spoken, give links,
withdraw things and undo that, change pronunciations and agents, and time moves on: at random, from
a seed, through the real API, which runs in this process beside a local service. After each act
every way by which words reach a patient is compared with a plain model of what may: audio that is
offered, players, files to save and addresses that were given before, links and their sheets, texts
sent to be spoken, documents at the voice service and its agents, and what agents tell. Exits with 1
when anything is unapproved, outdated or withdrawn.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.approvals.run import run


def main() -> None:
    """Run, and tell what was found."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.approvals",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--edits", type=int, default=1000, help="acts (default: 1000)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run(given.edits, given.seed, Path(folder), say=_say))
    for fault in found.faults:
        print(f"fault: {fault}")
    for title, counts in (("acts", found.acts), ("looks", found.looks)):
        print(f"{title}: " + ", ".join(f"{number} {what}" for what, number in counts.items()))
    print(
        f"{given.edits} acts from seed {given.seed}: {found.looks.total()} looks, "
        f"{len(found.faults)} unapproved or outdated; "
        f"{time.process_time() - began:.0f} s of processor time"
    )
    sys.exit(1 if found.faults else 0)


def _say(done: int) -> None:
    if done % 100 == 0:
        print(f"{done} acts…", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
