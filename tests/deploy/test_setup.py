"""deploy/setup.sh against a command `gcloud` that keeps what is created and notes every call."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.gcloud_stand_in import COMMAND
from tests.support.servers import ROOT

SETUP = ROOT / "deploy" / "setup.sh"
PLACE = ("--project", "clinic-test", "--region", "europe-west1")
SECRETS = {
    "ELEVENLABS_API_KEY": "sk_value_of_elevenlabs",
    "GOOGLE_API_KEY": "AIza_value_of_google",
    "OIDC_CLIENT_SECRET": "GOCSPX_value_of_oidc",
    "COOKIE_SECRET": "cookie_value_of_32_characters_and_more",
}
NOTHING: dict[str, Any] = {
    "signed_in": True,
    "enabled": [],
    "things": {},
    "bindings": [],
    "versions": {},
    "indexes": [],
    "calls": [],
}
# One plugin's indexes are enough to see how they are made: knowledge's.
PLUGINS = {
    "ELEVENDOPS_DISABLED_PLUGINS": "agents,alerts,conversations,education_audio,golden,handouts,"
    "patient_test,recalls,safety"
}
# What the product's own command writes takes longer than all else, and is the same each time.
KEEPS_INDEXES = f"""#!/bin/sh
case "$*" in
  "-m core.cli indexes --output "*)
    kept=$(dirname "$0")/indexes.json
    [ -e "$kept" ] || {sys.executable} -m core.cli indexes --output "$kept" || exit
    exec cp "$kept" "$5" ;;
esac
exec {sys.executable} "$@"
"""
ACCOUNT = "elevendops@clinic-test.iam.gserviceaccount.com"
BUILDER = "elevendops-build@clinic-test.iam.gserviceaccount.com"


class Cloud:
    """A project of nobody, and a folder of commands that stand first on PATH."""

    def __init__(self, folder: Path, virtual_env: Path) -> None:
        self.virtual_env = virtual_env
        self.state_file = folder / "state.json"
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.keep(NOTHING)
        self.environment_seen = folder / "environment"
        self._command("gcloud", f'env >> "{self.environment_seen}"\n{COMMAND}')
        self._command("sleep", "")

    def _command(self, name: str, body: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def keep(self, state: dict[str, Any]) -> None:
        self.state_file.write_text(json.dumps(state))

    @property
    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self.state_file.read_text())
        return state

    def calls(self) -> list[str]:
        """All calls since the last time."""
        state = self.state
        calls = [" ".join(call) for call in state["calls"]]
        self.keep(state | {"calls": []})
        return calls

    def kept(self) -> dict[str, Any]:
        """All that was created. Indexes are asked for side by side, and come in any order."""
        kept = {name: value for name, value in self.state.items() if name != "calls"}
        rows = [
            (row["name"].rpartition("/")[0], row["state"], row["fields"]) for row in kept["indexes"]
        ]
        return kept | {"indexes": sorted(rows, key=str)}

    def setup(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if name not in SECRETS}
        clean |= {
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "GCLOUD_STATE": str(self.state_file),
            "VIRTUAL_ENV": str(self.virtual_env),
        }
        return subprocess.run(
            [str(SETUP), *arguments],
            env=clean | PLUGINS | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


class Prepared:
    """A project after one whole run, for tests that only look."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.done = cloud.setup(*PLACE, **SECRETS, LANGSMITH_API_KEY="not asked for")
        assert self.done.returncode == 0, self.done.stderr
        self.kept = cloud.kept()
        self.calls = cloud.calls()


