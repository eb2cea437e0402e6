"""Whether a script or an audio file is withdrawn: asked of the store whenever it matters.

Who withdraws an audio file may have heard a wrong sound in it, and any of its parts may hold that.
So every finished file that has one of these parts too is kept away with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection

from core.context import PluginContext
from core.errors import Conflict
from core.i18n import text
from core.ports.documents import Filter, Query, StoredDocument
from plugins.education_audio.contract import AudioStatus, RecalledAudio
from plugins.education_audio.models import APPROVALS, AUDIO, PARTS, SHARED_WITH, SPEECH
from plugins.recalls.contract import Recall, RecallKind, RecallReader, recall_key

_AUDIO = recall_key(RecallKind.AUDIO, "")
_PAGE = 200
_SHARES = "shares."
"""Before the id of an audio file that has a part of a withdrawn one."""


async def recalled_now(context: PluginContext) -> Collection[str]:
    """The keys of all recalls. Raises Unavailable while it cannot be found out."""
    return await context.service(RecallReader).active()


async def withdrawn_now(context: PluginContext) -> Collection[str]:
    """What `is_withdrawn` looks in: all recalls, and whose sound is shared with a withdrawn file.

    Raises Unavailable while it cannot be found out.
    """
    recalled = await recalled_now(context)
    files = [key.removeprefix(_AUDIO) for key in recalled if key.startswith(_AUDIO)]
    sharing = await asyncio.gather(*(files_sharing(context, audio_id) for audio_id in files))
    return {*recalled, *(f"{_SHARES}{one}" for several in sharing for one in several)}


async def files_sharing(context: PluginContext, audio_id: str) -> set[str]:
    """The other audio files that have a part of this one."""
    plan = await context.documents.get(PARTS, audio_id)
    names = dict.fromkeys(plan.data.get("names") or ()) if plan is not None else ()
    parts = await asyncio.gather(*(context.documents.get(SPEECH, name) for name in names))
    users = {user for part in parts if part is not None for user in part.data["users"]}
    return users - {audio_id}


async def taken_by(context: PluginContext, recall: Recall) -> RecalledAudio:
    """What a recall takes away, of whichever document it is.

    A script is of every document that it was approved for: audio of it may be deleted by now, and
    patients have heard it.
    """
    target = recall.target or ""
    if recall.kind is RecallKind.AUDIO:
        return await _taken_by_sound(context, recall.knowledge_id, target)
    if recall.kind is RecallKind.DOCUMENT:
        files = [one async for one in _audio_of(context, recall.knowledge_id)]
        return RecalledAudio(
            frozenset(one.id for one in files),
            frozenset({recall.knowledge_id}),
            frozenset(_script_of(one) for one in files),
        )
    documents = {recall.knowledge_id, *await _approved_for(context, target)}
    ids = {
        one.id
        for knowledge_id in documents
        async for one in _audio_of(context, knowledge_id)
        if _script_of(one) == target
    }
    return RecalledAudio(frozenset(ids), frozenset(documents), frozenset({target}))


async def _taken_by_sound(
    context: PluginContext, knowledge_id: str, audio_id: str
) -> RecalledAudio:
    """What is taken away with an audio file, and the documents of deleted audio of its scripts:
    whether that shared its sound cannot be told any more."""
    sharing = sorted({audio_id, *await files_sharing(context, audio_id)})
    found = await asyncio.gather(*(context.documents.get(AUDIO, one) for one in sharing))
    files = {one.id: one for one in found if one is not None}
    had_its_sound = Query((Filter(SHARED_WITH, "array_contains", audio_id),), limit=_PAGE)
    async for stored in context.documents.every(AUDIO, had_its_sound):
        files[stored.id] = stored
    documents = {knowledge_id, *(one.data["knowledge_id"] for one in files.values())}
    scripts = {_script_of(one) for one in files.values()}
    for sha256 in scripts:
        for other in await _approved_for(context, sha256) - documents:
            if not await _has_audio(context, other, sha256):
                documents.add(other)
    return RecalledAudio(frozenset(files), frozenset(documents), frozenset(scripts))


async def _approved_for(context: PluginContext, sha256: str) -> set[str]:
    """The documents that a script was ever approved for."""
    approved = Query((Filter("sha256", "==", sha256),), limit=_PAGE)
    return {
        stored.data["knowledge_id"] async for stored in context.documents.every(APPROVALS, approved)
    }


async def _has_audio(context: PluginContext, knowledge_id: str, sha256: str) -> bool:
    """Whether a document has a finished audio file of this script."""
    async for stored in _audio_of(context, knowledge_id):
        if _script_of(stored) == sha256 and stored.data["status"] == AudioStatus.COMPLETED:
            return True
    return False


def _audio_of(context: PluginContext, knowledge_id: str) -> AsyncIterator[StoredDocument]:
    of_it = Query((Filter("knowledge_id", "==", knowledge_id),), limit=_PAGE)
    return context.documents.every(AUDIO, of_it)


def _script_of(audio: StoredDocument) -> str:
    sha256: str = audio.data["approval"]["sha256"]
    return sha256


def shares_withdrawn(withdrawn: Collection[str], audio: StoredDocument) -> bool:
    """Whether an audio file has a part of a withdrawn one, or had it when that was deleted."""
    return f"{_SHARES}{audio.id}" in withdrawn or any(
        recall_key(RecallKind.AUDIO, other) in withdrawn
        for other in audio.data.get(SHARED_WITH, ())
    )


def is_withdrawn(
    withdrawn: Collection[str],
    knowledge_id: str,
    sha256: str,
    audio: StoredDocument | None = None,
) -> bool:
    """Whether a script of a document, or an audio of it, is among these.

    An audio file that is not finished takes other parts when it goes on, so it may go on.
    """
    if not withdrawn:
        return False
    keys = {
        recall_key(RecallKind.DOCUMENT, knowledge_id),
        recall_key(RecallKind.SCRIPT, sha256),
    }
    if audio is not None:
        keys.add(recall_key(RecallKind.AUDIO, audio.id))
        if audio.data["status"] == AudioStatus.COMPLETED and shares_withdrawn(withdrawn, audio):
            return True
    return not keys.isdisjoint(withdrawn)


async def require_not_withdrawn(context: PluginContext, knowledge_id: str, sha256: str) -> None:
    """Raise Conflict when this script or its document is withdrawn."""
    if is_withdrawn(await recalled_now(context), knowledge_id, sha256):
        raise Conflict(
            text(
                "This script or its document is withdrawn, or the last day of the document is "
                "over. Nobody can approve it or have it spoken until the recall is undone, or a "
                "later day is chosen."
            ),
            error_code="withdrawn",
        )
