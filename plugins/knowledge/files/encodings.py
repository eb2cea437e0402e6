"""Finds the encoding of a text file by what the text would look like in each, and says when it
cannot tell."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.errors import InvalidInput
from core.i18n import text
from plugins.knowledge.files.known_encodings import (
    CROWDED,
    ENCODINGS,
    MACINTOSH,
    UNICODE,
    UTF8,
    Encoding,
)
from plugins.knowledge.files.pages import said_codecs, words_of_page
from plugins.knowledge.files.plausibility import ASCII_COST, LATIN, SCRIPTS, cost

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FEW = 4  # characters
# Not the signs that word processors leave in plain text: a soft hyphen (1F), the end of file (1A).
_BINARY = re.compile(r"[\x01-\x08\x0e-\x19]")
_ZERO_OR_BINARY = re.compile(rf"\x00|{_BINARY.pattern}")
# What no text holds: two characters of UTF-16 can be valid UTF-8.
_UNUSED = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_SAMPLE = 8_000  # bytes that are judged
_LONG_LINE = 1_000  # bytes
_BESIDE = 3  # words
# How much better the best reading must be than the next, in nats, to be taken without asking.
_CLEAR = 5.0
# Above this many nats for a character beyond ASCII, a reading is no text of its language.
_STRANGE = 9.5
_SIGNS_BORNE = 0.1  # nats for a character
_WORD = re.compile(rb"(?<![\x80-\xff])[a-z]{3,}(?![\x80-\xff])")
# What a word of Latin letters says against a reading in another script, in nats.
_WORD_DOUBT, _MAX_WORD_DOUBT = 1.5, 12.0
# How a text of seven bits tells that it goes on in Japanese.
_SHIFTED = re.compile(rb"\x1b\$[@B]")
# How much better a reading is for being what the page says of itself, in nats.
_SAID = 6.0
_MAX_CHOICES = 6
_SHOWN_LINES = 3
_SHOWN_CHARACTERS = 120

NO_TEXT = text("The file does not hold readable text")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a file, with the first lines that the ways read differently."""

    codec: str
    title: str
    lines: tuple[str, ...]


class EncodingUnclear(InvalidInput):
    """422: a file can be read in more than one way; `readings` are those, the likeliest first."""

    error_code = "encoding_unclear"

    def __init__(self, readings: Sequence[Reading]) -> None:
        shown = "; ".join(
            f"{reading.title} (“{reading.codec}”): “{reading.lines[0]}”" for reading in readings
        )
        problem = InvalidInput.field(
            "encoding",
            text("The file does not say how its letters are stored. Choose how to read it. ")
            + shown,
        )
        super().__init__(problem.detail, fields=problem.fields)
        self.readings = tuple(readings)


def decode(content: bytes, codec: str | None = None) -> str:
    """The text of a file, read as `codec` when one of CODECS is given.

    Raises:
        EncodingUnclear: when more than one reading is plausible, or none is.
        InvalidInput: for what is no text, or cannot be read as `codec`.
    """
    if codec is not None:
        return _strict(content, codec)
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _strict(content, marked)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        pass
    else:
        if _SHIFTED.search(content) and content.isascii():
            return _strict(content, "iso2022_jp")
        if not (_ZERO_OR_BINARY.search(text) or _may_be_accident(text)):
            return text
    return _likeliest(content, content)


