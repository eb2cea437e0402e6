"""The content modules and the prompt, shown as they will be sent."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
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


class TemplateService:
    """What a doctor sees of the prompt."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context

    def modules(self) -> list[TemplateInfo]:
        """All content modules, in their usual order."""
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

    def system_prompt(self) -> SystemPrompt:
        """The rules that one may replace, and those that stay."""
        return SystemPrompt(system_prompt=SYSTEM_PROMPT, safety_rules=SAFETY_RULES)

    async def preview(self, request: PromptPreviewRequest) -> PromptPreview:
        """The prompt as it would be sent. Raises InvalidInput, NotFound (no such document)."""
        problems = Problems()
        options = check_options(request, request.custom_prompt, problems, prefix="")
        problems.raise_any()
        title, text = "…", NO_DOCUMENT
        if request.knowledge_id is not None:
            source = await read_document(self._context, request.knowledge_id)
            title, text = source.disease_name, source.text
        prompt = await asyncio.to_thread(build_prompt, options, title, text)
        return PromptPreview(
            template_ids=list(options.template_ids),
            quick_instructions=options.quick_instructions,
            system_prompt=prompt.system,
            prompt=prompt.task,
            combined_prompt=prompt.combined,
            character_count=len(prompt.combined),
        )
