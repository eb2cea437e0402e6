"""Finds the questions by which a script lets patients teach back what they heard.

Such a question is put to the listener when its answer was said already. What a patient might ask
(“Can I drive?”) is none, nor is a question that the sentences behind it answer, nor one that “yes”
would answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.i18n import text
from plugins.education_audio.contract import CheckedScript, ScriptFinding
from plugins.education_audio.fidelity.reading.polarity_cues import NEGATION
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.urgency_words import EMERGENCY, REACHES_OUT
from plugins.education_audio.required.readings import both
from plugins.education_audio.required.warning_block import asks_for_help

_LEAST = 2  # questions that a script asks
_BEHIND = 2  # sentences that may answer a question that is none to teach back
_SHARED = 1 / 3  # of the words of a question, from which a sentence answers it
_SHARED_CHARACTERS = 1 / 2  # the same in Chinese, where other words often share a character

_LEADS_IN = re.compile(r"[:：](?!\d)|¿")
_QUOTED = re.compile("“[^”]*”|«[^»]*»|「[^」]*」")
_ASKS = re.compile(r"[?？][\"'”’」』）)]*$")
_OWN_WORDS = {
    "en": re.compile(r"\bin your own words\b", re.IGNORECASE),
    "es": re.compile(r"\bcon sus (?:propias )?palabras\b", re.IGNORECASE),
    "zh": re.compile("用[您你]?自己的話"),
}
_OF_PATIENT = {
    "en": re.compile(
        r"\b(?:I|I['’]\w+|[Mm]y|[Mm]ine)\b|(?<!\b[Tt]ell )(?<!\b[Ss]how )(?<!\b[Tt]o )\bme\b"
    ),
    "es": re.compile(
        r"\b(?:yo|mi|mis|m[ií]o|conmigo|puedo|debo|tengo|hago|necesito|tomo|siento|estoy|voy"
        r"|podr[eé]|har[eé])\b",
        re.IGNORECASE,
    ),
    # Whom it is told, “告訴我”, is the one who asks.
    "zh": re.compile("(?<![訴诉跟對对給给向讓让問问])我(?![們们])"),
}
_FRAME = {
    "en": re.compile(
        r"\b(?:in your own words|remember|recall|tell (?:me|us)|show (?:me|us)|explain|describe|say"
        r"|repeat|name|can you|could you|would you|will you|should you|do you|at home|today"
        r"|important|happens?|signs?|things?)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:con sus (?:propias )?palabras|recuerda|d[ií]ga(?:me|nos)|cu[eé]nte(?:me|nos)"
        r"|expli(?:que|car)\w*|describa|repita|nombre|puede|podr[ií]a|debe|har[ií]a|en casa|hoy"
        r"|importante|pasa|señal(?:es)?|cosas?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "用[您你]?自己的話|記得|請問|請|說說|說明|說出|告訴我們?|描述|重複|什麼時候|什麼|哪些|哪|怎麼樣?|如何"
        "|多少|幾|多久|應該|需要|可以|能|會|要|在家|今天|情況|時候|事情?|呢|嗎"
    ),
}
_OPEN = {
    "en": re.compile(r"\b(?:what|which|when|where|why|how|who|whom|whose)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:qué|cuál(?:es)?|cuándo|d[oó]nde|adónde|cómo|cuánt[oa]s?|quién(?:es)?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "[什甚]麼|哪|何時|何處|為何|如何|怎[麼樣]|多少|幾|多[久大重長高遠快常]|誰|為啥"
    ),
}
"""A question that “yes” would answer shows nothing of what was heard
(ahrq.gov, Health Literacy Universal Precautions Toolkit, tool 5: no yes-or-no questions)."""
_OF_LISTENER = {
    "en": re.compile(
        r"\bhow (?:are|were|was|have) (?:you|that|this|it|everything|things)\b"
        r"|\bhow (?:do|did) you (?:feel|like|sleep)\b(?! (?:when|if|after|before))"
        r"|\bhow does (?:that|this|it) (?:sound|seem|feel|look)\b|\bwhat (?:else )?(?:do|did|would)"
        r" you (?:think|like|want|prefer|wish)\b|\b(?:what|which|how many)"
        r" (?:(?:other|more|further) )?(?:questions|worries|concerns|doubts)\b"
        r"|\bwould you (?:like|prefer)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bcómo (?:va(?! a\b)|van(?! a\b)|está(?! previsto)|se (?:siente|encuentra)"
        r"|ha (?:dormido|pasado)|le (?:va|parece)"
        r"|lo ve)\b"
        r"(?! (?:cuando|si|después|antes))|\bqué (?:tal|opina|piensa|le parece|quiere|prefiere"
        r"|(?:otras |más )?(?:preguntas|dudas|preocupaciones))\b|\b(?:quiere|prefiere|desea) ",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "^[您你]?(?:現在|今天|最近|昨晚)?的?(?:心情|感覺|覺得|身體|睡得)[^，。]{0,4}(?:怎麼樣|怎樣|如何)"
        "|(?:覺得|最近|心情)(?:怎麼樣|怎樣|如何)[?？]"
        "|(?:什麼|哪些)(?:其他|別的)?(?:問題|疑問|疑慮|想法|意見|擔心)|想[知問聽]"
        "|[嗎吧][?？][\"'”’」』）)]*$"
    ),
}
"""What asks how the listener is, or what they wish; in Chinese also what “yes” would answer."""
_SAY = {
    "en": re.compile(r"\b(?:tell|say|explain|describe|show|repeat|name|list|own words)\b", re.I),
    "es": re.compile(
        r"\b(?:d[ií]ga|dec[ií]r|cu[eé]nt|contar|expli[qc]|describ|mu[eé]str|mostrar|rep[ei]t|nombr"
        r"|propias palabras)\w*",
        re.IGNORECASE,
    ),
    "zh": re.compile("告訴|說說|說一?說|說出|說明|描述|解釋|重複|覆述|複述|講講|示範|自己的話"),
}
_HOW_MUCH = {
    "en": re.compile(r"\bhow (?:many|much|often|long|soon)\b|\bwhat time\b", re.IGNORECASE),
    "es": re.compile(r"\bcu[aá]nt[oa]s?\b|\bfrecuencia\b|\bqu[eé] hora\b", re.IGNORECASE),
    "zh": re.compile("多少|幾|多久|多常|頻率|多大"),
}


def missing_questions(checked: CheckedScript) -> list[ScriptFinding]:
    """A finding when fewer than two questions let the patient say what the script has told."""
    read = both(checked)
    if read is None:
        return []
    asked, unanswered = teach_back(read.script)
    if len(asked) >= _LEAST:
        return []
    if unanswered:
        message = text(
            "Nothing in the script before this question answers it. End with two or three"
            " questions that the script has answered, so that patients can say what they heard"
        )
        return [ScriptFinding(message, unanswered[0].sentence.text)]
    if asked:
        message = text(
            "The script asks the patient only one question. End with two or three questions that"
            " the script has answered, so that patients can say what they heard"
        )
        return [ScriptFinding(message, asked[0].sentence.text)]
    message = text(
        "The script asks the patient nothing. End with two or three questions that the script has"
        " answered, such as “When would you call us?”, so that patients can say what they heard"
    )
    return [ScriptFinding(message)]


def teach_back(script: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The first questions to teach back that are answered, and those at the end that are not."""
    asked: list[Reading] = []
    unanswered: list[Reading] = []
    asks = [_is_asked(one) for one in script]
    told = _Told()
    for place, reading in enumerate(script if any(asks) else ()):
        if not asks[place]:
            if _ASKS.search(reading.text) is None:
                told.add(reading)
            continue
        next_ones = range(place + 1, min(place + 1 + _BEHIND, len(script)))
        behind = [script[one] for one in next_ones if not asks[one]]
        if _Told(behind).answers(reading):
            continue
        if told.answers(reading):
            asked.append(reading)
        elif len(behind) < _BEHIND and _ASKS.search(reading.text):
            unanswered.append(reading)
        if len(asked) == _LEAST:
            break
    return asked, unanswered


