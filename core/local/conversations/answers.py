"""Answers a patient's message from the agent's documents: by quotation, or an honest decline."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from core.local.documents import DocumentStore
from core.local.meanings import DocumentMeanings
from core.local.state import Json
from core.local.wording import small_talk, speaks_as, wording
from core.retrieval.answers import Answer, answer_question
from core.retrieval.asking.follow_up import (
    goes_on,
    leans_on_before,
    points_back,
    with_thing_of,
    with_topic_of,
)
from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.asking.named import names_what_is_not_told
from core.retrieval.document_parts import DocumentPart
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_questions

_CACHED_INDEXES = 16
_MAX_QUESTIONS = 20  # of one message; a person asks three
# Answered once to have loaded what answers need: the tables of words, the model of meaning, and the
# patterns by which a statement may ask.
_ANYTHING = ("How long does it take?", "I hope that it heals.")

# Questions of these kinds are about a thing that leaflets do tell of; a result, the office or
# somebody else's use of it is not.
_OF_A_THING = frozenset({QuestionKind.PRICE, QuestionKind.OWN_DOSE})


@dataclass(frozen=True, slots=True)
class Reply:
    """What the agent says, the retrieval behind it, and each question's outcome.

    `retrieval` has the wire form of rag_retrieval_info, None when nothing was looked up.
    """

    text: str
    retrieval: Json | None
    questions: list[Json]


class Answerer:
    """Answers from the documents that are linked to an agent."""

    def __init__(self, documents: DocumentStore, meanings: DocumentMeanings) -> None:
        self._documents = documents
        self._meanings = meanings
        self._indexes: OrderedDict[tuple[tuple[str, int], ...], DocumentIndex] = OrderedDict()
        self._lock = threading.Lock()
        self._has_answered = False

    def reply(
        self, agent_id: str, message: str, agent_language: str, before: Json | None = None
    ) -> Reply:
        """Reply to one message: an answer or a decline for each question in it.

        `before` is the outcome of the question before this message, as in Reply.questions.
        Takes milliseconds, and some more for each document that has changed: call it in a worker
        thread.
        """
        started = time.monotonic()
        code = speaks_as(message, agent_language)
        asked = split_questions(message)
        questions = asked[:_MAX_QUESTIONS]
        if not questions:
            polite = small_talk(message, code)
            if polite is not None:
                return Reply(polite, None, [])
        index = self._index(agent_id)
        answers: list[tuple[str, Answer]] = []
        outcomes: list[Json] = []
        for question in questions or [message]:
            answer = _answer(index, question, before)
            answers.append((question, answer))
            before = _outcome(question, answer, before)
            outcomes.append(before)
        if not questions and not answers[0][1].answered:
            return Reply(wording(code).statement, None, [])
        paragraphs = [_sentence(answer, speaks_as(question, code)) for question, answer in answers]
        if len(asked) > len(questions):
            paragraphs.append(wording(code).too_many)
        retrieval = _retrieval([answer for _, answer in answers], message, started)
        return Reply("\n\n".join(paragraphs), retrieval, outcomes)

    @staticmethod
    def last_question(messages: Iterable[str], agent_language: str) -> Json | None:
        """What the next question may lean on, by a patient's earlier messages; None without any.

        It is the outcome of the last of their questions, but for whether it was answered.
        """
        before: Json | None = None
        for message in messages:
            asked = split_questions(message)[:_MAX_QUESTIONS]
            if not asked and small_talk(message, speaks_as(message, agent_language)) is None:
                asked = [message]
            for question in asked:
                special = special_question(question)
                before = _leaning(question, special.kind if special else None, before)
        return before

    def prepare(self, agent_id: str) -> None:
        """Load what the first reply of this agent would wait for. Call it in a worker thread."""
        index = self._index(agent_id)
        if not self._has_answered:
            self._has_answered = True
            for message in _ANYTHING:
                answer_question(index, message)

    def _index(self, agent_id: str) -> DocumentIndex:
        documents = self._documents.of_agent(agent_id)
        key = tuple(sorted((document.id, document.version) for document in documents))
        with self._lock:
            index = self._indexes.get(key)
            if index is None:
                known = self._known()
                parts = {
                    document.id: known.get((document.id, document.version))
                    or self._documents.part(document)
                    for document in documents
                }
                meaning = self._meanings.of({one.id: one for one in documents}, parts)
                index = DocumentIndex.of_parts(list(parts.items()), meaning)
                self._indexes[key] = index
                if len(self._indexes) > _CACHED_INDEXES:
                    self._indexes.popitem(last=False)
            self._indexes.move_to_end(key)
            return index

    def _known(self) -> dict[tuple[str, int], DocumentPart]:
        """The parts of the documents that an index in memory has, by id and version."""
        return {
            (identifier, versions[identifier]): part
            for versions, index in ((dict(key), index) for key, index in self._indexes.items())
            for identifier, part in index.parts
        }


def _answer(index: DocumentIndex, question: str, before: Json | None) -> Answer:
    """Answer a question; one that leans on the question before it is about the same.

    What goes on with a question that is declined is declined too. What asks something else about
    the thing whose price or dose was asked for is a question of its own about that thing.
    """
    leans = before is not None and leans_on_before(question)
    if before is None or not (leans or goes_on(question)):
        return answer_question(index, question)
    topic = _topic_of(before)
    if not leans:
        alone = answer_question(index, question)
        if alone.answered or alone.kind is not None:
            return alone
        return _telling_of(question, answer_question(index, with_topic_of(question, topic)))
    asked = answer_question(index, topic)
    if asked.kind in _OF_A_THING and points_back(question):
        return answer_question(index, with_thing_of(question, topic))
    together = _telling_of(question, answer_question(index, with_topic_of(question, topic)))
    return together if asked.answered else Answer(False, (), together.passage, 0.0, asked.kind)


def _telling_of(question: str, answer: Answer) -> Answer:
    """The answer; a decline where it tells only of the topic before, and not of a thing that the
    question itself names.
    """
    if not answer.answered or answer.passage is None:
        return answer
    titles = f"{answer.passage.document_title} {answer.passage.section_title}"
    if names_what_is_not_told(question, titles, answer.quote):
        return Answer(False, (), answer.passage, answer.confidence)
    return answer


def _outcome(question: str, answer: Answer, before: Json | None) -> Json:
    return _leaning(question, answer.kind, before) | {"answered": answer.answered}


def _leaning(question: str, kind: QuestionKind | None, before: Json | None) -> Json:
    """The question, with what it is about where it leans on the one before."""
    asked: Json = {"question": question}
    if before is not None and (
        leans_on_before(question) or (kind in _OF_A_THING and points_back(question))
    ):
        asked["topic"] = _topic_of(before)
    return asked


def _topic_of(before: Json) -> str:
    return str(before.get("topic") or before["question"])


def _sentence(answer: Answer, code: str) -> str:
    words = wording(code)
    passage = answer.passage
    if not answer.answered or passage is None:
        return words.decline_of(answer.kind)
    first, *others = answer.quotes
    if not passage.section_title or passage.section_title == passage.document_title:
        told = words.answer_without_section.format(
            document=passage.document_title, quote=first.text
        )
    else:
        told = words.answer.format(
            document=passage.document_title, section=passage.section_title, quote=first.text
        )
    further = (
        words.further_section.format(section=other.passage.section_title, quote=other.text)
        for other in others
    )
    return "\n".join((told, *further))


def _retrieval(answers: list[Answer], message: str, started: float) -> Json:
    chunks: dict[tuple[str, str], Json] = {}
    used: list[str] = []
    for answer in answers:
        quoted = [one.passage for one in answer.quotes]
        for passage in quoted or filter(None, [answer.passage]):
            key = (passage.document_id, passage.section_id)
            chunks.setdefault(
                key,
                {
                    "document_id": passage.document_id,
                    "chunk_id": passage.section_id,
                    "vector_distance": round(1.0 - answer.confidence, 4),
                },
            )
        used += [one.section_id for one in quoted if one.section_id not in used]
    return {
        "chunks": list(chunks.values()),
        "embedding_model": "multilingual_e5_large_instruct",
        "retrieval_query": message,
        "rag_latency_secs": round(time.monotonic() - started, 4),
        "used_chunk_ids": used,
    }
