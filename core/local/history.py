"""Keeps what was spoken lately, as the provider does: to be fetched again without charge."""

from __future__ import annotations

import sqlite3
import time

from core.local.errors import VoiceApiError
from core.local.speech.engine import Speech
from core.local.state import Json, State, dump, new_id

KEPT_ITEMS = 100
"""The provider keeps all; here they would fill the disk."""

_SUMMARY = "position, id, voice_id, model, text, cost, media_type, alignment, created_at"


class SpeechHistory:
    """The spoken texts of the state, the newest first."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, voice_id: str, model: str, text: str, cost: int, speech: Speech) -> None:
        """Keep one, and let go of the oldest."""
        alignment: Json = {
            "characters": speech.alignment.characters,
            "character_start_times_seconds": speech.alignment.start_seconds,
            "character_end_times_seconds": speech.alignment.end_seconds,
        }
        row = (new_id(), voice_id, model, text, cost, speech.media_type, speech.audio)
        with self._state.transaction():
            self._state.write(
                "INSERT INTO speech_history (id, voice_id, model, text, cost, media_type, audio,"
                " alignment, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, dump(alignment), int(time.time())),
            )
            self._state.write(
                "DELETE FROM speech_history WHERE position <="
                " (SELECT MAX(position) FROM speech_history) - ?",
                (KEPT_ITEMS,),
            )

    def page(
        self, *, voice_id: str | None, since: int, after: str | None, limit: int
    ) -> list[sqlite3.Row]:
        """Those after the item `after`, of one voice or all, not older than `since` (Unix s)."""
        before = self._item(after)["position"] if after else None
        return self._state.rows(
            f"SELECT {_SUMMARY} FROM speech_history WHERE (? IS NULL OR voice_id = ?)"
            " AND created_at >= ? AND (? IS NULL OR position < ?) ORDER BY position DESC LIMIT ?",
            (voice_id, voice_id, since, before, before, limit),
        )

    def audio(self, item_id: str) -> tuple[bytes, str]:
        """The sound of one, and its media type. Raises VoiceApiError history_item_not_found."""
        item = self._item(item_id)
        rows = self._state.rows("SELECT audio FROM speech_history WHERE id = ?", (item_id,))
        return bytes(rows[0]["audio"]), str(item["media_type"])

    def _item(self, item_id: str) -> sqlite3.Row:
        row = self._state.row(f"SELECT {_SUMMARY} FROM speech_history WHERE id = ?", (item_id,))
        if row is None:
            raise VoiceApiError.not_found("history_item", item_id)
        return row
