"""Breaks a document or a script into the sentences that are compared, each with what leads it in.

Markdown is read line by line: headings, lists with their nesting, and tables, whose cells are said
with their column's unit. A list's item keeps the words that introduce it (“Do not:”), because what
it says turns on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.retrieval.questions import split_sentences
from core.text.numbers.units import unit_at
from core.text.scripts import WIDE, WIDE_MARKS
from core.text.unseen import without_unseen

MAX_SENTENCE = 500
"""Characters of one compared sentence; a longer one is compared in parts."""

_LINE = re.compile(
    r"(?P<indent>[ \t>]{0,40})"
    r"(?P<mark>#{1,6}(?=[ \t])|[-*+•‣▪](?=[ \t])|\d{1,3}[.)、](?=[ \t]|[^\d\s]))?[ \t]*"
)
_LABEL = re.compile(r"Speaker ?[12] ?[:：] ?", re.IGNORECASE)
_MARKS = re.compile(r"\*+|`+|~~|__|\{#[^{}\n]{0,80}\}")
# “**Ice.** Put it on the knee”: what follows is said of the label.
_RUN_IN = re.compile(
    r"^(?:\*\*|__)([^*_\n.:?!。：？！]{1,60})(?:[.:。：](?:\*\*|__)|(?:\*\*|__)[.:：])[ \t]*(?=\S)"
)
_LABEL_END = "\x1f"
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\n]{0,300}\)")
_RULER = re.compile(r"[|:\-= \t+]*")
_UNIT_IN_HEADER = re.compile(r"\(([^()]{1,20})\)\s*$")
_BARE_NUMBER = re.compile(r"\d[\d.,/ ]{0,12}(?:\s?[-–]\s?\d[\d.,]{0,12})?")
_ENDED = re.compile(r"[.!?。！？…；;:：]['\"”’」』）)]*$")
_WIDE_END = re.compile(rf"[{WIDE}{WIDE_MARKS}]$")
_STARTS_LABEL = re.compile(r"[^\s:：]{1,30}(?: [^\s:：]{1,30}){0,3}[:：]")
_LINE_END = re.compile(r"(?<=[a-z\u00e0-\u00ff])-\r?\n(?=[a-z\u00e0-\u00ff])")
_WRAPPED = 50  # characters: a shorter line ends where its writer ended it
_WRAPPED_WIDE = 20
_MAX_LEAD = 160
_TAIL = 80  # characters


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as written.

    `lead` are the words that introduce it and belong to it: of its list, or of the items above it.
    `section` numbers the headings; `heading` is the nearest one, "" before the first. `item` is the
    number of its line, 0 where the line has none.
    """

    text: str
    lead: str = ""
    section: int = 0
    heading: str = ""
    is_heading: bool = False
    item: int = 0

    @property
    def whole(self) -> str:
        """The sentence with what leads it in."""
        return f"{self.lead} {self.text}" if self.lead else self.text


@dataclass(slots=True)
class _Place:
    """Where the reader of lines is."""

    section: int = 0
    heading: str = ""
    lead: str = ""
    items: list[tuple[int, str]] = field(default_factory=list)
    ended: bool = False  # by a blank line or a list: unmarked words after it are no item


