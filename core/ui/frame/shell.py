"""The frame around every page: logo, navigation, sidebar, and the banner when the API is down."""

from __future__ import annotations

import logging
from functools import partial

import streamlit as st

from core.i18n import _, text, translate
from core.ui.api.watch import BRIEFLY
from core.ui.brand import MARK, logo
from core.ui.frame.navigation import choose_page, keep_addresses
from core.ui.frame.sidebar import draw_sidebar
from core.ui.host import Host, current_host
from core.ui.language import settle_language
from core.ui.links import open_page, open_plugin
from core.ui.page_tracing import page_is, page_run
from core.ui.server.memory import keep_loaded
from core.ui.sign_in.session import current_visitor, entrance
from core.ui.sign_in.visitors import User
from core.ui.streamlit_compat import show_signs
from core.ui.widgets.feedback import OLD_SHOWN
from core.ui.widgets.notices import draw_notices
from core.ui.widgets.recovery import forget_failures, is_time_to_ask
from core.ui.widgets.state import note_visit

log = logging.getLogger(__name__)

_WATCH_SECONDS = 3
_BANNER = "ui.banner"
_PAGE_WIDTH = 1120

_DOWN = text(
    "**The ElevenDops service is starting or not reachable.** This page reloads automatically as "
    "soon as it is back. Nothing that you typed is lost."
)
_ABOUT = text(
    "**ElevenDops** turns your clinic's own patient documents into "
    "approved audio and a voice agent that answers only from them. It is "
    "for patient education and is not medical advice."
)


def run(first: str | None = None) -> None:
    """Draw the dashboard. `first` makes another page than the first one the default."""
    host = current_host()
    try:
        with page_run(host.tracing):
            _draw(host, first)
    finally:
        keep_loaded()


def _draw(host: Host, first: str | None) -> None:
    settle_language()
    # With an entry in it the menu is shown, and with it the choice between light and dark.
    st.set_page_config(layout="wide", menu_items={"About": translate(_ABOUT)})
    show_signs(logo(dark=st.context.theme.type == "dark"), MARK)
    user = None
    if host.settings.needs_sign_in:
        visitor = current_visitor(host.settings)
        if not isinstance(visitor, User):
            show = partial(entrance, host.settings, visitor)
            keep_addresses(host.registry, _("Sign in"), show).run()
            return
        user = visitor
    # The only wait for the API's state in a run: what follows takes what is known by then.
    seen = host.watch.snapshot()
    host.heed()
    page = choose_page(host.registry, seen, first)
    page_is(open_page(), open_plugin())
    st.session_state[OLD_SHOWN] = False
    opened = note_visit(open_page())
    if opened:
        forget_failures()
    with st.sidebar:
        draw_sidebar(host, seen, user)
    with st.container(horizontal_alignment="center"), st.container(width=_PAGE_WIDTH):
        _banner(host, down=seen.reachable is False, opened=opened)
        page.run()
    draw_notices()


def _banner(host: Host, *, down: bool, opened: bool) -> None:
    """Say that the API is down, and draw the page anew when it is back, or what did not load may.

    A page that was drawn before stays as it is while the API is away. A page that was open already
    is told a moment later: leaving a field draws it anew, and a banner that comes with that would
    move the button which is being pressed.
    """
    drawn = False
    at_once = opened or st.session_state.get(_BANNER, False)

    def watch() -> None:
        nonlocal down, drawn
        first = not drawn
        if first:
            drawn = True
        else:
            reachable = host.watch.snapshot(BRIEFLY).reachable
            if reachable and (down or is_time_to_ask()):
                st.rerun()
            down = reachable is False
        shown = down and (at_once or not first)
        st.session_state[_BANNER] = shown
        if shown:
            st.warning(translate(_DOWN), icon=":material/cloud_off:")
        if st.session_state.get(OLD_SHOWN) and not first:
            st.caption(_(":material/cloud_off: This is shown as it was loaded last."))

    st.fragment(watch, run_every=_WATCH_SECONDS)()