@pytest.fixture(scope="module")
def virtual_env(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This environment; the first run has the indexes written, and the next ones use them."""
    folder = tmp_path_factory.mktemp("environment")
    python = folder / "bin" / "python"
    python.parent.mkdir()
    python.write_text(KEEPS_INDEXES)
    python.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, virtual_env: Path) -> Prepared:
    return Prepared(Cloud(tmp_path_factory.mktemp("cloud"), virtual_env))


@pytest.fixture
def cloud(tmp_path: Path, virtual_env: Path) -> Cloud:
    return Cloud(tmp_path, virtual_env)


def changes(calls: list[str]) -> list[str]:
    return [call for call in calls if " create " in call or " add " in call]


def test_the_first_run_makes_everything_and_the_second_nothing(prepared: Prepared) -> None:
    first = prepared.kept
    assert {
        "iam service-accounts " + ACCOUNT,
        "iam service-accounts " + BUILDER,
        "artifacts repositories elevendops",
        "storage buckets gs://clinic-test-elevendops",
        "storage buckets gs://clinic-test-elevendops-source",
        "firestore databases elevendops",
        *(f"secrets {name}" for name in SECRETS),
    } == first["things"].keys()
    assert first["versions"] == {name: [value] for name, value in SECRETS.items()}
    assert first["indexes"]
    address = "https://elevendops-1234567.europe-west1.run.app/oauth2callback"
    assert address in prepared.done.stdout
    assert changes(prepared.calls)

    cloud = prepared.cloud
    again = cloud.setup(*PLACE, **SECRETS)
    assert again.returncode == 0, again.stderr
    assert cloud.kept() == first
    assert changes(cloud.calls()) == []


def test_everything_stays_in_the_region_and_closed_to_the_public(prepared: Prepared) -> None:
    things = prepared.kept["things"]
    for name, options in things.items():
        if name.startswith(("storage", "firestore", "artifacts")):
            assert options["--location"] == "europe-west1"
        if name.startswith("storage"):
            assert {"--uniform-bucket-level-access", "--public-access-prevention"} <= options.keys()
        if name.startswith("secrets"):
            assert options["--locations"] == "europe-west1"
    assert "--delete-protection" in things["firestore databases elevendops"]


def test_the_product_gets_the_roles_that_it_needs_and_no_more(prepared: Prepared) -> None:
    bindings = prepared.kept["bindings"]
    rights = {(thing, role) for thing, member, role, _ in bindings if member == ACCOUNT}
    assert rights == {
        ("projects clinic-test", "roles/datastore.user"),
        ("storage buckets gs://clinic-test-elevendops", "roles/storage.objectAdmin"),
        ("projects clinic-test", "roles/logging.logWriter"),
        ("projects clinic-test", "roles/cloudtrace.agent"),
        (f"iam service-accounts {ACCOUNT}", "roles/iam.serviceAccountTokenCreator"),
        *((f"secrets {name}", "roles/secretmanager.secretAccessor") for name in SECRETS),
    }
    (condition,) = [row[3] for row in bindings if row[2] == "roles/datastore.user"]
    assert 'resource.name=="projects/clinic-test/databases/elevendops"' in condition
    others = {role for _, member, role, _ in bindings if member == BUILDER}
    assert others == {
        "roles/run.developer",
        "roles/iam.serviceAccountUser",
        "roles/datastore.indexAdmin",
        "roles/artifactregistry.writer",
        "roles/storage.objectViewer",
        "roles/logging.logWriter",
    }


def test_a_run_that_stopped_anywhere_is_completed_by_the_next(
    cloud: Cloud, prepared: Prepared
) -> None:
    for step in (
        "services enable",
        "repositories create",
        "databases create",
        "composite create",
        "versions add",
        "roles/logging.logWriter",
    ):
        broken = cloud.setup(*PLACE, **SECRETS, GCLOUD_FAIL=step)
        assert broken.returncode == 1, step
        assert "the connection broke" in broken.stderr
        assert step in broken.stderr
    done = cloud.setup(*PLACE, **SECRETS)
    assert done.returncode == 0, done.stderr
    assert cloud.kept() == prepared.kept


def test_a_right_is_given_again_until_the_new_account_is_known(
    cloud: Cloud, tmp_path: Path
) -> None:
    mark = tmp_path / "refused-once"
    cloud._command(
        "gcloud",
        f'case "$*" in *objectAdmin*) [ -e "{mark}" ] || {{ touch "{mark}"; exit 1; }} ;; esac\n'
        f"{COMMAND}",
    )
    assert cloud.setup(*PLACE, **SECRETS).returncode == 0
    assert mark.exists()
    assert "roles/storage.objectAdmin" in {row[2] for row in cloud.state["bindings"]}


def test_secrets_are_in_no_argument_no_output_and_no_environment(prepared: Prepared) -> None:
    cloud = prepared.cloud
    failed = cloud.setup(*PLACE, **SECRETS, GCLOUD_FAIL="secrets add-iam-policy-binding")
    assert failed.returncode == 1
    outputs = [prepared.done.stdout, prepared.done.stderr, failed.stdout, failed.stderr]
    environment = cloud.environment_seen.read_text()
    assert "GCLOUD_STATE" in environment
    shown = "\n".join([*prepared.calls, *cloud.calls(), *outputs, environment])
    for value in SECRETS.values():
        assert value not in shown


def test_a_cookie_secret_is_made_up_and_then_kept(cloud: Cloud) -> None:
    given = {name: value for name, value in SECRETS.items() if name != "COOKIE_SECRET"}
    assert cloud.setup(*PLACE, **given).returncode == 0
    (value,) = cloud.state["versions"]["COOKIE_SECRET"]
    assert len(value) >= 32
    assert cloud.setup(*PLACE, **given).returncode == 0
    assert cloud.state["versions"]["COOKIE_SECRET"] == [value]


def test_without_a_terminal_every_missing_secret_is_named_before_anything_is_made(
    cloud: Cloud,
) -> None:
    refused = cloud.setup(*PLACE, GOOGLE_API_KEY="key")
    assert refused.returncode == 1
    assert "ELEVENLABS_API_KEY OIDC_CLIENT_SECRET in the environment" in refused.stderr
    assert changes(cloud.calls()) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ELEVENLABS_API_KEY", "a b", "ELEVENLABS_API_KEY holds a space"),
        ("ELEVENLABS_API_KEY", "line\n", "ELEVENLABS_API_KEY holds a space or a line break"),
        ("GOOGLE_API_KEY", "  ", "GOOGLE_API_KEY is empty"),
        ("COOKIE_SECRET", "short", "COOKIE_SECRET: use at least 32 characters"),
    ],
)
def test_a_secret_that_cannot_work_is_not_kept(
    cloud: Cloud, name: str, value: str, words: str
) -> None:
    refused = cloud.setup(*PLACE, **(SECRETS | {name: value}))
    assert refused.returncode == 1
    assert words in refused.stderr
    assert changes(cloud.calls()) == []


def test_in_a_terminal_secrets_are_asked_for_and_not_shown(cloud: Cloud) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["setsid", "--ctty", str(SETUP), *PLACE],
        env={name: value for name, value in os.environ.items() if name not in SECRETS}
        | PLUGINS
        | {
            "PATH": f"{cloud.bin}:{os.environ['PATH']}",
            "GCLOUD_STATE": str(cloud.state_file),
            "VIRTUAL_ENV": sys.prefix,
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = ""
    answers = iter(["ELEVENLABS_API_KEY", "GOOGLE_API_KEY", "OIDC_CLIENT_SECRET"])
    awaited = next(answers, None)
    while True:
        try:
            shown += os.read(ours, 4096).decode(errors="replace")
        except OSError:  # Linux says so when the other side is closed
            break
        if awaited and f"{awaited} (not shown)" in shown:
            os.write(ours, f"{SECRETS[awaited]}\n".encode())
            awaited = next(answers, None)
    assert process.wait(timeout=60) == 0, shown
    os.close(ours)
    assert cloud.state["versions"]["OIDC_CLIENT_SECRET"] == [SECRETS["OIDC_CLIENT_SECRET"]]
    assert "https://elevendops-1234567.europe-west1.run.app/oauth2callback" in shown
    for value in SECRETS.values():
        assert value not in shown


def test_identity_aware_proxy_needs_no_client(cloud: Cloud) -> None:
    keys = {name: SECRETS[name] for name in ("ELEVENLABS_API_KEY", "GOOGLE_API_KEY")}
    done = cloud.setup(*PLACE, "--auth-mode", "iap", **keys)
    assert done.returncode == 0, done.stderr
    assert cloud.state["versions"].keys() == keys.keys()
    assert "iap.googleapis.com" in cloud.state["enabled"]
    assert "/projects/1234567/locations/europe-west1/services/elevendops" in done.stdout


def test_langsmith_is_left_out_unless_it_is_asked_for(cloud: Cloud, prepared: Prepared) -> None:
    assert "LANGSMITH_API_KEY" not in prepared.kept["versions"]
    assert cloud.setup(*PLACE, "--langsmith", **SECRETS, LANGSMITH_API_KEY="lsv2").returncode == 0
    assert cloud.state["versions"]["LANGSMITH_API_KEY"] == ["lsv2"]


def test_a_dry_run_prints_every_change_and_needs_no_gcloud(
    cloud: Cloud, prepared: Prepared
) -> None:
    made = changes(prepared.calls)
    (cloud.bin / "gcloud").unlink()
    cloud._command("gcloud", 'echo "gcloud was called" >&2; exit 9')
    before = cloud.kept()
    printed = cloud.setup(*PLACE, "--dry-run")
    assert printed.returncode == 0, printed.stderr
    assert printed.stderr == ""
    assert cloud.kept() == before
    lines = [line.replace("'", "") for line in printed.stdout.splitlines()]
    for call in made:
        # The real run adds how the command must not ask back.
        wanted = f"gcloud {call}".removesuffix(" --quiet")
        assert any(line.split("  #")[0] == wanted for line in lines), wanted


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--project is missing"),
        (("--project", "clinic-test"), "--region is missing"),
        (("--project",), "--project needs a value"),
        (("--project", "--dry-run"), "--project needs a value"),
        (("--project", "Clinic", "--region", "europe-west1"), "--project: 'Clinic'"),
        (("--project", "clinic-test", "--region", "Europe"), "--region: 'Europe'"),
        ((*PLACE, "--auth-mode", "none"), "--auth-mode: 'none' is neither oidc nor iap"),
        ((*PLACE, "--service", "x"), "--service: use 6 to 30"),
        ((*PLACE, "--servise", "x"), "--servise is not an option"),
        (("--project", "other-clinic", "--region", "europe-west1"), "other-clinic does not exist"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    cloud: Cloud, arguments: tuple[str, ...], words: str
) -> None:
    refused = cloud.setup(*arguments, **SECRETS)
    assert refused.returncode == 1
    assert words in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert changes(cloud.calls()) == []


def test_gcloud_that_is_missing_or_signed_out_is_said_in_one_line(cloud: Cloud) -> None:
    cloud.keep(NOTHING | {"signed_in": False})
    refused = cloud.setup(*PLACE, **SECRETS)
    assert refused.returncode == 1
    assert refused.stderr == "ERROR: Nobody is signed in to gcloud: run `gcloud auth login`\n"

    (cloud.bin / "gcloud").unlink()
    for program in ("bash", "dirname", "python3", "env"):
        (cloud.bin / program).symlink_to(f"/usr/bin/{program}")
    refused = cloud.setup(*PLACE, **SECRETS, PATH=str(cloud.bin))
    assert refused.returncode == 1
    assert refused.stderr.startswith("ERROR: gcloud is not installed")


def test_help_says_what_it_does(cloud: Cloud) -> None:
    shown = cloud.setup("--help")
    assert shown.returncode == 0
    assert shown.stdout.startswith("Usage: deploy/setup.sh --project ID --region REGION")
