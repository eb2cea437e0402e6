"""The services that cost money as one plugin has them: only if declared, and accounted for."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any, cast

from core.access.audit import Spending
from core.access.permissions import PermissionChecker
from core.ports.voice import (
    AgentReply,
    OnText,
    SpeechResult,
    VoiceConversation,
    VoiceProvider,
    in_language,
)
from core.ports.writer import Writer, WriterModel, WriterReport, WriterRequest


def plugin_voice(provider: VoiceProvider, gate: PermissionChecker) -> VoiceProvider:
    """The voice provider as one plugin sees it: refused unless declared, and accounted for."""
    return cast("VoiceProvider", _PluginVoice(provider, gate))


class _PluginVoice:
    def __init__(self, provider: VoiceProvider, gate: PermissionChecker) -> None:
        self.__provider = provider
        self.__gate = gate

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.__provider, name)

        async def call(*arguments: Any, **options: Any) -> Any:
            await self.__gate.spend("voice")
            return await method(*arguments, **options)

        return call

    async def speak(
        self, text: str, voice_id: str, *, previous_text: str = "", next_text: str = ""
    ) -> SpeechResult:
        await self.__gate.spend("voice")
        spoken = await self.__provider.speak(
            text, voice_id, previous_text=previous_text, next_text=next_text
        )
        await self.__gate.spent(Spending("voice", spoken.characters))
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
        await self.__gate.spend("voice")
        conversation = await self.__provider.converse(
            provider_agent_id,
            text_only=text_only,
            user_id=user_id,
            context=context,
            **in_language(language),
        )
        return _AccountedConversation(conversation, self.__gate)

    async def close(self) -> None:
        """Nothing: the provider is the core's."""


class _AccountedConversation:
    def __init__(self, conversation: VoiceConversation, gate: PermissionChecker) -> None:
        self.__conversation = conversation
        self.__gate = gate

    @property
    def conversation_id(self) -> str:
        return self.__conversation.conversation_id

    async def ask(self, text: str, on_text: OnText | None = None) -> AgentReply:
        reply = await self.__conversation.ask(text, on_text)
        await self.__gate.spent(Spending("voice", len(reply.text) if reply.audio else 0))
        return reply

    async def close(self) -> None:
        await self.__conversation.close()


class PluginWriter:
    """The language model as one plugin sees it: refused unless declared, and accounted for."""

    def __init__(self, writer: Writer, gate: PermissionChecker) -> None:
        self.__writer = writer
        self.__gate = gate

    async def stream(
        self, request: WriterRequest, report: WriterReport | None = None
    ) -> AsyncGenerator[str, None]:
        """As Writer.stream. Raises PluginNotPermitted."""
        await self.__gate.spend("writer")
        characters = len(request.system) + len(request.prompt)
        pieces = self.__writer.stream(request, report)
        try:
            async for piece in pieces:
                characters += len(piece)
                yield piece
        finally:
            await pieces.aclose()
            await self.__gate.spent(Spending("writer", characters))

    async def models(self) -> list[WriterModel]:
        """As Writer.models. Raises PluginNotPermitted."""
        await self.__gate.spend("writer")
        return await self.__writer.models()

    async def check(self) -> None:
        """As Writer.check. Raises PluginNotPermitted."""
        await self.__gate.spend("writer")
        await self.__writer.check()

    async def close(self) -> None:
        """Nothing: the writer is the core's."""
