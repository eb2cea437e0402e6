"""Whatever names the versions of Python that are supported names the same ones."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from tests.support.servers import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SUPPORTED = [
    f"3.{minor}"
    for minor in range(5, 40)
    if SpecifierSet(PROJECT["requires-python"]).contains(f"3.{minor}")
]


def test_the_package_says_them() -> None:
    assert SUPPORTED[0] == "3.11"
    named = [
        word.removeprefix("Programming Language :: Python :: ")
        for word in PROJECT["classifiers"]
        if "Python :: 3." in word
    ]
    assert named == SUPPORTED


def test_the_checks_run_on_each() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text("utf-8"))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == SUPPORTED


def test_make_takes_each() -> None:
    script = (ROOT / "scripts/make_venv.sh").read_text("utf-8")
    assert re.findall(r"\bpython(3\.\d+) ", script.split("\nfor ", 1)[1]) == SUPPORTED


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/plugins/tutorial.md"])
def test_the_documents_name_them(page: str) -> None:
    text = " ".join((ROOT / page).read_text("utf-8").split())
    words = f"{', '.join(SUPPORTED[:-1])} or {SUPPORTED[-1]}"
    assert f"Python {words}" in text


def test_only_ranges_are_asked_for() -> None:
    wanted = [
        *PROJECT["dependencies"],
        *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
    ]
    for requirement in wanted:
        assert ">=" in requirement, requirement
        assert ",<" in requirement, requirement
        # What stands behind the semicolon tells where it is wanted at all.
        assert "==" not in requirement.partition(";")[0], requirement
