"""All that the product uses of Streamlit beyond its documented API, read in Streamlit 1.67.

Nothing else imports a module of Streamlit's inside. Each part says why it is needed; the tests of
this module fail where a new version has changed it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import Distribution
from typing import TYPE_CHECKING, Any

from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.components.v2 import manifest_scanner
from streamlit.delta_generator import DeltaGenerator
from streamlit.material_icon_names import ALL_MATERIAL_ICONS
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageConfig_pb2 import PageConfig
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, ScriptControlException
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    ScriptRunContext,
    get_script_run_ctx,
)
from streamlit.runtime.secrets import SecretsValue
from streamlit.runtime.state.common import WidgetMetadata, user_key_from_element_id
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.uploaded_file_manager import UploadedFile
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

if TYPE_CHECKING:
    from streamlit.components.v2.component_manager import BidiComponentManager
    from streamlit.testing.v1 import AppTest

__all__ = [
    "ALL_MATERIAL_ICONS",
    "PAGE_LANGUAGE",
    "STARTED_LATE",
    "USER_COOKIE_NAME",
    "DeltaGenerator",
    "RerunException",
    "ScriptControlException",
    "SecretsValue",
    "UploadedFile",
    "changed_widgets",
    "decode_signed_value",
    "find_components_early",
    "get_cookie_with_chunks",
    "get_instance",
    "is_in_run",
    "is_whole_page_run",
    "keep_run_on_disconnect",
    "remaining_sessions",
    "run_later_through",
    "set_cookie_secret",
    "share_components",
    "show_signs",
    "tell_what_is_shown",
    "user_key_from_element_id",
]

Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]

PAGE_LANGUAGE = b'<html lang="en">'
"""How the page that Streamlit serves names its language; no setting changes it."""


STARTED_LATE = (
    "streamlit.web.bootstrap",
    "streamlit.web.server.starlette.starlette_agent_routes",
)
"""What Streamlit imports only when its server starts."""


def find_components_early() -> None:
    """Look for installed components now, and not when the server starts.

    Streamlit parses the description of every installed package four times for it, which is the
    longest part of the start of its server. Here only of those that may have one.
    """
    likely = manifest_scanner._is_likely_streamlit_component_package
    manifest_scanner._is_likely_streamlit_component_package = lambda dist: (
        _may_have_component(dist) and likely(dist)
    )
    found = manifest_scanner.scan_component_manifests()
    manifest_scanner.scan_component_manifests = lambda max_workers=None: found


# Streamlit knows a package that may have a component by its name, or by "streamlit" in its name,
# its summary or its needs.
_NAME_OF_COMPONENT = re.compile("^name: *st[-_]", re.MULTILINE)


def _may_have_component(package: Distribution) -> bool:
    description = (package.read_text("METADATA") or package.read_text("PKG-INFO") or "").lower()
    return "streamlit" in description or _NAME_OF_COMPONENT.search(description) is not None


def share_components(test: AppTest) -> None:
    """Give a page's test the components of all packages, which are looked for once.

    Each AppTest would look through the packages anew, which takes longer than to draw most pages.
    """
    test._bidi_component_manager = _components()


@cache
def _components() -> BidiComponentManager:
    from streamlit.components.v2.component_manager import BidiComponentManager

    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


@cache
def run_later_through(wrap: Wrap) -> None:
    """Have `wrap` look at each fragment and each callback when a page leaves it for later.

    Streamlit runs them alone, outside of what stands around the page, and no public API tells.
    """
    keep_fragment, keep_widget = MemoryFragmentStorage.register, SafeSessionState.register_widget

    def fragment_kept(
        self: MemoryFragmentStorage, key: str, fragment: Callable[[], Any], **options: Any
    ) -> None:
        keep_fragment(self, key, wrap(fragment), **options)

    def widget_kept(
        self: SafeSessionState, metadata: WidgetMetadata[Any], user_key: str | None
    ) -> Any:
        if metadata.callback is not None:
            metadata = replace(metadata, callback=wrap(metadata.callback))
        if metadata.callbacks:
            several = {event: wrap(call) for event, call in metadata.callbacks.items()}
            metadata = replace(metadata, callbacks=several)
        return keep_widget(self, metadata, user_key)

    MemoryFragmentStorage.register = fragment_kept  # type: ignore[method-assign]
    SafeSessionState.register_widget = widget_kept  # type: ignore[method-assign]


@cache
def tell_what_is_shown(shown: Callable[[tuple[int, ...], int], None]) -> None:
    """Have `shown` told of each part that a page draws: its place, and its size in bytes.

    Streamlit limits a message and not a page, and keeps all of it until the browser has taken it.
    """
    enqueue = ScriptRunContext.enqueue

    def counted(self: ScriptRunContext, msg: ForwardMsg) -> None:
        if msg.HasField("delta"):
            shown(tuple(msg.metadata.delta_path), msg.ByteSize())
        enqueue(self, msg)

    ScriptRunContext.enqueue = counted  # type: ignore[method-assign]


def is_in_run() -> bool:
    """Whether this thread draws a page. `st.session_state` outside of a run warns, and holds
    nothing."""
    return get_script_run_ctx(suppress_warning=True) is not None


def is_whole_page_run() -> bool:
    """Whether this thread draws a whole page, not a part that is redrawn alone."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and not context.fragment_ids_this_run


