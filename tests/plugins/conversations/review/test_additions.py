"""A sentence of a reply that no document holds is found; courtesy and sending to staff are none."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.language import Language
from plugins.conversations.review.additions import added_sentence
from plugins.conversations.review.replies import GroundedSentence

ENGLISH = (
    "Keep the splint on at night for five weeks. Loosen the strap when the thumb tingles."
    " Wash the lining by hand once a week."
)
SPANISH = (
    "Lleve la férula por la noche durante cinco semanas. Afloje la correa si el pulgar hormiguea."
    " Lave el forro a mano una vez por semana."
)
CHINESE = "副木晚上要戴五週。拇指發麻時把帶子鬆開。內襯每週用手洗一次。"
BOOKS = {
    "en": (ENGLISH, "How long do I wear the splint?", "Wear it at night for five weeks."),
    "es": (SPANISH, "¿Cuánto tiempo llevo la férula?", "Llévela cinco semanas por la noche."),
    "zh": (CHINESE, "副木要戴多久？", "晚上要戴五個星期。"),
}


def added(language: str, sentence: str) -> str | None:
    text, question, answer = BOOKS[language]
    index = DocumentIndex([SourceDocument("splint", "Thumb splint", text)])
    [passage] = index.search(question, limit=1)
    reply = f"{answer} {sentence}"
    return added_sentence(
        index,
        reply,
        question,
        [passage],
        GroundedSentence(answer, passage),
        index.parts[0][1].language,
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Arnica ointment shortens the healing of the tendon."),
        ("en", "Tennis and rowing are allowed again after nine weeks."),
        ("en", "I recommend turmeric capsules against the inflammation."),
        ("es", "La pomada de árnica acelera la curación del tendón."),
        ("es", "El tenis se permite otra vez a las nueve semanas."),
        ("zh", "山金車藥膏可以讓肌腱復原得更快。"),
    ],
)
def test_what_no_document_says(language: str, sentence: str) -> None:
    assert added(language, sentence) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # The document in other words, and with its figures.
        ("en", "If your thumb starts tingling, make the strap a bit looser."),
        ("en", "The lining is hand-washed every week."),
        ("es", "Si nota hormigueo en el pulgar, ponga la correa más floja."),
        ("zh", "拇指麻的話，帶子放鬆一點。"),
        # Courtesy, comfort, sending to staff and to help, and what the agent says of itself.
        ("en", "I hope that you feel better soon."),
        ("en", "Please talk to your nurse if you are unsure."),
        ("en", "Call 911 at once if you cannot breathe."),
        ("en", "I cannot tell you more than your leaflet."),
        ("en", "Is there anything else you would like to know?"),
        ("es", "Si tiene dudas, hable con su enfermera."),
        ("es", "Llame al 112 si le cuesta respirar."),
        ("es", "Le deseo una pronta recuperación."),
        ("zh", "有問題請詢問護理師。"),
        ("zh", "如果喘不過氣，請立刻撥打119。"),
        ("zh", "祝您早日康復。"),
    ],
)
def test_what_is_no_addition(language: str, sentence: str) -> None:
    assert added(language, sentence) is None


def test_a_reply_in_another_language_is_not_compared() -> None:
    index = DocumentIndex([SourceDocument("splint", "Thumb splint", ENGLISH)])
    [passage] = index.search("splint", limit=1)
    answering = GroundedSentence("Cinco semanas.", passage)
    reply = "Cinco semanas. La pomada de árnica acelera la curación del tendón."
    assert added_sentence(index, reply, "splint", [], answering, Language.ENGLISH) is None
