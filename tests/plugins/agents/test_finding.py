"""Agents are found by their names, however many a clinic has."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from core.access.permissions import PermissionChecker
from core.access.stores import PluginDocuments
from core.contracts import Permissions
from core.host.platform import Platform
from core.ports.documents import Create, DocumentPage, JsonObject, Query, StoredDocument
from plugins.agents.models import AGENTS, NAME_KEYS
from plugins.agents.naming import name_all
from tests.plugins.agents.support import Row, agent_synced, got, new_agent
from tests.plugins.conversations.support import record, turn
from tests.support.dashboard import dashboard, figures, page, run, words
from tests.support.servers import Clinic

OLDEST = "Gicht und Diät"
MORE = 201


async def oldest_of_many(clinic: Clinic) -> Row:
    """The oldest agent of a clinic with more of them than a choice lists."""
    made = await new_agent(clinic, name=OLDEST)
    oldest = await agent_synced(clinic, made["agent_id"])
    documents = clinic.app.state.platform.documents
    stored = await documents.get(AGENTS.name, oldest["agent_id"])
    assert stored is not None
    for start in range(0, MORE, 67):
        await documents.write(
            [
                Create(
                    AGENTS.name,
                    f"ag_more_{number}",
                    stored.data
                    | {
                        "name": f"Copy {number}",
                        NAME_KEYS: ["copy", f"{number}"],
                        "created_at": f"2200-01-01T00:00:00.{number:06}Z",
                    },
                )
                for number in range(start, start + 67)
            ]
        )
    return oldest


async def test_names_are_found_by_the_beginnings_of_their_words(clinic: Clinic) -> None:
    for name in ("Gout guide", "Diabetes and gout", "Asthma"):
        await new_agent(clinic, name=name)
    found = await got(clinic, "/api/agent?q=GOU&limit=1")
    assert [one["name"] for one in found["agents"]] == ["Diabetes and gout"]
    assert found["total_count"] == 2
    rest = await got(clinic, f"/api/agent?q=GOU&limit=1&cursor={found['next_cursor']}")
    assert [one["name"] for one in rest["agents"]] == ["Gout guide"]
    assert (await got(clinic, "/api/agent?q=out"))["total_count"] == 0
    [renamed] = (await got(clinic, "/api/agent?q=asthma"))["agents"]
    path = f"/api/agent/{renamed['agent_id']}"
    changed = await clinic.client.put(path, json={"name": "Inhalers"})
    assert changed.status_code == 200, changed.text
    assert (await got(clinic, "/api/agent?q=inh"))["total_count"] == 1
    assert (await got(clinic, "/api/agent?q=asthma"))["total_count"] == 0


async def test_agents_of_an_earlier_version_are_made_to_be_found(clinic: Clinic) -> None:
    agent = await new_agent(clinic, name=OLDEST)
    context = clinic.app.state.platform.contexts["agents"]

    def unnamed(stored: StoredDocument) -> JsonObject:
        return {field: value for field, value in stored.data.items() if field != NAME_KEYS}

    await context.documents.change(AGENTS.name, agent["agent_id"], unnamed)
    assert (await got(clinic, "/api/agent?q=gicht"))["total_count"] == 0
    await name_all(context.documents)
    [found] = (await got(clinic, "/api/agent?q=gicht"))["agents"]
    assert found["agent_id"] == agent["agent_id"]


async def test_a_damaged_agent_keeps_no_other_from_being_found(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    agent = await new_agent(clinic, name=OLDEST)
    platform = clinic.app.state.platform
    stored = await platform.documents.get(AGENTS.name, agent["agent_id"])
    later = {field: value for field, value in stored.data.items() if field != NAME_KEYS}
    # They are read in the order of their ids.
    await platform.documents.create(AGENTS.name, "ag_0_damaged", {"name": "Private"})
    await platform.documents.create(AGENTS.name, "ag_zz_later", later | {"name": "Asthma"})
    await name_all(platform.contexts["agents"].documents)
    [found] = (await got(clinic, "/api/agent?q=asth"))["agents"]
    assert found["agent_id"] == "ag_zz_later"
    assert "ag_0_damaged" in caplog.text
    assert "Private" not in caplog.text


class Watched(PluginDocuments):
    """The store as the plugin sees it, with the collections whose documents it has read."""

    def __init__(self, platform: Platform) -> None:
        gate = PermissionChecker("agents", Permissions(), [AGENTS.name], platform.audit)
        super().__init__(platform.documents, gate, platform.unreadable)
        self.queried: list[str] = []

    async def query(self, collection: str, query: Query) -> DocumentPage:
        self.queried.append(collection)
        return await super().query(collection, query)


async def test_agents_that_are_found_are_not_read_at_each_start(clinic: Clinic) -> None:
    agent = await new_agent(clinic, name=OLDEST)
    platform: Platform = clinic.app.state.platform
    watched = Watched(platform)
    await name_all(watched)
    assert watched.queried == []

    def changed_by_an_earlier_version(stored: StoredDocument) -> JsonObject:
        return stored.data | {NAME_KEYS: ["gicht"]}

    await watched.change(AGENTS.name, agent["agent_id"], changed_by_an_earlier_version)
    await name_all(watched)
    assert watched.queried == [AGENTS.name]
    assert (await got(clinic, "/api/agent?q=diä"))["total_count"] == 1
    assert (await got(clinic, "/api/agent?q=KEYS%3D1"))["total_count"] == 0


async def test_the_oldest_of_many_can_be_chosen(clinic: Clinic) -> None:
    oldest = await oldest_of_many(clinic)
    with dashboard(clinic.url):
        test = await run(page("patient-test"))
        [chooser] = [one for one in test.selectbox if one.label == "Agent"]
        assert len(chooser.options) == MORE - 1
        assert OLDEST not in " ".join(chooser.options)
        test.text_input(key="patient_test.agents.find").set_value("diä")
        await run(test)
        [chooser] = [one for one in test.selectbox if one.label == "Agent"]
        labelled = next(one for one in chooser.options if OLDEST in one)
        chooser.select(labelled)
        await run(test)
        assert not test.exception
        [chooser] = [one for one in test.selectbox if one.label == "Agent"]
        assert chooser.value == oldest["agent_id"]

        listed = await run(page("agent-setup"))
        assert OLDEST not in words(listed)
        [field] = [one for one in listed.text_input if one.label == "Find by name"]
        field.set_value("gicht")
        next(one for one in listed.button if one.label == "Show").click()
        await run(listed)
        assert f"**{OLDEST}**" in words(listed)
        assert "Copy" not in words(listed)
        assert "No agent fits" in words(await run(page("agent-setup", {"q": "nobody"})))


async def test_the_oldest_of_many_is_a_filter_of_conversations(clinic: Clinic) -> None:
    oldest = await oldest_of_many(clinic)
    turns = [turn("What is gout?", "Arthritis.")]
    await record(clinic, "conv_gout", turns, agent_id=oldest["agent_id"], agent_name=OLDEST)
    await record(clinic, "conv_other", turns, agent_id="ag_more_3", agent_name="Copy 3")
    with dashboard(clinic.url):
        test = await run(page("conversation-logs"))
        assert OLDEST not in " ".join(agent_filter(test).options)
        test.text_input(key="log.agents.find").set_value("diä")
        await run(test)
        agent_filter(test).select(OLDEST)
        next(one for one in test.button if one.label == "Show").click()
        await run(test)
        assert figures(test)["Conversations"] == "1"

        again = await run(page("conversation-logs", {"agent_id": oldest["agent_id"]}))
        assert agent_filter(again).value == oldest["agent_id"]
        assert OLDEST in agent_filter(again).options
        assert figures(again)["Conversations"] == "1"


def agent_filter(test: AppTest) -> Selectbox[str]:
    """The choice between agents above the conversations."""
    [found] = [one for one in test.selectbox if one.label == "Agent"]
    return found


async def test_a_small_clinic_is_asked_for_no_name(clinic: Clinic) -> None:
    await new_agent(clinic, name=OLDEST)
    with dashboard(clinic.url):
        for address in ("patient-test", "agent-setup", "conversation-logs"):
            test = await run(page(address))
            assert not [one for one in test.text_input if one.label == "Find by name"]
