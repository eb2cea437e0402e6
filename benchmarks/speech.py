"""Measures speech: `python -m benchmarks.speech [DIRECTORY]`.

A script for two voices is approved and spoken, while the API is killed (SIGKILL) again and again
and started anew. Prints whether one file came of it, what the voice service counted beside what its
parts cost once, and how far the captions are from what is heard: the local service tells when each
character is spoken. Exits with 1 when a part was paid twice or a caption is more than half a
second off.

With a directory nothing is spoken: of its Markdown and text files (also those in `files`) each line
is printed that is said otherwise than it is written, and of its `*.jsonl` files the rows with
`written`, `spoken` and, where it is known, `lang` are compared with what a voice is given.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import random
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
from tinytag import TinyTag

from benchmarks.measure.killed import killed_programs
from core.retrieval.questions import split_sentences
from core.spoken import spoken_form
from plugins.education_audio.speech_text import (
    MAX_PART,
    SpeechPart,
    speakable,
    speech_parts,
    without_marks,
)

Row = dict[str, Any]

_ANNA, _PAUL = "localEnglishAnna0001", "localEnglishPaul0001"
_WORDS_PER_MINUTE = 150
_CALL_SECONDS = 120.0
_FINISH_SECONDS = 1800.0
_OFF_BY_SECONDS = 0.5
_CUE = re.compile(r"(\d+):(\d+):(\d+)\.(\d+) --> .*\n(?:<v \d>)?(.*)")
_KEY = {"xi-api-key": "local"}

_SENTENCES = (
    "Keep the cast dry at all times, even when you take a shower.",
    "Raise the arm on a pillow.",
    "Swelling is worst in the first days, so rest as often as you can and let others carry things.",
    "Move your fingers gently.",
    "Call the clinic when the pain grows, when the skin turns pale or blue, or when you feel that "
    "the cast has become too tight.",
    "Do not put anything under the cast.",
    "An itch can be soothed with cool air from a dryer.",
    "Eat and drink as you are used to.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found. `off_by` are seconds between each caption and what is heard."""

    minutes: float
    parts: int
    kills: int
    price: int
    paid: int
    off_by: list[float]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speech",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("directory", type=Path, nargs="?", help="folder with cases")
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--sentences", type=int, default=6, help="of each turn (default: 6)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.directory is not None:
        sys.exit(1 if _cases(given.directory) else 0)
    script = made_script(given.minutes, given.sentences, random.Random(given.seed))
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(script, given.kills, given.seed, Path(folder)))
    worst = max(found.off_by)
    print(
        f"one file of {found.minutes:.1f} minutes from {found.parts} parts, "
        f"after {found.kills} kills\n"
        f"paid: {found.paid} characters, the parts cost {found.price}\n"
        f"captions: {len(found.off_by)}, off by {worst:.2f} s at most, "
        f"{sum(found.off_by) / len(found.off_by):.2f} s on average"
    )
    sys.exit(1 if found.paid != found.price or worst > _OFF_BY_SECONDS else 0)


def made_script(minutes: float, sentences: int, dice: random.Random) -> str:
    """A script for two speakers that takes about so long, with so many sentences in a turn."""
    turns: list[str] = []
    words = 0
    while words < minutes * _WORDS_PER_MINUTE:
        number = len(turns) + 1
        said = dice.choices(_SENTENCES, k=sentences)
        turns.append(f"Speaker {2 - number % 2}: This is point {number}. {' '.join(said)}")
        words += len(turns[-1].split()) - 2
    return "\n\n".join(turns)


