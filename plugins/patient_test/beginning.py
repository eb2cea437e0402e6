"""What a session begins with: an agent that can be talked to, and its first words."""

from __future__ import annotations

from core.context import PluginContext
from core.errors import Conflict, FieldProblem, InvalidInput, NotFound
from core.i18n import text
from core.text.languages import language_code
from plugins.agents.contract import Agent, AgentDirectory, AgentSyncStatus
from plugins.patient_test.models import StoredDisclosure
from plugins.patient_test.replies.fetching import STILL_HAS_DELETED


async def ready_agent(context: PluginContext, agent_id: str) -> Agent:
    """The agent. Raises NotFound, Conflict while nobody can or may talk to it."""
    try:
        agent = await context.service(AgentDirectory).agent(agent_id)
    except NotFound:
        message = text("There is no agent with this id.")
        raise NotFound(
            f"agent_id: {message}", fields=(FieldProblem("agent_id", message),)
        ) from None
    if not agent.may_be_talked_to:
        raise _not_ready(agent)
    return agent


async def signed_url_of(context: PluginContext, agent: Agent) -> str:
    """The agent's address at the voice service. Raises Conflict when that has it no more."""
    assert agent.elevenlabs_agent_id is not None  # ready_agent has checked it
    try:
        return await context.voice.signed_url(agent.elevenlabs_agent_id)
    except NotFound:
        await context.service(AgentDirectory).request_resync(agent.agent_id)
        raise Conflict(
            text(
                "The voice service does not have this agent any more. It is being "
                "brought there again; try in a moment."
            ),
            error_code="agent_not_ready",
        ) from None


def opening(agent: Agent, wanted: str | None) -> tuple[str, StoredDisclosure, str]:
    """The language of a session, and what the agent says in it: the disclosure and the greeting.

    Raises InvalidInput for a language that the agent does not speak.
    """
    language = language_code(wanted, "language") if wanted else agent.languages[0]
    if language == agent.languages[0]:
        return language, StoredDisclosure.of(agent.disclosure), agent.greeting
    said = agent.openings.get(language)
    if said is None:
        raise InvalidInput.field(
            "language",
            text("Publish the agent again, so that it greets in this language.")
            if language in agent.languages
            else text("The agent does not speak this language."),
        )
    return language, StoredDisclosure.told(language, said.disclosure), said.greeting


def _not_ready(agent: Agent) -> Conflict:
    if agent.deleted_documents:
        sentence = STILL_HAS_DELETED
    elif agent.sync_status is AgentSyncStatus.FAILED:
        sentence = text(
            "This agent could not be set up at the voice service: {sync_error_message} "
            "Open it in Agent Setup and try again.",
            sync_error_message=agent.sync_error_message,
        )
    else:
        sentence = text(
            "This agent is not at the voice service yet. It is still being sent "
            "there; try again in a moment."
        )
    return Conflict(sentence, error_code="agent_not_ready")
