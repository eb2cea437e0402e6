"""Tells what is said around an answer: sending to staff, wishes, comfort, of the agent itself.

Forms are looked for where a form tells it ("ask your nurse"), and words elsewhere: what is left of
a sentence without the words of courtesy and of help says something of health, or nothing.
"""

from __future__ import annotations

import re

_STAFF = (
    r"(?:doctors?|gp|nurses?|midwi(?:fe|ves)|clinic|ward|practice|surgery|team|pharmac(?:ist|y)|staff"
    r"|surgeon|consultant|physician|professional|dentist|optician|\w+ologist|physio(?:therapist)?"
    r"|pa?ediatrician|specialist|us|help|hospital|emergency|department"
    r"|casualty|a&e|er|ambulance|hotline|helpline|reception|\d{3})"
)
_STAFF_ES = (
    r"(?:m[eé]dic[oa]s?|enfermer[oa]s?|matrona|cl[ií]nica|consulta|equipo|farmac[eé]utic[oa]"
    r"|farmacia|personal|cirujan[oa]|nosotros|urgencias|emergencias|hospital|ayuda|doctora?"
    r"|dentista|pediatra|\w+[oó]log[oa]|otorrino|fisioterapeuta|especialista|ambulancia|tel[eé]fono|recepci[oó]n|\d{3})"
)
_STAFF_ZH = (
    r"(?:[牙中]醫|[牙中]医|營養師|营养师|治療師|治疗师|管理師|管理师|個管師|醫師|医师|醫生|医生|護理|护理|護士|护士|診所|诊所|人員|人员|藥師|药师|我們|我们|團隊|团队|急診|急诊|醫院|医院"
    r"|電話|电话|救護車|救护车|櫃台|柜台|[0-9]{3})"
)
_SENDS = re.compile(
    r"\b(?:ask|call|contact|tell|ring|phone|see|consult|inform|message|visit|talk|speak|reach out"
    r"|go|turn|head|come|bring|check|follow up|get in touch|discuss|confirm|verify|seek|dial|raise"
    rf"|mention)\b(?: [\w'’-]+){{0,5}}? {_STAFF}\b"
    rf"|\b{_STAFF}\b(?: [\w'’-]+){{0,3}}? (?:help|questions?|assist|there for you|happy|glad)\b"
    rf"|\b{_STAFF}\b (?:may|might|can|could|will|would)(?: [\w'’-]+){{0,3}}? (?:know|tell|say"
    r"|advise|answer|explain|check)\b"
    rf"|\b{_STAFF_ES}\b (?:podr[aá]n?|pueden?|sabr[aá]n?"
    r"|les? (?:dir[aá]|indicar[aá]|aconsejar[aá]))"
    r"|\b(?:consult|pregunt|ll[aá]m|contact|av[ií]s|h[aá]bl|acud|vay|comun[ií]qu|inform|d[ií]ga|pid"
    rf"|com[eé]nt|busqu|marqu)\w*\b.{{0,40}}\b{_STAFF_ES}\b|\bnos (?:llam|avis|escrib)\w*"
    rf"|(?:詢|询|請教|请教|洽|聯|联|告|諮|咨|問|问|打|撥|拨|找|去|到|送|通知|叫|跟|向).{{0,10}}{_STAFF_ZH}"
    r"|[就送回]醫|就医|送医",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"^\W*(?:i|we)(?:['’]m|['’]d| am| can| could| cannot| hope| wish| know| understand| see| have"
    r"| do| will| would)\b(?!.{0,40}\b(?:recommend|suggest|advise|tell you to)\b)"
    r"|^\W*(?:que|ojal[aá]|me|le (?:mando|env[ií]o|deseo)|lo siento|espero|deseamos|lamento"
    r"|entiendo|comprendo|estoy|quedo|no (?:puedo|soy|tengo))\b"
    r"|^我(?!建議|建议|們建議|们建议)",
    re.IGNORECASE,
)
_COMFORT = re.compile(
    r"\b(?:worr\w+|alarmed|preocup\w+|alarm(?:e|arse))\b|擔心|担心|緊張|紧张", re.IGNORECASE
)
_COURTESY = re.compile(
    r"\b(?:hop(?:e|es|ing|efully)|wish\w*|worr\w+|nervous|anxious|scared|afraid|upset|stress\w*"
    r"|comfort\w*|uncomfortable|understand\w*|feel\w*|glad|happy|pleas\w+|enjoy|love(?:ly)?|nice"
    r"|good|great|best|better|well|luck|fine|okay|normal|common|usual|sorry|thank\w*|welcome|care"
    r"|hands?|hesitate|patience|free|answer\w*|question\w*|ask\w*|help\w*|assist\w*|inform\w*|document\w*"
    r"|leaflet|guide|clear\w*|detail\w*|advice|concern\w*|doubt\w*|sure|certain|important|day"
    r"|morning|afternoon|evening|weekend|time|moment|today|tomorrow|soon|anything|everything"
    r"|something|else|emergency|urgent\w*|number|call|ring|phone|visit|appointment|book|contact"
    r"|doctors?|nurses?|gp|clinic|staff|team|hospital|ward|consultant|reception|ambulance|symptoms?"
    r"|worse\w*|immediately|straight|away|once|quick\w*|recover\w*|rest|follow|instructions?)\b"
    r"|\b(?:esper\w+|dese\w+|preocup\w+|nervios\w+|tranquil\w+|miedo|paciencia|ánimo|suerte|feliz|alegr\w+"
    r"|contento|gusto|bien|mejor\w*|normal|bueno|buena|buen|gracias|siento|dudas?|pregunt\w+"
    r"|respuesta|respond\w+|ayud\w+|inform\w+|documento\w*|folleto|clar\w+|segur[oa]|importante"
    r"|d[ií]a|tarde|semana|momento|hoy|mañana|pronto|algo|nada|todo|cualquier|cosa|urgen\w+"
    r"|emergencia\w*|n[uú]mero|llam\w+|cita|contact\w+|m[eé]dic\w+|enfermer\w+|cl[ií]nica|equipo"
    r"|hospital|s[ií]ntomas?|empeor\w+|enseguida|inmediat\w+|recuper\w+|indicaciones|haciendo)\b"
    r"|歡迎|欢迎|隨時|随时|再來|再来|問我|问我|希望|幫助|帮助|幫到|帮到|祝|順利|顺利|康復|康复|早日|心情|愉快|保持|放心|安心"
    r"|擔心|担心|緊張|紧张|著急|着急|害怕|慢慢來|慢慢来|耐心|加油|辛苦|恭喜|保重|高興|高兴|謝謝|谢谢|感謝|感谢|抱歉|對不起|对不起"
    r"|疑慮|疑虑|疑問|疑问|問題|问题|問得|问得|回答|解答|很好|正常|常見|常见|資訊|信息|內容|内容|文件|資料|资料|說明|说明"
    r"|任何|其他|需要|可以|請|请|盡快|尽快|立刻|馬上|马上|立即|緊急|紧急|症狀|症状|嚴重|严重|加重|惡化|恶化|情況|情况"
    r"|醫師|医师|醫生|医生|護理師|护理师|護士|护士|診所|诊所|醫院|医院|急診|急诊|救護車|救护车|就醫|就医|回診|回诊",
    re.IGNORECASE,
)


def sends_to_staff(sentence: str) -> bool:
    """Whether a sentence sends the patient to staff or to help."""
    return _SENDS.search(sentence) is not None


def speaks_of_itself(sentence: str) -> bool:
    """Whether the agent speaks of itself or wishes something; "I recommend …" is none."""
    return _OF_ITSELF.search(sentence) is not None


def comforts(clause: str) -> bool:
    """Whether a clause only says that there is nothing to worry about."""
    return _COMFORT.search(clause) is not None


def without_courtesy(sentence: str) -> str:
    """The sentence without the words of courtesy, comfort and help."""
    return _COURTESY.sub(" ", sentence)
