"""The agent routes of the ElevenLabs protocol."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from core.local.agents.config import DEFAULT_AGENT_NAME
from core.local.agents.store import Agent
from core.local.context import Service, require_api_key
from core.local.paging import MAX_NAME, Search
from core.local.routes.knowledge_base import ACCESS_INFO
from core.local.state import Json
from core.local.wire_json import CheckedRoute

router = APIRouter(
    prefix="/v1/convai", dependencies=[Depends(require_api_key)], route_class=CheckedRoute
)

# The provider counts a page as about this many characters.
_CHARACTERS_PER_PAGE = 3000


class AgentChange(BaseModel):
    """A change of an agent: what is not given stays."""

    conversation_config: dict[str, object] | None = None
    platform_settings: dict[str, object] | None = None
    workflow: dict[str, object] | None = None
    name: Annotated[str | None, Field(max_length=MAX_NAME)] = None
    tags: list[str] | None = None

    def sections(self) -> Json:
        """The given members that are kept in the agent's body."""
        return self.model_dump(exclude_unset=True, exclude_none=True, exclude={"name"})


class NewAgent(AgentChange):
    """A new agent."""

    conversation_config: dict[str, object]


@router.post("/agents/create")
def create_agent(new: NewAgent, service: Service) -> Json:
    """Create an agent."""
    name = (new.name or "").strip() or DEFAULT_AGENT_NAME
    return {"agent_id": service.agents.create(name, new.sections()).id}


@router.get("/agents")
def list_agents(
    service: Service,
    page_size: int = 30,
    cursor: str | None = None,
    search: Search = None,
    tags: Annotated[list[str] | None, Query()] = None,
    sort_by: Literal["name", "created_at", "updated_at"] = "created_at",
    sort_direction: Literal["asc", "desc"] = "desc",
) -> Json:
    """A page of agents."""
    page = service.agents.page(
        search=search,
        tags=tags,
        sort_by=sort_by,
        descending=sort_direction == "desc",
        page_size=page_size,
        cursor=cursor,
    )
    agents: list[Json] = []
    for row in page.rows:
        agent = Agent.from_row(row)
        agents.append(
            {
                "agent_id": agent.id,
                "name": agent.name,
                "voice_id": agent.config.voice_id,
                "tags": agent.config.tags,
                "created_at_unix_secs": agent.created_at,
                "updated_at_unix_secs": agent.updated_at,
                "last_call_time_unix_secs": service.conversations.last_start(agent.id),
                "access_info": ACCESS_INFO,
                "archived": False,
            }
        )
    return {"agents": agents, "next_cursor": page.next_cursor, "has_more": page.has_more}


@router.get("/agents/{agent_id}")
def get_agent(agent_id: str, service: Service) -> Json:
    """One agent."""
    return _detail(service.agents.get(agent_id))


@router.patch("/agents/{agent_id}")
def update_agent(agent_id: str, change: AgentChange, service: Service) -> Json:
    """Change an agent: objects are merged, lists are replaced."""
    name = None if change.name is None else change.name.strip() or DEFAULT_AGENT_NAME
    return _detail(service.agents.update(agent_id, name, change.sections()))


@router.delete("/agents/{agent_id}")
def delete_agent(agent_id: str, service: Service) -> Json:
    """Delete an agent."""
    service.agents.delete(agent_id)
    return {}


@router.get("/agent/{agent_id}/knowledge-base/size")
def knowledge_base_size(agent_id: str, service: Service) -> Json:
    """How many pages the agent's documents have."""
    service.agents.get(agent_id)
    documents = service.documents.of_agent(agent_id)
    characters = sum(len(service.documents.content(document.id)) for document in documents)
    return {"number_of_pages": characters / _CHARACTERS_PER_PAGE}


def _detail(agent: Agent) -> Json:
    return {
        "agent_id": agent.id,
        "name": agent.name,
        "conversation_config": agent.body.get("conversation_config"),
        "platform_settings": agent.body.get("platform_settings"),
        "workflow": agent.body.get("workflow"),
        "metadata": {
            "created_at_unix_secs": agent.created_at,
            "updated_at_unix_secs": agent.updated_at,
        },
        "phone_numbers": [],
        "access_info": ACCESS_INFO,
        "tags": agent.config.tags,
    }
