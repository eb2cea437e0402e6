"""Joins the sentences of a section into units that a script says whole or not at all.

A question without its answer, "No" without its question, half a list of warnings or a step without
the one before it would tell a patient something else than the document does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.local.writer.urgency import is_urgent, sets_limit
from core.retrieval.questions import split_sentences
from core.retrieval.structure.list_blocks import is_list_item, list_blocks
from core.text.scripts import WIDE_CHARACTER

_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*$")
_QUESTION = re.compile(r"[?？][\"'”’」』）)]*$")
_STEP = re.compile(r"(?:.{1,60}: )?\d{1,3}[.)] ")
_MAX_ANSWER = 4  # sentences that a question keeps with it

_SHORT_ANSWER = re.compile(
    r"(?:yes|no|never|sí|nunca)(?:, .{0,15})?[.!]|(?:是|不|可以|會|会).{0,6}", re.IGNORECASE
)
# It says nothing without what stands before it.
_LEANS = re.compile(
    r"(?:(?:yes|no|it|its|this|that|these|those|they|them|he|she|both|neither|either|instead|but"
    r"|however|otherwise|then|if so|if not|if it|if they|if this|if that|so|also|because of this"
    r"|even then|even so|in that case|not even|only then|after that|unless)\b"
    r"|(?:sí|no,|no\.|esto|eso|esta|este|estos|estas|ellos|pero|sin embargo|si no|en ese caso"
    r"|entonces|además|después|tampoco|también|ambos|de lo contrario)\b)(?!:)"
    r"|(?:不[，。、]|不會|不会|不行|可以[，。]|是的|對[，。]|对[，。]|這|这|它|他們|她|但|否則|否则|因此|所以|此時"
    r"|此时|如果是|若是如此|然後|然后|另外|也)",
    re.IGNORECASE,
)
# A heading that its list goes on with.
_LEADS_IN = re.compile(
    r"\b(?:if|when|if you|si|cuando|the following)\W*$|[:：]$|以下|下列|如果$|[時时]$",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|cannot"
    r"|can['’]t|avoid|stop)\b"
    r"|\b(?:is|are|be)(?: not|n['’]t) (?:allowed|permitted|safe|suitable)\b"
    r"|\bno (?:está|están|se) (?:permit|recomiend)|\b(?:prohibid|peligros)[oa]s?\b"
    r"|\bno (?:lo|la|los|las|se|le) [^\W\d_]+(?:e|en|a|an)\b"
    r"|^(?:no|nunca|evite|jamás)\b|\bno (?:debe|puede)n?\b"
    r"|\bno (?:tome|deje|use|conduzca|coma|beba|haga)\b"
    r"|\b(?:suspenda|suspender|interrumpa|deje de)\b"
    r"|不要|請勿|请勿|切勿|勿|不可|不得|不能|避免|禁止|停[止用藥药]|不[准宜應应該该]|[絕绝][不勿]"
    r"|(?:^|[，。；、：！])[請请]?[別别](?=[一-鿿])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ScriptUnit:
    """Sentences that belong together.

    `urgent` when they tell to call or to act at once; `forbids` when they tell what not to do,
    or how much at most.
    """

    text: str
    urgent: bool
    forbids: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, or a whole list with its lead-in."""

    text: str
    starts_line: bool


def script_units(text: str, heading: str = "") -> list[ScriptUnit]:
    """The units of a section in their order; together they are the whole section.

    A heading that tells to act at once ("Call the same day if") is said with what follows it: its
    list, or its first sentences.
    """
    acts = is_urgent(heading)
    asked = _QUESTION.search(heading) is not None
    led_in = acts or _LEADS_IN.search(heading) is not None
    units = _units(text, whole_list=led_in, answers=asked)
    if acts and units and not asked:
        units[0] = replace(units[0], urgent=True)
    return units


def _units(text: str, *, whole_list: bool, answers: bool) -> list[ScriptUnit]:
    units: list[list[_Sentence]] = []
    owed = 0
    answered = False
    for sentence in _sentences(text, whole_list=whole_list, answers=answers):
        question = _QUESTION.search(sentence.text) is not None
        if answered and sentence.starts_line:
            owed = 0
        if units and (_belongs(units[-1][-1], sentence) or (owed > 0 and not question)):
            units[-1].append(sentence)
        else:
            units.append([sentence])
        owed = _MAX_ANSWER if question else max(0, owed - 1)
        answered = not question
    return [_joined(unit) for unit in units]


