"""Tells calls for help from errands: appointments, papers and transport, however soon.

“Call the clinic today to book” names no warning sign, nor does “the nurse will call you today”.
"""

from __future__ import annotations

import re

from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.urgency_words import EMERGENCY, REACHES_OUT

_PAPERS_EN = (
    r"(?:appointments?|slots?|bookings?|results?|prescriptions?|refills?|repeats?|forms?|letters?"
    r"|(?:sick|fit|doctor['’]s) notes?|certificates?|bills?|invoices?|receipts?|interpreters?"
    r"|transport|an? (?:taxi|lift|ride)|parking|directions|information|leaflets?|brochures?"
    r"|cop(?:y|ies)"
    r"|insurance|address|(?:phone|telephone) number|(?:health|insurance|appointment) card"
    r"|visiting (?:hours|times)|start time|time of (?:your|the) \w+|paperwork|payment|fees?)"
)
_PAPERS_ES = (
    r"(?:citas?|turnos?|reservas?|resultados?|recetas?|formularios?|cartas?|justificantes?"
    r"|certificados?|informes?|facturas?|recibos?|int[eé]rpretes?|transporte|taxi|aparcamiento"
    r"|informaci[oó]n|folletos?|copias?|seguro|direcci[oó]n|tel[eé]fono|tarjetas?"
    r"|horarios?|papeles|volante)"
)
_PAPERS_ZH = (
    "(?:預約|掛號|約診|號碼|時段|報告|處方箋?|連續處方|表格|表單|通知單|預約單|證明書?|診斷書|帳單|收據|翻譯|口譯|接送|交通"
    "|停車|資料|單張|手冊|影本|副本|保險|地址|電話號碼|健保卡|門診時間|會客時間|探病時間|費用|繳費)"
)
_FOR = {
    "en": re.compile(
        r"\b(?:to|and) (?:please )?(?:re-?book|book|arrange|re-?schedule|schedule|confirm|cancel"
        r"|postpone|order|collect|pick up|pay|register|sign up|enrol|request|renew|choose|update"
        r"|find out|fetch|ask when|ask (?:about|whether|which|what|how)"
        rf"(?=(?: [\w'’-]+){{0,4}}? {_PAPERS_EN}\b)"
        r"|(?:make|change|move|set up|get|ask for|fix)(?: [\w-]+){0,3}? "
        rf"{_PAPERS_EN})\b|\bto sign\b"
        rf"|\b(?:for|about|with|regarding)(?: (?!any\b)[\w'’-]+){{0,3}}? {_PAPERS_EN}\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:para|y) (?:reserv|concert|conciert|program|confirm|cancel|anul|aplaz|recog|recoj"
        r"|pag[au]|renov|renuev|inscrib|apunt|registr|eleg|elij|actualiz|averigu"
        r"|saber (?:a qu[eé]|en qu[eé]|cu[aá]ndo|qu[eé] d[ií]a|si)"
        r"|pregunt(?:ar|e) (?:cu[aá]ndo|(?:por|si|a qu[eé])"
        rf"(?=(?: [\w-]+){{0,4}}? {_PAPERS_ES}\b)))\w*"
        r"|\b(?:para|y) (?:ped|pid|solicit|cambi|fij|sac|cog|coj|ten|obten|conoc)\w*"
        rf"(?: [\w-]+){{0,3}}? {_PAPERS_ES}\b"
        r"|\bpara firmar\b"
        rf"|\b(?:por|sobre|con|para|de su nuev[ao])(?: [\w-]+){{0,3}}? {_PAPERS_ES}\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "(?:打電話|來電|致電|聯絡|聯繫|通知|撥)[^，。；]{0,14}?(?:預約|約診|掛號|約[個好]?時間|改期|改時間|改約|取消|延期|報名"
        "|登記|訂購|索取|補辦|繳費|付款"
        f"|(?:確認|詢問|查詢|更改|變更|安排|領取?|拿|問|申請)(?:是否|能否|會不會|有沒有)?[^，。；]{{0,6}}(?:{_PAPERS_ZH}|時間|日期|床位|前來))"
        f"|(?:預約|掛號|報名|登記|領藥|繳費|索取)[^，。；]{{0,8}}請?(?:於|在)?[^，。；]{{0,6}}(?:打電話|來電|致電|聯絡|聯繫)"
    ),
}
"""What somebody is asked to call for that is no matter of health."""
# “If you cannot come because you have a fever” names a sign.
_REST_EN = r"(?:(?!\b(?:because|as|since|due|from|and|but)\b).){0,30}"
_REST_ES = r"(?:(?!\b(?:porque|por|debido|ya que|pues|y|pero)\b).){0,30}"
_WHERE = {
    "en": re.compile(
        r"you (?:(?:want|wish|need|have|would like|['’]d like) to (?:cancel|re-?schedule|re-?book)"
        r"|(?:can(?:no|['’])t|can ?not|could not|are (?:not able|unable) to|will not be able"
        r" to|are (?:not|n['’]t) going to be able to) (?:come|attend(?! to)|make it|be there"
        rf"|keep it)\b(?! (?:up|down|round|off|in your)\b){_REST_EN}"
        r"|(?:(?:can(?:no|['’])t|can ?not|have to|need to|must|want to|wish to|would like to"
        r"|['’]d like to|would like|['’]d like|have|do not|don['’]t) )?(?:\w+ly )?(?:keep|cancel"
        r"|change|move|postpone|re-?schedule|re-?book|book|order|need|want|require|lose|lost|mislaid?"
        r"|forg[eo]t(?:ten)?|received?|get|got|not received|like|wish for|an?|another|miss)"
        rf"(?: (?!because|as|since|due|with)[\w'’-]+){{0,4}}? {_PAPERS_EN}\b{_REST_EN}"
        r"|(?:move|are moving|have moved)(?: house| home)?)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?:usted )?(?:(?:quiere|desea|necesita|tiene que) (?:cancelar|anular|aplazar)"
        r"|no (?:puede|pueda|podrá|podría|va a poder) (?:venir|acudir|asistir"
        rf"|presentarse)\b(?! al baño){_REST_ES}"
        r"|(?:no )?(?:(?:puede|quiere|desea|necesita|tiene que|debe) )?(?:mantener|cancelar|anular"
        r"|cambiar|aplazar|reservar|pedir|necesita|quiere|desea|pierde|ha perdido|olvida"
        r"|ha olvidado|recibe|ha recibido|cambia|ha cambiado)"
        rf"(?: (?!porque|por|con|debido)[\w-]+){{0,4}}? {_PAPERS_ES}\b{_REST_ES}"
        r"|se (?:muda|ha mudado)|cambia de (?:casa|domicilio))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "[如若]?果?[您你]?(?:臨時|當天)?(?:(?:無法|不能|不便|不克)(?:前來|赴約|到診|回診|如期|準時|出席|參加|來)"
        "[^因]{0,8}|(?:想要?|要|需要?|欲|必須)[^，。；因]{0,6}(?:改期|改時間|改約|改約時間|取消|延期"
        f"|{_PAPERS_ZH})[^因]{{0,6}}"
        f"|{_PAPERS_ZH}[^，。；因]{{0,3}}(?:遺失|弄丟|丟了|掉了|不見|忘)[^因]{{0,4}}"
        f"|(?:遺失|弄丟|忘了?帶|忘記帶?|(?:還?沒有?|未)收到|換了?|更換|變更)[^，。；因]{{0,6}}{_PAPERS_ZH}"
        "[^因]{0,6}|搬了?家|遺失|弄丟了?)(?:的話|時)?"
    ),
}
"""A condition that is no sign: “if you cannot keep your appointment”."""
_ASKS_WHEN = {
    "en": re.compile(r"\b(?:ask|find out|know|confirm) (?:when|if|whether|where) $", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:pregunt\w+|saber|averigu\w+|confirm\w+) (?:si|cuándo|cuando|dónde|en qué|a qué) $",
        re.IGNORECASE,
    ),
    "zh": re.compile("(?:詢?問|查詢|確認)[^，。；]{0,8}(?:何時|什麼時候|時間|是否)"),
}
_HAN_TELLS = re.compile("(?:告訴|告知|回報)(?![您你])")
_TO_PATIENT = {
    "en": re.compile(
        r"\b(?:call|phone|ring|telephone|contact|see|visit|come)(?:s|ed|ing)?(?: back)?"
        r"(?: (?:to|and) (?:see|visit|check))?(?: on)? you\b(?!['’])",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:le|lo|la|les|los|las|te) (?:\w+ )?(?:ll[aá]m|avis|contact|telefone|vamos a)\w*"
        r"(?: a)?(?: (?:llamar|avisar))?|\bnos pon(?:dremos|emos) en contacto",
        re.IGNORECASE,
    ),
    "zh": re.compile("(?:打電話|聯絡|聯繫|通知|致電|來電|打)(?:給|與|到)?[您你](?![的們])"),
}
"""The clinic reaches out to the patient."""


