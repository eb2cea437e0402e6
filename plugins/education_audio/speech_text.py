"""Turns a script into what is said: without Markdown marks, turn by turn, in parts of one call."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from core.retrieval.structure.unsaid import (
    FOOTNOTE_MARK,
    STRUCK_OUT,
    strip_front_matter,
    without_extensions,
    without_unread,
)
from plugins.education_audio.aliases import Alias, with_aliases

MAX_PART = 1_500
"""Characters of one part: some two minutes of speech, so that a crash or an edit costs little."""
_LEAST_SHARE = 3  # a part has at least this part of the longest, but for the last

_CONTEXT = 300  # characters of the neighbours that keep the tone across parts

_SPACES = re.compile(r"[ \t]{2,}")
_MANY_ENDS = re.compile(r"([.!?]{3})[.!?]+")
_LINE_MARK = re.compile(
    r" ?(?:>(?!=? ?\d) ?)*(?:[-*+] (?=#{1,6} ))?(?:#{1,6}(?= |$)|[-*+•‣▪](?= |$))? ?"
)
_BOX = re.compile(r"(?<!\S)\[([ xX])\](?= |$|[^\W_])")
_HEADING_END = re.compile(r" #+$")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?: \"[^\"]*\")?\)")
_TIMES = re.compile(r"(?<=\d) ?\\?\* ?(?=\d)|(?<=\w) \* (?=\d)")
# "```5 mg``` at noon" is a line of words.
_CODE_EDGE = re.compile(r"`{3,}[^`]*|~{3,}[^~]*")
_EMPHASIS = re.compile(r"\\?[*`]|~~|\\(?=[_#+>\-\[\].()!|<&~{}]|$)")
# "[1]: https://…" is where a link leads to.
_LINK_TARGET = re.compile(
    r"\[[^\[\]^]{1,100}\]: <?(?:https?://|mailto:|tel:)\S{1,2000}(?: [\"'(][^\"')]{0,200}[\"')])?$"
)
_TARGET_NAME = re.compile(
    r"^ {0,3}\[([^\[\]\n^]{1,100})\]: <?(?:https?://|mailto:|tel:)", re.MULTILINE
)
_BRACKETED = re.compile(r"(?<!\])\[([^\[\]\n]{1,100})\](?![\[(:])")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# "[the plan][p]", whose address stands elsewhere.
_REFERENCE = re.compile(r"\[([^\[\]\n]{2,200})\]\[[^\[\]\n]{0,100}\]")
_NUMBERED = re.compile(r"([ \t]{0,20})(\d{1,9})([.)][ \t])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500}|[\w.+-]{1,60}@[\w.-]{1,100})>")
_BREAK = re.compile(r" ?<br ?/?> ?", re.IGNORECASE)
# The bound keeps a line of many underscores from taking quadratic time.
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_CELLS = re.compile(r"(?<!\\)\|")
_BLANK_LINES = re.compile(r"\n{3,}")
_LABEL = re.compile(r"Speaker ?([12]) ?[:：] ?", re.IGNORECASE)
# Where a sentence that is too long for one part may be cut, the best places first; never inside a
# number, nor between a number and what it counts, where there is another place.
_CUTS = (
    re.compile(r"[।؟۔॥\n]"),
    re.compile(r"(?<!\d)[,;:，；：、—–]|[,;:，；：、—–](?!\d)"),
    re.compile(r"(?<![\d.,])\s"),
    re.compile(r"(?<![\d.,:/])"),
)


@dataclass(frozen=True, slots=True)
class ScriptTurn:
    """What one speaker says without a break; `speaker` is 1 or 2."""

    speaker: int
    text: str


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """A stretch of one voice that is spoken by one call, with its neighbours' text."""

    voice_id: str
    text: str
    previous_text: str
    next_text: str


