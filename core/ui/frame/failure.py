"""What the user sees when a page itself fails."""

from __future__ import annotations

import traceback
from pathlib import Path

import streamlit as st

from core.errors import error_location
from core.i18n import _
from core.ui.api.problem import ApiProblem
from core.ui.host import current_host
from core.ui.widgets.feedback import error_panel

# The frames of these say nothing to who wrote the page: our own, and those of what calls pages.
_HOSTS = (
    f"{Path(st.__file__).parent}/",
    f"{Path(__file__).parents[2]}/",
    "<frozen importlib",
)


def show_failure(error: BaseException, *, plugin_id: str | None = None, key: str = "page") -> None:
    """An error panel in place of the page or of the part that failed; nothing else is touched.

    The text of the error may quote a patient. On the author's own machine it stands under the
    panel, with the lines that led to it; elsewhere it stays out.
    """
    if isinstance(error, ApiProblem):
        error_panel(error, key)
        return
    facts = (plugin_id, type(error).__name__, error_location(error))
    error_panel(
        ApiProblem(
            _(
                "This page stopped working. The other pages are not affected. If you "
                "had just saved something, look whether it is there before you do it "
                "again."
            ),
            title=_("This page has a fault"),
            error_code="page_failed",
            retryable=True,
            request=" ".join(fact for fact in facts if fact),
        ),
        key,
    )
    _for_the_author(error)


def show_panel_failure(error: BaseException, *, plugin: str, plugin_id: str, key: str) -> None:
    """An error panel in place of what a plugin draws on another's page."""
    if isinstance(error, ApiProblem):
        error_panel(error, key)
        return
    error_panel(
        ApiProblem(
            _(
                "What “{plugin}” adds to this page cannot be shown. The rest of the page "
                "is not affected.",
                plugin=plugin,
            ),
            title=_("A part of this page has a fault"),
            error_code="panel_failed",
            retryable=True,
            request=f"{plugin_id} {type(error).__name__} {error_location(error)}",
        ),
        key,
    )
    _for_the_author(error)


def _for_the_author(error: BaseException) -> None:
    """Show the error's own words and the lines of the page, where nobody signs in."""
    settings = current_host().settings
    if settings.app_env != "local" or settings.needs_sign_in:
        return
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith(_HOSTS)
    ]
    lines = [*traceback.format_list(frames), *traceback.format_exception_only(error)]
    st.code("".join(lines).strip(), language=None, wrap_lines=True)
    st.caption(_("Shown because ElevenDops runs on this machine only. It is not in the log."))