def reaches_out(reading: Reading) -> bool:
    """Whether a sentence has the patient reach out to somebody."""
    language = reading.language
    left = _TO_PATIENT[language].sub(" ", reading.text)
    told = language == "zh" and _HAN_TELLS.search(left) is not None
    return told or REACHES_OUT[language].search(left) is not None


def clinic_reaches_out(reading: Reading) -> bool:
    """Whether it is the clinic that calls, and nobody else."""
    return _TO_PATIENT[reading.language].search(reading.text) is not None and not reaches_out(
        reading
    )


def is_errand(reading: Reading) -> bool:
    """Whether a sentence asks to call for an appointment, for papers and the like."""
    language = reading.language
    if EMERGENCY[language].search(reading.text) is not None:
        return False
    return _FOR[language].search(reading.text) is not None


def asks_when(reading: Reading, condition: str) -> bool:
    """Whether what looks like a condition is what the patient asks: “call and ask when …”."""
    before = reading.said.partition(condition)[0]
    return _ASKS_WHEN[reading.language].search(before) is not None


def is_of_errands(condition: str, language: str) -> bool:
    """Whether a condition, in Traditional characters, is of such: “you need an interpreter”."""
    return _WHERE[language].fullmatch(condition.strip(" .。,，;；!！")) is not None
