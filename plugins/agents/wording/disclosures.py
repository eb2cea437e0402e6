"""What every patient is told before the first answer, in each language that an agent may speak.

Three sentences: that it is an AI (EU AI Act, Art. 50; California AB 3030), how to reach a person,
and that what is said is recorded. The translations were written for this project and have not been
reviewed by native speakers.
"""

from __future__ import annotations

from plugins.agents.contract import Disclosure

_SENTENCES = """
en | I am an automatic assistant (AI), not a doctor or a nurse. | To talk to a person, call your clinic. | This conversation is recorded; if you go on, you agree to that.
zh-TW | 我是自動助理（AI），不是醫師或護理師。 | 想和真人說話，請打電話給您的診所。 | 這段對話會被記錄；繼續對話就表示您同意。
zh-CN | 我是自动助理（AI），不是医生或护士。 | 想和真人说话，请打电话给您的诊所。 | 这段对话会被记录；继续对话就表示您同意。
es | Soy un asistente automático (IA), no un médico ni un enfermero. | Para hablar con una persona, llame a su clínica. | Esta conversación se graba; si continúa, está de acuerdo.
ar | أنا مساعد آلي (ذكاء اصطناعي)، ولست طبيبًا ولا ممرضًا. | للتحدث مع شخص، اتصل بعيادتك. | تُسجَّل هذه المحادثة؛ وإذا واصلت فأنت توافق على ذلك.
bg | Аз съм автоматичен асистент (изкуствен интелект), а не лекар или медицинска сестра. | За да говорите с човек, обадете се в клиниката си. | Този разговор се записва; ако продължите, вие се съгласявате с това.
hr | Ja sam automatski asistent (umjetna inteligencija), a ne liječnik ni medicinska sestra. | Za razgovor s osobom nazovite svoju kliniku. | Ovaj se razgovor snima; ako nastavite, s time se slažete.
cs | Jsem automatický asistent (umělá inteligence), nejsem lékař ani zdravotní sestra. | Chcete-li mluvit s člověkem, zavolejte na svou kliniku. | Tento rozhovor se zaznamenává; pokračováním s tím souhlasíte.
da | Jeg er en automatisk assistent (AI), ikke en læge eller sygeplejerske. | Ring til din klinik for at tale med et menneske. | Denne samtale optages; hvis du fortsætter, er du indforstået med det.
nl | Ik ben een automatische assistent (AI), geen arts of verpleegkundige. | Bel uw kliniek om met een mens te spreken. | Dit gesprek wordt opgenomen; als u doorgaat, stemt u daarmee in.
fil | Ako ay isang awtomatikong katulong (AI), hindi doktor o nars. | Para makausap ang isang tao, tumawag sa inyong klinika. | Nire-rekord ang usapang ito; kung magpapatuloy kayo, sumasang-ayon kayo rito.
fi | Olen automaattinen avustaja (tekoäly), en lääkäri enkä sairaanhoitaja. | Jos haluat puhua ihmisen kanssa, soita klinikallesi. | Tämä keskustelu tallennetaan; jatkamalla hyväksyt sen.
fr | Je suis un assistant automatique (IA), ni médecin ni infirmier. | Pour parler à une personne, appelez votre clinique. | Cette conversation est enregistrée ; si vous continuez, vous l'acceptez.
de | Ich bin ein automatischer Assistent (KI), kein Arzt und keine Pflegekraft. | Um mit einem Menschen zu sprechen, rufen Sie Ihre Klinik an. | Dieses Gespräch wird aufgezeichnet; wenn Sie fortfahren, sind Sie damit einverstanden.
el | Είμαι αυτόματος βοηθός (τεχνητή νοημοσύνη), όχι γιατρός ή νοσηλευτής. | Για να μιλήσετε με άνθρωπο, καλέστε την κλινική σας. | Αυτή η συνομιλία καταγράφεται· αν συνεχίσετε, συμφωνείτε.
hi | मैं एक स्वचालित सहायक (एआई) हूँ, डॉक्टर या नर्स नहीं। | किसी व्यक्ति से बात करने के लिए अपने क्लिनिक को फ़ोन करें। | यह बातचीत रिकॉर्ड की जाती है; आगे बढ़ने पर आप इससे सहमत होते हैं।
hu | Automatikus asszisztens (MI) vagyok, nem orvos és nem ápoló. | Ha emberrel szeretne beszélni, hívja fel a rendelőjét. | Ezt a beszélgetést rögzítjük; ha folytatja, ezzel egyetért.
id | Saya asisten otomatis (AI), bukan dokter atau perawat. | Untuk berbicara dengan seseorang, hubungi klinik Anda. | Percakapan ini direkam; jika Anda melanjutkan, Anda menyetujuinya.
it | Sono un assistente automatico (IA), non un medico né un infermiere. | Per parlare con una persona, chiami la sua clinica. | Questa conversazione viene registrata; se continua, acconsente.
ja | 私は自動アシスタント（AI）で、医師や看護師ではありません。 | 人と話したい場合は、クリニックにお電話ください。 | この会話は記録されます。続けると同意したことになります。
ko | 저는 자동 안내 도우미(AI)이며 의사나 간호사가 아닙니다. | 사람과 통화하려면 병원에 전화해 주세요. | 이 대화는 기록됩니다. 계속하시면 동의하시는 것입니다.
ms | Saya pembantu automatik (AI), bukan doktor atau jururawat. | Untuk bercakap dengan seseorang, hubungi klinik anda. | Perbualan ini dirakam; jika anda meneruskannya, anda bersetuju.
no | Jeg er en automatisk assistent (KI), ikke lege eller sykepleier. | Ring klinikken din for å snakke med et menneske. | Denne samtalen blir tatt opp; hvis du fortsetter, samtykker du til det.
pl | Jestem automatycznym asystentem (AI), a nie lekarzem ani pielęgniarką. | Aby porozmawiać z człowiekiem, proszę zadzwonić do swojej kliniki. | Ta rozmowa jest nagrywana; kontynuując, wyrażają Państwo na to zgodę.
pt-BR | Sou um assistente automático (IA), não um médico nem um enfermeiro. | Para falar com uma pessoa, ligue para a sua clínica. | Esta conversa é gravada; se continuar, você concorda com isso.
pt-PT | Sou um assistente automático (IA), não um médico nem um enfermeiro. | Para falar com uma pessoa, telefone para a sua clínica. | Esta conversa é gravada; se continuar, está de acordo.
ro | Sunt un asistent automat (IA), nu medic și nici asistent medical. | Pentru a vorbi cu o persoană, sunați la clinica dumneavoastră. | Această conversație este înregistrată; dacă continuați, sunteți de acord.
ru | Я автоматический помощник (ИИ), а не врач и не медсестра. | Чтобы поговорить с человеком, позвоните в свою клинику. | Этот разговор записывается; продолжая, вы с этим соглашаетесь.
sk | Som automatický asistent (umelá inteligencia), nie som lekár ani zdravotná sestra. | Ak chcete hovoriť s človekom, zavolajte na svoju kliniku. | Tento rozhovor sa zaznamenáva; pokračovaním s tým súhlasíte.
sv | Jag är en automatisk assistent (AI), inte läkare eller sjuksköterska. | Ring din klinik för att tala med en människa. | Det här samtalet spelas in; om du fortsätter samtycker du till det.
ta | நான் ஒரு தானியங்கி உதவியாளர் (AI), மருத்துவரோ செவிலியரோ அல்ல. | ஒருவருடன் பேச, உங்கள் மருத்துவமனையை அழையுங்கள். | இந்த உரையாடல் பதிவு செய்யப்படுகிறது; தொடர்ந்தால் அதற்கு ஒப்புக்கொள்கிறீர்கள்.
tr | Ben otomatik bir asistanım (yapay zekâ), doktor veya hemşire değilim. | Bir insanla konuşmak için kliniğinizi arayın. | Bu görüşme kaydedilir; devam ederseniz bunu kabul etmiş olursunuz.
uk | Я автоматичний помічник (ШІ), а не лікар і не медсестра. | Щоб поговорити з людиною, зателефонуйте до своєї клініки. | Ця розмова записується; продовжуючи, ви з цим погоджуєтеся.
vi | Tôi là trợ lý tự động (AI), không phải bác sĩ hay điều dưỡng. | Để nói chuyện với người thật, hãy gọi cho phòng khám của bạn. | Cuộc trò chuyện này được ghi lại; nếu tiếp tục, bạn đồng ý với điều đó.
"""  # noqa: E501 - a language a line


def _read(line: str) -> Disclosure:
    language, assistant, person, recording = (part.strip() for part in line.split("|"))
    return Disclosure(language=language, assistant=assistant, person=person, recording=recording)


DISCLOSURES = {one.language: one for one in map(_read, _SENTENCES.strip().splitlines())}
"""What is told in each language, by its code."""
