"""The agent routes: what is configured is kept, merged as documented, and refused when wrong."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest
from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from elevenlabs.core.api_error import ApiError

from core.adapters.elevenlabs.payloads import agent_body
from core.ports.voice import AgentSpec, KnowledgeEntry
from tests.core.local.wire import AGENT, AGENT_ROW, NUMBER, fits, maybe, refusal

ANNA, LUCIA = "localEnglishAnna0001", "localSpanishLucia001"
BASE = "/v1/convai/agents"


def unique(name: str = "agent") -> str:
    return f"{name}-{uuid4().hex[:10]}"


def config(**prompt: Any) -> dict[str, Any]:
    return {
        "agent": {"first_message": "Hello.", "language": "en", "prompt": {"prompt": "P"} | prompt},
        "tts": {"voice_id": ANNA},
    }


def read(http: httpx.Client, agent_id: str) -> dict[str, Any]:
    body: dict[str, Any] = http.get(f"{BASE}/{agent_id}").json()
    fits(body, AGENT | {"agent_id": agent_id})
    return body


def test_an_agent_is_kept_with_what_was_not_said_filled_in(
    sdk: ElevenLabs, http: httpx.Client
) -> None:
    created = sdk.conversational_ai.agents.create(
        conversation_config=config(), name="Desk", tags=["a", "b"]
    )
    body = read(http, created.agent_id)
    assert (body["name"], body["tags"]) == ("Desk", ["a", "b"])
    spoken = body["conversation_config"]
    assert spoken["agent"]["first_message"] == "Hello."
    assert spoken["tts"]["voice_id"] == ANNA
    fits(
        spoken,
        {
            "agent": {"prompt": {"prompt": "P", "llm": str, "knowledge_base": []}},
            "tts": {"agent_output_audio_format": str, "model_id": str},
            "asr": {"user_input_audio_format": str},
            "conversation": {"text_only": False, "max_duration_seconds": int},
            "language_presets": {},
        },
    )
    assert body["platform_settings"]["auth"]["enable_auth"] is False
    assert sdk.conversational_ai.agents.get(created.agent_id).name == "Desk"


def test_the_adapters_own_agent_is_kept_whole(sdk: ElevenLabs, http: httpx.Client) -> None:
    document = sdk.conversational_ai.knowledge_base.documents.create_from_text(text="Rest.")
    spec = AgentSpec(
        reference=unique("ref"),
        name="Desk",
        prompt="Answer.",
        first_message="Hola.",
        voice_id=LUCIA,
        languages=("es", "zh-TW", "en"),
        documents=(KnowledgeEntry(document.id, "Rest"),),
        max_duration_seconds=90,
    )
    sent = agent_body(spec)
    created = sdk.conversational_ai.agents.create(**sent)
    body = read(http, created.agent_id)
    fits(body["conversation_config"], _only_values(sent["conversation_config"]))
    fits(body["platform_settings"], _only_values(sent["platform_settings"]))
    assert set(body["conversation_config"]["language_presets"]) == {"zh", "en"}


def _only_values(sent: dict[str, Any]) -> dict[str, Any]:
    """The members of an object, lists compared as values."""
    return {
        name: _only_values(value) if isinstance(value, dict) else _Same(value)
        for name, value in sent.items()
    }


class _Same:
    """Equal to one value; keeps `fits` from reading a list as a shape."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return bool(other == self._value)

    def __hash__(self) -> int:
        return hash(repr(self._value))

    def __repr__(self) -> str:
        return repr(self._value)


