"""Tells what a sentence must name to answer a question: its medicine, a time, what was missed.

A sentence may be about the very subject of a question and answer another one: "Take paracetamol"
tells nothing about ibuprofen, "Take it every evening" nothing about a forgotten dose or for how
long, "Take one tablet" not how many are too many, and what is told of one eye not when the other
has its turn.
"""

from __future__ import annotations

import re
from collections.abc import Set

from core.retrieval.medicines.finding import medicines

# Names of medicines by the endings that the World Health Organization gives them, and older ones.
_PAIN_MEDICINES = (
    r"\b(?:\w+profen[oa]?|paracetamol|acetaminophen|aspirinas?|aspirins?|naproxen[oa]?"
    r"|diclofenac[oa]?|codeine|code[ií]na|morphine|morfina|tramadol|metamizole?)\b"
    r"|布洛芬|普拿疼|阿[斯司]匹[靈林灵]"
)
_ANY_FOR_PAIN = (
    r"\b(?:pain ?-?(?:killers?|relie(?:f|vers?)|tablets?|medicines?)|analg[eé]sicos?|calmantes?"
    r"|anti-?inflamm?ator(?:y|ies|ios?)|nsaids?)\b|止痛[藥药]|消炎[藥药]"
)
_OTHER_MEDICINES = (
    r"\b(?:\w{3,}(?:statina?s?|olol|pril|sartan|[pr]azole?|cill?ina?s?|parina?|oxaban|tidin[ea]"
    r"|oxacino?|mycin|micina)|warfarina?|insulina?|metformina?"
    r"|ant(?:i-?)?[aá]cid[os]*|antibi[oó]tic[oa]?s?|antihistam[ií]n\w*|laxantes?|laxatives?"
    r"|sleeping (?:pills?|tablets?))\b"
    r"|華法林|华法林|胰[島岛]素|抗生素|胃[藥药]|安眠[藥药]|[瀉泻][藥药]"
)
_FOR_PAIN = re.compile(f"{_PAIN_MEDICINES}|{_ANY_FOR_PAIN}", re.IGNORECASE)
_ALL_FOR_PAIN = re.compile(_ANY_FOR_PAIN, re.IGNORECASE)
_MEDICINE = re.compile(f"{_FOR_PAIN.pattern}|{_OTHER_MEDICINES}", re.IGNORECASE)
_ANY_MEDICINE = re.compile(
    r"\b(?:medicines|medications|drugs|medicamentos|medicinas|f[aá]rmacos)\b"
    r"|\b(?:any|other|another|all|usual|normal|regular|own|otr[ao]s?|alg[uú]n|ning[uú]n|cualquier)"
    r" (?:\w+ )?(?:medicines?|medications?|drugs?|tablets?|pills?|pastillas?|comprimidos?"
    r"|medicamento|medicina|medicaci[oó]n|f[aá]rmaco)\b"
    r"|\b(?:pastillas|comprimidos|medicaci[oó]n) habitual(?:es)?\b"
    r"|[藥药]物|[其別别]他?的?[藥药]|平[常時时].{0,3}[藥药]",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:with|together|as well as|along with|on top of|mix|combine|con|junt[oa]s?|adem[aá]s de"
    r"|mezclar|combinar)\b|一起|同[時时]|[併并]用|混",
    re.IGNORECASE,
)
# What leaflets tell of food or of blood by the same names.
_ALSO_IN_FOOD = frozenset({"potasium", "calcium", "iron", "folic acid"})
# So much of a name tells it: "antibiótico" is an "antibiotic".
_TOLD_BY = 6

