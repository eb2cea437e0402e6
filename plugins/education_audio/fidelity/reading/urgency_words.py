"""Words that tell how urgent an action is, in English, Spanish and Chinese (Traditional).

The grades go from the emergency services over "at once", "the same day" and "within days" to the
next visit. A word that may stand for several grades, such as "as soon as possible", lists them all.
"""

from __future__ import annotations

import re
from enum import IntEnum

_DETERMINERS_EN = r"(?:your|the|a|an|our|my|his|her|their)"
_ROUTINE_EN = (
    r"next|coming|following|usual|regular|routine|scheduled|planned|yearly|annual|monthly|ordinary"
    r"|follow-up|normal"
)
_VISIT_EN = (
    r"visits?|appointments?|check(?:[- ]?ups?)?|reviews?|consultations?|clinics?|follow-ups?"
    r"|sessions?|checks|dressing changes?|scans?"
)
_COUNT_EN = r"(?:an?|one|two|three|four|five|six|eight|ten|a few|some|several|a couple of|\d{1,2})"
_COUNT_ES = r"(?:una?|dos|tres|cuatro|cinco|seis|ocho|diez|un[ao]s|pocos|pocas|algun[ao]s|\d{1,2})"
_COUNT_ZH = r"(?:[一二兩三四五六七八九十幾數]{1,3}|\d{1,2})"
_VISIT_ES = r"(?:visitas?|citas?|consultas?|revisi[oó]n(?:es)?|controles|control|chequeos?|cura)"
_ROUTINE_ES = (
    r"(?:pr[oó]xim[ao]s?|siguientes?|habitual(?:es)?|de rutina|rutinari[ao]s?|anual(?:es)?"
    r"|peri[oó]dic[ao]s?|programad[ao]s?|mensual(?:es)?|de siempre)"
)


class Grade(IntEnum):
    """How soon something has to be done, the most urgent first."""

    EMERGENCY = 0
    AT_ONCE = 1
    SAME_DAY = 2
    DAYS = 3
    ROUTINE = 4


_EMERGENCY = frozenset({Grade.EMERGENCY})
_HOSPITAL = frozenset({Grade.EMERGENCY, Grade.AT_ONCE})
_AT_ONCE = frozenset({Grade.AT_ONCE})
_SOONEST = frozenset({Grade.AT_ONCE, Grade.SAME_DAY})
_SAME_DAY = frozenset({Grade.SAME_DAY})
_SOON = frozenset({Grade.SAME_DAY, Grade.DAYS})
_DAYS = frozenset({Grade.DAYS})
_ROUTINE = frozenset({Grade.ROUTINE})

Cues = tuple[tuple[frozenset[Grade], re.Pattern[str]], ...]


def _compiled(*rows: tuple[frozenset[Grade], str]) -> Cues:
    return tuple((grades, re.compile(pattern, re.IGNORECASE)) for grades, pattern in rows)


