"""A clinician's approval of one script for one text of its document; another byte needs another.

The approval is bound to the SHA-256 of both texts, of the clinic's pronunciations in the script and
of what a voice is given of it, and whether it holds is looked up whenever something is shown,
offered or spoken: a change of the document, of a pronunciation or of how the product puts signs
into words needs nobody to mark anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput
from core.i18n import text
from core.ports.documents import Create, JsonObject, Replace, StoredDocument
from core.records.changes import creating, until_current
from core.shared.approvals import Approver, digest
from plugins.education_audio.aliases import Alias
from plugins.education_audio.contract import ApprovalRequest, ScriptApproval, SourceState
from plugins.education_audio.documents import document_versions, require_document
from plugins.education_audio.findings.acceptances import FindingAcceptances
from plugins.education_audio.lexicon.service import Lexicon, Saying, aliases_for, voice_sha256
from plugins.education_audio.models import (
    APPROVALS,
    Standing,
    approval_id,
    approval_view,
    earlier_approval_id,
    new_approval,
    note_request,
    said_sha256,
)
from plugins.education_audio.readers.service import TranslationReaders
from plugins.education_audio.speech_text import turns
from plugins.education_audio.withdrawn import is_withdrawn, require_not_withdrawn, withdrawn_now
from plugins.knowledge.contract import ContentVersion

NOTHING_TO_SAY = text("the script has no words to speak")


class Approvals:
    """Who has approved what."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._acceptances = context.shared(FindingAcceptances)
        self._readers = context.shared(TranslationReaders)
        self._lexicon = context.shared(Lexicon)

    async def approve(self, request: ApprovalRequest, approver: Approver) -> ScriptApproval:
        """Approve; an approval that exists stands.

        Raises InvalidInput, NotFound, Conflict when the document has another text or the script is
        spoken otherwise than was seen, a finding is neither mended nor accepted, or the script is a
        translation that they do not read.
        """
        if not turns(request.script):
            raise InvalidInput.field("script", NOTHING_TO_SAY)
        version = await require_document(self._context, request.knowledge_id)
        require_seen(request.document_sha256, version)
        saying = await self._lexicon.saying(request.script)
        require_heard(request.voice_sha256, saying)
        sha256 = digest(request.script)
        await require_not_withdrawn(self._context, request.knowledge_id, sha256)
        said = said_sha256(saying.pronunciations)

        async def attempt() -> JsonObject:
            found = await self.find(sha256, version, said, saying.voice_sha256)
            if found is not None:
                return found
            await self.require_may_approve(request.knowledge_id, request.script, approver)
            step, approval = await self.creation(request.script, version, approver, saying)
            with creating(isinstance(step, Create)):
                # Audio of this script may be current again.
                await self._context.jobs.enqueue(note_request(request.knowledge_id), [step])
            return approval

        # Another release that runs beside this one may put the script into other words.
        return approval_view(await until_current(attempt))

    async def require_may_approve(self, knowledge_id: str, script: str, approver: Approver) -> None:
        """Raise Conflict: `reader_required` for a translation that they do not read,
        `findings_open` while a finding is neither mended nor accepted, `checks_failed` when the
        script could not be compared."""
        await self._readers.require_reader(knowledge_id, script, approver)
        await self._acceptances.require_none_open(knowledge_id, script)

    async def creation(
        self, script: str, version: ContentVersion, approver: Approver, saying: Saying
    ) -> tuple[Create | Replace, JsonObject]:
        """A new approval of the script said so, and the step that stores it.

        It stands in place of one that was given for other words of the same script.
        """
        knowledge_id, document_sha256 = version.knowledge_id, version.content_sha256
        sha256, said = digest(script), said_sha256(saying.pronunciations)
        approval = new_approval(
            knowledge_id,
            sha256,
            document_sha256,
            approver,
            said_sha256=said,
            voice_sha256=saying.voice_sha256,
        )
        identifier = approval_id(knowledge_id, sha256, document_sha256, said)
        known = await self._documents.get(APPROVALS, identifier)
        if known is None:
            return Create(APPROVALS, identifier, approval), approval
        return Replace(APPROVALS, identifier, approval, known.version), approval

    async def of_script(
        self, script: str, version: ContentVersion, aliases: list[Alias]
    ) -> JsonObject | None:
        """The stored approval that holds for a script as it is said with these pronunciations."""
        said = await asyncio.to_thread(aliases_for, script, aliases) if aliases else []
        found = await self.find(digest(script), version, said_sha256(said))
        if found is None or not found.get("voice_sha256"):
            return found
        voice = await asyncio.to_thread(voice_sha256, script, aliases)
        return found if spoken_so(found, voice) else None

    async def find(
        self, sha256: str, version: ContentVersion, said: str, voice: str = ""
    ) -> JsonObject | None:
        """The stored approval of this script, said so, that holds for this text of the document.

        `voice` is the SHA-256 of what a voice is given of it, "" where that does not matter.
        """
        knowledge_id = version.knowledge_id
        for identifier in (
            approval_id(knowledge_id, sha256, version.content_sha256, said),
            earlier_approval_id(knowledge_id, sha256),
        ):
            stored = await self._documents.get(APPROVALS, identifier)
            if stored is None or not holds(stored.data, version, said):
                continue
            if spoken_so(stored.data, voice):
                return _bound(stored.data, version)
        return None

    async def standing_now(
        self, audio: StoredDocument, aliases: list[Alias] | None = None
    ) -> Standing:
        """How an audio file stands to its document at this moment; `aliases` that were just read
        are not read again.
        """
        versions = await document_versions(self._context, [audio.data])
        withdrawn = await withdrawn_now(self._context)
        version = versions.get(audio.data["knowledge_id"])
        if aliases is None:
            aliases = await self._lexicon.aliases()
        return await self.standing(audio, version, withdrawn, aliases)

    async def standing(
        self,
        audio: StoredDocument,
        version: ContentVersion | None,
        withdrawn: Collection[str],
        aliases: list[Alias],
    ) -> Standing:
        """How an audio file stands to its document, which has this text now, while this is
        withdrawn and these are the clinic's pronunciations."""
        made_with = list(audio.data.get("pronunciations") or ())
        said = made_with
        if aliases or made_with:
            said = await asyncio.to_thread(aliases_for, audio.data["script"], aliases)
        found = await self._standing(audio, version, withdrawn, said_sha256(made_with))
        if said == made_with:
            return found
        if found.state is SourceState.CURRENT:
            found = replace(found, state=SourceState.SAID_OTHERWISE)
        return replace(found, said_otherwise=True)

    async def _standing(
        self,
        audio: StoredDocument,
        version: ContentVersion | None,
        withdrawn: Collection[str],
        said: str,
    ) -> Standing:
        made_by: JsonObject = audio.data["approval"]
        if version is None:
            return Standing(SourceState.DELETED, made_by, None)
        sha256 = version.content_sha256
        if is_withdrawn(withdrawn, version.knowledge_id, made_by["sha256"], audio):
            return Standing(SourceState.WITHDRAWN, made_by, sha256)
        if _fits(made_by, version):
            return Standing(SourceState.CURRENT, _bound(made_by, version), sha256)
        again = await self.find(made_by["sha256"], version, said)
        if again is None:
            return Standing(SourceState.CHANGED, made_by, sha256)
        # Its sound has the words of then; the product may put the same script into others by now.
        heard = audio.data.get("spoken_sha256") or made_by.get("voice_sha256", "")
        if not spoken_so(again, heard):
            return Standing(SourceState.SAID_OTHERWISE, again, sha256, said_otherwise=True)
        return Standing(SourceState.CURRENT, again, sha256)


