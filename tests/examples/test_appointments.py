"""The example plugin, built and installed as a package, passes its own tests from outside."""

from __future__ import annotations

import pytest

from tests.examples.packages import installed_package
from tests.support.fresh_environment import Shell
from tests.support.plugin_programs import run_forked, run_own_tests
from tests.support.servers import ROOT

EXAMPLE = ROOT / "examples" / "appointments"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell in a copy of the example, in which its package is installed."""
    return installed_package(EXAMPLE, "appointments", tmp_path_factory.mktemp("example"))


def test_the_check_finds_nothing(installed: Shell) -> None:
    said = run_forked(
        installed, "elevendops", "plugins", "--check", "elevendops-appointments", "--next"
    )
    assert said == "appointments: no problem found\n"


def test_the_list_shows_all_that_it_adds(installed: Shell) -> None:
    said = run_forked(installed, "elevendops", "plugins")
    _, _, about = said.partition("appointments 0.1.0: active\n")
    assert "elevendops-appointments 0.1.0, plugin API 2" in about
    assert "routes: /api/appointments" in about
    assert "pages: /appointments" in about
    assert "on_event, register_cards, register_collections" in about


@pytest.mark.process
def test_its_own_tests_pass(installed: Shell) -> None:
    said = run_own_tests(installed)
    assert " passed" in said
    assert "failed" not in said
    assert "deprecated" not in said
