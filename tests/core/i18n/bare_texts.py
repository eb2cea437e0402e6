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
    "draw_save",
}
_SHOWN_ARGUMENTS = {
    "label",
    "help",
    "placeholder",
    "title",
    "body",
    "text",
    "what",
    "empty",
    "doing",
}
_ERRORS = {
    name
    for name, found in vars(core.errors).items()
    if isinstance(found, type) and issubclass(found, core.errors.AppError)
} - {"ConfigurationError"}
_FOR_PROGRAMS = {
    "AttributeError",
    "ConfigurationError",
    "KeyError",
    "LookupError",
    "RuntimeError",
    "TypeError",
    "ValueError",
    "validate",
}
_SENTENCE = re.compile(
    r"^\W*(?!Bearer )[A-Z][a-z’']+(?: [\w“”‘’'{}(),:;-]+)+"  # "Two words"
    r"|\w+ \w+ \w+.*[.!?]$"  # "and three more."
)
_MARKUP = re.compile(r":[a-z][a-z0-9_/\-]*(\[|:)|&[a-z]+;|<[^>]+>|st-key-[a-z-]+|[*\]]+")
_WORD = re.compile(r"[A-Za-z]{2}")
# Beside a value: two words, or one that a sign of a sentence follows.
_PHRASE = re.compile(
    r"[A-Za-z]{2,}.* \S*[A-Za-z]{2}|(?<![.\w])[A-Za-z]{3,}(: |[.!?]$)|^[A-Z][a-z]{2,} "
)
_KEY = re.compile(r"[a-z0-9_./{}\-]*")


def bare_texts(file: Path) -> Iterator[tuple[int, str]]:
    """Line and words of each text that is shown and goes through no catalogue."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call):
            for argument in _shown(call):
                for words in _bare(argument):
                    yield argument.lineno, words
            if _name(call.func)[0] in MARKS:
                # A word that is put into a text depends on the language too.
                for value in (k.value for k in call.keywords if isinstance(k.value, ast.IfExp)):
                    for part in (value.body, value.orelse):
                        if isinstance(part, ast.Constant) and _WORD.search(str(part.value)):
                            yield part.lineno, str(part.value)


def bare_sentences(file: Path) -> Iterator[tuple[int, str]]:
    """Line and words of each sentence that goes through no catalogue, wherever it is used.

    It knows sentences by their look; docstrings, logs, patterns and errors of programs are none.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    apart = {id(part) for node in ast.walk(tree) for part in _apart(node)}
    for node in ast.walk(tree):
        if id(node) in apart:
            continue
        if isinstance(node, ast.JoinedStr):
            apart |= {id(part) for part in ast.walk(node)}
            parts = [p.value if isinstance(p, ast.Constant) else "{x}" for p in node.values]
            words = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
        else:
            continue
        if _SENTENCE.search(words) and "\n" not in words.strip():
            yield node.lineno, words


def bare_refusals(file: Path) -> Iterator[tuple[int, str]]:
    """Line and words of each value that a model refuses in words that go through no catalogue."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        refused = node.exc if isinstance(node, ast.Raise) else None
        if isinstance(refused, ast.Call) and _name(refused.func)[0] == "ValueError":
            for argument in refused.args:
                for words in _bare(argument):
                    yield refused.lineno, words


def early_texts(file: Path) -> Iterator[tuple[int, str]]:
    """Line and function of each text that is translated while its module is imported.

    It would stay in the language of that moment; `text` marks one that is translated when it is
    shown.
    """

    def outside(node: ast.AST) -> Iterator[ast.AST]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            early = [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults]
            for part in filter(None, early):
                yield from ast.walk(part)
        elif not isinstance(node, ast.Lambda):
            yield node
            for child in ast.iter_child_nodes(node):
                yield from outside(child)

    for node in outside(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name, _ = _name(node.func)
            if name in MARKS - {"text", "plural"}:
                yield node.lineno, name


def messages(file: Path) -> Iterator[tuple[int, str, str]]:
    """Line, function and words of each message of the catalogues."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call):
            name, owner = _name(call.func)
            if name in MARKS and owner in {"", "i18n"}:
                for argument in call.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield call.lineno, name, argument.value


def _apart(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of this node that hold no text for users, or one of a catalogue."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield from (line.value for line in node.body if isinstance(line, ast.Expr))
    elif isinstance(node, ast.Assert):
        yield from ast.walk(node)
    elif isinstance(node, ast.Call):
        name, owner = _name(node.func)
        if name in MARKS or owner in {"log", "re"} or name in _FOR_PROGRAMS:
            yield from ast.walk(node)
        yield from (
            part for k in node.keywords if k.arg == "description" for part in ast.walk(k.value)
        )


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
        if _PHRASE.search(" ".join(_MARKUP.sub("", whole).lstrip().split(" "))):
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
