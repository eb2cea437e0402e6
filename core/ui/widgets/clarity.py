"""How clear a text is: what rules say and what readers tick, by PEMAT-P and the CDC's index."""

from __future__ import annotations

import streamlit as st

from core.i18n import _, text, translate
from core.i18n.formats import format_number
from core.records.clarity import Clarity, ClarityAnswer, ClarityItem
from core.ui.api.problem import ApiProblem
from core.ui.host import api
from core.ui.text import literal, when
from core.ui.widgets.feedback import error_panel, fetch

_CHOICES = {
    "yes": text("Yes"),
    "no": text("No"),
    "not_applicable": text("Does not apply"),
}
_MARKS = {
    ClarityAnswer.YES: ":green[:material/check_circle:]",
    ClarityAnswer.NO: ":orange[:material/warning:]",
    ClarityAnswer.NOT_APPLICABLE: ":gray[:material/remove:]",
    None: ":gray[:material/help:]",
}
_PROBLEM = "clarity.problem"


def draw_clarity(address: str, key: str) -> None:
    """Draw the items of the text at this address of the API; `key` tells two panels apart."""
    found = fetch(lambda: api().get(address, Clarity), "clarity", _("Reading the text…"))
    if found is None:
        return
    if not found.items:
        st.caption(_("Texts in English, Chinese and Spanish are read for how clear they are."))
        return
    st.markdown(
        _(
            "**{met} of {answered} answered items are met.** {open} are left for you to answer.",
            met=format_number(found.met),
            answered=format_number(found.answered),
            open=format_number(sum(item.answer is None for item in found.items)),
        )
    )
    st.caption(
        _(
            "Items of PEMAT-P (AHRQ) and of the Clear Communication Index (CDC). A rule answers "
            "what can be counted, and you may say otherwise. Your answers belong to exactly this "
            "text."
        )
    )
    problem = st.session_state.pop(f"{_PROBLEM}.{key}", None)
    if problem is not None:
        error_panel(problem)
    for item in found.items:
        _item(item, found.sha256, address, key)
    for one in found.earlier:
        st.caption(
            _(
                "An earlier text, {time}: {met} of {answered} met.",
                time=when(one.at),
                met=format_number(one.met),
                answered=format_number(one.answered),
            )
        )


def _item(item: ClarityItem, sha256: str, address: str, key: str) -> None:
    st.markdown(f"{_MARKS[item.answer]} {literal(item.question)}")
    facts = [literal(item.items)]
    if item.looked_at:
        facts.append(literal(item.looked_at))
    if item.answered_by is not None and item.answered_at is not None:
        name = literal(item.answered_by) or _("the clinician at this computer")
        facts.append(_("answered by {name}, {time}", name=name, time=when(item.answered_at)))
    st.caption(" · ".join(facts))
    field = f"clarity.{key}.{sha256}.{item.key}"
    st.segmented_control(
        item.question,
        list(_CHOICES),
        default=item.answer.value if item.answer else None,
        format_func=lambda choice: translate(_CHOICES[choice]),
        key=field,
        label_visibility="collapsed",
        on_change=_tick,
        args=(field, item.key, sha256, address, key),
    )


def _tick(field: str, item: str, sha256: str, address: str, key: str) -> None:
    body = {"sha256": sha256, "key": item, "answer": st.session_state.get(field)}
    try:
        api().put(address, Clarity, body)
    except ApiProblem as problem:
        st.session_state[f"{_PROBLEM}.{key}"] = problem
