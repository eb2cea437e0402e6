"""Spans around the voice provider, in the words of OpenTelemetry's conventions for models.

Those have no signed-off names for speech yet; `text_to_speech`, `gen_ai.speech.voice` and
`gen_ai.output.type` are those of the proposal. What is said is never noted, only how much.
"""

from __future__ import annotations

from inspect import signature
from typing import Any, cast

from opentelemetry.trace import SpanKind, get_current_span

from core.ports.voice import (
    AgentReply,
    OnText,
    SpeechResult,
    VoiceConversation,
    VoiceProvider,
    in_language,
)
from core.tracing.spans import Attributes, InnerSpan, begin, inner, within

_BITS_PER_MILLISECOND = 128
"""Of speech, which is MP3 at a constant 128 kbit/s."""

_UNKNOWN_MODEL = "unknown"


def traced_voice(provider: VoiceProvider, name: str) -> VoiceProvider:
    """The voice provider with its calls recorded; `name` is its name in traces."""
    return cast("VoiceProvider", _TracedVoice(provider, name))


class _TracedVoice:
    """Passes everything on; what is no call of the port is as if this were not there."""

    def __init__(self, provider: VoiceProvider, name: str) -> None:
        self._provider = provider
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        method = getattr(self._provider, attribute)

        async def call(*arguments: Any, **options: Any) -> Any:
            with begin(f"voice {attribute}", self._facts(attribute), kind=SpanKind.CLIENT):
                return await method(*arguments, **options)

        return call

    def _facts(self, operation: str) -> Attributes:
        return {"elevendops.operation": operation, "gen_ai.provider.name": self._name}

    async def speak(
        self, text: str, voice_id: str, *, previous_text: str = "", next_text: str = ""
    ) -> SpeechResult:
        model = str(getattr(self._provider, "speech_model", _UNKNOWN_MODEL))
        facts: Attributes = {
            "gen_ai.operation.name": "text_to_speech",
            "gen_ai.provider.name": self._name,
            "gen_ai.request.model": model,
            "gen_ai.speech.voice": voice_id,
            "gen_ai.output.type": "speech",
            "elevendops.tts.characters": len(text),
        }
        with begin(f"text_to_speech {model}", facts, kind=SpanKind.CLIENT) as span:
            spoken = await self._provider.speak(
                text, voice_id, previous_text=previous_text, next_text=next_text
            )
            span.set("elevendops.tts.audio_ms", len(spoken.audio) * 8 // _BITS_PER_MILLISECOND)
            span.set("elevendops.tts.cost_characters", spoken.characters)
            return spoken

    async def converse(
        self,
        provider_agent_id: str,
        *,
        text_only: bool,
        user_id: str,
        context: str = "",
        language: str = "",
    ) -> VoiceConversation:
        # As long as the connection: the turns that are asked for by the same request are below.
        whole = begin("voice conversation", self._facts("conversation"), kind=SpanKind.CLIENT)
        try:
            with within(whole), inner("voice converse", self._facts("converse")):
                conversation = await self._provider.converse(
                    provider_agent_id,
                    text_only=text_only,
                    user_id=user_id,
                    context=context,
                    **in_language(language),
                )
        except BaseException as error:
            whole.failed(error)
            whole.end()
            raise
        return _TracedConversation(conversation, self._name, whole)

    async def check(self) -> None:
        await self._provider.check()

    async def close(self) -> None:
        await self._provider.close()


class _TracedConversation:
    """A conversation whose turns are recorded, each in the trace of who asks."""

    def __init__(self, conversation: VoiceConversation, name: str, whole: InnerSpan) -> None:
        self._conversation = conversation
        self._name = name
        self._whole = whole
        self._tells_text = "on_text" in signature(conversation.ask).parameters
        self._turn = 0

    @property
    def conversation_id(self) -> str:
        return self._conversation.conversation_id

    async def ask(self, text: str, on_text: OnText | None = None) -> AgentReply:
        self._turn += 1
        whole = self._whole.context
        here = get_current_span().get_span_context().trace_id
        same = whole is not None and whole.trace_id == here
        facts: Attributes = {
            "gen_ai.operation.name": "invoke_agent",
            "gen_ai.provider.name": self._name,
            "elevendops.conversation.turn": self._turn,
        }
        turn = begin(
            f"invoke_agent {self._turn}",
            facts,
            kind=SpanKind.CLIENT,
            parent=self._whole.recorded if same else None,
            links=(whole,) if whole is not None and not same else (),
        )
        try:
            # Providers of plugins may know nothing of the second parameter.
            early = {"on_text": on_text} if self._tells_text else {}
            reply = await self._conversation.ask(text, **early)
            turn.set("gen_ai.output.type", "speech" if reply.audio else "text")
            turn.set("elevendops.bytes", len(reply.audio))
            return reply
        except BaseException as error:
            turn.failed(error)
            raise
        finally:
            turn.end()

    async def close(self) -> None:
        try:
            await self._conversation.close()
        finally:
            self._whole.end()

    def __del__(self) -> None:
        # A connection that the provider or its loss has ended is not closed by whoever used it.
        self._whole.end()
