"""Whether patients are answered from the present text: the voice service is asked after a sync."""

from __future__ import annotations

import asyncio

from core import clock
from core.context import PluginContext
from core.errors import AppError
from core.i18n import keep_texts, text
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject, StoredDocument
from core.ports.voice import inspection_of
from plugins.knowledge.models import COLLECTION, PROVE_JOB
from plugins.knowledge.proofs.accounts import VoiceAccounts
from plugins.knowledge.stored.proof import proof_view

_OTHER_TEXT = text("The voice service does not find the present text.")
_FORMER_TEXT = text("The voice service still finds the former text.")
_CANNOT_TELL = text("This voice service cannot tell what it finds.")


def prove_request(knowledge_id: str) -> JobRequest:
    """The job that asks the voice service whether it finds the present text."""
    return JobRequest(PROVE_JOB, {"knowledge_id": knowledge_id}, key=knowledge_id)


async def asked(context: PluginContext, stored: StoredDocument, content: str) -> JsonObject:
    """What will be asked about a text that has just been synced, as a field of its record."""
    from plugins.knowledge.proofs.canary import canary  # not waited for by a start

    former = None
    # The first of them is what the voice service had; others may never have been sent.
    for key in stored.data["old_content_keys"]:
        if await context.blobs.info(key) is not None:
            former = (await context.blobs.read_all(key)).decode()
            break
    chosen = await asyncio.to_thread(canary, content, former)
    return {
        "content_sha256": stored.data["content_sha256"],
        "said": chosen.said,
        "gone": chosen.gone,
        "checked_at": None,
        "proved": None,
        "problem": None,
    }


class Proofs:
    """Asks the voice service for the passages that agents are given, which costs nothing."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._accounts = context.shared(VoiceAccounts)

    async def run(self, run: JobRun) -> JsonObject:
        """Do the job for the document named in its payload."""
        stored = await self._documents.get(COLLECTION, str(run.payload["knowledge_id"]))
        if stored is None or proof_view(stored.data) is None:
            return {}
        try:
            problem = await self._problem(stored)
        except AppError as error:
            if error.retryable:
                await self._keep(stored, {"problem": error.detail})
            raise
        await self._accounts.note()
        proved = problem is None
        await self._keep(stored, {"proved": proved, "problem": problem})
        return {"proved": proved}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show on the document why nothing is proved."""
        stored = await self._documents.get(COLLECTION, str(run.payload["knowledge_id"]))
        if stored is not None and stored.data.get("proof"):
            await self._keep(stored, {"proved": False, "problem": error["detail"]})

    async def _problem(self, stored: StoredDocument) -> str | None:
        """What speaks against the present text being found; None when it is proved."""
        from plugins.knowledge.proofs.canary import finds  # not waited for by a start

        inspection = inspection_of(self._context.voice)
        provider_id = stored.data["elevenlabs_document_id"]
        if inspection is None or provider_id is None:
            return _CANNOT_TELL
        proof = stored.data["proof"]
        passages = await inspection.document_passages(provider_id)
        if not finds(passages, proof["said"]):
            return _OTHER_TEXT
        if proof["gone"] is not None and finds(passages, proof["gone"]):
            return _FORMER_TEXT
        return None

    async def _keep(self, asked: StoredDocument, outcome: JsonObject) -> None:
        """Keep the outcome, unless another text has been synced meanwhile."""

        def change(now: StoredDocument) -> JsonObject | None:
            proof = now.data.get("proof")
            if not proof or proof["content_sha256"] != asked.data["proof"]["content_sha256"]:
                return None
            return keep_texts(now.data | {"proof": proof | {"checked_at": clock.stamp()} | outcome})

        await self._documents.change(COLLECTION, asked.id, change)
