"""Whatever befalls a step of sync: patients are answered from the old text or the new one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import httpx
import pytest
from starlette.responses import JSONResponse, Response

from tests.plugins.agents.support import (
    agent_synced,
    agent_when,
    document_synced,
    got,
    linked_documents,
    new_agent,
    new_document,
    until,
)
from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.plugins.knowledge.faults import Cut, Held, api_process
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
    wait_until_up,
)

OLD = "# Drops\n\nPut one drop into each eye in the evening.\n"
NEW = "# Drops\n\nPut two drops into each eye in the morning.\n"
STEPS = {
    "edit": ("update", "index", "agent"),
    "create": ("create", "look up", "index", "agent"),
    "remove": ("agent", "look up", "delete"),
}
KINDS: dict[str, Response] = {
    "error": JSONResponse({"detail": "down"}, 500),
    "cut": Cut(),
    "cut after it was done": Cut(),
}
DONE_FIRST = "cut after it was done"


@dataclass(slots=True)
class Case:
    """A document with an agent, and the step at which something befalls it."""

    change: str
    step: str
    knowledge_id: str = ""
    provider_id: str = ""
    agent_id: str = ""
    provider_agent_id: str = ""
    struck: bool = False

    @property
    def name(self) -> str:
        """The document's."""
        return f"Drops {self.change} {self.step}"

    def takes(self, call: Call, named: Callable[[str], str]) -> bool:
        """Whether the call is the case's step; `named` gives an entry's name by its id."""
        method, path = call.method, call.path
        entries = "/v1/convai/knowledge-base"
        match self.step:
            case "create":
                return path == f"{entries}/text" and f"{self.name} [" in call.body["name"]
            case "look up":
                asked = unquote_plus(call.query)
                return (method, path) == ("GET", entries) and f"{self.name} [" in asked
            case "agent":
                return method == "PATCH" and path.endswith(f"/agents/{self.provider_agent_id}")
            case "index":
                of = path.removesuffix("/rag-index").rpartition("/")[2]
                return path.endswith("/rag-index") and f"{self.name} [" in named(of)
        wanted = {"update": "PATCH", "delete": "DELETE"}[self.step]
        return (method, path) == (wanted, f"{entries}/{self.provider_id}")


@dataclass(slots=True)
class Voice:
    """The voice service behind the proxy: strikes each case once, and looks at them all."""

    service: LocalServiceProcess
    cases: list[Case]
    answer: Response
    done_first: bool
    wrong: list[str] = field(default_factory=list)

    def befall(self, call: Call) -> Response | None:
        """What happens to a call in place of its being passed on."""
        if call.method != "GET":
            self.look()
        for case in self.cases:
            if not case.struck and case.takes(call, self.name_of):
                case.struck = True
                if self.done_first:
                    address = f"{call.path}?{call.query}"
                    json = None if call.body is None else {"json": call.body}
                    self.service.ask(call.method, address, **(json or {}))
                    self.look()
                return self.answer
        return None

    def name_of(self, provider_id: str) -> str:
        """An entry's name; empty when there is none."""
        found = self.service.ask("GET", f"/v1/convai/knowledge-base/{provider_id}")
        return str(found.json().get("name", ""))

    def entries(self, case: Case) -> list[dict[str, Any]]:
        """The entries there that are of the case's document."""
        query = {"search": "Drops", "page_size": 100}
        listed = self.service.ask("GET", "/v1/convai/knowledge-base", params=query).json()
        return [row for row in listed["documents"] if f"[{case.knowledge_id}]" in row["name"]]

    def text_of(self, provider_id: str) -> str:
        """What an entry says."""
        return self.service.ask("GET", f"/v1/convai/knowledge-base/{provider_id}/content").text

    def served(self, case: Case) -> list[str]:
        """The texts that the case's agent answers from."""
        linked = linked_documents(self.service, case.provider_agent_id)
        return [self.text_of(one) for one in linked]

    def look(self) -> None:
        """Keep whatever is neither the old text nor the new one, or is both."""
        for case in self.cases:
            if case.change == "edit":
                served = self.served(case)
                if served not in ([OLD], [NEW]):
                    self.wrong.append(f"{case}: {served}")


@pytest.fixture
async def proxy(local_service: LocalServiceProcess) -> AsyncIterator[Proxy]:
    async with proxy_to(local_service.url) as between:
        yield between


def all_cases() -> list[Case]:
    return [Case(change, step) for change, steps in STEPS.items() for step in steps]


