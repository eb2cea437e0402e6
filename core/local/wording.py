"""The sentences that the preview agent says around its quotations, in the patient's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.retrieval.asking.kinds import QuestionKind
from core.retrieval.language import Language, detect_language

_TRADITIONAL = frozenset(
    "們這個時來為說藥醫氣嗎過會對開關點樣後應該無麼發現問題兒讓還嚴體診檢查療長間飲習慣總"
    "幾劑針頭腦腎臟壓測試顧護溫熱緊張資訊網頁預約費單據證號碼險種類糖靜脈運動戒菸煙鹽鈉蘋雞魚"
    "濕潔淨擦傷復癒關節斷鈣鉀鐵維養營師請謝聽講話誰"
)
_SIMPLIFIED = frozenset(
    "们这个时来为说药医气吗过会对开关点样后应该无么发现问题儿让还严体诊检查疗长间饮习惯总"
    "几剂针头脑肾脏压测试顾护温热紧张资讯网页预约费单据证号码险种类糖静脉运动戒菸烟盐钠苹鸡鱼"
    "湿洁净擦伤复愈关节断钙钾铁维养营师请谢听讲话谁"
)
_ONLY_TRADITIONAL = _TRADITIONAL - _SIMPLIFIED
_ONLY_SIMPLIFIED = _SIMPLIFIED - _TRADITIONAL


@dataclass(frozen=True, slots=True)
class Wording:
    """The agent's own sentences in one language."""

    answer: str
    answer_without_section: str
    further_section: str
    decline: str
    greeting: str
    thanks: str
    statement: str
    too_many: str
    declined_kinds: Mapping[QuestionKind, str]

    def decline_of(self, kind: QuestionKind | None) -> str:
        """How a question of this kind is declined: staff are asked, and the patient told why."""
        return self.decline if kind is None else self.declined_kinds[kind]


_WORDINGS = {
    "en": Wording(
        answer='Your clinic\'s document "{document}" (section "{section}") says: {quote}',
        answer_without_section='Your clinic\'s document "{document}" says: {quote}',
        further_section='Section "{section}" says: {quote}',
        decline="That is not in your clinic's documents. Please ask your clinic's staff.",
        greeting="Hello. What would you like to know from your clinic's documents?",
        thanks="You are welcome. You can ask me another question at any time.",
        statement=(
            "Thank you for telling me. I can only read from your clinic's documents. "
            "If you are worried, please contact your clinic's staff. What would you like to know?"
        ),
        too_many="Those are many questions at once. Please ask me the others again, one by one.",
        declined_kinds={
            QuestionKind.OWN_RECORD: (
                "I cannot see your own results or record, and your clinic's documents do not"
                " contain them. Please ask your clinic's staff."
            ),
            QuestionKind.OFFICE: (
                "Appointments, staff and the clinic's own services are not in your clinic's"
                " documents. Please ask your clinic's staff."
            ),
            QuestionKind.PRICE: (
                "Prices and insurance are not in your clinic's documents. Please ask your clinic's"
                " staff."
            ),
            QuestionKind.OTHERS_MEDICINE: (
                "I cannot advise on medicine that was meant for somebody else, and your clinic's"
                " documents do not mention it. Please ask your doctor or pharmacist first."
            ),
            QuestionKind.OWN_DOSE: (
                "I cannot tell you to change or stop a medicine, and your clinic's documents do"
                " not say it. Please ask your clinic before you change anything."
            ),
        },
    ),
    "es": Wording(
        answer="El documento de su clínica «{document}» (sección «{section}») dice: {quote}",
        answer_without_section="El documento de su clínica «{document}» dice: {quote}",
        further_section="La sección «{section}» dice: {quote}",
        decline=(
            "Eso no está en los documentos de su clínica. "
            "Por favor, pregunte al personal de su clínica."
        ),
        greeting="Hola. ¿Qué le gustaría saber de los documentos de su clínica?",
        thanks="De nada. Puede hacerme otra pregunta cuando quiera.",
        statement=(
            "Gracias por contármelo. Solo puedo leer los documentos de su clínica. "
            "Si está preocupado, hable con el personal de su clínica. ¿Qué le gustaría saber?"
        ),
        too_many="Son muchas preguntas a la vez. Por favor, hágame las demás una por una.",
        declined_kinds={
            QuestionKind.OWN_RECORD: (
                "No puedo ver sus resultados ni su historial, y no están en los documentos de su"
                " clínica. Por favor, pregunte al personal de su clínica."
            ),
            QuestionKind.OFFICE: (
                "Eso es asunto de citas, personal o servicios, y no está en los documentos de su"
                " clínica. Por favor, pregunte al personal de su clínica."
            ),
            QuestionKind.PRICE: (
                "Eso es asunto de precios o seguros, y no está en los documentos de su clínica."
                " Por favor, pregunte al personal de su clínica."
            ),
            QuestionKind.OTHERS_MEDICINE: (
                "No puedo aconsejar sobre un medicamento que era para otra persona, y no está en"
                " los documentos de su clínica. Por favor, pregunte antes a su médico o"
                " farmacéutico."
            ),
            QuestionKind.OWN_DOSE: (
                "No puedo decirle que cambie o deje un medicamento, y no está en los documentos de"
                " su clínica. Por favor, pregunte a su clínica antes de cambiar nada."
            ),
        },
    ),
    "zh-Hant": Wording(
        answer="您診所的文件「{document}」（「{section}」一節）說：{quote}",
        answer_without_section="您診所的文件「{document}」說：{quote}",
        further_section="「{section}」一節說：{quote}",
        decline="您診所的文件裡沒有這項內容。請詢問診所的人員。",
        greeting="您好。關於診所的文件，您想了解什麼？",
        thanks="不客氣。您隨時可以再問我問題。",
        statement="謝謝您告訴我。我只能讀診所的文件。如果您擔心，請聯絡診所的人員。您想了解什麼？",
        too_many="您一次問了很多問題。其餘的請再一個一個問我。",
        declined_kinds={
            QuestionKind.OWN_RECORD: (
                "我看不到您個人的結果或病歷，診所的文件裡沒有這項內容。請詢問診所的人員。"
            ),
            QuestionKind.OFFICE: (
                "這是預約、人員或服務的問題，您診所的文件裡沒有這項內容。請詢問診所的人員。"
            ),
            QuestionKind.PRICE: (
                "這是費用或保險的問題，您診所的文件裡沒有這項內容。請詢問診所的人員。"
            ),
            QuestionKind.OTHERS_MEDICINE: (
                "我不能建議使用別人的藥，您診所的文件裡沒有這項內容。請先詢問醫師或藥師。"
            ),
            QuestionKind.OWN_DOSE: (
                "我不能告訴您更改或停止用藥，您診所的文件裡沒有這項內容。更改之前請先詢問診所。"
            ),
        },
    ),
    "zh-Hans": Wording(
        answer="您诊所的文件“{document}”（“{section}”一节）说：{quote}",
        answer_without_section="您诊所的文件“{document}”说：{quote}",
        further_section="“{section}”一节说：{quote}",
        decline="您诊所的文件里没有这项内容。请询问诊所的人员。",
        greeting="您好。关于诊所的文件，您想了解什么？",
        thanks="不客气。您随时可以再问我问题。",
        statement="谢谢您告诉我。我只能读诊所的文件。如果您担心，请联系诊所的人员。您想了解什么？",
        too_many="您一次问了很多问题。其余的请再一个一个问我。",
        declined_kinds={
            QuestionKind.OWN_RECORD: (
                "我看不到您个人的结果或病历，诊所的文件里没有这项内容。请询问诊所的人员。"
            ),
            QuestionKind.OFFICE: (
                "这是预约、人员或服务的问题，您诊所的文件里没有这项内容。请询问诊所的人员。"
            ),
            QuestionKind.PRICE: (
                "这是费用或保险的问题，您诊所的文件里没有这项内容。请询问诊所的人员。"
            ),
            QuestionKind.OTHERS_MEDICINE: (
                "我不能建议使用别人的药，您诊所的文件里没有这项内容。请先询问医生或药师。"
            ),
            QuestionKind.OWN_DOSE: (
                "我不能告诉您更改或停止用药，您诊所的文件里没有这项内容。更改之前请先询问诊所。"
            ),
        },
    ),
}

