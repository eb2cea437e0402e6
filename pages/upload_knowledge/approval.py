"""The approval of a document: who has read exactly this text, and the way to approve it."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from pages.upload_knowledge.parts import OPEN_APPROVALS
from plugins.knowledge.contract import (
    ApprovalRules,
    ApprovalState,
    DocumentApproval,
    KnowledgeDocument,
)

_UNKNOWN_RULES = ApprovalRules(approved_only=False, second_reader=False, names_typed=False)


def approval_rules() -> ApprovalRules:
    """What the clinic asks for, as it was known last; nothing while the service is away."""
    try:
        return ui.known("/api/knowledge/approval-rules", ApprovalRules)
    except ui.ApiProblem:
        # What the page is about shows the error; the service holds to its rules anyway.
        return _UNKNOWN_RULES


def waits_for_approval(document: KnowledgeDocument, rules: ApprovalRules) -> bool:
    """Whether agents are not given a text that was saved just now."""
    return rules.approved_only and document.approval.state in OPEN_APPROVALS


def draw_approval(document: KnowledgeDocument, address: str) -> None:
    """Draw who has approved the text, or the button that approves it."""
    approval = document.approval
    if approval.state is ApprovalState.APPROVED:
        st.caption(f":green[:material/verified:] {_who(approval)}")
        return
    rules = approval_rules()
    with st.container(border=True, gap="small", key=f"approval.{document.knowledge_id}"):
        st.markdown(_("**Approval**"))
        if approval.state is ApprovalState.FIRST_READER:
            who = _who(approval)
            second = _("{who}. A second person has to read it too.", who=who)
            st.markdown(second if rules.second_reader else who)
        st.caption(_what_it_does(approval, rules))
        reader = _reader(document, rules)
        pressed = st.button(
            _("I have read this text and approve it"),
            key="document.approve",
            icon=":material/verified:",
        )
        if not pressed:
            return
        body: ui.JsonObject = {"content_sha256": document.content_sha256, "reader": reader}
        try:
            ui.api().post(f"{address}/approval", KnowledgeDocument, body)
        except ui.ApiProblem as problem:
            ui.error_panel(problem, labels={"reader": _("Your name")})
            return
        st.rerun()


def _reader(document: KnowledgeDocument, rules: ApprovalRules) -> str | None:
    if not (rules.second_reader and rules.names_typed):
        return None
    name = st.text_input(
        _("Your name"),
        max_chars=100,
        help=_(
            "Two people have to read a document here. Nobody signs in, so ElevenDops cannot tell "
            "whether two names are two people."
        ),
        key=f"approval.reader.{document.knowledge_id}",
    )
    return name.strip() or None


def _who(approval: DocumentApproval) -> str:
    readers = [
        _("{name}, {time}", name=ui.literal(one.approved_by_name), time=ui.when(one.approved_at))
        for one in approval.readers
    ]
    return _("Read and approved by {readers}", readers=" · ".join(readers))


def _what_it_does(approval: DocumentApproval, rules: ApprovalRules) -> str:
    if approval.state is ApprovalState.EARLIER:
        return _(
            "This text was in use before documents were approved. It stays in use; after a change "
            "of the text it has to be approved."
        )
    if approval.former_in_use and rules.approved_only:
        return _(
            "The text was changed. Agents answer from the text of before until this one is "
            "approved. Read it below, then approve it."
        )
    if rules.approved_only:
        return _(
            "Agents may answer from this document once it is approved. Read it below, then "
            "approve it. After any change of the text it has to be approved again."
        )
    return _(
        "Read it below, then approve it. The approval holds for exactly this text, and ends with "
        "any change of it."
    )
