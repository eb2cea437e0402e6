"""What a dashboard page imports: `from core import ui`.

    def render() -> None:
        ui.page_header("Upload Knowledge", "Add the documents that your agents answer from.")
        documents = ui.fetch(lambda: ui.api().get("/api/knowledge", KnowledgeList), "documents")
        if documents is None:
            return  # the error panel with its retry button is drawn already

A page is a function without arguments that draws with Streamlit and these widgets, and asks the
API through `ui.api()`. It must not log or print what it shows. Text from users goes through
`ui.literal` before it stands in a label or in Markdown, or is drawn by `st.text`.
"""

from core.ports.documents import JsonObject
from core.ui.client import ApiClient, ParamValue, path
from core.ui.dialogs import confirm_delete
from core.ui.feedback import (
    badge,
    empty_state,
    error_panel,
    fetch,
    field_error,
    field_errors,
    page_header,
    section,
    status_badge,
)
from core.ui.host import api
from core.ui.jobs import finished, poll, progress_panel
from core.ui.links import go, link, page_of
from core.ui.lists import PAGE_SIZE, Pager
from core.ui.media import audio_player
from core.ui.problem import ApiProblem, advice
from core.ui.state import (
    UrlState,
    apply_to_url,
    clear_url,
    forget,
    keep,
    kept,
    url_input,
    url_state,
    url_value,
)
from core.ui.text import ago, browser_zone, count, duration, literal, shorten, when

__all__ = [
    "PAGE_SIZE",
    "ApiClient",
    "ApiProblem",
    "JsonObject",
    "Pager",
    "ParamValue",
    "UrlState",
    "advice",
    "ago",
    "api",
    "apply_to_url",
    "audio_player",
    "badge",
    "browser_zone",
    "clear_url",
    "confirm_delete",
    "count",
    "duration",
    "empty_state",
    "error_panel",
    "fetch",
    "field_error",
    "field_errors",
    "finished",
    "forget",
    "go",
    "keep",
    "kept",
    "link",
    "literal",
    "page_header",
    "page_of",
    "path",
    "poll",
    "progress_panel",
    "section",
    "shorten",
    "status_badge",
    "url_input",
    "url_state",
    "url_value",
    "when",
]
