"""The routes under `/api/templates`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from core.security import Caller, require
from plugins.education_audio.contract import (
    PromptPreview,
    PromptPreviewRequest,
    SystemPrompt,
    TemplateInfo,
)
from plugins.education_audio.scripts.templates import TemplateService

Reading = Annotated[Caller, Depends(require("audio:read"))]


def build_template_router(templates: TemplateService) -> APIRouter:
    """Content modules and the prompt made of them."""
    router = APIRouter()

    @router.get("")
    async def list_templates(caller: Reading) -> list[TemplateInfo]:
        """All content modules."""
        return templates.modules()

    @router.get("/system-prompt")
    async def get_system_prompt(caller: Reading) -> SystemPrompt:
        """The rules that every script is written by."""
        return templates.system_prompt()

    @router.post("/preview")
    async def preview_prompt(request: PromptPreviewRequest, caller: Reading) -> PromptPreview:
        """The prompt exactly as it will be sent."""
        return await templates.preview(request)

    return router
