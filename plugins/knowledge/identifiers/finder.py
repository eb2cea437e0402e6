"""Finds what may identify a patient: asked about before a text leaves for a provider.

What stands alone and has a right check digit is asked about wherever it stands; a date, a name or
a telephone number only beside words, or beside another finding, that make it a patient's. A leaflet
is full of dates, names of clinics and numbers to call, and a question that is asked too often is
answered without reading.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from core.text.scripts import HAN_CHARACTER
from plugins.knowledge.contract import IdentifierKind, PossibleIdentifier
from plugins.knowledge.identifiers import words
from plugins.knowledge.identifiers.national_ids import (
    is_medicare_id,
    is_mexican_id,
    is_nhs_number,
    is_social_security_number,
    is_spanish_id,
    is_spanish_social_security_number,
    is_taiwanese_id,
)

MAX_FINDINGS = 200

_CONTEXT = 60
_BESIDE = 120
_LABEL_REACH = 30
_LONG_LINE = 400
_FULL_WIDTH = str.maketrans(
    "０１２３４５６７８９－／．＠"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "‐‑‒–\u00a0\u3000\u2007\u202f",
    "0123456789-/.@ABCDEFGHIJKLMNOPQRSTUVWXYZ----    ",
)

_TAIWAN = re.compile(r"(?i)(?<![A-Z0-9])[A-Z][ -]?[1289A-D](?:[ -]?\d){8}(?![\dA-Z])")
_SPAIN = re.compile(
    r"(?i)(?<![A-Z0-9.])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ][ -]?\d{7})[ -]?[A-Z](?![\dA-Z])"
)
_MEXICO = re.compile(r"(?i)(?<![A-Z0-9])[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?![\dA-Z])")
_MEDICARE = re.compile(
    r"(?<![A-Z0-9-])[1-9][A-Z][A-Z0-9]\d-[A-Z][A-Z0-9]\d-[A-Z]{2}\d{2}(?![\dA-Z])"
)
_SPAIN_SOCIAL = re.compile(r"(?<![\d/-])\d{2}([ /-])\d{8}\1\d{2}(?![\d/-])")
_NHS = re.compile(r"(?<![\d+-])\d{3}([ -]?)\d{3}\1\d{4}(?![\d-])")
_SOCIAL = re.compile(r"(?<![\d-])\d{3}([- ]?)\d{2}\1\d{4}(?![\d-])")

_DIGIT = re.compile(r"\d")
_CELL_NUMBER = re.compile(r"[A-Za-z]{0,4}[-/]?\d[\d/-]{3,15}[A-Za-z]?")

_ANCHORS = frozenset(
    {
        IdentifierKind.NATIONAL_ID,
        IdentifierKind.RECORD_NUMBER,
        IdentifierKind.DATE_OF_BIRTH,
        IdentifierKind.NAME,
    }
)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: IdentifierKind
    start: int
    end: int
    is_sure: bool = True
    """False for what is a patient's only beside something else that is."""


def possible_identifiers(text: str) -> list[PossibleIdentifier]:
    """What may identify a patient, in the order of the text, at most 200 places."""
    # Letter for letter, so that every place is the same in the text as it was written.
    plain = text.translate(_FULL_WIDTH)
    found: set[_Found] = set()
    for finder in (_national_ids, _record_numbers, _births, _names, _in_tables, _contacts):
        found.update(islice(finder(plain), MAX_FINDINGS))
    found |= set(_beside(plain, found))
    return [_view(text, one) for one in _apart(_without_lone_names(found))[:MAX_FINDINGS]]


def open_identifiers(text: str, answered: Iterable[str]) -> list[PossibleIdentifier]:
    """Those of them that nobody has said of that they are no patient's (by fingerprint)."""
    known = set(answered)
    return [one for one in possible_identifiers(text) if one.fingerprint not in known]


