"""Tells whether poetry.lock fits pyproject.toml and requirements/ fits poetry.lock.

Needs neither Poetry nor the network, and prints one sentence for each difference.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {"run.txt": {"main", "build"}, "dev.txt": {"main", "build", "dev"}}
REMEDY = "run `make lock`"

# What Poetry 2.3 and later hash (see _get_content_hash in its packages/locker.py).
PROJECT_KEYS = ("requires-python", "dependencies", "optional-dependencies")
POETRY_KEYS = ("dependencies", "source", "extras", "dev-dependencies", "group")


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked package: its version and the hashes of all its files."""

    version: str
    hashes: frozenset[str]


def main() -> int:
    """Print every difference; the result is the exit status."""
    problems = find_problems(ROOT)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    return 1 if problems else 0


def find_problems(root: Path) -> list[str]:
    """One sentence for each difference."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    lock = tomllib.loads((root / "poetry.lock").read_text("utf-8"))
    problems: list[str] = []
    if content_hash(project) != lock["metadata"]["content-hash"]:
        problems.append(f"poetry.lock does not fit pyproject.toml: {REMEDY}")
    for name, groups in GROUPS.items():
        text = (root / "requirements" / name).read_text("utf-8")
        problems += [
            f"requirements/{name} {difference}: {REMEDY}"
            for difference in differences(text, locked(lock, groups))
        ]
    return problems


def content_hash(project: dict[str, Any]) -> str:
    """The hash that Poetry writes into its lock file."""
    standard = {key: project["project"][key] for key in PROJECT_KEYS if key in project["project"]}
    poetry = project["tool"]["poetry"]
    relevant = {
        "project": standard,
        "tool": {"poetry": {key: poetry[key] for key in POETRY_KEYS if key in poetry}},
    }
    if groups := project.get("dependency-groups"):
        relevant["dependency-groups"] = groups
    return sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def locked(lock: dict[str, Any], groups: set[str]) -> dict[str, Pin]:
    """The pins of the packages that any of the groups needs, by name."""
    return {
        package["name"]: Pin(
            package["version"], frozenset(file["hash"] for file in package["files"])
        )
        for package in lock["package"]
        if groups & set(package["groups"])
    }


def differences(text: str, pins: dict[str, Pin]) -> list[str]:
    """How a requirements file differs from the pins, each as the rest of a sentence."""
    found: list[str] = []
    written: dict[str, Pin] = {}
    for entry in text.replace("\\\n", " ").splitlines():
        match = re.match(r"([\w.-]+)==(\S+) ;", entry)
        hashes = re.findall(r"--hash=(\S+)", entry)
        if match and hashes and "://" not in entry:
            written[match[1]] = Pin(match[2], frozenset(hashes))
        elif entry.strip():
            found.append(f"holds {entry.split()[0]!r}, which is no hashed version")
    for name in sorted(pins.keys() - written.keys()):
        found.append(f"lacks {name}")
    for name in sorted(written.keys() - pins.keys()):
        found.append(f"has {name}, which the lock lacks")
    for name in sorted(pins.keys() & written.keys()):
        if pins[name] != written[name]:
            found.append(f"has another version or other hashes of {name}")
    return found


if __name__ == "__main__":
    sys.exit(main())
