"""The built-in plugins keep to the contract that others are held to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.testing import Clinic, PluginContract, running_clinic
from core.tooling.plugin_check import plugins_of

BUILT_IN = (
    "agents",
    "alerts",
    "conversations",
    "dashboard",
    "document_formats",
    "education_audio",
    "golden",
    "handouts",
    "knowledge",
    "patient_test",
    "recalls",
    "safety",
    "traces",
)


def test_every_built_in_plugin_is_here() -> None:
    assert plugins_of("elevendops") == list(BUILT_IN)


@pytest.fixture(scope="module")
def with_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """A clinic with the built-in plugins."""
    with running_clinic(tmp_path_factory.mktemp("built-in"), only=()) as running:
        yield running


class BuiltIn(PluginContract):
    """A built-in plugin, which is there in the clinic of each other one."""

    @pytest.fixture(scope="class")
    @classmethod
    def served(cls, with_all: Clinic) -> Clinic:
        """One clinic for all of them: its API is described once, which takes the longest."""
        return with_all


class TestAgents(BuiltIn):
    plugin_id = "agents"


class TestAlerts(BuiltIn):
    plugin_id = "alerts"


class TestConversations(BuiltIn):
    plugin_id = "conversations"


class TestDashboard(BuiltIn):
    plugin_id = "dashboard"


class TestDocumentFormats(BuiltIn):
    plugin_id = "document_formats"


class TestEducationAudio(BuiltIn):
    plugin_id = "education_audio"


class TestGolden(BuiltIn):
    plugin_id = "golden"


class TestHandouts(BuiltIn):
    plugin_id = "handouts"


class TestKnowledge(BuiltIn):
    plugin_id = "knowledge"


class TestPatientTest(BuiltIn):
    plugin_id = "patient_test"


class TestRecalls(BuiltIn):
    plugin_id = "recalls"


class TestSafety(BuiltIn):
    plugin_id = "safety"


class TestTraces(BuiltIn):
    plugin_id = "traces"
