"""Finds what a script allows although the document wants somebody asked, or nothing left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.education_audio.fidelity.reading.polarity import Force
from plugins.education_audio.fidelity.reading.polarity_cues import ALLOWS
from plugins.education_audio.fidelity.reading.sentence import Reading

_UNASKED = {
    "en": re.compile(
        r"\b(?:without (?:first )?(?:ask|talk|speak|check|tell|consult|discuss|contact|permission"
        r"|advice"
        r"|the (?:advice|permission|approval))\w*|(?:unless|until) (?:your|the|a|an|we"
        r"|you have (?:asked|talked|spoken|seen|checked|been told))\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bsin (?:antes )?(?:pregunt|consult|habl|avis|decir|permiso|autorizaci|indicaci"
        r"|el permiso"
        r"|que (?:se lo|lo|el))\w*",
        re.IGNORECASE,
    ),
    "zh": re.compile("未經|沒有.{0,8}(?:同意|允許|許可|指示)|自行|除非.{0,6}醫"),
}
_NO_MATTER = re.compile(
    r"\b(?:(?:does|do|will|would) ?(?:not|n['\u2019]t) (?:really )?(?:matter|hurt)|no (?:problem"
    r"|harm|big deal)|fine|ok(?:ay)?"
    r"|all right|no (?:importa|pasa nada|hay problema|ocurre nada)|da igual)\b"
    r"|沒有?關係|不要緊|沒事|無妨|沒問題|(?<!不)可以",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:miss\w*|skip\w*|forg[eo]t\w*|omit\w*|leave (?:it |one )?out|s[aá]lt\w+|olvid\w+"
    r"|omit\w+)\b|漏|忘|跳過|少吃",
    re.IGNORECASE,
)
# “Stop” denies by itself, so that a clause with it has no head of its own.
_ENDS = re.compile(
    r"\b(?:stop\w*|quit\w*|come off|give up|leave (?:it|them) off|dej\w+|suspend\w+|interrump\w+"
    r"|abandon\w+)\b|停",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never|no|nunca|jam[aá]s|ni)\b|n['\u2019]t\b|不[要可能得准]|勿|別", re.IGNORECASE
)
# “Stop it before you talk to us.”
_ASKED_LATER = re.compile(
    r"\b(?:before|and then|and afterwards|antes de|y luego|y despu[eé]s)\b[^.,;]{0,12}"
    r"\b(?:ask|talk|speak|tell|call|see|habl|pregunt|consult|avis|decir|llam)|再(?:問|告訴|跟|找|打電話)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:ask\w*|talk\w*|speak\w*|check\w*|tell\w*|doctor|nurse|pharmacist|specialist|cardiologist|team|clinic"
    r"|us|we|surgeon|agree\w*|approv\w*|m[eé]dic[oa]|enfermer[oa]|cardi[oó]log[oa]|pregunt\w+|consult\w+"
    r"|habl\w+|avis\w+|especialista|farmac\w+|cirujan[oa]|equipo)\b|醫|護|藥師|問|同意|允許|討論|告[訴知]",
    re.IGNORECASE,
)


def allowed_unasked(script: Reading, sources: Sequence[Reading]) -> Reading | None:
    """A source that wants somebody asked first, where the script allows it without asking."""
    first = _ASKED_LATER.search(script.text)
    if first is None and _ASKS.search(script.text):
        return None
    ends = (
        _ENDS.search(script.text)
        and (first or ALLOWS[script.language].search(script.text))
        and not _DENIES.search(script.text)
    )
    allowed = frozenset[str]().union(
        *(one.terms for one in script.clauses if one.force is Force.ALLOWS and not one.negative)
    )
    if script.language == "zh":
        allowed = frozenset("".join(allowed))
    for source in sources:
        if not _UNASKED[source.language].search(source.text):
            continue
        if ends and _ENDS.search(source.text) and _DENIES.search(source.text):
            return source
        for clause in source.clauses:
            heads = frozenset(clause.head) if script.language == "zh" else {clause.head}
            if clause.denied and not clause.subordinate and heads & allowed:
                return source
    return None


def allowed_to_leave_out(script: Reading, sources: Sequence[Reading]) -> Reading | None:
    """A source against leaving something out, of which the script says that it does no harm."""
    if not _NO_MATTER.search(script.text) or not _LEFT_OUT.search(script.text):
        return None
    return next(
        (
            one
            for one in sources
            if _LEFT_OUT.search(one.text) and _DENIES.search(one.text) and one.terms & script.terms
        ),
        None,
    )
