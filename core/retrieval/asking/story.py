"""Finds what a long message asks: patients tell of their day before they ask about a leaflet.

What leads up to a question often belongs to it ("I am pregnant. May I have the scan?"), and often
does not ("My cousin came by bus. …"). A clause belongs where it names an illness, a part of the
body, a medicine or an examination, what a document is about, or a thing that somebody has; or where
it is a condition of the clause that asks. The rest is told by the way.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from itertools import chain

from core.retrieval import vocabulary
from core.retrieval.implied_questions import implies_question
from core.retrieval.language import Language, detect_language, document_terms, question_tokens
from core.retrieval.questions import asks, split_sentences
from core.text.kept import kept
from core.text.scripts import HAN_CHARACTER

# So much, told before a question, may be its circumstance whatever it says ("I work at night").
_MAX_WORDS = 5
_MAX_CHARACTERS = 8  # of Chinese
# After three times as much, a question of everyday words alone ("Is kneeling allowed?") is whole.
_LONG = 3
_SHORT = 2
_A_WORD = 0.5
_SENTENCE_AND_QUESTION = 2

_CLAUSE = re.compile(r".+?(?:[,;:.!?]+(?=\s)|[，、；：—–…。！？]+|$)", re.DOTALL)
# What only says that a question comes.
_PREFACE = re.compile(
    r"\W*(?:(?:and|so|but|anyway|please|y|pero|entonces)\W+)*"
    r"(?:(?:can|could|would|will) you (?:please |just |kindly )?(?:tell|say|explain)"
    r"(?: to)?(?: me)?"
    r"|(?:please )?tell me|i (?:just )?(?:want(?:ed)?|would like|need) to (?:know|ask)"
    r"|i (?:was|am) wondering|i wonder"
    r"|(?:me )?(?:puede|podr[ií]a) (?:usted )?(?:decir|explicar)(?:me)?"
    r"|d[ií]game|(?:quer[ií]a|quisiera) (?:saber|preguntar)"
    r"|(?:我想|想)?(?:請問|请问|請教|请教|問|问)(?:你|您)?(?:一下)?)\W*",
    re.IGNORECASE,
)
_ENDS_WITH_TIME = "[後后時时前]"
_CONDITION = re.compile(
    r"^\W*(?:and |but |so |y |pero )*(?:if|when|whenever|after|before|while|once|unless|until|since"
    r"|because|in case|as long as|given|si|cuando|despu[eé]s|antes|mientras|al|tras|desde|hasta"
    r"|porque|como|aunque|en caso)\b"
    rf"|如果|若|要是|假如|萬一|万一|的話|的话|因為|因为|除非|{_ENDS_WITH_TIME}候?\W*$",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"\w{3,}(?:itis|osis|oses|emia|aemia|ectomy|otomy|oscopy|ostomy|plasty|pathy|algia|oma|uria"
    r"|plegia|phobia|cillin|mycin|statin|prazole|sartan|olol|azepam|gliptin|formin|xaban)\b"
    r"|\w{3,}(?:itis|osis|emia|ectom[ií]a|scopia|patía|algia|cilina|micina|statina)\b"
    r"|\b(?:diagnos\w+|allerg\w+|al[eé]rgic\w+|infect\w+|infecci\w+|disease\w*|syndrome|s[ií]ndrome"
    r"|enfermedad\w*|disorder\w*|condition|symptom\w*|s[ií]ntoma\w*|pain\w*|dolor\w*|duele\w*"
    r"|medic(?:ine|ation|ina|amento|aci[oó]n)s?|tablets?|pills?|pastillas?|dose|dosis|prescri\w+"
    r"|surgery|operat\w+|oper[aó]\w*|cirug\w+|injur\w+|wound\w*|herida\w*|pregnan\w+|embaraz\w+"
    r"|swell\w*|swollen|hincha\w*|bleed\w*|sangr\w+|fever|fiebre|vomit\w*|v[oó]mit\w*)\b"
    r"|[病症炎癌瘤痛癢痒腫肿麻血傷伤疹孕]|[藥药](?!局|妝|妆)|過敏|过敏|發燒|发烧|開刀|开刀|手術|手术"
    r"|檢查|检查|不舒服",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:i|we|he|she|they|my \w+)(?:'ve| have|'s got| has| had| have got| take| takes"
    r"| am on| is on| am taking| is taking| use| uses| suffers? from)(?: got)? "
    r"(?!to\b|been\b|had\b|gone\b|come\b|done\b|never\b|always\b|just\b)"
    r"(?:(?:an?|the|some|my|his|her|two|three|mild|severe|bad|this|these) )*"
    r"(?P<thing>[^\W\d_]{3,}(?: (?:[^\W\d_]+ ){0,2}(?:from|of|with|called) [^\W\d_]{3,})?)"
    r"|\b(?:tengo|tenemos|tiene|llevo|lleva|tomo|toma|padezco|padece|sufro|sufre|uso|usa)"
    r" (?!que\b)(?:(?:de|una?|el|la|los|las|mi|su|unos|unas|dos|tres) )*(?P<cosa>[^\W\d_]{3,})"
    r"|\b(?:my|mis?) (?!cuñad|sobrin|suegr|yerno|nuera|ahijad|compañer|vecin|t[ií][oa]s|prim"
    r"|abuel)(?P<own>[^\W\d_]{3,})",
    re.IGNORECASE,
)
# A question that points back is about what was told just before it.
_POINTS_BACK = re.compile(
    r"\b(?:it|its|that|this|they|them|those|these|he|she|him|her|eso|esto|ello|ellos|ellas|él|ella)\b"
    r"|[它這这那他她]",
    re.IGNORECASE,
)


def _first_words(lines: str) -> frozenset[str]:
    return frozenset(line.strip() for line in lines.replace("\n", "=").split("="))


# Lines of the clinical vocabulary that everybody's day is full of, by their first expressions.
_OF_EVERY_DAY = _first_words(
    """eat = drink = coffee = milk = salt = smoke = work out = sport = sex = talk = phone = sight
    see = sun = child = elderly = family doctor = doctor = runs in the family = catch = come back
    back to normal = fat = fit = cold = nerves = cut = tired = feeling down = odds = prevent
    danger = urgent = find out if = hospital stay = ringing in the ears
    comer = beber = reposo = llamar = bolsa = frito = limpiar = cansancio = bebé
    吃 = 喝 = 運動 = 說話 = 休息 = 洗澡 = 老人 = 嬰兒 = 視力 = 減重"""
)
# Lines of the vocabulary of daily life that speak of the body and its treatment.
_BODILY = _first_words(
    """throat = mouth = foot = tooth = chest = arm = leg = ear = nose = face = stomach = skin = scar
    numb = infected = bleed = fever = rash = itch = swell = pee = poop = dizzy = breath = cramp
    hoarse = stiff = sore = headache = pregnant = dressing = cast = splint = stitches = dose = pill
    sedation
    sangrar = fiebre = sarpullido = hinchazón = embarazo = dosis = pastilla = vendaje = yeso
    puntos = heces = orina = boca = pie = diente = brazo = pierna = oído = nariz = barriga
    garganta = piel = cicatriz = vomitar = mareo = calambre = infección = borroso
    流血 = 發燒 = 疹子 = 癢 = 腫 = 懷孕 = 吃藥 = 藥 = 停藥 = 紗布 = 石膏 = 拆線 = 大便 = 小便
    拉肚子 = 便秘 = 肚子 = 嘔吐 = 喉嚨 = 牙齒 = 手臂 = 皮膚 = 傷口 = 頭暈 = 昏倒 = 心悸 = 咳嗽
    發麻 = 抽筋 = 化膿"""
)


@kept
def to_the_point(question: str, titles: frozenset[str]) -> str:
    """The question without what is told by the way before it; as it is where that is little.

    `titles` are the index terms of the titles of the documents that are asked.
    """
    sentences = split_sentences(question)
    if not sentences:
        return question
    language = detect_language(question)
    clauses = [*map(_clauses, sentences)]
    first = _where_it_asks(clauses[-1])
    told = [*chain.from_iterable(clauses[:-1]), *clauses[-1][:first]]
    kept = [clause for clause in told if _belongs(clause, language, titles)]
    asking = "".join(clauses[-1][first:]).strip()
    if _is_little([clause for clause in told if clause not in kept]):
        return question
    if (
        len(clauses) == _SENTENCE_AND_QUESTION
        and _size(told) <= _SHORT
        and _POINTS_BACK.search(asking)
    ):
        return question
    if not kept and not _names_something(asking, language, everyday=_is_long(told)):
        return question
    return _joined([*(clause.strip() for clause in kept), asking])


def _where_it_asks(clauses: list[str]) -> int:
    """The first of the last clauses of a sentence that ask, with their conditions."""
    asking = [asks(clause) or implies_question(clause) for clause in clauses]
    first = next((number for number in reversed(range(len(clauses))) if asking[number]), 0)
    while first and (
        (asking[first - 1] and not _PREFACE.fullmatch(clauses[first - 1]))
        or _CONDITION.search(clauses[first - 1])
    ):
        first -= 1
    return first


def _clauses(sentence: str) -> list[str]:
    return _CLAUSE.findall(sentence) or [sentence]


def _belongs(clause: str, language: Language | None, titles: Set[str]) -> bool:
    if _ILLNESS.search(clause) or _has_a_thing(clause, language):
        return True
    terms = document_terms(clause, language)
    return not _clinical().isdisjoint(terms) or _names(clause, language, titles)


def _has_a_thing(clause: str, language: Language | None) -> bool:
    things = (found["thing"] or found["cosa"] or found["own"] for found in _HAS.finditer(clause))
    return any(
        token.topic and not token.meanings
        for thing in things
        for token in question_tokens(thing, language)
    )


def _names(clause: str, language: Language | None, titles: Set[str]) -> bool:
    return any(token.topic and token.stem in titles for token in question_tokens(clause, language))


def _names_something(asking: str, language: Language | None, *, everyday: bool) -> bool:
    return any(
        token.topic or token.meanings or (everyday and token.weight >= _A_WORD)
        for token in question_tokens(asking, language)
    )


def _is_little(clauses: list[str]) -> bool:
    return _size(clauses) <= 1


def _is_long(clauses: list[str]) -> bool:
    return _size(clauses) > _LONG


def _size(clauses: list[str]) -> float:
    """How much is told, beside what may be a circumstance."""
    text = " ".join(clauses)
    wide = len(HAN_CHARACTER.findall(text))
    return wide / _MAX_CHARACTERS if wide else len(text.split()) / _MAX_WORDS


def _joined(parts: list[str]) -> str:
    joined = parts[0]
    for part in parts[1:]:
        joined += part if joined[-1] > "\u2e80" else f" {part}"
    return joined


@cache
def _clinical() -> frozenset[str]:
    """The meanings of the clinical vocabulary, as `document_terms` names them."""
    found: set[str] = set()
    for language, table, clinical in (
        (Language.ENGLISH, vocabulary.ENGLISH_MEANINGS, vocabulary.ENGLISH_CLINICAL),
        (Language.SPANISH, vocabulary.SPANISH_MEANINGS, vocabulary.SPANISH_CLINICAL),
        (Language.CHINESE, vocabulary.CHINESE_MEANINGS, vocabulary.CHINESE_CLINICAL),
    ):
        lines = len(vocabulary.meanings(clinical))
        for number, (first, *_) in enumerate(vocabulary.meanings(table)):
            if first in _BODILY or (number < lines and first not in _OF_EVERY_DAY):
                found.add(f"={language.value}{number}")
    return frozenset(found)
