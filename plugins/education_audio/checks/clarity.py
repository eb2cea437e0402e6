"""How clear a script is, by rules and by its readers' ticks."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.records.clarity import Clarity, ClarityTick
from core.shared.approvals import digest
from core.shared.clarity import ClarityKeeper
from plugins.education_audio.models import CLARITY
from plugins.education_audio.scripts.service import ScriptService


class ScriptClarity:
    """Judges the scripts of drafts as they stand."""

    def __init__(self, context: PluginContext) -> None:
        self._scripts = context.shared(ScriptService)
        self._keeper = ClarityKeeper(context, CLARITY)

    async def of(self, draft_id: str) -> Clarity:
        """How clear the draft's script is. Raises NotFound."""
        script = (await self._scripts.draft(draft_id)).script
        sentences, language = await asyncio.to_thread(_read, script)
        return await self._keeper.of(
            draft_id, digest(script), script, sentences, language, heard=True
        )

    async def tick(self, draft_id: str, tick: ClarityTick, by: str) -> Clarity:
        """As `ClarityKeeper.tick`. Raises NotFound."""
        return await self._keeper.tick(draft_id, await self.of(draft_id), tick, by)


def _read(script: str) -> tuple[list[str], str]:
    from core.retrieval.language import detect_language
    from core.retrieval.spans import sentence_places
    from plugins.education_audio.speech_text import turns

    said = "\n".join(turn.text for turn in turns(script))
    language = detect_language(said)
    sentences = [said[start:end] for start, end in sentence_places(said)]
    return sentences, language.value if language else ""
