"""What the agent quotes word for word contradicts nothing, from whichever section it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.local.wording import wording
from core.retrieval.answers import answer_question
from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.ledger import judge
from plugins.education_audio.checks.built_in import Comparison

SAMPLES = Path("plugins/knowledge/samples")
GOUT = """# Gout: 3 things to know

## Food and drink

Beer raises the uric acid. Drink at least 2 litres of water a day, and no beer for 4 weeks after an
attack.

## Measuring at home

Do not drink beer for 12 hours before the blood test. The test takes 10 minutes.

## During an attack

For 48 hours after an attack do not:

- Walk on the sore foot.
- Wear tight shoes or socks.
"""
FROM = 'Your clinic\'s document "Gout: 3 things to know" (section "Food and drink") says: '


def status(question: str, reply: str) -> QuestionStatus:
    index = DocumentIndex([SourceDocument("kd", "Gout: 3 things to know", GOUT)])
    [judged] = judge(index, question, reply, Comparison())
    return judged.status


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "May I drink beer?",
            f"{FROM}Beer raises the uric acid.\n"
            'Section "Measuring at home" says: Do not drink beer for 12 hours before the blood'
            " test.",
        ),
        ("How does beer harm me?", f"{FROM}Beer raises the uric acid."),
        (
            "May I wear tight shoes?",
            "For 48 hours after an attack do not:\nWear tight shoes or socks.",
        ),
    ],
)
def test_a_quotation_is_no_contradiction(question: str, reply: str) -> None:
    assert status(question, reply) is not QuestionStatus.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "How much water should I drink a day?",
            f"{FROM}Drink at least 5 litres of water a day, and no beer for 4 weeks after an"
            " attack.",
        ),
        (
            "May I drink beer?",
            "Do not drink beer for 2 hours before the blood test. The test takes 10 minutes.",
        ),
        ("May I wear tight shoes?", "After an attack: Wear tight shoes or socks."),
    ],
)
def test_what_is_changed_in_a_quotation_is(question: str, reply: str) -> None:
    assert status(question, reply) is QuestionStatus.CONTRADICTED


@pytest.mark.parametrize("name", sorted(one.stem for one in SAMPLES.glob("*.md")))
def test_no_answer_of_the_agent_about_a_sample_contradicts_it(name: str) -> None:
    text = (SAMPLES / f"{name}.md").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("# ")).removeprefix("# ")
    index = DocumentIndex([SourceDocument("kd", title, text)])
    asked = {passage.section_title for passage in index.passages_of("kd")}
    answered = 0
    for question in sorted({f"{one.rstrip('?？')}?" for one in asked} | {"May I drink wine?"}):
        answer = answer_question(index, question)
        if answer.answered and answer.passage is not None:
            answered += 1
            reply = _told(
                answer.passage.document_title,
                [(one.passage.section_title, one.text) for one in answer.quotes],
            )
            for judged in judge(index, question, reply):
                assert judged.status is not QuestionStatus.CONTRADICTED, (question, judged)
    assert answered >= len(asked) // 2


def _told(document: str, quotes: list[tuple[str, str]]) -> str:
    """The reply of the local agent that quotes these sections."""
    words = wording("en")
    (section, first), *others = quotes
    told = [words.answer.format(document=document, section=section, quote=first)]
    told += [words.further_section.format(section=one, quote=quote) for one, quote in others]
    return "\n".join(told)
