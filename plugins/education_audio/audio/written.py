"""What is said in an audio file, as files: captions and chapters (WebVTT, W3C), and plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from plugins.education_audio.contract import AudioCue
from plugins.education_audio.speech_text import without_marks


def webvtt(cues: Sequence[AudioCue]) -> str:
    """A cue for each sentence, named by its place, from 0; with two speakers it tells which."""
    two = _speakers(cues) > 1
    blocks = [
        _block(
            str(number),
            cue.begins,
            cue.ends,
            f"<v {cue.speaker}>{_escaped(cue.text)}" if two else _escaped(cue.text),
        )
        for number, cue in enumerate(cues)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def chapters(script: str, cues: Sequence[AudioCue]) -> str:
    """A cue for each heading of the script, until the next one; none without headings."""
    headings = [
        without_marks(line) for line in script.splitlines() if line.lstrip().startswith("#")
    ]
    begins: list[tuple[str, float]] = []
    for _paragraph, sentences in groupby(cues, key=_paragraph_of):
        said = list(sentences)
        words = " ".join(cue.text for cue in said)
        if len(begins) < len(headings) and words == headings[len(begins)]:
            begins.append((words, said[0].begins))
    ends = [begin for _, begin in begins[1:]] + [cues[-1].ends if cues else 0.0]
    blocks = [
        _block(str(number), begin, end, _escaped(title))
        for number, ((title, begin), end) in enumerate(zip(begins, ends, strict=False))
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def transcript(cues: Sequence[AudioCue]) -> str:
    """The words line by line as the script has them, without its marks."""
    two = _speakers(cues) > 1
    lines = []
    for _paragraph, sentences in groupby(cues, key=_paragraph_of):
        said = list(sentences)
        words = " ".join(cue.text for cue in said)
        lines.append(f"{said[0].speaker}: {words}" if two else words)
    return "\n".join(lines) + "\n"


def _speakers(cues: Sequence[AudioCue]) -> int:
    return len({cue.speaker for cue in cues})


def _paragraph_of(cue: AudioCue) -> int:
    return cue.paragraph


def _block(name: str, begins: float, ends: float, words: str) -> str:
    return f"{name}\n{_time(begins)} --> {_time(ends)}\n{words}"


def _time(seconds: float) -> str:
    milliseconds = round(1000 * seconds)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
