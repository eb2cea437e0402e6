"""`elevendops doctor`: everything is looked at, whatever else is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.host.discovery import built_in_ids
from tests.support.forked.programs import ForkedPrograms
from tests.support.providers.cloud import CloudServers
from tests.support.providers.oidc_provider import OidcProvider
from tests.support.servers import ROOT, free_port

SIGN_IN = {
    "AUTH_MODE": "oidc",
    "OIDC_CLIENT_ID": "id",
    "OIDC_CLIENT_SECRET": "secret",
    "OIDC_REDIRECT_URI": "https://clinic.example/oauth2callback",
    "SIGN_IN_ALLOWED": "@clinic.example",
    "COOKIE_SECRET": "k" * 32,
}


# What a doctor imports in every case, and is not tested here. It is no fork where Firestore is
# asked: forks did not always reach it.
_PROGRAMS = ForkedPrograms(
    "core.api",
    "core.tooling.doctor",
    "httpx",
    *(f"plugins.{plugin_id}.plugin" for plugin_id in built_in_ids()),
)
_COMMAND = ["-m", "core.cli", "doctor"]


def doctor(
    tmp_path: Path, settings: dict[str, str], *, as_users_do: bool = False
) -> tuple[int, str]:
    """Its exit code and what it prints; as a fork, or started as users do."""
    ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
    own = {"PYTHONPATH": str(ROOT), "ELEVENDOPS_DATA_DIR": str(tmp_path / "data")}
    environment = os.environ | own | ports | settings
    done = (
        subprocess.run(
            [sys.executable, *_COMMAND],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if as_users_do
        else _PROGRAMS.run(_COMMAND, tmp_path, environment)
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_stores_and_sign_in_are_looked_at_without_the_key_of_a_run(
    tmp_path: Path, cloud: CloudServers
) -> None:
    provider = OidcProvider({}, [])
    provider.start()
    try:
        settings = SIGN_IN | {"OIDC_METADATA_URL": provider.metadata_url}
        code, said = doctor(tmp_path, cloud.environment | settings, as_users_do=True)
    finally:
        provider.stop()

    assert "INTERNAL_TOKEN_KEY" not in said
    for line in ("ok  Firestore: answers", "ok  Cloud Storage: answers"):
        assert line in said
    assert "ok  sign-in: the provider answers" in said
    assert code == 0, said


def test_a_writer_that_its_package_cannot_reach_is_named_and_the_rest_looked_at(
    tmp_path: Path,
) -> None:
    code, said = doctor(
        tmp_path,
        {
            "GEMINI_SDK": "google-generativeai",
            "GEMINI_VERTEX_LOCATION": "europe-west4",
            "GOOGLE_CLOUD_PROJECT": "clinic",
        },
    )

    assert "BAD settings: GEMINI_VERTEX_LOCATION: google-generativeai does not speak" in said
    assert "BAD Gemini: The package google-generativeai does not speak to Vertex AI." in said
    assert "ok  documents: " in said
    assert code == 1


def test_what_is_missing_keeps_nothing_else_from_being_looked_at(
    tmp_path: Path, cloud: CloudServers
) -> None:
    settings = SIGN_IN | {
        "OIDC_METADATA_URL": f"http://127.0.0.1:{free_port()}/metadata",
        "GCS_EMULATOR_HOST": f"http://127.0.0.1:{free_port()}",
        "SIGN_IN_ALLOWED": "",
    }
    code, said = doctor(tmp_path, cloud.environment | settings, as_users_do=True)

    assert "BAD settings: SIGN_IN_ALLOWED is missing" in said
    assert "ok  Firestore: answers" in said
    assert "BAD Cloud Storage: " in said
    assert "BAD sign-in: OIDC_METADATA_URL: the sign-in provider does not answer" in said
    assert code == 1


ALERTS = {"ALERTS_CHAT_URL": "https://chat.clinic.example/hook"}


def test_alerts_whose_links_open_nothing_are_named(tmp_path: Path) -> None:
    unset = "!!  SAFETY_DASHBOARD_URL: not set, and the links in alerts open nothing"
    code, said = doctor(tmp_path, ALERTS)
    assert f"{unset} (ALERTS_CHAT_URL)" in said
    assert code == 0, said
    linked = {"SAFETY_DASHBOARD_URL": "https://desk.clinic.example"}
    assert "SAFETY_DASHBOARD_URL" not in doctor(tmp_path, ALERTS | linked)[1]
    assert "SAFETY_DASHBOARD_URL" not in doctor(tmp_path, {})[1]


def test_a_plugin_with_a_wrong_setting_is_named(tmp_path: Path) -> None:
    code, said = doctor(tmp_path, {"ALERTS_SMTP_PORT": "none"})
    assert "BAD plugins: not working: alerts (register_settings: " in said
    assert code == 1


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"BACKEND_PORT": "eighty"}, "BAD settings: BACKEND_PORT: Input should be a valid integer"),
        ({"AUTH_MODE": "saml"}, "BAD settings: AUTH_MODE: Input should be "),
        ({"MODEL_ENDS": "gemini-3.8-flash=soon"}, "BAD settings: MODEL_ENDS: "),
        ({"VOICE_PROVIDER": "somebody"}, "BAD voice: VOICE_PROVIDER: nobody offers 'somebody'"),
        ({"BACKEND_API_URL": "http://clinic:many"}, "BAD API: BACKEND_API_URL is no address"),
        (
            {"USE_FIRESTORE_EMULATOR": "1", "FIRESTORE_EMULATOR_HOST": "clinic:many"},
            "    Check FIRESTORE_EMULATOR_HOST, ",
        ),
        (
            {"USE_GCS_EMULATOR": "1", "GCS_EMULATOR_HOST": "http://[clinic"},
            "    Check GCS_EMULATOR_HOST, ",
        ),
        (
            SIGN_IN | {"OIDC_METADATA_URL": "http://[clinic"},
            "BAD sign-in: OIDC_METADATA_URL: the sign-in provider does not answer",
        ),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_looked_at(
    tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    asks_firestore = "FIRESTORE_EMULATOR_HOST" in settings
    code, said = doctor(tmp_path, settings, as_users_do=asks_firestore)
    assert named in said
    assert code == 1
    for line in ("script writer: the local", "data folder: ", "dashboard: not running"):
        assert f"ok  {line}" in said


def test_an_api_that_is_not_where_the_setting_says_is_named(tmp_path: Path) -> None:
    code, said = doctor(tmp_path, {"BACKEND_API_URL": f"http://127.0.0.1:{free_port()}"})
    assert "!!  API: does not answer at BACKEND_API_URL" in said
    assert code == 0, said


def test_a_database_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "documents.sqlite3").write_bytes(b"no database" * 500)
    code, said = doctor(tmp_path, {})
    assert "documents.sqlite3 cannot be read (file is not a database)" in said
    assert "ok  dashboard: not running" in said
    assert code == 1
