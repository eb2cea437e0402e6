"""The key that start.sh makes for each run, and what production asks for before it starts."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.scripts.conftest import MODULES, Start, assert_nothing_left, hurry, starts_of

pytestmark = [pytest.mark.process, pytest.mark.usefixtures("checked")]

PRODUCTION = {
    "APP_ENV": "production",
    "GOOGLE_CLOUD_PROJECT": "clinic-project",
    "GCS_BUCKET_NAME": "clinic-bucket",
    "ELEVENLABS_API_KEY": "key-of-voices",
    "GOOGLE_API_KEY": "key-of-writer",
    "AUTH_MODE": "oidc",
    "OIDC_CLIENT_ID": "clinic-client",
    "OIDC_CLIENT_SECRET": "secret-of-client",
    "OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "OIDC_REDIRECT_URI": "https://clinic.example/oauth2callback",
    "COOKIE_SECRET": "secret-of-cookies-secret-of-cookies",
    "SIGN_IN_ALLOWED": "@clinic.example",
}
SECRETS = ("ELEVENLABS_API_KEY", "GOOGLE_API_KEY", "OIDC_CLIENT_SECRET", "COOKIE_SECRET")


def key_of(tree: Path, name: str) -> str:
    """The key that the last start of a stand-in found in its environment."""
    return (tree / f"{name}.key").read_text()


def test_all_processes_share_a_key_that_nobody_else_sees(tree: Path, start: Start) -> None:
    keys = []
    for run in (1, 2):
        supervisor = start(PRODUCTION if run == 1 else {"INTERNAL_TOKEN_KEY": ""})
        supervisor.wait_for("Open http")
        key = key_of(tree, "api")
        assert re.fullmatch("[0-9a-f]{64}", key)
        assert key_of(tree, "ui") == key
        assert not [command for command in supervisor.descendants().values() if key in command]
        assert supervisor.stop() == 0
        assert key not in supervisor.text
        keys.append(key)
    assert keys[0] != keys[1]


def test_a_restarted_process_has_the_same_key(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start(api="crash serve")
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert len(starts_of(tree, "api")) == 2
    assert key_of(tree, "api") == key_of(tree, "ui") != ""


def test_a_key_that_is_given_stays(tree: Path, start: Start) -> None:
    supervisor = start({"INTERNAL_TOKEN_KEY": "given " * 8})
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert key_of(tree, "api") == key_of(tree, "ui") == "given " * 8


def test_a_key_in_the_env_file_is_left_to_the_processes(tree: Path, start: Start) -> None:
    (tree / ".env").write_text(f"INTERNAL_TOKEN_KEY={'given-' * 8}\n")
    supervisor = start()
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert key_of(tree, "api") == key_of(tree, "ui") == ""


def test_production_starts_without_the_local_service(tree: Path, start: Start) -> None:
    supervisor = start(PRODUCTION)
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert starts_of(tree, "local") == []


@pytest.mark.parametrize("value", [None, "", "   "])
def test_production_names_every_missing_secret_and_starts_nothing(
    tree: Path, start: Start, value: str | None
) -> None:
    given = {name: text for name, text in PRODUCTION.items() if name not in SECRETS}
    if value is not None:
        given |= dict.fromkeys(SECRETS, value)
    supervisor = start(given)
    assert supervisor.wait() == 1
    assert len(supervisor.lines) == len(SECRETS)
    for name in SECRETS:
        [line] = [line for line in supervisor.lines if f"Configuration: {name}" in line]
        assert re.match(r"\[[-0-9T:]+Z\] ERROR: ", line)
        assert "Secret Manager" in line
    assert [starts_of(tree, name) for name in MODULES] == [[], [], []]
    assert_nothing_left(tree)


def test_on_cloud_run_every_line_has_its_severity(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start(PRODUCTION | {"K_SERVICE": "elevendops"}, ui="crash serve")
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    lines = [json.loads(line) for line in supervisor.lines if "supervisor" in line]
    assert ("WARNING", "Frontend ended with status 3: restart 1 in 1 s") in [
        (line["severity"], line["message"]) for line in lines
    ]
    assert not [line for line in supervisor.lines if line.startswith("[")]

    supervisor = start({"K_SERVICE": "elevendops", "BACKEND_PORT": 'a "port"'})
    assert supervisor.wait() == 1
    assert {json.loads(line)["severity"] for line in supervisor.lines} == {"ERROR"}


def test_a_refusal_leaves_no_process_that_has_just_begun(
    start: Start, tree: Path, tmp_path: Path
) -> None:
    """On a busy machine the dashboard's process may not lead a group of its own yet."""
    slow = tmp_path / "slow" / "setsid"
    slow.parent.mkdir()
    # Waits without a process of its own, as the real one has none.
    wait = "exec 9<> <(:); read -rt 2 -u 9"
    slow.write_text(
        f'#!/usr/bin/env bash\ncase "$*" in *core.ui*) {wait} ;; esac\n'
        f'exec {shutil.which("setsid")} "$@"\n'
    )
    slow.chmod(0o755)
    path = f"{slow.parent}:{os.environ['PATH']}"
    supervisor = start({"APP_ENV": "production", "PATH": path})
    assert supervisor.wait() == 1
    assert_nothing_left(tree)


def test_production_without_anything_names_everything(start: Start) -> None:
    supervisor = start({"APP_ENV": "production"})
    assert supervisor.wait() == 1
    for name in ("GOOGLE_CLOUD_PROJECT", "GCS_BUCKET_NAME", "AUTH_MODE", *SECRETS[:2]):
        assert f"Configuration: {name} is missing" in supervisor.text
    assert "INTERNAL_TOKEN_KEY" not in supervisor.text


def test_a_refusal_quotes_no_secret(start: Start) -> None:
    supervisor = start(PRODUCTION | {"COOKIE_SECRET": "too-short", "BACKEND_PORT": "many"})
    assert supervisor.wait() == 1
    supervisor = start(PRODUCTION | {"COOKIE_SECRET": "too-short"})
    assert supervisor.wait() == 1
    assert "Configuration: COOKIE_SECRET: use at least 32 characters" in supervisor.text
    for secret in ("too-short", *(PRODUCTION[name] for name in SECRETS)):
        assert secret not in supervisor.text
