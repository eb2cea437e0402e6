"""Whether a script or an audio file is withdrawn: asked of the store whenever it matters."""

from __future__ import annotations

from collections.abc import Collection

from core.context import PluginContext
from core.errors import Conflict
from core.i18n import text
from plugins.recalls.contract import RecallKind, RecallReader, recall_key


async def withdrawn_now(context: PluginContext) -> Collection[str]:
    """The keys of all that is withdrawn. Raises Unavailable while it cannot be found out."""
    return await context.service(RecallReader).active()


def is_withdrawn(
    withdrawn: Collection[str], knowledge_id: str, sha256: str, audio_id: str | None = None
) -> bool:
    """Whether a script of a document, or an audio of it, is among these."""
    if not withdrawn:
        return False
    keys = {
        recall_key(RecallKind.DOCUMENT, knowledge_id),
        recall_key(RecallKind.SCRIPT, sha256),
    }
    if audio_id is not None:
        keys.add(recall_key(RecallKind.AUDIO, audio_id))
    return not keys.isdisjoint(withdrawn)


async def require_not_withdrawn(context: PluginContext, knowledge_id: str, sha256: str) -> None:
    """Raise Conflict when this script or its document is withdrawn."""
    if is_withdrawn(await withdrawn_now(context), knowledge_id, sha256):
        raise Conflict(
            text(
                "This script or its document is withdrawn. Nobody can approve it or have it spoken "
                "until the recall is undone."
            ),
            error_code="withdrawn",
        )