def visible(text: str) -> str:
    """A text without marks of no width, and with words whole that a line's end had parted."""
    return _LINE_END.sub("", without_unseen(text))


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of a Markdown or plain text, headings included, in their order."""
    place = _Place()
    found: list[Sentence] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for indent, mark, line in _joined_lines(_with_tables(lines)):
        if not line:
            place.ended = True
            continue
        if mark.startswith("#"):
            place = _Place(place.section + 1, line)
            found.append(Sentence(line[:MAX_SENTENCE], "", place.section, line, is_heading=True))
            continue
        found += _of_line(line, indent, mark, place)
    return found


def _of_line(line: str, indent: int, mark: str, place: _Place) -> Iterator[Sentence]:
    if not mark and place.ended:
        place.lead, place.items = "", []
    above = [(depth, words) for depth, words in place.items if depth < indent]
    label, _, told = line.rpartition(_LABEL_END)
    if label:
        yield Sentence(label, "", place.section, place.heading)
    lead = " ".join([place.lead, *(words for _, words in above), label]).strip()[-_MAX_LEAD:]
    sentences = split_sentences(told)
    number = int(mark[:-1]) if mark[:1].isdigit() else 0
    for sentence in sentences:
        for part in _parts(sentence):
            yield Sentence(part, lead, place.section, place.heading, item=number)
    last = sentences[-1] if sentences else ""
    if mark:
        place.items = [*above, (indent, last.rstrip(":： "))] if len(last) < 80 else above
        place.ended = True
    elif last.endswith((":", "：")):
        place.lead, place.items, place.ended = last.rstrip(":： "), [], False


def _parts(sentence: str) -> Iterator[str]:
    """A sentence, or what is too long for one cut between words."""
    while len(sentence) > MAX_SENTENCE:
        cut = max(sentence.rfind(sign, 100, MAX_SENTENCE) for sign in " ，、；")
        cut = cut if cut > 0 else MAX_SENTENCE - 1
        yield sentence[: cut + 1].strip()
        sentence = sentence[cut + 1 :]
    if sentence.strip():
        yield sentence.strip()


class _Wrapped:
    """A line that may go on in the next: its parts, and as much of its end as is looked at."""

    def __init__(self, indent: int, mark: str, words: str) -> None:
        self._begins = indent, mark
        self._parts = [words]
        self._length = len(words)
        self._tail = words[-_TAIL:]

    def add(self, words: str) -> None:
        """The words of the next line belong to it."""
        space = "" if self._is_wide() else " "
        self._parts += [space, words]
        self._length += len(space) + len(words)
        self._tail = f"{self._tail}{space}{words}"[-_TAIL:]

    def goes_on_with(self, words: str) -> bool:
        """Whether an editor has wrapped it before these words."""
        _, mark = self._begins
        if mark.startswith("#") or _ENDED.search(self._tail[-4:]) or _STARTS_LABEL.match(words):
            return False
        shortest = _WRAPPED_WIDE if self._is_wide() else _WRAPPED
        return self._length >= shortest or words[:1].islower()

    def whole(self) -> tuple[int, str, str]:
        """Its indent, its mark and all its words."""
        return *self._begins, "".join(self._parts)

    def _is_wide(self) -> bool:
        return _WIDE_END.search(self._tail) is not None


def _joined_lines(lines: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Indent, mark and words of each line; lines that an editor has wrapped are one."""
    held: _Wrapped | None = None
    for raw in lines:
        match = _LINE.match(raw)
        mark = (match["mark"] or "") if match else ""
        indent = len(match["indent"].expandtabs(4)) if match else 0
        words = _plain(raw[match.end() :] if match else raw)
        if held is not None and words and not mark and held.goes_on_with(words):
            held.add(words)
            continue
        if held is not None:
            yield held.whole()
        held = _Wrapped(indent, mark, words) if words else None
        if held is None:
            yield indent, mark, words
    if held is not None:
        yield held.whole()


def without_label(line: str) -> str:
    """A line without the label of the voice that speaks it."""
    return _LABEL.sub("", line, count=1) if line[:7].lower() == "speaker" else line


def _plain(line: str) -> str:
    labelled = _RUN_IN.sub(rf"\1{_LABEL_END}", without_label(line))
    return _LINK.sub(r"\1", _MARKS.sub("", labelled)).strip()


def _with_tables(lines: Sequence[str]) -> Iterator[str]:
    """The lines with the rows of tables as list items: cells with their column's unit."""
    headers: list[str] | None = None
    for number, line in enumerate(lines):
        if "|" not in line:
            headers = None
            yield line
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if headers is None and "|" in following and "-" in following and _is_ruler(following):
            headers = _cells(line)
            yield f"- {', '.join(cell for cell in headers if cell)}"
        elif headers is not None and _is_ruler(line):
            continue
        elif headers is not None:
            cells = _cells(line)
            said = [
                _with_unit(cell, headers[place] if place < len(headers) else "")
                for place, cell in enumerate(cells)
            ]
            yield f"- {', '.join(cell for cell in said if cell)}"
        else:
            yield line.replace("|", " , ")


def _is_ruler(line: str) -> bool:
    return _RULER.fullmatch(line) is not None


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _with_unit(cell: str, header: str) -> str:
    """A number of a column “Dose (mg)” or “Units” with its unit."""
    if not _BARE_NUMBER.fullmatch(cell):
        return cell
    inside = _UNIT_IN_HEADER.search(header)
    for words in ([inside[1]] if inside else []) + [header]:
        unit = unit_at(f"1 {words}", 1)
        if unit is not None and unit[0] == len(words) + 2:
            return f"{cell} {words}"
    return cell
