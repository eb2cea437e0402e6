"""Tells sentences that a patient must hear: to get help, to use a rescue medicine, what to keep to.

Each is told by its kind and not by its phrase: a verb that asks for help, whom it asks and how
soon; a rescue medicine and when; "only" or "at most" and what is counted. All in one clause.
"""

from __future__ import annotations

import re

_NEAR = r"[^.!?;:。！？；]{0,60}?"
_ZH_SOON = (
    "[今當当][天日]|現在|现在|即刻|[馬马]上|立[刻即]|[儘尽盡][快早速]|[趕赶][快緊紧]|[緊紧]急|及早"
    "|同一?天|[今當当][晚夜]|天黑前"
    "|[0-9一二三四五六七八九十兩两半]+ ?(?:個|个)?(?:小[時时]|分[鐘钟]|[天日])[之以]?[內内]"
)

_EN_ASK = (
    r"(?<!will )(?<!['’]ll )(?<!\bwe )(?<!\bthey )\b(?:go|get|come|head|rush|return|be seen|see"
    r"|(?<!office )(?<!home )(?<!clinic )(?<!up )(?<!routine )(?<!your )(?<!a )(?<!the )visit"
    r"|contact|call|phone|ring|dial|text|page|message|tell|inform|notify|alert|let|speak|talk|ask"
    r"|seek|report|present|take|bring|drive|attend|consult|reach|summon|send for|check with)\b"
)
_EN_HELP = (
    r"\b(?:doctors?|GP|physician|nurses?|midwi(?:fe|ves)|surgeon|surgery|surgical|pharmacist|dentist"
    r"|p(?:a)?ediatrician|specialist|clinic|ward|unit|team|staff|office|practice|provider|hospital"
    r"|us|someone|somebody|help|care|attention|advice|assistance|seen|treatment|helpline|hotline)\b"
)
_EN_SOON = (
    r"\b(?:now|today|tonight|this (?:morning|afternoon|evening)|urgent(?:ly)?|promptly|quickly"
    r"|that day|the very day|by (?:the )?(?:end of (?:the|that) day|evening|tonight|nightfall)"
    r"|within (?:a|one|the) day"
    r"|(?:with)?in (?:the next )?\w+(?: to \w+)? (?:hours?|minutes?|hrs?|mins?))\b"
)
_EN_EMERGENCY = (
    r"(?:\bA ?& ?E\b|\bER\b|\bED\b|\b(?i:casualty|hospital|urgent care|paramedics?)\b"
    r"|\b(?:911|999|112|111)\b)"
)
_EN_RESCUE = (
    r"\b(?:use|give|inject|take|spray|inhale|administer|place|put)\b" + _NEAR + r"\b(?:epi-?pen\w*"
    r"|auto-?injectors?|adrenaline|epinephrine|inhaler|reliever|rescue|glucagon|naloxone|narcan"
    r"|nitro\w*|GTN|glyceryl|diazepam|midazolam)\b"
)
_ES_ASK = (
    r"\b(?:vaya|ve|ir|acud[aei]\w*|dir[ií]ja(?:se|lo|la)?|dir[ií]gete|vuelv[ae]|regres[ae]"
    r"|ll[aá]m[ae]\w*|contact[ae]\w*|p[oó]ng[ao]\w* en contacto|ponte en contacto|comun[ií]\w+"
    r"|consult[ae]\w*|habl[ae]\w*|visit[ae]\w*|vea|ver|verle|avis[ae]\w*|inform[ae]\w*|d[ií]ga\w*"
    r"|pregunt[ae]\w*|busc[ao]\w*|busqu[ea]\w*|p[ií]d[ae]\w*|pedir|solicit[ae]\w*|obteng[ao]"
    r"|pres[eé]nt[ea]\w*|llev[ea]\w*|notifi\w+|report[ae]\w*|trasl[aá]d\w+)\b"
)
_ES_HELP = (
    r"\b(?:m[eé]dic[oa]s?|doctora?|enfermer[oa]s?|farmac[eé]utic[oa]|farmacia|matrona|partera"
    r"|cirujan[oa]|dentista|pediatra|especialista|cl[ií]nica|consultorio|consulta|planta|hospital"
    r"|maternidad|equipo|personal|unidad|centro|servicio|nosotros|alguien|ayuda|atenci[oó]n"
    r"|asistencia|auxilio|consejo)\b"
)
_ES_SOON = (
    r"\b(?:ahora|ya|hoy|enseguida|urgente(?:mente)?|urgencia|r[aá]pidamente|pronto"
    r"|lo antes posible|a la (?:mayor )?brevedad|(?:ese|este) (?:mismo )?d[ií]a"
    r"|(?:en|dentro de)l (?:mismo )?d[ií]a|antes de que (?:acabe|termine) el d[ií]a"
    r"|(?:en|dentro de|antes de)(?: menos de)?(?: las(?: pr[oó]ximas)?)? \w+ (?:horas?|minutos?))\b"
)
_ES_RESCUE = (
    r"\b(?:us[ea]|aplique|aplica|inyect[ea]|administr[ea]|tom[ea]|d[eé]|ponga|pon|coloque|inhal[ea])"
    r"\b" + _NEAR + r"\b(?:epi-?pen\w*|autoinyector|adrenalina|epinefrina|inhalador|rescate"
    r"|gluc[aá]g[oó]n|naloxona|nitroglicerina|diazepam|midazolam)\b"
)
_ZH_ASK = (
    "[找看回到去帶带送向問问打]|告[訴诉知]|通知|求助|[尋寻]求|[諮谘咨][詢询]|[請请]教|[聯联][絡络系繫]"
    "|[連连]絡|回[報报]"
)
_ZH_HELP = (
    "[醫医][師师生院護护療疗]|牙[醫医]|[護护][理士師师]|[藥药][師师]|助[產产][師师士]|[產产]房|病房"
    "|[診诊]所|[門门就看][診诊]|看(?=[，。；、]|$)|[團团][隊队]|我[們们]|小[兒儿]科|人[談谈]|院方"
)
_ZH_RESCUE = (
    "(?:使用|用|注射|打|吸入?|[噴喷]|含|[給给])[^。！？；]{0,12}?(?:[腎肾]上腺素|自[動动]注射|急救"
    "|吸入[劑剂]|支[氣气]管[擴扩][張张]|硝[化酸]甘油|耐絞寧|升糖素|胰高血糖素|[納纳]洛酮|舌下)"
)
_ZH_WHEN = "如果|若|一旦|萬一|万一|[時时](?!間|间)"
_EN_WHEN = r"\b(?:if|when|as soon as|whenever)\b"
_ES_WHEN = r"\b(?:si|cuando|en cuanto)\b"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# Asks to act without delay, whoever is asked.
_AT_ONCE = _any(
    r"\b(?:call|phone|ring|dial)\b(?! (?:it|this|them|that)\b)|\b(?:at once|right away|immediately"
    r"|straight ?away|without delay|the same day|(?:that|this) same day|as soon as possible"
    r"|right now|urgently)\b"
    r"|\bemergenc(?:y|ies)\b|\bambulance\b",
    r"\b(?:llame|llamar|avise|acuda|urgencias|emergencias?|ambulancia)\b|\bde inmediato\b"
    r"|\binmediatamente\b|\ben ?seguida\b|\b(?:el|ese|este) mismo día\b"
    r"|\bcuanto antes\b|\bsin demora\b|\b(?:ahora|hoy) mismo\b|\burgentemente\b"
    r"|\blo antes posible\b",
    r"立即|立刻|馬上|马上|儘速|儘快|尽快|盡快|當天|当天|當日|当日|撥打|拨打|打電話|打电话"
    r"|打 ?(?:1[12]\d|9(?:11|99)|一[一二][〇零九])|致電|致电|急診|急诊|急救"
    r"|救護車|救护车|就醫|就医|回診|聯絡|联系|通知|[趕赶][快緊紧]|求救|呼救|送[醫医]",
)
# "ER" and "ED" are no emergency rooms in small letters.
_EMERGENCY = re.compile(rf"(?i:{_EN_ASK}){_NEAR}{_EN_EMERGENCY}")
_MEDICAL_HELP = _any(
    r"\b(?:seek|get|summon|find|ask for|reach out for)\b[^.!?;:]{0,25}?"
    r"\b(?:help|attention|medical (?:care|advice|treatment))\b",
    r"\b(?:busque|busca|buscar|pida|pide|pedir|solicite|solicita|obtenga)\b[^.!?;:]{0,25}?"
    r"\b(?:ayuda|atención|asistencia|auxilio)\b",
    r"\b(?:vaya|ve|ir|lleve\w*|dir[ií]ja\w*)\b[^.!?;:]{0,40}?\b(?:al hospital|a la maternidad)\b",
    r"(?:到|去|回|往)(?:最近的)?(?:大?[醫医]院|[產产]房)",
)
_HELP_SOON = (
    _any(
        rf"{_EN_ASK}{_NEAR}{_EN_HELP}",
        rf"{_ES_ASK}{_NEAR}{_ES_HELP}",
        rf"(?:{_ZH_ASK}){_NEAR}(?:{_ZH_HELP})",
    ),
    _any(_EN_SOON, _ES_SOON, _ZH_SOON),
)
_GOES = (
    _any(
        r"\b(?:go|head|rush|come|return|drive)\b[^.!?;:]{0,25}? to\b[^.!?;:]{0,25}?\b(?:unit|ward"
        r"|clinic|cent(?:er|re)|surgery|department|practice|maternity)\b"
    ),
    _any(_EN_WHEN),
)
_RESCUE = (_any(_EN_RESCUE, _ES_RESCUE, _ZH_RESCUE), _any(_EN_WHEN, _ES_WHEN, _ZH_WHEN))

