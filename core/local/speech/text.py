"""Prepares text for the preview voice and spreads times over it, character by character.

Nothing here changes the length of a text: what must not be spoken becomes a space, so that a
position in the prepared text is the same position in the text that the caller sent.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from core.text.scripts import HAN, KANA

SENTENCE_PAUSE_SECONDS = 0.3
LINE_PAUSE_SECONDS = 0.6
# espeak-ng reads about 800 bytes of a clause at once and cuts longer ones where it likes.
MAX_PIECE_CHARACTERS = 250

_LINK_TARGET = re.compile(r"\]\([^)\s]{0,500}\)")
_LINE_MARK = re.compile(r"^[ \t]*+(?:[-+>]+(?=\s)|[-=:| \t]{3,}$)", re.MULTILINE)
_MARKS = frozenset("#*`_~|^\\[]{}•▪‣◦●○■□")
_SPOKEN_SYMBOLS = frozenset("°℃℉№©®™")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|[。！？।]+[」』”’）]*|\n+")
_CLAUSE_END = re.compile(r"[,;:，；：、]\s*|\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Prof|Sr|Sra|Dra|vs|approx|no|bzw|ca|Mme|Dott)|\b\w)\.$",
    re.IGNORECASE,
)

# Scripts that a voice of another language would spell out letter by letter, each under the name
# of the espeak-ng language that reads it. Korean and Hindi are missing because espeak-ng switches
# to them by itself, and Latin letters because every language here reads them.
_FOREIGN_SCRIPT = re.compile(
    rf"(?P<cmn>[{HAN}\U00020000-\U0003134f]+)"
    rf"|(?P<ja>[{KANA}]+)"
    r"|(?P<ru>[\u0400-\u04ff]+)"
    r"|(?P<ar>[\u0600-\u06ff]+)"
    r"|(?P<el>[\u0370-\u03ff]+)"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of prepared text that is spoken at once.

    It runs from character `start` up to `end`; `base` is the espeak-ng language to read it with,
    and `pause_seconds` of silence follow it.
    """

    start: int
    end: int
    base: str
    pause_seconds: float


def prepare(text: str) -> str:
    """Return `text` with Markdown marks, emoji and control characters replaced by spaces.

    Full-width and circled letters and digits ("５", "①") become plain ones, because some languages
    of espeak-ng pass over them in silence.
    """
    characters = list(text)
    for pattern in (_LINK_TARGET, _LINE_MARK):
        for match in pattern.finditer(text):
            for index in range(*match.span()):
                if characters[index] != "\n":
                    characters[index] = " "
    for index, character in enumerate(characters):
        if _is_silent(character) or (
            character in _JOINERS and (index == 0 or characters[index - 1] == " ")
        ):
            characters[index] = " "
        elif not character.isascii():
            plain = unicodedata.normalize("NFKC", character)
            if len(plain) == 1 and plain.isascii() and plain.isalnum():
                characters[index] = plain
    return "".join(characters)


def _is_silent(character: str) -> bool:
    if character in _MARKS or character in "\ufe0e\ufe0f\u20e3":
        return True
    if character in _SPOKEN_SYMBOLS or character == "\n":
        return False
    category = unicodedata.category(character)
    arrow = "\u2190" <= character <= "\u21ff"
    skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return category in {"So", "Cc", "Cs", "Co", "Cn"} or arrow or skin_tone


def is_speakable(text: str) -> bool:
    """Return whether any letter or digit is left to speak."""
    return any(character.isalnum() for character in prepare(text))


def split_pieces(prepared: str, home_base: str) -> list[Piece]:
    """Split prepared text into sentences, and those by script where `home_base` cannot read them.

    Stretches without a letter or digit belong to no piece. The last piece has no pause.
    """
    pieces: list[Piece] = []
    for start, end, pause in _sentences(prepared):
        parts = list(_by_script(prepared, start, end, home_base))
        for part_start, part_end, base in parts:
            pieces.append(Piece(part_start, part_end, base, 0.0))
        last = pieces[-1]
        pieces[-1] = Piece(last.start, last.end, last.base, pause)
    if pieces:
        last = pieces[-1]
        pieces[-1] = Piece(last.start, last.end, last.base, 0.0)
    return pieces