async def measure(script: str, kills: int, seed: int, folder: Path) -> Outcome:
    """Have the script spoken while the API is killed so many times. Raises RuntimeError."""
    dice = random.Random(seed)
    async with (
        killed_programs(folder) as programs,
        httpx.AsyncClient(
            base_url=programs.api_url, timeout=_CALL_SECONDS, trust_env=False
        ) as client,
        httpx.AsyncClient(
            base_url=programs.local_url, timeout=_CALL_SECONDS, trust_env=False, headers=_KEY
        ) as voice,
    ):
        audio_id = await _ask_for(client, script)
        done, reached = 0, 0.0
        while True:
            state = await _state(client, audio_id)
            if state["status"] == "completed":
                break
            if state["status"] == "failed":
                raise RuntimeError(f"it was not spoken: {state['error']}")
            due = reached + (1.0 - reached) / (2 * (kills - done) + 1)
            if done < kills and state["progress"] >= max(due, reached + 0.001):
                await asyncio.sleep(dice.uniform(0.0, 1.0))
                await asyncio.to_thread(programs.api.end, signal.SIGKILL)
                await programs.api.start()
                done += 1
                # A program that is killed again before it gets any further is given up.
                reached = (await _state(client, audio_id))["progress"]
                print(f"{done} kills…", file=sys.stderr)
            await asyncio.sleep(0.05)
        paid = (await voice.get("/v1/user/subscription")).json()["character_count"]
        sound = (await client.get(f"/api/audio/stream/{audio_id}")).raise_for_status()
        captions = await client.get(f"/api/audio/files/{audio_id}/captions.vtt")
        parts = speech_parts(script, _ANNA, _PAUL, MAX_PART)
        heard = [begin async for begin in _heard(voice, parts)]
    shown = list(_begins(captions.raise_for_status().text))
    if len(shown) != len(heard):
        raise RuntimeError(f"{len(shown)} captions, {len(heard)} sentences")
    return Outcome(
        minutes=_seconds(sound.content) / 60,
        parts=len(parts),
        kills=done,
        price=sum(len(part.text) for part in parts),
        paid=paid,
        off_by=[abs(one - other) for one, other in zip(shown, heard, strict=True)],
    )


async def _ask_for(client: httpx.AsyncClient, script: str) -> str:
    text = re.sub(r"Speaker \d: ", "", script)
    body: Row = {"disease_name": "Cast", "tags": ["faq"], "raw_content": f"# Cast\n\n{text}\n"}
    made = (await client.post("/api/knowledge", json=body)).raise_for_status().json()
    asked: Row = {"knowledge_id": made["knowledge_id"], "script": script}
    checks = (await client.post("/api/audio/checks", json=asked)).raise_for_status().json()
    for finding in checks["findings"]:
        reason = {"finding": finding["finding"], "reason": "For this measurement"}
        await client.post("/api/audio/acceptances", json=asked | reason)
    wanted = {"voice_id": _ANNA, "speaker2_voice_id": _PAUL, "approve": True}
    audio = await client.post("/api/audio/generate", json=asked | wanted)
    return str(audio.raise_for_status().json()["audio_id"])


async def _state(client: httpx.AsyncClient, audio_id: str) -> Row:
    async with asyncio.timeout(_FINISH_SECONDS):
        answer = await client.get(f"/api/audio/files/{audio_id}")
    state: Row = answer.raise_for_status().json()
    return state


async def _heard(voice: httpx.AsyncClient, parts: list[SpeechPart]) -> AsyncIterator[float]:
    """The second in which each sentence begins, as the voice service tells of each part."""
    offset = 0.0
    for part in parts:
        answer = await voice.post(
            f"/v1/text-to-speech/{part.voice_id}/with-timestamps", json={"text": part.text}
        )
        told = answer.raise_for_status().json()
        times = told["alignment"]["character_start_times_seconds"]
        place = 0
        for sentence in split_sentences(part.text):
            place = part.text.index(sentence, place)
            if speakable(sentence):
                yield offset + times[place]
            place += len(sentence)
        offset += _seconds(base64.b64decode(told["audio_base64"]))


def _begins(captions: str) -> Iterator[float]:
    for hours, minutes, seconds, milliseconds, _words in _CUE.findall(captions):
        yield 3600 * int(hours) + 60 * int(minutes) + int(seconds) + int(milliseconds) / 1000


def _seconds(sound: bytes) -> float:
    duration = TinyTag.get(filename="a.mp3", file_obj=BytesIO(sound), tags=False).duration
    return float(duration or 0.0)


def _cases(directory: Path) -> int:
    """Print what a voice is given of the cases; how many are not as they are said to be."""
    folders = [folder for folder in (directory, directory / "files") if folder.is_dir()]
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.suffix in (".md", ".txt"):
            text = path.read_text(encoding="utf-8", errors="replace")
            for line in without_marks(text).splitlines():
                if (said := spoken_form(line)) != line:
                    print(f"{path.name}: {line}\n  {said}")
    wrong = count = 0
    for path in sorted(path for folder in folders for path in folder.glob("*.jsonl")):
        for row in map(json.loads, filter(str.strip, path.read_text("utf-8").splitlines())):
            if {"written", "spoken"} <= row.keys():
                count += 1
                said = spoken_form(without_marks(row["written"]))
                if said != row["spoken"]:
                    wrong += 1
                    print(f"{path.name}: {row['written']}\n  {said}\n  not: {row['spoken']}")
    print(f"{count} cases, {count - wrong} as expected")
    return wrong


if __name__ == "__main__":
    main()
