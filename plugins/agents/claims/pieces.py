"""What a sentence about clinicians is made of, in three languages by the same names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.learnt.ngrams import ngrams
from core.text.folding import fold
from core.text.kept import kept
from core.text.scripts import HAN_CHARACTER
from core.text.simplified import to_traditional

_CLINICIAN = re.compile(
    r"\b(?:(?:family |emergency(?: room)? |consultant |registered |senior |head )?"
    r"(?:doctors?|dr\b\.?|nurses?|physicians?|surgeons?|midwi(?:fe|ves)|pharmacists?|clinicians?"
    r"|paramedics?|p(?:a?e)diatricians?|psychiatrists?|therapists?|dentists?|consultants?|gps?\b"
    r"|\w{3,}ologists?|opticians?|dietitians?|medics?"
    r"|medical (?:professional|specialist|expert)s?|health ?care professionals?)\b"
    r"|(?:doctor(?:a|es|as)?|dra?\.?|medic[oa]s?|enfermer[oa]s?|cirujan[oa]s?|matronas?"
    r"|farmaceutic[oa]s?|\w{3,}olog[oa]s?|psiquiatras?|pediatras?|dentistas?|fisioterapeutas?"
    r"|facultativ[oa]s?|comadronas?|especialistas?)\b)"
)
_HAN_CLINICIAN = re.compile(
    "(?:外科|內科|急診|心臟科|家庭|主治|專科|精神科|值班|家醫科|小兒科)?(?:醫師|醫生|大夫)"
    "|護理師|護士|藥師|藥劑師|助產士|護理長|治療師|牙醫"
)
# The words that tell who is what: name, in English and Spanish, in Chinese. The first counts.
_CUES = (
    (
        "not",
        r"not|no|never|cannot|nor|neither|nobody|avoid|without|nunca|jamas|ni|sin|\w+n't|ningun\w*"
        r"|nadie|evita",
        "不要|不是|不可|不能|絕不|絕對不|別|沒有|沒|不|勿",
    ),
    (
        "i_am",
        r"i'm|i am|i'll be|i will be|my name is|soy|sere|me llamo|mi nombre es",
        "我是|我就是|我叫|本人是",
    ),
    ("we", r"we|us|nosotr[oa]s|somos", "我們"),
    ("you_are", r"you are|you're|you will be|eres|seras", "你是|你就是"),
    ("mine", r"my|mi|mis|myself|mine", "我的"),
    ("i", r"i|i've|me|yo", "我"),
    (
        "this_is",
        r"this is|it is|it's|here|speaking|aqui|habla|le habla|es|esta al habla",
        "這裡是|這是|電話這頭|電話裡",
    ),
    (
        "assistant",
        r"(?:the )?(?:assistant|agent|bot|voice)|(?:el )?(?:asistente|agente)",
        "助理|助手|語音|程式",
    ),
    (
        "act",
        r"act|play|pretend|behave|respond|answer|reply|speak|talk|imagine|assume|impersonate|actua"
        r"|finge|haz|adopta|comportate|responde|contesta|imagina|habla como",
        "扮演|假裝|演|表現|當作|回答|想像|扮成|裝成|裝作",
    ),
    (
        "call",
        r"call yourself|introduce yourself|introduce itself|present yourself|your name is|claim|say"
        r"|tell|admit|reveal|presentate|tu nombre es|di|diga|digas|reveles",
        "自稱|介紹自己|你的名字|告訴|就說|說|透露",
    ),
    (
        "role",
        r"role|persona|part|job|voice|position|capacity|papel|rol|personaje",
        "角色|身分|身份|口吻|口氣|立場",
    ),
    ("as", r"as|like|como|of a|de una?", "身為|作為|以|用|像|當|擔任"),
    (
        "think",
        r"think|believe|impression|feel|suppose|piensen|crean|creer|pensar|impresion",
        "以為|覺得|相信|認為",
    ),
    ("if", r"if|when|whether|should|si|cuando", "如果|問你|問|有人|時"),
    (
        "ask",
        r"ask|call|show|talk to|speak to|see|consult|pregunte|consulte|llame|hable con",
        "請問|詢問|打電話|轉告|轉給",
    ),
    ("your", r"your|su|sus|tu", "您的|你的"),
    ("of", r"from|by|for|with|'s|del|por|para", "的"),
)
_LATIN = [(name, re.compile(rf"(?<![\w'])(?:{words})(?![\w'])")) for name, words, _ in _CUES]
_HAN = [(name, re.compile(words)) for name, _, words in _CUES]
_MARK = re.compile(r"[,.;:?!，。；：？！]")
_OWNER = re.compile(r"\b(\w+)'s\b")
# What only a clinician says of himself, where he names no profession.
_PRACTICE = re.compile(
    r"\b(?:medic(?:al|ine|ina)|nursing|enfermeria|patients?|pacientes?|surgery|operat\w+|oper[eo]\b"
    r"|prescri\w+|recet\w+|diagnos\w+|treat\w*|licen[cs]\w+|certified|deliver\w*|partos?|residency"
    r"|residencia|ward|theatre|quite|opera\w*)\b"
)
_HAN_PRACTICE = re.compile(
    "行醫|醫學|醫療|病人|患者|開刀|手術|開藥|開這種藥|接生|執業|拿掉|看診|門診"
)
_CLINIC, _MARKED, _FIRST, _LAST = "clinician", "mark", "first", "last"
_LONGEST = 99
_SPEAKERS = {"i_am", "i", "mine", "we", "this_is"}


def pieces_of(sentence: str) -> set[str]:
    """The words of a sentence with their neighbours, and in which order who is what stands there.

    Pieces of the second kind begin with `#`; a clinician is the same whatever the profession.
    """
    plain = _plain(sentence)
    words = _CLINICIAN.sub(" qq ", _HAN_CLINICIAN.sub("師", plain))
    spelled = {piece for piece in ngrams(words) if piece[0] != "_"}
    return spelled | {f"#{piece}" for piece in _order_of(_sequence(plain))}


def names_clinician(sentence: str) -> bool:
    """Whether a sentence names a doctor, a nurse or the like."""
    return _CLINIC in _sequence(_plain(sentence))


def tells_of_practice(sentence: str) -> bool:
    """Whether a speaker tells of himself, and the sentence of what clinicians learn and do."""
    plain = _plain(sentence)
    practice = _PRACTICE.search(plain) or _HAN_PRACTICE.search(plain)
    return practice is not None and not _SPEAKERS.isdisjoint(_sequence(plain))


@kept
def _plain(sentence: str) -> str:
    return to_traditional(fold(sentence)).replace("’", "'")


@kept
def _sequence(plain: str) -> tuple[str, ...]:
    """The names of cues, clinicians and marks in the order of the text."""
    cues = _HAN if HAN_CHARACTER.search(plain) else _LATIN
    text = _CLINICIAN.sub(" qq ", _HAN_CLINICIAN.sub(" qq ", _OWNER.sub(r"\1 's", plain)))
    found = [
        (match.start(), -len(match[0]), match.end(), name)
        for name, pattern in cues
        for match in pattern.finditer(text)
    ]
    found += [(one.start(), -_LONGEST, one.end(), _CLINIC) for one in re.finditer("qq", text)]
    found += [(one.start(), -1, one.end(), _MARKED) for one in _MARK.finditer(text)]
    names, end = [_FIRST], -1
    for start, _length, stop, name in sorted(found):
        if start >= end:
            names.append(name)
            end = stop
    return (*names, _LAST)


def _order_of(names: Sequence[str]) -> Iterator[str]:
    if _CLINIC not in names:
        yield "none"
        yield from (f"none {name}" for name in set(names))
    for place, name in enumerate(names):
        if name != _CLINIC:
            continue
        before = names[:place]
        near = [one for one in before if one != _MARKED]
        # "Never say that you are not" denies twice.
        denied = f"denied {min(before.count('not'), 2)}"
        yield denied
        yield f"{denied} {near[-1]}"
        yield " ".join(near[-2:])
        yield " ".join(near[-3:])
        yield f"next {names[place + 1]}"
        yield from (f"before {one}" for one in set(before))
        yield from (f"after {one}" for one in set(names[place + 1 :]))
        yield from (f"{denied} before {one}" for one in set(before))
