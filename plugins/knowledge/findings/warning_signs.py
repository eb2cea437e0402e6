"""Whether a document says when to seek help."""

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


def says_when_to_seek_help(document: ReadDocument) -> bool | None:
    """None for a language that is not read."""
    pattern = _HELP.get(document.language)
    if pattern is None:
        return None
    return any(
        pattern.search(sentence.text) or pattern.search(sentence.section)
        for sentence in document.sentences
    )
