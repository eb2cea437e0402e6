"""Tells what a question asks for: what to do, a time, a number, a permission, a reason."""

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
_UNIT = (
    r"(?:minutes?|hours?|days?|weeks?|months?|years?"
    r"|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)"
)
_CHINESE_UNIT = "(?:天|日|週|周|個?月|个月|年|小時|小时|分鐘|分钟|秒)"
_ASKS_FREQUENCY = re.compile(
    r"\bhow (?:often|frequently|many times)\b|\bcada cu[aá]nt[oa]s?\b"
    r"|\bcon qu[eé] frecuencia\b|\bcu[aá]ntas veces\b"
    r"|多久.{0,6}[一1](?:次|遍)|[幾几](?:次|遍)|多久要"
    # "Is it a daily tablet?" asks how often, too.
    r"|^\W*(?:is|are|do|does|must|should)\b.{1,60}\b(?:daily|weekly|monthly"
    r"|(?:every|each|once a) (?:day|week|month))\b"
    r"|^\W*(?:es|son|se toman?|hay que|tengo que|debo)\b.{0,60}\b(?:diari[oa]s?|semanal(?:es)?"
    r"|cada (?:día|dia|semana|mes)|todos los días)\b|(?:每天|每日|天天|每[週周]).{0,12}[嗎吗]",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\b(?:every|each|daily|weekly|monthly|hourly)\b"
    r"|\b(?:once|twice|times) (?:a|an|per|every|each|daily)\b"
    r"|\b(?:cada|diari[oa]s?|diariamente|(?:vez|veces) (?:al|a la|por)|tod[oa]s l[oa]s)\b"
    rf"|[每隔]|[一1]{_CHINESE_UNIT}.{{0,8}}[次遍]",
    re.IGNORECASE,
)
_ASKS_DURATION = re.compile(
    r"\bhow (?:long|many (?:minutes|hours|days|weeks|months))\b|\bcu[aá]nto (?:tiempo|dura"
    r"|tarda)\b"
    r"|\bcu[aá]nt[oa]s (?:minutos|horas|d[ií]as|semanas|meses)\b|多久|多長|多长|[幾几]個?"
    rf"{_CHINESE_UNIT}",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\w*teen|\w*ty"
    r"|half|few"
    rf"|several|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|\w+nta|veinte"
    rf"|media|primer[oa]?s?|first|same|mism[oa]|next)) ?-?(?:\w+ )?{_UNIT}\b|\b(?:until|hasta)\b"
    rf"|[\d一二兩两三四五六七八九十半幾几]{_CHINESE_UNIT}|直到|等到",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"\bhow (?:soon|late|early)\b|\bwhen (?!i\b)|\bwhat time\b|\bcu[aá]ndo\b|\bqu[eé] hora\b"
    r"|\bcu[aá]nto falta\b"
    r"|何時|何时|什麼時候|什么时候|甚麼時候|[幾几][點点]",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"{_DURATION.pattern}|{_FREQUENCY.pattern}"
    rf"|\b(?:{_UNIT}|once|nights?|mornings?|evenings?|bedtime|noon|breakfast|before|after"
    r"|noches?|mañanas?|tardes?|mediod[ií]a|antes|despu[eé]s|tras)\b|\bas soon as\b"
    r"|早上|晚上|睡前|飯前|飯後|饭前|饭后|中午|空腹|之?前|之?[後后]|[點点](?!眼)",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"\bhow (?:much|many|fast|high|low|old|far|common|big|heavy)\b|\bcu[aá]nt[oa]s?\b|多少|幾|几"
    r"|多[高低大遠远深寬宽熱热冷厚粗細细快慢](?!度)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|half|percent|un[oa]?|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez|mitad)\b"
    r"|[一二兩三四五六七八九十半每](?:個|天|日|週|周|月|年|小時|分鐘|次|滴)|[一二兩两三四五六七八九十百千半]",
    re.IGNORECASE,
)
_ASKS_PLACE = re.compile(r"\bwhere\b|\bd[oó]nde\b|哪[裡里兒儿]|什麼地方|什么地方", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|into|inside|on|onto|at|under|below|above|near|next to|behind|between|out of"
    r"|away from)"
    r" (?:the|an?|your|its|any|room|both)\b"
    r"|\b(?:en|dentro de|sobre|debajo de|encima de|cerca de|junto a|fuera de|entre) (?:el|la"
    r"|los|las"
    r"|una?|su|sus)\b"
    r"|[在放於于到].{0,8}[裡里內内上下中旁處处]|冰箱|室溫|室温",
    re.IGNORECASE,
)
_ASKS_PERMISSION = re.compile(
    r"^\W*(?:and |but |so )?(?:can|may|could|should) (?:i|we|he|she|my \w+)\b"
    r"|\bam i allowed\b|\bis it (?:ok|okay|safe|fine|all right|alright|allowed) (?:to|if)\b"
    r"|\bis \w+ allowed\b|\b(?:puedo|podemos|podr[ií]a|puede mi|se puede|est[aá] permitid[oa])\b"
    r"|可以|能不能|可不可以|能.{1,12}[嗎吗]",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"\b(?:you (?:can|may)|allowed|must|should|do not|don't|never|avoid|only|no longer|cannot)\b"
    r"|\b(?:stop|safe|stay off|keep off)\b"
    r"|\b(?:puede|podr[aá]|no|nunca|evite|permitid[oa]|solo|s[oó]lo|debe|deje)\b"
    r"|可以|可|不要|不能|不得|避免|勿|別|别|才|停止|禁止|必須|必须|不宜",
    re.IGNORECASE,
)
_ASKS_REASON = re.compile(
    r"\bwhy\b|\bpor qu[eé]\b|為什麼|为什么|為甚麼|為何|为何|怎麼會|怎么会", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|since|so that|due to|as it|to (?:prevent|avoid|protect|stop|help|lower|keep)"
    r"|caused? by|causes?|side effect|can|may)\b"
    r"|\b(?:porque|ya que|para (?:que|evitar|prevenir|proteger)|debido|causa|puede)\b"
    r"|因為|因为|由於|由于|以免|以防|避免|預防|预防|造成|引起|可能|會|会",
    re.IGNORECASE,
)
_ASKS_WORRY = re.compile(
    r"\b(?:is|are) (?:that|this|it|these|they) (?:a )?"
    r"(?:bad|normal|ok|okay|serious|dangerous|usual|common|problem|worrying|all right)\b"
    r"(?! (?:to|if)\b)|\bworr(?:y|ied)\b"
    r"|\bes (?:eso |esto )?(?:normal|mal[oa]|grave|peligros[oa])\b|\bpreocup"
    r"|正常|要[緊紧]|有問題|有问题|[嚴严]重|沒關係|没关系",
    re.IGNORECASE,
)
_WORRY = re.compile(
    r"\b(?:normal|usual|usually|common|harmless|may|can|expected|goes|call|ring|phone|tell|doctor"
    r"|at once|hospital|emergency|stop|worry)\b"
    r"|\b(?:normal|frecuente|habitual|puede|llame|av[ií]se\w*|acuda|urgencias|m[eé]dico"
    r"|preocupe)\b"
    r"|正常|常見|常见|可能|會|会|回診|回诊|醫師|医师|医生|就醫|就医|電話|电话|馬上|马上|急診|急诊|告訴|告诉",
    re.IGNORECASE,
)