CUES: dict[str, Cues] = {
    "en": _compiled(
        (
            _EMERGENCY,
            r"\bambulance\b|\bparamedics?\b"
            r"|\b(?:call|dial|ring|phone) (?:911|999|112|119|120|000|111)\b"
            r"|\b(?:911|999|112)\b(?= (?:at once|now|right|straight|immediately|without))"
            r"|\bemergency (?:department|room|ward|unit|services?|care|number|line|clinic)\b"
            r"|\bA ?(?:&|and) ?E\b|\b(?-i:ER|ED)\b|\bcasualty\b|\bnearest (?:hospital|emergency)\b",
        ),
        (
            _HOSPITAL,
            r"\b(?:is|as|it) an emergency\b|\bmedical emergency\b|\bemergency (?:medical )?"
            r"(?:help|attention|treatment|appointment)\b"
            r"|\b(?:hospital|medical (?:help|attention|care))\b[^.;]{0,30}?\b(?:immediately|at once"
            r"|right away|straight ?away|right now|without delay|now)\b"
            r"|\b(?:immediate(?:ly)?|straight|right away)\b[^.;]{0,20}?"
            r"\b(?:hospital|medical (?:help|attention|care))\b",
        ),
        (
            frozenset({*_HOSPITAL, *_SOONEST}),
            r"\burgent medical (?:help|attention|care|advice)\b",
        ),
        (
            _AT_ONCE,
            r"\bimmediate(?:ly)?(?! (?:after|before|following|prior|upon))\b|\bat once\b"
            r"|\b(?:right|straight) ?away\b|\bright now\b|\bwithout (?:any )?(?:delay|waiting)\b"
            r"|\binstantly\b|\bthis (?:minute|instant)\b"
            r"|\b(?:us|help|doctor|nurse|clinic|ward|call|ring|phone|team|line) now\b"
            r"|\b(?:do not|don['\u2019]t|never) (?:wait|delay)\b"
            r"|\b(?:within|in) (?:the|an|one) hour\b(?! (?:after|before|of|following))"
            r"|\bthe moment\b|\bwithout losing time\b",
        ),
        (
            _SOONEST,
            rf"\bwithin (?:the next )?{_COUNT_EN} hours\b"
            r"|\burgent(?:ly)?\b|\bas (?:soon|quickly|fast) as (?:possible|you can)\b|\bpromptly\b"
            r"|\basap\b|\b(?:day or night|at any (?:time|hour)|any time of (?:the )?day)\b",
        ),
        (
            _SAME_DAY,
            r"\b(?:the|that) (?:very )?same day\b|\bsame-day\b|\bthat (?:very )?day\b|\btoday\b"
            r"|\bwithin (?:a|the|one) day\b|\b(?:within|in) (?:24|twenty-four) ?(?:h|hours?)\b"
            r"|\bbefore the day is (?:out|over)\b|\bby (?:tonight|the end of the day)\b"
            r"|\bthis (?:afternoon|evening|morning)\b|\btonight\b",
        ),
        (_SOON, r"\b(?<!as )soon(?! (?:as|after|before))\b"),
        (
            _DAYS,
            r"\btomorrow\b|\b(?:the )?next (?:working )?day\b|\bin a day or two\b"
            rf"|\b(?:within|in|over) (?:the next )?{_COUNT_EN} days\b"
            r"|\bthis week\b|\bwithin (?:a|the|one) week\b",
        ),
        (
            _ROUTINE,
            rf"\b(?:{_ROUTINE_EN})(?: [\w'\u2019-]+){{0,3}}? (?:{_VISIT_EN})\b"
            rf"|\b(?:{_COUNT_EN}|half|twelve)-?(?:week|month|year)(?:ly)? (?:{_VISIT_EN})\b"
            r"|\b(?:when|until|till) (?:you|we) (?:come|are|see|meet) (?:in|back|for|to|here|you)\b"
            rf"|\b(?:on|at|during|until|till|by) {_DETERMINERS_EN} next"
            r" (?!dose|meal|day|morning|night|hour|tablet|few|step|\d)\w+"
            r"|\bnext (?:week|month|year|time)\b|\b(?:when|until|till) you(?:['\u2019]re"
            r"| are)? next\b"
            r"|\bwhen(?:ever)? (?:you next|we next|it(?:['\u2019]s| is) convenient|convenient"
            r"|it suits"
            r"|you (?:have|get|find) (?:a |the |some )?(?:spare )?(?:time|moment|chance|minute))\b"
            rf"|\bin (?:about |around )?{_COUNT_EN} (?:weeks?|months?|fortnight)\b"
            r"|\b(?:in|over|during) the (?:coming|next|following)(?: \w+)? (?:weeks?|months?)\b"
            r"|\bsome ?time (?:next|later|this month|soon)\b|\bat your convenience\b"
            r"|\bno (?:rush|hurry)\b|\bwait and see\b|\bsee how (?:you|it|things)\b"
            r"|\beventually\b|\bin due course\b|\bat some (?:point|stage)\b|\bone of these days\b",
        ),
        (
            _ROUTINE,
            rf"\b(?:make|book|arrange|schedule|get|ask for) {_DETERMINERS_EN}"
            r"(?: \w+){0,2}? appointment\b",
        ),
    ),
    "es": _compiled(
        (
            _EMERGENCY,
            r"\bambulancia\b|\b(?:a|en|de) (?:las? )?(?:urgencias|emergencias)\b"
            r"|\b(?:llame|marque|avise|llamar|marcar|avisar)\b"
            r"(?: ya| de inmediato| inmediatamente| en ?seguida| ahora mismo)?"
            r"(?: al?)?"
            r"(?: el)?(?: los?| las?)?(?: n[uú]mero)?(?: de)? (?:112|061|119|120|911|999"
            r"|emergencias|urgencias)\b"
            r"|\bservicios? de (?:urgencias?|emergencias?)\b|\bsala de (?:urgencias|emergencias?)\b"
            r"|\bhospital m[aá]s cercano\b|\btel[eé]fono de (?:urgencias|emergencias?)\b"
            r"|\b(?:112|061|911)\b(?= (?:de inmediato|enseguida|inmediatamente|ahora|sin))",
        ),
        (
            _HOSPITAL,
            r"\bes una (?:urgencia|emergencia)\b"
            r"|\b(?:hospital|atenci[oó]n m[eé]dica|ayuda m[eé]dica)\b[^.;]{0,30}?"
            r"\b(?:de inmediato|inmediata(?:mente)?|enseguida|en seguida|ahora mismo|sin demora"
            r"|sin esperar|cuanto antes)\b"
            r"|\b(?:de inmediato|inmediatamente|enseguida|en seguida|ahora mismo)\b[^.;]{0,20}?"
            r"\b(?:hospital|atenci[oó]n m[eé]dica|ayuda m[eé]dica)\b",
        ),
        (
            frozenset({*_HOSPITAL, *_SOONEST}),
            r"\b(?:atenci[oó]n|ayuda) m[eé]dica urgente\b",
        ),
        (
            _AT_ONCE,
            r"\binmediatamente(?! (?:despu[eé]s|antes))\b|\b(?:de )?inmediato\b|\ben ?seguida\b"
            r"|\bahora mismo\b|\bal (?:instante|momento)\b|\bya mismo\b|\ben el acto\b|\bllame ya\b"
            r"|\bsin (?:demora|esperar|tardar|perder (?:el )?tiempo|dilaci[oó]n"
            r"|p[eé]rdida de tiempo)\b"
            r"|\bno (?:espere|lo deje|tarde|se demore)\b|\bnada m[aá]s notar\w*\b",
        ),
        (
            _SOONEST,
            rf"\ben (?:menos de |un plazo de |las pr[oó]ximas )?{_COUNT_ES} horas\b"
            r"|\b(?:con|de) urgencia\b|\burgente(?:mente)?\b|\bcuanto antes\b"
            r"|\blo (?:antes|m[aá]s pronto) posible\b|\bde d[ií]a o de noche\b"
            r"|\ba cualquier hora\b|\ben cualquier momento\b",
        ),
        (
            _SAME_DAY,
            r"\bmismo d[ií]a\b|\bese d[ií]a\b|\bhoy(?: mismo)?\b|\ben el d[ií]a\b"
            r"|\ben (?:las |menos de )?(?:24|veinticuatro) ?(?:h|horas)\b"
            r"|\besta (?:misma )?(?:tarde|noche|mañana)\b|\bantes de (?:que acabe el d[ií]a"
            r"|la noche)\b",
        ),
        (_SOON, r"(?<!tan )\bpronto\b"),
        (
            _DAYS,
            r"(?<!la )(?<!cada )(?<!esta )(?<!misma )\bmañana\b(?! (?:y|,|a la))"
            r"|\bal d[ií]a siguiente\b|\besta semana\b|\ben un par de d[ií]as\b"
            rf"|\b(?:en|dentro de) (?:los pr[oó]ximos )?{_COUNT_ES} d[ií]as\b",
        ),
        (
            _ROUTINE,
            rf"\b{_VISIT_ES} (?:\w+ ){{0,2}}?{_ROUTINE_ES}\b"
            rf"|\b{_ROUTINE_ES} (?:\w+ ){{0,2}}?(?:{_VISIT_ES}|semanas?|mes(?:es)?|año|vez)\b"
            r"|\b(?:en|a|hasta|durante) (?:su|la|el) (?:pr[oó]xim[oa]|siguiente)"
            r" (?!d[ií]a|hora|toma|dosis|comida|mañana|noche|\d)\w+"
            r"|\b(?:semana|mes|año) (?:que viene|pr[oó]xim[oa]|siguiente|entrante)\b"
            r"|\bm[aá]s (?:adelante|tarde)\b"
            r"|\bcuando (?:pueda|le venga bien|le convenga|vuelva|venga|tenga (?:un )?(?:\w+ )?"
            r"(?:tiempo|rato|momento|ocasi[oó]n|hueco))\b"
            r"|\bsin prisas?\b|\bno (?:hay|corre|tenga) prisa\b|\ben alg[uú]n momento\b"
            rf"|\b(?:en|dentro de) {_COUNT_ES} (?:semanas?|mes(?:es)?)\b"
            r"|\ba ver c[oó]mo (?:sigue|est[aá]|evoluciona)\b",
        ),
        (
            _ROUTINE,
            r"\b(?:pida|pedir|solicite|solicitar|reserve|concierte|coja|saque|haga)"
            r" (?:una )?(?:\w+ )?cita\b",
        ),
    ),
    "zh": _compiled(
        (
            _EMERGENCY,
            r"急診|救護車|救护车|(?:打|撥|叫|電)(?:打|通|給)?(?:電話)?(?:給)?\s?(?:119|120|112|911|999)"
            r"|急救(?:電話|中心|人員|車|站)|一一九|緊急(?:就醫|送醫|電話|醫療)",
        ),
        (
            _HOSPITAL,
            r"送醫|送院|送(?:去|到|往)?醫院"
            r"|(?:立刻|立即|馬上|即刻|趕快|趕緊|趕去|直接|現在就)[^，。；]{0,6}"
            r"(?:就醫|就診|看醫[生師]|醫院|看病|求醫)",
        ),
        (
            _AT_ONCE,
            r"立刻|立即|馬上|即刻|趕緊|趕快|現在就|(?:不要|別|勿|不可|不能)(?:再)?(?:等|拖)|第一時間"
            r"|刻不容緩|火速|當下就",
        ),
        (
            _SOONEST,
            rf"{_COUNT_ZH}個?(?:小時|鐘頭)[之以]?內|[儘盡]快|[儘盡]速|[儘盡]早|及早|及時|隨時",
        ),
        (
            _SAME_DAY,
            r"(?:^|(?<=[，。；、：請要就在於內並且也都應需須得該]))[當那]天|[當那]天(?=就)|當日|同一天|今天|今日|當晚|(?:24|二十四)個?小時[之以]?內",
        ),
        (
            _DAYS,
            rf"明天|明日|隔天(?!一|服|吃)|這幾天|[本這]個?(?:週|星期|禮拜)"
            rf"|{_COUNT_ZH}[天日][之以]?內|過幾天",
        ),
        (
            _ROUTINE,
            r"下次|下回|下一[次回]|下個?(?:星期|週|周|月|禮拜)|例行"
            r"|(?:回診|複診|覆診|門診|產檢|健檢|體檢)的?(?:時候|時|再|當中)"
            r"|改天|有空|方便(?:的時候|時)|過幾個?(?:週|星期|月)|過一?陣子|再說(?!明)|不急|不用急"
            rf"|年度|{_COUNT_ZH}個?(?:週|月|星期|禮拜)[之以]?[後再]|等到(?=.{{0,8}}[診檢次])",
        ),
        (_ROUTINE, r"預約|約診|掛號|掛個?(?:門診|號)|約(?:個)?時間"),
    ),
}
EMERGENCY = {language: cues[0][1] for language, cues in CUES.items()}
"""Words for the emergency services, which speak of help without an action."""

