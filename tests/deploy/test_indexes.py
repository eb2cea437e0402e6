"""deploy/indexes.py against the stand-in for gcloud: what is missing is made, and waited for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.gcloud_stand_in import COMMAND
from tests.support.servers import ROOT

WANTED: dict[str, Any] = {
    "indexes": [
        {
            "collectionGroup": "jobs",
            "queryScope": "COLLECTION",
            "fields": [
                {"fieldPath": "lane", "order": "ASCENDING"},
                {"fieldPath": "due_at", "order": "DESCENDING"},
            ],
        },
        {
            "collectionGroup": "agents",
            "queryScope": "COLLECTION",
            "fields": [
                {"fieldPath": "tags", "arrayConfig": "CONTAINS"},
                {"fieldPath": "name", "order": "ASCENDING"},
            ],
        },
    ],
    "fieldOverrides": [],
}
STATE: dict[str, Any] = {
    "enabled": ["firestore.googleapis.com"],
    "things": {"firestore databases clinic": {}},
    "indexes": [],
    "calls": [],
}


class Run:
    """The program with a gcloud of its own."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state.json"
        self.state.write_text(json.dumps(STATE))
        self.file = folder / "firestore.indexes.json"
        self.file.write_text(json.dumps(WANTED))
        gcloud = folder / "gcloud"
        gcloud.write_text(f"#!/bin/sh\n{COMMAND}")
        gcloud.chmod(0o755)
        self.folder = folder

    def __call__(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *(sys.executable, str(ROOT / "deploy" / "indexes.py"), str(self.file)),
                *("--project=p-clinic", "--database=clinic", "--poll-seconds=0.1", *options),
            ],
            env=os.environ
            | {"PATH": f"{self.folder}:/usr/bin:/bin", "GCLOUD_STATE": str(self.state)}
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def kept(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(self.state.read_text())["indexes"]
        return rows


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_what_is_missing_is_made_and_waited_for(run: Run) -> None:
    done = run(GCLOUD_SLOW="1")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Indexes: 2 needed, 2 made now\n"
    assert [row["state"] for row in run.kept()] == ["READY", "READY"]
    # They are asked for at the same time, so that they stand in any order.
    made = [row["fields"][:2] for row in run.kept()]
    assert all(index["fields"] in made for index in WANTED["indexes"])


def test_what_is_there_stays(run: Run) -> None:
    assert run().returncode == 0
    before = run.kept()
    again = run()
    assert again.stdout == "Indexes: 2 needed, 0 made now\n"
    assert run.kept() == before


def test_the_other_direction_is_another_index(run: Run) -> None:
    assert run().returncode == 0
    turned = json.loads(json.dumps(WANTED))
    turned["indexes"][0]["fields"][1]["order"] = "ASCENDING"
    run.file.write_text(json.dumps(turned))
    assert run().stdout == "Indexes: 2 needed, 1 made now\n"


def test_an_index_that_needs_repair_is_named(run: Run) -> None:
    assert run().returncode == 0
    state = json.loads(run.state.read_text())
    broken = state["indexes"][0]
    broken["state"] = "NEEDS_REPAIR"
    run.state.write_text(json.dumps(state))
    refused = run()
    assert refused.returncode == 1
    # They are made side by side, so that any may be the first.
    collection = broken["name"].split("/")[-3]
    said = f"ERROR: An index of {collection} needs repair: delete it, run again\n"
    assert refused.stderr == said


def test_a_dry_run_prints_the_commands(run: Run) -> None:
    printed = run("--dry-run")
    assert printed.returncode == 0
    assert len(printed.stdout.splitlines()) == 2
    assert "--field-config=field-path=tags,array-config=contains" in printed.stdout
    assert run.kept() == []


def test_a_refusal_of_gcloud_is_passed_on_in_one_line(run: Run) -> None:
    refused = run(GCLOUD_FAIL="composite create")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "the connection broke" in refused.stderr


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"indexes": [{}]}', '{"indexes": [], "fieldOverrides": [{"ttl": true}]}'],
)
def test_a_file_that_says_something_else_is_refused(run: Run, content: str) -> None:
    run.file.write_text(content)
    refused = run()
    assert refused.returncode == 1
    assert refused.stderr.startswith("ERROR: ")
    assert refused.stderr.count("\n") == 1