def _sentences(prepared: str) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and following pause in seconds of every sentence that can be spoken."""
    start = 0
    boundaries = [*_SENTENCE_END.finditer(prepared), None]
    for boundary in boundaries:
        end = boundary.end() if boundary else len(prepared)
        if boundary and not _ends_sentence(prepared, boundary):
            continue
        sentence = prepared[start:end]
        body = sentence.strip()
        if any(character.isalnum() for character in body):
            first = start + len(sentence) - len(sentence.lstrip())
            last = first + len(body)
            new_line = re.match(r"[^\S\n]*\n", prepared[last:]) is not None
            cuts = _cut_long(prepared, first, last)
            for cut_start, cut_end in cuts[:-1]:
                yield cut_start, cut_end, 0.0
            yield *cuts[-1], LINE_PAUSE_SECONDS if new_line else SENTENCE_PAUSE_SECONDS
        start = end


def _ends_sentence(prepared: str, boundary: re.Match[str]) -> bool:
    if boundary.group() != ".":
        return True
    following = prepared[boundary.end() :].lstrip(" \t")[:1]
    return not following.islower() and not _ABBREVIATION.search(
        prepared[max(0, boundary.end() - 12) : boundary.end()]
    )


def _cut_long(prepared: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence at clause ends or spaces into stretches of at most MAX_PIECE_CHARACTERS."""
    cuts = []
    while end - start > MAX_PIECE_CHARACTERS:
        limit = start + MAX_PIECE_CHARACTERS
        ends = [match.end() for match in _CLAUSE_END.finditer(prepared, start + 1, limit)]
        cut = ends[-1] if ends else limit
        cuts.append((start, cut))
        start = cut
    cuts.append((start, end))
    return [
        (first, last)
        for first, last in cuts
        if any(character.isalnum() for character in prepared[first:last])
    ]


def _by_script(
    prepared: str, start: int, end: int, home_base: str
) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of one sentence with the espeak-ng language that reads each.

    A sentence mostly in one foreign script, counting two of its characters as a word, is read by
    that script's language as a whole, so that its numbers are read in that language too;
    otherwise only the foreign words are.
    """
    runs = [
        match
        for match in _FOREIGN_SCRIPT.finditer(prepared, start, end)
        if match.lastgroup != home_base
    ]
    bases = {str(match.lastgroup) for match in runs}
    foreign = sum(len(match.group()) for match in runs)
    others = len(_WORD.findall(_FOREIGN_SCRIPT.sub(" ", prepared[start:end])))
    if len(bases) == 1 and foreign >= 2 * others:
        yield start, end, bases.pop()
        return
    position = start
    for match in runs:
        if any(character.isalnum() for character in prepared[position : match.start()]):
            yield position, match.start(), home_base
            position = match.start()
        yield position, match.end(), str(match.lastgroup)
        position = match.end()
    if not runs or any(character.isalnum() for character in prepared[position:end]):
        yield position, end, home_base


@dataclass(frozen=True, slots=True)
class WordEvent:
    """A word as the speech library reports it: 0-based position, length, time in seconds."""

    position: int
    length: int
    seconds: float


def word_starts(events: list[WordEvent]) -> list[tuple[int, float]]:
    """Return where each word begins and when, positions and times rising.

    espeak-ng reports numbers and symbols several times, over spans that overlap the same word
    ("2.5", ".5", ".5"), and quotes with length zero; only an event beyond the last word counts.
    """
    starts: list[tuple[int, float]] = []
    reached, latest = 0, 0.0
    for event in events:
        if event.length > 0 and event.position >= reached and event.seconds >= latest:
            starts.append((event.position, event.seconds))
            reached, latest = event.position + event.length, event.seconds
    return starts


class CharacterTimes:
    """Start and end of every character of a text, in seconds, filled from left to right."""

    def __init__(self, length: int) -> None:
        self._length = length
        self.starts: list[float] = []
        self.ends: list[float] = []

    def spread(self, until_character: int, begin: float, finish: float) -> None:
        """Spread begin..finish evenly over the characters not yet timed before `until_character`.

        The times must not fall from one call to the next; too few characters is not an error.
        """
        first = len(self.starts)
        count = min(until_character, self._length) - first
        for index in range(count):
            self.starts.append(round(begin + (finish - begin) * index / count, 3))
            self.ends.append(round(begin + (finish - begin) * (index + 1) / count, 3))

    def add_piece(
        self, piece: Piece, words: list[tuple[int, float]], begin: float, finish: float
    ) -> None:
        """Time the characters of a spoken piece from its word starts, relative to `begin`."""
        edges = [(piece.start + position, begin + seconds) for position, seconds in words]
        # The library reports some symbols ("½") one character too far, beyond the piece.
        inside = [edge for edge in edges if edge[0] < piece.end]
        now = begin
        for character, seconds in [*inside, (piece.end, finish)]:
            moment = min(max(seconds, now), finish)
            self.spread(character, now, moment)
            now = moment
