"""Reads what a prompt asks the preview writer for: document, length, language, speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.local.wording import chinese_script
from core.retrieval.language import detect_language
from core.text.identification import identify_language
from core.text.simplified import chinese_writing

DEFAULT_MINUTES = 3.0
_MAX_MINUTES = 60.0

_DOCUMENT = re.compile(
    r"<document(?:\s+title=\"(?P<title>[^\"]*)\")?[^>]*>(?P<text>.*?)</document>", re.DOTALL
)
DOCUMENT_END = "</document>"
_MINUTES = re.compile(r"\babout\s+(\d+(?:\.\d+)?)[\s-]minutes?\b", re.IGNORECASE)
_LANGUAGES = re.compile(r"\bwrite the script in ([^.\n]{1,400})", re.IGNORECASE)
# "Spanish (es)", "Chinese (Traditional) (zh-TW)"
_NAMED_LANGUAGE = re.compile(
    r"([^\W\d_]+(?: \([^()\n]{1,40}\))?) \(([a-z]{2,3}(?:-[a-z0-9]+)*)\)", re.IGNORECASE
)
# Languages whose documents are told apart with certainty.
_DETECTED = frozenset({"en", "es", "zh", "ja", "ko"})


class UnreadableRequest(Exception):
    """A prompt that the preview writer cannot serve; the message is a plain sentence."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as it stands in the prompt, unescaped."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ScriptRequest:
    """What to write. `language` is an ISO 639-1 code, or "" when it is unknown."""

    documents: tuple[SourceText, ...]
    minutes: float
    dialogue: bool
    language: str


def read_request(prompt: str) -> ScriptRequest:
    """Read a prompt. Raises UnreadableRequest."""
    # Behind the last end there is no document, however many beginnings stand there.
    until = prompt.rfind(DOCUMENT_END) + len(DOCUMENT_END) if DOCUMENT_END in prompt else 0
    documents = tuple(
        SourceText(_unescape(found["title"] or "").strip(), _unescape(found["text"]))
        for found in _DOCUMENT.finditer(prompt, 0, until)
        if found["text"].strip()
    )
    if not documents:
        raise UnreadableRequest(
            "The local preview writer needs a document to write from, and this request has none."
        )
    instructions = f"{_DOCUMENT.sub(' ', prompt[:until])} {prompt[until:]}"
    minutes = _MINUTES.search(instructions)
    text = "\n".join(document.text for document in documents)
    own = document_language(text)
    for asked in _LANGUAGES.finditer(instructions):
        for name, code in _NAMED_LANGUAGE.findall(asked[1]):
            _check_language(name, code.lower(), text, own)
    return ScriptRequest(
        documents=documents,
        minutes=min(float(minutes[1]), _MAX_MINUTES) if minutes else DEFAULT_MINUTES,
        dialogue="Speaker 1:" in instructions and "Speaker 2:" in instructions,
        language=own,
    )


def document_language(text: str) -> str:
    """The ISO 639-1 code of a document's language, "" when it cannot be told."""
    known = identify_language(text)
    if known:
        return known
    language = detect_language(text)
    return language.value if language else ""


def _check_language(name: str, code: str, text: str, own: str) -> None:
    base = code.partition("-")[0]
    same = base == own or (not own and base not in _DETECTED)
    if same and base == "zh" and "-" in code:
        wanted = chinese_writing(code)
        same = chinese_script(text) in (None, wanted)
    if not same:
        raise UnreadableRequest(
            "The local preview writer can only use the document's own words and language, so it"
            f" cannot write this document's script in {name}. Translation needs a Gemini key."
        )


def _unescape(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text