def _national_ids(text: str) -> Iterator[_Found]:
    checks: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
        (_TAIWAN, is_taiwanese_id),
        (_SPAIN, is_spanish_id),
        (_MEXICO, is_mexican_id),
        (_MEDICARE, is_medicare_id),
        (_SPAIN_SOCIAL, is_spanish_social_security_number),
    )
    for pattern, is_right in checks:
        for match in pattern.finditer(text):
            before = text[max(match.start() - 40, 0) : match.start()]
            of_a_thing = words.PRODUCT.search(before) and not words.STATE_ID.search(before)
            if is_right(match.group()) and not of_a_thing:
                yield _found(IdentifierKind.NATIONAL_ID, match)
    for match in _NHS.finditer(text):
        before = text[max(match.start() - 40, 0) : match.start()]
        # One telephone number in eleven has a right check digit by chance.
        place = words.PRODUCT.search(before) or words.CLINIC.search(before)
        alone = match.group(1) == " " and place is None
        if is_nhs_number(match.group()) and (alone or words.STATE_ID.search(before)):
            yield _found(IdentifierKind.RECORD_NUMBER, match)
    for match in _SOCIAL.finditer(text):
        before = text[max(match.start() - 40, 0) : match.start()]
        named = words.SOCIAL.search(before)
        written = match.group(1) == "-" and not words.PRODUCT.search(before)
        if (named or written) and is_social_security_number(match.group()):
            yield _found(IdentifierKind.NATIONAL_ID, match)


def _record_numbers(text: str) -> Iterator[_Found]:
    for label in words.RECORD_LABEL.finditer(text):
        value = words.RECORD_VALUE.match(text, label.end())
        if value is not None:
            yield _Found(IdentifierKind.RECORD_NUMBER, value.start("value"), value.end("value"))


def _births(text: str) -> Iterator[_Found]:
    for label in words.BIRTH_LABEL.finditer(text):
        end = min(_line_end(text, label.end()), label.end() + _LABEL_REACH + 20)
        if _DIGIT.search(text, label.end(), end) is None and not label.group("chinese"):
            continue
        day = words.DATE.search(text, label.end(), end)
        if day is None and label.group("chinese"):
            day = words.CHINESE_DATE.search(text, label.end(), end)
        if day is None or day.start() - label.end() > _LABEL_REACH:
            continue
        between = text[label.end() : day.start()]
        if label.group("label") is not None:
            if not words.AS_VALUE.match(between):
                continue
        else:
            # “Born” is said of one person, and in leaflets about vaccines of whole years.
            before = text[max(label.start() - 40, 0) : label.start()]
            after = text[day.end() : day.end() + 4] if label.group("chinese") else ""
            if words.COHORT.search(between + after) or words.GROUP.search(before):
                continue
        yield _found(IdentifierKind.DATE_OF_BIRTH, day)


def _names(text: str) -> Iterator[_Found]:
    for label in words.NAME_LABEL.finditer(text):
        name = words.NAME.match(text, label.end())
        if name is not None and _is_name(name.group("name")):
            is_sure = words.ANY_NAME.match(label.group()) is None
            yield _Found(IdentifierKind.NAME, name.start("name"), name.end("name"), is_sure)


def _in_tables(text: str) -> Iterator[_Found]:
    """What stands in a column whose heading names it."""
    columns: dict[int, tuple[IdentifierKind, re.Pattern[str]]] = {}
    in_table, after = False, 0
    for line in re.finditer(r"\|[^\n]*", text):
        cells = list(re.finditer(r"[^|\n]{1,200}", line.group()))
        if in_table and line.start() != after:
            in_table = False
        if not in_table:
            columns = {
                number: column
                for number, cell in enumerate(cells)
                if (column := _column(cell.group())) is not None
            }
            in_table = True
        elif columns:
            for number, cell in enumerate(cells):
                kind, pattern = columns.get(number, (None, None))
                value = pattern.fullmatch(cell.group().strip()) if pattern else None
                if value is None or kind is None:
                    continue
                if kind is IdentifierKind.NAME and not _is_name(value.group()):
                    continue
                start = line.start() + cell.start() + cell.group().index(value.group())
                yield _Found(kind, start, start + len(value.group()))
        after = line.end() + 1


def _column(heading: str) -> tuple[IdentifierKind, re.Pattern[str]] | None:
    words_of = heading.strip(" *_")
    birth = words.BIRTH_LABEL.match(words_of)
    if birth is not None and birth.group("born") is None:
        return IdentifierKind.DATE_OF_BIRTH, words.DATE
    if words.RECORD_LABEL.match(words_of):
        return IdentifierKind.RECORD_NUMBER, _CELL_NUMBER
    if words.NAME_LABEL.match(f"{words_of}:"):
        return IdentifierKind.NAME, words.NAME
    return None


