"""Documents, finished conversations and the recorder for the tests of Conversation Logs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

from core.context import Extension
from core.host.registry import PluginRecord
from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import (
    AnswerAnalyserSpec,
    ConversationDetail,
    ConversationRecorder,
    FinishedConversation,
    RecordedTurn,
)
from plugins.conversations.review.analysers import own_analysers
from plugins.conversations.review.analysis import Analysis, analyse
from plugins.conversations.review.notes import with_notes
from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings
from tests.support.servers import Clinic

Row = dict[str, Any]

NINE = datetime(2024, 3, 10, 9, 0, tzinfo=UTC)

CAST = """# Looking after your plaster cast

## Keeping it dry

Keep the cast dry at all times. Cover it with a plastic bag when you take a shower. A wet cast
becomes soft and no longer holds the bone.

## Swelling

Raise the arm on a pillow for the first 3 days to reduce swelling. Move your fingers every hour.

## When the cast comes off

The cast is removed after 6 weeks with a small saw that does not hurt.
"""
CATARACT_ZH = """# 白內障手術後須知

## 清潔

手術後一週內不可以洗頭，避免髒水進入眼睛。洗臉時請用乾淨的毛巾輕輕擦拭。

## 用藥

眼藥水每天點四次，點藥前請先洗手。兩種眼藥水之間要間隔五分鐘。

## 回診

手術後第二天、第七天和一個月要回診檢查。
"""
KNEE_ES = """# Después de la operación de rodilla

## Caminar

Camine con muletas durante las primeras 4 semanas. Suba las escaleras con la pierna sana primero.

## Conducir

No conduzca hasta que pueda frenar sin dolor, por lo general unas 6 semanas.

## Herida

Mantenga la incisión limpia y seca. Los puntos se retiran a los 14 días.
"""

DRY = "Cover it with a plastic bag when you take a shower."
OFF = "The cast is removed after 6 weeks with a small saw that does not hurt."
DECLINE = "That is not in your clinic's documents. Please ask your clinic's staff."


def index_of(*texts: str) -> DocumentIndex:
    """A search index of these documents; the first heading is the title."""
    return DocumentIndex(
        SourceDocument(f"kd_{number}", text.splitlines()[0].removeprefix("# "), text)
        for number, text in enumerate(texts)
    )


def turn(message: str, reply: str | None, *, minute: int = 0, **more: Any) -> RecordedTurn:
    """One turn, so many minutes after nine."""
    asked = NINE + timedelta(minutes=minute)
    values: dict[str, Any] = {
        "message": message,
        "asked_at": asked,
        "response_text": reply,
        "answered_at": None if reply is None else asked + timedelta(seconds=4),
        "audio_key": None,
        "error": None,
    }
    return RecordedTurn(**(values | more))


def finished(
    conversation_id: str, turns: Sequence[RecordedTurn] = (), **changes: Any
) -> FinishedConversation:
    """A conversation of three minutes from nine."""
    started = changes.get("started_at", NINE)
    values: dict[str, Any] = {
        "conversation_id": conversation_id,
        "patient_id": "P1001",
        "agent_id": "ag_cast",
        "agent_name": "Cast guide",
        "knowledge_ids": [],
        "started_at": started,
        "ended_at": started + timedelta(minutes=3),
        "turns": list(turns),
    }
    return FinishedConversation(**(values | changes))


async def analysed(
    conversation: FinishedConversation,
    index: DocumentIndex,
    *more: AnswerAnalyserSpec,
    own: bool = False,
) -> Analysis:
    """The conversation as it is kept, with the built-in analysers and more; `own`: also these are
    of Conversation Logs.
    """
    built_in, other = (_record(name) for name in ("conversations", "other"))
    analysers = [
        *(Extension(spec, built_in) for spec in own_analysers()),
        *(Extension(spec, built_in if own else other) for spec in more),
    ]
    screen = Screener(SafetySettings())
    return await with_notes(analyse(conversation, index, screen), analysers, "conversations")


def _record(name: str) -> PluginRecord:
    return PluginRecord(id=name, source="test", load=lambda: ModuleType(name))


def recorder(clinic: Clinic) -> ConversationRecorder:
    """The service as other plugins reach it."""
    platform = clinic.app.state.platform
    return platform.service(ConversationRecorder)  # type: ignore[no-any-return]


async def record(
    clinic: Clinic, conversation_id: str, turns: Sequence[RecordedTurn] = (), **changes: Any
) -> ConversationDetail:
    """Keep a conversation."""
    return await recorder(clinic).record(finished(conversation_id, turns, **changes))


async def document(clinic: Clinic, text: str = CAST) -> str:
    """The id of a new document of the clinic."""
    name = text.splitlines()[0].removeprefix("# ")
    body = {"disease_name": name, "tags": ["faq"], "raw_content": text}
    answer = await clinic.client.post("/api/knowledge", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["knowledge_id"])


async def got(clinic: Clinic, path: str, **params: Any) -> Row:
    """The answer to a GET that must succeed."""
    answer = await clinic.client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def listed(clinic: Clinic, **params: Any) -> Row:
    """A page of the list."""
    return await got(clinic, "/api/conversations", **params)