async def prepare(clinic: Clinic, case: Case) -> None:
    """The document and its agent, both at the voice service; none yet for a creation."""
    if case.change == "create":
        agent = await agent_synced(clinic, (await new_agent(clinic))["agent_id"])
    else:
        case.knowledge_id = await new_document(clinic, case.name, OLD)
        document = await document_synced(clinic, case.knowledge_id)
        case.provider_id = document["elevenlabs_document_id"]
        made = await new_agent(clinic, knowledge_ids=[case.knowledge_id])
        agent = await agent_synced(clinic, made["agent_id"])
    case.agent_id, case.provider_agent_id = agent["agent_id"], agent["elevenlabs_agent_id"]


async def change(client: httpx.AsyncClient, case: Case) -> None:
    """Ask for the case's change; whoever asks does not wait for the voice service."""
    path = f"/api/knowledge/{case.knowledge_id}"
    if case.change == "edit":
        answer = await client.put(path, json={"raw_content": NEW})
    elif case.change == "remove":
        answer = await client.delete(path)
    else:
        body = {"disease_name": case.name, "tags": ["faq"], "raw_content": NEW}
        answer = await client.post("/api/knowledge", json=body)
        case.knowledge_id = answer.json()["knowledge_id"]
        link = {"knowledge_ids": [case.knowledge_id]}
        answer = await client.put(f"/api/agent/{case.agent_id}", json=link)
    assert answer.is_success, answer.text


async def end(clinic: Clinic, case: Case, voice: Voice) -> None:
    """Wait until the change is done, and see that there is one text or none, as it should be."""
    if case.change == "remove":
        await until(
            lambda: got(clinic, "/api/knowledge/removals"), lambda found: not found["removals"]
        )
        await agent_when(clinic, case.agent_id, lambda found: found["sync_status"] == "completed")
        assert voice.entries(case) == []
        assert voice.served(case) == []
        return
    document = await document_synced(clinic, case.knowledge_id)

    async def now() -> dict[str, Any]:
        return {"served": voice.served(case)}

    await until(now, lambda found: found["served"] == [NEW])
    assert [row["id"] for row in voice.entries(case)] == [document["elevenlabs_document_id"]]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_fault_at_any_step_leaves_one_text(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy, kind: str
) -> None:
    cases = all_cases()
    voice = Voice(local_service, cases, KINDS[kind], done_first=kind == DONE_FIRST)
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        await asyncio.gather(*(prepare(clinic, case) for case in cases))
        proxy.answer = voice.befall
        await asyncio.gather(*(change(clinic.client, case) for case in cases))
        for case in cases:
            await end(clinic, case, voice)
    assert [case for case in cases if not case.struck] == []
    assert voice.wrong == []


@pytest.mark.process
async def test_a_death_at_any_step_leaves_one_text(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    """One process does it all; each case is stuck at its step when it is killed."""
    killed_at = {"update", "index", "agent", "create", "delete"}
    cases = [case for case in all_cases() if case.step in killed_at]
    voice = Voice(local_service, cases, Held(), done_first=True)
    settings = clinic_settings(tmp_path, proxy.port, job_lease_seconds=1.0)
    async with running_clinic(settings) as clinic:
        await asyncio.gather(*(prepare(clinic, case) for case in cases))
    proxy.answer = voice.befall
    port = free_port()

    async def struck() -> dict[str, Any]:
        return {"left": [case.name for case in cases if not case.struck]}

    with api_process(tmp_path, proxy.port, port) as process:
        url = f"http://127.0.0.1:{port}"
        await asyncio.to_thread(wait_until_up, f"{url}/api/health", process)
        async with httpx.AsyncClient(
            base_url=url, timeout=60.0, trust_env=False, verify=False
        ) as client:
            await asyncio.gather(*(change(client, case) for case in cases))
            await until(struck, lambda found: not found["left"])
    proxy.answer = lambda call: None
    async with running_clinic(settings) as clinic:
        for case in cases:
            await end(clinic, case, voice)
    assert voice.wrong == []


async def test_an_entry_that_came_through_late_does_not_stay_beside_the_document(
    tmp_path: Path, local_service: LocalServiceProcess, proxy: Proxy
) -> None:
    """Two tries have created it: the first one after nobody waited for it any longer."""
    case = Case("create", "create")

    def twice(call: Call) -> Response | None:
        if not case.struck and call.path.endswith("/text"):
            case.struck = True
            local_service.ask(call.method, call.path, json=call.body)
        return None

    proxy.answer = twice
    voice = Voice(local_service, [case], Cut(), done_first=False)
    async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
        case.knowledge_id = await new_document(clinic, case.name, NEW)
        document = await document_synced(clinic, case.knowledge_id)
    assert [row["id"] for row in voice.entries(case)] == [document["elevenlabs_document_id"]]
