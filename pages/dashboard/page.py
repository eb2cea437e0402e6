"""Doctor Dashboard: the clinic at a glance, what needs a look, and what to do next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from core.i18n.formats import format_number
from plugins.dashboard.contract import ActivityView, AttentionView, CardView, DashboardStats

_ADDRESS = "dashboard"
_NOTICE = ":orange[:material/priority_high:]"
# The five steps from an empty clinic to a first conversation: plugin, what to do, why, and the
# figure that is above zero once it is done.
_Step = tuple[str, str, str, str | None]
_STEPS: tuple[_Step, ...] = (
    (
        "knowledge",
        text("Upload a document"),
        text("Your own patient leaflet, as a file or as text."),
        "document_count",
    ),
    (
        "education_audio",
        text("Make education audio"),
        text("Have a script written from it, approve it, and let it be spoken."),
        "audio_count",
    ),
    (
        "agents",
        text("Set up an agent"),
        text("A voice that answers patients from your documents only."),
        "agent_count",
    ),
    (
        "patient_test",
        text("Ask it as a patient would"),
        text("Try the questions that you hear most often."),
        "conversation_count",
    ),
    (
        "conversations",
        text("Read the conversation log"),
        text("See what was asked, and what your documents did not answer."),
        None,
    ),
)


def render() -> None:
    """Draw the page."""
    ui.page_header(
        _("Doctor Dashboard"), _("What your clinic has, and what needs attention today.")
    )
    stats = ui.fetch(
        lambda: ui.api().get("/api/dashboard/stats", DashboardStats),
        "dashboard",
        _("Counting documents, audio, agents and conversations…"),
    )
    if stats is None:
        return
    _figures(stats.cards)
    if _steps_left(stats):
        _next_steps(stats)
    left, right = st.columns(2, gap="medium")
    with left:
        _attention([item for card in stats.cards for item in card.attention])
    with right:
        _activity([card.activity for card in stats.cards if card.activity])
    ui.link("plugins", _("Plugin status"), icon=":material/extension:")


def _figures(cards: list[CardView]) -> None:
    rows = []
    for card in cards:
        leads_to = card.page if card.page != _ADDRESS else None
        rows.append(ui.LinkRow(_figure(card), translate(card.title), leads_to))
    ui.link_list(rows, _("Open"), key="dashboard.figures", cards=True)
    if any(card.error for card in cards):
        st.button(_("Reload the figures"), icon=":material/refresh:", key="dashboard.again")


def _figure(card: CardView) -> str:
    lines = [ui.literal(card.title)]
    if card.value is None:
        reason = card.error or _("This figure could not be loaded.")
        lines += ["**—**", f":red[:material/error: {ui.literal(reason)}]"]
    else:
        lines.append(f"**{format_number(card.value)}**")
        if card.value == 0 and card.next_step:
            lines.append(f":gray[{ui.literal(card.next_step)}]")
    return "  \n".join(lines)


def _steps_left(stats: DashboardStats) -> bool:
    figures = stats.model_dump()
    return any(figures[name] == 0 for *_, name in _STEPS if name is not None)


def _next_steps(stats: DashboardStats) -> None:
    figures = stats.model_dump()
    ui.section(_("Next steps"))
    steps = [
        (number, step, page)
        for number, step in enumerate(_STEPS, start=1)
        if (page := ui.page_of(step[0])) is not None
    ]
    done = {plugin for plugin, *_, figure in _STEPS if figure is not None and figures[figure]}
    place = next((i for i, (_n, step, _p) in enumerate(steps) if step[0] not in done), len(steps))
    with st.container(border=True, gap="medium"):
        # One element for all steps before the next one, and one for all that come after it.
        _steps(steps[:place], done, key="dashboard.steps.before")
        for number, (_plugin, title, why, _figure_name), page in steps[place : place + 1]:
            with st.container(horizontal=True, vertical_alignment="center"):
                name = f":primary-badge[{number}] **{translate(title)}**"
                st.markdown(ui.with_small_print(name, translate(why)), width="stretch")
                if st.button(_("Start here"), type="primary", key="dashboard.begin"):
                    ui.go(page)
        _steps(steps[place + 1 :], done, key="dashboard.steps.after")


def _steps(steps: Sequence[tuple[int, _Step, str]], done: Collection[str], key: str) -> None:
    rows = []
    for number, (plugin, title, why, _figure_name), page in steps:
        sign = f":gray-badge[{number}]"
        if plugin in done:
            sign = f":green-badge[:material/check_circle: {_('Done')}]"
        said = translate(title)
        rows.append(ui.LinkRow(ui.with_small_print(f"{sign} {said}", translate(why)), said, page))
    ui.link_list(rows, _("Open"), key=key)


def _attention(items: list[AttentionView]) -> None:
    ui.section(_("Needs attention"))
    if not items:
        with st.container(border=True):
            st.markdown(_(":green[:material/check_circle:] Nothing needs attention."))
        return
    # Screen readers leave signs out: what is urgent is said.
    urgent = f":red-badge[:material/emergency: {_('Urgent')}]"
    rows = [
        ui.LinkRow(
            f"{urgent if item.urgent else _NOTICE} {ui.literal(item.text)}",
            translate(item.text),
            item.page,
            item.query,
        )
        for item in sorted(items, key=lambda item: not item.urgent)
    ]
    with st.container(border=True):
        ui.link_list(rows, _("Review"), key="dashboard.attention")


def _activity(activities: list[ActivityView]) -> None:
    ui.section(_("Last activity"))
    if not activities:
        st.caption(_("Nothing has happened yet."))
        return
    rows = [
        ui.LinkRow(
            ui.with_small_print(ui.literal(one.text), f"{ui.when(one.at)} · {ui.ago(one.at)}"),
            translate(one.text),
            one.page,
        )
        for one in sorted(activities, key=lambda activity: activity.at, reverse=True)
    ]
    with st.container(border=True):
        ui.link_list(rows, _("Open"), key="dashboard.activity")