_ASKS_MISSED = re.compile(
    r"\b(?:forg[eo]t\w*|miss(?:ed)?|skip(?:ped)?)\b.{0,30}\b(?:it|one|dose|tablets?|pills?"
    r"|injections?|drops?|puffs?|capsules?|patch)\b"
    r"|\b(?:se me olvid|olvid[oeéaó]|me salt[oeé])\w*|忘[記记了]|漏[吃打用點点]",
    re.IGNORECASE,
)
_TELLS_MISSED = re.compile(
    r"\b(?:forg[eo]t\w*|miss(?:ed|es)?|skip\w*|late|double|make up|left out|leave out)\b"
    r"|\b(?:olvid\w*|salt[ae]\w*|doble|retras\w*)\b|[忘漏補补]|加倍|[兩两雙双]倍",
    re.IGNORECASE,
)
_ASKS_LIMIT = re.compile(
    r"\b(?:highest|maximum|max|m[aá]xim[oa]|como mucho)\b|\bthe most (?:i|we)\b|最多|最高|上限",
    re.IGNORECASE,
)
_TELLS_LIMIT = re.compile(
    r"\b(?:more than|at most|up to|maximum|most|highest|limit|exceed|over|above)\b"
    r"|\b(?:m[aá]xim[oa]|hasta|super[ea]\w*|m[aá]s)\b|最多|最高|超過|超过|上限|以[內内下]",
    re.IGNORECASE,
)

_ASKS_HOW_LONG = re.compile(
    r"\bhow (?:much )?long(?:er)?\b(?! (?:after|before)\b)|\bcu[aá]nto tiempo\b"
    r"|\bwhen (?:can|may|do|should|must|will|could) (?:i|we|he|she|my \w+) (?:stop|come off)\b"
    r"|\bcu[aá]ndo (?:puedo|debo|tengo que|podr[eé]) (?:dejar|parar|suspender)"
    r"|\bhasta cu[aá]ndo\b"
    r"|\bhow many (?:minutes|hours|days|weeks|months|years|nights)\b(?! (?:a|per|before|after)\b)"
    r"|(?<!cada )\bcu[aá]nt[oa]s (?:minutos|horas|d[ií]as|semanas|meses|años|noches)\b"
    r"(?! (?:antes|después|al|a la|por)\b)"
    r"|(?<![每隔])[幾几][個个]?(?:小[時时]|天|月|週|周|星期|年)(?!.{0,4}[前後后次])"
    r"|一[輩辈]子|[吃用擦戴穿包敷持維维][續续持]?多久(?!.{0,3}[一1]?[次遍])"
    r"|(?:什麼時候|什么时候|[何幾几][時时]).{0,4}停",
    re.IGNORECASE,
)
# "Every seven days" and "once a day" say how often; "for a day" says how long.
_HOW_OFTEN = re.compile(
    r"\b(?:every|each|once|twice|\w+ times)(?: (?:a|an|per|every|each))?(?: \w+){0,2}"
    r" (?:minutes?|hours?|days?|weeks?|months?|years?)\b"
    r"|(?<!for )(?<!to )(?<!about )(?<!than )(?<!within )(?<!after )(?<!in )(?<!least )(?<!half )"
    r"\b(?:an?|per) (?:day|week|month|year|hour|night)\b(?! (?:after|before|later|or))"
    r"|\bcada(?: \w+){0,2} (?:minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)\b"
    r"|\b(?:al|a la|por) (?:d[ií]a|semana|mes|hora)\b"
    r"|每[隔]?[\d一二兩两三四五六七八九十半]*[個个]?(?:天|日|週|周|月|年|小時|小时)",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:minut|hour|day|week|month|year|night|fortnight|decade|seconds|hora|d[ií]as?\b"
    r"|semana|quincena|mes(?:es)?\b|año|década|noche|segundos)"
    r"|\b(?:until|till|while|as long|for (?:good|life|ever)|always|never|stop\w*|finish\w*|gone"
    r"|soon|at once|tomorrow|overnight|lifelong|permanent\w*|cuarto de"
    r"|hasta|mientras|siempre|nunca|de por vida|deje\w*|termin\w*|suspend\w*)\b"
    r"|[\d一二兩两三四五六七八九十半幾几][個个]?"
    r"(?:天|日|週|周|星期|[禮礼]拜|工作[天日]|月|年|小時|小时|[鐘钟][頭头]|分|秒)"
    r"|直到|停|[吃用]完|一[輩辈]子|[終终]身",
    re.IGNORECASE,
)
# "Change the battery once a week" tells how long one lasts.
_ASKS_HOW_LONG_IT_LASTS = re.compile(r"\b(?:lasts?|duran?|good for)\b|[用撐撑]多久", re.IGNORECASE)
_TELLS_OF_ANOTHER = re.compile(
    r"\b(?:chang|replac|renew|refill|new one|cambi|sustitu|reemplaz|renuev)|[換换]", re.IGNORECASE
)
_PART_OF_AN_HOUR = re.compile(r"\bof an hour\b", re.IGNORECASE)

