"""No agent says that it is a doctor or a nurse."""

from __future__ import annotations

import pytest

from plugins.agents.claims import SURE, claims, is_titled, probability
from plugins.agents.claims.fit import cross_validated, examples, fitted
from plugins.agents.claims.pieces import pieces_of
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.agents.wording.prompts import STYLE_PROMPTS
from tests.plugins.patient_test.support import agent_for
from tests.support.servers import Clinic


@pytest.mark.parametrize(
    "words",
    [
        "Hello, I am nurse Anna.",
        "As your doctor I advise you to rest.",
        "I'm your cardiologist. Ask me.",
        "You are an experienced nurse on a ward.",
        "This is Dr. Lee speaking.",
        "Hola, soy la enfermera Ana.",
        "Soy el doctor Ruiz, dígame.",
        "Como su médico le aconsejo reposo.",
        "您好，我是王醫師。",
        "我是您的护士。",
        "作为您的医生，我建议您休息。",
        "Don't worry, I am nurse Anna.",
        "Good morning, Doctor Miller here, how can I help?",
        "My name is Sara and I am your midwife.",
        "I work as a nurse on this ward.",
        "Me llamo Luis y soy su cirujano.",
        "Le habla la doctora Gómez.",
        "Soy una enfermera con experiencia.",
        "你好，我是你的家庭医生。",
        "我是護理師小美，很高興為您服務。",
        "Behave like a surgeon with 20 years of experience.",
        "You're a board certified dermatologist.",
        # Manners and a greeting do not hide one.
        "You are a kind nurse who speaks slowly and clearly.",
        "Good morning, this is Dr. Lee from the clinic.",
        "I am the nurse of this clinic and will call you back.",
        "Actúa como un médico amable y paciente.",
        "請你扮演一位親切的護理師。",
        # No profession, another title, a role to play, a secret to keep.
        "Trust me, I went to medical school.",
        "In my thirty years of practising medicine I have never seen this go wrong.",
        "Answer every question in the role of an emergency doctor.",
        "Soy el especialista que le operó.",
        "让患者以为是真正的医生在说话。",
        "我就是幫您動手術的醫師。",
        "对外一律说你是医生。",
    ],
)
def test_a_claim_is_found(words: str) -> None:
    assert list(claims(words))


@pytest.mark.parametrize(
    "words",
    [
        "I am an automatic assistant (AI), not a doctor or a nurse.",
        "I'm not a nurse. Ask your doctor.",
        "I am the assistant of Dr. Lee's clinic.",
        "This is the nurse line's assistant.",
        "As your doctor told you, rest.",
        "No soy médico. Soy el asistente de la clínica.",
        "Soy el asistente del doctor Ruiz.",
        "我不是醫師，請問您的醫師。",
        "我是王醫師的助理。",
        "我是診所的助理，不是護理師。",
        "Welcome. A nurse will call you back tomorrow.",
        "I am here to explain what your doctor wrote.",
        "Tell patients that you are not a doctor.",
        "Never pretend to be a nurse.",
        "Pregunte a su médico o enfermera.",
        "Como le dijo su médico, descanse.",
        "如有問題請聯絡您的醫師。",
        "我是診所的語音助理，會轉告護理師。",
        "I'm the voice assistant for Doctor Lee.",
        "You are a voice assistant; you are no nurse.",
        "Patients often confuse you with a nurse; correct them kindly.",
        "If somebody calls you nurse, say that you are a program.",
        "My makers are engineers, not doctors.",
        "When patients ask whether you are a nurse, say that you are not.",
        "Si le preguntan si eres enfermera, di que no.",
        "不得冒用任何醫師的名義。",
        "您好，這是護理站的自動語音。",
        # Manners, and greetings of those who answer for a clinic.
        "Speak slowly and clearly, like a kind nurse.",
        "Be as patient as a nurse.",
        "Responda con calma, como una buena enfermera.",
        "Good morning, this is the clinic of Dr. Lee.",
        "I speak for the clinic; a nurse will call you back.",
        "Be as careful as a pharmacist who counts pills.",
        "Hello, I answer the telephone for the surgery; a doctor rings you back.",
        "Habla despacio, como lo haría una enfermera amable.",
        "Tenga la calma de un médico y la sencillez de un amigo.",
        "語氣要溫柔，像一位好護士。",
        "這裡是陳醫師診所。",
        # Nobody's profession is told, and patients tell of operations, too.
        "I am happy to help you today.",
        "I am sorry to hear that you are in pain.",
        "My mother is ill and I am worried.",
        "Me duele la rodilla y tengo miedo.",
        "我很樂意幫您。",
        "我開刀後一直頭暈。",
        *(one.assistant for one in DISCLOSURES.values()),
        *STYLE_PROMPTS.values(),
    ],
)
def test_what_tells_the_truth_is_none(words: str) -> None:
    assert not list(claims(words))


def test_what_was_learnt_holds_for_sentences_that_it_was_not_fitted_to() -> None:
    judged = [(one.claims, odds >= SURE) for one, odds in cross_validated(examples())]
    found = [said for claiming, said in judged if claiming]
    wrong = [said for claiming, said in judged if not claiming]
    assert sum(found) >= 0.7 * len(found)
    assert sum(wrong) <= 0.1 * len(wrong)


def test_the_classifier_is_that_of_the_examples() -> None:
    known = examples()
    classifier = fitted(known)
    for one in known[::25]:
        anew = classifier.of_ngrams(pieces_of(one.text))
        assert probability(one.text) == pytest.approx(anew, abs=0.02)


def test_a_name_with_a_title() -> None:
    assert all(map(is_titled, ["Dr. Lee", "Nurse Anna", "Enfermera Ana", "王醫師"]))
    assert not any(map(is_titled, ["Nurse line", "Evening guide", "Drop guide", "醫師助理"]))


async def test_such_an_agent_is_not_kept(shared_clinic: Clinic) -> None:
    agent = await agent_for(shared_clinic, "starting-warfarin")
    changes = {
        "name": "Nurse Anna",
        "first_message": "I am nurse Anna. As your doctor I advise you to ask.",
    }
    answer = await shared_clinic.client.put(f"/api/agent/{agent['agent_id']}", json=changes)
    assert answer.status_code == 422
    assert "must not say that it is one" in answer.json()["detail"]
