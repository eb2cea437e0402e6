"""The voice provider ElevenLabs, spoken to with its own SDK.

The same code serves the local preview voice: only the address differs, and its check goes without
the SDK. That is imported on the first call, in a thread, because the import takes most of a second.
"""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from math import prod
from typing import Any
from weakref import WeakSet

from core import i18n
from core.adapters.elevenlabs.agents import AgentCalls
from core.adapters.elevenlabs.calls import LISTING_SECONDS, ONCE, PAGE, next_cursor, sdk
from core.adapters.elevenlabs.documents import DocumentCalls
from core.adapters.elevenlabs.findings import find_findings
from core.adapters.elevenlabs.history import find_spoken, find_times
from core.adapters.elevenlabs.payloads import (
    SPEECH_FORMAT,
    agent_language,
    voice_from_row,
)
from core.adapters.elevenlabs.quota import read_quota
from core.adapters.elevenlabs.recognition import listen_to_speech, recognise_speech
from core.adapters.local_service import ask_local
from core.adapters.provider_errors import elevenlabs_error
from core.errors import AppError, ProviderTimeout, Unavailable
from core.i18n import text
from core.ports.recognition import HeardWord, RecognisedSpeech
from core.ports.results import ProviderFindings
from core.ports.speech import SpeechQuota
from core.ports.voice import (
    SpeechResult,
    Voice,
    VoiceConversation,
)

log = logging.getLogger(__name__)

_SPEECH_TOTAL_SECONDS = 300.0
_LIMIT_LIFETIME_SECONDS = 3600.0
# The provider lets conversations begin at a signed address for 15 minutes, and at one without a
# conversation's id as often as one likes.
_ADDRESS_LIFETIME_SECONDS = 600.0

# The parts of the SDK.
_CONVERSATIONS = "conversational_ai.conversations"
_VOICES = "voices"
_MODELS = "models"
_SPEECH = "text_to_speech"

_NO_PREVIEW_VOICE = text(
    "The preview voice cannot speak, because its libraries are missing. "
    'Install them with: pip install "elevendops[speech]"'
)


