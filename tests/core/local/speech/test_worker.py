"""The speech worker as a process: it is replaced when it fails and never outlives its parent."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from core.local.speech.engine import SpeechEngine, SpeechUnavailable
from core.local.speech.protocol import FRAME_HEADER, pack_frame, read_message
from core.local.speech.voices import VOICES

ROOT = Path(__file__).resolve().parents[4]
WORKER = [sys.executable, "-m", "core.local.speech.worker"]
ANNA = VOICES[0]
LIMIT_SECONDS = 60


def environment_without(library: str, folder: Path) -> Mapping[str, str]:
    """Return an environment in which Python finds everything but one library."""
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {library!r}:\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Missing())\n"
    )
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def test_frames_survive_the_trip_and_a_cut_frame_is_the_end() -> None:
    frame = pack_frame({"text": "早"})
    assert read_message(BytesIO(frame)) == {"text": "早"}
    assert read_message(BytesIO(frame[:-1])) is None
    assert read_message(BytesIO(frame[: FRAME_HEADER.size - 1])) is None


async def test_a_killed_worker_is_replaced() -> None:
    engine = SpeechEngine()
    await engine.start()
    first = await engine.synthesize("Hello.", ANNA)
    [pid] = engine.worker_pids
    os.kill(pid, signal.SIGKILL)
    again = await engine.synthesize("Hello.", ANNA)
    assert again.duration_seconds == pytest.approx(first.duration_seconds, abs=0.01)
    assert engine.worker_pids != [pid]
    await engine.stop()
    assert engine.worker_pids == []


async def test_a_stuck_worker_is_killed_and_replaced() -> None:
    engine = SpeechEngine(base_deadline_seconds=4.0)
    await engine.start()
    await engine.synthesize("Hello.", ANNA)
    [pid] = engine.worker_pids
    os.kill(pid, signal.SIGSTOP)
    assert (await engine.synthesize("Hello again.", ANNA)).audio
    assert engine.worker_pids != [pid]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    await engine.stop()


async def test_long_texts_leave_a_worker_for_short_ones_and_stopping_ends_them() -> None:
    engine = SpeechEngine()
    await engine.start()
    long_text = "請在早餐後服用一錠，並多喝水。" * 1000
    long_tasks = [asyncio.create_task(engine.synthesize(long_text, ANNA)) for _ in range(2)]
    await asyncio.sleep(0)
    short = asyncio.create_task(engine.synthesize("Hello.", ANNA))
    done, _ = await asyncio.wait([*long_tasks, short], return_when=asyncio.FIRST_COMPLETED)
    assert done == {short}
    await engine.stop()
    results = await asyncio.gather(*long_tasks, return_exceptions=True)
    assert all(isinstance(result, SpeechUnavailable) for result in results)


async def test_a_cancelled_request_does_not_spoil_the_next() -> None:
    engine = SpeechEngine(workers=1)
    await engine.start()
    expected = await engine.synthesize("Hello.", ANNA)
    [pid] = engine.worker_pids
    task = asyncio.create_task(engine.synthesize("Drink water. " * 300, ANNA))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    speech = await engine.synthesize("Hello.", ANNA)
    assert speech.duration_seconds == pytest.approx(expected.duration_seconds, abs=0.01)
    assert engine.worker_pids != [pid]
    await engine.stop()


async def test_requests_side_by_side_get_their_own_answers() -> None:
    engine = SpeechEngine()
    await engine.start()
    texts = [f"Take a tablet{' and some water' * number}." for number in range(6)]
    together = await asyncio.gather(*(engine.synthesize(text, ANNA) for text in texts))
    one_by_one = [await engine.synthesize(text, ANNA) for text in texts]
    for text, speech, alone in zip(texts, together, one_by_one, strict=True):
        assert speech.alignment.characters == list(text)
        assert speech.duration_seconds == pytest.approx(alone.duration_seconds, abs=0.01)
    assert len(engine.worker_pids) == 2
    await engine.stop()


async def test_a_stopped_engine_says_so_and_can_start_again() -> None:
    engine = SpeechEngine()
    with pytest.raises(SpeechUnavailable, match="not running"):
        await engine.synthesize("Hello.", ANNA)
    await engine.start()
    await engine.stop()
    await engine.start()
    assert (await engine.synthesize("Hello.", ANNA)).audio
    await engine.stop()


def test_the_worker_ends_when_its_input_closes() -> None:
    worker = subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert worker.stdin is not None
    assert worker.stdout is not None
    assert read_message(worker.stdout) == {"ready": True}
    worker.stdin.close()
    assert worker.wait(LIMIT_SECONDS) == 0
    worker.stdout.close()


def test_the_worker_ends_quietly_when_nobody_reads_its_answer() -> None:
    request = {
        "text": "Drink water.",
        "base": "en",
        "variant": "Anna",
        "words_per_minute": 150,
        "output_format": "mp3_44100_128",
    }
    with subprocess.Popen(
        WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert worker.stderr is not None
        assert read_message(worker.stdout) == {"ready": True}
        worker.stdout.close()
        worker.stdin.write(pack_frame(request))
        worker.stdin.flush()
        assert worker.wait(LIMIT_SECONDS) == 0
        assert worker.stderr.read() == b""


def test_the_worker_ends_quietly_when_nobody_waits_until_it_is_ready() -> None:
    with subprocess.Popen(
        WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as worker:
        assert worker.stdout is not None
        assert worker.stderr is not None
        worker.stdout.close()
        assert worker.wait(LIMIT_SECONDS) == 0
        assert worker.stderr.read() == b""


def test_a_killed_service_leaves_no_worker_behind() -> None:
    """The worker shares the service's standard error, which ends only when both are gone."""
    program = (
        "import asyncio\n"
        "from core.local.speech.engine import SpeechEngine\n"
        "from core.local.speech.voices import VOICES\n"
        "async def main():\n"
        "    engine = SpeechEngine()\n"
        "    await engine.start()\n"
        "    await engine.synthesize('Hello.', VOICES[0])\n"
        "    task = asyncio.create_task(engine.synthesize('Drink water. ' * 3000, VOICES[0]))\n"
        "    await asyncio.sleep(0)\n"
        "    print('speaking', flush=True)\n"
        "    await task\n"
        "asyncio.run(main())\n"
    )
    service = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert service.stdout is not None
    assert service.stdout.readline() == b"speaking\n"
    service.kill()
    service.communicate(timeout=LIMIT_SECONDS)


