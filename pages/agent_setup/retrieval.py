"""A question tried on an agent's documents: the passages that a search in them finds."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from core.ui.widgets.quotes import QUOTE, quote_mark
from plugins.knowledge.contract import SearchPassage, SearchResult

_FOUND = "agent.search.found"
_MAX_QUESTION = 2000

_Asked = tuple[str, tuple[str, ...]]


def draw_search(prefix: str, documents: list[str]) -> None:
    """Draw the field for a question, and what was found for it in these documents.

    `prefix` begins the keys of its inputs.
    """
    with st.expander(_("What would it find?"), type="compact", icon=":material/manage_search:"):
        st.caption(
            _(
                "Type a question as a patient would. You see the passages of the chosen documents "
                "that ElevenDops finds for it, the best first. Nothing is saved, and the agent "
                "need not be saved. A voice service that searches by itself may choose otherwise."
            )
        )
        if not documents:
            st.caption(_("Choose a document first."))
            return
        question = st.text_input(
            _("Question"), max_chars=_MAX_QUESTION, **ui.keep(f"{prefix}.search", "")
        ).strip()
        pressed = st.button(
            _("Search the documents"), key=f"{prefix}.search.go", icon=":material/search:"
        )
        if pressed and not question:
            st.error(_("Type a question first."), icon=":material/error:")
        elif pressed:
            _ask((question, tuple(documents)))
        # What was found for another question, or in other documents, says nothing of these.
        asked, passages = st.session_state.get(_FOUND, (None, []))
        if asked == (question, tuple(documents)):
            _draw(passages)


def _ask(asked: _Asked) -> None:
    question, documents = asked
    try:
        with st.spinner(_("Searching…")):
            found = ui.api().get(
                "/api/knowledge/search", SearchResult, {"q": question, "document_ids": documents}
            )
    except ui.ApiProblem as problem:
        ui.error_panel(problem, labels={"document_ids": _("Documents"), "q": _("Question")})
        return
    st.session_state[_FOUND] = (asked, found.passages)


def _draw(passages: list[SearchPassage]) -> None:
    if not passages:
        st.info(
            _(
                "No passage of these documents fits this question. The agent has nothing in them "
                "to answer it from."
            ),
            icon=":material/search_off:",
        )
    for passage in passages:
        with st.container(border=True, gap="small"):
            title = f"{passage.disease_name} · {passage.section_title}"
            st.markdown(f"**{ui.literal(title)}**")
            ui.user_text(passage.text)
            ui.link(
                ui.page_of("knowledge"),
                _("Open the document at this place"),
                query={"id": passage.knowledge_id, QUOTE: quote_mark(passage.text)},
                icon=":material/arrow_forward:",
            )
