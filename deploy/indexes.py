"""Makes the Firestore indexes that a firestore.indexes.json names and the database lacks.

Works through the command `gcloud`, needs Python alone, asks for several indexes at the same time,
which Firestore builds side by side, and waits until every index is ready. It deletes nothing: an
index that no version needs any more stays until somebody deletes it.
`--dry-run` prints the commands for all indexes and calls nothing.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LONGEST_WAIT = 1500.0  # seconds; Cloud Build gives this step half an hour
_AT_ONCE = 8
"""Calls of gcloud at the same time: each takes some seconds, most of them waiting."""
_KEYS = {"indexes", "fieldOverrides"}


class Refused(Exception):
    """One sentence: what could not be done."""


@dataclass(frozen=True, slots=True)
class Index:
    """A composite index; each field is a path with `ASCENDING`, `DESCENDING` or `CONTAINS`."""

    collection: str
    scope: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, collection: str, row: Mapping[str, Any]) -> Index:
        """From the file or from gcloud's list; the name that ends every index is left out."""
        fields = tuple(
            (field["fieldPath"], field.get("order") or field.get("arrayConfig") or "ASCENDING")
            for field in row["fields"]
        )
        if fields[-1][0] == "__name__":
            last = fields[-2][1] if len(fields) > 1 else ""
            if fields[-1][1] == ("DESCENDING" if last == "DESCENDING" else "ASCENDING"):
                fields = fields[:-1]
        return cls(collection, row.get("queryScope", "COLLECTION"), fields)

    def command(self, project: str, database: str) -> list[str]:
        """The command that makes it."""
        return [
            *("gcloud", "firestore", "indexes", "composite", "create", "--async", "--quiet"),
            f"--project={project}",
            f"--database={database}",
            f"--collection-group={self.collection}",
            f"--query-scope={self.scope.lower().replace('_', '-')}",
            *(f"--field-config=field-path={path},{_option(kind)}" for path, kind in self.fields),
        ]


def wanted(path: Path) -> list[Index]:
    """What the file asks for. Raises Refused for what this program cannot make."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if not content.keys() <= _KEYS or content.get("fieldOverrides"):
            raise Refused(f"{path} asks for more than composite indexes: extend deploy/indexes.py")
        return [Index.read(row["collectionGroup"], row) for row in content["indexes"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(f"{path} is not a list of indexes ({type(error).__name__})") from None


def existing(project: str, database: str) -> dict[Index, str]:
    """The database's indexes with their states."""
    text = _run(
        [
            *("gcloud", "firestore", "indexes", "composite", "list", "--format=json"),
            f"--project={project}",
            f"--database={database}",
        ]
    )
    # projects/P/databases/D/collectionGroups/COLLECTION/indexes/ID
    return {
        Index.read(row["name"].split("/")[-3], row): str(row.get("state", "READY"))
        for row in json.loads(text or "[]")
    }


def make(indexes: Sequence[Index], project: str, database: str, poll_seconds: float) -> None:
    """Make what is missing and wait until all are ready. Raises Refused."""
    there = existing(project, database)
    missing = [index for index in indexes if index not in there]
    with ThreadPoolExecutor(_AT_ONCE) as calls:
        made = [calls.submit(_run, index.command(project, database)) for index in missing]
    for call in made:
        call.result()  # the first refusal; the others were made, and the next run finds them
    sys.stdout.write(f"Indexes: {len(indexes)} needed, {len(missing)} made now\n")
    deadline = time.monotonic() + _LONGEST_WAIT
    waiting = set(indexes)
    while waiting:
        there = existing(project, database)
        broken = [index for index in waiting if there.get(index) == "NEEDS_REPAIR"]
        if broken:
            raise Refused(f"An index of {broken[0].collection} needs repair: delete it, run again")
        waiting = {index for index in waiting if there.get(index) != "READY"}
        if waiting and time.monotonic() > deadline:
            raise Refused(f"{len(waiting)} indexes are still being built: run this again later")
        if waiting:
            time.sleep(poll_seconds)


def _option(kind: str) -> str:
    return "array-config=contains" if kind == "CONTAINS" else f"order={kind.lower()}"


def _run(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        raise Refused("gcloud is not installed: see https://cloud.google.com/sdk") from None
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise Refused(f"{shlex.join(command)}: {said[-1] if said else done.returncode}")
    return done.stdout


def main(arguments: Sequence[str]) -> int:
    """Run; the result is the exit status."""
    parser = argparse.ArgumentParser(prog="indexes.py", description=__doc__)
    parser.add_argument("file", type=Path, help="firestore.indexes.json, see `elevendops indexes`")
    parser.add_argument("--project", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--poll-seconds", type=float, default=10.0)
    parser.add_argument("--dry-run", action="store_true")
    chosen = parser.parse_args(arguments)
    try:
        indexes = wanted(chosen.file)
        if chosen.dry_run:
            for index in indexes:
                sys.stdout.write(shlex.join(index.command(chosen.project, chosen.database)) + "\n")
        else:
            make(indexes, chosen.project, chosen.database, chosen.poll_seconds)
    except Refused as error:
        sys.stderr.write(f"ERROR: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
