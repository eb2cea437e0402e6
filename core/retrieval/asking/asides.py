"""Parts what a question asks from what it mentions by the way.

"How often do I take the tablets if I drive to work?" does not ask about driving, "Can I take the
tablets if I drive?" and "What happens if I drive?" do. What asks for a time, a place or a number
asks about its own clause; what asks for a yes or a no, for what is allowed ("Which tablets may I
take if I am pregnant?"), or for nothing else, asks about its conditions too.
"""

from __future__ import annotations

import re

from core.retrieval.answer_type import without_asking
from core.retrieval.implied_questions import implies_question
from core.retrieval.language import detect_language, question_tokens
from core.retrieval.questions import asks, split_sentences
from core.text.scripts import HAN_CHARACTER

_A_WORD = 0.5

_HELPING = (
    r"(?:can|could|may|might|must|should|shall|will|would|do|does|did|is|are|am|was|were|has|have"
    r"|need|puedo|puede|debo|debe|tengo|tiene|hay|podr[eé]|podr[ií]a|se)"
)
_PERSON = r"(?:i|we|you|he|she|my|our|his|her|i'm|i've|we're)"
_END = rf"(?:[,;:.!?¿—–…]|$|\b(?={_HELPING} {_PERSON}\b)|\b(?=(?:how|what|where|why|who) \w))"
# What leads an indirect question: "do you know if", "no sé si".
_INDIRECT = (
    r"(?<!know )(?<!wonder )(?<!wondering )(?<!ask )(?<!tell me )(?<!sure )(?<!see )(?<!about )"
    r"(?<!saber )(?<!sé )(?<!preguntar )(?<!decirme )(?<!sabe )(?<!dígame )(?<!what )(?<!pasa )"
)
_CONDITION = re.compile(
    rf"\b{_INDIRECT}(?:if|when(?:ever)?|cuando|si|unless|in case|en caso)\b"
    rf"(?! {_HELPING}\b(?! {_HELPING}))"
    rf"(?! (?:not|so)\b).*?{_END}"
    rf"|\b(?:because|since|while|whilst|although|though|given that|now that|once"
    rf"|as(?= (?:{_PERSON}|an?)\b)|so(?: that)?(?= {_PERSON}\b)|on (?:the )?days"
    r"|porque|mientras|aunque|ya que|puesto que|cada vez que|los d[ií]as (?:en )?que|una vez que)"
    rf"(?: |$).*?{_END}"
    # "Como fumo, ¿…?"
    r"|^como \w+o\b.*?[,¿]",
    re.IGNORECASE,
)
_BESIDE_IN_TIME = re.compile(
    rf"\b(?:before|after|antes de|despu[eé]s de|tras|al (?=\w+r\b))\b.*?{_END}", re.IGNORECASE
)
# A statement beside the question: "I smoke, …", "…, and I drive a lot".
_STATED = re.compile(
    rf"(?:^|[,;:—–…]\s*)(?:(?:and|but|y|pero|well|hi|hello|hola)\b,? )*"
    rf"(?:{_PERSON}|there|yo|mi|mis|estoy|soy|tengo|tomo|bebo|fumo|voy|llevo|hago|como)"
    rf"(?! (?:want|would like|need) to (?:know|ask)|'d like| wonder| que\b| was wondering)\b"
    rf"[^,;:—–…¿]*(?:[,;:—–…]|(?=¿)|$|\b(?=so {_HELPING}\b))",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(
    r"\b(?:how|when|where|why|who|which|what)\b"
    r"|\b(?:c[oó]mo|cu[aá]ndo|d[oó]nde|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|qui[eé]n(?:es)?|qu[eé])\b"
    r"|什[麼么]|甚麼|怎|如何|多久|多少|[幾几何]|哪|[誰谁]|[為为]何",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:what|which|how (?:much|many))\b.*\b(?:can|may|could|safe|allowed)\b"
    r"|\b(?:qué|cu[aá]l(?:es)?|cu[aá]nt[oa]s?)\b.*\b(?:puedo|puede|podr[ií]a)\b"
    r"|(?:可以|能).{0,3}[吃用喝擦].{0,3}(?:什[麼么]|甚麼|多少|[幾几]|哪)|哪.{0,6}(?:可以|能)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\bhow (?:long|soon)\b|\bhow many (?:hours|days|weeks|months)\b|\bcu[aá]nto tiempo\b"
    r"|\bcu[aá]nt[oa]s (?:horas|d[ií]as|semanas|meses)\b",
    re.IGNORECASE,
)
# "I fly soon and wanted to ask how often …" asks from "how often" on.
_LEADS_UP = re.compile(
    r"^.*\b(?:ask|know|wonder|wondering|tell me|saber|preguntar(?:le)?|decirme|d[ií]game|dime) "
    r"(?=(?:how|when|where|why|who|which|what|c[oó]mo|cu[aá]ndo|d[oó]nde|cu[aá]nt[oa]s?|cada cu"
    r"|cu[aá]l|qu[eé])\b)",
    re.IGNORECASE,
)
# What asks what comes of a thing asks about that thing, wherever it is named.
_OUTCOME = re.compile(
    r"\b(?:happens?|matters?|risks?|risky|danger\w*|harm\w*|bad|safe|effects?|affects?|problems?"
    r"|watch|careful|consequences?|pasa|pasar[aá]?|importa|riesgos?|peligr\w+|mal[oa]|efectos?"
    r"|afecta\w*|problemas?|cuidado|consecuencias?)\b|影[響响]|[風风][險险]|危[險险]|注意|[問问][題题]|[後后]果",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:that|this|eso|esto)\b|[這这那]", re.IGNORECASE)

