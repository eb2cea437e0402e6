"""A plain yes beside what the document forbids is told, wherever the "not" stands."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from core.retrieval.language import Language
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.otherwise.denials import denied_in
from plugins.conversations.review.otherwise.polarity import turned
from plugins.conversations.review.otherwise.yes_or_no import asks_yes_or_no, opening

CHEST_DRAIN = """# Your chest drain

## At home

Sleep half sitting up. You may walk about the house as much as you like.

For the first ten days do not:

- go swimming or sit in a hot tub,
- lift anything heavier than a kettle,
- pull at the tube.

## Questions

Can I fly with the drain? No. Wait until it has been out for six weeks.

Do I have to stop singing? You need not stop singing.
"""
DRAIN_ES = """# Su drenaje

Puede caminar por casa. No tire del tubo. No vaya a la piscina durante diez días.
"""
DRAIN_ZH = """# 胸管照護

睡覺時半坐臥。傷口要保持乾燥，不可以泡溫泉。可以在家裡走動。
"""


@pytest.mark.parametrize(
    ("text", "question", "reply"),
    [
        (CHEST_DRAIN, "Can I go swimming?", "Yes, swimming is fine."),
        (CHEST_DRAIN, "May I lift my shopping, is that allowed?", "Sure, you can lift anything."),
        (CHEST_DRAIN, "Can I fly with it?", "Yes, you can fly whenever you like."),
        (CHEST_DRAIN, "Do I have to stop singing?", "Yes, you must stop singing."),
        (DRAIN_ES, "¿Puedo ir a la piscina?", "Sí, puede ir a la piscina cuando quiera."),
        (DRAIN_ZH, "可以泡溫泉嗎？", "可以，泡溫泉沒問題。"),
    ],
)
def test_a_yes_to_what_is_forbidden_contradicts(text: str, question: str, reply: str) -> None:
    [judged] = judge(DocumentIndex([SourceDocument("d", "Drain", text)]), question, reply)
    assert judged.status is QuestionStatus.CONTRADICTED
    assert judged.passage is not None


@pytest.mark.parametrize(
    ("text", "question", "reply"),
    [
        (CHEST_DRAIN, "Can I walk about the house?", "Yes, walk about as much as you like."),
        (CHEST_DRAIN, "Can I go swimming?", "No, not for the first ten days."),
        (DRAIN_ES, "¿Puedo caminar por casa?", "Sí, puede caminar por casa."),
        (DRAIN_ZH, "可以在家裡走動嗎？", "可以，在家裡走動沒問題。"),
    ],
)
def test_what_agrees_does_not(text: str, question: str, reply: str) -> None:
    [judged] = judge(DocumentIndex([SourceDocument("d", "Drain", text)]), question, reply)
    assert judged.status is not QuestionStatus.CONTRADICTED


def test_the_sentence_that_forbids_is_quoted() -> None:
    index = DocumentIndex([SourceDocument("d", "Drain", CHEST_DRAIN)])
    reply = "Yes, swimming is fine."
    passages = index.passages_of("d")
    found = denied_in("Can I go swimming?", reply, reply, passages, Language.ENGLISH, None)
    assert found is not None
    assert "swimming" in found.told


def test_yes_and_no_are_read_beside_what_is_asked() -> None:
    assert asks_yes_or_no("Can I shower?", Language.ENGLISH)
    assert not asks_yes_or_no("When can I shower?", Language.ENGLISH)
    assert asks_yes_or_no("¿Puedo ducharme?", Language.SPANISH)
    assert not asks_yes_or_no("多久可以洗澡？", Language.CHINESE)
    assert [opening(one) for one in ("Of course.", "Better not.", "Ten days.")] == [1, -1, 0]
    assert not turned("You need not stop singing")
    assert turned("Stop singing")


AFTER_A_BITE = """# After the insect bite

Keep the foot raised until the swelling is gone. Do not scratch for 36 hours.

Can I sunbathe?
No.
Can I jog?
Yes, after two days.

## Do not:

- pierce the blister
- wear nylon socks
"""


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Should I keep the foot raised?", "Yes, keep it raised until the swelling is gone."),
        ("Can I scratch after a day and a half?", "Yes, after 36 hours you can scratch."),
        ("Can I jog?", "Yes, after two days."),
        ("Can I sunbathe?", "Of course not."),
    ],
)
def test_a_yes_that_keeps_to_what_is_denied_does_not(question: str, reply: str) -> None:
    index = DocumentIndex([SourceDocument("d", "After the insect bite", AFTER_A_BITE)])
    passages = index.passages_of("d")
    assert denied_in(question, reply, reply, passages, Language.ENGLISH, None) is None


@pytest.mark.parametrize(
    ("question", "reply", "told"),
    [
        ("Can I sunbathe?", "Yes, you can sunbathe.", "Can I sunbathe?"),
        ("Can I pierce the blister?", "Yes, you can pierce the blister.", "pierce the blister"),
    ],
)
def test_the_no_of_a_question_and_a_heading_count(question: str, reply: str, told: str) -> None:
    index = DocumentIndex([SourceDocument("d", "After the insect bite", AFTER_A_BITE)])
    passages = index.passages_of("d")
    found = denied_in(question, reply, reply, passages, Language.ENGLISH, None)
    assert found is not None
    assert told in found.told


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("Absolutely not!", -1),
        ("Claro que no.", -1),
        ("當然不行。", -1),
        ("You can go without it.", 0),
        ("Yes, without salt.", 1),
        ("Don't worry, yes, you can.", 1),
        ("No se preocupe, puede hacerlo.", 1),
    ],
)
def test_a_yes_opens_only_where_nothing_denies_it(reply: str, told: int) -> None:
    assert opening(reply) == told


def test_only_an_interrogative_that_asks_leaves_no_yes_or_no() -> None:
    english = Language.ENGLISH
    assert asks_yes_or_no("Can I stop the cream when my skin looks fine?", english)
    assert not asks_yes_or_no("Can you tell me when I can jog?", english)
    assert not asks_yes_or_no("Can I jog, and when?", english)
    assert asks_yes_or_no("¿Tengo que acabar la crema?", Language.SPANISH)
    assert not asks_yes_or_no("Cuando puedo correr?", Language.SPANISH)
