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
    ("script", "document"),
    [
        (TALK, "Use one drop each night. Wash your hands first."),
        ("Tropfen Sie jeden Abend einen Tropfen in das Auge, das behandelt wurde. " * 8, DOCUMENT),
        ("", ""),
    ],
)
def test_nothing_is_asked_without_warnings_or_in_a_language_that_is_not_read(
    script: str, document: str
) -> None:
    assert check_warning_signs(checked(script, document)) == []