_ASKS_OTHER = re.compile(
    r"\b(?:the|my|his|her|your) other (?:eye|ear|leg|arm|side|hand|foot|knee|hip|breast"
    r"|shoulder|one)\b|\b(?:el|la|mi) otr[oa] (?:ojo|o[ií]do|pierna|brazo|lado|mano|pie"
    r"|rodilla|cadera|pecho|hombro)\b|另(?:外)?一[個个隻只邊边條条]|[對对][側侧]",
    re.IGNORECASE,
)
_TELLS_OTHER = re.compile(
    r"\b(?:other|both|each|either|second|opposite|one at a time|otr[oa]s?|amb[oa]s|l[oa]s dos"
    r"|cada)\b|另|[兩两雙双][眼耳邊边側侧手腳脚腿膝隻只]|[對对][側侧]|各",
    re.IGNORECASE,
)

# What is done at the clinic, before and after which different things hold. A medicine or a meal is
# none: "Can I take it after my coffee?" is answered by "No coffee before it".
_DONE = (
    r"(?:(?:the|this|that|my|your) (?:\w+ )?(?:tests?|scan|procedure|operation|surgery|exam\w*"
    r"|treatment|injection|appointment|visit|extraction|biopsy|vaccin\w+|jab|infusion|session)"
    r"|surgery|it\b(?! (?:is|was|has|gets)))"
)
_HECHO = (
    r"(?:(?:la|el|mi|su) (?:prueba|operaci[oó]n|intervenci[oó]n|cirug[ií]a|examen|exploraci[oó]n"
    r"|tratamiento|inyecci[oó]n|vacuna|resonancia|biopsia|an[aá]lisis|extracci[oó]n|cita))"
)
_HAN_DONE = "(?:[檢检]查|手[術术]|治[療疗]|抽血|切片|打[針针]|[術术]|[照做打拔抽取切])"
_ASKS_AFTER = re.compile(
    rf"\bafterwards?\b|\b(?:straight |right |soon )?after {_DONE}|\bdespu[eé]s de {_HECHO}"
    rf"|\bdespu[eé]s(?=\W*$)|\btras {_HECHO}|{_HAN_DONE}(?:完|之?[後后]|以[後后])",
    re.IGNORECASE,
)
_ASKS_BEFORE = re.compile(
    rf"\bbeforehand\b|\bbefore {_DONE}|\bantes de {_HECHO}|{_HAN_DONE}(?:之|以)?前",
    re.IGNORECASE,
)
# "Not before two days" tells of the time after, "before bed" of every day.
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|un[oa]?|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|doce)"
)
_SAYS_BEFORE = re.compile(
    rf"\bbefore(?:hand)?\b(?! (?:{_COUNT}\b|\d|bed|sleep|breakfast|lunch|dinner|meals?\b))"
    rf"|\bantes\b(?! de (?:{_COUNT}\b|\d|dormir|acostarse|desayunar|comer|cenar))"
    r"|(?<!目)(?<!睡)(?<![飯饭餐])前(?!天)",
    re.IGNORECASE,
)
_SAYS_AFTER = re.compile(
    r"\bafter(?:wards?)?\b|\bdespu[eé]s\b|\btras\b|[完後后](?![面天遺遗])", re.IGNORECASE
)
_TELLS_AFTER = re.compile(
    r"\b(?:after\w*|then|until|till|later|since|once|for(?! (?:\w+ ){1,4}before)|home|again|back"
    r"|next|(?:same|that) day|rest of"
    r"|despu[eé]s|luego|tras|hasta|durante|resto|mismo d[ií]a|en casa"
    r"|v[uo]elv\w+|ya)\b"
    r"|[完後后]|直到|才|[當当]天|回家|[內内]|隔",
    re.IGNORECASE,
)
_TELLS_BEFORE = re.compile(
    r"\b(?:before\w*|prior|until|till|by|bring|come|arriv\w*|fast\w*|empty|antes|previ\w+|hasta"
    r"|traiga|venga|acuda|ayun\w+)\b|前|先|空腹|禁食|[帶带]|[來来]",
    re.IGNORECASE,
)


