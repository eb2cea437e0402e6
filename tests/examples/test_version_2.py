"""The example as it was written for version 2, importing `core`, works with one warning."""

from __future__ import annotations

import pytest

from tests.examples.packages import installed_package
from tests.support.fresh_environment import Shell
from tests.support.plugin_programs import run_forked, run_own_tests
from tests.support.servers import ROOT

EXAMPLE = ROOT / "tests" / "examples" / "version_2"
ENDS = "ends with plugin API 3: import"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell in a copy of the example, in which its package is installed."""
    return installed_package(EXAMPLE, "appointments", tmp_path_factory.mktemp("version_2"))


def test_the_check_warns_once_and_passes(installed: Shell) -> None:
    said = run_forked(installed, "elevendops", "plugins", "--check", "elevendops-appointments")
    warning, result = said.splitlines()
    assert warning.startswith("warning: appointments: ")
    assert ENDS in warning
    assert "card.py:5 and " in warning
    assert result == "appointments: no problem found"


def test_it_does_not_pass_for_the_next_version(installed: Shell) -> None:
    asked = ("plugins", "--check", "elevendops-appointments", "--next")
    said = run_forked(installed, "elevendops", *asked, status=1)
    error, result = said.splitlines()
    assert error.startswith("error: appointments: ")
    assert result == "appointments: does not pass"


def test_python_warns_once_however_many_of_its_modules_import_core(installed: Shell) -> None:
    modules = ", ".join(f"appointments.{name}" for name in ("plugin", "card", "models", "routes"))
    said = installed.run(f'"$PYTHON" -W always::DeprecationWarning -c "import {modules}" 2>&1')
    assert said.count("DeprecationWarning") == 1
    assert ENDS in said
    assert "appointments/plugin.py:7: " in said


@pytest.mark.process
def test_its_own_tests_pass(installed: Shell) -> None:
    # Those of `examples/appointments`, which all pass there: what is asked of the plugin in every
    # way, and what it does with each kind of thing that it imports.
    visits = "tests/test_visits.py::test"
    said = run_own_tests(
        installed,
        "tests/test_contract.py",
        f"{visits}_the_page_lists_and_takes_visits",
        f"{visits}_a_finished_conversation_brings_its_open_question_to_the_front",
        f"{visits}_a_zone_that_nobody_knows_stops_only_this_plugin",
    )
    assert " passed" in said
    assert "failed" not in said
    assert said.count(ENDS) == 1
