"""The container: built from the Dockerfile and started for real, where a builder is present."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

from tests.deploy.containers import Image, NoBuilder, built_image, wait_for_answer

pytestmark = [pytest.mark.process]

START_SECONDS = 90
STOP_SECONDS = 8
SECRETS = {
    "ELEVENLABS_API_KEY": "key-of-voices",
    "GOOGLE_API_KEY": "key-of-writer",
    "OIDC_CLIENT_SECRET": "secret-of-client",
    "COOKIE_SECRET": "secret-of-cookies-secret-of-cookies",
}
PRODUCTION = SECRETS | {
    "PORT": "8080",
    "GOOGLE_CLOUD_PROJECT": "clinic-project",
    "GCS_BUCKET_NAME": "clinic-bucket",
    "AUTH_MODE": "oidc",
    "OIDC_CLIENT_ID": "clinic-client",
    "OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "OIDC_REDIRECT_URI": "https://clinic.example/oauth2callback",
    "SIGN_IN_ALLOWED": "@clinic.example",
}


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """The image, built once."""
    try:
        with built_image() as built:
            yield built
    except NoBuilder as reason:
        pytest.skip(f"No image is built: {reason}")


def test_names_its_user_and_its_command_and_no_secret(image: Image) -> None:
    config = image.config()
    assert config["User"] == "10001:10001"
    assert config["Cmd"] == ["/app/scripts/start.sh"]
    variables = config["Env"]
    assert isinstance(variables, list)
    assert "APP_ENV=production" in variables
    assert "BACKEND_HOST=0.0.0.0" in variables
    assert not [entry for entry in variables if entry.partition("=")[0] in SECRETS]


def test_serves_without_its_cloud_and_stops(image: Image) -> None:
    container = image.start(PRODUCTION)
    wait_for_answer(container, "http://127.0.0.1:8000/api/health", START_SECONDS)
    wait_for_answer(container, "http://127.0.0.1:8080/_stcore/health", START_SECONDS)
    assert container.run("id", "-un").stdout.strip() == "appuser"
    assert container.run("find", "/app", "-writable", "-not", "-type", "l").stdout == ""
    here = container.run("ls", "-A", "/app").stdout.split()
    assert set(here) == {
        ".venv", "core", "pages", "plugins", "poetry.lock", "pyproject.toml", "scripts",
    }  # fmt: skip
    for program in ("poetry", "gcc", "cc", "git"):
        assert container.run("sh", "-c", f"command -v {program}").stdout == ""
    packages = container.run("ls", "/app/.venv/lib/python3.11/site-packages").stdout.split()
    assert {"streamlit", "fastapi"} <= set(packages)
    assert not {"pip", "poetry", "pytest", "playwright", "espeakng_loader"} & set(packages)
    # The plugin that the build argument names is there, and no plugin has failed.
    assert "appointments" in packages
    health = container.run("curl", "--silent", "http://127.0.0.1:8000/api/health").stdout
    assert json.loads(health)["status"] == "healthy"
    container.terminate()
    assert container.wait(STOP_SECONDS) == 0
    output = container.output()
    assert "INFO: Backend started on port 8000" in output
    assert "INFO: Frontend started on port 8080" in output
    assert output.rstrip().endswith("INFO: Stopped")
    assert not [secret for secret in SECRETS.values() if secret in output]


def test_stops_while_it_starts(image: Image) -> None:
    container = image.start(PRODUCTION)
    deadline = time.monotonic() + START_SECONDS
    while "Backend started" not in container.output():
        assert time.monotonic() < deadline, container.output()
        time.sleep(0.05)
    container.terminate()
    assert container.wait(STOP_SECONDS) == 0


def test_names_everything_that_is_missing_and_ends(image: Image) -> None:
    container = image.start({})
    assert container.wait(START_SECONDS) == 1
    output = container.output()
    for name in ("GOOGLE_CLOUD_PROJECT", "GCS_BUCKET_NAME", "ELEVENLABS_API_KEY", "AUTH_MODE"):
        assert f"Configuration: {name} is missing" in output
    assert "started" not in output
