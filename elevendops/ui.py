"""What a dashboard page imports: `from elevendops import ui`.

    def render() -> None:
        ui.page_header("Upload Knowledge", "Add the documents that your agents answer from.")
        documents = ui.fetch(lambda: ui.api().get("/api/knowledge", KnowledgeList), "documents")
        if documents is None:
            return  # the error panel with its retry button is drawn already

A page is a function without arguments that draws with Streamlit and these widgets, and asks the
API through `ui.api()`. It must not log or print what it shows. Text from users goes through
`ui.literal` before it stands in a label or in Markdown, or is drawn by `ui.user_text`, which marks
its language for screen readers; `in_language` and `in_language_of` mark whatever is drawn inside.

- Asking: `api`, `path`, `ApiProblem`; `fetch` loads what the page shows, with a spinner, the error
  panel and recovery by itself. For what the user sends, catch ApiProblem and draw `error_panel`;
  the inputs keep their text by `keep` and are emptied by `forget` when it is saved.
- Editing: `RecordForm` is the form of a stored record: it sends the version that it showed, and
  shows both versions when somebody else was faster; `unsaved` shows what was typed when the record
  is gone.
- Speaking: `page_header`, `section`, `error_panel`, `field_errors`, `field_error`,
  `status_badge` and `badge`, `empty_state`, `confirm_delete`; `notify` says what was done, also
  after the page is drawn again.
- Long work: `poll` redraws a part until it is over; `progress_panel` shows a job, `finished` tells
  when it is over; `pending_removals` lists what a provider has not removed yet.
- Lists: `Pager` pages by the server's cursors, `filter_buttons` stand under a form of filters,
  `list_row` frames a row, and `with_small_print` sets a smaller line below a line of it.
- Choosing between records: `option_labels` are the labels of a selectbox or multiselect of ids,
  told apart where two records have one name; `chosen_option` and `chosen_options` are the ids
  that are chosen.
- The address: `url_state` holds an id; `url_input`, `url_value`, `apply_to_url` and `clear_url`
  hold filters.
- Links: `link` and `go` by a page's address, `page_of` finds the page of a plugin.
- Words: `literal`, `shorten`, `count`, `duration`, `when`, `ago`, `language_name`, all for people.
- Sound: `audio_player` for addresses of the API.
- Files: `download_link` for a stored one, `made_file_link` for one that the API makes.
"""

from core.ui import (
    ApiProblem,
    FormField,
    JsonObject,
    Kept,
    Pager,
    ParamValue,
    RecordForm,
    UrlState,
    ago,
    api,
    apply_to_url,
    audio_player,
    badge,
    browser_zone,
    chosen_option,
    chosen_options,
    clear_url,
    confirm_delete,
    count,
    download_link,
    duration,
    empty_state,
    error_panel,
    fetch,
    field_error,
    field_errors,
    filter_buttons,
    finished,
    forget,
    go,
    in_language,
    in_language_of,
    keep,
    kept,
    language_name,
    last_loaded,
    link,
    list_row,
    literal,
    made_file_link,
    notify,
    option_labels,
    page_header,
    page_of,
    path,
    pending_removals,
    poll,
    progress_panel,
    section,
    shorten,
    status_badge,
    unsaved,
    url_input,
    url_state,
    url_value,
    user_text,
    when,
    with_small_print,
)

__all__ = [
    "ApiProblem",
    "FormField",
    "JsonObject",
    "Kept",
    "Pager",
    "ParamValue",
    "RecordForm",
    "UrlState",
    "ago",
    "api",
    "apply_to_url",
    "audio_player",
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
    "filter_buttons",
    "finished",
    "forget",
    "go",
    "in_language",
    "in_language_of",
    "keep",
    "kept",
    "language_name",
    "last_loaded",
    "link",
    "list_row",
    "literal",
    "made_file_link",
    "notify",
    "option_labels",
    "page_header",
    "page_of",
    "path",
    "pending_removals",
    "poll",
    "progress_panel",
    "section",
    "shorten",
    "status_badge",
    "unsaved",
    "url_input",
    "url_state",
    "url_value",
    "user_text",
    "when",
    "with_small_print",
]