def show_signs(logo: str, icon: str) -> None:
    """What `st.logo(logo, size="large", icon_image=icon)` and a page icon do, with SVG texts.

    Those import NumPy, 10 MB, to ask whether a picture is an array.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return
    sign = _data_address(icon)
    shown = ForwardMsg()
    shown.logo.image = _data_address(logo)
    shown.logo.icon_image = sign
    shown.logo.size = "large"
    context.enqueue(shown)
    tab = ForwardMsg()
    tab.page_config_changed.favicon = sign
    tab.page_config_changed.layout = PageConfig.LAYOUT_UNSET
    tab.page_config_changed.initial_sidebar_state = PageConfig.SIDEBAR_UNSET
    context.enqueue(tab)


def _data_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def changed_widgets() -> dict[str, object]:
    """The values of the widgets that the user has just changed, by the widgets' own ids.

    No public API says what set a run off, which a trace of the user's action has to name. A button
    that is not pressed has no value.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return {}
    state = context.session_state._state
    new = state._new_widget_state
    return {
        widget: new.get(widget)
        for widget in list(new)
        if state._widget_changed(widget) and new.get(widget) not in (None, False)
    }


def keep_run_on_disconnect(runtime: Runtime) -> None:
    """A page that is being drawn when its connection breaks off is drawn to its end.

    Cloud Run cuts each connection after minutes. Streamlit then stops the page that is being drawn
    and, once the browser is back, tells it that the page is complete as it stands: the browser
    forgets what was typed and which file was chosen in every field that was still to come. No
    setting changes that. The browser gets the page when it is back; closing the dashboard and the
    user's own "Stop" end a run as before.
    """
    sessions = runtime._session_mgr
    disconnect = sessions.disconnect_session

    def disconnect_only(session_id: str) -> None:
        found = sessions.get_active_session_info(session_id)
        if found is None:
            return
        session = found.session
        session.request_script_stop = _go_on  # type: ignore[method-assign]
        try:
            disconnect(session_id)
        finally:
            del session.request_script_stop

    sessions.disconnect_session = disconnect_only  # type: ignore[method-assign]


def remaining_sessions(runtime: Runtime) -> int:
    """How many sessions there are: of browsers that are connected, or may come back.

    Streamlit keeps the session of a browser that has left for two minutes, but lets go of it, of
    its files and its state only when the next browser leaves.
    """
    sessions = runtime._session_mgr
    assert isinstance(sessions, WebsocketSessionManager)
    storage = sessions._session_storage
    assert isinstance(storage, MemorySessionStorage)
    with sessions._storage_lock:
        len(storage._cache)  # lets go of what has expired
    return len(sessions.list_sessions())


def _go_on() -> None:
    """In place of the order to stop."""


def set_cookie_secret(secret: str) -> None:
    """Have Streamlit sign its cookies with this.

    The cookie that holds the state of a sign-in is signed before the app's secrets are read.
    Without the option each instance would sign it with a key of its own, and a sign-in that
    begins at one could not end at another.
    """
    config.set_option("server.cookieSecret", secret)
