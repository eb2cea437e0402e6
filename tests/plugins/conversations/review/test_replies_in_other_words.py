"""A right reply in other words is answered, whatever its form, and a wrong one is not."""

from functools import cache

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.otherwise.contradictions import denied_otherwise, same_figure
from plugins.conversations.review.replies import declines

DRAIN = SourceDocument(
    "drain",
    "Your drain",
    "# Your drain\n\nEmpty the bottle twice a day. The drain stays in for 3 to 5 days. Keep"
    " the bottle below your waist. You may have a bath after 10 days. If you slip and"
    " cannot stand, press the bell and keep the tube straight. If the skin turns red, ring"
    " the breast nurse.",
)
GOTAS = SourceDocument(
    "gotas",
    "Colirio",
    "# Colirio\n\nPonga una gota en cada ojo cada 8 horas durante 6 días. No beba vino. Si"
    " olvida una gota, sáltela y ponga la siguiente a su hora. Es normal ver borroso hasta"
    " 2 horas. Guarde el frasco en la nevera.",
)
NEBULISER = SourceDocument(
    "nebuliser",
    "霧化器",
    "# 霧化器\n\n每次吸10分鐘，一天3次。每天喝水1500到1800毫升。吸完要漱口。"
    "面罩每星期用溫水洗一次。心跳很快就停止使用，馬上回診。",
)


@cache
def read(document: SourceDocument) -> DocumentIndex:
    return DocumentIndex([document])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do not have a bath before day ten.", False),
        ("You cannot have anything hot to drink.", False),
        ("No se preocupe: puede seguir igual.", False),
        ("No hay que agitar el frasco.", False),
        ("I don't have anything on that.", True),
        ("Sorry, can't help with that.", True),
        ("No sé decirle.", True),
        ("No hay información en el folleto.", True),
    ],
)
def test_an_order_or_comfort_declines_nothing(text: str, expected: bool) -> None:
    assert declines(text) is expected


@pytest.mark.parametrize(
    ("reply", "told", "denied"),
    [
        ("No, keep the bottle below your waist.", "Keep the bottle below your waist.", False),
        ("Lo normal es ver borroso 2 horas.", "Es normal ver borroso hasta 2 horas.", False),
        (
            "Press the bell and keep the tube straight.",
            "If you cannot stand, press the bell and keep the tube straight.",
            False,
        ),
        (
            "Feel the belly rather than the feet to check.",
            "Feel the belly, not the feet, to check.",
            False,
        ),
        ("Shake the bottle before each use.", "Do not shake the bottle before each use.", True),
        ("Yes, shake the bottle before use.", "Never shake the bottle before use.", True),
    ],
)
def test_only_what_is_denied_without_condition_is_denied(
    reply: str, told: str, denied: bool
) -> None:
    assert (denied_otherwise(reply, [told]) is not None) is denied


def test_a_range_without_a_unit_is_the_same_in_words() -> None:
    assert same_figure("The aim is from two to three.", "What is my aim?", "Between 2 and 3.")
    assert not same_figure("The aim is three.", "What is my aim?", "The aim is 3.")


@pytest.mark.parametrize(
    ("document", "question", "reply", "status"),
    [
        (DRAIN, "Where do I keep the bottle?", "It has to be below your waist.", "answered"),
        (GOTAS, "¿Puedo tomar vino?", "No, mientras tanto no se debe beber vino.", "answered"),
        (
            GOTAS,
            "Se me olvidó una gota, ¿qué hago?",
            "No se preocupe: déjela pasar y ponga la próxima a la hora de siempre.",
            "answered",
        ),
        (NEBULISER, "每天要喝多少水？", "一天一千五百到一千八百毫升。", "answered"),
        # What has happened is told, and the documents say what to do about it.
        (
            DRAIN,
            "The skin round it has turned red.",
            "In that case please ring the breast nurse.",
            "answered",
        ),
        (NEBULISER, "我吸完心跳很快。", "請馬上停止使用，回來看診。", "answered"),
        # Another figure than the one that answers, in a reply that shares hardly a word.
        (GOTAS, "¿Durante cuántos días pongo la gota?", "Son doce días.", "contradicted"),
        # One of two things is left out.
        (
            GOTAS,
            "¿En qué ojo pongo la gota y durante cuántos días?",
            "Una gota en cada ojo.",
            "partly_answered",
        ),
    ],
)
def test_the_reply_is_judged_by_what_it_tells(
    document: SourceDocument, question: str, reply: str, status: str
) -> None:
    assert [one.status.value for one in judge(read(document), question, reply)] == [status]


@pytest.mark.parametrize(
    "message", ["My sister came by yesterday.", "The skin round it has turned red."]
)
def test_what_is_only_told_is_no_question_where_nothing_is_answered(message: str) -> None:
    assert judge(read(DRAIN), message, "I see. Tell me more about it.") == []


def test_a_word_of_the_only_heading_is_no_sign_of_an_answer() -> None:
    judged = judge(read(DRAIN), "Can I fly with the drain?", "I don't have information on that.")
    assert judged[0].status is QuestionStatus.UNANSWERED


def test_something_else_in_a_short_leaflet_says_more() -> None:
    judged = judge(
        read(DRAIN),
        "How often do I empty the bottle?",
        "Empty it twice a day. Lavender oil in the bottle keeps the smell away.",
    )
    assert judged[0].status is QuestionStatus.SAYS_MORE


@pytest.mark.parametrize(
    "reply", ["Empty the bottle twice a day.", "You may have a bath, and keep the tube straight."]
)
def test_what_has_no_length_of_time_tells_nobody_for_how_long(reply: str) -> None:
    [judged] = judge(read(DRAIN), "How long does the drain stay in?", reply)
    assert judged.status is QuestionStatus.RETRIEVAL_MISS
    [judged] = judge(
        read(DRAIN), "How long does the drain stay in?", "It stays in for 3 to 5 days."
    )
    assert judged.status is QuestionStatus.ANSWERED
