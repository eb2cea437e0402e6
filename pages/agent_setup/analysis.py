"""What the voice service notes of an agent's conversations, and what it judges them by."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.agent_setup.composite import Composite, Row, hold_named_rows, left_there
from pages.agent_setup.values import Inputs
from plugins.agents.contract import DataKind

_KINDS = {
    DataKind.TEXT.value: text("Text"),
    DataKind.YES_NO.value: text("Yes or no"),
    DataKind.WHOLE_NUMBER.value: text("Whole number"),
    DataKind.NUMBER.value: text("Number"),
}
_MOST = 25


def draw_analysis(inputs: Inputs, problem: ui.ApiProblem | None) -> ui.JsonObject:
    """Draw the inputs; what they hold."""
    with st.expander(_("What the voice service notes and judges"), type="compact"):
        st.caption(
            _(
                "After each conversation the voice service can note facts from it and judge it. "
                "It shows them with the conversation in its own console."
            )
        )
        return {
            "data_items": _data_items(inputs, problem),
            "success_criteria": _criteria(inputs, problem),
        }


def rows_in_words(rows: list[Row] | None, told: str) -> str:
    """The rows of a list with this field of them, for people."""
    if rows is None:
        return left_there()
    return "\n".join(f"{row['name']}: {row[told]}" for row in rows) or _("Nothing")


def _data_items(inputs: Inputs, problem: ui.ApiProblem | None) -> list[Row] | None:
    composite = Composite(inputs, "data_items")
    st.markdown(f"**{_('What is noted')}**")

    def draw(at: str, row: Row, place: int) -> Row:
        left, right = st.columns([3, 2])
        name = left.text_input(
            _("Name"),
            max_chars=100,
            placeholder=_("For example: Wants a call back"),
            **composite.widget(f"{at}.name", row.get("name", "")),
        )
        kind = right.selectbox(
            _("Kind"),
            list(_KINDS),
            format_func=lambda one: translate(_KINDS[one]),
            **composite.widget(f"{at}.kind", row.get("kind", DataKind.TEXT.value)),
        )
        description = st.text_area(
            _("What to note"),
            max_chars=1000,
            height=80,
            placeholder=_("For example: Whether the patient asked the clinic to call back."),
            **composite.widget(f"{at}.description", row.get("description", "")),
        )
        choices = st.text_input(
            _("Only one of these, separated by commas (optional)"),
            **composite.widget(f"{at}.choices", ", ".join(row.get("choices", []))),
        )
        ui.field_error(problem, f"data_items.{place}")
        listed = [one.strip() for one in choices.split(",") if one.strip()]
        return {
            "id": row.get("id"),
            "name": name,
            "kind": str(kind),
            "description": description,
            "choices": listed,
        }

    return hold_named_rows(
        composite, draw, problem, field="data_items", add=_("Note something"), most=_MOST
    )


def _criteria(inputs: Inputs, problem: ui.ApiProblem | None) -> list[Row] | None:
    composite = Composite(inputs, "success_criteria")
    st.markdown(f"**{_('What a good conversation is')}**")

    def draw(at: str, row: Row, place: int) -> Row:
        name = st.text_input(
            _("Name"),
            max_chars=100,
            placeholder=_("For example: Stayed within the documents"),
            **composite.widget(f"{at}.name", row.get("name", "")),
        )
        goal = st.text_area(
            _("It is met when"),
            max_chars=2000,
            height=80,
            placeholder=_("For example: The agent told nothing that its documents do not hold."),
            **composite.widget(f"{at}.goal", row.get("goal", "")),
        )
        use_documents = st.checkbox(
            _("Judge with the agent's documents"),
            **composite.widget(f"{at}.documents", row.get("use_documents", False)),
        )
        ui.field_error(problem, f"success_criteria.{place}")
        return {"id": row.get("id"), "name": name, "goal": goal, "use_documents": use_documents}

    return hold_named_rows(
        composite, draw, problem, field="success_criteria", add=_("Add a criterion"), most=_MOST
    )
