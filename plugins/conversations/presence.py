"""Finds in a patient's message the signs that it tells of, and tells them from look-alikes.

A look-alike is something that is denied, asked about in general, imagined, long past or usual. When
in doubt a sign counts: staff read the patient's own words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.retrieval.language import Language, detect_language, fold
from core.retrieval.questions import asks, split_sentences
from plugins.conversations.signs import Sign, SignTable
from plugins.conversations.signs.chinese import to_traditional

SignTables = Mapping[Language, SignTable]

_LONGEST_SENTENCE = 1000  # characters; a longer one is cut


@dataclass(frozen=True, slots=True)
class FoundSign:
    """A sign: its name for staff, and the patient's sentence that tells of it."""

    name: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Rules:
    """How one language tells that something is not there now.

    Attributes:
        denied: matches the words before an expression, in its clause, when it is denied.
        break_: where a clause ends, so that a denial does not reach beyond.
        supposed: words before an expression that make it a supposition or a matter of information.
        told: words up to its end that tell, in a question, that it happens to somebody.
        over: words anywhere in the sentence that say it is past, usual or meant as a joke.
    """

    denied: re.Pattern[str]
    break_: re.Pattern[str]
    supposed: re.Pattern[str]
    told: re.Pattern[str]
    over: re.Pattern[str]


def find_signs(
    message: str, tables: SignTables, *, in_any_question: bool = False
) -> list[FoundSign]:
    """The signs of one message, each named once, in the order of the table.

    In a question a sign counts only if the question tells that it happens to somebody, unless
    `in_any_question` is set.
    """
    language = detect_language(message) or Language.ENGLISH
    present = [
        (sentence, _signs_in(sentence[:_LONGEST_SENTENCE], language, tables, in_any_question))
        for sentence in split_sentences(message)
    ]
    found: dict[str, FoundSign] = {}
    for sign in tables[language].signs:
        parts = set[int]().union(*(held[sign] for _, held in present))
        # The parts may stand in several sentences; the first one names the sign.
        quote = next((sentence for sentence, held in present if 0 in held[sign]), None)
        if quote is not None and len(parts) == len(sign.parts):
            found.setdefault(sign.name, FoundSign(sign.name, quote))
    return list(found.values())


def _signs_in(
    sentence: str, language: Language, tables: SignTables, in_any_question: bool
) -> dict[Sign, set[int]]:
    """For each sign which of its expressions the sentence holds as something that is there now."""
    rules = _RULES[language]
    plain = sentence.replace("’", "'")
    plain = to_traditional(plain) if language is Language.CHINESE else fold(plain)
    if rules.over.search(plain):
        return {sign: set() for sign in tables[language].signs}
    untold = asks(sentence) and not in_any_question
    return {
        sign: {
            number
            for number, part in enumerate(sign.parts)
            if any(_is_there(rules, plain, match, untold) for match in part.finditer(plain))
        }
        for sign in tables[language].signs
    }


def _is_there(rules: _Rules, sentence: str, match: re.Match[str], untold: bool) -> bool:
    before = sentence[: match.start()]
    clause = rules.break_.split(before)[-1]
    if rules.denied.search(clause) or rules.supposed.search(before):
        return False
    # The expression itself may say whose it is: "my tongue is", "me duele".
    return not untold or bool(rules.told.search(sentence[: match.end()]))


