"""Makes a release: `make release VERSION=0.2.0` (see CONTRIBUTING.md).

Writes the version and the dated changelog, commits both and tags the commit. Nothing is pushed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = re.compile(r"\d+\.\d+\.\d+")
# Where the version stands: the file, and the line with the version as its only group.
PLACES = {
    "pyproject.toml": re.compile(r'^version = "([^"]+)"$', re.MULTILINE),
    "core/version.py": re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE),
}
FRAGMENTS = "changelog.d/*.*.md"
START = "<!-- releases -->"
"""The line of CHANGELOG.md under which releases stand, the newest first."""


class Refused(Exception):
    """Why there is no release now; nothing was changed."""


def main() -> int:
    """Release the version that the only argument names; the result is the exit status."""
    try:
        (version,) = sys.argv[1:]
        release(ROOT, version)
    except ValueError:
        return _say("Name the version: make release VERSION=0.2.0")
    except Refused as reason:
        return _say(str(reason))
    sys.stdout.write(f"Released {version}. Publish it: git push --follow-tags\n")
    return 0


def release(root: Path, version: str) -> None:
    """Write, commit and tag the version. Raises Refused."""
    present = current_version(root)
    if not VERSION.fullmatch(version) or _numbers(version) <= _numbers(present):
        raise Refused(f"{version!r} is no version after {present}")
    if _git(root, "status", "--porcelain"):
        raise Refused("There are changes that are not committed")
    if not any(root.glob(FRAGMENTS)):
        raise Refused("changelog.d holds no fragment: what would the release say?")
    if START not in (root / "CHANGELOG.md").read_text("utf-8"):
        raise Refused(f"CHANGELOG.md lacks the line {START} under its title")
    for name, place in PLACES.items():
        file = root / name
        text = file.read_text("utf-8")
        match = place.search(text)
        assert match is not None
        file.write_text(f"{text[: match.start(1)]}{version}{text[match.end(1) :]}", "utf-8")
    # It removes the fragments, too.
    subprocess.run(
        [sys.executable, "-m", "towncrier", "build", "--yes", "--version", version],
        cwd=root,
        check=True,
    )
    _git(root, "commit", "--quiet", "--all", f"--message=Release {version}")
    _git(root, "tag", "--annotate", f"v{version}", f"--message=ElevenDops {version}")


def current_version(root: Path) -> str:
    """The version of the tree. Raises Refused when two places differ."""
    found = set()
    for name, place in PLACES.items():
        match = place.search((root / name).read_text("utf-8"))
        assert match is not None, f"{name} has no version"
        found.add(match[1])
    if len(found) > 1:
        raise Refused(f"The files {', '.join(PLACES)} name different versions")
    (version,) = found
    return version


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, text=True
    ).stdout


def _say(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
