"""cloudbuild.yaml: valid, complete, in the right order, and refusing what is missing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.build_steps import COMMIT, PROJECT, TRIGGER, read_build, step, substituted
from tests.support.servers import ROOT

IMAGE = f"europe-west1-docker.pkg.dev/{PROJECT}/elevendops/elevendops:{COMMIT}"


def schema_problems(path: Path) -> str:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.cloudbuild", str(path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_it_fits_cloud_builds_schema(tmp_path: Path) -> None:
    path = ROOT / "cloudbuild.yaml"
    assert schema_problems(path) == ""
    wrong = tmp_path / "cloudbuild.yaml"
    wrong.write_text(path.read_text().replace("entrypoint:", "entrypiont:", 1))
    assert "entrypiont" in schema_problems(wrong)


def test_test_build_push_and_deploy_follow_each_other() -> None:
    names = [one["id"] for one in read_build()["steps"]]
    assert names == ["render", "test", "build", "push", "list-indexes", "indexes", "deploy"]
    # Without `waitFor` a step begins when all before it have succeeded.
    assert not any("waitFor" in one for one in read_build()["steps"])


def test_the_image_is_named_by_the_commit_everywhere() -> None:
    build = substituted(TRIGGER)
    assert f"--tag={IMAGE}" in step(build, "build")["args"]
    assert step(build, "push")["args"][-1] == IMAGE
    assert step(build, "list-indexes")["name"] == IMAGE
    assert f"IMAGE={IMAGE}" in step(build, "render")["args"]
    assert build["images"] == [IMAGE]


def test_every_substitution_is_used_and_none_is_unknown() -> None:
    # Cloud Build refuses both; an unknown name is a KeyError here.
    build = substituted(TRIGGER)
    text = (ROOT / "cloudbuild.yaml").read_text()
    for name in build["substitutions"]:
        assert f"${name}" in text


def test_it_runs_as_the_account_that_setup_makes_and_logs_to_cloud_logging() -> None:
    build = substituted(TRIGGER)
    account = f"elevendops-build@{PROJECT}.iam.gserviceaccount.com"
    assert build["serviceAccount"] == f"projects/{PROJECT}/serviceAccounts/{account}"
    assert build["options"]["logging"] == "CLOUD_LOGGING_ONLY"


def test_the_steps_have_time_and_the_build_has_more() -> None:
    def seconds(text: str) -> int:
        return int(text.removesuffix("s"))

    build = read_build()
    longest = sum(seconds(one["timeout"]) for one in build["steps"])
    assert seconds(build["timeout"]) <= 24 * 3600
    assert all(seconds(one["timeout"]) < seconds(build["timeout"]) for one in build["steps"])
    assert seconds(build["timeout"]) >= longest


def test_the_new_image_can_list_its_indexes(tmp_path: Path) -> None:
    one = step(substituted(TRIGGER), "list-indexes")
    assert one["entrypoint"] == "python"
    assert one["dir"] == "/app"
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    # The variables of the image, then those of the step.
    environment = dict(re.findall(r"^(?:ENV )? *([A-Z_]+)=([a-z0-9.:/]+)(?: \\)?$", image, re.M))
    assert environment["APP_ENV"] == "production"
    environment |= dict(variable.split("=", 1) for variable in one["env"])
    path = tmp_path / "firestore.indexes.json"
    arguments = [str(path) if part.startswith("/deploy/") else part for part in one["args"]]
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(path.read_text())["indexes"]


def test_no_secret_passes_through_the_build() -> None:
    text = (ROOT / "cloudbuild.yaml").read_text()
    for word in ("ELEVENLABS_API_KEY", "GOOGLE_API_KEY", "CLIENT_SECRET", "COOKIE_SECRET"):
        assert word not in text


def run_render(tmp_path: Path, given: dict[str, str], commit: str = COMMIT) -> tuple[int, str, str]:
    """The step `render`, in bash, with the build's volume in `tmp_path`."""
    one = step(substituted(given, commit), "render")
    assert one["entrypoint"] == "bash"
    arguments = [part.replace("/deploy/service", f"{tmp_path}/service") for part in one["args"]]
    arguments = [part.replace("chmod 777 /deploy", f"chmod 777 {tmp_path}") for part in arguments]
    done = subprocess.run(
        ["bash", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    path = tmp_path / "service.yaml"
    return done.returncode, path.read_text() if path.exists() else "", done.stderr


def test_the_first_step_writes_the_service(tmp_path: Path) -> None:
    status, text, said = run_render(tmp_path, TRIGGER)
    assert (status, said) == (0, "")
    assert IMAGE in text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"_REGION": ""}, "_REGION is not set"),
        ({"_SIGN_IN_ALLOWED": ""}, "SIGN_IN_ALLOWED is not set"),
        ({"_OIDC_CLIENT_ID": " "}, "OIDC_CLIENT_ID is not set"),
        ({"_OIDC_REDIRECT_URI": ""}, "OIDC_REDIRECT_URI is not set"),
        ({"_BUCKET": ""}, "BUCKET is not set"),
        ({"_AUTH_MODE": "iap"}, "IAP_AUDIENCE is not set"),
        ({"_AUTH_MODE": "none"}, "AUTH_MODE is “none”: give one of iap, oidc"),
        ({"_LANGSMITH": "yes"}, "LANGSMITH is “yes”: give one of off, on"),
    ],
)
def test_the_first_step_refuses_what_is_missing(
    tmp_path: Path, changed: dict[str, str], words: str
) -> None:
    status, _, said = run_render(tmp_path, TRIGGER | changed)
    assert status == 1
    assert said == f"ERROR: {words}\n"


def test_a_build_without_a_commit_is_refused(tmp_path: Path) -> None:
    status, _, said = run_render(tmp_path, TRIGGER, commit="")
    assert status == 1
    assert said == "ERROR: COMMIT_SHA is not set\n"
