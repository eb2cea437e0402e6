"""One turn of an agent, gathered from the events of the conversation socket."""

from __future__ import annotations

import base64
import binascii
import io
import struct
import wave
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.ports.voice import AgentReply

# All in seconds. Not every agent sends the event that ends a turn, so silence does too.
_QUIET = 0.6  # after the text, for a further response or a correction
_AUDIO_QUIET = 1.5  # after the last sound, when its alignment does not cover the text
_FIRST_AUDIO = 5.0  # after the text, for the first sound
_AUDIO_LIMIT = 20.0  # after the text, for all sound
_RETRY = 8.0  # after a guardrail has stopped a reply, for the agent's next try


@dataclass(slots=True)
class _Response:
    event_id: int
    text: str


@dataclass(slots=True)
class AgentTurn:
    """Takes events until `settles_at` has passed; times are those of the event loop's clock.

    `spent` is the highest event id of earlier turns: sound up to it is a late rest of those.
    """

    text_only: bool
    spent: int = 0
    highest: int = 0
    _responses: list[_Response] = field(default_factory=list)
    _sounds: list[tuple[int, bytes]] = field(default_factory=list)
    _spoken: str = ""
    _streaming: bool = False
    _complete: bool = False
    _responded_at: float = 0.0
    _heard_at: float = 0.0
    _changed_at: float = 0.0
    _stopped_at: float | None = None

    def take(self, event: Mapping[str, Any], now: float) -> None:
        """Add one event; unknown kinds are passed over, as the protocol asks."""
        kind = event.get("type")
        if kind == "agent_response":
            self._take_response(_payload(event, "agent_response_event"), now)
        elif kind == "agent_response_correction":
            self._correct(_payload(event, "agent_response_correction_event"), now)
        elif kind == "agent_chat_response_part":
            self._streaming = _payload(event, "text_response_part").get("type") != "stop"
            self._changed_at = now
        elif kind == "agent_response_complete":
            self._take_complete(_payload(event, "agent_response_complete_event"))
        elif kind == "audio":
            self._take_sound(_payload(event, "audio_event"), now)
        elif kind == "interruption":
            until = event_id(_payload(event, "interruption_event"))
            self._sounds = [sound for sound in self._sounds if sound[0] > until]
        elif kind == "guardrail_triggered":
            # It says no more than that. The provider means what was said so far not to be heard.
            self._responses, self._sounds, self._spoken = [], [], ""
            self._streaming = self._complete = False
            self._stopped_at = now

    def settles_at(self) -> float | None:
        """When the turn is over if no further event comes; None while its text is awaited."""
        if not self._responses:
            return None if self._stopped_at is None else self._stopped_at + _RETRY
        text_done = self._changed_at if self._complete else self._changed_at + _QUIET
        if self.text_only:
            return None if self._streaming else text_done
        latest = self._responded_at + _AUDIO_LIMIT
        if not self._sounds:
            return min(self._responded_at + _FIRST_AUDIO, latest)
        if self._covered():
            return min(max(text_done, self._heard_at), latest)
        return min(max(text_done, self._heard_at + _AUDIO_QUIET), latest)

    @property
    def has_text(self) -> bool:
        """Whether the agent has said something yet."""
        return bool(self._responses)

    @property
    def stopped(self) -> bool:
        """Whether a guardrail of the provider has stopped a reply of this turn."""
        return self._stopped_at is not None

    @property
    def text(self) -> str:
        """What the agent has said so far."""
        return " ".join(response.text for response in self._responses if response.text)

    def reply(self, audio_format: str) -> AgentReply:
        """The turn as text and WAV; `audio_format` is that of the conversation's metadata."""
        sound = b"".join(sound for _, sound in self._sounds)
        return AgentReply(self.text, wav(sound, audio_format) if sound else b"", self.stopped)

    def _take_response(self, payload: Mapping[str, Any], now: float) -> None:
        number = event_id(payload)
        self._responses.append(_Response(number, str(payload.get("agent_response") or "").strip()))
        self.highest = max(self.highest, number)
        self._streaming = self._complete = False
        self._responded_at = self._changed_at = now

    def _take_complete(self, payload: Mapping[str, Any]) -> None:
        number = event_id(payload)
        if number and number <= self.spent:
            return  # of an earlier turn, which silence has ended
        self._complete = bool(self._responses)

    def _correct(self, payload: Mapping[str, Any], now: float) -> None:
        number = event_id(payload)
        original = str(payload.get("original_agent_response") or "").strip()
        corrected = str(payload.get("corrected_agent_response") or "").strip()
        for response in reversed(self._responses):
            if response.text == original or (number and response.event_id == number):
                response.text = corrected
                self._changed_at = now
                return

    def _take_sound(self, payload: Mapping[str, Any], now: float) -> None:
        number = event_id(payload)
        if number and number <= self.spent:
            return
        try:
            sound = base64.b64decode(str(payload.get("audio_base_64") or ""), validate=True)
        except binascii.Error:
            return
        self._sounds.append((number, sound))
        self.highest = max(self.highest, number)
        alignment = payload.get("alignment")
        if isinstance(alignment, Mapping):
            self._spoken += "".join(str(char) for char in alignment.get("chars") or ())
        self._heard_at = now

    def _covered(self) -> bool:
        """Whether the spoken characters reach the end of the text; spaces and signs may differ."""
        said = _letters("".join(response.text for response in self._responses))
        return bool(said) and _letters(self._spoken).endswith(said)


def event_id(payload: Mapping[str, Any]) -> int:
    """The event's number, 0 if it has none."""
    number = payload.get("event_id")
    return number if isinstance(number, int) else 0


def wav(sound: bytes, audio_format: str) -> bytes:
    """Mono 16-bit WAV of raw sound in one of the socket's formats (`pcm_16000`, `ulaw_8000`)."""
    encoding, _, rate = audio_format.partition("_")
    if encoding == "ulaw":
        sound = struct.pack(f"<{len(sound)}h", *(_ULAW[byte] for byte in sound))
    target = io.BytesIO()
    with wave.open(target, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(int(rate) if rate.isdigit() else 16000)
        writer.writeframes(sound[: len(sound) // 2 * 2])
    return target.getvalue()


def _ulaw_sample(byte: int) -> int:
    """One mu-law byte as a linear 16-bit sample (ITU-T G.711)."""
    byte = ~byte & 0xFF
    magnitude = (((byte & 0x0F) << 3) + 0x84 << (byte >> 4 & 0x07)) - 0x84
    return -magnitude if byte & 0x80 else magnitude


_ULAW = tuple(_ulaw_sample(byte) for byte in range(256))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _payload(event: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    payload = event.get(name)
    return payload if isinstance(payload, Mapping) else {}
