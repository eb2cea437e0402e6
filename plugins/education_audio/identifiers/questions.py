"""No script, and nothing typed for one, leaves for a provider while it may hold a patient's data.

It is asked as of documents. An answer holds for one thing, such as a name, in everything that is
made of the same document: what was said of the document itself is not asked again.
"""

from __future__ import annotations

from collections.abc import Sequence

from core import clock
from core.context import PluginContext
from core.errors import Conflict
from core.i18n import plural, text
from core.ports.documents import JsonObject
from core.shared.approvals import Approver
from plugins.education_audio.contract import IdentifiersAnswer, OpenIdentifiers, ScriptRequest
from plugins.education_audio.documents import require_document
from plugins.education_audio.models import ANSWERS
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.templates.library import TemplateLibrary
from plugins.knowledge.contract import IdentifierAnswer, PatientIdentifiers, PossibleIdentifier

OPEN = "patient_data_unanswered"
"""The error code of what is refused as long as the question is open."""


class IdentifierQuestions:
    """What is asked, and what was answered."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._templates = context.shared(TemplateLibrary)

    async def unanswered(self, knowledge_id: str, texts: Sequence[str]) -> list[PossibleIdentifier]:
        """What may identify a patient in these texts and nobody has said anything of."""
        identifiers = self._context.service(PatientIdentifiers)
        found = await identifiers.unanswered(knowledge_id, texts)
        keys = [_key(knowledge_id, one.fingerprint) for one in found]
        kept = await self._documents.get_many(ANSWERS, keys) if keys else []
        return [one for one, answer in zip(found, kept, strict=True) if answer is None]

    async def of_wish(self, request: ScriptRequest) -> OpenIdentifiers:
        """The question about what is sent to the writer beside the document."""
        config = request.template_config
        own = await self._templates.words(config.template_ids if config else ())
        options = ScriptOptions(
            custom_prompt=request.custom_prompt,
            quick_instructions=config.quick_instructions if config else None,
            system_prompt_override=config.system_prompt_override if config else None,
            own_templates=tuple(own.values()),
        )
        found = await self.unanswered(request.knowledge_id, typed(options))
        return OpenIdentifiers(identifiers=found)

    async def require_answered(self, knowledge_id: str, texts: Sequence[str]) -> None:
        """Raise Conflict while one of these texts may hold a patient's data."""
        found = await self.unanswered(knowledge_id, texts)
        if found:
            raise Conflict(
                text(
                    "This text may hold a patient's data ({places}). It is sent to no provider "
                    "until somebody takes the data out or says that it is no patient's.",
                    places=plural("{number} place", "{number} places", len(found)),
                ),
                error_code=OPEN,
            )

    async def answer(self, said: IdentifiersAnswer, by: Approver) -> IdentifierAnswer:
        """Keep that these are no patient's data, and who has said so first. Raises NotFound."""
        await require_document(self._context, said.knowledge_id)
        row: JsonObject = {
            "knowledge_id": said.knowledge_id,
            "answered_by": by.user_id,
            "answered_by_name": by.name,
            "answered_at": clock.stamp(),
        }
        for fingerprint in dict.fromkeys(said.fingerprints):
            try:
                await self._documents.create(ANSWERS, _key(said.knowledge_id, fingerprint), row)
            except Conflict:
                continue  # somebody has said so before
        return IdentifierAnswer(answered_by=by.name, answered_at=clock.parse(row["answered_at"]))


def typed(options: ScriptOptions) -> list[str]:
    """The words of the clinic that the writer is sent beside the document."""
    own = (f"{one.display_name}\n{one.content}" for one in options.own_templates)
    words = (options.custom_prompt, options.quick_instructions, options.system_prompt_override)
    return [*own, *(one for one in words if one)]


def _key(knowledge_id: str, fingerprint: str) -> str:
    return f"{knowledge_id}:{fingerprint}"
