"""The pages of the working plugins, each behind a guard."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from core.api_models import PluginView
from core.contracts import PageSpec
from core.errors import place
from core.registry import PluginRecord, PluginRegistry
from core.telemetry import plugin_at_work
from core.ui.failure import show_failure
from core.ui.feedback import page_header
from core.ui.links import Site, remember_site
from core.ui.watch import Snapshot

log = logging.getLogger(__name__)

_ANY_ICON = ":material/extension:"
# Only a name inside Streamlit, which shows this page at "/". No PageSpec can have it.
_HOME = "Home"


def choose_page(registry: PluginRegistry, snapshot: Snapshot, first: str | None = None) -> st.Page:
    """List the pages in the sidebar, in their order, and give the one that is asked for.

    The page at address `first`, else the first page, is the one at `/`. A plugin that the API says
    is failed or switched off has no pages here either.
    """
    out = {view.id for view in snapshot.plugins.plugins if view.state != "active"}
    shown = [(record, spec) for record, spec in registry.pages() if record.id not in out]
    if not shown:
        return st.navigation([st.Page(_no_pages, title="No pages", icon=_ANY_ICON)])
    addresses = [spec.url_path for _, spec in shown]
    home = first if first in addresses else addresses[0]
    pages = {spec.url_path: _page(record, spec, home) for record, spec in shown}
    # Streamlit moves the default page to "/", where its own address is not found any more.
    alias = next(
        _page(record, spec, None, visibility="hidden")
        for record, spec in shown
        if spec.url_path == home
    )
    chosen = st.navigation([*pages.values(), alias], expanded=True)
    owners: dict[str, str] = {}
    for record, spec in shown:
        owners.setdefault(record.id, spec.url_path)
    remember_site(Site(pages, owners, open_page=chosen.url_path or home))
    return chosen


def _page(
    record: PluginRecord,
    spec: PageSpec,
    home: str | None,
    visibility: Literal["visible", "hidden"] = "visible",
) -> st.Page:
    is_home = spec.url_path == home
    return st.Page(
        _guarded(record, spec),
        title=spec.title,
        icon=spec.icon if _known(spec.icon) else _ANY_ICON,
        url_path=_HOME if is_home else spec.url_path,
        default=is_home,
        visibility=visibility,
    )


def keep_addresses(registry: PluginRegistry, title: str, show: Callable[[], None]) -> st.Page:
    """One page in place of all; the address and its query stay, to be opened after the sign-in."""
    addresses = [spec.url_path for _, spec in registry.pages()]
    pages = [
        st.Page(show, title=title, url_path=_HOME, default=True),
        *(st.Page(show, title=title, url_path=address) for address in addresses),
    ]
    return st.navigation(pages, position="hidden")


def not_working(registry: PluginRegistry, snapshot: Snapshot) -> list[tuple[str, str]]:
    """Title and reason of each plugin that is not working in the API or in this process.

    What the API says goes first; a plugin that fails only here is named as such.
    """
    views: dict[str, PluginView] = {view.id: view for view in snapshot.plugins.plugins}
    found = [
        (view.title, f"{view.stage}: {view.error}")
        for view in views.values()
        if view.state == "failed"
    ]
    for record in registry.failed():
        view = views.get(record.id)
        if view is not None and view.state != "active":
            continue
        title = record.info.title if record.info else record.id
        where = "only in the dashboard, " if view is not None else ""
        found.append((title, f"{where}{record.stage}: {record.error}"))
    return found


def _guarded(record: PluginRecord, spec: PageSpec) -> Callable[[], None]:
    def show() -> None:
        try:
            module, _, function = spec.target.partition(":")
            with plugin_at_work(record.id):
                getattr(importlib.import_module(module), function)()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the isolation guard of a page
            # The text may quote a patient, so only the type and the place are logged.
            log.error(
                "plugin %s, page %s: %s at %s",
                record.id,
                spec.url_path,
                type(error).__name__,
                place(error),
                extra={"plugin": record.id},
            )
            show_failure(error, plugin_id=record.id, key=spec.url_path)

    # Streamlit tells pages apart by their address, and shows the name in traces.
    show.__name__ = f"page_{spec.url_path.replace('-', '_')}"
    return show


def _known(icon: str) -> bool:
    return icon.removeprefix(":material/").removesuffix(":") in ALL_MATERIAL_ICONS


def _no_pages() -> None:
    page_header("No page is available", "No plugin of ElevenDops offers a page right now.")
    st.markdown("Ask the person who looks after ElevenDops to look at the list of plugins.")
