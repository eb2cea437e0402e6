"""The content modules and the prompt, shown as they will be sent."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.text.identification import identify_language
from plugins.education_audio.content_modules import MODULES
from plugins.education_audio.contract import (
    PromptPreview,
    PromptPreviewRequest,
    SystemPrompt,
    TemplateInfo,
)
from plugins.education_audio.documents import read_document
from plugins.education_audio.options import Problems, check_options
from plugins.education_audio.scripts.prompt import (
    NO_DOCUMENT,
    SAFETY_RULES,
    SYSTEM_PROMPT,
    build_prompt,
)
from plugins.education_audio.templates.library import TemplateLibrary


class TemplateService:
    """What a doctor sees of the prompt."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._library = context.shared(TemplateLibrary)

    async def modules(self) -> list[TemplateInfo]:
        """All content modules in their usual order, then the clinic's own templates by name."""
        own = [
            TemplateInfo(
                template_id=one.template_id,
                display_name=one.display_name,
                description=one.description,
                category="custom",
                preview=one.preview,
                version=one.version,
            )
            for one in await self._library.all()
        ]
        return [*_built_in(), *own]

    def system_prompt(self) -> SystemPrompt:
        """The rules that one may replace, and those that stay."""
        return SystemPrompt(system_prompt=SYSTEM_PROMPT, safety_rules=SAFETY_RULES)

    async def preview(self, request: PromptPreviewRequest) -> PromptPreview:
        """The prompt as it would be sent. Raises InvalidInput, NotFound (no such document)."""
        problems = Problems()
        own = await self._library.words(request.template_ids)
        options = check_options(request, request.custom_prompt, problems, prefix="", own=own)
        problems.raise_any()
        title, text, language = "…", NO_DOCUMENT, ""
        if request.knowledge_id is not None:
            source = await read_document(self._context, request.knowledge_id)
            title, text = source.disease_name, source.text
            language = await asyncio.to_thread(identify_language, text)
        prompt = await asyncio.to_thread(build_prompt, options, title, text, language)
        return PromptPreview(
            template_ids=list(options.template_ids),
            quick_instructions=options.quick_instructions,
            system_prompt=prompt.system,
            prompt=prompt.task,
            combined_prompt=prompt.combined,
            character_count=len(prompt.combined),
        )


def _built_in() -> list[TemplateInfo]:
    return [
        TemplateInfo(
            template_id=module.template_id,
            display_name=module.display_name,
            description=module.description,
            category="built_in",
            preview=module.preview,
        )
        for module in MODULES
    ]