def without_marks(script: str) -> str:
    """The script as it is read aloud: headings, lists, emphasis, links and tables as plain text."""
    from core.retrieval.structure.markdown_source import (  # not waited for by a start
        with_meaning_of_tags,
        without_html_tags,
    )

    def words(line: str) -> str:
        line = without_extensions(line)
        if "<" in line:
            row = line.lstrip().startswith("|")
            line = _BREAK.sub("\n", with_meaning_of_tags(line))
            line = without_html_tags(_AUTOLINK.sub(r"\1", line)).strip()
            line = line.replace("\n", " ") if row else line
        return line

    body, _ = strip_front_matter(script.removeprefix("\ufeff").replace("\r\n", "\n"))
    tagless = "\n".join(words(line) for line in without_unread(body).splitlines())
    left = _without_labels(STRUCK_OUT.sub("", tagless))
    whole = _counted(_with_signs(_named_cells(left.splitlines())))
    lines = [_plain_line(line) for line in whole]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _with_signs(lines: Iterable[str]) -> list[str]:
    """The lines, one that begins with the sign of a figure joined to the sentence above."""
    from core.retrieval.structure.markdown_source import wrapped_sign  # as above

    left = list(lines)
    kept: list[str] = []
    for number, line in enumerate(left):
        following = left[number + 1] if number + 1 < len(left) else ""
        before = kept[-1] if kept else ""
        if sign := wrapped_sign(before, line, following):
            kept[-1] = f"{before.rstrip()} {sign}" + line.lstrip("- \t")
        else:
            kept.append(line)
    return kept


def _without_labels(text: str) -> str:
    """The text without brackets around what is the name of an address elsewhere in it."""
    names = {found[1].casefold() for found in _TARGET_NAME.finditer(text)}
    if not names:
        return text
    return _BRACKETED.sub(
        lambda found: found[1] if found[1].casefold() in names else found[0], text
    )


def _counted(lines: Iterable[str]) -> Iterator[str]:
    """The lines, the items of a list counted where all have the same number."""
    before: dict[str, tuple[str, int]] = {}
    for line in lines:
        item = _NUMBERED.match(line)
        if item is not None:
            written, number = before.get(item[1], ("", 0))
            number = number + 1 if item[2] == written else int(item[2])
            before = {depth: one for depth, one in before.items() if len(depth) < len(item[1])}
            before[item[1]] = (item[2], number)
            line = f"{item[1]}{number}{line[item.end(2) :]}"
        elif line and not line[0].isspace():
            before = {}
        yield line


def turns(script: str) -> list[ScriptTurn]:
    """The turns in order. Without speaker labels all is one turn of speaker 1."""
    found: list[tuple[int, list[str]]] = [(1, [])]
    for line in without_marks(script).split("\n"):
        label = _LABEL.match(line)
        if label:
            found.append((int(label[1]), []))
            line = line[label.end() :]
        found[-1][1].append(line)
    spoken = [ScriptTurn(speaker, "\n".join(lines).strip()) for speaker, lines in found]
    return [turn for turn in spoken if speakable(turn.text)]


def speaker_languages(said: Sequence[ScriptTurn]) -> dict[int, str]:
    """The languages (ISO 639-1) of two speakers who speak two; empty for another script."""
    from core.text.identification import identify_language  # not waited for by a start

    found = {
        speaker: identify_language("\n".join(turn.text for turn in said if turn.speaker == speaker))
        for speaker in (1, 2)
    }
    return found if all(found.values()) and found[1] != found[2] else {}


def speakable(text: str) -> bool:
    """Whether there is a letter or a digit to say."""
    return any(character.isalnum() for character in text)


def speech_parts(
    script: str,
    voice_id: str,
    speaker2_voice_id: str | None,
    longest: int,
    aliases: Sequence[Alias] = (),
) -> list[SpeechPart]:
    """The parts of a script in order, each at most `longest` characters and of one voice.

    Their text is what is sent to the voice: words with an alias are replaced by it, and signs such
    as "5-10" and "<70" are put into words.
    """
    from core.spoken import spoken_context, spoken_form  # not waited for by a start

    said: list[tuple[str, str]] = []
    spoken = turns(script)
    script_tells = spoken_context("\n".join(turn.text for turn in spoken))
    for turn in spoken:
        voice = speaker2_voice_id if turn.speaker == 2 and speaker2_voice_id else voice_id
        if said and said[-1][0] == voice:
            said[-1] = (voice, f"{said[-1][1]}\n{turn.text}")
        else:
            said.append((voice, turn.text))
    parts: list[SpeechPart] = []
    for voice, text in said:
        words = spoken_form(with_aliases(text, aliases), script_tells)
        pieces = list(_split(words, longest))
        for number, piece in enumerate(pieces):
            before = pieces[number - 1] if number else ""
            after = pieces[number + 1] if number + 1 < len(pieces) else ""
            parts.append(SpeechPart(voice, piece, before[-_CONTEXT:], after[:_CONTEXT]))
    return parts