@pytest.mark.parametrize("library", ["espeakng_loader", "lameenc"])
def test_without_a_library_the_engine_says_what_to_install(library: str, tmp_path: Path) -> None:
    program = (
        "import asyncio\n"
        "from core.local.speech.engine import SpeechEngine, SpeechUnavailable\n"
        "from core.local.speech.voices import VOICES\n"
        "async def main():\n"
        "    engine = SpeechEngine()\n"
        "    await engine.start()\n"
        "    assert not engine.available()\n"
        "    try:\n"
        "        await engine.synthesize('Hello.', VOICES[0])\n"
        "    except SpeechUnavailable as error:\n"
        "        print(error)\n"
        "    await engine.stop()\n"
        "asyncio.run(main())\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        env=environment_without(library, tmp_path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=True,
    )
    assert 'pip install "elevendops[speech]"' in answer.stdout


def test_a_worker_that_cannot_load_its_library_says_why(tmp_path: Path) -> None:
    answer = subprocess.run(
        WORKER,
        env=environment_without("espeakng_loader", tmp_path),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=LIMIT_SECONDS,
        check=True,
    )
    message = read_message(BytesIO(answer.stdout))
    assert message is not None
    assert "espeakng_loader" in message["unavailable"]


async def test_a_request_that_fails_twice_is_given_up_and_the_next_works(
    capfd: pytest.CaptureFixture[str],
) -> None:
    engine = SpeechEngine()
    await engine.start()
    with pytest.raises(SpeechUnavailable, match="stopped twice"):
        await engine.synthesize("Hello.", replace(ANNA, engine_voice="no-such-language+f1"))
    assert capfd.readouterr().err.count("espeak-ng refused no-such-language+f1") == 2
    assert (await engine.synthesize("Hello.", ANNA)).audio
    await engine.stop()
