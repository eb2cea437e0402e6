"""Agents at ElevenLabs."""

from __future__ import annotations

from core.adapters.elevenlabs.agent_reading import agent_from
from core.adapters.elevenlabs.calls import LISTING_SECONDS, ONCE, PAGE, ElevenLabsCalls, next_cursor
from core.adapters.elevenlabs.payloads import agent_body, language_model_from
from core.errors import NotFound
from core.ports.agents import LanguageModel, ProviderAgent
from core.ports.voice import AgentSpec

_AGENTS = "conversational_ai.agents"
_LLMS = "conversational_ai.llm"


class AgentCalls(ElevenLabsCalls):
    """What a `VoiceProvider` does with agents, and the language models for them."""

    async def find_agent(self, reference: str) -> str | None:
        """The provider's id of the agent that carries the reference as a tag."""
        cursor: str | None = None
        async with self._calls(_AGENTS, LISTING_SECONDS) as api:
            while True:
                page = await api.list(
                    page_size=PAGE, tags=[reference], cursor=cursor, request_options=ONCE
                )
                for row in page.agents or ():
                    if reference in (row.tags or ()) and row.agent_id:
                        return str(row.agent_id)
                cursor = next_cursor(page.has_more, page.next_cursor, cursor)
                if cursor is None:
                    return None

    async def create_agent(self, spec: AgentSpec) -> str:
        """Create an agent; never repeated by itself. Returns the provider's id."""
        async with self._calls(_AGENTS) as api:
            created = await api.create(**agent_body(spec), request_options=ONCE)
        return self._id(created, "agent_id")

    async def update_agent(self, provider_id: str, spec: AgentSpec) -> None:
        """Make the agent equal to the spec. Raises NotFound."""
        async with self._calls(_AGENTS) as api:
            await api.update(provider_id, **agent_body(spec), request_options=ONCE)

    async def read_agent(self, provider_id: str) -> ProviderAgent:
        """The agent as it is kept there now. Raises NotFound."""
        async with self._calls(_AGENTS) as api:
            return agent_from((await api.get(provider_id, request_options=ONCE)).dict())

    async def delete_agent(self, provider_id: str) -> None:
        """Delete; an unknown id is already deleted."""
        try:
            async with self._calls(_AGENTS) as api:
                await api.delete(provider_id, request_options=ONCE)
        except NotFound:
            return

    async def language_models(self) -> list[LanguageModel]:
        """The models that agents of this account may use, in the provider's order."""
        async with self._calls(_LLMS) as api:
            listed = await api.list(request_options=ONCE)
        return [found for row in listed.llms or () if (found := language_model_from(row))]
