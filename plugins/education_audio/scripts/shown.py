"""Drafts as the API shows them."""

from __future__ import annotations

from core import clock
from core.jobs.model import reason
from core.ports.documents import StoredDocument
from core.records.versions import last_change
from plugins.education_audio import failures
from plugins.education_audio.contract import (
    DraftState,
    ScriptApproval,
    ScriptDraft,
    SourceState,
    UsedTemplate,
)
from plugins.education_audio.models import model_asked, model_replaced, model_used
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.scripts.outcome import language_of_script, length_of


def draft_view(
    stored: StoredDocument, state: SourceState, approval: ScriptApproval | None
) -> ScriptDraft:
    """A draft as the API shows it, with the approval that it has now."""
    data = stored.data
    error = data["error"]
    is_written = data["state"] in (DraftState.COMPLETED, DraftState.FAILED) and data["script"]
    options = ScriptOptions.model_validate(data["options"])
    return ScriptDraft(
        draft_id=stored.id,
        knowledge_id=data["knowledge_id"],
        state=DraftState(data["state"]),
        script=data["script"],
        model_used=model_used(data),
        model_requested=model_asked(data),
        model_replaced=model_replaced(data),
        error=reason(error) if error else None,
        error_code=error["error_code"] if error else None,
        source_state=state,
        approval=approval,
        templates=[
            UsedTemplate(
                template_id=one.template_id,
                display_name=one.display_name,
                version=one.version,
            )
            for one in options.own_templates
        ],
        length=length_of(data["script"], options, data.get("document_minutes"))
        if is_written
        else None,
        language=language_of_script(data["script"], options, data.get("document_language") or "")
        if is_written
        else None,
        **failures.when_and_trace(error),
        job_id=data["job_id"],
        created_at=clock.parse(data["created_at"]),
        modified_at=clock.parse(data["modified_at"]),
        **last_change(data, data["modified_at"]),
    )
