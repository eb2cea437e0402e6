"""The file formats in which Conversation Logs itself exports: a table (CSV), and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

from core import clock
from core.i18n import text
from plugins.conversations.contract import (
    AskedQuestion,
    ExportedConversation,
    ExporterSpec,
    ResultsState,
)

_COLUMNS = (
    "conversation_id",
    "patient_id",
    "agent",
    "started_at",
    "duration_seconds",
    "requires_attention",
    "concerns",
    "question",
    "answered",
    "answer",
    "passage",
    "criteria",
    "noted",
)
# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), also as the wide
# signs that spreadsheets of East Asia read.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Excel takes a file without it for one in an old encoding.
_MARK = "\ufeff"


def own_exporters() -> list[ExporterSpec]:
    """The exporters of Conversation Logs."""
    return [
        ExporterSpec("csv", text("Table (CSV)"), "text/csv", ".csv", table),
        ExporterSpec("json", "JSON", "application/json", ".json", array),
    ]


async def table(conversations: AsyncIterator[ExportedConversation]) -> AsyncIterator[bytes]:
    """A row for each question, and one for a conversation without; UTF-8 with a mark."""
    yield (_MARK + _lines([_COLUMNS])).encode()
    async for conversation in conversations:
        yield _lines(_rows(conversation)).encode()


async def array(conversations: AsyncIterator[ExportedConversation]) -> AsyncIterator[bytes]:
    """One array with an object for each conversation, each on a line of its own."""
    before = "[\n"
    async for conversation in conversations:
        yield f"{before}{json.dumps(_fields(conversation), ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def _rows(conversation: ExportedConversation) -> Iterator[Sequence[str]]:
    facts = [
        conversation.conversation_id,
        conversation.patient_id,
        conversation.agent_name,
        clock.stamp(conversation.started_at),
        f"{conversation.duration_seconds:.0f}",
        _yes(conversation.requires_attention),
        "; ".join(conversation.concerns),
    ]
    results = conversation.service_results
    found = ["", ""]
    if results is not None:
        # One that has not come yet, or will not, is no result.
        here = results.state is ResultsState.COMPLETE
        found = [
            "; ".join(
                f"{one.name}: {one.result.value if here else results.state.value}"
                for one in results.criteria
            ),
            "; ".join(
                f"{one.name}: {_noted(one.value) if here else results.state.value}"
                for one in results.values
            ),
        ]
    for question in conversation.questions:
        yield [
            *facts,
            question.question,
            _yes(question.answered),
            question.answer,
            question.passage,
            *found,
        ]
    if not conversation.questions:
        yield [*facts, "", "", "", "", *found]


def _fields(conversation: ExportedConversation) -> dict[str, object]:
    return {
        "conversation_id": conversation.conversation_id,
        "patient_id": conversation.patient_id,
        "agent_name": conversation.agent_name,
        "started_at": clock.stamp(conversation.started_at),
        "duration_seconds": conversation.duration_seconds,
        "requires_attention": conversation.requires_attention,
        "concerns": list(conversation.concerns),
        "questions": [_question(question) for question in conversation.questions],
        "service_results": conversation.service_results
        and conversation.service_results.model_dump(mode="json"),
    }


def _question(question: AskedQuestion) -> dict[str, object]:
    return {
        "question": question.question,
        "answered": question.answered,
        "answer": question.answer,
        "passage": question.passage or None,
    }


def _noted(value: str | float | bool | None) -> str:
    if value is None:
        return ""
    return _yes(value) if isinstance(value, bool) else str(value)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _lines(rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([_safe(cell) for cell in cells] for cells in rows)
    return buffer.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
