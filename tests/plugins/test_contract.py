"""The built-in plugins keep to the contract that others are held to."""

from __future__ import annotations

from core.testing import PluginContract
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


class TestAgents(PluginContract):
    plugin_id = "agents"


class TestAlerts(PluginContract):
    plugin_id = "alerts"


class TestConversations(PluginContract):
    plugin_id = "conversations"


class TestDashboard(PluginContract):
    plugin_id = "dashboard"


class TestDocumentFormats(PluginContract):
    plugin_id = "document_formats"


class TestEducationAudio(PluginContract):
    plugin_id = "education_audio"


class TestGolden(PluginContract):
    plugin_id = "golden"


class TestHandouts(PluginContract):
    plugin_id = "handouts"


class TestKnowledge(PluginContract):
    plugin_id = "knowledge"


class TestPatientTest(PluginContract):
    plugin_id = "patient_test"


class TestRecalls(PluginContract):
    plugin_id = "recalls"


class TestSafety(PluginContract):
    plugin_id = "safety"


class TestTraces(PluginContract):
    plugin_id = "traces"
