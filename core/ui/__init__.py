"""What pages are made of. Pages of plugins have it from `elevendops.ui`, which describes it."""

from core.ports.documents import JsonObject
from core.text.languages import language_name
from core.ui.api.client import ParamValue, path
from core.ui.api.problem import ApiProblem
from core.ui.host import api, known
from core.ui.language import in_language, in_language_of, other_language, user_text
from core.ui.links import go, link, page_of
from core.ui.text import (
    ago,
    browser_zone,
    count,
    duration,
    literal,
    shorten,
    when,
    with_small_print,
)
from core.ui.widgets.choice import chosen_option, chosen_options, option_labels
from core.ui.widgets.dialogs import confirm_delete
from core.ui.widgets.download import download_link, made_file_link
from core.ui.widgets.feedback import (
    Tone,
    badge,
    empty_state,
    error_panel,
    fetch,
    field_error,
    field_errors,
    known_or_last,
    last_loaded,
    page_header,
    section,
    status_badge,
)
from core.ui.widgets.jobs import finished, poll, progress_panel
from core.ui.widgets.lists import LISTED, Pager, back_button, filter_buttons, list_row, offered
from core.ui.widgets.notices import notify
from core.ui.widgets.record_form import FormField, RecordForm, refresh_form, unsaved
from core.ui.widgets.removals import pending_removals
from core.ui.widgets.rows.row_list import (
    LinkRow,
    Row,
    UserText,
    figures,
    link_list,
    row_list,
    text_list,
)
from core.ui.widgets.sound.followed_text import followed_text
from core.ui.widgets.sound.media import audio_player, made_audio_player
from core.ui.widgets.state import (
    Kept,
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

__all__ = [
    "LISTED",
    "ApiProblem",
    "FormField",
    "JsonObject",
    "Kept",
    "LinkRow",
    "Pager",
    "ParamValue",
    "RecordForm",
    "Row",
    "Tone",
    "UrlState",
    "UserText",
    "ago",
    "api",
    "apply_to_url",
    "audio_player",
    "back_button",
    "badge",
    "browser_zone",
    "chosen_option",
    "chosen_options",
    "clear_url",
    "confirm_delete",
    "count",
    "download_link",
    "duration",
    "empty_state",
    "error_panel",
    "fetch",
    "field_error",
    "field_errors",
    "figures",
    "filter_buttons",
    "finished",
    "followed_text",
    "forget",
    "go",
    "in_language",
    "in_language_of",
    "keep",
    "kept",
    "known",
    "known_or_last",
    "language_name",
    "last_loaded",
    "link",
    "link_list",
    "list_row",
    "literal",
    "made_audio_player",
    "made_file_link",
    "notify",
    "offered",
    "option_labels",
    "other_language",
    "page_header",
    "page_of",
    "path",
    "pending_removals",
    "poll",
    "progress_panel",
    "refresh_form",
    "row_list",
    "section",
    "shorten",
    "status_badge",
    "text_list",
    "unsaved",
    "url_input",
    "url_state",
    "url_value",
    "user_text",
    "when",
    "with_small_print",
]
