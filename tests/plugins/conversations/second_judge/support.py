"""A clinic whose Gemini is a stand-in on the wire, and its verdicts."""

from __future__ import annotations

import json
from typing import Any

from core.jobs import Job, job_id
from plugins.conversations.models import ANNOUNCE_JOB, JUDGE_JOB
from tests.core.adapters.gemini.stand_in import Gemini, part
from tests.plugins.conversations.support import Row, document, got, record
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic


def says(*verdicts: tuple[int, str, str, str]) -> Gemini:
    """A Gemini that gives these verdicts: question, verdict, quotes of the document and reply."""
    names = ("question", "verdict", "document_quote", "reply_quote")
    answer = {"verdicts": [dict(zip(names, one, strict=True)) for one in verdicts]}
    return Gemini([part(json.dumps(answer, ensure_ascii=False), finishReason="STOP")])


async def judged(clinic: Clinic, conversation_id: str = "c1") -> Job:
    """The job of the language model, when it has ended or failed once."""
    jobs = clinic.app.state.platform.jobs
    told = await jobs.wait(job_id(ANNOUNCE_JOB, conversation_id), PATIENCE_SECONDS)
    assert told.state == "done"
    found: Job = await jobs.wait(job_id(JUDGE_JOB, conversation_id), PATIENCE_SECONDS, failures=0)
    return found


async def recorded(clinic: Clinic, *turns: Any, **changes: Any) -> Row:
    """The conversation as it is when the rules have judged it."""
    knowledge_id = await document(clinic)
    found = await record(clinic, "c1", list(turns), knowledge_ids=[knowledge_id], **changes)
    return _without_records(found.model_dump(mode="json"))


async def shown(clinic: Clinic) -> Row:
    return _without_records(await got(clinic, "/api/conversations/c1"))


def _without_records(found: Row) -> Row:
    """A conversation without what another job finds out: that the voice service knows it not."""
    return {name: value for name, value in found.items() if name != "given_state"}


def sent(gemini: Gemini) -> Row:
    """What Gemini was asked about, in its only call."""
    [call] = gemini.calls
    material: Row = json.loads(call.body["contents"][0]["parts"][0]["text"])
    return material
