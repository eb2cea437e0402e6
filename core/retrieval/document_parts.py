"""What the search needs of one document, made once for each version of its text and title.

It knows nothing of the other documents, so that any set of documents is searched by putting their
parts together: what depends on the others (how rare a word is, how long texts are on average) is
worked out from the counts that the parts hold.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from core.retrieval.language import Language, document_language, document_terms
from core.retrieval.questions import split_sentences
from core.retrieval.spans import language_runs, languages_of, whole_units
from core.retrieval.structure.sections import parse_outline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PART_FORMAT = 9
"""The number of the format and of the rules: raise it when a text gives other passages or terms."""

PASSAGE_CHARACTERS = 900
"""Characters of a passage: about 150 English words or 350 Chinese characters, so that a passage is
about one thing. Only a single longer sentence or list exceeds it."""

_CHINESE_PASSAGE_CHARACTERS = 350
_TITLE_REPEATS = 3

# A document of so many passages says each thing once: what it is about shows in its sentences. So
# does one with more headings and no more text than so many passages could hold.
_FEW_PASSAGES = 3
_FILLED_PASSAGES = 2

_ARRAYS = (
    ("hashes", "<u8"),
    ("occurrences", "<u2"),
    ("passages", "<u4"),
    ("counts", "<u2"),
    ("whole", "<u4"),
    ("held_by", "<u4"),
    ("lengths", "<u4"),
)
_QUICK = 1  # the level of compression
_MOST = 65_535  # the largest count of a word in a passage that is kept


@dataclass(frozen=True, slots=True)
class PassageText:
    """One passage of a document, verbatim from the plain text of its section."""

    section_id: str
    section_title: str
    text: str


class _Cut(NamedTuple):
    """A passage as it is cut: its language, and the terms of the headings above it."""

    section_id: str
    section_title: str
    text: str
    language: Language | None
    above: list[str]


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """The terms of a document as sets: of all of it, of its title, and of what it says.

    `shares` gives for each term the share of the document's passages (of its sentences, in a
    short document) whose own text, without the titles above it, holds it.
    """

    all: frozenset[str]
    title: frozenset[str]
    shares: Mapping[str, float]


@dataclass(frozen=True)
class DocumentPart:
    """The part of an index that one document makes.

    Terms stand in the order of their hashes; arrays of terms have one element for each, and
    `passages` and `counts` have the occurrences of the first term, then those of the second one.

    Attributes:
        title: the title that it was made with.
        text_sha256: the SHA-256 of the text (UTF-8, lone surrogates passed).
        language: the language of most of it, None if it cannot be told.
        languages: that of each passage of a document in several languages, else empty.
        short: whether the document has a few passages only, in each of its languages.
        packed_texts: its passages, as `texts` gives them.
        vocabulary: the terms, each with a line break before and after it.
        title_terms: the numbers of the terms of the title.
        units: how many passages or sentences `held_by` counts, in the language that has the most.
        hashes: 64 bits of each term.
        occurrences: how many passages hold each term.
        passages: the numbers of the passages that hold the terms.
        counts: how often they do.
        whole: how often the whole document with its titles holds each term.
        held_by: how many passages (sentences) hold each term in their own text.
        lengths: the terms of each passage, and last those of the whole document.
    """

    title: str
    text_sha256: bytes
    language: Language | None
    languages: Sequence[Language | None]
    short: bool
    packed_texts: bytes
    vocabulary: str
    title_terms: Sequence[int]
    units: int
    hashes: NDArray[np.uint64]
    occurrences: NDArray[np.uint16]
    passages: NDArray[Any]
    counts: NDArray[np.uint16]
    whole: NDArray[Any]
    held_by: NDArray[Any]
    lengths: NDArray[Any]

    @classmethod
    def build(cls, title: str, text: str) -> DocumentPart:
        """Read a document: Markdown or plain text in any language. Some 8 ms for each 1,000
        characters: call it in a worker thread.
        """
        import numpy as np

        language = document_language(text)
        title_terms = document_terms(title, language)
        cut = list(_passages(text, title, language))
        spoken = [one.language for one in cut]
        short = _is_short(cut)
        units: list[list[str]] = []
        units_in: Counter[Language | None] = Counter()
        terms: list[list[str]] = []
        for passage in cut:
            own = document_terms(passage.text, passage.language)
            told = _unit_terms(passage.text, passage.language) if short else [own]
            units += told
            units_in[passage.language] += len(told)
            terms.append(own + passage.above * _TITLE_REPEATS + title_terms)
        whole = Counter(chain(*terms, title_terms * _TITLE_REPEATS))
        held_by = Counter(chain.from_iterable(map(set, units)))
        vocabulary = sorted(whole, key=term_hash)
        occurrences: dict[str, list[tuple[int, int]]] = {term: [] for term in vocabulary}
        for number, of_passage in enumerate(terms):
            for term, count in Counter(of_passage).items():
                occurrences[term].append((number, min(count, _MOST)))
        flat = list(chain.from_iterable(occurrences.values()))
        titled = set(title_terms)
        return cls(
            title=title,
            text_sha256=sha256(text),
            language=language,
            languages=spoken if len(set(spoken)) > 1 else (),
            short=short,
            packed_texts=_packed(cut),
            vocabulary="".join(f"\n{term}" for term in vocabulary) + "\n",
            title_terms=[n for n, term in enumerate(vocabulary) if term in titled],
            units=max(units_in.values(), default=0),
            hashes=np.array([term_hash(term) for term in vocabulary], dtype=np.uint64),
            occurrences=np.array(list(map(len, occurrences.values())), dtype=np.uint16),
            passages=np.array([number for number, _ in flat], dtype=np.uint32),
            counts=np.array([count for _, count in flat], dtype=np.uint16),
            whole=np.array([whole[term] for term in vocabulary], dtype=np.uint32),
            held_by=np.array([held_by[term] for term in vocabulary], dtype=np.uint32),
            lengths=np.array([*map(len, terms), whole.total()], dtype=np.uint32),
        )

    def dump(self) -> bytes:
        """The part as bytes, for `load`."""
        header: dict[str, Any] = {
            "format": PART_FORMAT,
            "title": self.title,
            "text_sha256": self.text_sha256.hex(),
            "language": self.language,
            "languages": list(self.languages),
            "short": self.short,
            "texts": len(self.packed_texts),
            "vocabulary": self.vocabulary,
            "title_terms": list(self.title_terms),
            "units": self.units,
            "sizes": [len(getattr(self, name)) for name, _ in _ARRAYS],
        }
        arrays = (getattr(self, name).astype(kind).tobytes() for name, kind in _ARRAYS)
        rest = zlib.compress(b"".join(arrays), _QUICK)
        return json.dumps(header).encode() + b"\n" + self.packed_texts + rest

    @classmethod
    def load(cls, data: bytes) -> DocumentPart:
        """The part of such bytes. Raises ValueError when they are damaged or of another format."""
        import numpy as np

        try:
            head, _, rest = data.partition(b"\n")
            header = json.loads(head)
            if header.pop("format") != PART_FORMAT:
                raise ValueError("the part is of another format")
            texts = header.pop("texts")
            plain = zlib.decompress(rest[texts:])
            place = 0
            arrays: dict[str, Any] = {}
            for (name, kind), size in zip(_ARRAYS, header.pop("sizes"), strict=True):
                # A copy, so that what was read is not kept whole for the sake of its arrays.
                array = np.frombuffer(plain, kind, size, place)
                place += array.nbytes
                arrays[name] = narrow(array) if kind == "<u4" else array.copy()
            return cls(
                **arrays,
                language=_language(header.pop("language")),
                languages=[_language(one) for one in header.pop("languages")],
                packed_texts=rest[:texts],
                text_sha256=bytes.fromhex(header.pop("text_sha256")),
                **header,
            )
        except (zlib.error, KeyError, TypeError, AttributeError) as error:
            raise ValueError("the part is damaged") from error

    def is_of(self, title: str, text_sha256: str) -> bool:
        """Whether it was made of this title and of the text with this SHA-256 (hex)."""
        return self.title == title and self.text_sha256.hex() == text_sha256

    @property
    def size(self) -> int:
        """How many passages it has."""
        return len(self.lengths) - 1

    @property
    def texts(self) -> list[PassageText]:
        """Its passages, unpacked anew at each call."""
        return [PassageText(*one) for one in json.loads(zlib.decompress(self.packed_texts))]

    @property
    def terms(self) -> DocumentTerms:
        """The document's terms, read anew at each call."""
        names = self.names
        return DocumentTerms(
            all=frozenset(names),
            title=frozenset(self.title_names),
            shares={
                name: min(count / self.units, 1.0)
                for name, count in zip(names, self.held_by.tolist(), strict=True)
                if count
            },
        )

    @property
    def names(self) -> list[str]:
        """The terms in their order."""
        return self.vocabulary[1:-1].split("\n") if len(self.hashes) else []

    @property
    def title_names(self) -> list[str]:
        """The terms of the title."""
        names = self.names
        return [names[number] for number in self.title_terms]

    def terms_of(self, passage: int) -> frozenset[str]:
        """The terms of a passage with its titles."""
        import numpy as np

        places = np.flatnonzero(self.passages == passage)
        numbers = np.searchsorted(np.cumsum(self.occurrences), places, side="right")
        names = self.names
        return frozenset(names[number] for number in numbers.tolist())

    def beginning_with(self, prefix: str) -> list[str]:
        """The terms that begin like this."""
        found = []
        place = self.vocabulary.find(f"\n{prefix}")
        while place >= 0:
            end = self.vocabulary.index("\n", place + 1)
            found.append(self.vocabulary[place + 1 : end])
            place = self.vocabulary.find(f"\n{prefix}", end)
        return found