_HAN_CLAUSE = re.compile(r"[^，,、；;：—…]+[，,、；;：—…]*")
_HAN_CONDITION = re.compile(
    r"^.+?(?:的[話话]"
    r"|(?<![麼么小何幾几暫暂及同準准])[時时]候?"
    r"|之?[前後后](?![面天遺遗來来果年]|多久|[幾几]))(?=.{3})"
)


def asked_for(question: str) -> str:
    """What a question asks, without what it mentions by the way; all of it where that is little."""
    sentences = split_sentences(question)
    asking = [one for one in sentences if asks(one) or implies_question(one)] or sentences
    clauses = [*map(_clause_that_asks, asking)]
    main = " ".join(clauses)
    if not _says_something(main) or (asking != sentences and _POINTING.search(main)):
        return question
    return main


def _clause_that_asks(sentence: str) -> str:
    if HAN_CHARACTER.search(sentence):
        return _han_clause(sentence)
    told = sentence.find("¿")
    main = sentence[told:] if told > 0 and _says_something(sentence[told:]) else sentence
    main = _LEADS_UP.sub("", main)
    main = _or_all(_STATED.sub(" ", main), main)
    without = _CONDITION.sub(" ", main)
    if not _SPAN.search(without):
        without = _BESIDE_IN_TIME.sub(" ", without)
    return _or_all(without, main) if _is_of_its_own_clause(without) else main


def _han_clause(sentence: str) -> str:
    clauses = _HAN_CLAUSE.findall(sentence)
    main = "".join(clause for clause in clauses if asks(clause)) or sentence
    without = _HAN_CONDITION.sub("", main)
    return _or_all(without, sentence) if _is_of_its_own_clause(without) else sentence


def _is_of_its_own_clause(asking: str) -> bool:
    """Whether the conditions beside what asks are not asked about."""
    return bool(_INTERROGATIVE.search(asking)) and not _ALLOWED.search(asking)


def _or_all(part: str, whole: str) -> str:
    return part if _says_something(part) else whole


def _says_something(clause: str) -> bool:
    """Whether it asks about something: "What happens" and "Is that allowed?" do not."""
    asked = without_asking(_OUTCOME.sub(" ", clause))
    tokens = question_tokens(asked, detect_language(clause))
    return any(token.topic or token.meanings or token.weight >= _A_WORD for token in tokens)