def test_a_change_merges_objects_and_replaces_lists(sdk: ElevenLabs, http: httpx.Client) -> None:
    documents = [
        sdk.conversational_ai.knowledge_base.documents.create_from_text(text=f"Text {number}.").id
        for number in range(3)
    ]
    links = [{"type": "text", "id": id_, "name": "n", "usage_mode": "auto"} for id_ in documents]
    agents = sdk.conversational_ai.agents
    agent_id = agents.create(
        conversation_config=config(knowledge_base=links[:2], temperature=0.3)
        | {"language_presets": {"es": {"overrides": {}}, "zh": {"overrides": {}}}},
        platform_settings={"data_collection": {"mood": {"type": "string"}}},
        name="Before",
        tags=["a"],
    ).agent_id
    changed = http.patch(
        f"{BASE}/{agent_id}",
        json={
            "conversation_config": {
                "agent": {"prompt": {"knowledge_base": links[2:]}, "first_message": "New."},
                "language_presets": {"es": {"overrides": {}}},
            },
            "platform_settings": {"auth": {"enable_auth": True}},
            "tags": ["b"],
        },
    ).json()
    fits(changed, AGENT)
    assert changed == read(http, agent_id)
    prompt = changed["conversation_config"]["agent"]["prompt"]
    assert (prompt["prompt"], prompt["temperature"]) == ("P", 0.3)
    assert [entry["id"] for entry in prompt["knowledge_base"]] == documents[2:]
    assert changed["conversation_config"]["agent"]["first_message"] == "New."
    assert changed["conversation_config"]["tts"]["voice_id"] == ANNA
    assert set(changed["conversation_config"]["language_presets"]) == {"es"}
    assert changed["platform_settings"]["auth"]["enable_auth"] is True
    assert "mood" in changed["platform_settings"]["data_collection"]
    assert (changed["name"], changed["tags"]) == ("Before", ["b"])
    using = [
        [agent["id"] for agent in http.get(_dependents(document)).json()["agents"]]
        for document in documents
    ]
    assert using == [[], [], [agent_id]]


def _dependents(document_id: str) -> str:
    return f"/v1/convai/knowledge-base/{document_id}/dependent-agents"


def test_null_for_an_object_leaves_it_and_a_new_name_is_taken(
    sdk: ElevenLabs, http: httpx.Client
) -> None:
    agent_id = sdk.conversational_ai.agents.create(conversation_config=config()).agent_id
    change = {"conversation_config": {"tts": None, "agent": {"prompt": None}}, "name": "Renamed"}
    assert http.patch(f"{BASE}/{agent_id}", json=change).status_code == 200
    body = read(http, agent_id)
    assert body["conversation_config"]["tts"]["voice_id"] == ANNA
    assert body["conversation_config"]["agent"]["prompt"]["prompt"] == "P"
    assert body["name"] == "Renamed"


async def test_the_async_client_finds_agents_by_tag_over_pages(
    async_sdk: AsyncElevenLabs,
) -> None:
    tag, other = unique("ref"), unique("ref")
    agents = async_sdk.conversational_ai.agents
    made = [
        (await agents.create(conversation_config=config(), name=f"A{number}", tags=[tag])).agent_id
        for number in range(3)
    ]
    await agents.create(conversation_config=config(), name="other", tags=[other, "x"])
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = await agents.list(page_size=2, tags=[tag], cursor=cursor)
        seen += [row.agent_id for row in page.agents]
        if not page.has_more:
            break
        cursor = page.next_cursor
    assert sorted(seen) == sorted(made)
    assert len(seen) == 3
    found = await agents.list(tags=["x", "nobody's"])
    assert other in [tag for row in found.agents for tag in row.tags or ()]


def test_a_list_has_the_documented_rows(sdk: ElevenLabs, http: httpx.Client) -> None:
    name = unique("Listed")
    for part in ("two", "one"):
        sdk.conversational_ai.agents.create(conversation_config=config(), name=f"{name} {part}")
    body = http.get(
        BASE, params={"search": name, "sort_by": "name", "sort_direction": "asc", "page_size": 1}
    ).json()
    fits(body, {"agents": [AGENT_ROW], "next_cursor": str, "has_more": True})
    assert body["agents"][0]["name"] == f"{name} one"
    found = http.get(BASE, params={"search": name}).json()
    fits(found, {"agents": [AGENT_ROW], "next_cursor": maybe(str), "has_more": False})
    assert len(found["agents"]) == 2


