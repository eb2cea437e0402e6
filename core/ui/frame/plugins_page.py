"""The Plugins page: how every plugin stands in the API and here, and what to do about it."""

from __future__ import annotations

import streamlit as st

from core.api_models import (
    PluginList,
    PluginStart,
    PluginView,
)
from core.host.discovery import BUILT_IN
from core.host.registry import PluginRecord, PluginRegistry, PluginState
from core.i18n import _, text, translate
from core.i18n.formats import format_number
from core.ui.api.client import path
from core.ui.api.problem import ApiProblem
from core.ui.frame.attention import draw_attention
from core.ui.frame.plugin_facts import plugin_facts, plugin_figures
from core.ui.host import api, current_host
from core.ui.text import literal, when, with_small_print
from core.ui.widgets.feedback import Tone, badge, error_panel, fetch, page_header, section
from core.ui.widgets.lists import back_button
from core.ui.widgets.rows.row_list import Row, row_list
from core.ui.widgets.state import clear_url, url_value

ADDRESS = "plugins"
"""The page's address. It stands in no list of pages, so that no plugin can take its place."""

_STATES: dict[str, tuple[str, Tone]] = {
    "failed": (text("Not working"), "bad"),
    "failing": (text("Failing"), "bad"),
    "paused": (text("Paused"), "waiting"),
    "active": (text("Working"), "good"),
    "disabled": (text("Switched off"), "neutral"),
}
_STAGES = {
    "discovery": text("being found"),
    "import": text("loading its code"),
    "hooks": text("checking its hooks"),
    "register_plugin": text("saying what it is"),
    "register_settings": text("reading its settings"),
    "register_routes": text("offering its routes"),
    "register_pages": text("offering its pages"),
    "openapi": text("describing its routes"),
    "lifespan": text("running its own services"),
}
_PAUSED = text(
    "Its requests kept failing, so they are refused for a while. After a "
    "pause one is tried again automatically; if it works, all are let through."
)
_STARTED = "plugins.started"
# In the address: the plugin that is shown alone, with all that is known of it.
_OPENED = "plugin"
_RESTARTS = text("The service starts again with this plugin. That takes some seconds.")
_FAILING = text("Its last requests or pages all failed. Other plugins are not affected.")
_SAFE_MODE = text(
    "**ElevenDops runs in safe mode:** only its own plugins are loaded. "
    "That happens when it did not start twice in a row, or when "
    "ELEVENDOPS_SAFE_MODE is set. Restart it to load all plugins again; "
    "`elevendops plugins --bisect` finds the one that keeps it from "
    "starting."
)


def render() -> None:
    """Draw the page."""
    page_header(
        _("Plugins"),
        _("Everything that ElevenDops offers comes from a plugin. See how each one stands."),
    )
    registry = current_host().registry
    found = fetch(
        lambda: api().get("/api/plugins", PluginList), "plugins", _("Asking for plugins…")
    )
    if found is None:
        section(_("What is known without the service"))
        _own_failures(registry)
        return
    if st.session_state.pop(_STARTED, False):
        st.info(translate(_RESTARTS), icon=":material/restart_alt:")
    if found.safe_mode:
        st.warning(translate(_SAFE_MODE), icon=":material/health_and_safety:")
    chosen = [view for view in found.plugins if view.id == url_value(_OPENED, str)]
    if chosen:
        _opened(chosen, registry)
        return
    _summary(found.plugins)
    draw_attention()
    for state, (words, _tone) in _STATES.items():
        views = [view for view in found.plugins if view.state == state]
        if views:
            section(translate(words))
            _plugins(sorted(views, key=lambda view: view.title.lower()), registry, state)
    _only_here(registry, found.plugins)


def _summary(views: list[PluginView]) -> None:
    words = []
    for state, (word, tone) in _STATES.items():
        number = sum(1 for view in views if view.state == state)
        if number:
            words.append(
                badge(
                    _(
                        "{number} {word}",
                        number=format_number(number),
                        word=translate(word).lower(),
                    ),
                    tone,
                )
            )
    st.markdown("  ".join(words))


def _opened(views: list[PluginView], registry: PluginRegistry) -> None:
    back_button(_("All plugins"), "plugins.back", lambda: clear_url(_OPENED))
    for number, view in enumerate(views):
        _plugin(view, registry, f"opened.{view.id}.{number}", opened=True)


def _plugins(views: list[PluginView], registry: PluginRegistry, state: str) -> None:
    """Each of which there is something to say by itself; one list of the others."""
    rows = []
    for number, view in enumerate(views):
        if _is_in_trouble(view) or differences(view, registry):
            _plugin(view, registry, f"{view.id}.{state}.{number}")
        else:
            told = f"**{literal(view.title)}**  \n{_standing(view)}"
            rows.append(Row(told, view.title, view.id))
    row_list(rows, _("Details"), param=_OPENED, key=f"plugins.{state}")


def _is_in_trouble(view: PluginView) -> bool:
    said_why_not = view.state == "disabled" and view.error
    bad = view.state not in ("active", "disabled")
    return bool(bad or said_why_not or view.warnings or view.notices)


def _plugin(view: PluginView, registry: PluginRegistry, key: str, *, opened: bool = False) -> None:
    with st.container(border=True, gap="small", key=f"plugins.{key}"):
        st.subheader(literal(view.title), anchor=False)
        st.markdown(_standing(view))
        _trouble(view, key)
        for difference in differences(view, registry):
            st.warning(literal(difference), icon=":material/compare_arrows:")
        for warning in view.warnings:
            st.warning(literal(warning), icon=":material/update:")
        for notice in view.notices:
            st.info(literal(notice), icon=":material/extension_off:")
        if _is_known(view) and (opened or _details_wanted(view, key)):
            plugin_facts(view, registry, key)


