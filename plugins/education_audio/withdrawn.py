"""Whether a script or an audio file is withdrawn: asked of the store whenever it matters.

Who withdraws an audio file may have heard a wrong sound in it, and any of its parts may hold that.
So every finished file that has one of these parts too is kept away with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from core.context import PluginContext
from core.errors import Conflict
from core.i18n import text
from core.ports.documents import StoredDocument
from plugins.education_audio.contract import AudioStatus
from plugins.education_audio.models import PARTS, SHARED_WITH, SPEECH
from plugins.recalls.contract import RecallKind, RecallReader, recall_key

_AUDIO = recall_key(RecallKind.AUDIO, "")
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
                "This script or its document is withdrawn. Nobody can approve it or have it spoken "
                "until the recall is undone."
            ),
            error_code="withdrawn",
        )