def test_a_deleted_agent_is_gone_and_frees_its_documents(
    sdk: ElevenLabs, http: httpx.Client
) -> None:
    documents = sdk.conversational_ai.knowledge_base.documents
    document_id = documents.create_from_text(text="Rest.").id
    link = {"type": "text", "id": document_id, "name": "n", "usage_mode": "auto"}
    agent_id = sdk.conversational_ai.agents.create(
        conversation_config=config(knowledge_base=[link])
    ).agent_id
    size = http.get(f"/v1/convai/agent/{agent_id}/knowledge-base/size").json()
    fits(size, {"number_of_pages": NUMBER})
    assert size["number_of_pages"] > 0
    sdk.conversational_ai.agents.delete(agent_id)
    for call in (sdk.conversational_ai.agents.get, sdk.conversational_ai.agents.delete):
        with pytest.raises(ApiError) as caught:
            call(agent_id)
        assert caught.value.status_code == 404
        fits(caught.value.body, refusal(404, "agent_not_found", "not_found"))
    documents.delete(document_id)  # no agent uses it any more


@pytest.mark.parametrize(
    ("wrong", "status", "code", "param"),
    [
        ({"tts": {"voice_id": "nobody"}}, 404, "voice_not_found", None),
        ({"tts": {"speed": 9}}, 400, "invalid_parameters", "conversation_config.tts.speed"),
        ({"tts": "fast"}, 400, "invalid_parameters", "tts"),
        ({"agent": {"prompt": {"knowledge_base": [{"id": "gone"}]}}}, 404, None, None),
        (
            {"agent": {"prompt": {"knowledge_base": "all"}}},
            400,
            "invalid_parameters",
            "conversation_config.agent.prompt.knowledge_base",
        ),
        (
            {"tts": {"agent_output_audio_format": "opus_48000_64"}},
            400,
            "invalid_output_format",
            "conversation_config.tts.agent_output_audio_format",
        ),
        (
            {"conversation": {"max_duration_seconds": 10**400}},
            400,
            "invalid_parameters",
            "conversation_config.conversation.max_duration_seconds",
        ),
        (
            {"language_presets": {"es": {"overrides": {"tts": {"voice_id": "no"}}}}},
            404,
            "voice_not_found",
            None,
        ),
    ],
)
def test_a_wrong_configuration_is_refused_and_nothing_is_kept(
    http: httpx.Client, wrong: dict[str, Any], status: int, code: str | None, param: str | None
) -> None:
    name = unique("wrong")
    answer = http.post(f"{BASE}/create", json={"conversation_config": wrong, "name": name})
    assert answer.status_code == status
    kind = "not_found" if status == 404 else "validation_error"
    fits(answer.json(), refusal(status, code or "document_not_found", kind))
    assert answer.json()["detail"].get("param") == param
    assert http.get(BASE, params={"search": name}).json()["agents"] == []


def test_a_refused_change_leaves_the_agent_as_it_was(sdk: ElevenLabs, http: httpx.Client) -> None:
    agent_id = sdk.conversational_ai.agents.create(conversation_config=config()).agent_id
    before = read(http, agent_id)
    change = {"name": "Other", "conversation_config": {"tts": {"voice_id": "nobody"}}}
    assert http.patch(f"{BASE}/{agent_id}", json=change).status_code == 404
    assert read(http, agent_id) == before


@pytest.mark.parametrize(
    "body",
    [{}, {"conversation_config": []}, {"conversation_config": {}, "tags": "a"}, [], "x", None],
)
def test_a_request_of_another_shape_is_told_by_field(http: httpx.Client, body: Any) -> None:
    answer = http.post(f"{BASE}/create", json=body)
    assert answer.status_code == 422
    fits(answer.json(), {"detail": [{"loc": list, "msg": str, "type": str}]})
