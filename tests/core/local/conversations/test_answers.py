"""What the preview agent answers, how it declines, and what it makes of a second question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.local.agents.store import AgentStore
from core.local.conversations.answers import Answerer, Reply
from core.local.documents import DocumentStore
from core.local.meanings import DocumentMeanings
from core.local.state import Json, State
from core.retrieval.asking.kinds import QuestionKind
from plugins.conversations.review.replies import declines

TEXT = """# Compression stockings

Wear the stockings from morning to night. Wash them by hand every second day. Put cream on your
legs in the evening only. Take the stockings off and call us if your toes turn blue. New ones are
needed every six months.
"""


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "state.sqlite3")
    yield opened
    opened.close()


class Talk:
    """One conversation with an agent that has one document."""

    def __init__(self, state: State, text: str = TEXT) -> None:
        documents = DocumentStore(state)
        document = documents.create(text.splitlines()[0].lstrip("# "), "text", text)
        linked = {"type": "text", "id": document.id, "name": document.name}
        prompt = {"prompt": {"knowledge_base": [linked]}}
        self._agent = AgentStore(state).create("Desk", {"conversation_config": {"agent": prompt}})
        self._answerer = Answerer(documents, DocumentMeanings(state, documents, None))
        self._before: Json | None = None

    def ask(self, message: str) -> str:
        return self.reply(message).text

    def goes_on_from(self, messages: list[str]) -> None:
        """As after a reconnect, when the client tells what was said."""
        self._before = Answerer.last_question(messages, "en")

    def reply(self, message: str) -> Reply:
        """The reply with the retrieval behind it."""
        reply = self._answerer.reply(self._agent.id, message, "en", self._before)
        self._before = reply.questions[-1] if reply.questions else self._before
        return reply


def test_a_second_question_is_about_the_first(state: State) -> None:
    talk = Talk(state)
    assert "by hand" in talk.ask("How do I wash the stockings?")
    assert "every second day" in talk.ask("And how often?")
    assert "cream" in talk.ask("What about cream?")


def test_a_conversation_goes_on_where_another_one_ended(state: State) -> None:
    talk = Talk(state)
    told = ["How do I wash the stockings?", "And how often?", "Thank you."]
    talk.goes_on_from(told)
    assert "every second day" in talk.ask("How often was that?")
    talk.goes_on_from([])
    assert "every second day" not in talk.ask("How often was that?")


def test_what_was_asked_is_read_as_it_was_when_it_was_asked(state: State) -> None:
    talk = Talk(state)
    told = ["How do I wash the stockings?", "And how often? And with what?"]
    for message in told:
        reply = talk.reply(message)
    last = {name: value for name, value in reply.questions[-1].items() if name != "answered"}
    assert Answerer.last_question(told, "en") == last


def test_a_declined_question_stays_declined(state: State) -> None:
    talk = Talk(state)
    first = talk.ask("What did the ultrasound of my legs show?")
    assert "your own results" in first
    assert "stockings" in talk.ask("When do I wear the stockings?")
    assert talk.ask("What did the ultrasound of my legs show?") == first
    assert talk.ask("And why?") == first


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Was my pulse good on Tuesday?", "your own results"),
        ("Is the nurse in today?", "Appointments, staff"),
        ("How much are the stockings without insurance?", "Prices and insurance"),
        ("Can I wear my sister's stockings and take her water pills?", "somebody else"),
        ("Can I skip my blood thinner tablet tonight?", "change or stop a medicine"),
        ("¿Cuánto cuestan las medias?", "precios o seguros"),
    ],
)
def test_a_decline_says_which_kind_of_question_it_was(
    state: State, question: str, reason: str
) -> None:
    assert reason in Talk(state).ask(question)


@pytest.mark.parametrize("kind", [None, *QuestionKind])
@pytest.mark.parametrize("language", ["en", "es", "zh-Hant", "zh-Hans"])
def test_every_decline_is_read_as_one(kind: QuestionKind | None, language: str) -> None:
    from core.local.wording import wording

    assert declines(wording(language).decline_of(kind))


def test_what_another_section_says_is_told_under_its_name(state: State) -> None:
    filled = "\n\n".join(
        f"## Corner {number}\n\nThe garden bench number {number} stands beside the old wall."
        for number in range(60)
    )
    talk = Talk(
        state,
        "# The shoulder sling\n\n## Nights\n\nSleep with the sling on for two weeks.\n\n"
        "## Naps\n\nWear the sling when you sleep by day too, for a month.\n\n" + filled,
    )
    reply = talk.reply("How long do I sleep with the sling?")
    assert reply.text == (
        'Your clinic\'s document "The shoulder sling" (section "Nights") says: '
        "Sleep with the sling on for two weeks.\n"
        'Section "Naps" says: Wear the sling when you sleep by day too, for a month.'
    )
    assert reply.retrieval is not None
    assert len(reply.retrieval["used_chunk_ids"]) == 2


TABLETS = """# Your metformin tablets

## Taking them

Take one tablet in the morning and one in the evening, with food. Swallow them whole with water.

## Do not stop

Do not stop the tablets without asking your doctor. If you took too much by mistake, call us.

## Alcohol

Drink little alcohol while you take metformin, no more than one glass a day.
"""


@pytest.mark.parametrize(
    "before",
    [
        ["How much do the tablets cost?"],
        ["Can I take two of the tablets instead of one?"],
        ["How do I swallow the tablets?", "How much do they cost?"],
    ],
)
def test_another_question_about_a_thing_is_not_refused_for_its_price(
    state: State, before: list[str]
) -> None:
    talk = Talk(state, TABLETS)
    for question in before:
        refused = talk.reply(question)
    assert [one["answered"] for one in refused.questions] == [False]
    assert "in the morning and one in the evening" in talk.ask("When do I take them?")


@pytest.mark.parametrize(
    ("before", "more"),
    [
        ("How much do the tablets cost?", "And how often?"),
        ("What did my blood test show?", "And when do I take it?"),
        ("Can I ski with it?", "And how often?"),
    ],
)
def test_what_goes_on_with_a_refused_question_is_refused(
    state: State, before: str, more: str
) -> None:
    talk = Talk(state, TABLETS)
    talk.ask(before)
    assert [one["answered"] for one in talk.reply(more).questions] == [False]


@pytest.mark.parametrize("refused", ["So can I fly tomorrow?", "And can I drive there?"])
def test_a_refused_question_stays_refused_after_one_that_is_answered(
    state: State, refused: str
) -> None:
    talk = Talk(state)
    assert [one["answered"] for one in talk.reply(refused).questions] == [False]
    assert "evening only" in talk.ask("When do I put cream on my legs?")
    assert [one["answered"] for one in talk.reply(refused).questions] == [False]


def test_how_much_is_asked_of_what_was_spoken_of(state: State) -> None:
    talk = Talk(state, TABLETS)
    assert "alcohol" in talk.ask("Can I drink alcohol?")
    told = talk.ask("And how much?")
    assert "no more than one glass a day" in told
    assert "too much by mistake" not in told
