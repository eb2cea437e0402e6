"""What differs between the clinic's documents and the voice service, and mending it."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from plugins.knowledge.contract import Comparison, Difference, DifferenceKind, MendResult

_ADDRESS = "/api/knowledge/comparison"
_QUERY = "compare"
_KINDS = {
    DifferenceKind.MISSING_THERE: text("Missing there"),
    DifferenceKind.ORPHANED_THERE: text("Left over there"),
    DifferenceKind.OTHER_CONTENT: text("Other text or name there"),
    DifferenceKind.OTHER_ACCOUNT: text("Sent to another account"),
}


def draw_comparison() -> None:
    """Draw the last look, closed until somebody opens it; the dashboard leads here."""
    shown = st.expander(
        _("Compare with the voice service"),
        icon=":material/compare_arrows:",
        expanded=ui.url_value(_QUERY, str) is not None,
        key="comparison",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            _draw()


def _draw() -> None:
    st.caption(
        _(
            "This finds documents that are missing at the voice service, have another text there, "
            "or should no longer be there."
        )
    )
    if st.button(_("Look now"), icon=":material/search:", key="comparison.look"):
        _ask()

    def load() -> Comparison:
        return ui.api().get(_ADDRESS, Comparison)

    first = ui.fetch(load, "comparison", _("Reading the last comparison…"))
    if first is None:
        return
    ui.poll(first, load, _state, until=lambda found: not found.looking)
    if not first.looking and first.differences:
        _mending(first.differences)


def _ask() -> None:
    try:
        ui.api().post(_ADDRESS, Comparison)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)


def _state(found: Comparison) -> None:
    if found.looking:
        st.caption(_("Everything is being compared…"))
    if found.problem:
        st.warning(
            _("The last look did not come to its end: {reason}", reason=ui.literal(found.problem))
        )
    if found.looked_at is None:
        st.markdown(_("Nothing has been compared yet."))
        return
    number = len(found.differences) + found.left_out
    said = (
        ngettext("{number} thing differs.", "{number} things differ.", number)
        if number
        else _("Nothing differs.")
    )
    count = ngettext("{number} document", "{number} documents", found.documents)
    looked = _("Looked at {count} {time}.", count=count, time=ui.when(found.looked_at))
    st.markdown(f"{looked} **{said}**")


def _mending(differences: list[Difference]) -> None:
    chosen = []
    for number, one in enumerate(differences):
        mine = one.kind is not DifferenceKind.ORPHANED_THERE
        name = f"{translate(_KINDS[one.kind])}: {ui.literal(one.name)}"
        key = f"comparison.{one.kind}.{one.provider_id}.{one.knowledge_id}.{number}"
        if st.checkbox(name, value=mine, key=key):
            chosen.append(one)
    if any(one.kind is DifferenceKind.ORPHANED_THERE for one in differences):
        st.caption(
            _(
                "What is left over may belong to another ElevenDops that uses the same account. "
                "Choose it only when you know that it does not."
            )
        )
    with st.container(horizontal=True):
        if st.button(_("Show what would be done"), key="comparison.dry", disabled=not chosen):
            _mend(chosen, dry_run=True)
        if st.button(
            _("Mend what is chosen"),
            key="comparison.mend",
            icon=":material/build:",
            disabled=not chosen,
        ):
            _mend(chosen, dry_run=False)


def _mend(chosen: list[Difference], *, dry_run: bool) -> None:
    body = {
        "dry_run": dry_run,
        "differences": [
            one.model_dump(mode="json", include={"kind", "knowledge_id", "provider_id"})
            for one in chosen
        ],
    }
    try:
        result = ui.api().post(f"{_ADDRESS}/mend", MendResult, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    if not dry_run:
        ui.notify(
            ngettext(
                "{number} thing is being mended.",
                "{number} things are being mended.",
                len(result.steps),
            )
        )
        st.rerun()
    for step in result.steps:
        st.markdown(f"- {ui.literal(step.name)}: {ui.literal(step.remedy)}")
    if result.gone:
        st.caption(
            ngettext(
                "{number} thing does not differ any more.",
                "{number} things do not differ any more.",
                result.gone,
            )
        )
