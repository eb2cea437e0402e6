"""Tells what a question asks for: what to do, a time, a number or what something is."""

from __future__ import annotations

import re

_ASKS_ACTION = re.compile(
    r"\bwhat (?:now|(?:do|should|can|must|shall) (?:i|we) do)\b|\bwho (?:do|should|can) (?:i|we) "
    r"|\bqu[eé] (?:hago|hacemos|(?:debo|tengo que|puedo) hacer)\b|怎麼辦|怎么办|怎麼處理|怎么处理",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"(?:^|[.!?;] )(?:if|when|should|in case|si|cuando|en caso)\b"
    r"|如果|若是|萬一|万一|要是|[時时][，,]",
    re.IGNORECASE,
)
_ASKS_DEFINITION = re.compile(
    r"\bwhat(?:'s| is| are) (?!the\b)|\bqu[eé] (?:es|son)\b"
    r"|什麼是|什么是|是什麼|是什么|甚麼是|是甚麼",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^(?:[^\W\d_]+\W+){1,4}(?:is|are|means|es|son|significa)\b|\b(?:is|are) (?:also )?called\b"
    r"|\bse llaman?\b|^[^的]{1,12}(?:是|指)|叫做|稱為|称为",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"\bhow (?:long|soon|often|late|early)\b|\bwhen\b|\bcu[aá]ndo\b|\bcada cu[aá]nto\b"
    r"|\bcu[aá]nto (?:tiempo|dura|tarda|falta)\b"
    r"|多久|何時|何时|什麼時候|什么时候|甚麼時候|[幾几][天週周年]",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|daily|weekly|once|twice|until|nights?|mornings?|evenings?|bedtime|minutos?"
    r"|horas?|d[ií]as?|semanas?|meses|mes|años?|vez|veces|hasta|noches?|mañanas?|tardes?)\b"
    r"|[\d一二兩三四五六七八九十半幾每個隔](?:天|日|週|周|月|年|小時|小时|分鐘|分钟|次)|等到|直到|早上|晚上|睡前|飯前|飯後|饭前|饭后",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"\bhow (?:much|many|fast|high|low|old|far|common|big)\b|\bcu[aá]nt[oa]s?\b|多少|幾|几",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|half|percent|dos|tres|cuatro"
    r"|cinco|seis|siete|ocho|nueve|diez|mitad)\b"
    r"|[一二兩三四五六七八九十半每](?:個|天|日|週|周|月|年|小時|分鐘|次|滴)",
    re.IGNORECASE,
)


def wanted_form(question: str) -> re.Pattern[str] | None:
    """The pattern that a good answer matches; None when the question asks for none of these."""
    for asks, wanted in (
        (_ASKS_ACTION, _ACTION),
        (_ASKS_TIME, _TIME),
        (_ASKS_NUMBER, _NUMBER),
        (_ASKS_DEFINITION, _DEFINITION),
    ):
        if asks.search(question):
            return wanted
    return None
