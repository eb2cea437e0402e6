"""What the user sees when a page itself fails."""

from __future__ import annotations

from core.errors import place
from core.ui.feedback import error_panel
from core.ui.problem import ApiProblem


def show_failure(error: BaseException, *, plugin_id: str | None = None, key: str = "page") -> None:
    """An error panel in place of the page or of the part that failed; nothing else is touched.

    The text of the error stays out: it may quote a patient.
    """
    if isinstance(error, ApiProblem):
        error_panel(error, key)
        return
    facts = (plugin_id, type(error).__name__, place(error))
    error_panel(
        ApiProblem(
            "This page stopped working. The other pages are not affected, and nothing that is "
            "stored was changed by this.",
            title="This page has a fault",
            error_code="page_failed",
            retryable=True,
            request=" ".join(fact for fact in facts if fact),
        ),
        key,
    )


def show_panel_failure(error: BaseException, *, plugin: str, plugin_id: str, key: str) -> None:
    """An error panel in place of what a plugin draws on another's page."""
    if isinstance(error, ApiProblem):
        error_panel(error, key)
        return
    error_panel(
        ApiProblem(
            f"What “{plugin}” adds to this page cannot be shown. The rest of the page is not "
            "affected.",
            title="A part of this page has a fault",
            error_code="panel_failed",
            retryable=True,
            request=f"{plugin_id} {type(error).__name__} {place(error)}",
        ),
        key,
    )
