"""Reads an agent's reply: what of it rests on the documents, and what only declines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.retrieval.asking.evidence import Passage, token_matches
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, Token, detect_language, question_tokens
from core.retrieval.passage_terms import spaced, spaced_words, titled_terms, words_of
from core.retrieval.questions import split_sentences
from plugins.conversations.review.small_talk.courtesy import sends_to_staff

# Words in a row that make a copy; a Chinese word has about two of the characters counted here.
_COPY_WORDS = 4
_COPY_CHARACTERS = 7
# "Yes" and "You are welcome" tell nothing that could be looked up: a stretch has at least one word
# that names a topic, or two everyday words.
_SAID = 1.0
# A stretch is a quotation when this share of its words is copied. Otherwise it is a paraphrase when
# most of what it says is in one passage, and this much of that is not in the question: a word that
# names a topic counts 1, an everyday word a half. Set by hand; declining in general words reaches
# neither.
_COPIED = 0.35
_NEW = 2.0
_HELD = 0.6

_PASSAGES_COMPARED = 3
_MAX_REPLY = 6_000  # characters; no spoken reply is longer
_MAX_SENTENCES = 30

# What somebody says who does not answer: not knowing or not being able or allowed to tell, or the
# documents not holding it. Looked for only outside of quotations, which may say "cannot" too.
_DECLINES = re.compile(
    r"\b(?:can(?:no|')?t|can not|could(?: not|n't)|unable to|not able to|not allowed to"
    r"|not permitted to|(?:do|does|did)(?: not|n't)|won't|will not|am not|'m not|is not|isn't"
    r"|are not|aren't|have no"
    r"|has no|there is no|there's no|nothing|not(?! (?:till|until|unless|before)\b))\b"
    r"(?: [\w'’]+){0,6}? (?:answer\w*|tell|say|comment"
    r"|find|found|know|sure|have(?! to\b)|cover\w*|mention\w*|includ\w*|contain\w*|information"
    r"|details?"
    r"|advice|advise|help|discuss\w*|address\w*|available|provided|documents?|material|able|speak"
    r"|listed|described|diagnose|recommend\w*)\b"
    r"|\b(?:only|just) (?:\w+ ){0,3}(?:talk|speak|answer|help|read|discuss) "
    r"|\b(?:outside|beyond) (?:of )?(?:\w+ ){0,3}(?:scope|what i|documents?|information|topics?)\b"
    # "No se preocupe" and "no hay que taparla" decline nothing.
    r"|\b(?:is|are)(?: not|n['’]t) (?:something|anything) (?:that )?(?:i|we)\b"
    r"|\b(?:i|we|documents?|leaflets?)(?:['’]ve)?(?: (?:have|got|see|found|find|say))*"
    r" nothing (?:\w+ )?(?:on|about|regarding|for)\b"
    r"|\bno (?:(?:[lt]es?|l[oa]s?|se l[oa]s?) )?(?:puedo|pude|podemos|tengo|sé|sabr[ií]a|aparece"
    r"|encuentro|encontr[eé]"
    r"|figura|consta|dispongo|cuento|cubren?|incluyen?|mencionan?|contienen?|dicen?|trata)\b"
    r"|\bno se (?:dice|habla|menciona|indica|especifica)n?\b|\bno hablan? de\b"
    r"|\bno (?:est[aá]n?|hay)\b(?: \w+){0,5}? (?:informaci[oó]n|datos?|respuestas?|documentos?"
    r"|folletos?|recogid[oa]s?|incluid[oa]s?)\b"
    r"|\bdescono(?:zco|cemos)\b|\bs[oó]lo puedo\b"
    r"|\bfuera de (?:lo que|mi|nuestr\w+|l[oa]s? (?:tema|[aá]mbito|documentos?|folletos?))\b"
    r"|(?:無法|无法|不能|沒辦法|没办法|不便|未能)(?:.{0,4})(?:回答|提供|告訴|告诉|判斷|判断|確定|确定|說|说|給|给|協助|协助)"
    r"|(?:沒有|没有|沒|没|未|找不到|查不到|不包含|不在|並無|并无|不知道|不清楚|不確定|不确定)"
    r"(?:.{0,10})(?:資料|资料|資訊|信息|內容|内容|文件|提到|提及|說明|说明|記載|记载|答案|相關|相关)"
    r"|(?:文件|資料|资料|內容|内容)(?:.{0,8})(?:沒有|没有|沒|没|未|不包含|找不到|查不到)"
    r"|我(?:[們们])?(?:[這这][邊边裡里])?(?:並|并)?(?:不知道|不清楚|不確定|不确定|看不到|查不到)|只能(?:.{0,4})(?:回答|讀|读|說|说|提供)",
    re.IGNORECASE,
)
# Who advises against a thing, or says that it does not help, declines nothing.
_AGAINST = re.compile(
    r"(?:(?:do|would)(?: not|n['’]t)|is(?: not|n['’]t)|are(?: not|n['’]t)|not)"
    r"(?: (?:really|something|anything|usually|normally|generally|that|which|we|i|would|be)"
    r"|(?: (?:we|i)['’]d))* (?:recommend|advis|suggest)\w*"
    r"|does(?: not|n['’]t)(?: [\w'’]+)? help\b",
    re.IGNORECASE,
)
# An order, or what is told of the patient, in English: "Do not have a bath", "you cannot have …".
_ORDERS = re.compile(r"(?:^|[.!?;:,\n]|\b(?:and|but|so|please|just)\b)\s*$", re.IGNORECASE)
_ORDER = re.compile(r"(?:do (?=not\b)|do(?=n['’]t\b))", re.IGNORECASE)
_OF_PATIENT = re.compile(r"\b(?:you|your (?:\w+ )?\w+)(?: \w+)?\s*$", re.IGNORECASE)
_BEFORE = 40  # characters of a reply
_OF_DOCUMENTS = re.compile(
    r"\b(?:answer\w*|information|documents?|leaflets?|details?|material|listed|sure)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GroundedSentence:
    """A part of a reply that rests on the documents, and the passage that it rests on.

    `copied` says that it quotes the passage rather than telling it in other words.
    """

    text: str
    passage: Passage
    copied: bool = False


def grounded_stretches(
    index: DocumentIndex, reply: str, question: str, likely: Sequence[Passage]
) -> list[GroundedSentence]:
    """The paragraphs and sentences of a reply that tell something from the documents.

    A sentence that declines is none, nor is one that only repeats what the question says.
    `likely` are passages that fit the question; others are looked up by what the reply says.
    """
    language = detect_language(reply)
    asked = {token.stem for token in question_tokens(question, language)}
    found: list[GroundedSentence] = []
    for text in _parts(reply[:_MAX_REPLY]):
        passages = [*index.search(text, limit=_PASSAGES_COMPARED), *likely]
        stretch = _grounded(passages, text, asked, language)
        if stretch is not None:
            found.append(stretch)
    return found


def declines(reply: str) -> bool:
    """Whether a reply, none of which rests on the documents, says that it cannot answer."""
    return any(
        _OF_DOCUMENTS.search(found.group()) or not _tells_patient(reply, found.start())
        for found in _DECLINES.finditer(reply)
        if _AGAINST.match(reply, found.start()) is None
    )


def _tells_patient(reply: str, place: int) -> bool:
    before = reply[max(0, place - _BEFORE) : place]
    if _OF_PATIENT.search(before):
        return True
    return _ORDER.match(reply, place) is not None and _ORDERS.search(before) is not None


def _parts(reply: str) -> list[str]:
    """Each paragraph, and each sentence of a paragraph that has several."""
    parts: list[str] = []
    for paragraph in re.split(r"\n\s*\n", reply):
        sentences = split_sentences(paragraph)[:_MAX_SENTENCES]
        if len(sentences) > 1:
            parts.append(" ".join(sentences))
        parts.extend(sentences)
    return parts


def _grounded(
    passages: Sequence[Passage], text: str, asked: set[str], language: Language | None
) -> GroundedSentence | None:
    words = words_of(text)
    tokens = question_tokens(text, language)
    if sum(token.weight for token in tokens) < _SAID:
        return None
    if not passages:
        return None
    copies = [_copied(words, spaced_words(passage), language) for passage in passages]
    shares = [sum(copy) / len(words) for copy in copies]
    best = max(range(len(passages)), key=lambda number: shares[number])
    joined = "" if language is Language.CHINESE else " "
    own_words, quoted = (
        joined.join(word for word, one in zip(words, copies[best], strict=True) if one is copied)
        for copied in (False, True)
    )
    refuses = declines(own_words)
    if shares[best] >= _COPIED and not (refuses and sends_to_staff(quoted)):
        return GroundedSentence(text, passages[best], copied=True)
    if refuses:
        return None
    return next(
        (
            GroundedSentence(text, passage)
            for passage in passages
            if _paraphrases(tokens, passage, asked, language)
        ),
        None,
    )


def _copied(words: list[str], source: str, language: Language | None) -> list[bool]:
    """For each word whether it stands in a run of words that the source has as well."""
    size = _COPY_CHARACTERS if language is Language.CHINESE else _COPY_WORDS
    size = min(size, len(words))
    copied = [False] * len(words)
    for start in range(len(words) - size + 1):
        if spaced(words[start : start + size]) in source:
            copied[start : start + size] = [True] * size
    return copied


def _paraphrases(
    tokens: Sequence[Token], passage: Passage, asked: set[str], language: Language | None
) -> bool:
    held = token_matches(tokens, titled_terms(passage, language))
    shared = [
        (token, token.weight * share) for token, share in zip(tokens, held, strict=True) if share
    ]
    new = [(token, weight) for token, weight in shared if token.stem not in asked]
    said = sum(token.weight for token in tokens)
    return (
        any(token.topic for token, _ in new)
        and sum(weight for _, weight in new) >= _NEW
        and sum(weight for _, weight in shared) >= _HELD * said
    )
