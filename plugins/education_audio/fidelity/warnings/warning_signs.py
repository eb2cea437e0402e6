"""Compares the lists of conditions: a sign that is left out, and “or” told as “and”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.i18n import text
from core.text.folding import word_set
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.listings import (
    AND,
    OR,
    Item,
    condition_items,
    parts,
)
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.urgency_words import REACHES_OUT, Grade
from plugins.education_audio.fidelity.warnings.omissions import WholeScript
from plugins.education_audio.fidelity.warnings.urgency import urgencies

_PAIR = 2
_TOLD = 0.5  # of the words of a sign
_SAME_START = 5  # letters: “tambalearse” and “se tambalea”, “difficult” and “difficulty”
_ENDING = re.compile(
    r"(?:|e?s|i|y|e|ed|er|ing|ion|ity|iti|ful|ness|al|ly|ous|[oa]s?|ar|ir|arse|erse|irse"
    r"|[ai]d[oa]s?|ando|iendo|aci[oó]n|i[oó]n|ea|iv[oea]?)"
)
# What only joins a sign to its subject: “it gets red”.
_LINKS = word_set(
    "becom get feel look turn go seem grow start com come appear notic"
    " sal hay aparec not ve llev pon est parec vuelv sient 變 發 有 很"
)
_PREFIX = re.compile("hyper|hiper|hypo|hipo")


def compare_signs(
    script: Reading, sources: Sequence[Reading], whole: WholeScript
) -> Iterator[Difference]:
    """A warning sign that nothing in the script tells, although it lists the others of its kind.

    A part of the script that goes with no sign may be the missing one in other words.
    """
    # “A stiff neck or a fit? Ring 999.” lists the signs in a question of their own.
    asks = script.said.rstrip().endswith(("?", "？")) and len(parts(script)) > 1
    if not asks and not _calls_for_help(script):
        return
    told = [keys for keys in parts(script) if keys]
    said, everywhere = together(told, script), together(whole.parts, script)
    for source in sources:
        if not _calls_for_help(source):
            continue
        signs = _begun(condition_items(source), said)
        left_out = [one for one in signs if not _is_told_of_all(one, signs, told, everywhere)]
        known = frozenset[str]().union(*parts(source), *(one.keys for one in signs))
        spare = [
            keys
            for keys in told
            if len(keys & known) <= _TOLD * len(keys)
            and not any(is_told(one, [keys]) for one in signs)
        ]
        # A list of two without a word of urgency is seldom one of warning signs.
        listed = len(signs) > _PAIR or urgencies(source.text, source.language)
        if (
            listed
            and len(signs) > len(left_out) > len(spare)
            and any(is_told(one, said) for one in signs)
        ):
            message = text(
                "The document says “{told}” here, the script leaves it out", told=left_out[0].text
            )
            yield Difference(Kind.CONDITION, message, 0, len(script.text))
            return


def _calls_for_help(reading: Reading) -> bool:
    """Whether a sentence tells when to get help, today or without a time."""
    grades = [min(one.grades) for one in urgencies(reading.text, reading.language)]
    if grades:
        return min(grades) <= Grade.SAME_DAY
    return REACHES_OUT[reading.language].search(reading.text) is not None


def compare_joints(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“If it swells or bleeds” told as “if it swells and bleeds”, and the other way round."""
    said = condition_items(script)
    for source in sources:
        known = condition_items(source)
        for before, after in pairwise(said):
            first, second = _place(before, known), _place(after, known)
            if first is None or second is None or first == second:
                continue
            start, end = sorted((first, second))
            between = {one.joined for one in known[start + 1 : end + 1]}
            if between == {OR if after.joined == AND else AND} and after.joined in (AND, OR):
                message = text(
                    "Between “{first}” and “{second}” the document says “{told}”, the script"
                    " “{said}”",
                    first=known[start].text,
                    second=known[end].text,
                    told=OR if after.joined == AND else AND,
                    said=after.joined,
                )
                yield Difference(Kind.CONDITION, message, 0, len(script.text))
                return


def _is_told_of_all(
    sign: Item,
    signs: Sequence[Item],
    told: Sequence[frozenset[str]],
    everywhere: Sequence[frozenset[str]],
) -> bool:
    """Whether a sign is told; of the first, “the wound is red”, the subject is that of them all.

    “The wound is hot” tells another one, and of the first no more than its subject.
    """
    sign = replace(sign, keys=sign.keys - _LINKS or sign.keys)
    others = [one for one in signs if one.text != sign.text and one.group == sign.group]
    of_others = [
        keys
        for keys in told
        if any(is_told(one, [keys]) and _share(one, keys) > _share(sign, keys) for one in others)
    ]
    subject = sign.keys.intersection(frozenset[str]().union(*of_others))
    rest = sign.keys - subject
    if not sign.first or not subject or not rest:
        return is_told(sign, everywhere)
    own = [keys for keys in everywhere if keys not in of_others]
    return is_told(replace(sign, keys=rest, first=False), own)


def _share(sign: Item, keys: frozenset[str]) -> float:
    return len(_common(sign.keys, keys)) / len(sign.keys)


def together(parts: Sequence[frozenset[str]], script: Reading) -> Sequence[frozenset[str]]:
    """Where a sign may be told: in a part, or in all parts together where words are read."""
    return parts if script.language == "zh" else [*parts, frozenset[str]().union(*parts)]


def _begun(signs: Sequence[Item], said: Sequence[frozenset[str]]) -> list[Item]:
    """The signs of the conditions that a sentence tells at least a part of.

    A long sentence of the document may be told as several, one for each “if …” of some length.
    """
    sizes = Counter(one.group for one in signs)
    begun = {one.group for one in signs if sizes[one.group] == 1 or is_told(one, said)}
    return [one for one in signs if one.group in begun]


def is_told(sign: Item, said: Sequence[frozenset[str]]) -> bool:
    """Whether half of a sign is told; of the first, which names whose signs they are, more."""
    figures = {one for one in sign.keys if one.startswith("=")}
    least = _TOLD * len(sign.keys) + (0.1 if sign.first and len(sign.keys) > 1 else 0)
    return any(
        len(common := _common(sign.keys, keys)) >= least
        or bool(keys and len(common) == len(keys))
        or bool(figures and figures <= keys)
        for keys in said
    )


def _common(keys: frozenset[str], others: frozenset[str]) -> set[str]:
    """The keys that others have too, also in another form of the word."""
    return {one for one in keys if one in others or any(_same_stem(one, each) for each in others)}


def _same_stem(one: str, other: str) -> bool:
    """Whether two words are one with two endings.

    “Hyper-” is no word, and “blackouts” are no form of “black”.
    """
    if one[:_SAME_START] != other[:_SAME_START]:
        return False
    same = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    prefix = _PREFIX.match(one)
    return (
        same - (prefix.end() if prefix else 0) >= _SAME_START
        and _ENDING.fullmatch(one, same) is not None
        and _ENDING.fullmatch(other, same) is not None
    )


def _place(item: Item, known: Sequence[Item]) -> int | None:
    """The number of the one member of a list that an item tells."""
    found = [number for number, one in enumerate(known) if is_told(one, [item.keys])]
    return found[0] if len(found) == 1 else None
