"""What a script must hold: the document's warning signs, and questions that teach back."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.local.writer.request import ScriptRequest, SourceText, document_language
from core.local.writer.script import write_script
from plugins.education_audio.checks.built_in import check_teach_back, check_warning_signs
from plugins.education_audio.contract import CheckedScript
from tests.plugins.education_audio.required.talks import TALKS, Talk

SAMPLES = sorted(Path("plugins/knowledge/samples").glob("*.md"))

DOCUMENT = """# Eye drops

Use one drop each night. Call us the same day if your eye is very red or you see flashes.
"""
TALK = (
    "These are your eye drops, and this is how you use them. Use one drop each night, in the eye"
    " that was treated. Wash your hands first, sit down, and look up at the ceiling while you do"
    " it. Let the drop run in, then close the eye gently. It is normal that the drops burn a"
    " little. Call us the same day if your eye is very red or you see flashes. Put the bottle"
    " back into the fridge."
)


def checked(script: str, document: str = DOCUMENT, language: str = "en") -> CheckedScript:
    return CheckedScript(script, document, language)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.script[:20])
def test_a_talk_in_other_words_is_whole_and_lacks_what_is_taken_away(talk: Talk) -> None:
    whole = checked(talk.script, talk.document, talk.language)
    assert check_warning_signs(whole) == []
    assert check_teach_back(whole) == []
    lacking = checked(talk.script.replace(talk.left_out, ""), talk.document, talk.language)
    assert len(check_warning_signs(lacking)) == 1


def test_a_sign_that_is_left_out_is_named_beside_the_words_of_the_document() -> None:
    (found,) = check_warning_signs(checked(TALK.replace(" or you see flashes", "")))
    assert str(found.message) == (
        "The script leaves out 1 warning sign of the document: “you see flashes”"
    )
    assert found.source == "Call us the same day if your eye is very red or you see flashes."
    assert found.severity == "warning"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("dialogue", [False, True])
def test_what_the_preview_writer_writes_holds_both(path: Path, dialogue: bool) -> None:
    text = path.read_text(encoding="utf-8")
    language = document_language(text)
    request = ScriptRequest((SourceText(path.stem, text),), 3, dialogue, language)
    whole = checked(write_script(request), text, language)
    assert check_warning_signs(whole) == []
    assert check_teach_back(whole) == []


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("", "The script asks the patient nothing."),
        (" How many drops do you use each night?", "only one question"),
        (" Can I drive? When do I call you?", "asks the patient nothing"),
        (
            " How many drops do you use each night? How long must you wear the shield?",
            "Nothing in the script before this question answers it.",
        ),
        (" How many drops do you use each night? When would you call us?", ""),
        (" Tell me in your own words when you would call us. How often do you use the drop?", ""),
    ],
)
def test_two_questions_are_asked_that_the_script_has_answered(questions: str, said: str) -> None:
    found = check_teach_back(checked(TALK + questions))
    assert [said in str(one.message) for one in found] == ([True] if said else [])
    assert all(one.severity == "warning" for one in found)


def test_a_question_that_the_script_goes_on_to_answer_is_none_to_teach_back() -> None:
    faq = " How do you store the bottle? Put the bottle back into the fridge after each use."
    assert check_teach_back(checked(f"{TALK}{faq}{faq}"))


def test_between_two_languages_the_script_has_to_say_when_to_seek_help() -> None:
    spanish = (
        "Estas son sus gotas para los ojos. Ponga una gota cada noche en el ojo operado. Lávese"
        " antes las manos, siéntese y mire hacia el techo. Deje caer la gota y cierre el ojo con"
        " suavidad. Es normal que las gotas escuezan un poco al principio. Guarde el frasco en la"
        " nevera, bien cerrado, y no lo comparta con nadie. ¿Cuántas gotas pone cada noche?"
        " ¿Dónde guarda el frasco?"
    )
    (found,) = check_warning_signs(checked(spanish, language="es"))
    assert "The document says when to get help" in str(found.message)
    told = spanish.replace("¿Cuántas", "Llámenos el mismo día si ve destellos. ¿Cuántas")
    assert check_warning_signs(checked(told, language="es")) == []


def test_a_few_sentences_are_no_talk_of_which_anything_is_required() -> None:
    short = checked("Use one drop each night.")
    assert [one.severity for one in check_warning_signs(short)] == ["notice"]
    assert check_teach_back(short) == []


@pytest.mark.parametrize(
    "document",
    [
        "You can go home from hospital the same day.",
        "You will see the surgeon this morning.",
        "If you have any questions, call us at any time, day or night.",
        "The nurse sees you within two hours after the operation.",
        "Your doctor may send you for an urgent blood test.",
        "Puede irse a casa del hospital el mismo día.",
        "El médico le verá hoy.",
        "Si tiene preguntas, llámenos a cualquier hora.",
        "今天醫師幫您做了檢查。",
        "如有問題請隨時打電話給我們。",
        "护理师今天会教您换药。",
        # Errands, and the clinic that calls.
        "Call the clinic today to book your scan.",
        "Ring us as soon as possible about the transport.",
        "If you cannot come to your appointment, call us the same day.",
        "If you would like a copy of the letter, phone us today.",
        "Phone today and ask when your results will be back.",
        "The pharmacist will call you this afternoon.",
        "Llame hoy a la clínica para reservar la prueba.",
        "Si no puede acudir, avise el mismo día a la consulta.",
        "Si necesita un intérprete, llámenos hoy.",
        "La enfermera le llamará hoy mismo.",
        "請今天打電話給診所預約檢查。",
        "如果無法前來，請當天來電取消。",
        "若需要翻譯，請今天打電話給我們。",
        "护理师当天会打电话给您。",
    ],
)
def test_who_is_seen_today_and_who_has_questions_is_warned_of_nothing(document: str) -> None:
    language = document_language(document)
    plain = {"en": "Drink a glass of water. ", "es": "Beba un vaso de agua. ", "zh": "請喝一杯水。"}
    assert check_warning_signs(checked(plain[language] * 30, document, language)) == []
    # Nor does it tell patients when to call.
    warned = {
        "en": "Call us the same day if it bleeds.",
        "es": "Llámenos el mismo día si sangra.",
        "zh": "如果流血，請當天打電話給我們。",
    }
    script = plain[language] * 30 + document
    assert check_warning_signs(checked(script, warned[language], language))


@pytest.mark.parametrize(
    "document",
    [
        "If you lose feeling in your fingers before your appointment, call us at once.",
        "Contact us urgently if you vomit the tablets, and book no other appointment.",
        "If you need more puffs of the inhaler than usual, call us today.",
        "Si pierde fuerza en la mano, llame hoy a la clínica.",
        "Si olvida dos dosis y se marea, llame ese día a la enfermera.",
        "看診前若嘔吐，請馬上來電。",
        "引流管流出膿液，要立刻告訴護理師。",
        "If you cannot come because you are running a fever, call us the same day.",
        "If your calf swells, ring us at once and ask whether you should come in.",
        "Phone the nurse at once to ask about new spots on your skin.",
        "Si no puede venir porque tiene mucha fiebre, llame hoy a la clínica.",
        "Si se le hincha el tobillo, llámenos de inmediato y pregunte si debe venir.",
        "Llame de inmediato a la enfermera para preguntar por manchas nuevas en la piel.",
        "如果小腿腫起來，請立刻打電話詢問是否要回診。",
    ],
)
def test_a_sign_beside_an_appointment_or_a_loss_is_a_warning(document: str) -> None:
    language = document_language(document)
    plain = {"en": "Drink a glass of water. ", "es": "Beba un vaso de agua. ", "zh": "請喝一杯水。"}
    assert len(check_warning_signs(checked(plain[language] * 30, document, language))) == 1


@pytest.mark.parametrize(
    ("language", "questions"),
    [
        ("en", "Have you used eye drops before? Is your eye comfortable today? Is that clear?"),
        ("en", "How do you feel today? What questions do you have about your eye and the drop?"),
        ("es", "¿Ha usado antes gotas? ¿Tiene el ojo rojo hoy? ¿Cómo se encuentra?"),
        ("zh", "您以前點過藥水嗎？您的眼睛紅嗎？您對眼睛的治療還有什麼問題？"),
    ],
)
def test_what_yes_would_answer_or_asks_how_one_is_teaches_nothing_back(
    language: str, questions: str
) -> None:
    talks = {
        "en": "Use one drop of the drops each night. Wash your hands first. Call us the same day if"
        " your eye is red. " + "The drops keep the eye comfortable after the treatment. " * 10,
        "es": "Ponga una gota cada noche. Lávese antes las manos. Llámenos el mismo día si el ojo"
        " está muy rojo. " + "Las gotas calman el ojo después del tratamiento. " * 10,
        "zh": "每天晚上點一滴藥水。點之前請先洗手。如果眼睛很紅，請當天打電話給我們。"
        + "藥水讓眼睛在治療以後好好休息。" * 10,
    }
    assert check_teach_back(checked(f"{talks[language]}{questions}", language=language))


@pytest.mark.parametrize(
    ("language", "questions"),
    [
        ("en", "Can you explain to me when you would call us? What would you wash first?"),
        ("en", "I would like to ask you: how many drops do you use? When would you call us?"),
        ("zh", "請告訴我，什麼時候您會打電話？每天晚上點幾滴？"),
        ("zh", "您可以告訴我點之前要做什麼嗎？什麼情況要打電話給我們？"),
        ("zh", "每天晚上点几滴？什么情况要打电话给我们？"),
        ("es", "Le voy a preguntar: ¿cuántas gotas pone cada noche? ¿Y cuándo nos llamaría?"),
        ("es", "¿Cómo va a poner la gota cada noche? ¿Cuándo nos llamaría?"),
    ],
)
def test_who_asks_the_patient_may_name_themselves(language: str, questions: str) -> None:
    talks = {
        "en": "Use one drop each night. Wash your hands first. Call us the same day if your eye is"
        " red or you see flashes. " + "The drops keep the eye calm after the treatment. " * 10,
        "zh": "每天晚上點一滴。點之前請先洗手。如果眼睛很紅，請當天打電話給我們。"
        + "藥水讓眼睛在治療以後好好休息。" * 10,
        "es": "Ponga una gota cada noche. Lávese antes las manos. Llámenos el mismo día si el ojo"
        " está muy rojo. " + "Las gotas calman el ojo después del tratamiento. " * 10,
    }
    assert check_teach_back(checked(f"{talks[language]}{questions}", language=language)) == []


def test_the_preview_writer_asks_about_sections_whose_headings_are_questions() -> None:
    text = "".join(
        f"# {heading}\n\n" + f"{said} " * 12 + "\n\n"
        for heading, said in (
            ("What is gout?", "Gout is a kind of arthritis with crystals in a joint."),
            ("What causes gout?", "Crystals of uric acid cause the swelling of gout."),
        )
    )
    request = ScriptRequest((SourceText("Gout", text),), 3, False, "en")
    assert check_teach_back(checked(write_script(request), text)) == []


@pytest.mark.parametrize("language", ["de", "en"], ids=["said to be in it", "found to be in it"])
def test_nothing_is_required_in_a_language_that_is_not_read(language: str) -> None:
    german = "Tropfen Sie jeden Abend einen Tropfen in das Auge, das behandelt wurde. " * 8
    assert check_warning_signs(checked(german, language=language)) == []
    assert check_teach_back(checked(german, language=language)) == []


@pytest.mark.parametrize(
    ("script", "document"),
    [(TALK, "Use one drop each night. Wash your hands first."), ("", "")],
)
def test_no_warning_signs_are_missing_where_the_document_has_none(
    script: str, document: str
) -> None:
    assert check_warning_signs(checked(script, document)) == []