def decode_page(content: bytes, charset: str | None = None) -> str:
    """The characters of a web page, as `decode`: what it says of its letters is evidence too.

    `charset` is what the site says of a page that says nothing itself. Raises as `decode`.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _strict(content, marked)
    said = said_codecs(content, charset)
    if said == ("iso2022_jp",) and b"\x1b" in content:  # all of it is ASCII
        return _strict(content, said[0])
    try:
        text = content.decode()
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text and ("utf-8" in said or not _may_be_accident(text)):
            return text
    return _likeliest(content, words_of_page(content), said)


def possible_readings(content: bytes, *, page: bool = False) -> list[Reading]:
    """The plausible ways to read a file, the likeliest first. Raises InvalidInput for no text."""
    try:
        text = decode_page(content) if page else decode(content)
    except EncodingUnclear as unclear:
        return list(unclear.readings)
    return [Reading("utf-8", UTF8.title, tuple(text.splitlines()[:_SHOWN_LINES]))]


def _may_be_accident(text: str) -> bool:
    """Whether valid UTF-8 is little evidence: two bytes of another encoding can look like it."""
    beyond_ascii = [char for char in text if char > "\x7f"]
    if len(text) <= _FEW and _UNUSED.search(text):
        return True
    return 0 < len(beyond_ascii) <= _FEW and all(char < "\u0800" for char in beyond_ascii)


def _strict(content: bytes, codec: str) -> str:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        raise InvalidInput(NO_TEXT) from None
    return text.removeprefix("\ufeff")


@dataclass(frozen=True, slots=True)
class _Judged:
    encoding: Encoding
    text: str
    cost: float


def _likeliest(content: bytes, words: bytes, said: tuple[str, ...] = ()) -> str:
    """The text of all of the content, in the encoding in which its words are likeliest."""
    _refuse_damaged_utf8(content)
    judged = _judged(content, words, said)
    if not judged:
        raise InvalidInput(NO_TEXT)
    best = judged[0]
    if _BINARY.search(best.text):
        raise InvalidInput(NO_TEXT)
    beyond_ascii = sum(char > "\x7f" for char in best.text)
    excess = best.cost - _STRANGE * beyond_ascii - ASCII_COST * (len(best.text) - beyond_ascii)
    strange = excess > _CLEAR
    # A sign that is rare among many characters is no reason.
    if b"\x00" in content and excess > min(_CLEAR, _SIGNS_BORNE * len(best.text)):
        raise InvalidInput(NO_TEXT)
    if not strange and all(other.cost - best.cost >= _CLEAR for other in judged[1:]):
        return _strict(content, best.encoding.codec)
    offered = [other for other in judged if other.cost - best.cost < _CLEAR]
    shown = (offered if offered[1:] else judged)[:_MAX_CHOICES]
    # What looks least like itself when it is taken for something else.
    macintosh = [
        other
        for other in judged
        if other.encoding.codec == MACINTOSH and other.cost - best.cost < 2 * _CLEAR
    ]
    raise EncodingUnclear(_readings([*shown, *(one for one in macintosh if one not in shown)]))


def _refuse_damaged_utf8(content: bytes) -> None:
    """A text that is UTF-8 but for a few bytes is damaged, and in no other encoding."""
    lenient = content.decode(errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(char > "\x7f" for char in lenient) - broken
    if whole >= 4 * broken and whole >= 8:
        line = lenient.count("\n", 0, lenient.index("\ufffd")) + 1
        raise InvalidInput(
            text(
                "The file is Unicode (UTF-8), but damaged in line {line}. Save it anew as UTF-8.",
                line=line,
            )
        )


def _judged(content: bytes, words: bytes, said: tuple[str, ...]) -> list[_Judged]:
    """Every reading that is possible, the likeliest first; those of the same text are one."""
    sample = _sample(words)
    found: dict[str, _Judged] = {}
    for encoding in _candidates(content, said):
        try:
            content.decode(encoding.codec)
            # The sample may end within a letter.
            text = codecs.getincrementaldecoder(encoding.codec)().decode(sample)
        except UnicodeDecodeError:
            continue
        price = encoding.doubt + min(_costs(text, encoding.languages, words))
        if encoding.codec in said:
            price -= _SAID
        if text not in found or price < found[text].cost:
            found[text] = _Judged(encoding, text, price)
    return sorted(found.values(), key=lambda judged: judged.cost)


def _candidates(content: bytes, said: tuple[str, ...]) -> Iterator[Encoding]:
    if b"\x00" in content:
        yield from UNICODE
        return
    yield UTF8
    yield from ENCODINGS
    for codec in said:
        if all(codec != known.codec for known in (UTF8, *ENCODINGS)):
            yield Encoding(codec, codec, (*LATIN, *SCRIPTS), 2.0)
    # A longer one is hardly written.
    if len(content) <= _SAMPLE:
        yield from CROWDED


def _costs(text: str, languages: Sequence[str], content: bytes) -> Iterator[float]:
    words = len(_WORD.findall(content[:_SAMPLE]))
    for language in languages:
        if language in LATIN:
            yield from (cost(text, language, letters) for letters in LATIN[language])
        else:
            yield cost(text, language) + min(_MAX_WORD_DOUBT, _WORD_DOUBT * words)


def _sample(content: bytes) -> bytes:
    """What is judged: all of a short file, of a long one the lines that hold more than ASCII.

    It begins where a letter does, in every encoding.
    """
    if len(content) <= _SAMPLE or b"\x00" in content:
        return content[:_SAMPLE]
    kept: list[bytes] = []
    size = 0
    for line in content.splitlines():
        if not line.isascii():
            kept.append(line if len(line) <= _LONG_LINE else _around_signs(line))
            size += len(kept[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(kept)[:_SAMPLE]


def _around_signs(line: bytes) -> bytes:
    """Of a long line the words that hold more than ASCII, with those beside them."""
    words = line.split(b" ")
    near = {
        place + beside
        for place, word in enumerate(words)
        if not word.isascii()
        for beside in range(-_BESIDE, _BESIDE + 1)
    }
    return b" ".join(word for place, word in enumerate(words) if place in near)


def _readings(judged: Sequence[_Judged]) -> list[Reading]:
    lines = [reading.text.splitlines() for reading in judged]
    differing = [
        number
        for number in range(min(len(own) for own in lines))
        if len({own[number] for own in lines}) > 1 or len(lines) == 1
    ]
    if not differing:
        differing = [0]
    return [
        Reading(
            reading.encoding.codec,
            reading.encoding.title,
            tuple(_shown(own, number) for number in differing[:_SHOWN_LINES]),
        )
        for reading, own in zip(judged, lines, strict=True)
    ]


def _shown(lines: Sequence[str], number: int) -> str:
    """A line around its first character beyond ASCII."""
    line = lines[number] if number < len(lines) else ""
    first = next((place for place, char in enumerate(line) if char > "\x7f"), 0)
    start = max(0, first - _SHOWN_CHARACTERS // 2)
    return line[start : start + _SHOWN_CHARACTERS].strip()