def lacks_what_is_asked(question: str, title: str, quote: str) -> bool:
    """Whether a quote cannot answer a question, as what it asks about is not named there.

    A medicine that the document is called by need not be named again.
    """
    if _ASKS_MISSED.search(question) and not _TELLS_MISSED.search(quote):
        return True
    if _ASKS_LIMIT.search(question) and not _TELLS_LIMIT.search(quote):
        return True
    if _ASKS_OTHER.search(question) and not _TELLS_OTHER.search(quote):
        return True
    if tells_no_length(question, quote):
        return True
    if _is_on_the_other_side(question, quote):
        return True
    return lacks_the_medicine(question, title, quote)


def lacks_the_medicine(question: str, title: str, quote: str) -> bool:
    """Whether a question names medicines beside the title's, and a quote none of them, or not all
    of those that are to be taken together.
    """
    asked = _asked_medicines(question)
    if not asked:
        return False
    titled = _told_medicines(title)
    named = [one for one in asked if not _names(title, titled, one)]
    quoted = _told_medicines(quote)
    told = [_names(quote, quoted, one) for one in named]
    return bool(named) and not (all(told) if _TOGETHER.search(question) else any(told))


def _asked_medicines(question: str) -> list[str]:
    """The medicines that a question names by kind or by name; of a brand, its medicine."""
    by_kind = _MEDICINE.findall(question)
    brands = [
        one.name
        for one in medicines(question, ())
        if one.name not in _ALSO_IN_FOOD and not _MEDICINE.search(one.text)
    ]
    return by_kind + brands


def tells_no_length(question: str, told: str) -> bool:
    """Whether a question asks for how long, and what is told has no length of time."""
    if not _ASKS_HOW_LONG.search(question):
        return False
    if _ASKS_HOW_LONG_IT_LASTS.search(question) and _TELLS_OF_ANOTHER.search(told):
        return False
    # In "a quarter of an hour" nothing says how often.
    return not (_HOW_LONG.search(_HOW_OFTEN.sub(" ", told)) or _PART_OF_AN_HOUR.search(told))


def _is_on_the_other_side(question: str, quote: str) -> bool:
    """Whether what is told holds before a test or an operation, and the time after it is asked
    about, or the other way round.
    """
    after, before = _ASKS_AFTER.search(question), _ASKS_BEFORE.search(question)
    if bool(after) is bool(before):
        return False
    other, own = (_SAYS_BEFORE, _TELLS_AFTER) if after else (_SAYS_AFTER, _TELLS_BEFORE)
    return other.search(quote) is not None and own.search(quote) is None


def _told_medicines(text: str) -> set[str]:
    return {one.name for one in medicines(text, ())}


def _names(text: str, told: Set[str], medicine: str) -> bool:
    """Whether a text, in which medicines are told, names one, all of them, or one of its kind."""
    if medicine.lower()[:_TOLD_BY] in text.lower() or _ANY_MEDICINE.search(text):
        return True
    if medicine in told:
        return True
    if not _FOR_PAIN.fullmatch(medicine):
        return False
    for_pain = _FOR_PAIN if _ALL_FOR_PAIN.fullmatch(medicine) else _ALL_FOR_PAIN
    return for_pain.search(text) is not None