def _is_asked(reading: Reading) -> bool:
    """Whether the listener is asked, and not a question of a patient's told."""
    told, language = reading.sentence.text, reading.language
    asks = _ASKS.search(told) or _OWN_WORDS[language].search(reading.text)
    # “I would like to ask you: when …?” is no patient's.
    question = _QUOTED.sub(" ", _LEADS_IN.split(told)[-1])
    if asks is None or _OF_PATIENT[language].search(question) is not None:
        return False
    if _SAY[language].search(reading.text):
        return True
    is_open = _OPEN[language].search(reading.text) is not None
    return is_open and _OF_LISTENER[language].search(reading.text) is None


class _Told:
    """Sentences that may answer a question; of several that are alike one is looked at."""

    def __init__(self, sentences: Iterable[Reading] = ()) -> None:
        self._sentences: dict[str, tuple[Reading, frozenset[str]]] = {}
        self._helps = False
        for one in sentences:
            self.add(one)

    def add(self, sentence: Reading) -> None:
        """One more sentence."""
        if sentence.text not in self._sentences:
            self._sentences[sentence.text] = sentence, _keys(sentence)
            self._helps = self._helps or asks_for_help(sentence)

    def answers(self, question: Reading) -> bool:
        """Whether one of the sentences answers the question."""
        language = question.language
        if _is_about_help(question):
            return self._helps
        counts = _HOW_MUCH[language].search(question.text) is not None
        denies = NEGATION[language].search(question.text) is not None
        words = _FRAME[language].sub(" ", _LEADS_IN.split(question.text)[-1])
        about = _keys(Reading(replace(question.sentence, text=words, lead=""), language))
        if not about and not counts and not denies:
            return False
        least = max(1, len(about) * (_SHARED_CHARACTERS if language == "zh" else _SHARED))
        return any(
            (not about or len(about & keys) >= least)
            and (not counts or bool(one.figures or one.rates))
            and (not denies or any(clause.negative for clause in one.clauses))
            for one, keys in self._sentences.values()
        )


def _is_about_help(question: Reading) -> bool:
    """Whether a question is about seeking help."""
    return any(words[question.language].search(question.text) for words in (REACHES_OUT, EMERGENCY))


def _keys(reading: Reading) -> frozenset[str]:
    """What a sentence is about: words, in Chinese characters."""
    if reading.language != "zh":
        return reading.terms
    return frozenset(character for term in reading.terms for character in term)
