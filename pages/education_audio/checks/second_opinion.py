"""The second opinion of the language model on a script, below what the rules have found."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from plugins.education_audio.contract import (
    OpinionState,
    ScriptChecks,
    ScriptDraft,
    SecondOpinion,
)

FOUND = "audio.checks"
"""Where the page keeps what was found in the script that it shows."""


def draw_second_opinion(draft: ScriptDraft, checks: ScriptChecks) -> None:
    """Say what came of it, or offer to ask for it."""
    opinion = checks.second_opinion
    if opinion is not None and opinion.state is OpinionState.GIVEN:
        _given(opinion)
        return
    if checks.second_opinion_model is None:
        st.caption(
            _("The local preview writer gives no second opinion. With a key of Gemini you can ask.")
        )
        return
    if opinion is not None and opinion.state is OpinionState.ASKING:
        _asking(opinion)
        return
    if opinion is not None and opinion.error:
        st.markdown(
            _(
                ":orange[:material/warning:] The second opinion was not given. {why}",
                why=ui.literal(opinion.error),
            )
        )
    if st.button(
        _("Ask the language model to compare"),
        key="audio.second_opinion",
        icon=":material/compare_arrows:",
        help=_(
            "A second opinion beside the rules. Only differences whose quotes stand in both texts "
            "are shown; each has to be mended or accepted, as the others."
        ),
    ):
        _ask(draft)
    st.caption(
        _(
            "Sends this script and its document to {model}, in one request that Google charges. If "
            "the answer breaks off or does not come in time, it is asked once more.",
            model=ui.literal(checks.second_opinion_model),
        )
    )


def _ask(draft: ScriptDraft) -> None:
    address = ui.path("api", "audio", "drafts", draft.draft_id, "second-opinion")
    try:
        with st.spinner(_("The language model compares…")):
            ui.api().post(address, SecondOpinion, timeout=60.0)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    _look_again()


def _look_again() -> None:
    # What was found is asked for anew.
    st.session_state.pop(FOUND, None)
    st.rerun()


def _asking(opinion: SecondOpinion) -> None:
    why = f" {ui.literal(opinion.error)}" if opinion.error else ""
    st.markdown(
        _(":material/hourglass_empty: The language model is being asked to compare.{why}", why=why)
    )
    if st.button(_("Look again"), key="audio.second_opinion.again", type="tertiary"):
        _look_again()


def _given(opinion: SecondOpinion) -> None:
    if opinion.found:
        found = ngettext(
            "It found {number} difference, which stands above.",
            "It found {number} differences, which stand above.",
            opinion.found,
        )
    else:
        found = _("It found no difference.")
    st.markdown(
        _(
            ":material/compare_arrows: Second opinion of {model}, asked for by {name}. {found}",
            model=ui.literal(opinion.model),
            name=ui.literal(opinion.asked_by_name),
            found=found,
        )
    )
    if opinion.dropped:
        st.caption(
            ngettext(
                "{number} more was left out, because its quotes do not stand in both texts.",
                "{number} more were left out, because their quotes do not stand in both texts.",
                opinion.dropped,
            )
        )
