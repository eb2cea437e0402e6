"""Words of a document that are quoted: found in a passage, carried in an address, and marked."""

from __future__ import annotations

import re

import streamlit as st

from core.retrieval.language import detect_language, document_terms
from core.retrieval.spans import sentence_places
from core.ui.language import in_language_of, user_text
from core.ui.text import literal

QUOTE = "quote"
"""Under this name an address holds the words that its page opens at."""

_MAX_MARK = 200
"""As much as an address keeps of one value."""
_LEFT_OUT = "…"


def quoted_words(passage: str, reply: str) -> str:
    """What of a passage a reply rests on: the first sentences in a row that it says word for word,
    else the one that shares the most words with it. All of a passage of which nothing is in the
    reply.
    """
    places = sentence_places(passage)
    said = _one_line(reply)
    verbatim = [_one_line(passage[slice(*one)]) in said for one in places]
    if any(verbatim):
        first = verbatim.index(True)
        others = [number for number in range(first, len(places)) if not verbatim[number]]
        last = (others[0] if others else len(places)) - 1
        return passage[places[first][0] : places[last][1]]
    language = detect_language(passage)
    told = set(document_terms(reply, language))
    shared = [
        len(told.intersection(document_terms(passage[slice(*one)], language))) for one in places
    ]
    if not any(shared):
        return passage
    return passage[slice(*places[shared.index(max(shared))])]


def quote_mark(words: str) -> str:
    """The words as an address carries them: those of long ones that they begin and end with."""
    line = _one_line(words)
    if len(line) <= _MAX_MARK:
        return line
    part = (_MAX_MARK - len(_LEFT_OUT)) // 2
    return f"{line[:part].rstrip()}{_LEFT_OUT}{line[-part:].lstrip()}"


def find_quote(text: str, mark: str) -> tuple[int, int] | None:
    """Where the words of a mark stand in a text; spaces and line ends count alike."""
    whole = _pattern(mark).search(text) if mark.strip() else None
    if whole is not None:
        return whole.span()
    head, left_out, tail = mark.partition(_LEFT_OUT)
    if not (left_out and head.strip() and tail.strip()):
        return None
    begins = _pattern(head).search(text)
    ends = _pattern(tail).search(text, begins.end()) if begins is not None else None
    return None if begins is None or ends is None else (begins.start(), ends.end())


def draw_marked(text: str, place: tuple[int, int]) -> None:
    """Draw what somebody wrote, with the words at this place marked."""
    start, end = place
    begin = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    stop = len(text) if after < 0 else after
    with st.container(gap="xsmall"):
        if text[:begin].strip():
            user_text(text[:begin].rstrip("\n"))
        lines = text[start:end].split("\n")
        marked = "  \n".join(f":orange-background[{literal(one)}]" for one in lines if one.strip())
        with in_language_of(text[begin:stop]):
            st.markdown(f"{_beside(text[begin:start])}{marked}{_beside(text[end:stop])}")
        if text[stop:].strip():
            user_text(text[stop:].lstrip("\n"))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _beside(words: str) -> str:
    """Words before or after the marked ones, with the space that parts them."""
    shown = literal(words)
    if not shown:
        return ""
    return f"{' ' * words[0].isspace()}{shown}{' ' * words[-1].isspace()}"
