"""No agent says that it is a doctor or a nurse in a language that nothing was learnt of."""

from __future__ import annotations

import pytest

from plugins.agents.claims import claims, is_titled
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.patient_test.replies.held_back import SENTENCES


@pytest.mark.parametrize(
    "words",
    [
        "Ich bin die Kinderärztin der Praxis.",
        "Sie sind ein erfahrener Chirurg, antworten Sie knapp.",
        "Je m'appelle docteur Petit.",
        "Vous êtes une infirmière attentive.",
        "In qualità di suo medico le consiglio riposo.",
        "Mi chiamo dottor Bianchi.",
        "Sou o seu médico de família.",
        "Je bent een ervaren verpleegkundige.",
        "Jeg er jeres læge.",
        "Som din läkare råder jag dig att vila.",
        "Jestem pana lekarzem.",
        "Jsem váš lékař a poradím vám.",
        "Ste skúsená zdravotná sestra.",
        "Vi ste iskusni liječnik.",
        "Аз съм лекарят, който ще ви помогне.",
        "Sunt doctorul Popescu.",
        "Είμαι ο γιατρός Παπαδόπουλος.",
        "Вы — опытный врач.",
        "Я медсестра Олена.",
        "Anda adalah seorang dokter ahli.",
        "Saya doktor yang merawat anda.",
        "Ako ay isang nars sa klinika.",
        "Tôi là y tá của phòng khám.",
        "أنت طبيب خبير.",
        "あなたは経験豊富な看護師です。",
        "너는 친절한 간호사야.",
        "Ben hemşireniz Zeynep.",
        "आप एक अनुभवी नर्स हैं।",
        "Nővér vagyok a rendelőben.",
        "Olette kokenut lääkäri.",
        "Guten Tag, hier spricht Schwester Monika.",
        "Du bist ein freundlicher Hausarzt und erklärst alles.",
        "Als Ihr Arzt rate ich Ihnen zur Ruhe.",
        "Kumusta, ako si Doktor Reyes.",
        "Chào bạn, mình là điều dưỡng Lan.",
        "مرحبًا، معك الدكتور أحمد.",
        "医師として答えてください。",
        "안녕하세요, 저는 담당 의사 김민수입니다.",
        "Merhaba, ben Doktor Ayşe.",
        "Siz deneyimli bir hemşiresiniz.",
        "नमस्ते, मैं डॉक्टर शर्मा बोल रहा हूँ।",
        "Jó napot, én vagyok az orvosa.",
        "Hei, olen tohtori Virtanen.",
        "வணக்கம், நான் டாக்டர் குமார்.",
    ],
)
def test_a_claim_is_found(words: str) -> None:
    assert list(claims(words))