def _contacts(text: str) -> Iterator[_Found]:
    for match in words.EMAIL.finditer(text):
        is_private = words.PRIVATE_MAIL.match(match.group("host"))
        if is_private and not words.OFFICE_MAIL.search(match.group("who")):
            yield _found(IdentifierKind.CONTACT, match)
    for match in words.PHONE.finditer(text):
        if words.PHONE_LABEL.search(text[max(match.start() - _CONTEXT, 0) : match.start()]):
            yield _found(IdentifierKind.CONTACT, match)
    for label in words.CONTACT_LABEL.finditer(text):
        name = words.NAME.match(text, label.end())
        if name is None or not _is_name(name.group("name")):
            continue
        end = min(_line_end(text, name.end()), name.end() + 50)
        phone = words.PHONE.search(text, name.end(), end)
        if phone is not None and not words.CLINIC.search(text, name.end(), end):
            yield _found(IdentifierKind.CONTACT, phone)


def _beside(text: str, found: set[_Found]) -> Iterator[_Found]:
    """What is a patient's because it stands beside something that is.

    A name that is only written like one, a date, a telephone number or an address on the line of
    a number or a name; telephone numbers and addresses also on the lines around it.
    """
    for anchor in [one for one in found if one.kind in _ANCHORS and one.is_sure]:
        start, end = _line_start(text, anchor.start), _line_end(text, anchor.end)
        near = max(start, anchor.start - _BESIDE), min(end, anchor.end + _BESIDE)
        if anchor.kind is not IdentifierKind.NAME:
            for match in words.DATE.finditer(text, *near):
                if anchor.kind is not IdentifierKind.DATE_OF_BIRTH:
                    yield _found(IdentifierKind.DATE_OF_BIRTH, match)
            for match in words.NAME.finditer(text, *near):
                if _is_name(match.group("name"), beside=True):
                    yield _Found(IdentifierKind.NAME, match.start("name"), match.end("name"))
        around = (
            max(_line_start(text, max(start - 1, 0)), anchor.start - 2 * _BESIDE),
            min(_line_end(text, min(end + 1, len(text))), anchor.end + 2 * _BESIDE),
        )
        for match in (
            *words.PHONE.finditer(text, *around),
            *words.EMAIL.finditer(text, *around),
        ):
            line = text[_line_start(text, match.start()) : match.end()]
            if sum(map(str.isdigit, match.group())) < 7 and "@" not in match.group():
                continue
            if not words.CLINIC.search(line) and not words.DATE.fullmatch(match.group().strip()):
                yield _found(IdentifierKind.CONTACT, match)


def _is_name(name: str, *, beside: bool = False) -> bool:
    if HAN_CHARACTER.match(name):
        is_person = name[0] in words.SURNAMES and not words.STAFF.search(name)
        return is_person and (not beside or len(name) == 3)
    parts = re.findall(r"[^\W\d_]+", name.lower())
    return len(parts) >= 2 and not words.NO_NAME & set(parts)


def _without_lone_names(found: set[_Found]) -> set[_Found]:
    """Medicines have names too: one that only stands after “Name:” needs something beside it."""
    others = sorted(one.start for one in found if one.is_sure)

    def is_kept(one: _Found) -> bool:
        at = bisect_left(others, one.start - 2 * _BESIDE)
        return one.is_sure or (at < len(others) and others[at] <= one.end + 2 * _BESIDE)

    return {one for one in found if is_kept(one)}


def _apart(found: set[_Found]) -> list[_Found]:
    """In order, without one that lies in another; the stricter kind stays."""
    strictness = list(IdentifierKind)
    ordered = sorted(found, key=lambda one: (strictness.index(one.kind), one.start))
    taken: set[int] = set()
    kept: list[_Found] = []
    for one in ordered:
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _found(kind: IdentifierKind, match: re.Match[str]) -> _Found:
    return _Found(kind, match.start(), match.end())


def _line_start(text: str, place: int) -> int:
    """Where the line begins; of a long one, as far as anything is looked at."""
    first = max(place - _LONG_LINE, 0)
    start = text.rfind("\n", first, place)
    return first if start < 0 else start + 1


def _line_end(text: str, place: int) -> int:
    last = min(place + _LONG_LINE, len(text))
    end = text.find("\n", place, last)
    return last if end < 0 else end


def _view(text: str, found: _Found) -> PossibleIdentifier:
    start, end = _line_start(text, found.start), _line_end(text, found.end)
    value = text[found.start : found.end].strip()
    compact = re.sub(r"\W", "", value.translate(_FULL_WIDTH)).casefold()
    digest = hashlib.sha256(f"{found.kind}\0{compact}".encode()).hexdigest()
    return PossibleIdentifier(
        kind=found.kind,
        text=value,
        line=text.count("\n", 0, found.start) + 1,
        before=text[max(start, found.start - _CONTEXT) : found.start],
        after=text[found.end : min(end, found.end + _CONTEXT)],
        fingerprint=digest[:16],
    )