_THANKS = re.compile(
    r"\b(thanks|thank you|thank u|thx|cheers|gracias)\b|謝謝|谢谢|感謝|感谢|多謝|多谢",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(hi|hello|hey|good (morning|afternoon|evening)|hola|buen[oa]s (d[ií]as|tardes|noches)"
    r"|buenas|您好|你好|早安|午安|晚安|早上好|下午好|晚上好|嗨|哈囉|哈啰)(?!\w*['’])\b",
    re.IGNORECASE,
)


def chinese_script(text: str) -> str | None:
    """zh-Hant or zh-Hans by the characters that only one script has; None when none speaks."""
    traditional = sum(char in _ONLY_TRADITIONAL for char in text)
    simplified = sum(char in _ONLY_SIMPLIFIED for char in text)
    if traditional == simplified:
        return None
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def wording_code(language: str) -> str | None:
    """The wording for a language code such as es-MX or zh-TW; None when there is none."""
    parts = language.lower().replace("_", "-").split("-")
    if parts[0] == "zh":
        simplified = "hans" in parts or "cn" in parts or "sg" in parts
        return "zh-Hans" if simplified else "zh-Hant"
    return parts[0] if parts[0] in _WORDINGS else None


def speaks_as(text: str, agent_language: str) -> str:
    """The wording to answer a text with: its own language, else the agent's, else English."""
    fallback = wording_code(agent_language) or "en"
    language = detect_language(text)
    if language is Language.CHINESE:
        script = chinese_script(text)
        return script or (fallback if fallback.startswith("zh") else "zh-Hant")
    return fallback if language is None else language.value


def wording(code: str) -> Wording:
    """The sentences of a wording code."""
    return _WORDINGS[code]


def small_talk(message: str, code: str) -> str | None:
    """The reply to a greeting or to thanks; None when the message is neither."""
    if _THANKS.search(message):
        return _WORDINGS[code].thanks
    if _GREETING.search(message):
        return _WORDINGS[code].greeting
    return None
