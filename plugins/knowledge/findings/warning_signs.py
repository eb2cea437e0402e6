"""Whether a document says when to seek help: where to turn to, and for what."""

from __future__ import annotations

import re

from plugins.knowledge.findings.sentences import ReadDocument

_HELP = {
    "en": re.compile(
        r"(?i)\b(?:(?:call|phone|ring|contact|see|tell|ask|speak to|talk to|visit) "
        r"(?:us\b|911|999|112|111|119|(?:the|your|a|an|our) (?:\w+ ){0,2}"
        r"(?:doctor|gp|nurse|clinic|surgeon|midwife|pharmacist|ward|team|hospital|ambulance|"
        r"dentist|provider|practice|line|hotline|department))|"
        r"(?:go|come) (?:straight |back )?to (?:the|your|an?) (?:\w+ ){0,2}"
        r"(?:emergency|hospital|er|a&e|clinic|casualty)|"
        r"(?:get|seek) (?:\w+ ){0,2}(?:help|care|advice|attention)|emergency room|"
        r"warning signs?|red flags?|danger signs?|call (?:an )?ambulance)"
    ),
    "es": re.compile(
        r"(?i)\b(?:(?:llame|llámenos|acuda|consulte|avise|avísenos|contacte|vaya|regrese|vuelva|diga|"
        r"busque|pida|solicite|comuníquese|póngase en contacto)\b.{0,60}\b(?:médic[oa]|doctora?|"
        r"enfermer[oa]|urgencias|hospital|clínica|consulta|112|911|061|ayuda|atención|equipo|matrona|"
        r"centro|farmacéutic[oa])|llámenos|avísenos|señales de (?:alarma|alerta|peligro)|"
        r"signos de (?:alarma|alerta))"
    ),
    "zh": re.compile(
        r"就醫|就医|急診|急诊|119|120|回診|回诊|送醫|送医|求診|求诊|看醫|看医|警訊|警讯|警示|危險徵|危险征|"
        r"(?:立即|立刻|馬上|马上|儘快|尽快|儘速|尽速|請|请|與|与|告訴|告诉|通知|聯絡|联系|洽)"
        r".{0,12}(?:醫師|医师|醫生|医生|診所|诊所|醫院|医院|護理|护理|我們|我们)"
    ),
}


_ALONE = {
    "en": re.compile(
        r"(?i)warning signs?|red flags?|danger signs?|(?:call|phone|ring) "
        r"(?:911|999|112|111|119|an ambulance)"
    ),
    "es": re.compile(
        r"(?i)(?:señales|signos) de (?:alarma|alerta|peligro)|llame al (?:112|911|061)"
    ),
    "zh": re.compile(r"119|120|警訊|警讯|警示|危險徵|危险征"),
}
"""What is only said of an emergency, so that nothing has to say when."""

_WHEN = {
    "en": re.compile(
        r"(?i)\b(?:if|when|whenever|once|should you|in case|unless|as soon as|at once|immediately|"
        r"(?:straight|right) away|urgent(?:ly)?|any of (?:these|the following)|symptoms?)\b"
    ),
    "es": re.compile(
        r"(?i)\b(?:si|cuando|en caso de|ante|en cuanto|salvo que|a menos que|inmediatamente|"
        r"de inmediato|enseguida|urgente(?:mente)?|alguno de|síntomas?)\b"
    ),
    "zh": re.compile(
        r"若|如果|如有|如出|一旦|萬一|万一|出現|出现|發生|发生|立即|立刻|馬上|马上|儘快|尽快|儘速|尽速|"
        r"除非|(?<![按準准定])[時时](?![間间])"
    ),
}
_ASKS = re.compile(
    r"(?i)\b(?:ask|pregunte)\b[^,;]{0,60}?\b(?:if|whether|when|si|cuándo)\b|"
    r"\bconsulte (?:\S+ ){1,4}(?:si|cuándo)\b"
)
"""“Ask your pharmacist if you may park here”: a question, which no sign of illness has to bring."""

_DENIED = {
    "en": re.compile(
        r"(?i)\b(?:(?:do|does|should|must|need) not|(?:do|does|should|must|need)n't|never|"
        r"(?:no (?:need|reason)|not (?:need|have)|n't (?:need|have)|not necessary|unnecessary)"
        r"(?: for you)? to) (?:even )?$"
    ),
    "es": re.compile(
        r"(?i)\b(?:no|nunca|(?:no (?:hace falta|es necesario|es preciso|necesita)) que)"
        r"(?: usted)? (?:nos )?$"
    ),
    "zh": re.compile(
        r"(?:不需要?|不用|不必|不須|不须|無需|无需|無須|无须|毋須|毋需|(?:沒有?|没有?)必要|別|别)"
        r"(?:[再特地]|特別|特别|立即|立刻|馬上|马上|急著|到|去|來|来|打|看|因此|為此){0,3}$"
    ),
}
_UNLESS = re.compile(r"(?i)\b(?:unless|except|salvo|a menos que|excepto)\b|除非")
_CLAUSE = re.compile(r"[^,;:.!?，；：。！？]+")


def says_when_to_seek_help(document: ReadDocument) -> bool | None:
    """Whether a sentence sends to help and its section says when; None for a language not read.

    What it says must not be sent for, and whom to ask about other things, do not count.
    """
    language = document.language
    if language not in _HELP:
        return None
    told: set[str] = set()
    sent: set[str] = set()
    for sentence in document.sentences:
        for words in (sentence.text, sentence.section):
            plain = words.replace("’", "'")
            helps, alone = _sends_to_help(plain, language)
            if alone:
                return True
            if helps:
                sent.add(sentence.section)
            if _WHEN[language].search(_ASKS.sub(" ", plain)):
                told.add(sentence.section)
    return not told.isdisjoint(sent)


def _sends_to_help(words: str, language: str) -> tuple[bool, bool]:
    """Whether the words send to help, and whether they do so without having to say when."""
    helps = alone = False
    excepted = _UNLESS.search(words) is not None
    for clause in _CLAUSE.findall(words):
        found = [
            match
            for pattern in (_HELP[language], _ALONE[language])
            for match in pattern.finditer(clause)
        ]
        denied = any(_DENIED[language].search(clause[: match.start()]) for match in found)
        if found and (excepted or not denied):
            helps = helps or _ASKS.search(clause) is None
            alone = alone or _ALONE[language].search(clause) is not None
    return helps, alone
