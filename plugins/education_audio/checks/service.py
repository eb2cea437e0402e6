"""What the checks find in a draft, for a clinician to look at before it is approved."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.shared.approvals import Approver, digest
from core.text.languages import language_name
from plugins.education_audio.checks.built_in import reviewed
from plugins.education_audio.contract import (
    CheckedScript,
    ComparedSentence,
    ScriptChecks,
    ScriptComparison,
    SecondOpinion,
)
from plugins.education_audio.findings.acceptances import FindingAcceptances
from plugins.education_audio.findings.running import ScriptCheckRunner
from plugins.education_audio.identifiers.questions import IdentifierQuestions
from plugins.education_audio.scripts.service import ScriptService
from plugins.education_audio.second_opinion.service import SecondOpinions

_MAX_PASSAGE = 500
_MAX_ADDED = 50


class ScriptChecking:
    """The checks of drafts."""

    def __init__(self, context: PluginContext) -> None:
        self._scripts = context.shared(ScriptService)
        self._runner = context.shared(ScriptCheckRunner)
        self._acceptances = context.shared(FindingAcceptances)
        self._second = context.shared(SecondOpinions)
        self._identifiers = context.shared(IdentifierQuestions)

    async def check(self, draft_id: str) -> ScriptChecks:
        """What they find in the script as it stands. Raises NotFound."""
        draft = await self._scripts.draft(draft_id)
        return await self.check_script(draft.knowledge_id, draft.script)

    async def ask_second_opinion(self, draft_id: str, by: Approver) -> SecondOpinion:
        """As `SecondOpinions.ask`."""
        return await self._second.ask(draft_id, by)

    async def check_script(self, knowledge_id: str, script: str) -> ScriptChecks:
        """What they find in a script of a document. Raises NotFound."""
        run = await self._runner.run(knowledge_id, script)
        return ScriptChecks(
            sha256=digest(script),
            findings=await self._acceptances.with_acceptances(run),
            failed=run.failed,
            identifiers=await self._identifiers.unanswered(knowledge_id, [script]),
            second_opinion=run.opinion,
            second_opinion_model=self._second.model,
            comparison=None
            if run.own_failed
            else await asyncio.to_thread(_comparison, run.checked),
        )


def _comparison(checked: CheckedScript) -> ScriptComparison:
    """What the checks of this plugin covered; they have made the review already."""
    made = reviewed(checked)
    return ScriptComparison(
        compared=made.compared,
        added=[sentence[:_MAX_PASSAGE] for sentence in made.added[:_MAX_ADDED]],
        added_count=len(made.added),
        across=made.across,
        unchecked_language=language_name(made.language) if made.language else None,
        sentences=[
            ComparedSentence(
                text=one.sentence[:_MAX_PASSAGE],
                source=None if one.source is None else one.source[:_MAX_PASSAGE],
                is_heading=one.is_heading,
            )
            for one in made.beside
        ],
    )
