"""Wordings in which an agent says that it is a doctor or a nurse, and names that say so."""

from __future__ import annotations

import re

_ENGLISH = (
    r"(?:doctor|dr\b\.?|nurse|physician|surgeon|midwife|pharmacist|clinician|paramedic"
    r"|p(?:a?e)diatrician|gp\b|\w{3,}ologist)"
)
_NOT_ONE = r"(?!['’]s|\w|[ -](?:line|station|office|team|desk|assistant|call)s?\b)"
_ADJECTIVE = (
    r"(?!(?:not|no|assistant|of|for|that|to|with|what|how|by|from|and|or|when|where|if|the|a|an"
    r"|your|my|our|his|her|who|which|here)\b)\w+"
)
_SPANISH = (
    r"(?:doctora?\b|dra?\b\.?|m[eé]dic[oa]\b|enfermer[oa]\b|cirujan[oa]\b|matrona\b"
    r"|farmac[eé]utic[oa]\b|\w{3,}[oó]log[oa]\b)"
)
_CHINESE = "(?:醫師|醫生|医师|医生|護理師|护理师|護士|护士|藥師|药师)(?!的|助理|助手|說|说)"
_CLAIMS = (
    re.compile(
        r"\b(?:i am|i['’]m|this is|you are|you['’]re|act as|pretend to be|speak as"
        r"|work as|behave like)"
        rf" (?:(?:a|an|the|your|our) )?(?:{_ADJECTIVE} ){{0,2}}"
        rf"{_ENGLISH}{_NOT_ONE}",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:doctor|dr\.?|nurse) \w+ (?:here|speaking)\b", re.IGNORECASE),
    re.compile(
        rf"\bas (?:your|a|an) (?:\w+ )?{_ENGLISH}(?:,? (?:i|we)\b| would\b|\W*$)", re.IGNORECASE
    ),
    re.compile(
        r"(?<!\bno )\b(?:soy|eres|le habla|te habla|habla con|act[uú]a como)"
        rf" (?:(?:el|la|su|tu|un|una) )?(?:(?!asistente\b|no\b|de\b)\w+ )?{_SPANISH}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bcomo (?:su|tu|un|una) (?:\w+ )?{_SPANISH},? (?:yo|le|te|lo|la)\b", re.IGNORECASE
    ),
    re.compile(
        "(?:我(?:就)?是|這裡是|这里是|你是|您好，我是|作為|作为|身為|身为)"
        f"(?:您的|你的|一[位名個个])?[^不，。！？\\s]{{0,4}}?{_CHINESE}"
    ),
)
_BEFORE = 40  # characters that may deny
_DENIED = re.compile(
    r"(?:\b(?:not|never|no|nor|nunca|jam[aá]s)|n['’]t)(?: \w+){0,2} $|[不別别勿]\w{0,3}$",
    re.IGNORECASE,
)
# "As patient as a nurse" tells of manners.
_LIKENED = re.compile(r"\bas \w+(?: and \w+)? $", re.IGNORECASE)
_TITLED = re.compile(
    r"^(?:dr\.?|dra\.?|doctora?|nurse|enfermer[oa]) (?!(?:line|station|desk|guide|helper|assistant"
    rf"|office|team|visits?|calls?)\b)\w|{_CHINESE}$",
    re.IGNORECASE,
)


def says_so(words: str) -> bool:
    """Whether these words hold one of the wordings, and neither deny it nor liken to it."""
    return any(
        not _DENIED.search(before) and not _LIKENED.search(before)
        for pattern in _CLAIMS
        for found in pattern.finditer(words)
        for before in (words[max(0, found.start() - _BEFORE) : found.start()],)
    )


def is_titled_here(name: str) -> bool:
    """Whether a name is that of a doctor or a nurse in one of the three languages: "Dr. Lee"."""
    return _TITLED.search(name.strip()) is not None
