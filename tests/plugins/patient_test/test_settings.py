"""How long a message waits for its reply is a setting of Patient Test, by an older name too."""

from __future__ import annotations

import pytest

from core.tooling.plugin_check import trial_platform
from plugins.patient_test.settings import PatientTestSettings

OWN, OLDER = "PATIENT_TEST_REPLY_WAIT_SECONDS", "REPLY_WAIT_SECONDS"


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, 20.0),
        ({OLDER: "7"}, 7.0),
        ({OWN: "8"}, 8.0),
        ({OWN: "8", OLDER: "7"}, 8.0),
        ({OLDER: ""}, 20.0),
    ],
)
def test_both_names_are_read(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], seconds: float
) -> None:
    for name in (OWN, OLDER):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with trial_platform() as platform:
        context = platform.contexts["patient_test"]
        assert context.own_settings(PatientTestSettings).reply_wait_seconds == seconds
        # What plugins for plugin API 2 read says the same.
        assert context.settings.reply_wait_seconds == seconds


def test_a_bad_value_is_named_and_fails_this_plugin_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OLDER, "soon")
    with trial_platform() as platform:
        [failed] = platform.registry.failed()
    assert (failed.id, failed.stage) == ("patient_test", "register_settings")
    assert OLDER in str(failed.error).upper() or "reply_wait_seconds" in str(failed.error)
