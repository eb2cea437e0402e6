"""How long a message waits for its reply is a setting of Patient Test, by an older name too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.api import create_app
from core.host.platform import Platform
from plugins.patient_test.settings import PatientTestSettings
from tests.support.servers import clinic_settings, free_port

OWN, OLDER = "PATIENT_TEST_REPLY_WAIT_SECONDS", "REPLY_WAIT_SECONDS"


@contextmanager
def platform_in(folder: Path) -> Iterator[Platform]:
    """All plugins with the settings that the environment has now."""
    platform: Platform = create_app(clinic_settings(folder, free_port())).state.platform
    try:
        yield platform
    finally:
        asyncio.run(platform.stop())


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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], seconds: float
) -> None:
    for name in (OWN, OLDER):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with platform_in(tmp_path) as platform:
        context = platform.contexts["patient_test"]
        assert context.own_settings(PatientTestSettings).reply_wait_seconds == seconds
        # What plugins for plugin API 2 read says the same.
        assert context.settings.reply_wait_seconds == seconds


def test_a_bad_value_is_named_and_fails_this_plugin_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OLDER, "soon")
    with platform_in(tmp_path) as platform:
        [failed] = platform.registry.failed()
    assert (failed.id, failed.stage) == ("patient_test", "register_settings")
    assert OLDER in str(failed.error).upper() or "reply_wait_seconds" in str(failed.error)