_ENGLISH_RULES = _Rules(
    denied=re.compile(
        r"(?:\b(?:no|not|never|without|denies|deny|nor|neither|free of)\b|n't\b)"
        r"(?:\W+\w+){0,4}\W*$",
    ),
    break_=re.compile(
        r"[,;:]|\b(?:but|because|so|then|although)\b"
        r"|\band (?:i|my|now|have|feel|it|the|a|he|she)\b"
    ),
    supposed=re.compile(
        r"\b(?:if|in case|unless|whether|what if|when should|when do i|how (?:do|would|can) i"
        r"|signs? of|symptoms? of|risks? of|chances? of|danger of|warning|prevent\w*|avoid\w*"
        r"|what (?:is|are|does|do|causes?)"
        r"|(?:can|could|does|do|will|would|might|may) (?!i\b|my\b)\w+"
        r"(?: \w+){0,3} (?:cause|lead|give|mean|result|trigger)|leaflet|booklet|brochure|website"
        r"|read (?:about|that)|heard (?:about|that)|told me about|difference|different|in general"
        r"|afraid of|scared of|worried about|used to|only when|years ago|history of)\b",
    ),
    told=re.compile(
        r"\b(?:i|he|she|we|they|it)(?:'m|'ve|'s| am| have| has| had| is| was| feel\w*| felt"
        r"| keep\w*| got| get| just| started| woke| cannot| can't| can not| could)\b"
        r"|\b(?:my|his|her|our)(?: \w+){0,3}\W*$"
        r"|\b(?:my|his|her|our) (?:\w+ ){0,2}(?:is|are|has|have|hurts?|feels?|went|keeps?|got)\b"
        r"|\b(?:my|his|her) (?:chest|tongue|lips?|face|throat|head|belly|stomach|eyes?|legs?|calf"
        r"|arms?|vision|speech|stools?|poop?|lump|hernia|wound|baby)\b",
    ),
    over=re.compile(
        r"\b(?:as (?:always|usual)|like always|for (?:\w+ )?(?:years|decades)|years ago|last year"
        r"|as a (?:child|kid|teenager)|when i was|in the past|used to|long ago"
        r"|(?:just )?kidding|joking|only when i (?:run|exercise|climb|walk fast)"
        r"|but (?:now )?(?:it|it's|it is|they|that)(?:'s| is| are| has| have)? ?(?:now |all )?"
        r"(?:gone|clear|better|fine|stopped|went away|passed|over|healed|resolved)"
        r"|(?:went|gone) away|was ruled out|(?:was|were) (?:not )?found|hospital food)\b",
    ),
)

_SPANISH_RULES = _Rules(
    denied=re.compile(
        r"\b(?:no|sin|nunca|ni|tampoco|ningun\w*)\b(?:\W+\w+){0,4}\W*$", re.IGNORECASE
    ),
    break_=re.compile(
        r"[,;:]|\b(?:pero|porque|aunque|entonces)\b|\by (?:me|mi|ahora|tengo|estoy|siento|el|la)\b",
    ),
    supposed=re.compile(
        r"(?<!\w)(?:si|en caso de|sintomas? de|senales? de|signos? de|riesgos? de|peligro de"
        r"|prevenir|evitar|que (?:es|son|significa|causa)|por que (?:da|aparece)|folleto"
        r"|(?:puede|podria|pueden) (?:\w+ ){0,4}(?:causar|provocar|dar)|diferencia|miedo a"
        r"|solo cuando|cuando (?:debo|tengo))\b",
    ),
    told=re.compile(
        r"\b(?:tengo|tiene|siento|siente|estoy|esta|me|se me|mi|mis|llevo|desde|hoy|ahora|he|ha"
        r"|no puedo|no puede)\b",
    ),
    over=re.compile(
        r"\b(?:como siempre|de siempre|desde hace (?:\w+ )?anos|hace (?:\w+ )?anos|el ano pasado"
        r"|de nin[oa]|cuando era|en el pasado|es broma|bromeando|ya (?:se me )?(?:paso|quito)"
        r"|pero ya (?:no|estoy)|solo cuando (?:corro|subo|hago ejercicio))\b",
    ),
)

_CHINESE_RULES = _Rules(
    denied=re.compile(r"(?:沒有|沒|無|未|不會|不再|否認).{0,5}$"),
    break_=re.compile(r"[，、；,;：]|但是?|可是|不過|而且|然後"),
    supposed=re.compile(
        r"如果|若是|要是|萬一|假如|假設|什麼時候|什麼是|為什麼會|預防|避免|風險|徵兆|會不會|可能會|以前|從前"
        r"|擔心會|怕會|手冊|說明書"
    ),
    told=re.compile(
        r"我|他|她|媽媽|爸爸|孩子|小孩|先生|太太|突然|現在|剛剛|今天|昨天|昨晚|一直|已經"
    ),
    over=re.compile(
        r"以前|從前|去年|前年|小時候|多年|好幾年|十年|老毛病|跟平常一樣|已經(?:好了|沒事)"
        r"|現在(?:好了|沒事|已經好)|開玩笑"
    ),
)

_RULES = {
    Language.ENGLISH: _ENGLISH_RULES,
    Language.SPANISH: _SPANISH_RULES,
    Language.CHINESE: _CHINESE_RULES,
}
