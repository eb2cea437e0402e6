"""When each sentence is heard: in order, to the end, near to what was measured of the parts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from plugins.education_audio.audio.cues import cues, joints, sentence_begins
from plugins.education_audio.audio.written import chapters, transcript, webvtt
from plugins.education_audio.speech_text import speech_parts
from tests.plugins.education_audio.support import SCRIPT, add_document, spoken
from tests.support.servers import Clinic

TALK = """# At home

Speaker 1: How much do I take?
Speaker 2: Take 5 mg < 2 times a day & rest. Drink water.

## When to call

Speaker 1: Call us when you have a fever."""


def _audio(script: str, seconds: float, **more: object) -> dict[str, object]:
    return {"script": script, "duration_seconds": seconds, **more}


@pytest.mark.parametrize("script", [SCRIPT, TALK, "一天吃藥三次。不要喝酒。發燒時請來電。"])
def test_sentences_follow_each_other_until_the_end(script: str) -> None:
    found = cues(_audio(script, 30.0))
    assert found[0].begins == 0.0
    assert found[-1].ends == pytest.approx(30.0, abs=0.01)
    assert all(one.ends == other.begins for one, other in pairwise(found))
    assert all(cue.ends > cue.begins for cue in found)


def test_what_was_measured_of_a_part_moves_its_sentences() -> None:
    parts = speech_parts("Drink water. " * 20, "voice", None, 130)
    assert len(parts) == 2
    slow_first = joints(parts, [30.0, 10.0])
    found = cues(_audio("Drink water. " * 20, 40.0, joints=slow_first))
    assert found[10].begins == pytest.approx(30.0, abs=0.1)
    assert found[15].begins == pytest.approx(35.0, abs=0.1)


def test_the_files_tell_speakers_headings_and_signs() -> None:
    found = cues(_audio(TALK, 20.0))
    captions = webvtt(found)
    assert captions.startswith("WEBVTT\n\n0\n00:00:00.000 --> 00:00:")
    assert "<v 2>Take 5 mg &lt; 2 times a day &amp; rest." in captions
    heads = chapters(TALK, found).strip().split("\n\n")[1:]
    assert [block.split("\n")[2] for block in heads] == ["At home", "When to call"]
    assert heads[0].split(" --> ")[1].split("\n")[0] == heads[1].split("\n")[1].split(" --> ")[0]
    assert "2: Take 5 mg < 2 times a day & rest. Drink water.\n" in transcript(found)
    assert chapters(SCRIPT, cues(_audio(SCRIPT, 9.0))) == "WEBVTT\n"


async def test_an_audio_file_gives_its_captions_chapters_and_text(clinic: Clinic) -> None:
    script = "# Gout\n\n" + SCRIPT
    audio = await spoken(clinic, await add_document(clinic), script=script)
    path = f"/api/audio/files/{audio['audio_id']}"
    for name, kind, words in (
        ("captions.vtt", "text/vtt; charset=utf-8", "Drink plenty of water."),
        ("chapters.vtt", "text/vtt; charset=utf-8", "\nGout\n"),
        ("transcript.txt", "text/plain; charset=utf-8", f"Gout\n{SCRIPT}\n"),
    ):
        answer = await clinic.client.get(f"{path}/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert words in answer.text
    assert (await clinic.client.get(f"{path}/other.txt")).status_code == 422
    # Of an earlier text it is handed out as little as its sound.
    changed = {"raw_content": "# Gout\n\nDrink little.\n"}
    document = f"/api/knowledge/{audio['knowledge_id']}"
    assert (await clinic.client.put(document, json=changed)).status_code == 200
    for name in ("captions.vtt", "chapters.vtt", "transcript.txt"):
        late = await clinic.client.get(f"{path}/{name}")
        assert (late.status_code, late.json()["error_code"]) == (409, "audio_not_current")
    assert (await clinic.client.get("/api/audio/files/none/captions.vtt")).status_code == 404


def test_sentences_begin_when_the_voice_service_says_so() -> None:
    script = "One. Two words here. The last of the first part.\n\nSpeaker 2: Another voice."
    parts = speech_parts(script, "a", "b", 2_500)
    first = parts[0].text
    # Nothing like the time that the words would take.
    starts = {first.index("One"): 0.0, first.index("Two"): 6.0, first.index("The"): 7.0}
    times, second = [], 0.0
    for place in range(len(first)):
        second = starts.get(place, second)
        times.append(second)
    audio = {
        "script": script,
        "duration_seconds": 13.0,
        "joints": joints(parts, [10.0, 3.0], [sentence_begins(first, times), None]),
    }
    assert [cue.begins for cue in cues(audio)] == pytest.approx([0.0, 6.0, 7.0, 10.0], abs=0.01)
    assert cues(audio)[-1].ends == pytest.approx(13.0, abs=0.01)
