"""Reads what is kept of a conversation beside its row."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from core.context import PluginContext
from core.errors import RecordFromNewerVersion, RecordUnreadable
from core.i18n import text
from core.ports.documents import StoredDocument
from core.stored.upgrades import BlobFormat, as_it_was
from plugins.conversations.contract import QuestionStatus, QuestionView
from plugins.conversations.models import ROWS
from plugins.conversations.review.analysis import Analysis

# From version 2 on a question may be partly answered or contradicted; from 3 on a reply may say
# more than the documents, and a question be of a kind that they do not answer; from 4 on a reply
# may have been held back.
TRANSCRIPT = BlobFormat(Analysis, version=4, upgrade=as_it_was)
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
