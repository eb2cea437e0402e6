"""Containers of the project's Dockerfile: by Docker, or by buildah and Linux namespaces."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol
from uuid import uuid4

from tests.support.servers import ROOT

BASE = "docker.io/library/python:3.11-slim"
BUILD_SECONDS = 1500
EXTRA = "--build-arg=EXTRA_PLUGINS=/plugins/appointments"
PULL_SECONDS = 120
USER = "10001"

_ALONE = ("unshare", "--mount", "--pid", "--net", "--fork", "--kill-child")
_BESIDE = (
    *("nsenter", "--mount", "--pid", "--net", "--root", "--wd"),
    *(f"--setgid={USER}", f"--setuid={USER}"),
)

# A container without a network: loopback is all that it has.
_ENTER = """
set -e
ip link set lo up
mount --bind /dev "$0/dev"
mount -t tmpfs tmpfs "$0/tmp"
mount -t proc proc "$0/proc"
root=$0 folder=$1
shift
exec chroot --userspec=USER:USER --groups=USER "$root" sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
""".replace("USER", USER)


class NoBuilder(Exception):
    """No image can be built here; the text says why."""


class Container(Protocol):
    """The image's own command as process 1, as the image's user, without a network."""

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command beside it, as the same user."""

    def terminate(self) -> None:
        """Send SIGTERM to process 1."""

    def wait(self, seconds: float) -> int:
        """The exit status of process 1. Raises subprocess.TimeoutExpired."""

    def output(self) -> str:
        """What it has written so far."""


class Image(Protocol):
    """A built image."""

    def config(self) -> Mapping[str, object]:
        """User, Env, Cmd and so on, as Docker names them."""

    def start(self, environment: Mapping[str, str]) -> Container:
        """Start it with further variables in its environment."""


@contextmanager
def built_image() -> Iterator[Image]:
    """The image, built from the repository. Raises NoBuilder."""
    if shutil.which("docker") and _succeeds("docker", "version"):
        builder = _docker_image
    elif shutil.which("buildah"):
        builder = _buildah_image
    else:
        raise NoBuilder("neither a running Docker nor buildah is here")
    with builder() as image:
        yield image


def _succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=PULL_SECONDS).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _call(*command: str, seconds: float = 120) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds)
    assert done.returncode == 0, f"{command[:3]}: {(done.stdout + done.stderr)[-2000:]}"
    return done.stdout.strip()


@contextmanager
def _docker_image() -> Iterator[Image]:
    if not _succeeds("docker", "image", "inspect", BASE) and not _succeeds("docker", "pull", BASE):
        raise NoBuilder(f"Docker cannot get {BASE}")
    tag = f"elevendops-test:{uuid4().hex}"
    _call("docker", "build", "--tag", tag, EXTRA, str(ROOT), seconds=BUILD_SECONDS)
    image = _DockerImage(tag)
    try:
        yield image
    finally:
        for container in image.started:
            subprocess.run(["docker", "rm", "--force", container], capture_output=True)
        subprocess.run(["docker", "rmi", "--force", tag], capture_output=True)


class _DockerImage:
    def __init__(self, tag: str) -> None:
        self._tag = tag
        self.started: list[str] = []

    def config(self) -> Mapping[str, object]:
        [found] = json.loads(_call("docker", "image", "inspect", self._tag))
        config: Mapping[str, object] = found["Config"]
        return config

    def start(self, environment: Mapping[str, str]) -> Container:
        variables = [f"--env={name}={value}" for name, value in environment.items()]
        self.started.append(
            _call("docker", "run", "--detach", "--network=none", *variables, self._tag)
        )
        return _DockerContainer(self.started[-1])


class _DockerContainer:
    def __init__(self, name: str) -> None:
        self._name = name

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["docker", "exec", self._name, *command], capture_output=True, text=True
        )

    def terminate(self) -> None:
        _call("docker", "kill", "--signal=TERM", self._name)

    def wait(self, seconds: float) -> int:
        return int(_call("docker", "wait", self._name, seconds=seconds))

    def output(self) -> str:
        done = subprocess.run(["docker", "logs", self._name], capture_output=True, text=True)
        return done.stdout + done.stderr


@contextmanager
def _buildah_image() -> Iterator[Image]:
    missing = [name for name in ("ip", "nsenter", "unshare", "chroot") if not shutil.which(name)]
    if missing:
        raise NoBuilder(f"buildah is here, but not {', '.join(missing)}")
    if not _succeeds(*_ALONE, "true"):
        raise NoBuilder("buildah is here, but this user may make no namespaces")
    if not _succeeds("buildah", "inspect", "--type", "image", BASE) and not _succeeds(
        "buildah", "pull", BASE
    ):
        raise NoBuilder(f"buildah cannot get {BASE}")
    tag = f"localhost/elevendops-test:{uuid4().hex}"
    build = ["buildah", "bud", "--isolation=chroot", "--format=docker", "--layers"]
    with ExitStack() as cleanup:
        _call(*build, "--network=host", f"--tag={tag}", EXTRA, str(ROOT), seconds=BUILD_SECONDS)
        cleanup.callback(subprocess.run, ["buildah", "rmi", tag], capture_output=True)
        yield _BuildahImage(tag, cleanup)


class _BuildahImage:
    def __init__(self, tag: str, cleanup: ExitStack) -> None:
        self._tag = tag
        self._cleanup = cleanup

    def config(self) -> Mapping[str, object]:
        found = json.loads(_call("buildah", "inspect", "--type", "image", self._tag))
        config: Mapping[str, object] = found["Docker"]["config"]
        return config

    def start(self, environment: Mapping[str, str]) -> Container:
        name = _call("buildah", "from", "--pull-never", self._tag)
        self._cleanup.callback(subprocess.run, ["buildah", "rm", name], capture_output=True)
        container = _BuildahContainer(
            Path(_call("buildah", "mount", name)), self.config(), environment
        )
        self._cleanup.callback(container.kill)
        return container


class _BuildahContainer:
    def __init__(
        self, root: Path, config: Mapping[str, object], environment: Mapping[str, str]
    ) -> None:
        variables, command = config["Env"], config["Cmd"]
        assert isinstance(variables, list)
        assert isinstance(command, list)
        self._environment = dict(entry.split("=", 1) for entry in variables) | dict(environment)
        with NamedTemporaryFile(prefix="container-", suffix=".log", delete=False) as log:
            self._log = Path(log.name)
            self._process = subprocess.Popen(
                [*_ALONE, "sh", "-c", _ENTER, str(root), str(config["WorkingDir"]), *command],
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _inner(self) -> str:
        """Process 1, as seen from here; it is there a moment after the start."""
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        while not children.read_text().split():
            assert self._process.poll() is None, self.output()
            time.sleep(0.05)
        return children.read_text().split()[0]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*_BESIDE, f"--target={self._inner()}", "--", *command],
            env=self._environment,
            capture_output=True,
            text=True,
        )

    def terminate(self) -> None:
        subprocess.run(["kill", "-TERM", self._inner()], check=True)

    def wait(self, seconds: float) -> int:
        return self._process.wait(timeout=seconds)

    def output(self) -> str:
        return self._log.read_text("utf-8")

    def kill(self) -> None:
        """End it in any case."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._log.unlink(missing_ok=True)


def wait_for_answer(container: Container, address: str, seconds: float) -> None:
    """Wait until an address answers well inside the container."""
    deadline = time.monotonic() + seconds
    while container.run("curl", "--fail", "--silent", "--max-time", "5", address).returncode != 0:
        assert time.monotonic() < deadline, f"no answer from {address}:\n{container.output()}"
        time.sleep(0.5)