def _standing(view: PluginView) -> str:
    """How it stands, which one it is, and its figures, as Markdown."""
    word, tone = _STATES[view.state]
    told = f"{badge(translate(word), tone)} :small[:gray[{literal(_origin(view))}]]"
    return with_small_print(told, literal(plugin_figures(view))) if _is_known(view) else told


def _is_known(view: PluginView) -> bool:
    return view.stage != "discovery" and view.state != "disabled"


def _details_wanted(view: PluginView, key: str) -> bool:
    """A switch, as its facts cost two requests."""
    label = _("Details of {title}", title=literal(view.title))
    return st.toggle(label, key=f"plugins.details.{key}")


def _origin(view: PluginView) -> str:
    version = (
        _("Version {version}", version=view.version) if view.version else _("Version not known")
    )
    contract = _("plugin API {version}", version=view.api_version) if view.api_version else None
    source = _("built in") if view.source == BUILT_IN else view.source
    return " · ".join(part for part in (view.id, version, contract, source) if part)


def _trouble(view: PluginView, key: str) -> None:
    """Where and why it failed, and what to do; for a paused one the way back."""
    if view.state == "failed":
        stage = view.stage or "?"
        place = f"{stage} ({translate(_STAGES[stage])})" if stage in _STAGES else stage
        if view.off_since is not None:
            head = _("It is off since {time} because of what it did", time=when(view.off_since))
        else:
            head = _("It failed at {place}", place=literal(place))
        st.error(f"**{head}**  \n{literal(view.error or '')}", icon=":material/error:")
        st.markdown(_("**What to do:** {remedy}", remedy=literal(view.remedy or "")))
        _start_button(view, key)
    elif view.state == "failing":
        st.warning(translate(_FAILING), icon=":material/warning:")
        st.markdown(_("**Last error:** {error}", error=literal(view.last_error or "")))
    elif view.state == "disabled" and view.error:
        st.caption(literal(view.error))
    elif view.state == "paused":
        st.warning(translate(_PAUSED), icon=":material/pause_circle:")
        if view.last_error:
            st.markdown(_("**Last error:** {last_error}", last_error=literal(view.last_error)))
        if st.button(_("Try again"), key=f"plugins.resume.{key}", icon=":material/play_arrow:"):
            _resume(view)


def _start_button(view: PluginView, key: str) -> None:
    if st.button(_("Start again"), key=f"plugins.start.{key}", icon=":material/play_arrow:"):
        try:
            begun = api().post(path("api", "plugins", view.id, "start"), PluginStart)
        except ApiProblem as problem:
            error_panel(problem)
            return
        current_host().start_plugin(view.id)
        current_host().watch.suspect()
        st.session_state[_STARTED] = begun.restarts
        st.rerun()


def _resume(view: PluginView) -> None:
    try:
        api().post(path("api", "plugins", view.id, "resume"), PluginView)
    except ApiProblem as problem:
        error_panel(problem)
        return
    st.rerun()


def differences(view: PluginView, registry: PluginRegistry) -> list[str]:
    """How the plugin stands otherwise in the dashboard's own process than in the API."""
    records = [
        record
        for record in registry.records
        if record.id == view.id and record.source == view.source
    ]
    if not records:
        return [_("The service has this plugin, the dashboard has not. Install it in both.")]
    found = []
    for record in records:
        if record.state is PluginState.FAILED and view.state not in ("failed", "disabled"):
            found.append(
                _(
                    "It fails only in the dashboard, at {stage}: {error}",
                    stage=record.stage,
                    error=record.error,
                )
            )
        if record.state is PluginState.DISABLED and view.state != "disabled":
            found.append(
                _("It is switched off only in the dashboard. Use the same settings in both.")
            )
        if view.state == "disabled" and record.state is not PluginState.DISABLED:
            found.append(
                _("It is switched off only in the service. Use the same settings in both.")
            )
        version = record.info.version if record.info else None
        if version and view.version and version != view.version:
            found.append(_("The dashboard has version {version}. Restart both.", version=version))
    return found


def _only_here(registry: PluginRegistry, views: list[PluginView]) -> None:
    known = {(view.id, view.source) for view in views}
    missing = [record for record in registry.records if (record.id, record.source) not in known]
    if missing:
        section(_("Only in the dashboard"))
    for record in missing:
        with st.container(border=True, gap="small"):
            st.subheader(literal(record.title), anchor=False)
            st.warning(
                _("The dashboard has this plugin, the service has not. Install it in both."),
                icon=":material/compare_arrows:",
            )
            _own_state(record)


def _own_failures(registry: PluginRegistry) -> None:
    failed = registry.failed()
    if not failed:
        st.markdown(_("In the dashboard itself every plugin loads."))
    for record in failed:
        with st.container(border=True, gap="small"):
            st.subheader(literal(record.title), anchor=False)
            _own_state(record)


def _own_state(record: PluginRecord) -> None:
    st.caption(literal(record.source))
    if record.stage:
        st.error(
            _(
                "**It failed at {stage}**  \n{error}",
                stage=literal(record.stage),
                error=literal(record.error or ""),
            ),
            icon=":material/error:",
        )
