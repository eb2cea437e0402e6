"""deploy/service.yaml as Cloud Build renders it: the promised values, and nothing missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.errors import ConfigurationError
from core.settings import Settings, load_settings
from deploy.render import RenderError, render
from tests.deploy.build_steps import TRIGGER, render_values, substituted
from tests.support.servers import ROOT

TEMPLATE = (ROOT / "deploy" / "service.yaml").read_text(encoding="utf-8")
SCHEMA = Path(__file__).with_name("cloud_run.schema.json")
VARIANTS = {
    "oidc": TRIGGER,
    "iap": {
        "_REGION": "europe-west1",
        "_AUTH_MODE": "iap",
        "_IAP_AUDIENCE": "/projects/1234567/locations/europe-west1/services/elevendops",
    },
    "langsmith": TRIGGER | {"_LANGSMITH": "on"},
}
MADE_AT_START = {"INTERNAL_TOKEN_KEY"}
"""scripts/start.sh makes it for each run."""


def rendered(variant: str) -> str:
    return render(TEMPLATE, render_values(substituted(VARIANTS[variant])))


def service(variant: str = "oidc") -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(rendered(variant))
    return parsed


def container(variant: str = "oidc") -> dict[str, Any]:
    (only,) = service(variant)["spec"]["template"]["spec"]["containers"]
    found: dict[str, Any] = only
    return found


def environment(variant: str) -> dict[str, dict[str, Any]]:
    rows = container(variant)["env"]
    assert len({row["name"] for row in rows}) == len(rows)
    return {row["name"]: row for row in rows}


def schema_problems(tmp_path: Path, text: str) -> str:
    path = tmp_path / "service.yaml"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_fits_the_schema(tmp_path: Path, variant: str) -> None:
    assert schema_problems(tmp_path, rendered(variant)) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("failureThreshold: 12", "failureThresold: 12"),
        ("run.googleapis.com/sessionAffinity", "run.googleapis.com/session-affinity"),
        ("containerConcurrency: 80", "concurrency: 80"),
        ('run.googleapis.com/cpu-throttling: "false"', "run.googleapis.com/cpu-throttling: false"),
        ("memory: 1Gi", "memory: 1GB"),
        ("key: latest", "key: newest"),
        ("secretKeyRef:", "secretRef:"),
        ("name: APP_ENV", "name: PORT"),
        ("timeoutSeconds: 300", "timeoutSeconds: 3601"),
    ],
)
def test_a_slip_of_the_pen_does_not_fit_the_schema(tmp_path: Path, right: str, wrong: str) -> None:
    text = rendered("oidc")
    assert right in text
    assert schema_problems(tmp_path, text.replace(right, wrong, 1)) != ""


def test_resources_concurrency_and_timeout() -> None:
    spec = service()["spec"]["template"]["spec"]
    assert container()["resources"]["limits"] == {"cpu": "2", "memory": "1Gi"}
    assert spec["containerConcurrency"] == 80
    assert spec["timeoutSeconds"] == 300


def test_scaling_cpu_and_affinity() -> None:
    assert service()["spec"]["template"]["metadata"]["annotations"] == {
        "autoscaling.knative.dev/minScale": "0",
        "autoscaling.knative.dev/maxScale": "10",
        "run.googleapis.com/cpu-throttling": "false",
        "run.googleapis.com/startup-cpu-boost": "true",
        "run.googleapis.com/execution-environment": "gen2",
        "run.googleapis.com/sessionAffinity": "true",
    }


def test_the_guide_tells_how_long_the_first_visitor_waits() -> None:
    guide = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    told = f"at least {container()['startupProbe']['initialDelaySeconds']} seconds"
    assert guide.count(told) == 2


def test_probes_ask_the_backend() -> None:
    health = {"path": "/api/health", "port": 8000}
    assert container()["startupProbe"] == {
        "httpGet": health,
        "initialDelaySeconds": 10,
        "periodSeconds": 5,
        "failureThreshold": 12,
    }
    assert container()["livenessProbe"] == {
        "httpGet": health,
        "periodSeconds": 30,
        "failureThreshold": 3,
    }


def test_users_reach_the_dashboard_and_nothing_else() -> None:
    assert container()["ports"] == [{"name": "http1", "containerPort": 8080}]
    assert service()["metadata"]["annotations"] == {"run.googleapis.com/ingress": "all"}


def test_production_defaults() -> None:
    found = environment("oidc")
    values = {
        "APP_ENV": "production",
        "USE_FIRESTORE_EMULATOR": "false",
        "USE_GCS_EMULATOR": "false",
        "USE_MOCK_DATA": "false",
        "BACKEND_API_URL": "http://localhost:8000",
        "GOOGLE_CLOUD_PROJECT": "clinic-test",
        "FIRESTORE_DATABASE_ID": "elevendops",
        "GCS_BUCKET_NAME": "clinic-test-elevendops",
    }
    assert {name: found[name].get("value") for name in values} == values


@pytest.mark.parametrize(
    ("variant", "secrets"),
    [
        (
            "oidc",
            {"ELEVENLABS_API_KEY", "GOOGLE_API_KEY", "OIDC_CLIENT_SECRET", "COOKIE_SECRET"},
        ),
        ("iap", {"ELEVENLABS_API_KEY", "GOOGLE_API_KEY"}),
        (
            "langsmith",
            {
                "ELEVENLABS_API_KEY",
                "GOOGLE_API_KEY",
                "LANGSMITH_API_KEY",
                "OIDC_CLIENT_SECRET",
                "COOKIE_SECRET",
            },
        ),
    ],
)
def test_secrets_come_from_secret_manager(variant: str, secrets: set[str]) -> None:
    rows = environment(variant).values()
    assert {
        row["name"]: row["valueFrom"]["secretKeyRef"] for row in rows if "valueFrom" in row
    } == {name: {"name": name, "key": "latest"} for name in secrets}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variable_is_a_setting(variant: str) -> None:
    names = {name.upper() for name in Settings.model_fields}
    assert environment(variant).keys() - names == set()


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_settings_accept_what_the_service_gives(
    variant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, row in environment(variant).items():
        monkeypatch.setenv(name, row.get("value", "a secret of more than 32 characters"))
    for name in MADE_AT_START:
        monkeypatch.setenv(name, "k" * 32)
    monkeypatch.setenv("PORT", "8080")
    settings = load_settings(_env_file=None)
    assert settings.documents_in_firestore
    assert settings.files_in_cloud_storage
    assert settings.needs_sign_in


@pytest.mark.parametrize(("variant", "mode"), [("oidc", "oidc"), ("iap", "iap")])
def test_every_setting_that_production_needs_is_there(
    variant: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    with pytest.raises(ConfigurationError) as nothing:
        load_settings(_env_file=None, app_env="production")
    with pytest.raises(ConfigurationError) as no_sign_in:
        load_settings(_env_file=None, app_env="production", auth_mode=mode)
    needed = {
        problem.split(" ")[0]
        for problem in (*nothing.value.problems, *no_sign_in.value.problems)
        if " is missing" in problem
    }
    assert {"AUTH_MODE", "GCS_BUCKET_NAME", "ELEVENLABS_API_KEY"} <= needed
    assert needed - MADE_AT_START - environment(variant).keys() == set()


def test_identity_aware_proxy_is_switched_on_only_where_it_is_chosen() -> None:
    name = "run.googleapis.com/iap-enabled"
    assert service("iap")["metadata"]["annotations"][name] == "true"
    assert name not in service("oidc")["metadata"]["annotations"]


@pytest.mark.parametrize(
    "value",
    [
        'a" injected: "b',
        "a: b",
        "# a",
        "- a",
        "${REGION}",
        "{}",
        "'",
        "\\",
        "à 診所 \U0001f3e5",
        "null",
    ],
)
def test_a_value_stays_a_text(value: str) -> None:
    values = render_values(substituted(TRIGGER)) | {"OIDC_CLIENT_ID": value}
    (only,) = yaml.safe_load(render(TEMPLATE, values))["spec"]["template"]["spec"]["containers"]
    assert {"name": "OIDC_CLIENT_ID", "value": value} in only["env"]


def test_all_problems_are_named_at_once() -> None:
    values = render_values(substituted(TRIGGER))
    del values["BUCKET"]
    with pytest.raises(RenderError) as refused:
        render(TEMPLATE, values | {"DATABASE": "", "OIDC_CLIENT_ID": "a\nb", "BUKCET": "x"})
    assert refused.value.problems == [
        "BUCKET is not set",
        "BUKCET: the template has no such placeholder",
        "DATABASE is not set",
        "OIDC_CLIENT_ID holds a line break or another control character",
    ]


@pytest.mark.parametrize(
    "template",
    ["# if A=b\nx: 1\n", "x: 1\n# end if\n", "# if A=b\n# if C=d\n# end if\n# end if\n"],
)
def test_a_condition_must_be_closed_once(template: str) -> None:
    with pytest.raises(RenderError):
        render(template, {"A": "b", "C": "d"})


def test_the_schema_is_a_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(SCHEMA)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert json.loads(SCHEMA.read_text())["additionalProperties"] is False