_EN_COUNTED = (
    r"\b(?:\d+|half|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|an?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|nights?|evenings?|bedtime|days?|weeks?"
    r"|hours?|with|before|after|when|if|until|for|as)\b"
)
_EN_TAKEN = (
    r"\b(?:take|taken|use|used|give|given|apply|applied|inject\w*|inhale|drink|swallow|wear|worn|eat"
    r"|put|have|had|chew|insert|tablets?|capsules?|pills?|puffs?|drops?|doses?|patch(?:es)?|spoons?"
    r"|sachets?|units|sprays?|injections?|medicine|cream|insulin)\b"
)
_ES_COUNTED = (
    r"\b(?:\d+|medi[oa]|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|vez|veces|lunes|martes"
    r"|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|mañanas?|noches?|tardes?|días?|semanas?"
    r"|horas?|con|antes|después|cuando|si|hasta|para)\b"
)
_ES_TAKEN = (
    r"\b(?:tom\w+|us[ea]\w*|aplique|aplicar|inyect\w+|inhal\w+|beb[ae]\w*|trag\w+|llev[ae]\w*|com[ae]"
    r"|ponga|tabletas?|cápsulas?|pastillas?|comprimidos?|gotas?|dosis|parches?|cucharad\w+|sobres?"
    r"|unidades|medicamento|crema|insulina)\b"
)
_ZH_TAKEN = "[服吃喝吞含用吸噴喷塗涂抹貼贴打]|注射|[顆颗粒錠锭片包滴劑剂]"
_ZH_COUNTED = "[0-9一二三四五六七八九十兩两半]|星期|[週周]|早|晚|睡|[飯饭餐]|[時时]"
# What is counted, and what is done with it, may stand on either side of "only".
_LIMITS = (
    (
        _any(r"\b(?:only|(?:no|not|never) more than|at most|not exceed|maximum)\b"),
        _any(_EN_TAKEN),
        _any(_EN_COUNTED),
    ),
    (
        _any(
            r"\b(?:s[oó]lo|solamente|[uú]nicamente|máximo)\b",
            r"\bno\b[^.;]{0,30}?\bmás de\b",
        ),
        _any(_ES_TAKEN),
        _any(_ES_COUNTED),
    ),
    (
        _any("只(?!是)|[僅仅]|最多|不[得可能]?超[過过]|上限|至多"),
        _any(_ZH_TAKEN),
        _any(_ZH_COUNTED),
    ),
)
_CLAUSES = re.compile(r"[.!?;。！？；]\s*")


def is_urgent(text: str) -> bool:
    """Whether a text tells to get help or to act at once: it is never left out."""
    if any(kind.search(text) for kind in (_AT_ONCE, _EMERGENCY, _MEDICAL_HELP)):
        return True
    return any(
        act.search(clause) and when.search(clause)
        for clause in _CLAUSES.split(text)
        for act, when in (_HELP_SOON, _GOES, _RESCUE)
    )


def sets_limit(text: str) -> bool:
    """Whether a text says how much or when at most something is taken."""
    return any(
        all(part.search(clause) for part in limit)
        for clause in _CLAUSES.split(text)
        for limit in _LIMITS
    )
