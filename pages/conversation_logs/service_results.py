"""What the voice service itself found in a conversation, beside what the ledger found."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from core.i18n.formats import format_number
from plugins.conversations.contract import (
    ConversationDetail,
    CriterionResult,
    JudgedCriterion,
    NotedValue,
    ResultsState,
    ServiceResults,
)

_BADGES = {
    CriterionResult.MET: (text("Met"), "green", "check_circle"),
    CriterionResult.NOT_MET: (text("Not met"), "red", "cancel"),
    CriterionResult.UNKNOWN: (text("Could not tell"), "gray", "help"),
}


def draw_service_results(found: ConversationDetail) -> None:
    """Draw them under a heading; nothing where the agent was to have none."""
    results = found.service_results
    if results is None:
        return
    ui.section(_("What the voice service found"))
    if results.state is ResultsState.WAITING:
        st.caption(
            _(
                ":material/schedule: The voice service is still looking through the conversation. "
                "Open it again in a few minutes."
            )
        )
        return
    if results.state is ResultsState.MISSING:
        st.caption(
            _(
                ":material/info: There are no results. {why}",
                why=ui.literal(translate(results.why or "")),
            )
        )
        return
    with st.container(border=True, gap="small"):
        for criterion in results.criteria:
            _criterion(criterion)
        for noted in results.values:
            _noted(noted)
    if results.criteria:
        _beside_ledger(results, found)


def _beside_ledger(results: ServiceResults, found: ConversationDetail) -> None:
    """Who judged, and where the two judgements differ: neither changes the other."""
    st.caption(
        _(
            ":material/info: Judged by the voice service. The questions are judged by ElevenDops: "
            "{answered} answered, {unanswered} not answered.",
            answered=format_number(found.answered_count),
            unanswered=format_number(found.unanswered_count),
        )
    )
    judged = {criterion.result for criterion in results.criteria}
    if CriterionResult.NOT_MET in judged and not found.requires_attention:
        st.caption(
            _(
                ":orange[:material/compare_arrows: They differ. The voice service finds something "
                "not met where ElevenDops found nothing to look at: read the conversation.]"
            )
        )
    elif judged == {CriterionResult.MET} and found.unanswered_count:
        st.caption(
            _(
                ":orange[:material/compare_arrows: They differ. The voice service finds everything "
                "met; what ElevenDops found stays as it is.]"
            )
        )


def _criterion(criterion: JudgedCriterion) -> None:
    words, colour, sign = _BADGES[criterion.result]
    with st.container(gap=None):
        st.markdown(
            f":{colour}-badge[:material/{sign}: {translate(words)}] {ui.literal(criterion.name)}"
        )
        if criterion.reason:
            st.caption(ui.literal(criterion.reason))


def _noted(noted: NotedValue) -> None:
    with st.container(gap=None):
        st.markdown(f"**{ui.literal(noted.name)}:** {ui.literal(_in_words(noted))}")
        if noted.reason:
            st.caption(ui.literal(noted.reason))


def _in_words(noted: NotedValue) -> str:
    value = noted.value
    if value is None:
        return _("Nothing was noted")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return value if isinstance(value, str) else format_number(value)
