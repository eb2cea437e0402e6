"""The run of a page outlives the connection to its browser.

Cloud Run cuts each connection after minutes. Streamlit then stops the page that is being drawn and,
once the browser is back, tells it that the page is complete as it stands: the browser forgets what
was typed and which file was chosen in every field that was still to come.
"""

from __future__ import annotations

from streamlit.runtime import Runtime


def keep_run_on_disconnect(runtime: Runtime) -> None:
    """A page that is being drawn when its connection breaks off is drawn to its end.

    The browser gets it when it is back. Closing the dashboard and the user's own "Stop" end a run
    as before.
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


def _go_on() -> None:
    """In place of the order to stop."""