# What turns a statement into a question and says nothing about its subject: "is that normal?".
_ASKING = re.compile(
    r"\bwhat time\b|\b(?:for )?how (?:long|soon|often|frequently|much longer|many times)\b"
    r"|\bwhat (?:do|should|can|must|shall) (?:i|we) do\b(?! (?:with|about)\b)"
    r"|\bwhat(?:'s| is) the (?:best|right|correct|safest) (?:way|time|place)\b"
    r"|\bwhat (?:happens|now)\b"
    r"|\b(?:is|are) (?:that|this|it|these|they|those) "
    r"(?:(?:a )?(?:bad|problem|bad sign|bad thing)|normal|okay|ok|serious|dangerous|usual|common"
    r"|fine|safe|all right|alright|worrying|expected|allowed)\b"
    r"|\bis there (?:a|any) (?:problem|danger)\b|\bdoes (?:it|that|this) matter\b"
    r"|\b(?:should|do|must) i (?:need to |have to )?(?:worry|be (?:worried|concerned|alarmed))\b"
    r"|\b(?:do|will|would|did) i (?:have|need|got) to\b|\bam i allowed(?: to)?\b"
    r"|\bis it (?:ok|okay|safe|fine|all right|alright|allowed|possible) (?:to|if|for)\b"
    r"|\b(?:tell me|i want to know|i wonder|do you know)\b(?= (?:if|whether|how|what|when|why)\b)"
    r"|\b(?:por |durante )?cu[aá]nto tiempo\b|\b(?:a )?qu[eé] hora\b"
    r"|\bcada cu[aá]nto(?: tiempo)?\b"
    r"|\bcon qu[eé] frecuencia\b"
    r"|\bqu[eé] (?:hago|hacemos|pasa|ocurre|sucede|(?:debo|tengo que|puedo) hacer)\b"
    r"|\bes(?:o|to)? (?:es )?(?:muy )?(?:normal|mal[oa]|grave|peligros[oa]|importante|seguro)\b"
    r"|\bes (?:algo )?(?:normal|malo|grave|peligroso)\b|\best[aá] bien\b"
    r"|\b(?:me preocupo|(?:debo|tengo que|deber[ií]a) preocuparme|debo alarmarme)\b"
    r"|\b(?:importa|pasa algo|hay (?:alg[uú]n )?problema|hace falta|hay que|tengo que)\b"
    r"|\b(?:me )?toca\b"
    r"|(?:有(?:沒有|没有)?(?:問題|问题)|要不要[緊紧]|要[緊紧]|沒關係|没关系|正常|[嚴严]重|行不行|行"
    r"|[會会]怎樣|[會会]怎样)(?:[嗎吗呢])?(?=[?？。]|$)"
    r"|[一1](?:次|遍)(?=[嗎吗呢]?[?？。]*$)|[幾几][點点](?!眼)|怎麼回事|怎么回事"
    r"|[要有]?多[高低大遠远深寬宽熱热冷厚粗細细快慢](?=才|$|[嗎吗呢?？，。])",
    re.IGNORECASE,
)


def without_asking(question: str) -> str:
    """The question without the phrases that ask it, such as "how often" or "is that normal?"."""
    return _ASKING.sub(" ", question)


def wanted_form(question: str) -> re.Pattern[str] | None:
    """The pattern that a good answer matches; None when the question asks for none of these."""
    for asks, wanted in (
        (_ASKS_ACTION, _ACTION),
        (_ASKS_FREQUENCY, _FREQUENCY),
        (_ASKS_DURATION, _DURATION),
        (_ASKS_TIME, _TIME),
        (_ASKS_NUMBER, _NUMBER),
        (_ASKS_PLACE, _PLACE),
        (_ASKS_REASON, _REASON),
        (_ASKS_WORRY, _WORRY),
        (_ASKS_PERMISSION, _PERMISSION),
        (_ASKS_DEFINITION, _DEFINITION),
    ):
        if asks.search(question):
            return wanted
    return None