SOFT = len(CUES["en"]) - 1
"""An ordinary appointment says least of urgency; only words beside it tell when it is."""

ACTION = {
    "en": re.compile(
        r"\b(?:call(?:ed|ing)?|phon(?:e|ing)|ring|dial|telephone|contact(?:ing)?|tell(?:ing)?|inform"
        r"|mention|report(?:ed|ing)?|bring (?:it|this|that|them) up|let (?:us|your|the)|ask|speak"
        r"|talk|see|be (?:seen|checked|examined|looked at)|go(?: straight)? to|come|get|seek"
        r"|return|attend|visit|raise (?:it|this)"
        r"|appointment|can wait|doctor|nurse|gp|clinic|ward|hospital|midwife|pharmacist|surgeon"
        r"|help|us|team|blood test"
        r"|(?<!not )(?<!n['\u2019]t )(?<!never )stop|emergency|ambulance)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:ll[aá]m\w+|telefon[eé]\w+|cont[aá]ct\w+|d[ií]ga\w*|inf[oó]rm\w+|com[eé]nt\w+|av[ií]s\w+"
        r"|cons[uú]lt\w+"
        r"|preg[uú]nt\w+|h[aá]bl\w+|vaya|acuda|acud\w+|venga|busque|pida|vuelva|regrese|m[eé]dic[oa]"
        r"|enfermer[oa]|cl[ií]nica|hospital|consulta|matrona|farmac\w+|ayuda|an[aá]lisis|urgencias"
        r"|emergencias?|ambulancia|(?<!no )(?:suspenda|deje de|pare)|marque|notif\w+"
        r"|menci[oó]n\w+|cita|puede esperar)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "找[^，。；]{0,4}(?:師|醫|護|急診|診所|醫院)|回來(?=看|檢查|讓|找|，|。|；|$)|來看|去看|看[^，。；]{0,6}科|到[^，。；]{0,6}科|去[^，。；]{0,6}科"
        "|打|撥|電話|來電|致電|再說|聯絡|聯繫|告訴|告知|通知|跟.{0,6}說|回報|就醫|就診|看醫|看診|求醫|求助|醫師|醫生|護理師|護士"
        "|診所|醫院|急診|回診|複診|覆診|門診|產檢|抽血|救護|檢查|(?<!不要)(?<!別)(?<!勿)停(?:[藥用止掉]|下來)|送醫|來院"
    ),
}
"""Words of what a patient does for help: what else is done “at once” is no matter of urgency."""
REACHES_OUT = {
    "en": re.compile(r"\b(?:call|phone|ring|telephone|contact|go to|seek|come)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:ll[aá]m[ea]\w*|telefonee|contacte|acuda|vaya|venga|av[ií]se\w*)\b", re.I
    ),
    "zh": re.compile("打電話|來電|致電|聯絡|聯繫|就醫|就診|看醫[生師]|通知"),
}
"""An action whose delay, where the document names none, is a difference too."""
