"""Reads what is kept of a conversation beside its row."""

from __future__ import annotations

import asyncio
from functools import partial

from core.ports.blobs import BlobStore
from plugins.conversations.analysis import Analysis


async def read_analysis(blobs: BlobStore, transcript_key: str) -> Analysis:
    """The transcript with its questions and concerns. Raises NotFound."""
    chunks = [chunk async for chunk in blobs.read(transcript_key)]
    return await asyncio.to_thread(partial(Analysis.model_validate_json, b"".join(chunks)))
