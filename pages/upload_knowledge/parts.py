"""What the views of Upload Knowledge share: tags in words, the state of a sync."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.upload_knowledge.review import expiry_badge, review_badge
from plugins.knowledge.contract import ApprovalState, KnowledgeDocument, SyncStatus

_TAGS = {
    "before_visit": text("Before visit"),
    "diagnosis": text("Diagnosis"),
    "procedure": text("Procedure"),
    "post_care": text("Post care"),
    "medication": text("Medication"),
    "warning_signs": text("Warning signs"),
    "faq": text("Frequent questions"),
}


OPEN_APPROVALS = (ApprovalState.WAITING, ApprovalState.FIRST_READER)
"""Where somebody has to read the text still."""


def tag_name(tag: str) -> str:
    """A tag as people read it: `before_visit` is “Before visit”, an own tag stays as it is."""
    return translate(_TAGS.get(tag) or tag)


def sync_state(document: KnowledgeDocument) -> None:
    """The state of a document at the voice service, with its error and a way to try again."""
    st.markdown(" ".join(_sync_badges(document)))
    if document.sync_error_message:
        sync_error(document)


def state_badges(document: KnowledgeDocument) -> str:
    """How a document stands, at the voice service, with its approval, its review and its last
    day, as Markdown.
    """
    days = (review_badge(document), expiry_badge(document))
    badges = (*_sync_badges(document), *_approval_badge(document), *days)
    return " ".join(filter(None, badges))


def sync_error(document: KnowledgeDocument) -> None:
    """Why the voice service does not have a document, and a way to try again."""
    st.caption(ui.literal(document.sync_error_message or ""))
    if st.button(_("Retry sync"), icon=":material/refresh:", key=f"retry.{document.knowledge_id}"):
        try:
            ui.api().post(
                ui.path("api", "knowledge", document.knowledge_id, "retry-sync"),
                KnowledgeDocument,
            )
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return
        st.rerun()


def _sync_badges(document: KnowledgeDocument) -> Iterator[str]:
    if document.sync_status is SyncStatus.UNAPPROVED:
        yield ui.badge(_("Waits for approval"), "waiting")
    else:
        yield ui.badge(document.sync_status.value)
    proof = document.proof
    if proof is not None and proof.proved:
        yield f":green-badge[:material/verified: {_('Verified')}]"
    elif proof is not None and proof.proved is False:
        yield f":orange-badge[:material/gpp_maybe: {_('Not verified')}]"


def _approval_badge(document: KnowledgeDocument) -> Iterator[str]:
    """Nothing for a document from before approvals."""
    if document.approval.state is ApprovalState.APPROVED:
        yield f":green-badge[:material/verified: {_('Approved')}]"
    elif document.approval.state in OPEN_APPROVALS:
        yield f":gray-badge[:material/gpp_maybe: {_('Not approved')}]"


def proof_line(document: KnowledgeDocument) -> None:
    """Whether the voice service was seen to find the present text, and what it was asked."""
    proof = document.proof
    if proof is None:
        return
    sentence = ui.literal(proof.asked)
    if proof.proved and proof.checked_at is not None:
        said = _(
            "Verified {time}: agents find the present text. Asked for: “{sentence}”",
            time=ui.when(proof.checked_at),
            sentence=sentence,
        )
    elif proof.proved is None and proof.problem is None:
        said = _("The voice service is being asked whether agents find the present text.")
    else:
        said = _("Not verified: {reason}", reason=ui.literal(proof.problem or ""))
    st.caption(said)
