"""The routes under `/api/templates`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.late_routes import LateRoute
from core.web.preconditions import IfMatch, tagged
from plugins.education_audio.contract import (
    OwnTemplate,
    PromptPreview,
    PromptPreviewRequest,
    SystemPrompt,
    TemplateDeleted,
    TemplateInfo,
    TemplateRequest,
    TemplateSeen,
    TemplateUpdate,
    TemplateVersions,
)
from plugins.education_audio.scripts.templates import TemplateService
from plugins.education_audio.templates.library import TemplateLibrary

Reading = Annotated[Caller, Depends(require("audio:read"))]
Writing = Annotated[Caller, Depends(require("audio:templates"))]
TemplateId = Annotated[Id, Path()]
Number = Annotated[int, Path(ge=1, le=1_000_000)]


def build_template_router(templates: TemplateService, library: TemplateLibrary) -> APIRouter:
    """Content modules, the clinic's own templates, and the prompt made of them."""
    router = APIRouter(route_class=LateRoute)

    @router.get("")
    async def list_templates(caller: Reading) -> list[TemplateInfo]:
        """All content modules, then the clinic's own templates."""
        return await templates.modules()

    @router.post("", status_code=201)
    async def create_template(
        request: TemplateRequest, caller: Writing, response: Response
    ) -> OwnTemplate:
        """Keep a template of the clinic's own, to be chosen like a content module."""
        return tagged(response, await library.create(request, caller.name))

    @router.get("/system-prompt")
    async def get_system_prompt(caller: Reading) -> SystemPrompt:
        """The rules that every script is written by."""
        return templates.system_prompt()

    @router.post("/preview")
    async def preview_prompt(request: PromptPreviewRequest, caller: Reading) -> PromptPreview:
        """The prompt exactly as it will be sent."""
        return await templates.preview(request)

    @router.get("/{template_id}")
    async def get_template(
        template_id: TemplateId, caller: Reading, response: Response
    ) -> OwnTemplate:
        """One of the clinic's own templates with its words."""
        return tagged(response, await library.get(template_id))

    @router.put("/{template_id}")
    async def update_template(
        template_id: TemplateId,
        changes: TemplateUpdate,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
    ) -> OwnTemplate:
        """Change a template: its next version. Scripts keep the one that they were made with."""
        expected = ExpectedVersion(changes.version, if_match)
        changed = await library.update(template_id, changes, by=caller.name, expected=expected)
        return tagged(response, changed)

    @router.delete("/{template_id}")
    async def delete_template(
        template_id: TemplateId, caller: Writing, if_match: IfMatch
    ) -> TemplateDeleted:
        """Delete a template with its versions; scripts keep what they were made with."""
        return await library.delete(template_id, ExpectedVersion(tags=if_match))

    @router.get("/{template_id}/versions")
    async def list_template_versions(template_id: TemplateId, caller: Reading) -> TemplateVersions:
        """The latest versions of a template, the newest first."""
        return await library.versions(template_id)

    @router.post("/{template_id}/versions/{number}/restore")
    async def restore_template_version(
        template_id: TemplateId,
        number: Number,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
        seen: TemplateSeen | None = None,
    ) -> OwnTemplate:
        """Make what this version was the newest one."""
        expected = ExpectedVersion(seen.version if seen else None, if_match)
        restored = await library.restore(template_id, number, by=caller.name, expected=expected)
        return tagged(response, restored)

    return router