@lru_cache(maxsize=16_384)
def term_hash(term: str) -> int:
    """64 bits of a term; two of a million terms are alike with a chance of 3 in 100 million."""
    digest = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _language(code: str | None) -> Language | None:
    return None if code is None else Language(code)


def _packed(texts: Sequence[_Cut]) -> bytes:
    # A section's titles are long beside its text, and most texts are never asked for.
    plain = json.dumps([[one.section_id, one.section_title, one.text] for one in texts])
    return zlib.compress(plain.encode(), _QUICK)


def narrow(array: NDArray[np.uint32]) -> NDArray[Any]:
    """The same numbers in an array of their own, in half the room where they are small enough."""
    import numpy as np

    return array.astype(np.uint16 if array.max(initial=0) < 1 << 16 else np.uint32)


def sha256(text: str) -> bytes:
    """SHA-256 of a text's UTF-8 bytes; a lone surrogate counts as the bytes that UTF-8 would give
    it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _passages(text: str, title: str, language: Language | None) -> Iterable[_Cut]:
    outline = parse_outline(text, title)
    languages = languages_of([one.section.text for one in outline], language)
    for outlined in outline:
        section = outlined.section
        whole = section.text or section.title
        for run, spoken in language_runs(whole, languages):
            above = document_terms(" ".join((*outlined.parents, section.title)), spoken)
            for window in _windows(run, _size(spoken)):
                yield _Cut(section.section_id, section.title, window, spoken, above)


def _size(language: Language | None) -> int:
    return _CHINESE_PASSAGE_CHARACTERS if language is Language.CHINESE else PASSAGE_CHARACTERS


def _is_short(cut: Sequence[_Cut]) -> bool:
    """Whether a document has little text in each of its languages."""
    passages = Counter(one.language for one in cut)
    characters: Counter[Language | None] = Counter()
    for one in cut:
        characters[one.language] += len(one.text)
    return all(
        number <= _FEW_PASSAGES or characters[spoken] <= _FILLED_PASSAGES * _size(spoken)
        for spoken, number in passages.items()
    )


def _unit_terms(text: str, language: Language | None) -> list[list[str]]:
    return [document_terms(text[start:end], language) for start, end in whole_units(text)]


def _windows(text: str, size: int) -> Iterable[str]:
    """Cut a text into stretches of up to `size` characters, between what may be parted."""
    start = end = 0
    for begins, ends in _parts(text, size):
        if ends - start > size and end > start:
            yield text[start:end]
            start = begins
        end = ends
    if end > start:
        yield text[start:end]


def _parts(text: str, size: int) -> Iterable[tuple[int, int]]:
    for start, end in whole_units(text):
        if end - start <= 2 * size:
            yield start, end
            continue
        position = start
        for sentence in split_sentences(text[start:end]):
            begins = text.index(sentence, position)
            position = begins + len(sentence)
            yield begins, position
