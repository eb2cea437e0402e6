"""Reads PDF, Word and web pages in a process of its own, and says why one cannot be read."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from core.errors import InvalidInput
from core.i18n import plural, text
from core.i18n.formats import format_list
from core.process.limited import Ended, Limits, TooCostly, run_limited
from plugins.document_formats.settings import FormatSettings
from plugins.knowledge.contract import MAX_FILE, ExtractedText, ExtractorSpec

log = logging.getLogger(__name__)

_READER = "plugins.document_formats.reading"
_MEMORY = 700_000_000
_AT_ONCE = threading.BoundedSemaphore(2)


def extractors(settings: FormatSettings) -> list[ExtractorSpec]:
    """A reader for each kind of file."""
    kinds = (
        ("pdf", text("PDF"), (".pdf",)),
        ("word", text("Word"), (".docx",)),
        ("html", text("Web page"), (".html", ".htm")),
    )
    return [
        ExtractorSpec(
            key,
            title,
            suffixes,
            partial(read, key, settings.read_seconds),
            MAX_FILE,
            is_page=key == "html",
        )
        for key, title, suffixes in kinds
    ]


def read(kind: str, seconds: float, content: bytes, _filename: str) -> ExtractedText:
    """The text of a file as Markdown, and what was not read of it. Raises InvalidInput."""
    # Each reading may take much memory, so that few go on at a time.
    with _AT_ONCE:
        try:
            found = run_limited(_READER, kind, content, Limits(_MEMORY, seconds))
        except TooCostly:
            raise InvalidInput(
                text(
                    "The file takes too much memory or time to read. It may be damaged, or made "
                    "to do harm. Save its text as a new file and upload that."
                )
            ) from None
        except Ended as end:
            log.warning("a file of the kind %s could not be read: %s", kind, end)
            raise InvalidInput(_REFUSALS["corrupt"]({})) from None
    if "refused" in found:
        raise InvalidInput(_REFUSALS[found["refused"]](found["values"]))
    return ExtractedText(
        found["text"], tuple(_NOT_READ[code](values) for code, values in found["not_read"])
    )


_Sentence = Callable[[Mapping[str, Any]], str]

_REFUSALS: Mapping[str, _Sentence] = {
    "bomb": lambda _: text(
        "The file unpacks to far more than it seems to hold, so it is not opened. "
        "Save its text as a new file and upload that."
    ),
    "corrupt": lambda _: text(
        "The file is damaged, or it is not of the kind that its name says. "
        "Open it in the program that it was made with, save it anew and upload that."
    ),
    "empty": lambda _: text("There is no text in the file."),
    "encoding": lambda _: text(
        "The letters of the page cannot be read. Save it as UTF-8 and upload that."
    ),
    "encrypted": lambda _: text(
        "The file is protected by a password. Save it without one and upload that."
    ),
    "old_word": lambda _: text(
        "This is a Word file of the old kind (.doc), or it is protected by a password. "
        "Save it as .docx without a password and upload that."
    ),
    "pictures_only": lambda _: text(
        "The file holds pictures of its pages and no text, as a scanner makes them. "
        "Use the file that was printed, or let a program for text recognition read it first."
    ),
    "too_deep": lambda _: text(
        "The parts of the file are nested too deeply. Save its text as a new file and upload that."
    ),
    "too_many_pages": lambda values: plural(
        "The file has {number} page; at most {max_pages} can be read. "
        "Split it and upload the parts.",
        "The file has {number} pages; at most {max_pages} can be read. "
        "Split it and upload the parts.",
        values["pages"],
        max_pages=values["most"],
    ),
    "unknown_letters": lambda _: text(
        "The file shows its letters, but does not say which they are. "
        "Copy the text from the program that it was made with."
    ),
}


def _pages(numbers: Sequence[int]) -> str:
    return format_list([str(number) for number in numbers])


_NOT_READ: Mapping[str, _Sentence] = {
    "hidden": lambda _: text("Parts that the page or file hides were left out."),
    "around": lambda _: text("Menus and other parts around the text of the page were left out."),
    "comments": lambda _: text("Comments were left out."),
    "drawings": lambda _: text("Charts and drawings were left out."),
    "formulas": lambda _: text("Formulas were left out. Check figures that stand in them."),
    "headers": lambda _: text("The lines at the top and at the bottom of pages were left out."),
    "hidden_words": lambda _: text("Words that the file hides were left out."),
    "pages_without_text": lambda values: text(
        "These pages have no text that can be read: {pages}", pages=_pages(values["pages"])
    ),
    "pictures": lambda values: plural(
        "{number} picture was left out.", "{number} pictures were left out.", values["number"]
    ),
    "repeated_lines": lambda values: text(
        "Lines that stand on most pages were left out: {lines}",
        lines=format_list([f"“{line}”" for line in values["lines"]]),
    ),
    "small_digits": lambda values: text(
        "Tables on these pages have small raised or lowered digits, such as in ½ or 10⁹, which may "
        "have become ordinary ones. Compare them with the file: {pages}",
        pages=_pages(values["pages"]),
    ),
    "struck_out": lambda values: text(
        "These words have a line through them in the file. They were kept. Take them out if they "
        "no longer hold: {words}",
        words=format_list([f"“{words}”" for words in values["words"]]),
    ),
    "tables_without_lines": lambda values: text(
        "Tables without ruled lines on these pages were read by how their words are placed. "
        "Compare them with the file: {pages}",
        pages=_pages(values["pages"]),
    ),
    "tracked_changes": lambda _: text(
        "The file has changes that nobody has accepted or refused; it was read as if all "
        "were accepted."
    ),
    "unknown_letters": lambda values: plural(
        "{number} letter could not be told. Look for “(cid:” in the text.",
        "{number} letters could not be told. Look for “(cid:” in the text.",
        values["number"],
    ),
}
