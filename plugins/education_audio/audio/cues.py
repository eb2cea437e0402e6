"""When each sentence of a script is heard in its audio: for captions, and to follow the text.

What a part of the speech takes is measured when it is made. Inside a part, of at most some three
minutes, the voice service tells when a sentence begins; where it does not, each has its share by
how long its words take to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.ports.documents import JsonObject
from core.text.speech_rate import spoken_minutes
from plugins.education_audio.aliases import alias_of, with_aliases
from plugins.education_audio.contract import AudioCue
from plugins.education_audio.speech_text import (
    ScriptTurn,
    SpeechPart,
    speakable,
    speaker_languages,
    turns,
)

_PAUSE_SECONDS = 0.4
"""After each sentence, beside what its words take."""


def joints(
    parts: Sequence[SpeechPart],
    seconds: Sequence[float],
    begins: Sequence[Sequence[float] | None] = (),
) -> list[JsonObject]:
    """The shares of the script that are said by a second: at the end of each part and, where it is
    known when its sentences begin, at the beginning of each behind its first.
    """
    sizes = [[_size(sentence) for sentence in _sentences(part.text)] for part in parts]
    whole = sum(map(sum, sizes)) or 1.0
    found: list[JsonObject] = []
    said = time = 0.0
    known = [*begins, *[None] * (len(parts) - len(begins))]
    for each, took, told in zip(sizes, seconds, known, strict=True):
        starts = told if told is not None and len(told) == len(each) else ()
        for number, size in enumerate(each):
            if number and starts and starts[number] < took:
                found.append(
                    {"share": round(said / whole, 6), "seconds": round(time + starts[number], 3)}
                )
            said += size
        time += took
        found.append({"share": round(said / whole, 6), "seconds": round(time, 3)})
    return found


def sentence_begins(text: str, starts: Sequence[float]) -> list[float]:
    """When each sentence of a part is heard, by when each of its characters is."""
    found: list[float] = []
    place = 0
    for sentence in _sentences(text):
        place = text.index(sentence, place)
        found.append(float(starts[place]))
        place += len(sentence)
    return found


def cues(audio: JsonObject) -> list[AudioCue]:
    """The sentences of a finished audio file in order, each with its seconds.

    A file that was made before parts were measured is taken for one part.
    """
    from core.spoken import spoken_context, spoken_form  # not waited for by a start

    duration = float(audio["duration_seconds"] or 0.0)
    said = [
        (turn.speaker, paragraph, sentence)
        for turn, paragraph, line in _lines(audio["script"])
        for sentence in _sentences(line)
    ]
    languages = speaker_languages(turns(audio["script"]))
    aliases = [alias_of(row) for row in audio.get("pronunciations") or ()]
    script_tells = spoken_context("\n".join(sentence for _, _, sentence in said))
    sizes = [
        _size(spoken_form(with_aliases(sentence, aliases), script_tells)) for _, _, sentence in said
    ]
    whole = sum(sizes) or 1.0
    known = [(joint["share"], joint["seconds"]) for joint in audio.get("joints") or ()]
    # The joined file may be a few frames longer or shorter than its parts.
    points = [(0.0, 0.0), *known[:-1], (1.0, duration)]
    found: list[AudioCue] = []
    done = 0.0
    for (speaker, paragraph, sentence), size in zip(said, sizes, strict=True):
        begin = _second(points, done / whole)
        done += size
        found.append(
            AudioCue(
                begins=round(begin, 3),
                ends=round(_second(points, done / whole), 3),
                text=sentence,
                speaker=speaker,
                paragraph=paragraph,
                language=languages.get(speaker, ""),
            )
        )
    return found


def _lines(script: str) -> Iterator[tuple[ScriptTurn, int, str]]:
    paragraph = 0
    for turn in turns(script):
        for line in turn.text.splitlines():
            if line.strip():
                paragraph += 1
                yield turn, paragraph, line


def _sentences(text: str) -> list[str]:
    from core.retrieval.questions import split_sentences  # not waited for by a start

    return [sentence for sentence in split_sentences(text) if speakable(sentence)]


def _size(sentence: str) -> float:
    return 60.0 * spoken_minutes(sentence) + _PAUSE_SECONDS


def _second(points: Sequence[tuple[float, float]], share: float) -> float:
    """The second at which this share of the script is said, on the line through the points."""
    for (before, start), (after, end) in pairwise(points):
        if share <= after and after > before:
            return start + (end - start) * (share - before) / (after - before)
    return points[-1][1]
