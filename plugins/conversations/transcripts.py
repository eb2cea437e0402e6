"""Reads and changes what is kept of a conversation beside its row."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from uuid import uuid4

from core.context import PluginContext
from core.errors import RecordFromNewerVersion, RecordUnreadable, StaleVersion
from core.i18n import text
from core.ports.documents import Replace, StoredDocument
from core.records.changes import until_current
from core.stored.upgrades import BlobFormat, as_it_was
from plugins.conversations.contract import QuestionStatus, QuestionView
from plugins.conversations.models import ROWS, WORDS, StoredConversation, changed_row
from plugins.conversations.review.analysis import Analysis

# From version 2 on a question may be partly answered or contradicted; from 3 on a reply may say
# more than the documents, and a question be of a kind that they do not answer; from 4 on a reply
# may have been held back; from 5 on the records of the voice service may have decided.
TRANSCRIPT = BlobFormat(Analysis, version=5, upgrade=as_it_was)
"""The blob of a row's `transcript_key`."""

_FIELD = "transcript_key"
_MISSING = text(
    "The transcript of this conversation is missing from storage or "
    "damaged. The other conversations are not affected. Ask whoever runs "
    "ElevenDops to restore the file; the Plugins page names the entry."
)


async def read_analysis(context: PluginContext, stored: StoredDocument) -> Analysis:
    """The transcript of a row, with its questions and concerns.

    Raises RecordUnreadable, and tells operators, when it is not there, damaged or too new.
    """
    [found] = await read_analyses(context, [stored])
    if isinstance(found, RecordUnreadable | RecordFromNewerVersion):
        raise found
    return found


async def read_analyses(
    context: PluginContext, several: Sequence[StoredDocument]
) -> list[Analysis | RecordUnreadable | RecordFromNewerVersion]:
    """The transcripts of some rows, read at the same time; operators are told of what is not there.

    An error stands for the transcript that cannot be read.
    """
    kept = await context.blobs.read_many([stored.data[_FIELD] for stored in several])
    found = await asyncio.to_thread(lambda: [_loaded(content) for content in kept])
    for stored, analysis in zip(several, found, strict=True):
        if isinstance(analysis, Analysis):
            context.documents.file_found(ROWS.name, stored.id)
        else:
            newer = isinstance(analysis, RecordFromNewerVersion)
            context.documents.file_missing(ROWS.name, stored.id, _FIELD, newer=newer)
    return found


async def present_analysis(context: PluginContext, conversation_id: str) -> Analysis | None:
    """What is kept of a conversation; None when it is gone. Raises RecordUnreadable."""
    documents = context.documents
    while (stored := await documents.get(ROWS.name, conversation_id)) is not None:
        try:
            return await read_analysis(context, stored)
        except RecordUnreadable:
            # Another judge may have put a new transcript in the place of this one.
            now = await documents.get(ROWS.name, conversation_id)
            if now is not None and now.version == stored.version:
                raise
    return None


def new_transcript_key(conversation_id: str) -> str:
    """Where the next transcript of a conversation is kept; no two have one name."""
    return f"conversations/{conversation_id}/{uuid4().hex}.json"


async def change_analysis(
    context: PluginContext, conversation_id: str, change: Callable[[Analysis], Analysis]
) -> Analysis | None:
    """Change what is kept of a conversation that has ended, and bring its row to it.

    Several do that, each for a part of its own: whoever comes second changes what the first has
    made of it. Returns what is kept then, None when the conversation is gone. Raises
    RecordUnreadable.
    """
    documents, blobs = context.documents, context.blobs

    async def attempt() -> Analysis | None:
        kept = await documents.get(ROWS.name, conversation_id)
        if kept is None:
            return None
        words = await documents.get(WORDS.name, conversation_id)
        before = await read_analysis(context, kept)
        analysis = change(before)
        if analysis == before:
            return before
        row = StoredConversation.of(kept)
        key = new_transcript_key(conversation_id)
        await blobs.put(key, TRANSCRIPT.dump(analysis), "application/json")
        data = changed_row(row, analysis, key).json_object()
        writes = [Replace(ROWS.name, kept.id, data, kept.version)]
        if words is not None:
            searched = data | {"words": words.data["words"]}
            writes.append(Replace(WORDS.name, words.id, searched, words.version))
        try:
            await documents.write(writes)
        except StaleVersion:
            await blobs.delete(key)
            raise
        await blobs.delete(row.transcript_key)
        return analysis

    return await until_current(attempt)


def _loaded(content: bytes | None) -> Analysis | RecordUnreadable | RecordFromNewerVersion:
    if content is None:
        return RecordUnreadable(_MISSING)
    try:
        return TRANSCRIPT.load(content)
    except RecordFromNewerVersion as error:
        return error
    except ValueError:
        return RecordUnreadable(_MISSING)


async def answered_questions(
    context: PluginContext, several: Sequence[StoredDocument]
) -> list[QuestionView]:
    """The questions of some rows that were answered; what cannot be read is left out."""
    found = await read_analyses(context, several)
    return [
        question
        for analysis in found
        if isinstance(analysis, Analysis)
        for question in analysis.questions
        if question.status is QuestionStatus.ANSWERED and question.helped is not False
    ]
