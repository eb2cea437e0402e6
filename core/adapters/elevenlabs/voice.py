"""The voice provider ElevenLabs, spoken to with its own SDK.

The same code serves the local preview voice: only the address differs, and its check goes without
the SDK. That is imported on the first call, in a thread, because the import takes most of a second.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import logging
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from types import ModuleType
from typing import Any
from weakref import WeakSet

from core import i18n
from core.adapters.elevenlabs.agent_reading import agent_from
from core.adapters.elevenlabs.history import find_spoken, find_times
from core.adapters.elevenlabs.inspection import (
    INDEX_FAILURES,
    TOO_SMALL,
    DocumentInspection,
)
from core.adapters.elevenlabs.payloads import (
    EMBEDDING_MODEL,
    SPEECH_FORMAT,
    agent_body,
    language_model_from,
    voice_from_row,
)
from core.adapters.elevenlabs.recognition import recognise_speech
from core.adapters.local_service import ask_local
from core.adapters.provider_errors import Service, elevenlabs_error
from core.errors import AppError, NotFound, ProviderRefused, ProviderTimeout, Unavailable
from core.i18n import text
from core.ports.agents import LanguageModel, ProviderAgent
from core.ports.recognition import RecognisedSpeech
from core.ports.voice import (
    AgentSpec,
    KnowledgeEntry,
    SpeechResult,
    Voice,
    VoiceConversation,
)

log = logging.getLogger(__name__)

_SPEECH_TOTAL_SECONDS = 300.0
_LISTING_SECONDS = 60.0  # all pages of one list
_PAGE = 100  # the provider's largest page
_LIMIT_LIFETIME_SECONDS = 3600.0
# The provider lets conversations begin at a signed address for 15 minutes, and at one without a
# conversation's id as often as one likes.
_ADDRESS_LIFETIME_SECONDS = 600.0

# The parts of the SDK.
_KNOWLEDGE = "conversational_ai.knowledge_base"
_DOCUMENTS = f"{_KNOWLEDGE}.documents"
_DOCUMENT = f"{_KNOWLEDGE}.document"
_AGENTS = "conversational_ai.agents"
_CONVERSATIONS = "conversational_ai.conversations"
_LLMS = "conversational_ai.llm"
_VOICES = "voices"
_MODELS = "models"
_SPEECH = "text_to_speech"

# A repeated create makes a second entry and a repeated generation is charged twice: the provider
# knows no idempotency key, so whoever calls decides whether to try again.
_ONCE = {"max_retries": 0}

_NO_PREVIEW_VOICE = text(
    "The preview voice cannot speak, because its libraries are missing. "
    'Install them with: pip install "elevendops[speech]"'
)


class ElevenLabsVoice:
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
        name = text("The local preview voice service") if local else text("ElevenLabs")
        self._service = Service(name, "ELEVENLABS_API_KEY", api_key, local)
        self._api_key = api_key
        self._base_url = base_url
        self.speech_model = speech_model
        self._call_seconds = call_seconds
        self._reply_seconds = reply_seconds
        self._client: Any = None
        self._client_lock = asyncio.Lock()
        self._limit: tuple[int, float] | None = None  # characters, monotonic time of expiry
        self._conversations: WeakSet[Any] = WeakSet()
        # By agent: the latest signed address, and the monotonic time until which it is used here.
        self._addresses: dict[str, tuple[str, float]] = {}
        self._inspection = DocumentInspection(self._calls, self._service)

    @asynccontextmanager
    async def _calls(self, part: str, total_seconds: float | None = None) -> AsyncIterator[Any]:
        async with self._client_lock:
            if self._client is None:
                self._client = await asyncio.to_thread(self._build_client)
            client = self._client
        async with client.calls(part, total_seconds or self._call_seconds) as api:
            yield api

    def _build_client(self) -> Any:
        return _sdk().ElevenLabsClient(self._api_key, self._base_url, self._service)

    def _id(self, answer: Any, field: str) -> str:
        """The id in an answer; the SDK does not validate answers, so it can be missing."""
        value = getattr(answer, field, None)
        if not isinstance(value, str) or not value:
            raise self._service.unreadable()
        return value

    async def find_documents(self, name_prefix: str) -> list[KnowledgeEntry]:
        """All knowledge-base entries whose name starts with the prefix, case-sensitively."""
        found: list[KnowledgeEntry] = []
        cursor: str | None = None
        async with self._calls(_KNOWLEDGE, _LISTING_SECONDS) as api:
            while True:
                page = await api.list(
                    page_size=_PAGE,
                    search=name_prefix or None,
                    cursor=cursor,
                    request_options=_ONCE,
                )
                found += [
                    KnowledgeEntry(row.id, row.name)
                    for row in page.documents or ()
                    if row.id and (row.name or "").startswith(name_prefix)
                ]
                cursor = _next_cursor(page.has_more, page.next_cursor, cursor)
                if cursor is None:
                    return found

    async def create_document(self, name: str, text: str) -> str:
        """Create a text entry and have it indexed for search. Returns the provider's id."""
        async with self._calls(_DOCUMENTS) as api:
            created = await api.create_from_text(text=text, name=name, request_options=_ONCE)
        provider_id = self._id(created, "id")
        await self._index(provider_id)
        return provider_id

    async def update_document(self, provider_id: str, name: str, text: str) -> None:
        """Replace name and text in place, and have the text indexed again. Raises NotFound."""
        async with self._calls(_DOCUMENTS) as api:
            await api.update(provider_id, name=name, content=text, request_options=_ONCE)
        await self._index(provider_id)

    async def _index(self, provider_id: str) -> None:
        """Start the search index; the provider finishes it by itself.

        Below some 500 bytes there is none, and the agent is given the whole text instead.
        """
        try:
            async with self._calls(_DOCUMENT) as api:
                index = await api.compute_rag_index(
                    provider_id, model=EMBEDDING_MODEL, request_options=_ONCE
                )
        except ProviderRefused as refusal:
            if refusal.error_code == TOO_SMALL:
                return
            raise
        status = getattr(index, "status", None)
        if status in INDEX_FAILURES:
            raise self._service.refused(INDEX_FAILURES[status], status)

    async def delete_document(self, provider_id: str) -> None:
        """Delete and detach from agents; an unknown id is already deleted."""
        try:
            async with self._calls(_DOCUMENTS) as api:
                await api.delete(provider_id, force=True, request_options=_ONCE)
        except NotFound:
            return

    async def account(self) -> str:
        """A mark of the address and the key, from which neither can be told."""
        if self._service.local:
            return "local"  # wherever it listens, and whatever key it is given
        account = f"{self._base_url or ''} {self._api_key}"
        return hashlib.sha256(account.encode()).hexdigest()[:16]

    async def document_text(self, provider_id: str) -> str:
        """The text of an entry as it is kept there. Raises NotFound."""
        return await self._inspection.text(provider_id)

    async def document_passages(self, provider_id: str) -> list[str]:
        """The passages of an entry that agents search. Raises NotFound, ProviderBusy."""
        return await self._inspection.passages(provider_id)

    async def find_agent(self, reference: str) -> str | None:
        """The provider's id of the agent that carries the reference as a tag."""
        cursor: str | None = None
        async with self._calls(_AGENTS, _LISTING_SECONDS) as api:
            while True:
                page = await api.list(
                    page_size=_PAGE, tags=[reference], cursor=cursor, request_options=_ONCE
                )
                for row in page.agents or ():
                    if reference in (row.tags or ()) and row.agent_id:
                        return str(row.agent_id)
                cursor = _next_cursor(page.has_more, page.next_cursor, cursor)
                if cursor is None:
                    return None

    async def create_agent(self, spec: AgentSpec) -> str:
        """Create an agent; never repeated by itself. Returns the provider's id."""
        async with self._calls(_AGENTS) as api:
            created = await api.create(**agent_body(spec), request_options=_ONCE)
        return self._id(created, "agent_id")

    async def update_agent(self, provider_id: str, spec: AgentSpec) -> None:
        """Make the agent equal to the spec. Raises NotFound."""
        async with self._calls(_AGENTS) as api:
            await api.update(provider_id, **agent_body(spec), request_options=_ONCE)

    async def read_agent(self, provider_id: str) -> ProviderAgent:
        """The agent as it is kept there now. Raises NotFound."""
        async with self._calls(_AGENTS) as api:
            return agent_from((await api.get(provider_id, request_options=_ONCE)).dict())

    async def delete_agent(self, provider_id: str) -> None:
        """Delete; an unknown id is already deleted."""
        try:
            async with self._calls(_AGENTS) as api:
                await api.delete(provider_id, request_options=_ONCE)
        except NotFound:
            return

    async def language_models(self) -> list[LanguageModel]:
        """The models that agents of this account may use, in the provider's order."""
        async with self._calls(_LLMS) as api:
            listed = await api.list(request_options=_ONCE)
        return [found for row in listed.llms or () if (found := language_model_from(row))]

    async def voices(self) -> list[Voice]:
        """Every voice of the account, in the provider's order."""
        found: list[Voice] = []
        token: str | None = None
        async with self._calls(_VOICES, _LISTING_SECONDS) as api:
            while True:
                page = await api.search(
                    page_size=_PAGE, next_page_token=token, request_options=_ONCE
                )
                found += [voice for row in page.voices or () if (voice := voice_from_row(row))]
                token = _next_cursor(page.has_more, page.next_page_token, token)
                if token is None:
                    return found

    async def max_speech_characters(self) -> int:
        """The longest text of one `speak` call, asked of the provider once an hour."""
        if self._limit is not None and time.monotonic() < self._limit[1]:
            return self._limit[0]
        async with self._calls(_MODELS) as api:
            models = await api.list(request_options=_ONCE)
        for model in models:
            longest = model.maximum_text_length_per_request
            if model.model_id == self.speech_model and longest:
                self._limit = (int(longest), time.monotonic() + _LIMIT_LIFETIME_SECONDS)
                return int(longest)
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
                request_options=_sdk().speech_options(),
                **{name: value for name, value in around.items() if value},
            ) as answer,
        ):
            audio = b"".join([chunk async for chunk in answer.data])
            cost = answer.headers.get("character-cost", "")
        if not _is_mp3(audio):
            raise self._service.refused(i18n.text("it sent no audio for this text"), "no_audio")
        return SpeechResult(audio, int(cost) if cost.isdigit() else len(text))

    async def spoken_before(self, text: str, voice_id: str, since: datetime) -> bytes | None:
        """The MP3 of this very text by this voice, spoken since then, without charge."""
        found = await find_spoken(self._calls, text, voice_id, self.speech_model, since)
        return found if found is not None and _is_mp3(found) else None

    async def spoken_times(
        self, spoken: Sequence[tuple[str, str]], since: datetime
    ) -> list[Sequence[float] | None]:
        """The second at which each character of these texts begins, each text with its voice."""
        return await find_times(self._calls, spoken, self.speech_model, since)

    async def recognise(self, audio: bytes, language: str = "") -> RecognisedSpeech:
        """The words of a WAV, by Scribe, which the local service does not have."""
        return await recognise_speech(self._calls, self._service, audio, language)

    async def signed_url(self, provider_agent_id: str) -> str:
        """A socket address that a browser can use to talk to the agent for 15 minutes."""
        async with self._calls(_CONVERSATIONS) as api:
            answer = await api.get_signed_url(agent_id=provider_agent_id, request_options=_ONCE)
        url = self._id(answer, "signed_url")
        now = time.monotonic()
        self._addresses = {one: kept for one, kept in self._addresses.items() if kept[1] > now}
        self._addresses[provider_agent_id] = url, now + _ADDRESS_LIFETIME_SECONDS
        return url

    async def converse(
        self, provider_agent_id: str, *, text_only: bool, user_id: str, context: str = ""
    ) -> VoiceConversation:
        """Open a conversation; `context` tells the agent what was said before a reconnect."""
        open_at = partial(
            importlib.import_module("core.adapters.elevenlabs.conversation").open_conversation,
            service=self._service,
            text_only=text_only,
            user_id=user_id,
            context=context,
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
            models = await api.list(request_options=_ONCE)
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
        client, self._client = self._client, None
        if client is not None:
            await client.close()


def _sdk() -> ModuleType:
    """Our module around the SDK; the first import is slow."""
    return importlib.import_module("core.adapters.elevenlabs.client")


def _next_cursor(has_more: Any, cursor: Any, present: str | None) -> str | None:
    """Where the next page starts; None at the end, also for a cursor that does not advance."""
    return cursor if has_more and cursor and cursor != present else None


def _is_mp3(audio: bytes) -> bool:
    """Whether the bytes start as MP3: an ID3 tag, or the frame sync of ISO 11172-3."""
    return audio[:3] == b"ID3" or (len(audio) > 1 and audio[0] == 0xFF and audio[1] & 0xE0 == 0xE0)
