"""Looks at all scripts anew when another release puts signs and figures into other words.

An approval is bound to what a voice is given of its script, so such a release ends approvals
without anybody having changed a thing: nobody would look, and the clinic would not be told.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path

from core.context import PluginContext
from core.errors import AppError
from core.jobs import JobRequest
from core.ports.documents import JsonObject, Query
from core.records.changes import creating, until_current
from core.shared.background import in_background
from plugins.education_audio.models import APPROVALS, NOTE_JOB, SPOKEN_BY

log = logging.getLogger(__name__)

_LATEST = "latest"
_LOOK = JobRequest(NOTE_JOB, {"release": True}, key="release")
"""The job that looks at all audio and scripts, and keeps by which release that was done."""

_RETRY_SECONDS = 20.0


class Releases:
    """Whether the scripts were looked at by this release."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._jobs = context.jobs

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """While this is open, it is looked once."""
        async with in_background(self._watch(), "education-audio-release"):
            yield

    async def _watch(self) -> None:
        while True:
            try:
                await self.look()
                return
            except AppError as error:
                log.warning("scripts were not looked at anew: %s", error.error_code)
                if not error.retryable:
                    return  # a damaged record, which operators are told of
            await asyncio.sleep(_RETRY_SECONDS)

    async def look(self) -> None:
        """Have all scripts looked at, if that was not done by this release."""
        approved = Query(limit=1, fields=("sha256",))
        if not (await self._documents.query(APPROVALS, approved)).items:
            return
        kept = await self._documents.get(SPOKEN_BY, _LATEST)
        if kept is None or kept.data != await _now():
            await self._jobs.enqueue(_LOOK)

    async def looked(self) -> None:
        """Keep that this release has looked at all scripts.

        It may have been another one that has asked for it: two run at once while one takes over.
        """
        now = await _now()

        async def attempt() -> None:
            kept = await self._documents.get(SPOKEN_BY, _LATEST)
            if kept is None:
                with creating(first=True):
                    await self._documents.create(SPOKEN_BY, _LATEST, now)
            else:
                await self._documents.replace(SPOKEN_BY, _LATEST, now, kept.version)

        await until_current(attempt)


async def _now() -> JsonObject:
    return {"fingerprint": await asyncio.to_thread(spoken_by)}


def spoken_by() -> str:
    """The SHA-256 of the code that says what a voice is given of a script."""
    found = hashlib.sha256()
    for file in code_files():
        found.update(file.read_bytes())
    return found.hexdigest()


def code_files() -> list[Path]:
    """The files of that code, and some more where a whole package is easier to keep true."""
    here = Path(__file__).parents[1]
    files = [here / "aliases.py", here / "speech_text.py"]
    for package in ("core.retrieval", "core.spoken", "core.text"):
        spec = find_spec(package)  # found without being imported: no start waits for it
        assert spec is not None
        for folder in spec.submodule_search_locations or ():
            files += sorted(Path(folder).rglob("*.py"))
    return files