def introduced(heading: str, language: str = "") -> str:
    """The heading with the mark that ends it: a colon where its list goes on with it."""
    if _LEADS_IN.search(heading):
        return f"{heading.rstrip(':： ')}{'：' if language in {'zh', 'ja'} else ':'}"
    return ended(heading, language)


def ended(text: str, language: str = "") -> str:
    """The text with the mark that ends a sentence."""
    if _SENTENCE_END.search(text):
        return text
    wide = language in {"zh", "ja"} or (
        not language and WIDE_CHARACTER.search(text[-1:]) is not None
    )
    return f"{text.rstrip(':：;；,，、 ')}{'。' if wide else '.'}"


def _joined(unit: list[_Sentence]) -> ScriptUnit:
    text = unit[0].text
    for sentence in unit[1:]:
        text += ("" if WIDE_CHARACTER.search(text[-2:]) else " ") + sentence.text
    return ScriptUnit(text, is_urgent(text), _warns(text))


def _belongs(before: _Sentence, sentence: _Sentence) -> bool:
    """Whether a sentence must not be parted from the one before it."""
    question = _QUESTION.search(sentence.text) is not None
    # "Can I drink wine? And beer?" has one answer; the questions of a list have none.
    if _QUESTION.search(before.text) and not (question and sentence.starts_line):
        return True
    if _SHORT_ANSWER.fullmatch(before.text):
        return True
    if _STEP.match(before.text) and (_STEP.match(sentence.text) or not sentence.starts_line):
        return True
    if _LEANS.match(sentence.text):
        return True
    return _cautions(before.text) and _cautions(sentence.text)


def _cautions(text: str) -> bool:
    return _warns(text) or is_urgent(text)


def _warns(text: str) -> bool:
    return _WARNS.search(text) is not None or sets_limit(text)


def _sentences(text: str, *, whole_list: bool, answers: bool) -> Iterator[_Sentence]:
    """The sentences; a lead-in ("Call us if:") is one with the whole list that it introduces.

    So is a question with the list that answers it. With `whole_list` a list at the beginning is
    one, too: the heading is its lead-in; with `answers` that heading is a question.
    """
    lines = text.splitlines()
    reached = 0
    for first, end in list_blocks(lines):
        if first < reached:
            continue
        if end > first + 1:
            # Nothing of a list is left out, however long it is.
            while end < len(lines) and is_list_item(lines[end]):
                end += 1
        listed = whole_list and first == 0 and is_list_item(lines[0])
        while listed and end < len(lines) and is_list_item(lines[end]):
            end += 1
        if answers and first == 0 and not listed and _is_fragment(lines[0]):
            listed = True
            end = _after_fragments(lines, end)
        elif end == first + 1 and _QUESTION.search(lines[first].strip()):
            end = _after_fragments(lines, end)
        reached = end
        if listed:
            items = [ended(line.strip()) for line in lines[:end]]
            yield _Sentence(("" if WIDE_CHARACTER.search(items[0]) else " ").join(items), True)
            continue
        sentences = split_sentences(lines[first])
        plain = sentences if end == first + 1 else sentences[:-1]
        for number, sentence in enumerate(plain):
            yield _Sentence(ended(sentence), starts_line=number == 0)
        if end > first + 1:
            items = [ended(line.strip()) for line in lines[first + 1 : end]]
            space = "" if WIDE_CHARACTER.search(sentences[-1]) else " "
            whole = space.join([sentences[-1], *items])
            yield _Sentence(whole, starts_line=len(sentences) == 1)


def _after_fragments(lines: Sequence[str], place: int) -> int:
    """The line after those that are items of a list, not sentences: "toast", "rice"."""
    while place < len(lines) and _is_fragment(lines[place]):
        place += 1
    return place


def _is_fragment(line: str) -> bool:
    return is_list_item(line) and not _SENTENCE_END.search(line.strip())
