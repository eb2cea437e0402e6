"""What audio files are found by: document, doctor, name, language and state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.ports.documents import Filter
from core.text.name_keys import name_key
from plugins.education_audio.contract import AudioState, AudioStatus
from plugins.education_audio.models import ANY, language_key

SEARCHED = ("found_by[]", "doctor_id", "knowledge_id", "status", "outdated", "kept_away")
"""The stored fields that a list may be narrowed by."""


@dataclass(frozen=True, slots=True)
class AudioFilter:
    """What a list is narrowed to; None for everything.

    `q` is the beginning of a word of the name, `language` a code of which the region does not
    count.
    """

    doctor_id: str | None = None
    knowledge_id: str | None = None
    q: str | None = None
    language: str | None = None
    state: AudioState | None = None

    def conditions(self) -> tuple[Filter, ...]:
        """The conditions on stored audio files."""
        found: list[Filter] = []
        if self.doctor_id is not None:
            found.append(Filter("doctor_id", "==", self.doctor_id))
        if self.knowledge_id is not None:
            found.append(Filter("knowledge_id", "==", self.knowledge_id))
        keys = list(self._keys())
        if self.state is not None and not keys:
            keys = [ANY]
        found += [Filter("found_by", "array_contains", key) for key in keys]
        match self.state:
            case None:
                pass
            case AudioState.APPROVED:
                found += _finished(Filter("kept_away", "==", False))
            case AudioState.OUTDATED:
                found += _finished(Filter("outdated", "==", True))
            case AudioState.OUT_OF_USE:
                found += _finished(Filter("kept_away", "==", True), Filter("outdated", "==", False))
            case _:
                found.append(Filter("status", "==", AudioStatus(self.state.value).value))
        return tuple(found)

    def _keys(self) -> Iterator[str]:
        if self.q and (key := name_key(self.q)):
            yield key
        if self.language:
            yield language_key(self.language.lower().partition("-")[0])


def _finished(*conditions: Filter) -> tuple[Filter, ...]:
    return (Filter("status", "==", AudioStatus.COMPLETED.value), *conditions)
