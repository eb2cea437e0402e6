"""The pages of the working plugins, each behind a guard."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal

import streamlit as st

from core.api_models import PluginView
from core.contracts import PageSpec
from core.host.registry import PluginRecord, PluginRegistry
from core.i18n import _, translate
from core.ui.api.watch import Snapshot
from core.ui.frame import plugins_page
from core.ui.frame.plugin_rendering import draw_page, draw_panels
from core.ui.links import Site, link, remember_site
from core.ui.streamlit_compat import ALL_MATERIAL_ICONS
from core.ui.text import literal
from core.ui.widgets.feedback import page_header

_ANY_ICON = ":material/extension:"
_OUT = ("failed", "disabled")
# Only a name inside Streamlit, which shows this page at "/". No PageSpec can have it.
_HOME = "Home"


def choose_page(registry: PluginRegistry, snapshot: Snapshot, first: str | None = None) -> st.Page:
    """List the pages in the sidebar, in their order, and give the one that is asked for.

    The page at address `first`, else the first page, is the one at `/`. A plugin that the API says
    is failed or switched off has no pages here either.
    """
    out = {(view.id, view.source) for view in snapshot.plugins.plugins if view.state in _OUT}
    shown = [
        (record, spec) for record, spec in registry.pages() if (record.id, record.source) not in out
    ]
    plugins = _plugins_page(is_home=first == plugins_page.ADDRESS)
    if not shown:
        remember_site(Site({plugins_page.ADDRESS: plugins}, {}, ""))
        return st.navigation([st.Page(_no_pages, title=_("No pages"), icon=_ANY_ICON), plugins])
    addresses = [spec.url_path for _, spec in shown]
    home = first if first in (*addresses, plugins_page.ADDRESS) else addresses[0]
    draw = {spec.url_path: _guarded(record, spec, registry, out) for record, spec in shown}
    pages = {spec.url_path: _page(draw[spec.url_path], spec, home) for _, spec in shown}
    # Streamlit moves the default page to "/", where its own address is not found any more.
    aliases = [
        _page(draw[spec.url_path], spec, None, visibility="hidden")
        for _, spec in shown
        if spec.url_path == home
    ]
    chosen = st.navigation([*pages.values(), *aliases, plugins], expanded=True)
    owners: dict[str, str] = {}
    for record, spec in shown:
        owners.setdefault(record.id, spec.url_path)
    site = pages | {plugins_page.ADDRESS: plugins}
    address = chosen.url_path or home
    plugin = next((record.id for record, spec in shown if spec.url_path == address), "core")
    remember_site(Site(site, owners, open_page=address, plugin=plugin))
    return chosen


def _page(
    draw: Callable[[], None],
    spec: PageSpec,
    home: str | None,
    visibility: Literal["visible", "hidden"] = "visible",
) -> st.Page:
    is_home = spec.url_path == home
    return st.Page(
        draw,
        title=translate(spec.title),
        icon=spec.icon if _known(spec.icon) else _ANY_ICON,
        url_path=_HOME if is_home else spec.url_path,
        default=is_home,
        visibility=visibility,
    )


def _plugins_page(*, is_home: bool) -> st.Page:
    """The core's own page about plugins: it stands in no list, links lead to it."""
    return st.Page(
        plugins_page.render,
        title=_("Plugins"),
        icon=_ANY_ICON,
        url_path=_HOME if is_home else plugins_page.ADDRESS,
        default=is_home,
        visibility="hidden",
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
    views: dict[tuple[str, str], PluginView] = {
        (view.id, view.source): view for view in snapshot.plugins.plugins
    }
    found = [
        (view.title, f"{view.stage}: {view.error}")
        for view in views.values()
        if view.state == "failed"
    ]
    for record in registry.failed():
        view = views.get((record.id, record.source))
        if view is not None and view.state in _OUT:
            continue
        where = _("only in the dashboard, ") if view is not None else ""
        found.append((record.title, f"{where}{record.stage}: {record.error}"))
    return found


def _guarded(
    record: PluginRecord, spec: PageSpec, registry: PluginRegistry, out: Collection[tuple[str, str]]
) -> Callable[[], None]:
    titles = {section.key: section.title for section in registry.sections()}

    def show() -> None:
        if spec.section in titles:
            # The list of pages stays flat, for screen readers; here one sees where one is.
            st.caption(literal(titles[spec.section]))
        draw_page(record, spec)
        draw_panels(registry, spec.url_path, out)

    # Streamlit tells pages apart by their address, and shows the name in traces.
    show.__name__ = f"page_{spec.url_path.replace('-', '_')}"
    return show


def _known(icon: str) -> bool:
    return icon.removeprefix(":material/").removesuffix(":") in ALL_MATERIAL_ICONS


def _no_pages() -> None:
    page_header(_("No page is available"), _("No plugin of ElevenDops offers a page right now."))
    st.markdown(_("Ask the person who looks after ElevenDops to look at the list of plugins."))
    link(plugins_page.ADDRESS, _("See the list of plugins"), icon=_ANY_ICON)
