"""What both ways to add a document ask, and what was said when the last ones were saved."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core import ui
from core.i18n import _
from pages.upload_knowledge.approval import approval_rules, waits_for_approval
from pages.upload_knowledge.parts import tag_name
from plugins.knowledge.contract import DEFAULT_TAGS, KnowledgeDocument

NAME = "upload.name"
TAGS = "upload.tags"
_SAVED = "upload.saved"


def draw_name(problem: ui.ApiProblem | None) -> str:
    """The field for the document's name, with what was wrong with it."""
    name = st.text_input(
        _("Disease or topic"),
        max_chars=100,
        placeholder=_("For example: High blood pressure"),
        **ui.keep(NAME, ""),
    )
    ui.field_error(problem, "disease_name")
    return name


def draw_tags(problem: ui.ApiProblem | None) -> list[str]:
    """The field for the tags, with what was wrong with them."""
    tags = st.multiselect(
        _("Tags"),
        list(DEFAULT_TAGS),
        format_func=tag_name,
        accept_new_options=True,
        max_selections=20,
        placeholder=_("Choose or type tags"),
        **ui.keep(TAGS, []),
    )
    ui.field_error(problem, "tags")
    return [str(tag) for tag in tags]


@dataclass(frozen=True, slots=True)
class Saved:
    """The name of a document that was saved, and whether it waits for an approval."""

    name: str
    waits: bool


def saved_now(document: KnowledgeDocument) -> Saved:
    """What is said of a document that was saved just now."""
    return Saved(document.disease_name, waits_for_approval(document, approval_rules()))


def note_saved(saved: list[Saved]) -> None:
    """Note which documents were saved just now."""
    st.session_state[_SAVED] = saved


def last_saved() -> list[Saved]:
    """The documents that were saved last; empty when the next ones are begun."""
    saved: list[Saved] = st.session_state.get(_SAVED, [])
    return saved


def forget_saved() -> None:
    """The next documents are begun: what was said of the last ones has been read."""
    st.session_state.pop(_SAVED, None)