class ElevenLabsVoice(DocumentCalls, AgentCalls):
    """A `VoiceProvider` on ElevenLabs or, with `local=True`, on the local preview service.

    `base_url` None means the provider's own address. `speech_model` is the model of `speak`.
    `call_seconds` bounds every call but speech and listings, `reply_seconds` the wait for the
    first words of an agent's reply.
    """

    def __init__(
        self,
        api_key: str,
        base_url: str | None,
        *,
        local: bool = False,
        speech_model: str = "eleven_multilingual_v2",
        call_seconds: float = 20.0,
        reply_seconds: float = 30.0,
    ) -> None:
        super().__init__(api_key, base_url, local=local, call_seconds=call_seconds)
        self.speech_model = speech_model
        self._reply_seconds = reply_seconds
        # The longest text, the credits of a character, and the monotonic time of expiry.
        self._terms: tuple[int, float, float] | None = None
        self._conversations: WeakSet[Any] = WeakSet()
        # By agent: the latest signed address, and the monotonic time until which it is used here.
        self._addresses: dict[str, tuple[str, float]] = {}

    async def voices(self) -> list[Voice]:
        """Every voice of the account, in the provider's order."""
        found: list[Voice] = []
        token: str | None = None
        async with self._calls(_VOICES, LISTING_SECONDS) as api:
            while True:
                page = await api.search(page_size=PAGE, next_page_token=token, request_options=ONCE)
                found += [voice for row in page.voices or () if (voice := voice_from_row(row))]
                token = next_cursor(page.has_more, page.next_page_token, token)
                if token is None:
                    return found

    async def max_speech_characters(self) -> int:
        """The longest text of one `speak` call, asked of the provider once an hour."""
        return (await self._model_terms())[0]

    async def speech_rate(self) -> float:
        """The credits that one character costs, asked of the provider once an hour."""
        return (await self._model_terms())[1]

    async def speech_settings(self) -> str:
        """The model and the format."""
        return f"{self.speech_model} {SPEECH_FORMAT}"

    async def speech_quota(self) -> SpeechQuota:
        """What the account has left in this period."""
        return await read_quota(self._calls, self._service, self._call_seconds)

    async def _model_terms(self) -> tuple[int, float]:
        if self._terms is not None and time.monotonic() < self._terms[2]:
            return self._terms[0], self._terms[1]
        async with self._calls(_MODELS) as api:
            models = await api.list(request_options=ONCE)
        for model in models:
            longest = model.maximum_text_length_per_request
            if model.model_id == self.speech_model and longest:
                rate = getattr(model.model_rates, "character_cost_multiplier", None)
                discount = getattr(model.model_rates, "cost_discount_multiplier", None)
                # A model that tells no rate is counted by its characters.
                told = [float(one) for one in (rate, discount) if isinstance(one, int | float)]
                terms = int(longest), prod(told)
                self._terms = (*terms, time.monotonic() + _LIMIT_LIFETIME_SECONDS)
                return terms
        raise self._service.refused(
            text(
                "the speech model {speech_model} is not available to this account",
                speech_model=self.speech_model,
            ),
            "model_not_found",
        )

    async def speak(
        self, text: str, voice_id: str, *, previous_text: str = "", next_text: str = ""
    ) -> SpeechResult:
        """Speak the text as MP3; an answer without sound is an error, never a success."""
        around = {"previous_text": previous_text, "next_text": next_text}
        async with (
            self._calls(_SPEECH, _SPEECH_TOTAL_SECONDS) as api,
            api.with_raw_response.convert(
                voice_id,
                text=text,
                model_id=self.speech_model,
                output_format=SPEECH_FORMAT,
                request_options=sdk().speech_options(),
                **{name: value for name, value in around.items() if value},
            ) as answer,
        ):
            audio = b"".join([chunk async for chunk in answer.data])
            cost = answer.headers.get("character-cost", "")
            at_once = answer.headers.get("maximum-concurrent-requests", "")
        if not _is_mp3(audio):
            raise self._service.refused(i18n.text("it sent no audio for this text"), "no_audio")
        return SpeechResult(
            audio,
            int(cost) if cost.isdecimal() else len(text),
            int(at_once) if at_once.isdecimal() else None,
        )

    async def spoken_before(self, text: str, voice_id: str, since: datetime) -> bytes | None:
        """The MP3 of this very text by this voice, spoken since then, without charge."""
        found = await find_spoken(
            self._answer_of, self._calls, text, voice_id, self.speech_model, since
        )
        return found if found is not None and _is_mp3(found) else None

    async def spoken_times(
        self, spoken: Sequence[tuple[str, str]], since: datetime
    ) -> list[Sequence[float] | None]:
        """The second at which each character of these texts begins, each text with its voice."""
        return await find_times(self._answer_of, spoken, self.speech_model, since)

    async def recognise(self, audio: bytes, language: str = "") -> RecognisedSpeech:
        """The words of a WAV, by Scribe, which the local service does not have."""
        return await recognise_speech(self._calls, self._service, audio, language)

    async def listen(self, audio: bytes, language: str = "") -> list[HeardWord]:
        """The words of an MP3 with their seconds, as `recognise`."""
        return await listen_to_speech(self._calls, self._service, audio, language)

    async def findings(self, user_id: str) -> list[ProviderFindings]:
        """What was found in each conversation of this user, the oldest first."""
        return await find_findings(self._calls, user_id)

    async def signed_url(self, provider_agent_id: str) -> str:
        """A socket address that a browser can use to talk to the agent for 15 minutes."""
        async with self._calls(_CONVERSATIONS) as api:
            answer = await api.get_signed_url(agent_id=provider_agent_id, request_options=ONCE)
        url = self._id(answer, "signed_url")
        now = time.monotonic()
        self._addresses = {one: kept for one, kept in self._addresses.items() if kept[1] > now}
        self._addresses[provider_agent_id] = url, now + _ADDRESS_LIFETIME_SECONDS
        return url

    async def converse(
        self,
        provider_agent_id: str,
        *,
        text_only: bool,
        user_id: str,
        context: str = "",
        language: str = "",
    ) -> VoiceConversation:
        """Open a conversation; `context` tells the agent what was said before a reconnect,
        `language` is the one of its languages that it is to speak, "" for its first.
        """
        open_at = partial(
            importlib.import_module("core.adapters.elevenlabs.conversation").open_conversation,
            service=self._service,
            text_only=text_only,
            user_id=user_id,
            context=context,
            language=agent_language(language) if language else "",
            reply_seconds=self._reply_seconds,
        )
        known, until = self._addresses.get(provider_agent_id, ("", 0.0))
        conversation: VoiceConversation | None = None
        if time.monotonic() < until:
            try:
                conversation = await open_at(known)
            except ProviderTimeout:
                raise
            except AppError as error:
                # Asked for anew, for only that call tells what became of the agent.
                self._addresses.pop(provider_agent_id, None)
                log.info("a signed address was not taken any more: %s", error.error_code)
        if conversation is None:
            conversation = await open_at(await self.signed_url(provider_agent_id))
        self._conversations.add(conversation)
        return conversation

    async def check(self) -> None:
        """Raise unless the provider answers with our key and has a model that can speak."""
        speak = await (self._local_models() if self._service.local else self._models())
        if speak and not any(speak):
            raise Unavailable(
                _NO_PREVIEW_VOICE
                if self._service.local
                else text(
                    "{name} offers this account no model that can speak.", name=self._service.name
                ),
                error_code="no_speech_model",
            )

    async def _models(self) -> list[bool]:
        """Of each of the provider's models, whether it can speak."""
        async with self._calls(_MODELS) as api:
            models = await api.list(request_options=ONCE)
        return [bool(getattr(model, "can_do_text_to_speech", False)) for model in models]

    async def _local_models(self) -> list[bool]:
        """The same of our own service, for which nobody has to load the SDK."""
        models = await ask_local(
            f"{self._base_url}/v1/models",
            {"xi-api-key": self._api_key},
            self._service,
            elevenlabs_error,
        )
        if not isinstance(models, list):
            raise self._service.unreadable()
        return [
            isinstance(model, dict) and bool(model.get("can_do_text_to_speech")) for model in models
        ]

    async def close(self) -> None:
        """End open conversations and close the connections."""
        for conversation in list(self._conversations):
            await conversation.close()
        await super().close()


def _is_mp3(audio: bytes) -> bool:
    """Whether the bytes start as MP3: an ID3 tag, or the frame sync of ISO 11172-3."""
    return audio[:3] == b"ID3" or (len(audio) > 1 and audio[0] == 0xFF and audio[1] & 0xE0 == 0xE0)
