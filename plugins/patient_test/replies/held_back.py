"""Compares what an agent says with its documents before the patient gets it.

The sentences that stand in the place of a reply were translated for this project and have not been
reviewed by native speakers.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from core.context import PluginContext
from core.errors import AppError
from plugins.conversations.contract import ConversationRecorder, Verdict
from plugins.patient_test.settings import PatientTestSettings

log = logging.getLogger(__name__)

_SENTENCES = """
en | This answer was held back because it does not agree with your clinic's documents. Please ask your clinic.
zh-TW | 這個回答與您診所的文件不一致，因此沒有顯示。請詢問您的診所。
zh-CN | 这个回答与您诊所的文件不一致，因此没有显示。请询问您的诊所。
es | Esta respuesta se ha retenido porque no coincide con los documentos de su clínica. Por favor, pregunte a su clínica.
ar | حُجبت هذه الإجابة لأنها لا تتفق مع وثائق عيادتك. يُرجى سؤال عيادتك.
bg | Този отговор беше задържан, защото не съвпада с документите на вашата клиника. Моля, попитайте клиниката си.
hr | Ovaj je odgovor zadržan jer se ne slaže s dokumentima vaše klinike. Pitajte svoju kliniku.
cs | Tato odpověď byla zadržena, protože nesouhlasí s dokumenty vaší kliniky. Zeptejte se prosím na své klinice.
da | Dette svar er holdt tilbage, fordi det ikke stemmer med din kliniks dokumenter. Spørg din klinik.
nl | Dit antwoord is tegengehouden omdat het niet overeenkomt met de documenten van uw kliniek. Vraag het aan uw kliniek.
fil | Hindi ibinigay ang sagot na ito dahil hindi ito tugma sa mga dokumento ng inyong klinika. Magtanong po sa inyong klinika.
fi | Tätä vastausta ei annettu, koska se ei vastaa klinikkasi asiakirjoja. Kysy klinikaltasi.
fr | Cette réponse a été retenue parce qu'elle ne correspond pas aux documents de votre clinique. Veuillez demander à votre clinique.
de | Diese Antwort wurde zurückgehalten, weil sie nicht mit den Unterlagen Ihrer Klinik übereinstimmt. Bitte fragen Sie Ihre Klinik.
el | Αυτή η απάντηση δεν δόθηκε, γιατί δεν συμφωνεί με τα έγγραφα της κλινικής σας. Ρωτήστε την κλινική σας.
hi | यह उत्तर रोक लिया गया, क्योंकि यह आपके क्लिनिक के दस्तावेज़ों से मेल नहीं खाता। कृपया अपने क्लिनिक से पूछें।
hu | Ezt a választ visszatartottuk, mert nem egyezik a rendelője dokumentumaival. Kérjük, kérdezze meg a rendelőjét.
id | Jawaban ini ditahan karena tidak sesuai dengan dokumen klinik Anda. Silakan tanyakan kepada klinik Anda.
it | Questa risposta è stata trattenuta perché non concorda con i documenti della sua clinica. Chieda alla sua clinica.
ja | この回答はクリニックの文書と一致しないため、お伝えしませんでした。クリニックにおたずねください。
ko | 이 답변은 병원의 문서와 일치하지 않아 전해 드리지 않았습니다. 병원에 문의해 주세요.
ms | Jawapan ini ditahan kerana tidak sepadan dengan dokumen klinik anda. Sila tanya klinik anda.
no | Dette svaret ble holdt tilbake fordi det ikke stemmer med klinikkens dokumenter. Spør klinikken din.
pl | Ta odpowiedź została wstrzymana, ponieważ nie zgadza się z dokumentami Państwa kliniki. Proszę zapytać w klinice.
pt-BR | Esta resposta foi retida porque não está de acordo com os documentos da sua clínica. Pergunte à sua clínica.
pt-PT | Esta resposta foi retida porque não está de acordo com os documentos da sua clínica. Pergunte à sua clínica.
ro | Acest răspuns a fost reținut pentru că nu corespunde cu documentele clinicii dumneavoastră. Întrebați clinica dumneavoastră.
ru | Этот ответ не был показан, потому что он не совпадает с документами вашей клиники. Пожалуйста, спросите в клинике.
sk | Táto odpoveď bola zadržaná, pretože nesúhlasí s dokumentmi vašej kliniky. Opýtajte sa, prosím, na svojej klinike.
sv | Det här svaret hölls tillbaka eftersom det inte stämmer med din kliniks dokument. Fråga din klinik.
ta | உங்கள் மருத்துவமனையின் ஆவணங்களுடன் பொருந்தாததால் இந்தப் பதில் நிறுத்தப்பட்டது. உங்கள் மருத்துவமனையைக் கேளுங்கள்.
tr | Bu yanıt, kliniğinizin belgeleriyle uyuşmadığı için verilmedi. Lütfen kliniğinize sorun.
uk | Цю відповідь не показано, бо вона не збігається з документами вашої клініки. Будь ласка, запитайте у клініці.
vi | Câu trả lời này đã bị giữ lại vì không khớp với tài liệu của phòng khám. Vui lòng hỏi phòng khám của bạn.
"""  # noqa: E501 - a language a line

SENTENCES = {
    code.strip(): sentence.strip()
    for code, _, sentence in (line.partition("|") for line in _SENTENCES.strip().splitlines())
}
"""What is said in the place of a reply that is held back, by the code of the language."""


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """What the patient is given, and what became of the questions by what the agent said.

    `held_back` is what the agent said, where `text` stands in its place. `verdict` is None when
    nobody could tell.
    """

    text: str
    verdict: Verdict | None
    held_back: str | None = None


class ReplyCheck:
    """Looks at replies by the judge of the log, so that both say the same of them."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._holds_back = context.own_settings(PatientTestSettings).hold_back_contradictions

    async def check(
        self,
        message: str,
        said: str,
        knowledge_ids: Sequence[str],
        languages: Sequence[str],
        earlier: Sequence[str] = (),
    ) -> CheckedReply:
        """What to give a patient whose agent, which speaks these languages, has said this.

        The message may lean on the `earlier` ones of the patient.
        """
        verdict = await self._verdict(message, said, knowledge_ids, earlier)
        held = self._holds_back and verdict is not None and verdict.surely_contradicts
        return _given(message, said, languages, verdict, held=held)

    async def before_speech(
        self,
        message: str,
        said: str,
        knowledge_ids: Sequence[str],
        languages: Sequence[str],
        earlier: Sequence[str] = (),
    ) -> CheckedReply:
        """What `check` will give the patient, without its verdict, for which nobody has to wait."""
        held = self._holds_back and await self._contradicts(message, said, knowledge_ids, earlier)
        return _given(message, said, languages, None, held=held)

    async def _contradicts(
        self, message: str, said: str, knowledge_ids: Sequence[str], earlier: Sequence[str]
    ) -> bool:
        try:
            return await self._context.service(ConversationRecorder).contradicts(
                message, said, knowledge_ids, earlier
            )
        except AppError as error:
            log.warning("a reply was not compared: %s", error.error_code)
            return False

    async def _verdict(
        self, message: str, said: str, knowledge_ids: Sequence[str], earlier: Sequence[str]
    ) -> Verdict | None:
        try:
            return await self._context.service(ConversationRecorder).judge(
                message, said, knowledge_ids, earlier
            )
        except AppError as error:
            log.warning("a reply was not judged: %s", error.error_code)
            return None


def _given(
    message: str, said: str, languages: Sequence[str], verdict: Verdict | None, *, held: bool
) -> CheckedReply:
    if not held:
        return CheckedReply(said, verdict)
    return CheckedReply(sentence_for(languages, f"{message}\n{said}"), verdict, said)


def sentence_for(languages: Sequence[str], talk: str) -> str:
    """The sentence in the one of these languages, those of the agent, that is talked in."""
    if len(languages) > 1:
        # No start waits for these.
        from core.retrieval.language import detect_language
        from core.text.identification import identify_language

        # A few words are enough for the second, which knows three languages.
        spoken = identify_language(talk) or detect_language(talk) or ""
        found = next((code for code in languages if _base(code) == _base(spoken)), languages[0])
    else:
        found = languages[0] if languages else "en"
    near = next((code for code in SENTENCES if _base(code) == _base(found)), "en")
    return SENTENCES.get(found) or SENTENCES[near]


def _base(code: str) -> str:
    return code.partition("-")[0]