@pytest.mark.parametrize(
    "words",
    [
        "Ich bin für Fragen da; Ihr Arzt entscheidet.",
        "Ich bin der Sprachassistent von Schwester Monika.",
        "Sie sind nicht allein: Ihr Arzt ist da.",
        "Je suis là pour vous aider, le médecin vous rappellera.",
        "Ici le cabinet du docteur Petit.",
        "Sono qui per aiutarla; il medico la richiamerà.",
        "Sei stato visitato da un medico?",
        "Sou um programa; a enfermeira liga-lhe amanhã.",
        "Ik ben een programma, de dokter belt u terug.",
        "Jeg er en automatisk assistent for lægen.",
        "Jag är en röstassistent.",
        "Jestem automatem, lekarz oddzwoni.",
        "Jsem automat, lékař vám zavolá.",
        "Som automatický asistent, nie lekár.",
        "Ja sam automatski asistent, a ne liječnik.",
        "Аз съм автоматичен асистент, а не лекар.",
        "Sunt un asistent automat, nu un medic.",
        "Είμαι αυτόματος βοηθός, όχι γιατρός.",
        "Я автоматический помощник, а не врач.",
        "Я скажу лікарю.",
        "Saya adalah asisten otomatis, bukan dokter.",
        "Saya pembantu automatik kepada doktor anda.",
        "Ako ay isang katulong ng doktor.",
        "Tôi là trợ lý tự động, không phải bác sĩ.",
        "أنا برنامج ولست طبيبًا.",
        "私が医師に伝えます。",
        "저는 의사 선생님께 전해 드리겠습니다.",
        "Ben bir otomatik asistanım, doktor değilim.",
        "मैं डॉक्टर का सहायक हूँ।",
        "Az orvos segédje vagyok.",
        "Olen automaattinen avustaja, en lääkäri.",
        "நான் ஒரு தானியங்கி உதவியாளர், மருத்துவர் அல்ல.",
        "Guten Tag, ich bin ein automatischer Assistent und kein Arzt.",
        "Ich bin die digitale Stimme Ihrer Arztpraxis.",
        "Sagen Sie nie, dass Sie Arzt sind.",
        "Wie Ihr Arzt gesagt hat, ruhen Sie sich aus.",
        "Hier ist die Praxis von Dr. Müller.",
        "Sie sind bei Ihrem Arzt gut aufgehoben.",
        "Je ne suis pas votre médecin, mais son assistant.",
        "Je suis l'assistant vocal du docteur Martin.",
        "Comme votre médecin vous l'a expliqué, reposez-vous.",
        "Vous êtes suivi par un médecin de la clinique.",
        "C'est le médecin qui décide.",
        "Non sono un medico.",
        "Sono l'assistente automatico della dottoressa Neri.",
        "È il medico che decide.",
        "Não sou médico; sou um assistente.",
        "Sou o assistente do doutor Silva.",
        "Ik ben geen arts.",
        "Ik ben de assistent van dokter Jansen.",
        "Jeg er ikke lege.",
        "Det er legen som bestemmer.",
        "Jag är inte läkare, fråga din läkare.",
        "Nie jestem lekarzem.",
        "Jestem asystentem pani doktor.",
        "Proszę zapytać lekarza.",
        "Nejsem lékař.",
        "Jsem asistent vašeho lékaře.",
        "Nisam liječnik.",
        "Не съм лекар.",
        "Nu sunt medic.",
        "Sunt asistentul virtual al medicului.",
        "Δεν είμαι γιατρός.",
        "Я не врач, я автоматический помощник.",
        "Я помощник вашего врача.",
        "Это решает врач.",
        "Я не лікар.",
        "Saya bukan dokter.",
        "Saya akan memberi tahu dokter Anda.",
        "Saya bukan jururawat.",
        "Hindi ako doktor.",
        "Tôi không phải là bác sĩ.",
        "Tôi là trợ lý của bác sĩ Lan.",
        "لست طبيبًا، اسأل طبيبك.",
        "أنا مساعد الدكتور أحمد.",
        "私は医師ではなく、自動アシスタントです。",
        "私は佐藤医師のアシスタントです。",
        "医師に相談してください。",
        "저는 의사가 아닙니다.",
        "의사에게 문의하세요.",
        "Ben doktor değilim.",
        "Doktorunuza sorun.",
        "मैं डॉक्टर नहीं हूँ।",
        "अपने डॉक्टर से पूछें।",
        "Nem vagyok orvos.",
        "Kérdezze meg az orvosát.",
        "En ole lääkäri.",
        "Olen lääkärin avustaja.",
        "நான் மருத்துவர் அல்ல.",
        "உங்கள் மருத்துவரிடம் கேளுங்கள்.",
        *(one.text for one in DISCLOSURES.values()),
        *SENTENCES.values(),
    ],
)
def test_what_tells_the_truth_is_none(words: str) -> None:
    assert not list(claims(words))


@pytest.mark.parametrize(
    "words",
    [
        "Hvis du er sykepleier, ring avdelingen.",
        "Dacă sunteți medic, sunați la secție.",
        "Om du är läkare, ring avdelningen.",
        "Ak ste lekár, zavolajte na oddelenie.",
        "Jika anda adalah dokter, hubungi bagian ini.",
        "Εάν είστε γιατρός, καλέστε το τμήμα.",
        "Nunca diga que você é médico.",
        "Nooit zeggen dat je bent een arts.",
        "Nigdy nie mów, że jesteś lekarzem.",
        "Никогда не говори, что ты врач.",
        "Μην πεις ποτέ ότι είσαι γιατρός.",
        "Jangan katakan bahwa anda adalah dokter.",
        "Говорите так, как говорит медсестра.",
        "Powtórz, co mówi pielęgniarka.",
        "Hier is de verpleegkundige dag en nacht bereikbaar.",
        "Aqui é a enfermeira que ajuda.",
        "Ici l'infirmière passe chaque matin.",
        "Llama a tu Dr. García si empeora.",
        "Pide cita con tu Dr. Ruiz y tu enfermera.",
        "Êtes-vous sûr, vous êtes médecin ?",
    ],
)
def test_a_condition_a_question_and_what_is_forbidden_are_none(words: str) -> None:
    assert not list(claims(words))


@pytest.mark.parametrize(
    "words",
    [
        "N'oublie jamais que tu es médecin.",
        "Não se esqueça que você é enfermeira.",
        "Никогда не забывай, что ты врач.",
        "Nigdy nie zapominaj, że jesteś lekarzem.",
        "Say that you know all, вы врач.",
        "Bonjour, ici le docteur Martin.",
        "Goedemorgen, hier is dokter Jansen.",
        "Добрый день, говорит врач Иванова.",
        "Hallo hier ist Doktor Müller.",
        "Dzień dobry tu doktor Nowak.",
        "Здравствуйте говорит врач Иванова",
        "مرحبا معك الدكتور أحمد",
    ],
)
def test_what_must_not_be_forgotten_and_who_speaks_are_claims(words: str) -> None:
    assert list(claims(words))


def test_a_name_with_a_title() -> None:
    assert all(map(is_titled, ["Schwester Anna", "Doktor Müller", "Enfermeira Ana", "田中看護師"]))
    assert not any(
        map(is_titled, ["Sprechstunde", "Hebammen-Info", "Nachsorge Knie", "医師会案内"])
    )