def _named_cells(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with the column's name before each cell of a table.

    Without it an empty cell would move the others, a morning dose into the evening, and nobody
    would hear which column forbids.
    """
    columns: list[str] = []
    for number, line in enumerate(lines):
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        heads = not columns and "|" in below and _draws(below)
        cells = _cells(line, bare=heads or bool(columns))
        if not cells:
            columns = []
        elif heads and len(cells) > 1:
            columns = cells
            goes_on = number + 2 < len(lines) and _cells(lines[number + 2], bare=True)
            line = "" if goes_on else ", ".join(cells)
        elif columns and not _draws(line.strip()):
            line = ", ".join(
                f"{column}: {cell}" if column else cell
                for column, cell in zip_longest(columns, cells, fillvalue="")
                if cell
            )
        yield line


def _cells(line: str, *, bare: bool = False) -> list[str]:
    """The cells of a row of a table; none of another line.

    A `bare` row may have no strokes at its ends.
    """
    row = line.strip()
    if not row.startswith("|") and not (bare and _CELLS.search(row)):
        return []
    cells = _CELLS.split(row.removeprefix("|").removesuffix("|"))
    return [cell.replace("\\|", "|").strip() for cell in cells]


def _plain_line(line: str) -> str:
    line = _MANY_ENDS.sub(r"\1", _SPACES.sub(" ", line.replace("\t", " "))).strip()
    if not line or _draws(line) or _LINK_TARGET.match(line):
        return ""
    heading = line.startswith("#")
    line = _LINE_MARK.sub("", line, count=1)
    # Which are ticked is what such a list says.
    line = _BOX.sub(lambda found: "☐" if found[1] == " " else "☑", line)
    if heading:
        line = _HEADING_END.sub("", line)
    if cells := _cells(line):
        line = ", ".join(cells)
    # A picture may stand within a link.
    line = _IMAGE_OR_LINK.sub(r"\1", _IMAGE_OR_LINK.sub(r"\1", line))
    line = _REFERENCE.sub(r"\1", line)
    line = FOOTNOTE_MARK.sub("", line)
    line = _TIMES.sub(" × ", line)
    line = _EMPHASIS.sub("", line)
    line = _UNDERSCORES.sub(r"\2", line)
    return _ENTITY.sub(lambda found: html.unescape(found.group()), line).strip()


def _draws(line: str) -> bool:
    """Whether a line only draws: a rule, the edge of a code block, the border of a table."""
    marks = line.replace(" ", "")
    rule = len(marks) >= 3 and len(set(marks)) == 1 and marks[0] in "-*_="
    border = "-" in marks and ("|" in marks or "--" in marks) and set(marks) <= set("|:-")
    return rule or border or _CODE_EDGE.fullmatch(line) is not None


def _split(text: str, longest: int) -> Iterator[str]:
    """Whole sentences together, at most `longest` characters.

    Where a part ends is told by the words that stand there, and not by how many came before: after
    one sentence is edited all other parts are as they were. The end of a paragraph is best.
    """
    from core.retrieval.questions import split_sentences  # not waited for by a start

    ends: list[tuple[int, bool, str]] = []
    position = 0
    for sentence in split_sentences(text):
        position = text.index(sentence, position) + len(sentence)
        ends_paragraph = "\n" in text[position : position + 2]
        ends.append((position, not ends_paragraph, _mark(sentence)))
    start = 0
    while len(text) - start > longest and (ahead := [one for one in ends if one[0] > start]):
        fitting = [one for one in ahead if one[0] - start <= longest]
        good = [one for one in fitting if _LEAST_SHARE * (one[0] - start) >= longest]
        if good:
            end = min(good, key=lambda one: (one[1], one[2], -one[0]))[0]
        else:
            end = (fitting[-1:] or ahead)[0][0]
        yield from _speakable_cuts(text[start:end].strip(), longest)
        start = end
    yield from _speakable_cuts(text[start:].strip(), longest)


def _mark(sentence: str) -> str:
    """As good as random, and the same for the same sentence wherever it stands."""
    return hashlib.sha256(sentence.encode()).hexdigest()


def _speakable_cuts(text: str, longest: int) -> Iterator[str]:
    while len(text) > longest:
        end = next(
            (places[-1] for cut in _CUTS if (places := _places(cut, text, longest))), longest
        )
        if speakable(text[:end]):
            yield text[:end].strip()
        text = text[end:].strip()
    if speakable(text):
        yield text


def _places(cut: re.Pattern[str], text: str, longest: int) -> list[int]:
    """Where the text may be cut; what follows the last place is looked at too."""
    ends = (found.end() for found in cut.finditer(text, 1, longest + 1))
    return [end for end in ends if end <= longest]