def holds(approval: JsonObject, version: ContentVersion, said: str) -> bool:
    """Whether the approval was given for this text of the document and these pronunciations."""
    return bool(approval.get("said_sha256", "") == said) and _fits(approval, version)


def spoken_so(approval: JsonObject, voice: str) -> bool:
    """Whether the approval was given for what a voice is given now, which has this SHA-256.

    One of an earlier version does not say for what.
    """
    bound: str = approval.get("voice_sha256", "")
    return not bound or not voice or bound == voice


def _fits(approval: JsonObject, version: ContentVersion) -> bool:
    """Whether the approval was given for this text of the document.

    One of an earlier version does not say for which text; it holds while the document has not been
    changed since.
    """
    bound: str | None = approval.get("document_sha256")
    if bound is not None:
        return bound == version.content_sha256
    return clock.parse(approval["approved_at"]) > version.changed_at


def require_seen(document_sha256: str | None, version: ContentVersion) -> None:
    """Raise Conflict when the document has another text than the clinician had before them."""
    if document_sha256 is not None and document_sha256 != version.content_sha256:
        raise Conflict(
            text(
                "The document was changed meanwhile. Read the script against the "
                "document as it is now, then approve it."
            ),
            error_code="document_changed",
        )


def require_heard(voice_sha256: str | None, saying: Saying) -> None:
    """Raise Conflict when the script is spoken otherwise than the clinician had before them."""
    if voice_sha256 is not None and voice_sha256 != saying.voice_sha256:
        raise Conflict(
            text(
                "What is spoken of this script was changed meanwhile, for example by a new "
                "pronunciation. Look at what is spoken now, then approve it."
            ),
            error_code="spoken_changed",
        )


def require_approval(found: bool) -> None:
    """Raise Conflict when no approval was found that holds."""
    if not found:
        raise Conflict(
            text(
                "This script is not approved for the document as it is now. Read it "
                "and approve exactly this text; any change of the script or of the "
                "document needs a new approval."
            ),
            error_code="approval_required",
        )


def _bound(approval: JsonObject, version: ContentVersion) -> JsonObject:
    return approval | {"document_sha256": version.content_sha256}
