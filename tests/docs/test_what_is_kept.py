"""docs/scale.md names every place where a conversation leaves a patient's words or number."""

from __future__ import annotations

import json
import re
from itertools import chain
from pathlib import Path

from core.bootstrap import collections
from core.host.registry import PluginRegistry
from core.ports.documents import DocumentStore, Query
from tests.pages.test_page_views import no_job_left
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import ROOT, LocalServiceProcess, clinic_settings, running_clinic

TEXT = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
PATIENT = "P7777"
WORD = "zebrafish"
URGENT = f"I have chest pain since I ate {WORD}"
QUESTIONS = [f"May I eat {WORD} {when}?" for when in ("at noon", "at night", "raw", "today")]


def told() -> dict[str, tuple[int, int]]:
    """How many documents of each collection a conversation leaves, without and with a red flag."""
    rows = TEXT.split("| collection | after 5 turns | holds |\n", 1)[1].split("\n\n", 1)[0]
    found = re.findall(r"\| `(\w+)` \| (\d+)(?:, and (\d+) with)?( for each)?", rows)
    return {
        name: (0 if each else int(count), int(count) + int(more or 0))
        for name, count, more, each in found
    }


async def stored(documents: DocumentStore) -> dict[str, dict[str, str]]:
    """All documents of each collection, by their ids."""
    registry = PluginRegistry.discover()
    registry.load()
    found: dict[str, dict[str, str]] = {}
    for spec in chain.from_iterable(collections(registry).values()):
        of = found[spec.name] = {}
        query: Query | None = Query(limit=500)
        while query is not None:
            page = await documents.query(spec.name, query)
            of |= {one.id: json.dumps(one.data) for one in page.items}
            query = Query(limit=500, cursor=page.next_cursor) if page.next_cursor else None
    return found


def objects(folder: Path, session_id: str) -> list[str]:
    """What the names of the session's objects begin with."""
    found = (file.relative_to(folder / "blobs") for file in folder.glob("blobs/*/*/*"))
    return [name.parts[0].rstrip("+") for name in found if session_id in name.parts[1]]


async def test_the_page_names_all_that_a_conversation_leaves(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        agent = await agent_for(clinic, "starting-warfarin")
        documents = clinic.app.state.platform.documents
        await no_job_left(documents)
        before = await stored(documents)
        talk = await begin(clinic, agent, PATIENT)
        for message in (*QUESTIONS, URGENT):
            await talk.ask(message)
        await talk.end()
        await no_job_left(documents)
        after = await stored(documents)
    left = {
        name: [text for id, text in found.items() if id not in before[name]]
        for name, found in after.items()
    }
    about = {
        name
        for name, texts in left.items()
        if any(WORD in text or PATIENT in text or talk.session_id in text for text in texts)
    }
    named = told()
    assert about == set(named)
    assert {name: len(left[name]) for name in about} == {
        name: flagged for name, (_, flagged) in named.items()
    }
    assert not [text for text in left["jobs"] if WORD in text or PATIENT in text]
    assert objects(tmp_path, talk.session_id) == ["conversations"]


def test_the_documents_of_a_clinic_follow_from_that() -> None:
    each = sum(calm for calm, _ in told().values())
    assert f"That is {each} documents without a red flag" in TEXT
    found = re.findall(r"^\| [\d,]+ \| ([\d,]+)( million)? \| ([\d,]+)( million)? \|", TEXT, re.M)
    assert len(found) == 3
    for conversations, of, documents, million in found:
        numbers = [int(text.replace(",", "")) for text in (conversations, documents)]
        factors = [1_000_000 if text else 1 for text in (of, million)]
        assert numbers[1] * factors[1] == each * numbers[0] * factors[0]
