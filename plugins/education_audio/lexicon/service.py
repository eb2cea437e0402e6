"""The clinic's pronunciations: kept, listed, and given to whatever is spoken."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from core.context import PluginContext
from core.errors import InvalidInput, NotFound
from core.i18n import text
from core.ports.documents import Create, Delete, JsonObject, Query, Replace, StoredDocument
from core.records.changes import creating, until_current
from core.records.versions import (
    ANY_VERSION,
    ExpectedVersion,
    first_version,
    last_change,
    next_version,
    version_of,
)
from core.shared.approvals import digest
from plugins.education_audio.aliases import Alias, alias_of, applying, with_aliases
from plugins.education_audio.contract import (
    NONE_YET,
    Pronunciation,
    PronunciationList,
    PronunciationRequest,
    SpokenLine,
    SpokenScript,
)
from plugins.education_audio.models import PRONUNCIATIONS, note_pronunciations_request
from plugins.education_audio.speech_text import turns

MAX_PRONUNCIATIONS = 500
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Saying:
    """How a script is said: the pronunciations that change what is said of it, as `aliases_for`,
    and the SHA-256 of what a voice is given."""

    pronunciations: list[JsonObject]
    voice_sha256: str


class Lexicon:
    """The pronunciations of the clinic."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._jobs = context.jobs

    async def all(self) -> PronunciationList:
        """Every pronunciation, by what is written."""
        rows = [_view(stored) for stored in await self._stored()]
        rows.sort(key=lambda row: (row.written.casefold(), row.language))
        return PronunciationList(pronunciations=rows)

    async def save(
        self,
        request: PronunciationRequest,
        by: str | None,
        expected: ExpectedVersion = ANY_VERSION,
    ) -> Pronunciation:
        """Keep how a word is said, in place of how it was said before; `by` is a person's name.

        Raises InvalidInput for one too many, or one that says what is written, ChangedMeanwhile,
        PreconditionFailed.
        """
        if request.written == request.spoken:
            raise InvalidInput.field("spoken", text("Write it as it is to be said"))
        identifier = _id(request.language, request.written)
        data: JsonObject = {
            "language": request.language,
            "written": request.written,
            "spoken": request.spoken,
        }

        async def attempt() -> JsonObject:
            known = await self._documents.get(PRONUNCIATIONS, identifier)
            expected.require(version_of(known.data) if known is not None else NONE_YET)
            if known is not None:
                changed = data | next_version(known.data, by)
                step: Create | Replace = Replace(PRONUNCIATIONS, identifier, changed, known.version)
            else:
                total = await self._documents.totals(PRONUNCIATIONS)
                if total.count >= MAX_PRONUNCIATIONS:
                    raise InvalidInput.field("written", text("The list is full"))
                changed = data | first_version(by)
                step = Create(PRONUNCIATIONS, identifier, changed)
            with creating(known is None):
                await self._jobs.enqueue(note_pronunciations_request(), [step])
            return changed

        return _view(StoredDocument(identifier, await until_current(attempt), ""))

    async def delete(self, identifier: str, expected: ExpectedVersion = ANY_VERSION) -> None:
        """Have the word said by the voice's own rules again.

        Raises NotFound, PreconditionFailed.
        """

        async def attempt() -> None:
            known = await self._documents.get(PRONUNCIATIONS, identifier)
            if known is None:
                raise NotFound(text("There is no pronunciation with this id."))
            expected.require(version_of(known.data))
            gone = Delete(PRONUNCIATIONS, identifier, known.version)
            await self._jobs.enqueue(note_pronunciations_request(), [gone])

        await until_current(attempt)

    async def aliases(self) -> list[Alias]:
        """All of them, to be applied."""
        return [alias_of(stored.data) for stored in await self._stored()]

    async def said_of(self, script: str) -> list[JsonObject]:
        """Those that change what is said of a script, as `aliases_for`."""
        aliases = await self.aliases()
        return await asyncio.to_thread(aliases_for, script, aliases) if aliases else []

    async def saying(self, script: str) -> Saying:
        """How a script is said at this moment, all of it by the same pronunciations."""
        aliases = await self.aliases()
        return await asyncio.to_thread(_saying, script, aliases)

    async def spoken(self, script: str) -> SpokenScript:
        """What a voice is given of each line of a script, beside what is written."""
        return await asyncio.to_thread(_spoken, script, await self.aliases())

    async def _stored(self) -> list[StoredDocument]:
        return [one async for one in self._documents.every(PRONUNCIATIONS, Query(limit=_PAGE))]


def aliases_for(script: str, aliases: list[Alias]) -> list[JsonObject]:
    """Those of the aliases that change what is said of a script, as an audio file keeps them."""
    from core.spoken.language import spoken_language  # not waited for by a start

    said = "\n".join(turn.text for turn in turns(script))
    found = applying(aliases, said, spoken_language(said))
    rows = [
        {"language": one.language, "written": one.written, "spoken": one.spoken} for one in found
    ]
    return sorted(rows, key=lambda row: (row["written"], row["language"]))


def voice_sha256(script: str, aliases: Iterable[Alias]) -> str:
    """The SHA-256 of what a voice is given of a script with these aliases."""
    return _voice_sha256(script, tuple(aliases))


# The same scripts are looked at again and again, and putting one into words takes some 10 ms.
@lru_cache(maxsize=64)
def _voice_sha256(script: str, aliases: tuple[Alias, ...]) -> str:
    return _spoken(script, list(aliases)).sha256


def _saying(script: str, aliases: list[Alias]) -> Saying:
    return Saying(aliases_for(script, aliases), voice_sha256(script, aliases))


def _spoken(script: str, aliases: list[Alias]) -> SpokenScript:
    from core.spoken import spoken_context, spoken_form
    from core.spoken.language import spoken_language

    said = [turn.text for turn in turns(script)]
    whole = "\n".join(said)
    own = applying(aliases, whole, spoken_language(whole))
    script_tells = spoken_context(whole)
    lines = []
    for one in said:
        # Line by line in both: neither what is put in nor what is worded has a line break.
        pronounced = with_aliases(one, own)
        spoken = spoken_form(pronounced, script_tells)
        rows = zip(*(form.split("\n") for form in (one, pronounced, spoken)), strict=True)
        for written, with_them, heard in rows:
            if written.strip():
                has_one = with_them != written
                lines.append(SpokenLine(written=written, spoken=heard, pronounced=has_one))
    return SpokenScript(lines=lines, sha256=digest("\n".join(line.spoken for line in lines)))


def _id(language: str, written: str) -> str:
    named = f"{language}\n{written.casefold()}"
    return f"pr_{hashlib.sha256(named.encode()).hexdigest()[:32]}"


def _view(stored: StoredDocument) -> Pronunciation:
    data = stored.data
    return Pronunciation(
        pronunciation_id=stored.id,
        language=data["language"],
        written=data["written"],
        spoken=data["spoken"],
        **last_change(data, data["changed_at"]),
    )
