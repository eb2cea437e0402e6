"""Finds texts for users that are in no catalogue, by reading the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import core.errors

MARKS = {"_", "ngettext", "pgettext", "text", "plural"}
"""The functions of `core.i18n` whose arguments are in the catalogues."""

_STREAMLIT = {
    "title",
    "header",
    "subheader",
    "caption",
    "text",
    "markdown",
    "write",
    "badge",
    "button",
    "download_button",
    "link_button",
    "page_link",
    "checkbox",
    "toggle",
    "radio",
    "selectbox",
    "multiselect",
    "slider",
    "select_slider",
    "text_input",
    "text_area",
    "number_input",
    "date_input",
    "time_input",
    "file_uploader",
    "audio_input",
    "metric",
    "info",
    "warning",
    "error",
    "success",
    "toast",
    "spinner",
    "status",
    "expander",
    "popover",
    "tabs",
    "dialog",
    "form_submit_button",
    "chat_input",
    "segmented_control",
    "pills",
    "progress",
    "feedback",
    "Page",
}
_WIDGETS = {
    "page_header",
    "section",
    "empty_state",
    "confirm_delete",
    "notify",
    "link",
    "fetch",
    "status_badge",
    "badge",
    "download_link",
    "made_file_link",
    "FormField",
    "filter_buttons",
    "progress_panel",
}
_SHOWN_ARGUMENTS = {"label", "help", "placeholder", "title", "body", "text", "what", "empty"}
_ERRORS = {
    name
    for name, found in vars(core.errors).items()
    if isinstance(found, type) and issubclass(found, core.errors.AppError)
} - {"ConfigurationError"}
_MARKUP = re.compile(r":[a-z][a-z0-9_/\-]*(\[|:)|&[a-z]+;|<[^>]+>|st-key-[a-z-]+")
_WORD = re.compile(r"[A-Za-z]{2}")
_KEY = re.compile(r"[a-z0-9_./{}\-]*")


def bare_texts(file: Path) -> Iterator[tuple[int, str]]:
    """Line and words of each text that is shown and goes through no catalogue."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call):
            for argument in _shown(call):
                for words in _bare(argument):
                    yield argument.lineno, words


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    name, owner = _name(call.func)
    if name in MARKS and owner in {"", "i18n"}:
        return
    if (owner in {"st", "sidebar"} and name in _STREAMLIT) or (name in _WIDGETS):
        yield from call.args
        yield from (k.value for k in call.keywords if k.arg in _SHOWN_ARGUMENTS)
    elif name in _ERRORS:
        yield from call.args[:1]
        yield from (k.value for k in call.keywords if k.arg in {"detail", "title"})
    elif name == "field" and owner == "InvalidInput":
        yield from call.args[1:2]


def _name(function: ast.expr) -> tuple[str, str]:
    if isinstance(function, ast.Attribute):
        value = function.value
        return function.attr, value.id if isinstance(value, ast.Name) else ""
    return (function.id, "") if isinstance(function, ast.Name) else ("", "")


def _bare(shown: ast.expr) -> Iterator[str]:
    if isinstance(shown, ast.Constant) and isinstance(shown.value, str):
        words = _MARKUP.sub(" ", shown.value)
        if _WORD.search(words) and (not _KEY.fullmatch(shown.value)):
            yield shown.value
    elif isinstance(shown, ast.JoinedStr):
        literals = [p.value for p in shown.values if isinstance(p, ast.Constant)]
        whole = "".join(str(literal) for literal in literals)
        if _WORD.search(_MARKUP.sub(" ", whole)) and " " in _MARKUP.sub("", whole).strip():
            yield whole
        for part in shown.values:
            if isinstance(part, ast.FormattedValue):
                yield from _bare(part.value)
    elif isinstance(shown, ast.IfExp):
        yield from _bare(shown.body)
        yield from _bare(shown.orelse)
    elif isinstance(shown, ast.BinOp):
        yield from _bare(shown.left)
        yield from _bare(shown.right)
    elif isinstance(shown, ast.List | ast.Tuple):
        for item in shown.elts:
            yield from _bare(item)
